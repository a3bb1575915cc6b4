import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createLiterals, type Literal } from '../../../server/src/detection/literals.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What is reported, in the order of the bytes. */
function hitsOf(literals: readonly Literal[], bytes: Uint8Array): string[] {
  const hits: string[] = [];
  createLiterals(literals)(bytes, (literal, start) => hits.push(`${start}:${literal}`));
  return hits.sort();
}

const fold = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
/** One character a byte. */
const spelled = (text: string): string =>
  Array.from(encoder.encode(text), (byte) => String.fromCharCode(byte)).join('');

/** The same, found literal by literal. */
function expectedOf(literals: readonly Literal[], bytes: Uint8Array): string[] {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return literals
    .flatMap(({ text: literal, exact }, index) =>
      [...bytes.keys()]
        .filter((start) =>
          exact
            ? text.startsWith(spelled(literal), start)
            : fold(text).startsWith(fold(spelled(literal)), start),
        )
        .map((start) => `${start}:${index}`),
    )
    .sort();
}

const exactly = (text: string): Literal => ({ text, exact: true });
const anyCase = (text: string): Literal => ({ text, exact: false });

test('every occurrence of every literal is reported, overlapping ones too', () => {
  const literals = ['he', 'she', 'hers', 'his'].map(anyCase);
  assert.deepEqual(hitsOf(literals, encoder.encode('uSHErs his')), ['1:1', '2:0', '2:2', '7:3']);
  assert.deepEqual(hitsOf([exactly('AC'), anyCase('ac')], encoder.encode('acAC')), ['0:1', '2:0', '2:1']);
});

const unit = fc.constantFrom('a', 'b', 'A', '_', '{', '[', '鍵', 'é');
const literal = fc.record({
  text: fc.string({ unit, minLength: 1, maxLength: 7 }),
  exact: fc.boolean(),
});
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '_', '鍵', 'x', '{', '\0'), maxLength: 40 });

test('literals and texts of all kinds agree with a search literal by literal, at any place of a buffer', () => {
  fc.assert(
    fc.property(fc.array(literal, { maxLength: 8 }), text, fc.nat(3), (literals, where, lead) => {
      const bytes = new Uint8Array(encoder.encode('\u0001'.repeat(lead) + where).buffer, lead);
      assert.equal(decoder.decode(bytes), where);
      assert.deepEqual(hitsOf(literals, bytes), expectedOf(literals, bytes));
    }),
    { numRuns: 500 },
  );
});

test('a long text is read in stretches, and nothing on their borders is missed', () => {
  const literals = ['needle', 'le', 'n'].map(anyCase);
  const search = createLiterals(literals);
  for (const length of [1023, 1024, 1025, 1026, 1027, 2048]) {
    for (const border of [0, length / 4, length / 2, (3 * length) / 4, length - 6]) {
      for (
        let start = Math.max(0, Math.floor(border) - 7);
        start <= Math.min(length - 6, border + 3);
        start++
      ) {
        const bytes = encoder.encode(`${'.'.repeat(start)}neEdle${'.'.repeat(length - 6 - start)}`);
        const hits: string[] = [];
        search(bytes, (literal, at) => hits.push(`${literal}:${at - start}`));
        assert.deepEqual(hits.sort(), ['0:0', '1:4', '2:0'], `${length} ${start}`);
      }
    }
  }
});

test('one search reads buffer after buffer', () => {
  const search = createLiterals([anyCase('key')]);
  const shared = encoder.encode('key and a key');
  for (const end of [13, 3, 2, 13]) {
    let hits = 0;
    search(shared.subarray(0, end), () => hits++);
    assert.equal(hits, end === 13 ? 2 : end === 3 ? 1 : 0);
  }
});

test('no literals, no hits; no bytes, no hits', () => {
  assert.deepEqual(hitsOf([], encoder.encode('anything')), []);
  assert.deepEqual(hitsOf([anyCase('a')], new Uint8Array()), []);
});
