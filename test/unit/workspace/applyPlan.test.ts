import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Host } from '../../../server/src/host.ts';
import { createHostNode } from '../../../server/src/hostNode.ts';
import type { EditPlan } from '../../../server/src/remediation/plan.ts';
import { applyPlan } from '../../../server/src/workspace/applyPlan.ts';
import { type Folder, makeFolder } from '../../lsp/folder.ts';

const node = createHostNode();
const BEFORE = 'const a = "x";\n';

const planFor = (folder: Folder): EditPlan => ({
  title: { en: 'Move', ja: '移す' },
  names: ['A'],
  notes: [],
  changes: [
    {
      kind: 'edit',
      uri: folder.uriOf('a.js'),
      version: null,
      text: BEFORE,
      replacements: [{ range: { start: 10, end: 13 }, newText: 'process.env.A', annotation: 'reference' }],
    },
    { kind: 'create', uri: folder.uriOf('.env'), text: 'A=x\n', mode: 0o600, annotation: 'env' },
    { kind: 'create', uri: folder.uriOf('.gitignore'), text: '.env\n', annotation: 'ignore' },
  ],
});

/** Records what is written, in order, and refuses what `refuses` says. */
function recording(refuses: (path: string) => boolean = () => false): Host & { readonly written: string[] } {
  const written: string[] = [];
  return {
    ...node,
    written,
    writeFileAtomic: async (path, data, mode) => {
      if (refuses(path)) return { ok: false, error: 'read-only' };
      written.push(path.split('/').at(-1) ?? '');
      return node.writeFileAtomic(path, data, mode);
    },
  };
}

describe('a plan on disk', () => {
  test('is applied whole, the new home of a value before its old one', async (context) => {
    const folder = makeFolder(context, { 'a.js': BEFORE });
    const host = recording();
    assert.deepEqual(await applyPlan(host, planFor(folder)), { ok: true });
    assert.deepEqual(host.written, ['.gitignore', '.env', 'a.js']);
    assert.equal(folder.read('a.js'), 'const a = process.env.A;\n');
    assert.equal(folder.mode('.env'), 0o600);
  });

  test('is put back whole when one file cannot be written', async (context) => {
    const folder = makeFolder(context, { 'a.js': BEFORE });
    const outcome = await applyPlan(
      recording((path) => path.endsWith('a.js')),
      planFor(folder),
    );
    assert.equal(outcome.ok, false);
    assert.match(outcome.ok ? '' : outcome.reason.en, /a\.js cannot be written: nothing was changed/);
    assert.equal(folder.read('a.js'), BEFORE);
    assert.throws(() => folder.read('.env'), /ENOENT/);
    assert.throws(() => folder.read('.gitignore'), /ENOENT/);
  });

  for (const [name, files] of [
    ['a document has changed', { 'a.js': `${BEFORE}// more\n` }],
    ['a document is gone', {}],
    ['a file to make is there', { 'a.js': BEFORE, '.env': 'B=1\n' }],
  ] as const) {
    test(`writes nothing when ${name}`, async (context) => {
      const folder = makeFolder(context, files);
      const host = recording();
      assert.equal((await applyPlan(host, planFor(folder))).ok, false);
      assert.deepEqual(host.written, []);
    });
  }
});
