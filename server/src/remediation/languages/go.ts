/** Go. A `const` that holds the secret becomes a `var`; gofmt's spacing and import order are kept. */
import type { Text } from '../../detection/types.ts';
import { goLoader } from '../loaders/go.ts';
import type { Replacement } from '../plan.ts';
import { GO_ESCAPES, unescapeLiteral } from '../syntax/escapes.ts';
import { BLOCK_COMMENT, DOUBLE_QUOTED, type LexicalSyntax, SLASH_COMMENT } from '../syntax/lexical.ts';
import { codeEndBefore, codeStartAfter, commasIn, lineStart, openBrackets } from '../syntax/places.ts';
import { codeLanguage, type Fallback, replace, type Site, type SiteOutcome } from './code.ts';
import { rewriteConstant } from './goConstants.ts';
import { importPackage, packageName } from './goImports.ts';

export const GO: LexicalSyntax = {
  strings: [{ open: /`/, close: '`', raw: true, multiline: true }, DOUBLE_QUOTED],
  comments: [SLASH_COMMENT, BLOCK_COMMENT],
  skip: [/'(?:\\.[^'\n]*|[^'\\\n])'/],
};

export const go = codeLanguage({
  id: 'go',
  matches: ({ uri, languageId }) => languageId === 'go' || /\.go$/i.test(uri),
  syntax: () => GO,
  decode: (source, literal) =>
    literal.raw ? source.replaceAll('\r', '') : unescapeLiteral(source, GO_ESCAPES),
  concatenation: /^\s*\+\s*$/,
  refuse,
  fallback,
  whole: (site) => declared(site, site.literal.range, read(site)),
  partial: join,
  imports: (site) => importPackage(site.text, 'os', GO),
  loader: ({ document, project }) => goLoader(document, project, GO),
});

const read = ({ text, name, reading }: Pick<Site, 'text' | 'name' | 'reading'>): string => {
  if (reading !== undefined) return reading.call(name, '"');
  const os = packageName(text, 'os') ?? 'os';
  return `${os === '.' ? '' : `${os}.`}Getenv("${name}")`;
};

/** The replacement, and what a constant declaration around it must become. */
function declared(site: Site, range: Replacement['range'], newText: string): SiteOutcome {
  const constant = rewriteConstant(site.text, site.literal.range, { range, newText }, GO);
  if (constant === undefined) return replace(range, newText);
  return constant.ok ? { ok: true, replacements: constant.replacements } : constant;
}

/** `"Bearer …"` to `"Bearer " + os.Getenv("NAME")`. */
function join(site: Site): SiteOutcome {
  const { literal, text, range, before, after } = site;
  const plus = isTight(text, literal.range.start, literal.range.end) ? '+' : ' + ';
  const left = before === '' ? '' : `${literal.quote}${plus}`;
  const right = after === '' ? '' : `${plus}${literal.quote}`;
  const start = before === '' ? literal.range.start : range.start;
  const end = after === '' ? literal.range.end : range.end;
  return declared(site, { start, end }, `${left}${read(site)}${right}`);
}

/**
 * Whether gofmt writes a sum here without blanks: inside a call with several arguments, an index, or beside another
 * operator of lower precedence (go/printer, `binaryExpr` and `depth`).
 */
function isTight(text: string, start: number, end: number): boolean {
  const previous = text.slice(0, codeEndBefore(text, start, GO));
  const next = text.slice(codeStartAfter(text, end, GO));
  if (/(?:[=!]=|[<>]=?|&&|\|\|)$/.test(previous) || /^(?:[=!]=|[<>]|&&|\|\|)/.test(next)) return true;
  if (/[^+]\+$/.test(previous) || /^\+[^+=]/.test(next)) {
    const operator = /\+(\s*)$/.exec(text.slice(0, start)) ?? /^\s*\+(\s*)/.exec(text.slice(end));
    return operator?.[1] === '';
  }
  for (const { bracket, at } of openBrackets(text, start, GO).toReversed()) {
    if (bracket === '{') return false;
    if (bracket === '[') return true;
    if (commasIn(text, at, GO) > 0) return true;
    if (!/[\w\])}]$/.test(text.slice(0, at))) return false;
  }
  return false;
}

function refuse({ text, literal }: Site): Text | null {
  const before = text.slice(lineStart(text, literal.range.start), literal.range.start);
  const open = openBrackets(text, literal.range.start, GO);
  const inner = open.at(-1);
  if (/^\s*import\b/.test(before) || (inner?.bracket === '(' && /\bimport\s*$/.test(text.slice(0, inner.at))))
    return IMPORT;
  const inStruct = inner?.bracket === '{' && /\bstruct\s*$/.test(text.slice(0, inner.at));
  if (inStruct) return TAG;
  if (packageName(text, 'os') === undefined && /\bos\s*:?=|\bvar\s+os\b|[(,]\s*os\s+[\w*[]/.test(text))
    return SHADOWED;
  return null;
}

/** `getEnv("NAME", "…")`, in many programs a function of their own: the default becomes empty. */
function fallback({ text, literal }: Pick<Site, 'text' | 'literal'>): Fallback | undefined {
  const before = text.slice(Math.max(0, literal.range.start - 300), literal.range.start);
  const call = /\b(?:\w+\.)?[gG]et_?[eE]nv\w*\(\s*"([A-Za-z_]\w*)"\s*,\s*$/.exec(before);
  if (call === null || !/^\s*,?\s*\)/.test(text.slice(literal.range.end))) return undefined;
  const empty = { range: literal.range, newText: '""', annotation: 'reference' as const };
  return { name: call[1] ?? '', replacements: [empty] };
}

const IMPORT: Text = { en: 'An import path cannot be computed.', ja: 'import のパスは計算できません。' };
const TAG: Text = { en: 'A struct tag must be a constant.', ja: '構造体タグは定数でなければなりません。' };
const SHADOWED: Text = {
  en: 'The file has a variable called `os`, which hides the package that reads the environment. Rename it first.',
  ja: 'ファイル内に `os` という変数があり、環境変数を読むパッケージを隠しています。先に名前を変えてください。',
};
