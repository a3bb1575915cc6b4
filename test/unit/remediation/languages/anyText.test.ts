import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PROGRAMMING_LANGUAGES } from '../../../../server/src/remediation/languages/programming.ts';
import type { Project } from '../../../../server/src/remediation/plan.ts';

const PROJECT: Project = { root: 'file:///p', workspaceRoot: 'file:///p', files: new Map() };

/** What opens, closes, joins and declares in one language or another. */
const PIECES = [
  ...[
    '"',
    "'",
    '`',
    '"""',
    "'''",
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '<<',
    '>>',
    '${',
    '#{',
    '\\(',
    '@',
    '#',
    '//',
    '/*',
    '*/',
  ],
  ...[
    '--',
    '<<~EOS',
    '\nEOS\n',
    '\\',
    '\n',
    ' ',
    ';',
    ',',
    '=',
    '=>',
    '->',
    ':',
    '+',
    '.',
    '..',
    '&',
    '|',
    '$',
    '%',
    '~s',
  ],
  ...[
    'const ',
    'static ',
    'let ',
    'class A ',
    'case ',
    'def f',
    'fn main',
    'main',
    'do',
    'end',
    'function',
    '#define X ',
  ],
  ...[
    'System.getenv("A") ?: ',
    'R"x(',
    ')x"',
    'r#"',
    '"#',
    '=begin\n',
    '__END__\n',
    '<?php ',
    '?>',
    'println!',
    's3cret',
  ],
];
const TEXT = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));

for (const language of PROGRAMMING_LANGUAGES) {
  test(`${language.id}: any text gets an answer whose edits do not overlap`, () => {
    fc.assert(
      fc.property(TEXT, fc.nat(), fc.nat(40), (text, from, length) => {
        const start = text.length === 0 ? 0 : from % text.length;
        const range = { start, end: Math.min(text.length, start + length) };
        const document = { uri: 'file:///p/a', languageId: 'x', version: null, text };
        language.existingName?.(document, range);
        language.loader?.({ document, project: PROJECT });
        const secret = text.slice(range.start, range.end);
        const outcome = language.rewrite({
          document,
          range,
          encodings: [],
          secret,
          name: 'API_KEY',
          rule: undefined,
          project: PROJECT,
        });
        if (!outcome.ok) return;
        const sorted = [...outcome.rewrite.replacements].sort(
          (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
        );
        for (const [index, { range: own }] of sorted.entries()) {
          assert.ok(own.start >= 0 && own.start <= own.end && own.end <= text.length);
          assert.ok(own.start >= (sorted[index - 1]?.range.end ?? 0));
        }
      }),
      { numRuns: 300 },
    );
  });
}
