/** Haskell: `name <- getEnv "NAME"` in the IO that the literal stands in; a pure definition takes no reference. */
import type { Text } from '../../detection/types.ts';
import type { EscapeTable } from '../syntax/escapes.ts';
import { DOUBLE_QUOTED, type LexicalSyntax } from '../syntax/lexical.ts';
import { lineBreakOf } from '../syntax/places.ts';
import type { SiteOutcome } from './code.ts';
import { isApplied } from './fsharp.ts';
import { addImport, type ImportStyle, insert } from './insertion.ts';
import { CHARACTER } from './java.ts';
import { replaced } from './literalEdits.ts';
import { byNote, SET_BEFORE_START } from './loaderNotes.ts';
import type { Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { REASONS } from './reasons.ts';

/** Haskell 2010 report 2.6; decimal and named escapes are left unknown. */
const ESCAPES: EscapeTable = {
  simple: {
    ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', a: '\x07', '&': '' },
    ...{ '\\': '\\', "'": "'", '"': '"' },
  },
  other: 'unknown',
};

const SYNTAX: LexicalSyntax = {
  strings: [DOUBLE_QUOTED, CHARACTER],
  comments: [{ open: /--+(?![!#$%&*+./<=>?@\\^|~])/ }, { open: /\{-(?!#)/, close: '-}', nested: '{-' }],
};

const IMPORTS: ImportStyle = {
  syntax: SYNTAX,
  existing:
    /^import\s+(?:qualified\s+)?[A-Z][\w.]*(?:\s+qualified)?(?:\s+as\s+[\w.]+)?(?:\s+hiding)?(?:\s*\([^\n]*\))?/,
  header: /^(?:\{-#[^\n]*#-\}|module\b[\s\S]*?\bwhere\b)/,
};

const PURE: Text = {
  en: 'A pure definition cannot read the environment. Read the variable in main and hand it over as an argument.',
  ja: '純粋な定義からは環境変数を読めません。main で読み込み、引数として渡してください。',
};

export const haskell = languageOf({
  id: 'haskell',
  languageIds: ['haskell'],
  extensions: ['hs'],
  syntax: SYNTAX,
  escapes: ({ quote }) => (quote === "'" ? null : ESCAPES),
  reference: ({ name }) => `getEnv "${name}"`,
  whole: rewrite,
  partial: rewrite,
  imports: ({ text }) => [
    ...(isImported(text, 'System\\.Environment', 'getEnv')
      ? []
      : [addImport(text, 'import System.Environment (getEnv)', IMPORTS)]),
    ...(!isOverloaded(text) || isImported(text, 'Data\\.String', 'fromString')
      ? []
      : [addImport(text, 'import Data.String (fromString)', IMPORTS)]),
  ],
  loader: () => byNote(SET_BEFORE_START),
});

const isOverloaded = (text: string): boolean => /\{-#\s*LANGUAGE\b[^#]*\bOverloadedStrings\b/.test(text);
const isImported = (text: string, module: string, name: string): boolean =>
  new RegExp(`^import\\s+${module}(?:\\s*$|\\s*\\([^)]*\\b${name}\\b)`, 'm').test(text);

/** The line of a statement in a `do` of IO, with its indentation. */
interface Statement {
  readonly start: number;
  readonly indent: string;
  readonly line: string;
}

function rewrite(spot: Spot): SiteOutcome {
  const { text, literal, before, after, around, name } = spot;
  const statement = statementAround(text, literal.range.start);
  if (statement === undefined) return { ok: false, reason: PURE };
  const read = `${isOverloaded(text) ? 'fromString <$> ' : ''}getEnv "${name}"`;
  const lineEnd = text.indexOf('\n', literal.range.end);
  const rest = text.slice(literal.range.end, lineEnd < 0 ? text.length : lineEnd);
  const binding = /^let\s+([a-z_][\w']*)(?:\s*::\s*\w+)?\s*=\s*$/.exec(
    text.slice(statement.start + statement.indent.length, literal.range.start),
  );
  const continued =
    lineEnd >= 0 &&
    indentOf(text, lineEnd + 1).length > statement.indent.length &&
    /\S/.test(lineAt(text, lineEnd + 1));
  if (binding?.[1] !== undefined && before + after === '' && /^\s*(?:--.*)?$/.test(rest) && !continued) {
    return replaced(
      { start: statement.start + statement.indent.length, end: literal.range.end },
      `${binding[1]} <- ${read}`,
    );
  }
  const variable = name.toLowerCase().replace(/_+(\w)/g, (_all, letter: string) => letter.toUpperCase());
  if (!/^[a-z]/.test(variable) || new RegExp(`\\b${variable}\\b`).test(text))
    return { ok: false, reason: REASONS.join };
  const end = after === '' ? '' : ` ++ "${after}"`;
  const joined = before === '' ? `${variable}${end}` : `"${before}" ++ ${variable}${end}`;
  const plus = isOverloaded(text) ? joined.replaceAll(' ++ ', ' <> ') : joined;
  const wrap = joined !== variable && isApplied(around);
  const outcome = replaced(literal.range, wrap ? `(${plus})` : plus);
  if (!outcome.ok) return outcome;
  const line = `${statement.indent}${variable} <- ${read}${lineBreakOf(text)}`;
  return { ok: true, replacements: [insert(statement.start, line, 'reference'), ...outcome.replacements] };
}

const lineAt = (text: string, start: number): string =>
  /^[^\r\n]*/.exec(text.slice(start, start + 2000))?.[0] ?? '';
const indentOf = (text: string, start: number): string =>
  /^[ \t]*/.exec(text.slice(start, start + 500))?.[0] ?? '';

/** The statement of the outermost `do` block around `offset`, where that block is IO. */
function statementAround(text: string, offset: number): Statement | undefined {
  const lines: Statement[] = [];
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  for (;;) {
    lines.unshift({ start, indent: indentOf(text, start), line: lineAt(text, start) });
    if (/^[^\s-{]/.test(lines[0]?.line ?? '') || start === 0 || lines.length > 500) break;
    start = text.lastIndexOf('\n', start - 2) + 1;
  }
  const head = lines.shift()?.line ?? '';
  const name = /^([a-z_][\w']*)\b.*=\s*do\s*$/.exec(head)?.[1];
  if (name === undefined || !isAction(text, name)) return undefined;
  const body = lines.filter(({ line }) => line.trim() !== '' && !/^\s*--/.test(line));
  const indent = body[0]?.indent ?? '';
  if (
    indent === '' ||
    body.some((line) => line.indent.length < indent.length || /^\s*where\b/.test(line.line))
  )
    return undefined;
  return body.filter((line) => line.indent === indent && !/^\s*(?:then|else|in)\b/.test(line.line)).pop();
}

/** `main`, or a function whose signature ends in IO. */
const isAction = (text: string, name: string): boolean =>
  name === 'main' || new RegExp(`^${name}\\s*::(?:[^\\n]*->)?\\s*IO\\b[^\\n>]*$`, 'm').test(text);
