/** Dart on a server or in a tool: `Platform.environment['NAME'] ?? (throw StateError(…))`. */
import type { EscapeTable } from '../syntax/escapes.ts';
import { BLOCK_COMMENT, type LexicalSyntax, SLASH_COMMENT, type StringSyntax } from '../syntax/lexical.ts';
import { brackets, previous, statementBefore } from '../syntax/surroundings.ts';
import { annotationAround, assignedName, isCaseLabel, isUsedAsConstant } from './constants.ts';
import { addImport, type ImportStyle } from './insertion.ts';
import { byNote, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { manifestHolds } from './projectFacts.ts';
import { REASONS } from './reasons.ts';

/** Dart specification 17.7. */
const ESCAPES: EscapeTable = {
  simple: { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '\\': '\\', "'": "'", '"': '"', $: '$' },
  hex: true,
  unicode: true,
  braced: true,
  other: 'character',
};

const HOLES = [{ open: '${', close: '}', nested: '{' }];
const quoted = (quote: string, multiline: boolean): readonly StringSyntax[] => [
  { open: new RegExp(`(?<prefix>\\br)${quote}`), close: quote, raw: true, multiline },
  { open: new RegExp(quote), close: quote, escape: '\\', multiline, holes: HOLES },
];

const SYNTAX: LexicalSyntax = {
  strings: [...quoted('"""', true), ...quoted("'''", true), ...quoted('"', false), ...quoted("'", false)],
  comments: [SLASH_COMMENT, { ...BLOCK_COMMENT, nested: '/*' }],
  adjacent: true,
};

const IMPORTS: ImportStyle = {
  syntax: SYNTAX,
  existing: /^import\s+['"][^'"\n]+['"][^;\n]*;/,
  header: /^library\b[^;\n]*;/,
  first: true,
};

export const dart = languageOf({
  id: 'dart',
  languageIds: ['dart'],
  extensions: ['dart'],
  syntax: SYNTAX,
  escapes: () => ESCAPES,
  variable: /(?<!\\)\$[A-Za-z_]/,
  // The first line break of a literal with three quotes does not count.
  stripped: (content, { quote }) =>
    /^(?:"""|''')$/.test(quote) ? content.replace(/^[ \t]*\n/, '') : undefined,
  reference,
  loose: true,
  concat: ' + ',
  hole: (spot) => `\${${reference(spot)}}`,
  fallbacks: [{ before: /Platform\.environment\[\s*['"](?<name>\w+)['"]\s*\]\s*\?\?\s*$/ }],
  context,
  imports: ({ text }) =>
    /^import\s+['"]dart:io['"]/m.test(text) ? [] : [addImport(text, "import 'dart:io';", IMPORTS)],
  loader: () => byNote(SET_BEFORE_START),
});

function reference({ name }: Pick<Spot, 'name'>): string {
  return `Platform.environment['${name}'] ?? (throw StateError('${name} is not set'))`;
}

const CLIENT = /^import\s+['"](?:package:flutter\/|dart:(?:html|js|js_interop|ui)\b)/m;

function context(spot: Spot): Context {
  const { around, text, project } = spot;
  if (CLIENT.test(text) || manifestHolds(project, /^pubspec\.yaml$/, /^\s*flutter\s*:|sdk:\s*flutter/m)) {
    return { refuse: REASONS.clientApp };
  }
  if (annotationAround(around) !== undefined) return { refuse: REASONS.annotation };
  if (isCaseLabel(around)) return { refuse: REASONS.pattern };
  if (isParameterDefault(spot)) return { refuse: REASONS.defaultValue };
  const { lexemes } = around;
  for (const bracket of brackets(around)) {
    const left = lexemes.slice(Math.max(0, bracket - 4), bracket).map((lexeme) => lexeme.text);
    if (left.includes('const') && !left.includes('=')) return { refuse: REASONS.constant };
  }
  return constContext(spot);
}

/** `({String key = '…'})`. */
function isParameterDefault({ around }: Spot): boolean {
  const { lexemes, first } = around;
  if (!/^[=:]$/.test(previous(around)?.text ?? '')) return false;
  const bracket = lexemes[first]?.parent ?? -1;
  const mark = lexemes[bracket]?.text ?? '';
  if (previous(around)?.text === ':') return false;
  if (mark === '(') return true;
  return /^[{[]$/.test(mark) && /^[(,]$/.test(lexemes[bracket - 1]?.text ?? '');
}

/** `const` becomes `final` where nothing needs the constant. */
function constContext({ around }: Spot): Context {
  const levels = [around.first, ...brackets(around)];
  for (const level of levels) {
    const use = { ...around, first: level, last: level };
    const word = statementBefore(use).find(({ text }) => text === 'const');
    if (word === undefined) continue;
    const name = assignedName(use)?.text;
    if (name === undefined || level !== around.first || isUsedAsConstant(around, name))
      return { refuse: REASONS.constant };
    const needed = around.lexemes.some(
      (lexeme, index) =>
        lexeme.text === name &&
        index !== around.first - 2 &&
        [index, ...brackets({ ...around, first: index, last: index })].some((inner) =>
          statementBefore({ ...around, first: inner, last: inner }).some(({ text }) => text === 'const'),
        ),
    );
    if (needed) return { refuse: REASONS.constant };
    return { replacements: [{ range: word.range, newText: 'final', annotation: 'reference' }] };
  }
  return null;
}
