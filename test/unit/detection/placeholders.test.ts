import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPlaceholder } from '../../../server/src/detection/placeholders.ts';
import { randomOf, seeded } from '../../credentials.ts';

test('a blank to fill in is a placeholder whatever it stands for', () => {
  const blanks = [
    'YOUR_API_KEY',
    'your-token-here',
    '<token>',
    '[API KEY]',
    '{api_key}',
    '${DB_PASSWORD}',
    '{{ password }}',
    '<%= secret %>',
    '$(cat secret)',
    '%(password)s',
    'xxxxxxxxxxxx',
    '****',
    'sk-...',
    'insert-your-key',
    'ここにAPIキーを入力',
    'あなたのAPIキー',
    'ダミー',
    'サンプル',
    'none',
    'REDACTED',
    'PASSWORD',
    'DB_PASSWORD',
    'API_KEY',
  ];
  for (const value of blanks) assert.ok(readPlaceholder(value, 'words'), value);
});

test('a format with made-up characters is a placeholder, a password of words is not', () => {
  const madeUp = [
    `sk_live_${'0'.repeat(24)}`,
    'abcdefghijklmnopqrstuvwxyz',
    '123456789012345678901234',
    `ghp_${'a'.repeat(36)}`,
    'AKIA_EXAMPLE_KEY',
    `${'ab'.repeat(16)}`,
  ];
  for (const value of madeUp) assert.ok(readPlaceholder(value, 'format'), value);
  for (const value of ['changeme', 'letmein', 'correct horse battery', 'p4ssw0rd', 'guest']) {
    assert.equal(readPlaceholder(value, 'words'), undefined, value);
  }
});

test('random values are never placeholders, and the reason holds nothing of the value', () => {
  const random = seeded(11);
  for (let i = 0; i < 2000; i++) {
    assert.equal(readPlaceholder(randomOf('A-Za-z0-9', 20 + (i % 40), random), 'format'), undefined);
  }
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('any', 'words', 'format'), (value, expected) => {
      const said = readPlaceholder(value, expected);
      if (said) assert.equal(said.supports, false);
    }),
  );
});

test('a private key is a placeholder when it shows less than a line of itself', () => {
  const armour = (body: string): string =>
    `-----BEGIN ${'RSA PRIVATE'} KEY-----\n${body}\n-----END ${'RSA PRIVATE'} KEY-----`;
  const random = seeded(3);
  assert.ok(readPlaceholder(armour('MII...'), 'format'));
  assert.equal(readPlaceholder(armour(`${randomOf('A-Za-z0-9+/', 800, random)}xxxx`), 'format'), undefined);
});
