/** Python: modules, scripts and notebook cells. Facts: Language Reference 2.4 (literals), PEP 498, PEP 701. */
import type { Text } from '../../detection/types.ts';
import { pythonLoader } from '../loaders/python.ts';
import type { Replacement } from '../plan.ts';
import { PYTHON_ESCAPES, unescapeLiteral } from '../syntax/escapes.ts';
import { HASH_COMMENT, type Hole, type LexicalSyntax, type StringSyntax } from '../syntax/lexical.ts';
import { adjacentLiterals } from '../syntax/literal.ts';
import { codeStartAfter, lineEnd, lineStart, openBrackets } from '../syntax/places.ts';
import { codeLanguage, type Fallback, literalAround, replace, type Site, type SiteOutcome } from './code.ts';
import { hiddenReader } from './hiddenReaders.ts';
import { importOs, osNames } from './pythonImports.ts';

const F_HOLES: readonly Hole[] = [{ open: '{', close: '}', nested: '{' }];
const PREFIX = '(?<![\\w])(?<prefix>[bBrRuUfFtT]{0,2})';
const prefixOf = (open: RegExpExecArray): string => (open.groups?.prefix ?? '').toLowerCase();

function quoted(quote: string, multiline: boolean): StringSyntax {
  return {
    open: new RegExp(PREFIX + quote),
    close: quote,
    escape: '\\',
    multiline,
    pairs: ['{{'],
    raw: (open) => prefixOf(open).includes('r'),
    holes: (open) => (/[ft]/.test(prefixOf(open)) ? F_HOLES : []),
  };
}

export const PYTHON: LexicalSyntax = {
  strings: [quoted('"""', true), quoted("'''", true), quoted('"', false), quoted("'", false)],
  comments: [HASH_COMMENT],
  adjacent: true,
};

export const python = codeLanguage({
  id: 'python',
  matches: ({ uri, languageId }) => languageId === 'python' || /\.(?:py|pyi|pyw)$/i.test(uri),
  syntax: () => PYTHON,
  decode(source, literal) {
    const prefix = literal.prefix.toLowerCase();
    if (prefix.includes('b') && !/^[\x20-\x7e\s]*$/.test(source)) return null;
    if (literal.holeKinds.length > 0 && /[{}]/.test(source)) return null;
    return literal.raw ? source.replace(/\r\n?/g, '\n') : unescapeLiteral(source, PYTHON_ESCAPES);
  },
  concatenation: /^[\s\\]*\+?[\s\\]*$/,
  isText: isDocstring,
  refuse,
  fallback,
  whole(site) {
    const run = adjacentLiterals(site.text, site.literal, PYTHON);
    return run.length > 1 && site.literal.range.end <= (run.at(-1)?.range.end ?? 0)
      ? interpolate(site)
      : plain(site);
  },
  partial: interpolate,
  imports: (site) =>
    settingsReader(site.text) === undefined ? importOs(site.text, site.literal.range.start, PYTHON) : [],
  loader: ({ document, project }) => pythonLoader(document, project, PYTHON),
});

/** The expression that reads the variable, with the quotes of the literal that it replaces. */
function read(
  { text, name, literal, reading }: Pick<Site, 'text' | 'name' | 'literal' | 'reading'>,
  quote = literal.quote[0],
): string {
  const mark = quote === "'" ? "'" : '"';
  if (reading !== undefined) return reading.call(name, mark);
  const call = settingsReader(text);
  return call === undefined
    ? `${osNames(text).environ}[${mark}${name}${mark}]`
    : `${call}(${mark}${name}${mark})`;
}

/** django-environ's `env = environ.Env(...)` or decouple's `config`, where the module reads its settings by it. */
function settingsReader(text: string): string | undefined {
  const env = /^(\w+)(?:\s*:\s*\S+)?\s*=\s*(?:environ\.)?Env\(/m.exec(text)?.[1];
  if (env !== undefined && /^\s*(?:import environ\b|from environ import)/m.test(text)) return env;
  return /^from decouple import [^\n]*\bconfig\b/m.test(text) ? 'config' : undefined;
}

function plain(site: Site): SiteOutcome {
  const { literal, text } = site;
  if (!literal.prefix.toLowerCase().includes('b')) return replace(literal.range, read(site));
  const bytes = `${read(site)}.encode()`;
  return replace(literal.range, isOperand(text, literal.range.end) ? `(${bytes})` : bytes);
}

/** Whether what follows binds to the literal itself. */
const isOperand = (text: string, end: number): boolean =>
  /^[ \t]*(?:\[|\*\*)/.test(text.slice(end, end + 40));

/** `"Bearer …"` to `f"Bearer {os.environ['NAME']}"`: the quotes inside must differ before Python 3.12. */
function interpolate(site: Site): SiteOutcome {
  const { literal, text, range, before, after } = site;
  const prefix = literal.prefix.toLowerCase();
  if (prefix.includes('b')) return joinBytes(site);
  if (prefix.includes('t')) return { ok: false, reason: TEMPLATE };
  if (literalAround(site) !== undefined) return { ok: false, reason: NESTED };
  if (breaksFormatting(site)) return { ok: false, reason: FORMATTED };
  const inner = literal.quote[0] === "'" ? '"' : "'";
  const whole = before === '' && after === '';
  const hole = `{${read(site, inner)}}`;
  const replacements: Replacement[] = [];
  const add = (start: number, end: number, newText: string) =>
    replacements.push({ range: { start, end }, newText, annotation: 'reference' });
  const start = whole ? literal.content.start : range.start;
  const end = whole ? literal.content.end : joinedEnd(literal.content.end, range.end, after);
  if (!prefix.includes('f')) {
    const kept = literal.prefix.replace(/u/i, '');
    add(literal.range.start, literal.range.start + literal.prefix.length, `${kept}f`);
    for (const found of text.slice(literal.content.start, literal.content.end).matchAll(/[{}]/g)) {
      const at = literal.content.start + found.index;
      if (at < start || at >= end) add(at, at, found[0]);
    }
  }
  add(start, end, hole);
  return { ok: true, replacements };
}

/** The end of what the reference replaces: of joined literals, the end of the last. */
const joinedEnd = (contentEnd: number, rangeEnd: number, after: string): number =>
  after === '' ? contentEnd : rangeEnd;

/** `b"Bearer …"` to `b"Bearer " + os.environ["NAME"].encode()`. */
function joinBytes(site: Site): SiteOutcome {
  const { literal, text, range, before, after } = site;
  if (adjacentLiterals(text, literal, PYTHON).length > 1) return { ok: false, reason: NESTED };
  const quote = text.slice(literal.range.start, literal.content.start);
  const close = literal.quote;
  const value = `${read(site)}.encode()`;
  const left = before === '' ? '' : `${text.slice(literal.range.start, range.start)}${close} + `;
  const right = after === '' ? '' : ` + ${quote}${text.slice(range.end, literal.range.end)}`;
  const tight =
    /^\s*[.[*%]/.test(text.slice(literal.range.end)) || /[*%]\s*$/.test(text.slice(0, literal.range.start));
  const joined = `${left}${value}${right}`;
  return replace(literal.range, tight ? `(${joined})` : joined);
}

/** `'… {} …'.format(x)` and `'… %s …' % x` read the value's own braces and signs once it is interpolated. */
function breaksFormatting({ text, literal, stored }: Site): boolean {
  const next = text.slice(literal.range.end, literal.range.end + 40);
  return (/^\s*\.format\b/.test(next) && /[{}]/.test(stored)) || (/^\s*%/.test(next) && stored.includes('%'));
}

/** A literal that stands as a statement: nothing reads it but people. */
function isDocstring({ text, literal, syntax }: Omit<Site, 'stored'>): boolean {
  const before = text.slice(lineStart(text, literal.range.start), literal.range.start);
  if (!/^\s*$/.test(before) || literalAround({ text, syntax, literal }) !== undefined) return false;
  const after = text.slice(literal.range.end, lineEnd(text, literal.range.end));
  if (!/^\s*(?:#.*)?$/.test(after)) return false;
  if (openBrackets(text, literal.range.start, syntax).length > 0) return false;
  return !/\\\r?\n[ \t]*$/.test(text.slice(0, literal.range.start));
}

function refuse({ text, literal, syntax }: Site): Text | null {
  const brackets = openBrackets(text, literal.range.start, syntax);
  const inner = brackets.at(-1);
  if (inner?.bracket === '[' && /\bLiteral\s*$/.test(text.slice(0, inner.at))) return LITERAL_TYPE;
  const line = text.slice(lineStart(text, literal.range.start), literal.range.start);
  if (/^\s*case\b(?!\s*[=.(])/.test(line) && brackets.length === 0) return PATTERN;
  return osNames(text).environ === 'os.environ' ? hiddenReader('os', text) : null;
}

/** `os.getenv("NAME", "…")`, `os.environ.get(...)`, `env("NAME", default="…")`: the default goes. */
function fallback({
  text,
  literal,
  syntax,
}: Pick<Site, 'text' | 'literal' | 'syntax'>): Fallback | undefined {
  const before = text.slice(Math.max(0, literal.range.start - 300), literal.range.start);
  const call =
    /((?:\bos\s*\.\s*)?\b(?:getenv|environ\s*\.\s*get))\(\s*(["'])([A-Za-z_]\w*)\2\s*,\s*(?:default\s*=\s*)?$/.exec(
      before,
    );
  const close = codeStartAfter(text, literal.range.end, syntax);
  if (call !== null) {
    const [whole, , quote = '"', name = ''] = call;
    const end = text[close] === ',' ? codeStartAfter(text, close + 1, syntax) : close;
    if (text[end] !== ')') return undefined;
    const start = literal.range.start - whole.length;
    const { environ } = osNames(text);
    const newText = `${environ}[${quote}${name}${quote}]`;
    return { name, replacements: [{ range: { start, end: end + 1 }, newText, annotation: 'reference' }] };
  }
  const field = settingsField(text, literal);
  if (field !== undefined) return field;
  const setting = /\b(?:env|config)(?:\.str)?\(\s*(["'])([A-Za-z_]\w*)\1(\s*,\s*default\s*=\s*)$/.exec(
    before,
  );
  if (setting === null) return undefined;
  const start = literal.range.start - (setting[3] ?? '').length;
  return {
    name: setting[2] ?? '',
    replacements: [{ range: { start, end: literal.range.end }, newText: '', annotation: 'reference' }],
    complete: true,
  };
}

/** `key: str = "…"` in a class of pydantic-settings, which reads the variable called like the field: the default goes. */
function settingsField(text: string, literal: Site['literal']): Fallback | undefined {
  const start = lineStart(text, literal.range.start);
  const line =
    /^[ \t]+(\w+)\s*:\s*(?:str|SecretStr|pydantic\.SecretStr)(\s*=\s*(?:(?:pydantic\.)?SecretStr\()?)$/.exec(
      text.slice(start, literal.range.start),
    );
  if (line === null || /\benv_prefix\b/.test(text)) return undefined;
  const owner = [...text.slice(0, start).matchAll(/^class\s+\w+\s*(\([^)]*\))?/gm)].at(-1);
  if (owner?.[1] === undefined || !/\bBaseSettings\b/.test(owner[1])) return undefined;
  const gap = line[2] ?? '';
  const close = gap.endsWith('(') ? 1 : 0;
  if (!/^\)?[ \t]*(?:#.*)?\r?$/.test(text.slice(literal.range.end, lineEnd(text, literal.range.end))))
    return undefined;
  const range = { start: literal.range.start - gap.length, end: literal.range.end + close };
  const name = (line[1] ?? '').toUpperCase();
  return { name, replacements: [{ range, newText: '', annotation: 'reference' }], complete: true };
}

const TEMPLATE: Text = {
  en: 'The value stands in a template string (t"…"), whose parts the program itself interprets.',
  ja: '値がテンプレート文字列 (t"…") の中にあり、その部品はプログラム自身が解釈します。',
};
const NESTED: Text = {
  en: 'The value stands in a string inside another string; take it out into a variable first.',
  ja: '値が文字列の中の文字列にあります。先に変数に取り出してください。',
};
const FORMATTED: Text = {
  en: 'The string is formatted afterwards, which would read the braces or percent signs of the value. Take the value out into a variable first.',
  ja: 'この文字列は後で書式化され、値に含まれる波括弧やパーセント記号が解釈されてしまいます。先に値を変数に取り出してください。',
};
const LITERAL_TYPE: Text = {
  en: 'A literal type cannot be computed at run time.',
  ja: 'リテラル型は実行時に計算できません。',
};
const PATTERN: Text = {
  en: 'A pattern of a match statement must be a constant; compare in a guard (`if`) first.',
  ja: 'match 文のパターンは定数でなければなりません。先にガード (`if`) での比較に直してください。',
};
