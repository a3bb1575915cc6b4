import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findUnnamed } from '../../../../server/src/detection/generic/unnamed.ts';
import { readSpelling } from '../../../../server/src/detection/generic/wordness.ts';
import { randomOf, seeded } from '../../../credentials.ts';

const random = seeded(9);
const values = (text: string): string[] =>
  findUnnamed(text).map(({ range }) => text.slice(range.start, range.end));

test('a value that looks random is found with its exact range', () => {
  const table: readonly (readonly [string, (value: string) => string])[] = [
    ['A-Z0-9', (v) => `new Client("${v}")`],
    ['A-Za-z0-9', (v) => `- ${v}`],
    ['A-Za-z0-9_-', (v) => `id: ${v}, next`],
    ['A-Z0-9', (v) => v],
  ];
  for (const [characters, write] of table) {
    const value = `a7${randomOf(characters, 30, random)}9Z`;
    assert.deepEqual(values(write(value)), [value]);
  }
});

test('words, hashes, identifiers and machine-made lines are none', () => {
  const hex = randomOf('0-9a-f', 40, random);
  const noise = randomOf('A-Za-z0-9', 32, random);
  const texts = [
    'import { createConnectionManagerFactory2 } from "./connection-manager-factory2";',
    `commit ${hex}`,
    `"${hex}"`,
    '"0b6e5e1c-7c8d-4f0e-9d5a-2f1b3c4d5e6f"',
    `"integrity": "sha512-${noise}${noise}=="`,
    `data:image/png;base64,${noise}`,
    `${'x = y;'.repeat(200)} a = "${noise}"`,
  ];
  for (const text of texts) assert.deepEqual(values(text), [], text);
});

test('any text yields spans inside it, in order', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: 'binary-ascii' }), (text) => {
      let last = 0;
      for (const { range } of findUnnamed(text)) {
        assert.ok(last <= range.start && range.start < range.end && range.end <= text.length);
        last = range.end;
      }
    }),
  );
});

test('words cost less than noise', () => {
  const words = ['connection', 'getUserName', 'password reset', 'authentication-handler'];
  for (const word of words) {
    const noise = randomOf('a-z', 16, random);
    assert.ok(readSpelling(word).cost < readSpelling(noise).cost, `${word} ${noise}`);
    assert.ok(readSpelling(word).covered > readSpelling(noise).covered, `${word} ${noise}`);
  }
});
