import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CHECKS } from '../../../../server/src/detection/checks/index.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.base64String({ maxLength: 200 }),
  fc.stringMatching(/^(?:eyJ|pypi-|glc_|ops_|-----BEGIN PRIVATE KEY-----|S|xprv|nsec1)[\w+/=.\n-]{0,200}$/),
);

for (const [name, check] of Object.entries(CHECKS)) {
  test(`${name} answers any text and never throws`, () => {
    assert.ok(check.pass.en && check.pass.ja && check.fail.en && check.fail.ja, 'speaks both languages');
    fc.assert(
      fc.property(anyText, (text) => assert.match(check.verify(text), /^(pass|fail|unknown)$/)),
      { numRuns: 60 },
    );
  });
}
