/** Visual Basic: `If(Environment.GetEnvironmentVariable("NAME"), "")`, its only expression that is never Nothing. */
import type { LexicalSyntax } from '../syntax/lexical.ts';
import { brackets, statementBefore } from '../syntax/surroundings.ts';
import { addImport, type ImportStyle } from './insertion.ts';
import { byNote, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { REASONS } from './reasons.ts';

const SYNTAX: LexicalSyntax = {
  strings: [
    {
      open: /(?<prefix>\$)"/,
      close: '"',
      escape: 'doubled',
      multiline: true,
      holes: [{ open: '{', close: '}', nested: '{' }],
      pairs: ['{{', '}}'],
    },
    { open: /"/, close: '"', escape: 'doubled', multiline: true },
  ],
  comments: [{ open: /'/ }, { open: /\bREM\b/i }],
};

const IMPORTS: ImportStyle = {
  syntax: SYNTAX,
  existing: /^[ \t]*Imports\s+[\w.]+/,
  header: /^[ \t]*Option\s+\w+.*/,
  first: true,
};

export const visualBasic = languageOf({
  id: 'vb',
  languageIds: ['vb'],
  extensions: ['vb'],
  syntax: SYNTAX,
  escapes: () => 'doubled',
  variable: /\{\{|\}\}/,
  reference: ({ name }) => `If(Environment.GetEnvironmentVariable("${name}"), "")`,
  concat: ' & ',
  fallbacks: [
    {
      before: /\bIf\(\s*(?:System\.)?Environment\.GetEnvironmentVariable\(\s*"(?<name>\w+)"\s*\)\s*,\s*$/,
      after: /^\s*\)/,
    },
  ],
  context,
  imports: ({ text }) =>
    /^[ \t]*Imports\s+System\s*$/im.test(text) ? [] : [addImport(text, 'Imports System', IMPORTS)],
  loader: () => byNote(SET_BEFORE_START),
});

function context({ around, text }: Spot): Context {
  const { lexemes } = around;
  for (const bracket of brackets(around)) {
    if (lexemes[bracket - 2]?.text === '<') return { refuse: REASONS.annotation };
  }
  const line = text.slice(text.lastIndexOf('\n', around.lexemes[around.first]?.range.start ?? 0) + 1);
  const statement = statementBefore(around).filter(({ range }) => range.start >= text.length - line.length);
  const words = statement.map(({ text: word }) => word.toLowerCase());
  if (words.includes('optional')) return { refuse: REASONS.defaultValue };
  const constant = statement[words.indexOf('const')];
  if (constant === undefined) return null;
  const newText = declaration(text.slice(0, constant.range.start));
  return { replacements: [{ range: constant.range, newText, annotation: 'reference' }] };
}

/** What stands for `Const`: in a procedure, a module, or a class. */
function declaration(before: string): string {
  const count = (pattern: RegExp): number => [...before.matchAll(pattern)].length;
  const opened = count(/^[ \t]*(?!End\b)(?:\w+[ \t]+)*?(?:Sub|Function|Get|Set)\b(?![ \t]*$)/gim);
  const closed = count(/^[ \t]*End[ \t]+(?:Sub|Function|Get|Set)\b/gim);
  if (opened > closed) return 'Dim';
  const types = [...before.matchAll(/^[ \t]*(?!End\b)(?:\w+[ \t]+)*?(Module|Class|Structure)[ \t]+\w/gim)];
  return types[types.length - 1]?.[1]?.toLowerCase() === 'module' ? 'ReadOnly' : 'Shared ReadOnly';
}
