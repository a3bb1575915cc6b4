import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { decodeBytes, encodeText, type TextEncoding } from '../../../server/src/workspace/decode.ts';

const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return littleEndian ? bytes : bytes.swap16();
};

const CASES: readonly [name: string, bytes: Uint8Array, text: string | undefined, encoding?: TextEncoding][] =
  [
    ['UTF-8', Buffer.from('鍵 = "é"'), '鍵 = "é"', 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\uFEFFa=1'), 'a=1', 'utf-8-bom'],
    ['UTF-16, little endian', utf16('a=鍵', true), 'a=鍵', 'utf-16le'],
    ['UTF-16, big endian', utf16('a=鍵', false), 'a=鍵', 'utf-16be'],
    ['one byte per character', Uint8Array.of(0x61, 0xe9, 0x80), 'aé€', 'windows-1252'],
    ['nothing', Uint8Array.of(), '', 'utf-8'],
    ['a NUL near the start', Uint8Array.of(0x61, 0, 0x62), undefined],
    [
      'a NUL far away',
      Buffer.concat([Buffer.alloc(9000, 'a'), Buffer.of(0)]),
      `${'a'.repeat(9000)}\0`,
      'utf-8',
    ],
  ];

describe('decoding', () => {
  for (const [name, bytes, text, encoding] of CASES) {
    test(name, () => {
      const decoded = decodeBytes(bytes);
      assert.deepEqual(
        decoded,
        text === undefined ? { ok: false, reason: 'binary' } : { ok: true, text, encoding },
      );
      if (decoded.ok) assert.deepEqual([...(encodeText(decoded.text, decoded.encoding) ?? [])], [...bytes]);
    });
  }

  test('any bytes that count as text come back as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const decoded = decodeBytes(bytes);
        // Half a code unit, or half a pair, cannot be told from a broken file: UTF-16 is read but not promised back.
        if (!decoded.ok || decoded.encoding.startsWith('utf-16')) return;
        assert.deepEqual([...(encodeText(decoded.text, decoded.encoding) ?? [])], [...bytes]);
      }),
    );
  });

  test('what an encoding does not have is not written', () => {
    assert.equal(encodeText('鍵', 'windows-1252'), undefined);
  });
});
