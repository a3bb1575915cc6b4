import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECKS } from '../../../../server/src/detection/checks/index.ts';
import { marvin32 } from '../../../../server/src/detection/checks/marvin32.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('Marvin32 agrees with published vectors', () => {
  assert.equal(marvin32(bytes('abc'), 0xd53cd9cecd0893b7n), 0x6be02a86);
  assert.equal(marvin32(new Uint8Array(60), 'Default0'), 0xf7bd4557);
  assert.equal(marvin32(bytes(`AAA8Q~${'A'.repeat(31)}`), 'AadPwd00'), 0x670c3648);
});

test('an Entra secret ends in three characters over the rest', () => {
  const body = `AAA8Q~${'A'.repeat(31)}`;
  const check = CHECKS['entra-secret'];
  assert.equal(check?.complete?.(body), `${body}bzh`);
  assert.equal(check?.verify(`${body}bzh`), 'pass');
  assert.equal(check?.verify(`${body}bzi`), 'fail');
  assert.equal(check?.verify(body.replace('8Q~', '7Q~')), 'unknown');
});

const KINDS: readonly [check: string, key: string][] = [
  ['azure-storage', `${'A'.repeat(76)}+ASt${'A'.repeat(6)}==`],
  ['azure-cosmos', `${'B'.repeat(76)}ACDb${'A'.repeat(6)}==`],
  ['azure-functions', `${'c'.repeat(44)}AzFu${'A'.repeat(6)}==`],
  ['azure-messaging', `${'d'.repeat(33)}+ASb${'A'.repeat(6)}=`],
];

for (const [name, key] of KINDS) {
  test(`${name} seals and reads its own`, () => {
    const check = CHECKS[name];
    const sealed = check?.complete?.(key) ?? '';
    assert.equal(sealed.length, key.length);
    assert.equal(check?.verify(sealed), 'pass');
    assert.equal(check?.verify(`Z${sealed.slice(1)}`), 'fail');
    assert.equal(check?.verify('!'), 'unknown');
  });
}

test('one kind of key is not another', () => {
  const [, key] = KINDS[0] ?? ['', ''];
  assert.equal(CHECKS['azure-cosmos']?.verify(CHECKS['azure-storage']?.complete?.(key) ?? ''), 'fail');
});
