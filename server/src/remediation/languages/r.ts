/** R: `Sys.getenv("NAME")`, with a check below an assignment, since R reads an unset variable as "". */
import type { EscapeTable } from '../syntax/escapes.ts';
import { HASH_COMMENT, type LexicalSyntax } from '../syntax/lexical.ts';
import { lineBreakOf } from '../syntax/places.ts';
import { brackets, following } from '../syntax/surroundings.ts';
import type { SiteOutcome } from './code.ts';
import { addBelowImports, type ImportStyle } from './insertion.ts';
import { byLine, byNote, LOADED, SET_BEFORE_START } from './loaderNotes.ts';
import type { Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { hasFile } from './projectFacts.ts';

/** R's `?Quotes`. */
const ESCAPES: EscapeTable = {
  simple: {
    ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', a: '\x07' },
    ...{ '\\': '\\', "'": "'", '"': '"', '`': '`' },
  },
  hex: true,
  unicode: true,
  braced: true,
  octal: true,
  other: 'unknown',
};

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

const SYNTAX: LexicalSyntax = {
  strings: [
    {
      open: /(?<prefix>\b[rR])["'](?<dashes>-*)(?<bracket>[([{])/,
      close: (open) => {
        const quote = open[0][1] ?? '';
        return `${CLOSING[open.groups?.bracket ?? ''] ?? ''}${open.groups?.dashes ?? ''}${quote}`;
      },
      raw: true,
      multiline: true,
    },
    { open: /"/, close: '"', escape: '\\', multiline: true },
    { open: /'/, close: "'", escape: '\\', multiline: true },
    { open: /`/, close: '`', multiline: true },
  ],
  comments: [HASH_COMMENT],
};

const IMPORTS: ImportStyle = {
  syntax: SYNTAX,
  existing: /^(?:suppress\w+\()?(?:library|require)\([^)\n]*\)\)?/,
};
const LOAD = 'if (file.exists(".env")) readRenviron(".env")';

export const r = languageOf({
  id: 'r',
  languageIds: ['r'],
  extensions: ['r', 'rprofile'],
  syntax: SYNTAX,
  escapes: ({ quote, raw }) => (quote === '`' ? null : raw ? 'none' : ESCAPES),
  reference,
  fallbacks: [{ before: /Sys\.getenv\(\s*["'](?<name>\w+)["']\s*,\s*(?:unset\s*=\s*)?$/, after: /^\s*\)/ }],
  whole: checked,
  partial: pasted,
  loader: ({ document, project }) => {
    const { text, uri } = document;
    if (/readRenviron\(|load_dot_env\(/.test(text)) return LOADED;
    // The code of a package runs wherever it is used.
    if (hasFile(project, /^DESCRIPTION$/) || /\/R\/[^/]+$/.test(uri)) return byNote(SET_BEFORE_START);
    return byLine(addBelowImports(text, LOAD, IMPORTS));
  },
});

function reference({ name, literal }: Pick<Spot, 'name' | 'literal'>): string {
  const quote = literal.quote === "'" ? "'" : '"';
  return `Sys.getenv(${quote}${name}${quote})`;
}

/** `key <- "…"` on a line of its own is checked on the next. */
function checked(spot: Spot): SiteOutcome | undefined {
  const { text, literal, around, name } = spot;
  const start = text.lastIndexOf('\n', literal.range.start - 1) + 1;
  const assigned = /^([ \t]*)([A-Za-z][\w.]*)\s*(?:<-|=)\s*$/.exec(text.slice(start, literal.range.start));
  const inner = brackets(around)[0];
  const right = following(around);
  const alone = right === undefined || right.startsLine || right.text === '}';
  if (assigned === null || !alone || (inner !== undefined && around.lexemes[inner]?.text !== '{'))
    return undefined;
  const check = `${lineBreakOf(text)}${assigned[1] ?? ''}stopifnot("${name} is not set" = nzchar(${assigned[2] ?? ''}))`;
  const end = right?.startsLine === false ? right.range.start : literal.range.end;
  if (end !== literal.range.end) return undefined;
  return {
    ok: true,
    replacements: [{ range: literal.range, newText: `${reference(spot)}${check}`, annotation: 'reference' }],
  };
}

/** `paste0("Bearer ", …)`, by the smallest edits. */
function pasted(spot: Spot): SiteOutcome {
  const { literal, range, text, before, after } = spot;
  const open = text.slice(literal.range.start, literal.content.start);
  const close = text.slice(literal.content.end, literal.range.end);
  const put = (at: number, newText: string) => ({
    range: { start: at, end: at },
    newText,
    annotation: 'reference' as const,
  });
  const start = before === '' ? literal.range.start : range.start;
  const end = after === '' ? literal.range.end : range.end;
  const newText = `${before === '' ? '' : `${close}, `}${reference(spot)}${after === '' ? '' : `, ${open}`}`;
  return {
    ok: true,
    replacements: [
      put(literal.range.start, 'paste0('),
      { range: { start, end }, newText, annotation: 'reference' },
      put(literal.range.end, ')'),
    ],
  };
}
