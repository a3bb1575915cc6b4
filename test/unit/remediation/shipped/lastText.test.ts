import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdsIn, seenIn } from '../../../../server/src/remediation/shipped/lastText.ts';
import { seeded } from '../../../credentials.ts';

const PATTERNS: readonly RegExp[] = [
  /\bfrom\s*['"]electron(?:\/\w+)?['"]/,
  /\b(?:document\.|window\.)\w/,
  /use server(?<=^[ \t]*(['"])use server)\1/m,
  /^\s*import\s+(?:android|androidx)\./m,
  /^%YAML[\s\S]{0,200}!u!/,
];
const PIECES = [
  "import { app } from 'electron';\n",
  'from',
  '"electron"',
  'document.title',
  "  'use server'\n",
  'import android.os.Bundle\n',
  '%YAML 1.1\n!u!',
  '\n',
  ' '.repeat(500),
  'const total = 0;\n'.repeat(200),
] as const;

test('after any edit a pattern holds where a look at the whole text says so', () => {
  const random = seeded(7);
  const below = (end: number): number => Math.floor(random() * end);
  let text = '';
  let held = 0;
  for (let edit = 0; edit < 3000; edit++) {
    const at = below(text.length + 1);
    const piece = PIECES[below(PIECES.length)] ?? '';
    text =
      text.slice(0, at) +
      (random() < 0.5 ? piece : '') +
      text.slice(at + below(random() < 0.1 ? 20_000 : 60));
    for (const pattern of PATTERNS) {
      assert.equal(holdsIn(text, pattern), pattern.test(text), `${pattern} after edit ${edit}`);
      held += Number(pattern.test(text));
    }
  }
  assert.ok(held > 1000, 'the texts hold some of the patterns');
});

test('a text is looked at once', () => {
  let looks = 0;
  const look = (text: string): number => {
    looks++;
    return text.length;
  };
  assert.deepEqual([seenIn('abc', look), seenIn('abc', look), seenIn('abcd', look)], [3, 3, 4]);
  assert.equal(looks, 2);
});
