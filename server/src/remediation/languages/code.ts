/**
 * What all programming languages share when a literal becomes a reference: find the literal, take its run-time value,
 * replace the whole literal or join its rest with the reference, and refuse where that is not certain. A language says
 * only how it differs, as a `CodeIdiom`.
 */
import type { Span, Text } from '../../detection/types.ts';
import type { Annotation, DocumentEdit, FileCreation, FixDocument, Replacement } from '../plan.ts';
import type { LexicalSyntax } from '../syntax/lexical.ts';
import { type Literal, literalAt, tokensIn, tokensOf } from '../syntax/literal.ts';
import type { Token } from '../syntax/scan.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';

/** A literal that is about to be replaced. */
export interface Site extends RewriteRequest {
  readonly text: string;
  readonly syntax: LexicalSyntax;
  /** Of a value that stands in several joined literals, the first, ranging to the end of the last. */
  readonly literal: Literal;
  /** Source text of the literal before and after what is moved; both empty when all of it is moved. */
  readonly before: string;
  readonly after: string;
  /** What goes into `.env`: the run-time value. */
  readonly stored: string;
}

/** The replacements for a site, or why there are none. */
export type SiteOutcome =
  | { readonly ok: true; readonly replacements: readonly Replacement[]; readonly notes?: readonly Text[] }
  | { readonly ok: false; readonly reason: Text };

/** A read of a variable that has the value as its default: the read stays, the default goes. */
export interface Fallback {
  readonly name: string;
  readonly replacements: readonly Replacement[];
  /** Whether what is left reads the variable without any import. */
  readonly complete?: true;
}

export interface CodeIdiom {
  readonly id: string;
  matches(document: Pick<FixDocument, 'uri' | 'languageId' | 'text'>): boolean;
  syntax(document: FixDocument): LexicalSyntax;
  /** The run-time value of source text inside the literal (no quotes), null where not certain. */
  decode(source: string, literal: Literal, document: FixDocument): string | null;
  /** All of the literal becomes the reference; `replaceLiteral` makes the replacement. */
  whole(site: Site): SiteOutcome;
  /** The literal holds more than the secret: `before` and `after` stay and the reference is joined in. */
  partial(site: Site): SiteOutcome;
  /** What may stand between the pieces of a value that is put together from literals (`+`); none where absent. */
  readonly concatenation?: RegExp;
  /** Whether the literal is only read by people (a docstring): the value is removed like one in a comment. */
  isText?(site: Omit<Site, 'stored'>): boolean;
  /** Where a reference cannot stand at all (client code, an enum member): the reason, else null. */
  refuse?(site: Site): Text | null;
  /** The read whose default the literal is, if it is one. Asked with a literal that the secret fills. */
  fallback?(place: Pick<Site, 'document' | 'text' | 'syntax' | 'literal'>): Fallback | undefined;
  /** Imports and the like that the reference needs. */
  imports?(site: Site): readonly Replacement[];
  /** Another file that must change for the reference to find its variable. */
  file?(site: Site): DocumentEdit | FileCreation | undefined;
  /** A value that stands in no literal (JSX text, an unquoted shell word). */
  bare?(request: RewriteRequest, syntax: LexicalSyntax): RewriteOutcome;
  readonly loader?: Language['loader'];
  readonly existingName?: Language['existingName'];
  readonly prefersAssignedName?: true;
}

/** A refusal as an outcome. */
export const refusal = (en: string, ja: string): { readonly ok: false; readonly reason: Text } => ({
  ok: false,
  reason: { en, ja },
});

/** One replacement as an outcome. */
export function replace(range: Span, newText: string, annotation: Annotation = 'reference'): SiteOutcome {
  return { ok: true, replacements: [{ range, newText, annotation }] };
}

/** The literal with its quotes becomes `expression`. */
export const replaceLiteral = (site: Pick<Site, 'literal'>, expression: string): SiteOutcome =>
  replace(site.literal.range, expression);

/** What stands in a comment in place of a removed secret. */
export const placeholder = (name: string): string => `<${name}>`;

/** A language for `moveToEnv.ts` from an idiom. */
export function codeLanguage(idiom: CodeIdiom): Language {
  const { loader, prefersAssignedName } = idiom;
  return {
    id: idiom.id,
    matches: idiom.matches,
    stepwise: true,
    rewrite: (request) => rewriteByIdiom(request, idiom),
    existingName: idiom.existingName ?? ((document, range) => fallbackName(document, range, idiom)),
    ...(loader === undefined ? {} : { loader }),
    ...(prefersAssignedName === undefined ? {} : { prefersAssignedName }),
  };
}

function fallbackName(document: FixDocument, range: Span, idiom: CodeIdiom): string | undefined {
  const syntax = idiom.syntax(document);
  const literal = literalAt(document.text, range, syntax);
  if (literal.kind !== 'string' || !isWhole(literal)) return undefined;
  return idiom.fallback?.({ document, text: document.text, syntax, literal })?.name;
}

function rewriteByIdiom(request: RewriteRequest, idiom: CodeIdiom): RewriteOutcome {
  const { document, range } = request;
  const { text } = document;
  const syntax = idiom.syntax(document);
  let literal = literalAt(text, range, syntax);
  let source: string | null = null;
  if (literal.kind === 'comment') return removed(request);
  if (literal.kind === 'code') {
    const pieces = tokensIn(text, range, syntax);
    if (pieces.length === 0) return idiom.bare?.(request, syntax) ?? refusal(...NO_LITERAL);
    if (pieces.every(({ kind }) => kind === 'comment')) return removed(request);
    const joined = joinedLiteral(document, range, pieces, idiom);
    if (joined === null) return refusal(...SPLIT);
    literal = joined.literal;
    source = joined.value;
  }
  const whole = isWhole(literal);
  const from = whole ? literal.content.start : range.start;
  const stored =
    source ?? idiom.decode(text.slice(from, whole ? literal.content.end : range.end), literal, document);
  const found = {
    ...request,
    reading: request.reading?.canReplace(text, literal.range) ? request.reading : undefined,
    text,
    syntax,
    literal,
    before: whole ? '' : literal.before,
    after: whole ? '' : literal.after,
  };
  if (idiom.isText?.(found) === true) return removed(request);
  if (stored === null) return refusal(...ESCAPES);
  const site: Site = { ...found, stored };
  const reason = idiom.refuse?.(site) ?? null;
  if (reason !== null) return { ok: false, reason };
  const fallback = whole && literal.kind === 'string' ? idiom.fallback?.(site) : undefined;
  if (fallback !== undefined && fallback.name === request.name) {
    // The program reads its environment already and goes on doing so.
    const asks = fallback.complete === true ? {} : idiom;
    return rewritten({ ...site, reading: undefined }, fallback.replacements, asks);
  }
  const outcome = site.before === '' && site.after === '' ? idiom.whole(site) : idiom.partial(site);
  return outcome.ok ? rewritten(site, outcome.replacements, idiom, outcome.notes) : outcome;
}

function rewritten(
  site: Site,
  replacements: readonly Replacement[],
  { imports, file }: Pick<CodeIdiom, 'imports' | 'file'>,
  notes: readonly Text[] = [],
): RewriteOutcome {
  const beside = site.reading === undefined ? file?.(site) : undefined;
  return {
    ok: true,
    rewrite: {
      replacements: [
        ...replacements.map((one) => apart(site, one)),
        ...(site.reading?.imports(site.text) ?? imports?.(site) ?? []),
      ],
      stored: site.stored,
      ...(beside === undefined ? {} : { files: [beside] }),
      notes,
      needsLoader: true,
    },
  };
}

/** A quote may touch a word (`return'…'`, `'…'in x`), where what takes its place may not. */
function apart({ text, literal }: Site, replacement: Replacement): Replacement {
  const { range, newText } = replacement;
  if (range.start > literal.range.start || range.end < literal.range.end) return replacement;
  const before = /[\w$]$/.test(text.slice(0, range.start).slice(-1)) && /^[\w$]/.test(newText) ? ' ' : '';
  const after = /^[\w$]/.test(text.slice(range.end, range.end + 1)) && /[\w$]$/.test(newText) ? ' ' : '';
  return before === '' && after === '' ? replacement : { ...replacement, newText: before + newText + after };
}

/**
 * A URL with a password is what the program reads as one: all of it moves, nothing has to be encoded again. Likewise a
 * private key with white space around it. Only where nothing is computed inside.
 */
function isWhole({ before, after, holes }: Literal): boolean {
  if (holes.length > 0) return false;
  if (/^\s*$/.test(before) && /^\s*$/.test(after)) return true;
  return isUrlAround(before, after);
}

/** Whether `before` and `after` are the rest of one URL whose user part holds the secret. */
export function isUrlAround(before: string, after: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^\s/@'"`<>]*$/i.test(before) && /^[^\s/'"`<>]*@[^\s'"`<>]+$/.test(after);
}

/** `'sk-' + 'abc'` as one literal, where nothing else stands between the pieces or after the secret. */
function joinedLiteral(
  document: FixDocument,
  range: Span,
  pieces: readonly Token[],
  { concatenation, decode }: CodeIdiom,
): { literal: Literal; value: string } | null {
  const { text } = document;
  const [first] = pieces;
  const last = pieces[pieces.length - 1];
  if (first === undefined || last === undefined || concatenation === undefined) return null;
  const outside = range.start < first.content.start || last.content.end !== range.end;
  if (outside || pieces.some(({ kind, holes }) => kind !== 'string' || holes.length > 0)) return null;
  let value = '';
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1];
    if (before !== undefined && !concatenation.test(text.slice(before.range.end, piece.range.start)))
      return null;
    const from = index === 0 ? range.start : piece.content.start;
    const decoded = decode(
      text.slice(from, piece.content.end),
      { ...piece, before: '', after: '' },
      document,
    );
    if (decoded === null) return null;
    value += decoded;
  }
  const literal: Literal = {
    ...first,
    range: { start: first.range.start, end: last.range.end },
    content: { start: first.content.start, end: last.content.end },
    before: text.slice(first.content.start, range.start),
    after: '',
  };
  return { literal, value };
}

function removed({ range, name }: RewriteRequest): RewriteOutcome {
  return {
    ok: true,
    rewrite: {
      replacements: [{ range, newText: placeholder(name), annotation: 'reference' }],
      stored: null,
      notes: [],
      needsLoader: false,
    },
  };
}

/** The literal around this one, where it stands in a hole of a longer string. */
export function literalAround({
  text,
  syntax,
  literal,
}: Pick<Site, 'text' | 'syntax' | 'literal'>): Token | undefined {
  const { start, end } = literal.range;
  return tokensOf(text, syntax).findLast(
    ({ range }) => range.start <= start && end <= range.end && range.end - range.start > end - start,
  );
}

const SPLIT = [
  'The value is put together from several pieces of code; it cannot be moved safely. Join the pieces first.',
  '値が複数のコード片から組み立てられているため、安全に移せません。先に一つの文字列にまとめてください。',
] as const;
const NO_LITERAL = [
  'The value does not stand in a string literal, so no reference can take its place.',
  '値が文字列リテラルの中にないため、参照に置き換えられません。',
] as const;
const ESCAPES = [
  'The literal holds escapes whose value is not certain; moving it could change the program.',
  'リテラルに値の確定できないエスケープが含まれており、移すとプログラムの動作が変わるおそれがあります。',
] as const;
