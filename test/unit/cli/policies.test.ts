/** `--policies`: rights that are too broad, on the command line like everything else. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { makeFolder } from '../../lsp/folder.ts';
import { run, runJson } from './running.ts';

const POLICY = '{"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}\n';
const FILES = {
  'policy.json': POLICY,
  '.github/workflows/a.yml': 'on: push\npermissions: write-all\njobs: {}\n',
};

test('rights are looked for when asked', async (context) => {
  const { path } = makeFolder(context, FILES);
  assert.equal((await run(path, 'scan')).code, 0);
  const { code, value } = await runJson(path, 'scan', '--policies', '--format', 'json');
  assert.equal(code, 1);
  assert.deepEqual(
    value.findings.map(
      (found: { rule: string; path: string; startLine: number; severity: string; line: string }) => [
        found.path,
        found.rule,
        found.startLine,
        found.severity,
        found.line.trim(),
      ],
    ),
    [
      ['.github/workflows/a.yml', 'policy-actions-write-all', 2, 'medium', 'permissions: write-all'],
      ['policy.json', 'policy-iam-wildcard', 1, 'medium', POLICY.trim()],
    ],
  );
  assert.match(value.findings[1].message, /allows every action on every resource/);
});

test('for people, in both languages', async (context) => {
  const { path } = makeFolder(context, FILES);
  const { out } = await run(path, 'scan', '--policies');
  assert.match(out, /policy\.json:1:\d+ medium IAM statement that allows everything policy-iam-wildcard/);
  assert.doesNotMatch(out, /in the code|\.env/);
  const japanese = await run(path, 'scan', '--policies', '--lang', 'ja');
  assert.match(japanese.out, /すべてを許可する IAM ステートメント/);
});

test('SARIF has rules of their own, with the CWE of rights', async (context) => {
  const { path } = makeFolder(context, FILES);
  const { value } = await runJson(path, 'scan', '--policies', '--format', 'sarif');
  const [{ tool, results }] = value.runs;
  const rule = tool.driver.rules.find(({ id }: { id: string }) => id === 'policy-iam-wildcard');
  assert.deepEqual(rule.properties.tags, ['security', 'permissions', 'external/cwe/cwe-250']);
  assert.equal(results.length, 2);
  assert.match(results[1].message.text, /Name the actions and the ARNs/);
});

test('a baseline settles them until they change, and so do marks, lists and severities', async (context) => {
  const folder = makeFolder(context, FILES);
  const { path } = folder;
  folder.git('init', '-q');
  const scan = ['scan', '--policies', '--baseline', '.kagimori-baseline.json'];
  assert.equal((await run(path, 'baseline', 'create', '--policies')).code, 0);
  assert.equal((await run(path, ...scan)).code, 0);
  folder.write('policy.json', POLICY.replace('"Effect"', '"Sid": "b", "Effect"'));
  assert.equal((await run(path, ...scan)).code, 1);
  folder.write('.kagimori.json', JSON.stringify({ disable: ['policy-iam-wildcard'] }));
  assert.equal((await run(path, ...scan)).code, 0);
  folder.write('.kagimori.json', JSON.stringify({ allow: [{ rules: ['policy-iam-wildcard'] }] }));
  assert.equal((await run(path, ...scan)).code, 0);
  folder.write('.kagimori.json', JSON.stringify({ severity: { 'policy-iam-wildcard': 'low' } }));
  assert.equal((await run(path, ...scan, '--fail-on', 'medium')).code, 0);
  folder.write('.kagimori.json', '{}');
  folder.write('a.tf', 'x = "arn:aws:iam::aws:policy/AdministratorAccess" # kagimori:allow break glass\n');
  const { value } = await runJson(path, 'scan', 'a.tf', '--policies', '--format', 'json');
  assert.deepEqual([value.findings.length, value.suppressed[0].by], [0, 'inline']);
});

test('the next commit, too', async (context) => {
  const folder = makeFolder(context, FILES);
  folder.git('init', '-q');
  folder.git('add', '.');
  const { value } = await runJson(folder.path, 'scan', '--staged', '--policies', '--format', 'json');
  assert.equal(value.findings.length, 2);
});
