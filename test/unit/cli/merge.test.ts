import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { expand } from '../../credentials.ts';
import { type Folder, makeFolder } from '../../lsp/folder.ts';
import { plant } from '../../lsp/planted.ts';
import { run, runJson } from './running.ts';

const token = plant('github-pat-classic');
const npm = plant('npm-token');
const OWN_RULE = {
  rules: [{ id: 'acme', provider: 'Acme', name: 'door code', pattern: 'door-[0-9]{4}', severity: 'low' }],
};

/** Forty files, a third of them with something in them, a rule of the team's own, and something held back. */
function tree(context: TestContext): Folder {
  const folder = makeFolder(context, { 'src/.kagimori.json': JSON.stringify(OWN_RULE) });
  for (let at = 0; at < 40; at++) {
    const held = at % 6 === 0 ? ' // kagimori:allow a sample' : '';
    const line = at % 3 === 0 ? `const a = '${at % 2 ? token : npm}';${held}\n` : 'const a = 1;\n';
    folder.write(`src/part ${at % 5}/file${at}.js`, at === 4 ? "const door = 'door-1234';\n" : line);
  }
  return folder;
}

/** Runs the tree in parts, and writes their reports. */
async function inParts(folder: Folder, of: number, ...more: string[]): Promise<string[]> {
  const names: string[] = [];
  for (let part = 1; part <= of; part++) {
    const name = `report-${part}.json`;
    const shard = ['--shard', `${part}/${of}`, '--format', 'json', '-o', `../${name}`];
    await run(`${folder.path}/src`, 'scan', ...shard, ...more);
    names.push(name);
  }
  return names;
}

/** A signed token with these claims, made up. */
function jwt(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [part({ alg: 'HS256', typ: 'JWT' }), part(claims), expand('{A-Za-z0-9_-:43}', 5)].join('.');
}

const withoutTime = ({
  summary: { durationMs: _, ...summary },
  ...report
}: {
  summary: { durationMs: number };
}) => ({
  ...report,
  summary,
});

describe('kagimori merge', () => {
  for (const parts of [1, 3, 7]) {
    test(`of ${parts} parts is what one run says`, async (context) => {
      const folder = tree(context);
      const whole = await runJson(`${folder.path}/src`, 'scan', '--format', 'json');
      const reports = await inParts(folder, parts);
      const merged = await runJson(folder.path, 'merge', ...reports, '--format', 'json');
      assert.equal(whole.value.findings.length, 8);
      assert.equal(whole.value.suppressed.length, 7);
      assert.equal(merged.code, whole.code);
      assert.deepEqual(withoutTime(merged.value), withoutTime(whole.value));
    });
  }

  test('each part is smaller than the whole, and none is looked at twice where paths overlap', async (context) => {
    const folder = tree(context);
    const reports = await inParts(folder, 4, '.', 'part 1');
    const files = reports.map((name) => JSON.parse(folder.read(name)).summary.files);
    assert.equal(
      files.reduce((sum, count) => sum + count, 0),
      41,
    );
    assert.ok(
      files.every((count) => count > 0 && count < 30),
      files.join(' '),
    );
  });

  for (const format of ['sarif', 'github', 'gitlab', 'junit', 'text']) {
    test(`says as ${format} what one run says`, async (context) => {
      const folder = tree(context);
      const args = ['--format', format];
      const whole = await run(`${folder.path}/src`, 'scan', ...args);
      const reports = (await inParts(folder, 2)).map((name) => `../${name}`);
      const merged = await run(`${folder.path}/src`, 'merge', ...reports, ...args);
      const timeless = (text: string): string =>
        text.replace(/time="[\d.]+"|_time": "[^"]+"|[\d.]+ s\)/g, '');
      assert.equal(timeless(merged.out), timeless(whole.out));
    });
  }

  test('names a rule that only the reports know', async (context) => {
    const folder = tree(context);
    const reports = await inParts(folder, 2);
    const { out } = await run(folder.path, 'merge', ...reports, '--format', 'github');
    assert.match(out, /title=Acme door code \(acme\)/);
  });

  test('counts what stands in two reports once', async (context) => {
    const folder = tree(context);
    const [report = ''] = await inParts(folder, 1);
    const { value } = await runJson(folder.path, 'merge', report, report, '--format', 'json');
    assert.deepEqual([value.findings.length, value.summary.findings], [8, 8]);
  });

  test('keeps what a value says of its own life', async (context) => {
    const folder = makeFolder(context, {
      'src/a.js': `const token = '${jwt({ iat: 1_500_000_000, exp: 1_900_000_000 })}';\n`,
    });
    const whole = await runJson(`${folder.path}/src`, 'scan', '--format', 'json');
    assert.deepEqual(whole.value.findings[0].life, {
      state: 'long',
      start: '2017-07-14T02:40:00.000Z',
      end: '2030-03-17T17:46:40.000Z',
    });
    const reports = (await inParts(folder, 2)).map((name) => `../${name}`);
    const merged = await runJson(`${folder.path}/src`, 'merge', ...reports, '--format', 'json');
    assert.deepEqual(merged.value.findings, whole.value.findings);
  });

  test('stays in the language of the reports', async (context) => {
    const folder = tree(context);
    const reports = await inParts(folder, 2, '--lang', 'ja');
    const { out } = await run(folder.path, 'merge', ...reports, '--format', 'github');
    assert.match(out, /GitHub の/);
  });

  for (const [name, content] of [
    ['a text', 'x'],
    ['another tool', '{"tool":{"name":"other"},"findings":[],"suppressed":[],"summary":{}}'],
    ['half a finding', '{"tool":{"name":"kagimori"},"findings":[{"path":"a"}],"suppressed":[],"summary":{}}'],
    ['no object', '[]'],
  ] as const) {
    test(`refuses ${name}`, async (context) => {
      const folder = makeFolder(context, { 'report.json': content });
      const { code, err } = await run(folder.path, 'merge', 'report.json');
      assert.equal(code, 2);
      assert.match(err, /report\.json is no report/);
    });
  }

  test('wants reports, and such as are there', async (context) => {
    const folder = makeFolder(context);
    assert.deepEqual(
      [(await run(folder.path, 'merge')).code, (await run(folder.path, 'merge', 'gone.json')).code],
      [2, 2],
    );
  });
});

describe('--fail-on', () => {
  // A door code is low, the tokens are worse.
  for (const [failOn, own, all] of [
    [undefined, 1, 1],
    ['info', 1, 1],
    ['low', 1, 1],
    ['medium', 0, 1],
    ['never', 0, 0],
  ] as const) {
    test(`${failOn ?? 'left out'} ends with ${own} for what is low, with ${all} for what is worse`, async (context) => {
      const folder = tree(context);
      const args = failOn === undefined ? [] : ['--fail-on', failOn];
      const low = await run(`${folder.path}/src`, 'scan', 'part 4/file4.js', ...args);
      assert.match(low.out, /1 found/);
      assert.equal(low.code, own);
      const reports = await inParts(folder, 2);
      assert.equal((await run(folder.path, 'merge', ...reports, ...args)).code, all);
    });
  }
  test('takes no other word', async (context) => {
    assert.equal((await run(makeFolder(context).path, 'scan', '--fail-on', 'bad')).code, 2);
  });
});

describe('--shard', () => {
  for (const wrong of ['0/3', '4/3', '1', '1/0', 'a/b', '-1/2', '1/2/3']) {
    test(`is not ${wrong}`, async (context) => {
      assert.match((await run(makeFolder(context).path, 'scan', `--shard=${wrong}`)).err, /K\/N/);
    });
  }
  test('does not go with what is no tree', async (context) => {
    assert.match(
      (await run(makeFolder(context).path, 'scan', '--shard=1/2', '--history')).err,
      /cannot be combined/,
    );
  });
});
