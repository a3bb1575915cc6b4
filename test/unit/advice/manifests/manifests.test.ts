import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { keylessNotices } from '../../../../server/src/advice/keylessNotices.ts';
import { yamlDocuments } from '../../../../server/src/remediation/syntax/yamlPlace.ts';
import { unmark } from '../../remediation/fixing.ts';
import { after, fixOf } from '../edits/cases.ts';
import { LEFT, MANIFESTS } from './cases.ts';

const noticesOf = (path: string, marked: string) =>
  keylessNotices({ uri: `file:///p/${path}`, languageId: '', text: unmark(marked).text });

describe('manifests without a key', () => {
  for (const [what, path, before, expected] of MANIFESTS) {
    it(what, () => {
      assert.equal(after(path, before), expected);
      if (path !== 'Dockerfile') assert.ok(yamlDocuments(expected).length > 0);
    });
    it(`${what}: CRLF`, () =>
      assert.equal(after(path, before.replaceAll('\n', '\r\n')), expected.replaceAll('\n', '\r\n')));
    it(`${what}: once is enough`, () => assert.deepEqual(noticesOf(path, expected), []));
  }
  for (const [what, path, manifest] of LEFT) {
    it(`makes no edit: ${what}`, () => assert.equal(fixOf(path, manifest).fix, undefined));
  }
  it('says quietly of a key in a Secret or in a file of one that it need not be', () => {
    for (const [what, path, before] of MANIFESTS) {
      const [notice, ...more] = noticesOf(path, before);
      assert.deepEqual(more, []);
      assert.equal(notice !== undefined, /secretKeyRef|secretName/.test(before), what);
      if (notice === undefined) continue;
      assert.match(notice.id, /^keyless-(?:aws|google|azure)-pod$/);
      assert.equal(notice.severity, 'info');
      assert.match(notice.text.en, /needs no key/);
      assert.match(notice.text.ja, /キーは要りません/);
    }
  });
});

/** A checker of the platform's own, which takes the names of files. */
interface Tool {
  readonly command: string;
  readonly options: readonly string[];
  readonly files: RegExp;
}

const TOOLS: readonly Tool[] = [
  { command: 'kubernetes-validate', options: ['--strict', '--quiet'], files: /^k8s\// },
  { command: 'cfn-lint', options: ['--ignore-checks', 'W', '--'], files: /^(?:template|stack)\.ya?ml$/ },
];

describe("the platform's own tools", () => {
  for (const { command, options, files } of TOOLS) {
    it(`${command} takes what is left`, (context) => {
      if (spawnSync(command, ['--version']).status !== 0) return context.skip(`${command} is not there`);
      const folder = mkdtempSync(join(tmpdir(), 'kagimori-'));
      context.after(() => rmSync(folder, { recursive: true }));
      const names = MANIFESTS.filter(([, path]) => files.test(path)).map(([, path, before], index) => {
        const name = join(folder, `${index}.yaml`);
        // As a person fills it in.
        writeFileSync(name, after(path, before).replaceAll(':ACCOUNT:', ':111111111111:'));
        return name;
      });
      const { status, stdout, stderr } = spawnSync(command, [...options, ...names], { encoding: 'utf8' });
      assert.equal(status, 0, stdout + stderr);
    });
  }
});
