import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { planMoveToEnv } from '../../../server/src/remediation/moveToEnv.ts';
import { applyPlan, requestFor } from './fixing.ts';

const PATHS = [
  'a.js',
  'a.tsx',
  'a.vue',
  'a.astro',
  'a.py',
  'a.go',
  'a.sh',
  'a.fish',
  '.envrc',
  'compose.yaml',
  'a.json',
  'Dockerfile',
  'a.rb',
  'a.rs',
  'a.java',
  'a.php',
  'a.cs',
  'a.unknown',
];

/** Pieces that open, close, escape or interrupt something in some language. */
const PIECE = fc.oneof(
  fc.constantFrom(
    "'",
    '"',
    '`',
    '"""',
    "'''",
    '${',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '\\',
    '\n',
    '\r\n',
    '#',
    '//',
    '/*',
    '*/',
    '<<EOF\n',
    "<<-'E'\n",
    'EOF\n',
    '$(',
    '=',
    ':',
    ',',
    ' + ',
    '<a b=',
    '/>',
    '/',
  ),
  fc.constantFrom(
    'const ',
    'var ',
    'import ',
    'import (',
    'package main\n',
    'enum E {',
    'type T = ',
    'f"',
    'rb"',
    'os.getenv("A", ',
    'process.env.A || ',
    'case ',
    'export ',
    '- key: ',
    'FROM x\n',
    '#!/bin/sh\n',
    '---\n',
  ),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

describe('planMoveToEnv on any text', () => {
  it('never throws, and what it plans can be applied', () => {
    const text = fc.array(PIECE, { maxLength: 30 }).map((pieces) => pieces.join(''));
    const project = fc.constantFrom<Record<string, string>>(
      {},
      { '.env': 'A="' },
      { 'package.json': '{"dependencies":{"dotenv":"1","next":1}}', '.gitignore': '!.env' },
      { 'requirements.txt': 'python-dotenv', 'package.json': '[' },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...PATHS),
        text,
        fc.nat(),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        project,
        (path, before, at, length, twice, beside) => {
          const start = before.length === 0 ? 0 : at % before.length;
          const end = Math.min(before.length, start + length);
          const next = Math.min(before.length, end + 1);
          const spans = twice
            ? [
                { start, end },
                { start: next, end: Math.min(before.length, next + length) },
              ]
            : [{ start, end }];
          const { request, catalogue } = requestFor({ path, text: before, spans, beside, options: {} });
          const outcome = planMoveToEnv(request, catalogue);
          if (outcome.ok) applyPlan({ [path]: before, ...beside }, outcome.plan);
          else assert.notEqual(outcome.reason.ja, '');
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('ends on a line of half a megabyte', { timeout: 30_000 }, () => {
    for (const path of ['a.js', 'a.py', 'a.go', 'a.sh']) {
      const text = `${"f('x', {a: 1}); ".repeat(30_000)}k = "s3cr3t-value"`;
      const start = text.indexOf('s3cr3t');
      const spans = [{ start, end: start + 12 }];
      const { request, catalogue } = requestFor({ path, text, spans, beside: {}, options: {} });
      assert.ok(planMoveToEnv(request, catalogue).ok);
    }
  });
});
