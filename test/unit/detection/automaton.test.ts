import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createAutomaton } from '../../../server/src/detection/automaton.ts';

/** What an automaton reports, in the order of the text. */
function hitsOf(words: readonly string[], text: string): string[] {
  const hits: string[] = [];
  createAutomaton(words).scan(text, (word, start) => hits.push(`${start}:${words[word]}`));
  return hits.sort();
}

/** The same, found word by word. */
function expectedOf(words: readonly string[], text: string): string[] {
  const fold = (some: string): string => some.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return words
    .flatMap((word) =>
      [...Array(text.length).keys()]
        .filter((start) => fold(text).startsWith(fold(word), start))
        .map((start) => `${start}:${word}`),
    )
    .sort();
}

test('every occurrence of every word is reported, overlapping ones too', () => {
  assert.deepEqual(hitsOf(['he', 'she', 'hers', 'his'], 'uSHErs his'), ['1:she', '2:he', '2:hers', '7:his']);
});

test('words and texts of all kinds agree with a search word by word', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', 'A', '_', '鍵', '\ud83d'),
    minLength: 1,
    maxLength: 5,
  });
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', 'B', '_', '鍵', 'x', '\ud83d', '\0'),
    maxLength: 40,
  });
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 8 }), text, (words, where) => {
      assert.deepEqual(hitsOf(words, where), expectedOf(words, where));
    }),
  );
});

test('bytes tell the same as text', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '鍵'), minLength: 2, maxLength: 4 });
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '鍵', 'x'), maxLength: 20 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 4 }), text, (words, where) => {
      const told = createAutomaton(words).mayHold(new TextEncoder().encode(where));
      assert.equal(told, expectedOf(words, where).length > 0);
    }),
  );
});

test('no words, no hits', () => {
  assert.deepEqual(hitsOf([], 'anything'), []);
  assert.equal(createAutomaton([]).mayHold(new Uint8Array([1, 2, 3])), false);
});
