import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECKS } from '../../../../server/src/detection/checks/index.ts';
import { crc16 } from '../../../../server/src/detection/checks/sealed.ts';

test('CRC-16/XMODEM has its check value', () => {
  assert.equal(crc16(new TextEncoder().encode('123456789')), 0x31c3);
});

/** Published vectors, in pieces: whole they would look like somebody's keys. */
const PUBLISHED: readonly [check: string, source: string, ...pieces: string[]][] = [
  [
    'extended-key',
    'BIP 32, test vector 1',
    'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3w',
    'JUD2nW2nRk4stbPy6cq3jPPqjiChkVvv',
    'NKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJ',
    'gk33yuGBxrMPHi',
  ],
  ['mnemonic', 'BIP 39, 128 bits of zero', 'abandon '.repeat(11), 'about'],
  ['bech32', 'NIP 19', 'nsec1vl029mgpspedva04g90vltkh6fvh2', '40zqtv9k0t9af8935ke9laqsnlfe5'],
];

for (const [name, source, ...pieces] of PUBLISHED) {
  test(`${name}: ${source}`, () => {
    const value = pieces.join('');
    const check = CHECKS[name];
    assert.equal(check?.verify(value), 'pass');
    assert.equal(check?.verify(value.replace(/(.)(.)(?=.{3}$)/, '$2$1')), 'fail');
  });
}

for (const [name, body] of [
  ['base58check', 'some thirty-two bytes or more of it'],
  ['extended-key', 'some seventy-four bytes'],
  ['bech32', 'nsec1some bytes'],
  ['bech32', 'AGE-SECRET-KEY-1SOME BYTES'],
  ['strkey', 'Ssome bytes'],
  ['nkey', 'SUsome bytes'],
  ['mnemonic', 'sixteen bytes or more'],
] as const) {
  test(`${name} seals and reads its own: ${body}`, () => {
    const check = CHECKS[name];
    const sealed = check?.complete?.(body) ?? '';
    assert.equal(check?.verify(sealed), 'pass');
    const middle = sealed.length >> 1;
    const other = sealed[middle] === sealed[middle + 1] ? 'Q' : (sealed[middle + 1] ?? '');
    assert.equal(check?.verify(sealed.slice(0, middle) + other + sealed.slice(middle + 1)), 'fail');
  });
}
