import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { parseDocument } from 'yaml';
import { keylessNotices } from '../../../../server/src/advice/keylessNotices.ts';
import { unmark } from '../../remediation/fixing.ts';
import { after, fixOf } from '../edits/cases.ts';
import { GUIDED, SILENT, WORKFLOWS } from './cases.ts';

const noticesOf = (path: string, marked: string) =>
  keylessNotices({ uri: `file:///p/${path}`, languageId: '', text: unmark(marked).text });

describe('pipelines without a key', () => {
  for (const [what, path, before, expected] of WORKFLOWS) {
    it(what, () => {
      assert.equal(after(path, before), expected);
      assert.deepEqual(parseDocument(expected).errors, []);
    });
    it(`${what}: CRLF`, () =>
      assert.equal(after(path, before.replaceAll('\n', '\r\n')), expected.replaceAll('\n', '\r\n')));
    it(`${what}: once is enough`, () => assert.deepEqual(noticesOf(path, expected), []));
  }

  for (const [what, path, program] of GUIDED) {
    it(`makes no edit: ${what}`, () => assert.equal(fixOf(path, program).fix, undefined));
  }

  for (const [what, path, program] of SILENT) {
    it(`says nothing: ${what}`, () => {
      assert.equal(fixOf(path, program).fix, undefined);
      assert.deepEqual(noticesOf(path, program), []);
    });
  }

  it('says quietly of a secret that is referred to that it need not be', () => {
    for (const [what, path, before] of [...WORKFLOWS, ...GUIDED]) {
      const notices = noticesOf(path, before);
      const isReference = /«\$/.test(before);
      assert.equal(notices.length, isReference ? 1 : 0, what);
      for (const { id, severity, text, url, setup } of notices) {
        assert.match(id, /^keyless-[a-z-]+$/);
        assert.equal(severity, 'info');
        assert.match(text.en, /needs no key/);
        assert.match(text.ja, /キーは要りません/);
        assert.match(url, /^https:/);
        assert.ok(setup);
      }
    }
  });
});

describe('actionlint', () => {
  it('has nothing to say of the workflows after the edit', (context) => {
    if (spawnSync('actionlint', ['-version']).error !== undefined)
      return context.skip('actionlint is not there');
    const options = ['-shellcheck=', '-pyflakes=', '-'];
    for (const [what, path, before] of WORKFLOWS) {
      if (!path.startsWith('.github/')) continue;
      const { status, stdout } = spawnSync('actionlint', options, {
        input: after(path, before),
        encoding: 'utf8',
      });
      assert.equal(status, 0, `${what}: ${stdout}`);
    }
  });
});
