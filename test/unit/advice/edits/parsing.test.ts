/** What the keyless edits leave is still a program: each language's own parser reads it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { parseSync } from '@swc/core';
import { parseDocument } from 'yaml';
import { after, EDITS as PLAIN } from './cases.ts';
import { CODE } from './codeCases.ts';
import { CONSTANTS } from './constantCases.ts';
import { DATABASES } from './databaseCases.ts';
import { PLATFORMS } from './platformCases.ts';
import { STACKS } from './stackCases.ts';

const EDITS = [...PLAIN, ...CODE, ...CONSTANTS, ...STACKS, ...DATABASES, ...PLATFORMS];

interface Tool {
  readonly command: string;
  readonly arguments: readonly string[];
  /** Whether the tool prints the program as it should be formatted. */
  readonly formats?: boolean;
}

const TOOLS: Readonly<Record<string, Tool>> = {
  py: { command: 'python3', arguments: ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'] },
  go: { command: 'gofmt', arguments: ['-e'], formats: true },
  rb: { command: 'ruby', arguments: ['-c', '-'] },
  php: { command: 'php', arguments: ['-l'] },
  tf: { command: 'terraform', arguments: ['fmt', '-'], formats: true },
};

const isThere = ({ command }: Tool): boolean =>
  spawnSync(command, [], { input: '', stdio: 'pipe' }).error === undefined;

describe('programs after a keyless edit', () => {
  for (const [ending, tool] of Object.entries(TOOLS)) {
    it(`${ending}: ${tool.command} reads them`, (context) => {
      if (!isThere(tool)) return context.skip(`${tool.command} is not there`);
      for (const [what, path, before] of EDITS.filter(([, name]) => name.endsWith(`.${ending}`))) {
        const input = after(path, before);
        const { status, stdout, stderr } = spawnSync(tool.command, tool.arguments, {
          input,
          encoding: 'utf8',
        });
        assert.equal(status, 0, `${what}: ${stderr}`);
        if (tool.formats === true) assert.equal(stdout, input, what);
      }
    });
  }
  for (const [what, path, before] of EDITS) {
    if (/\.[cm]?[jt]s$/.test(path)) {
      it(`TypeScript reads: ${what}`, () => {
        assert.ok(parseSync(after(path, before), { syntax: 'typescript' }).body.length > 0);
      });
    }
    if (/\.yml$/.test(path)) {
      it(`YAML reads: ${what}`, () => assert.deepEqual(parseDocument(after(path, before)).errors, []));
    }
  }
});
