/** What is written to `.env` is read back by the programs that really read it. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { envValues } from '../../server/src/remediation/dotenv/parse.ts';
import { type EnvDialect, PLAIN, quoteEnvValue } from '../../server/src/remediation/dotenv/write.ts';

type Values = Readonly<Record<string, string | undefined>>;

interface Reader {
  readonly name: string;
  /** Whether it reads files with Windows line endings at all. */
  readonly crlf: boolean;
  /** Why it is not on this machine. */
  readonly missing: string | undefined;
  read(text: string): Values;
}

const folder = mkdtempSync(join(tmpdir(), 'kagimori-env-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, '.env');
const COMPOSE = fileURLToPath(new URL('composeReader', import.meta.url));
const composeProgram = join(folder, 'compose');

const run = (program: string, args: readonly string[], input?: string): string =>
  execFileSync(program, args, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    ...(input === undefined ? {} : { input }),
  });
const reads = (program: string, ...args: string[]) => {
  return (text: string): Values => {
    writeFileSync(path, text);
    return JSON.parse(run(program, args));
  };
};
const DUMP = 'process.stdout.write(JSON.stringify(process.env))';
const PYTHON = 'import dotenv, json, sys; print(json.dumps(dict(dotenv.dotenv_values(sys.argv[1]))))';

/** undefined where the command succeeds. */
const lacks = (program: string, args: readonly string[], reason: string): string | undefined =>
  spawnSync(program, args, { stdio: 'ignore', timeout: 120_000 }).status === 0 ? undefined : reason;

const READERS: readonly Reader[] = [
  { name: 'dotenv (npm)', crlf: true, missing: undefined, read: (text) => parse(text) },
  {
    name: 'node --env-file',
    crlf: true,
    missing: undefined,
    read: reads(process.execPath, `--env-file=${path}`, '-e', DUMP),
  },
  {
    name: 'python-dotenv',
    crlf: true,
    missing: lacks('python3', ['-c', 'import dotenv'], 'python-dotenv is not installed'),
    read: reads('python3', '-c', PYTHON, path),
  },
  {
    name: 'docker compose (compose-go)',
    crlf: true,
    missing: lacks(
      'go',
      ['build', '-C', COMPOSE, '-o', composeProgram, '.'],
      'Go or its module is not there',
    ),
    read: (text) => JSON.parse(run(composeProgram, [], JSON.stringify([text])))[0],
  },
  {
    name: 'sh',
    crlf: false,
    missing: lacks('sh', ['-c', ':'], 'there is no sh'),
    read: reads('sh', '-c', `set -a; . '${path}'; set +a; exec '${process.execPath}' -e '${DUMP}'`),
  },
  {
    name: 'this product',
    crlf: true,
    missing: undefined,
    read: (text) => Object.fromEntries(envValues(text)),
  },
];

const char = (characters: string) => fc.constantFrom(...characters);
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** What passwords and keys are made of; the last three go beyond what anybody issues. */
const REALISTIC = [
  fc.string({ unit: char(`${LETTERS}+/=_-.`), minLength: 8, maxLength: 64 }),
  fc.string({ unit: char(`${LETTERS}!#$%&()*+,-./:;<=>?@[]^_{|}~ `), minLength: 8, maxLength: 40 }),
  fc.string({ unit: char(`${LETTERS}'!#%&()*+,-./:;<=>?@^_|~ `), minLength: 8, maxLength: 40 }),
  fc
    .array(fc.string({ unit: char(`${LETTERS}+/=`), minLength: 1, maxLength: 64 }), {
      minLength: 2,
      maxLength: 6,
    })
    .map((lines) => `-----BEGIN KEY-----\n${lines.join('\n')}\n-----END KEY-----\n`),
  fc
    .record({
      user: fc.string({ unit: char(LETTERS), minLength: 1 }),
      word: fc.string({ unit: char(`${LETTERS}!$%&*+-_~`), minLength: 8 }),
    })
    .map(({ user, word }) => `postgres://${user}:${word}@db.example:5432/app?sslmode=require#x`),
  fc.json(),
];
const WILD = [
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: char(`ab'"\`$\\#=\n \t\r{}();~鍵é🔑`), maxLength: 16 }),
];

const values = (arbitrary: readonly fc.Arbitrary<string>[], count: number): readonly string[] =>
  fc.sample(fc.oneof(...arbitrary), { numRuns: count, seed: 20261123 });

interface Batch {
  readonly name: string;
  readonly values: readonly string[];
  readonly dialect: EnvDialect;
  /** The most that may be refused, as a share. */
  readonly refused: number;
}

const BATCHES: readonly Batch[] = [
  { name: 'values as they are issued', values: values(REALISTIC, 300), dialect: PLAIN, refused: 0.08 },
  { name: 'any text', values: values(WILD, 300), dialect: PLAIN, refused: 0.6 },
  {
    name: 'a file with Windows line endings',
    values: values(REALISTIC, 200),
    dialect: { ...PLAIN, crlf: true },
    refused: 0.08,
  },
];

describe('what is written to .env is read back', () => {
  for (const { name, values: samples, dialect, refused } of BATCHES) {
    const lines: string[] = ['# first', 'BEFORE=1'];
    const expected = new Map<string, string>([['BEFORE', '1']]);
    for (const [index, value] of samples.entries()) {
      const written = quoteEnvValue(value, dialect);
      if (!written.ok) continue;
      lines.push(`K${index}=${written.text}`);
      expected.set(`K${index}`, value);
    }
    lines.push('AFTER=2', '');
    expected.set('AFTER', '2');
    const text = lines.join('\n').replaceAll('\n', dialect.crlf ? '\r\n' : '\n');

    test(`${name}: few are refused`, () => {
      const share = (samples.length - (expected.size - 2)) / samples.length;
      assert.ok(share <= refused, `${Math.round(share * 100)} % refused`);
    });
    for (const reader of READERS) {
      const skip = reader.missing ?? (dialect.crlf && !reader.crlf ? 'reads no such file' : false);
      test(`${name}: ${reader.name}`, { skip }, () => {
        const actual = reader.read(text);
        const wrong = [...expected].filter(([key, value]) => actual[key] !== value);
        assert.deepEqual(
          wrong.map(([key, value]) => ({ value, actual: actual[key] })),
          [],
        );
      });
    }
  }
});
