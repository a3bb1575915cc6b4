import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from '../../../../server/src/detection/checks/crc32.ts';
import { CHECKS } from '../../../../server/src/detection/checks/index.ts';
import { BASE36, BASE62, inRadix } from '../../../../server/src/detection/checks/radix.ts';

const A = (times: number) => 'A'.repeat(times);

test('crc32 and its spellings agree with the published values', () => {
  assert.equal(crc32('hello').toString(16), '3610a686');
  assert.equal(inRadix(crc32('hello'), BASE62, 6), '0zNvy2');
  assert.equal(inRadix(crc32('hello'), BASE36, 7), '0f01gna');
});

const VECTORS: readonly [check: string, body: string, sum: string, tail?: string][] = [
  ['crc-base62', `ghp_${A(30)}`, '0uCPlr'],
  ['crc-base62', `ghr_${A(70)}`, '2pl4EB'],
  ['crc-base62', `vcp_${A(50)}`, '1cGWCC'],
  ['github-fine-grained', `github_pat_${A(22)}_${A(43)}`, 'KQR5NA6B', A(8)],
  ['crc-base36', `glpat-${A(27)}.01.0r`, '1jbw1s6'],
  ['crc-upper-hex', `ATATT3${A(180)}=`, '7173F7C1'],
  ['crc-upper-hex', `ATBB${A(24)}`, '161F510F'],
  ['crc-little-endian-hex', `glsa_${A(32)}_`, 'd8dc8af3'],
  ['crc-hex', `cfut_${A(40)}`, '2ae98c30'],
  ['crc-hex', `zpka_${'a'.repeat(32)}_`, 'cab11777'],
  ['crc-little-endian-base64', `cflt${A(54)}`, 'FZQbVQ'],
];

for (const [name, body, sum, tail = ''] of VECTORS) {
  test(`${name} over ${body.slice(0, 12)}`, () => {
    const check = CHECKS[name];
    assert.equal(check?.complete?.(body), body + sum);
    assert.equal(check?.verify(body + sum + tail), 'pass');
    const changed = body.replace('AAAA', 'AABA').replace('aaaa', 'aaba');
    assert.equal(check?.verify(changed + sum + tail), 'fail');
    assert.equal(check?.verify('something else'), 'unknown');
  });
}
