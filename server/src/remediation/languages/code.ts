/**
 * What all programming languages share when a literal becomes a reference: find the literal, take its run-time value,
 * replace the whole literal or join its rest with the reference, and refuse where that is not certain. A language says
 * only how it differs, as a `CodeIdiom`.
 */
import type { Text } from '../../detection/types.ts';
import type { Annotation, FixDocument, Replacement } from '../plan.ts';
import type { LexicalSyntax } from '../syntax/lexical.ts';
import { type Literal, literalAt, tokensIn } from '../syntax/literal.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';

/** A literal that is about to be replaced. */
export interface Site extends RewriteRequest {
  readonly text: string;
  readonly syntax: LexicalSyntax;
  readonly literal: Literal;
  /** Source text of the literal before and after what is moved; both empty when all of it is moved. */
  readonly before: string;
  readonly after: string;
}

/** The replacements for a site, or why there are none. */
export type SiteOutcome =
  | { readonly ok: true; readonly replacements: readonly Replacement[]; readonly notes?: readonly Text[] }
  | { readonly ok: false; readonly reason: Text };

export interface CodeIdiom {
  readonly id: string;
  matches(document: Pick<FixDocument, 'uri' | 'languageId'>): boolean;
  syntax(document: FixDocument): LexicalSyntax;
  /** The run-time value of source text inside the literal (no quotes), null where not certain. */
  decode(source: string, literal: Literal, document: FixDocument): string | null;
  /** All of the literal becomes the reference; `replaceLiteral` makes the replacement. */
  whole(site: Site): SiteOutcome;
  /** The literal holds more than the secret: `before` and `after` stay and the reference is joined in. */
  partial(site: Site): SiteOutcome;
  /** Where a reference cannot stand at all (client code, an enum member): the reason, else null. */
  refuse?(site: Site): Text | null;
  /** Imports and the like that the reference needs; merged with equal ones of other findings. */
  imports?(site: Site): readonly Replacement[];
  /** A value that stands in no literal (JSX text, an unquoted shell word). */
  bare?(request: RewriteRequest, syntax: LexicalSyntax): RewriteOutcome;
  readonly loader?: Language['loader'];
  readonly existingName?: Language['existingName'];
}

/** A refusal as an outcome. */
export const refusal = (en: string, ja: string): { readonly ok: false; readonly reason: Text } => ({
  ok: false,
  reason: { en, ja },
});

/** One replacement as an outcome. */
export function replace(
  range: Replacement['range'],
  newText: string,
  annotation: Annotation = 'reference',
): SiteOutcome {
  return { ok: true, replacements: [{ range, newText, annotation }] };
}

/** The literal with its quotes becomes `expression`. */
export const replaceLiteral = (site: Site, expression: string): SiteOutcome =>
  replace(site.literal.range, expression);

/** What stands in a comment in place of a removed secret. */
export const placeholder = (name: string): string => `<${name}>`;

/** A language for `moveToEnv.ts` from an idiom. */
export function codeLanguage(idiom: CodeIdiom): Language {
  return {
    id: idiom.id,
    matches: idiom.matches,
    rewrite: (request) => rewriteByIdiom(request, idiom),
    ...(idiom.loader === undefined ? {} : { loader: idiom.loader }),
    ...(idiom.existingName === undefined ? {} : { existingName: idiom.existingName }),
  };
}

function rewriteByIdiom(request: RewriteRequest, idiom: CodeIdiom): RewriteOutcome {
  const { document, range } = request;
  const syntax = idiom.syntax(document);
  const literal = literalAt(document.text, range, syntax);
  if (literal.kind === 'comment') return removeFromComment(request);
  if (literal.kind === 'code') {
    const pieces = tokensIn(document.text, range, syntax);
    if (pieces.length > 0) return refusal(...SPLIT);
    return idiom.bare?.(request, syntax) ?? refusal(...NO_LITERAL);
  }
  const whole = wholeLiteralIsTheSecret(literal);
  const stored = idiom.decode(
    whole
      ? document.text.slice(literal.content.start, literal.content.end)
      : document.text.slice(range.start, range.end),
    literal,
    document,
  );
  if (stored === null) return refusal(...ESCAPES);
  const site: Site = {
    ...request,
    text: document.text,
    syntax,
    literal,
    before: whole ? '' : literal.before,
    after: whole ? '' : literal.after,
  };
  const reason = idiom.refuse?.(site) ?? null;
  if (reason !== null) return { ok: false, reason };
  const outcome = site.before === '' && site.after === '' ? idiom.whole(site) : idiom.partial(site);
  if (!outcome.ok) return outcome;
  return {
    ok: true,
    rewrite: {
      replacements: [...outcome.replacements, ...(idiom.imports?.(site) ?? [])],
      stored,
      notes: outcome.notes ?? [],
      needsLoader: true,
    },
  };
}

/**
 * A URL with a password is what the program reads as one: all of it moves, nothing has to be encoded again. Likewise a
 * private key with white space around it. Only where nothing is computed inside.
 */
function wholeLiteralIsTheSecret({ before, after, holes }: Literal): boolean {
  if (holes.length > 0) return false;
  if (/^\s*$/.test(before) && /^\s*$/.test(after)) return true;
  return isUrlAround(before, after);
}

/** Whether `before` and `after` are the rest of one URL whose user part holds the secret. */
export function isUrlAround(before: string, after: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^\s/@'"`<>]*$/i.test(before) && /^[^\s/'"`<>]*@[^\s'"`<>]+$/.test(after);
}

function removeFromComment({ range, name }: RewriteRequest): RewriteOutcome {
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
