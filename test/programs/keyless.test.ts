/**
 * The programs after a keyless edit against the types of the real SDKs: an edit adds no kind of error to a program that
 * it did not have. The programs are pieces, so that what they do not say (a region, a table) is unknown before and after.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { after, EDITS as PLAIN } from '../unit/advice/edits/cases.ts';
import { CODE } from '../unit/advice/edits/codeCases.ts';
import { CONSTANTS } from '../unit/advice/edits/constantCases.ts';
import { DATABASES } from '../unit/advice/edits/databaseCases.ts';
import { PLATFORMS } from '../unit/advice/edits/platformCases.ts';
import { STACKS } from '../unit/advice/edits/stackCases.ts';
import { unmark } from '../unit/remediation/fixing.ts';
import { SDKS } from './keyless/sdks.ts';

const ALL = [...PLAIN, ...CODE, ...CONSTANTS, ...DATABASES, ...STACKS, ...PLATFORMS];
const FETCH = 'the SDKs are not in .stores (node test/programs/keyless/sdks.ts fetches them)';

/** Both states of every program whose name matches. */
const programs = (name: RegExp) =>
  ALL.filter(([, path]) => name.test(path)).map(([what, path, before]) => ({
    what,
    ending: path.slice(path.lastIndexOf('.')),
    before: unmark(before).text,
    after: after(path, before),
  }));

/** What is wrong after the edit and was not before. @param kinds by the number of the program and its state */
function assertNothingNew(
  what: string,
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): void {
  const added = [...now].filter(([kind]) => !before.has(kind)).map(([, message]) => message);
  assert.deepEqual(added, [], what);
}

describe('the types of the SDKs', () => {
  it('TypeScript and JavaScript', (context) => {
    if (!existsSync(join(SDKS.node, 'node_modules/@aws-sdk/rds-signer'))) return context.skip(FETCH);
    // Pulumi's package alone is half a gigabyte.
    const all = programs(/\.[cm]?[jt]s$/).filter(({ before }) => !before.includes('@pulumi/'));
    const folder = mkdtempSync(join(SDKS.node, 'types-'));
    context.after(() => rmSync(folder, { recursive: true }));
    for (const [index, program] of all.entries()) {
      writeFileSync(join(folder, `before${index}${program.ending}`), program.before);
      writeFileSync(join(folder, `after${index}${program.ending}`), program.after);
    }
    const options = {
      module: 'esnext',
      moduleResolution: 'bundler',
      target: 'es2022',
      allowJs: true,
      checkJs: true,
      noEmit: true,
      strict: false,
      skipLibCheck: true,
      types: ['node'],
      typeRoots: [join(SDKS.node, 'node_modules/@types')],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }));
    const { stdout } = spawnSync('tsc', ['-p', folder, '--pretty', 'false'], { encoding: 'utf8' });
    const errors = [
      ...stdout.matchAll(/^(?:.*\/)?((?:before|after)\d+\.\w+)\(.*?\): error (TS\d+): (.*)$/gm),
    ];
    const kindsOf = (name: string): ReadonlyMap<string, string> =>
      new Map(
        errors.flatMap(([, file, code = '', message = '']) => (file === name ? [[code, message]] : [])),
      );
    // That something is read at all: the pieces leave names open.
    assert.ok(errors.length > 0, stdout);
    for (const [index, { what, ending }] of all.entries())
      assertNothingNew(what, kindsOf(`before${index}${ending}`), kindsOf(`after${index}${ending}`));
  });

  it('Python', (context) => {
    const pyright = join(SDKS.node, 'node_modules/.bin/pyright');
    if (!existsSync(pyright) || !existsSync(join(SDKS.python, 'boto3'))) return context.skip(FETCH);
    const folder = mkdtempSync(join(SDKS.node, 'python-'));
    context.after(() => rmSync(folder, { recursive: true }));
    const all = programs(/\.py$/);
    for (const [index, program] of all.entries()) {
      writeFileSync(join(folder, `before${index}.py`), program.before);
      writeFileSync(join(folder, `after${index}.py`), program.after);
    }
    writeFileSync(join(folder, 'pyrightconfig.json'), JSON.stringify({ extraPaths: [SDKS.python] }));
    const { stdout } = spawnSync(pyright, ['--outputjson', '-p', folder], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    const found = JSON.parse(stdout) as {
      readonly generalDiagnostics: readonly { file: string; rule?: string; message: string }[];
    };
    const kindsOf = (name: string): ReadonlyMap<string, string> =>
      new Map(
        found.generalDiagnostics
          .filter(({ file }) => file.endsWith(`/${name}`))
          .map(({ rule = 'syntax', message }) => [rule, message]),
      );
    for (const [index, { what }] of all.entries())
      assertNothingNew(what, kindsOf(`before${index}.py`), kindsOf(`after${index}.py`));
  });

  it('Go', (context) => {
    if (!existsSync(join(SDKS.go, 'go.sum'))) return context.skip(FETCH);
    const folder = mkdtempSync(join(SDKS.go, 'vet-'));
    context.after(() => rmSync(folder, { recursive: true }));
    for (const [index, program] of programs(/\.go$/).entries()) {
      const name = join(folder, `p${index}.go`);
      const vet = (text: string) => {
        writeFileSync(name, text);
        return spawnSync('go', ['vet', name], { cwd: SDKS.go, encoding: 'utf8' });
      };
      // What is no whole program proves nothing either way.
      if (vet(program.before).status !== 0) continue;
      const { status, stderr } = vet(program.after);
      assert.equal(status, 0, `${program.what}: ${stderr}`);
    }
  });
});
