/** What the command line writes for CI, read back by the rules of who reads it: the same places, whatever files are called. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import { makeFolder } from '../../lsp/folder.ts';
import { plant } from '../../lsp/planted.ts';
import { run, runJson } from '../cli/running.ts';

const line = `const a = '${plant('github-pat-classic')}';\n`;
const NAMES =
  process.platform === 'win32'
    ? ['a,b %0A.js', '日本/鍵.js']
    : ['a,b:c %0A.js', '日本/鍵 "a"&<b>.js', "it's #1?.js", 'new\nline.js'];
const files = Object.fromEntries(NAMES.map((name, at) => [name, '\n'.repeat(at) + line]));
/** Where each stands: path and line, counted from 1. */
const PLACES = NAMES.map((name, at) => `${name}:${at + 1}`).sort();

describe('reports of odd names, read back', () => {
  test('SARIF by the schema of OASIS, its addresses as RFC 3986 has them', async (context) => {
    const { value } = await runJson(makeFolder(context, files).path, 'scan', '--format', 'sarif');
    const schema = createRequire(import.meta.url).resolve(
      '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
    );
    const { id: _, $schema: __, ...rest } = JSON.parse(readFileSync(schema, 'utf8'));
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(rest);
    const read: unknown = value;
    assert.ok(validate(read), JSON.stringify(validate.errors));
    const places = value.runs[0].results.map(
      ({
        locations: [at],
      }: {
        locations: [
          Record<'physicalLocation', { artifactLocation: { uri: string }; region: { startLine: number } }>,
        ];
      }) => {
        const { artifactLocation, region } = at.physicalLocation;
        return `${decodeURIComponent(artifactLocation.uri)}:${region.startLine}`;
      },
    );
    assert.deepEqual(places.sort(), PLACES);
  });

  test('GitHub annotations as the runner unescapes them', async (context) => {
    const { out } = await run(makeFolder(context, files).path, 'scan', '--format', 'github');
    const data = (text: string): string =>
      text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
    const property = (text: string): string => data(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
    const places = out
      .trimEnd()
      .split('\n')
      .map((command) => {
        const [, properties = '', message = ''] = /^::error ([^:]*)::(.+)$/.exec(command) ?? [];
        assert.match(data(message), /GitHub personal access token/);
        const told = new Map(properties.split(',').map((pair) => pair.split('=', 2) as [string, string]));
        return `${property(told.get('file') ?? '')}:${told.get('line')}`;
      });
    assert.deepEqual(places.sort(), PLACES);
  });

  test('JUnit as an XML parser reads it', async (context) => {
    const folder = makeFolder(context, files);
    const { out } = await run(folder.path, 'scan', '--format', 'junit', '--lang', 'ja');
    const script =
      'import sys, json, xml.etree.ElementTree as t; print(json.dumps([[c.get("file"), c.get("line"), c.find("failure").get("type")] for c in t.fromstring(sys.stdin.buffer.read()).iter("testcase")]))';
    const { status, stdout, error } = spawnSync('python3', ['-c', script], { input: out, encoding: 'utf8' });
    if (error !== undefined) {
      context.skip('python3 is not here');
      return;
    }
    assert.equal(status, 0);
    const cases: [string, string, string][] = JSON.parse(stdout);
    assert.deepEqual(cases.map(([file, row]) => `${file}:${row}`).sort(), PLACES);
    assert.deepEqual(new Set(cases.map(([, , type]) => type)), new Set(['critical']));
  });

  test('GitLab by its own schema, where a copy is at hand', async (context) => {
    // Another project's file, which is not kept here: `dist/secret-detection-report-format.json` of its schemas.
    const schema = process.env.KAGIMORI_GITLAB_SCHEMA ?? '';
    if (!existsSync(schema)) {
      context.skip('KAGIMORI_GITLAB_SCHEMA names no copy of the schema');
      return;
    }
    const { value } = await runJson(makeFolder(context, files).path, 'scan', '--format', 'gitlab');
    const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(schema, 'utf8')));
    const read: unknown = value;
    assert.ok(validate(read), JSON.stringify(validate.errors));
    assert.deepEqual(
      value.vulnerabilities
        .map(
          ({ location }: { location: { file: string; start_line: number } }) =>
            `${location.file}:${location.start_line}`,
        )
        .sort(),
      PLACES,
    );
  });
});
