/**
 * Shell scripts: sh, dash, bash, zsh, ksh, and direnv's `.envrc`. A value becomes `"$NAME"`; single quotes become double
 * quotes with what they protected escaped. Facts: POSIX.1-2024, Shell Command Language 2.2 (quoting), 2.7.4 (here-documents).
 */
import type { Text } from '../../detection/types.ts';
import { shellLoader } from '../loaders/shell.ts';
import type { FixDocument, Replacement } from '../plan.ts';
import { C_ESCAPES, unescapeLiteral } from '../syntax/escapes.ts';
import type { LexicalSyntax } from '../syntax/lexical.ts';
import { lineStart } from '../syntax/places.ts';
import { codeLanguage, type Fallback, replace, type Site, type SiteOutcome } from './code.ts';
import type { RewriteOutcome, RewriteRequest } from './language.ts';

const EXPANSIONS = [
  { open: '$((', close: '))', nested: '((' },
  { open: '$(', close: ')', nested: '(' },
  { open: '${', close: '}', nested: '{' },
  { open: '`', close: '`' },
] as const;

const HEREDOC_TAG = String.raw`(?<!<)<<(?!<)-?[ \t]*`;

export const SHELL: LexicalSyntax = {
  strings: [
    { open: /(?<prefix>\$)'/, close: "'", escape: '\\', multiline: true },
    { open: /'/, close: "'", raw: true, multiline: true },
    { open: /(?<prefix>\$?)"/, close: '"', escape: '\\', multiline: true, holes: EXPANSIONS },
  ],
  comments: [{ open: /(?<![^\s;&|()])#/ }],
  heredocs: [
    {
      open: new RegExp(`${HEREDOC_TAG}(?<tag>[A-Za-z_]\\w*)`),
      indented: startsWithDash,
      escape: '\\',
      holes: EXPANSIONS,
    },
    { open: new RegExp(`${HEREDOC_TAG}(?:'(?<tag>\\w+)')`), indented: startsWithDash, raw: () => true },
    { open: new RegExp(`${HEREDOC_TAG}(?:"(?<tag>\\w+)")`), indented: startsWithDash, raw: () => true },
    { open: new RegExp(`${HEREDOC_TAG}(?:\\\\(?<tag>\\w+))`), indented: startsWithDash, raw: () => true },
  ],
  skip: [/\\[\s\S]/, /\$#/],
};

function startsWithDash(open: RegExpExecArray): boolean {
  return open[0].startsWith('<<-');
}

const LANGUAGE_IDS = new Set(['shellscript', 'sh', 'bash', 'zsh', 'ksh']);
const FILE =
  /(?:\.(?:sh|bash|zsh|ksh|envrc)|\/\.(?:envrc|profile|bash_profile|bashrc|bash_aliases|zshrc|zshenv|zprofile))$/;

export const shell = codeLanguage({
  id: 'shell',
  matches: ({ uri, languageId }) =>
    !uri.endsWith('.fish') && (LANGUAGE_IDS.has(languageId) || FILE.test(uri)),
  syntax: () => SHELL,
  prefersAssignedName: true,
  decode(source, literal) {
    if (literal.prefix === '$' && literal.quote === "'") return unescapeLiteral(source, C_ESCAPES);
    if (literal.raw) return source;
    return decodeExpanding(source, literal.kind === 'heredoc' ? '$`\\' : '$`"\\');
  },
  refuse,
  fallback,
  existingName: defaultName,
  whole(site) {
    const { literal, text, name } = site;
    if (literal.kind === 'heredoc') return inHeredoc(site);
    return replace(literal.range, `"${reference(name, isAssigned(text, literal.range.start), '')}"`);
  },
  partial: (site) => (site.literal.kind === 'heredoc' ? inHeredoc(site) : inQuotes(site)),
  bare,
  loader: ({ document, project }) => shellLoader(document, project, SHELL),
});

/** The value of text in double quotes or a here-document; null where something in it is expanded. */
function decodeExpanding(source: string, escapable: string): string | null {
  let value = '';
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at] ?? '';
    const next = source[at + 1];
    if (character === '$' && next !== undefined && /[\w({@*#?$!'"-]/.test(next)) return null;
    if (character === '`') return null;
    if (character !== '\\' || next === undefined) value += character;
    else {
      if (next === '\n') value += '';
      else value += escapable.includes(next) ? next : `\\${next}`;
      at += 1;
    }
  }
  return value;
}

/** Whether the word is the value of an assignment: there an unset variable is worth a clear end. */
const isAssigned = (text: string, start: number): boolean =>
  /(?:^|[\s;&|(])[A-Za-z_]\w*\+?=$/.test(text.slice(Math.max(0, start - 200), start));

function reference(name: string, failing: boolean, next: string): string {
  if (failing) return `\${${name}:?${name} is not set}`;
  return /^\w/.test(next) ? `\${${name}}` : `$${name}`;
}

/** A secret among other text: in double quotes by itself, in single quotes after they are made double. */
function inQuotes({ literal, text, range, name, after }: Site): SiteOutcome {
  const replacements: Replacement[] = [
    { range, newText: reference(name, false, after), annotation: 'reference' },
  ];
  if (!literal.quote.endsWith('"')) {
    const add = (start: number, end: number, newText: string) =>
      replacements.push({ range: { start, end }, newText, annotation: 'reference' });
    if (literal.prefix === '$' && text.slice(literal.content.start, literal.content.end).includes('\\')) {
      return { ok: false, reason: ANSI };
    }
    add(literal.range.start, literal.content.start, '"');
    add(literal.content.end, literal.range.end, '"');
    escapeWithin(text, literal.content, range, /[$`"\\]/g, add);
  }
  return { ok: true, replacements };
}

/** A here-document: a quoted tag loses its quotes, and what they protected is escaped. */
function inHeredoc({ literal, text, range, name }: Site): SiteOutcome {
  const next = text.slice(range.end, range.end + 1);
  const replacements: Replacement[] = [
    { range, newText: reference(name, false, next), annotation: 'reference' },
  ];
  if (literal.raw) {
    const add = (start: number, end: number, newText: string) =>
      replacements.push({ range: { start, end }, newText, annotation: 'reference' });
    const { start, end } = literal.opening;
    add(start, end, text.slice(start, end).replace(/['"\\]/g, ''));
    escapeWithin(text, literal.content, range, /[$`\\]/g, add);
  }
  return { ok: true, replacements };
}

function escapeWithin(
  text: string,
  content: Replacement['range'],
  except: Replacement['range'],
  special: RegExp,
  add: (start: number, end: number, newText: string) => void,
): void {
  for (const found of text.slice(content.start, content.end).matchAll(special)) {
    const at = content.start + found.index;
    if (at < except.start || at >= except.end) add(at, at, '\\');
  }
}

/** An unquoted word, or the default of an expansion. */
function bare({ document, range, name }: RewriteRequest): RewriteOutcome {
  const { text } = document;
  const source = text.slice(range.start, range.end);
  const before = text.slice(Math.max(0, range.start - 200), range.start);
  const fallbackHere = DEFAULT.exec(before);
  if (fallbackHere !== null && text[range.end] === '}') {
    const start = range.start - (fallbackHere[2] ?? '').length;
    const edit = {
      range: { start, end: range.end },
      newText: `:?${name} is not set`,
      annotation: 'reference' as const,
    };
    return outcome([edit], source);
  }
  if (/[\s'"$`;&|<>(){}*?[\]~!\\]/.test(source)) return { ok: false, reason: WORD };
  const next = text.slice(range.end, range.end + 1);
  const newText = `"${reference(name, isAssigned(text, range.start) && !/^[^\s;&|)]/.test(next), '')}"`;
  return outcome([{ range, newText, annotation: 'reference' }], source);
}

const outcome = (replacements: readonly Replacement[], stored: string): RewriteOutcome => ({
  ok: true,
  rewrite: { replacements, stored, notes: [], needsLoader: true },
});

/** `${NAME:-`, `${NAME-`, `${NAME:=`: what stands between the name and the default is the second group. */
const DEFAULT = /\$\{([A-Za-z_]\w*)(:?[-=])$/;

/** A quoted default: `${NAME:-'…'}`. */
function fallback({ text, literal }: Pick<Site, 'text' | 'literal'>): Fallback | undefined {
  const before = text.slice(Math.max(0, literal.range.start - 200), literal.range.start);
  const found = DEFAULT.exec(before);
  if (found === null || text[literal.range.end] !== '}') return undefined;
  const name = found[1] ?? '';
  const range = { start: literal.range.start - (found[2] ?? '').length, end: literal.range.end };
  return { name, replacements: [{ range, newText: `:?${name} is not set`, annotation: 'reference' }] };
}

/** The variable whose default the value is, quoted or not. */
function defaultName({ text }: FixDocument, range: Replacement['range']): string | undefined {
  const quote = /['"]$/.exec(text.slice(0, range.start).slice(-1))?.[0] ?? '';
  const found = DEFAULT.exec(text.slice(Math.max(0, range.start - 200), range.start - quote.length));
  return found !== null && text.startsWith(`${quote}}`, range.end) ? found[1] : undefined;
}

function refuse({ text, literal }: Site): Text | null {
  const line = text.slice(lineStart(text, literal.range.start), literal.range.start);
  if (
    /(?:^|\s)(?:alias|trap)\s[^;&|]*$/.test(line) &&
    literal.raw &&
    /\$/.test(literal.before + literal.after)
  )
    return LATE;
  return null;
}

const ANSI: Text = {
  en: "The value stands in $'…' with escapes, which double quotes do not have. Take the value out into a variable first.",
  ja: "値がエスケープを含む $'…' の中にあり、二重引用符では同じように書けません。先に値を変数に取り出してください。",
};
const WORD: Text = {
  en: 'The word holds characters that the shell interprets; put it into quotes first.',
  ja: 'シェルが解釈する文字が含まれています。先に引用符で囲んでください。',
};
const LATE: Text = {
  en: 'The command is kept for later and its own variables must not be expanded now. Take the value out into a variable first.',
  ja: 'このコマンドは後で実行されるため、その中の変数を今展開できません。先に値を変数に取り出してください。',
};
