/** Makes a `Language` from a `Notation`: finds the literal, its value and its surroundings, and asks the table. */
import type { Span } from '../../detection/types.ts';
import { unescapeLiteral } from '../syntax/escapes.ts';
import { adjacentLiterals, type Literal, literalAt, tokensIn } from '../syntax/literal.ts';
import type { Token } from '../syntax/scan.ts';
import { surroundingsOf, widened } from '../syntax/surroundings.ts';
import { codeLanguage, type Site, type SiteOutcome } from './code.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { concatenated, replaced, replaceHeredoc } from './literalEdits.ts';
import type { Escapes, Notation, Spot } from './notation.ts';
import { standsAlone } from './parentheses.ts';
import { REASONS } from './reasons.ts';

/** A language for `moveToEnv.ts`. */
export function languageOf(notation: Notation): Language {
  const endings = new Set(notation.extensions);
  const language = codeLanguage({
    id: notation.id,
    matches: ({ uri, languageId }) =>
      notation.languageIds.includes(languageId) ||
      endings.has(/\.([^./]+)$/.exec(uri)?.[1]?.toLowerCase() ?? ''),
    syntax: () => notation.syntax,
    decode: (source, literal, { text }) => decode(source, literal, text, notation),
    whole: (site) => outcomeAt(site, notation, wholeAt),
    partial: (site) => outcomeAt(site, notation, partialAt),
    imports: (site) => notation.imports?.(spotOf(site)) ?? [],
    ...(notation.bare === undefined ? {} : { bare: notation.bare }),
    ...(notation.loader === undefined ? {} : { loader: notation.loader }),
    existingName: ({ text }, range) => {
      const literal = literalAt(text, range, notation.syntax);
      if (literal.kind === 'code' || literal.kind === 'comment') return undefined;
      return notation.existingName?.(text, literal) ?? fallbackAround(text, literal.range, notation)?.name;
    },
  });
  return {
    ...language,
    rewrite(asked) {
      const request = { ...asked, reading: readingAt(asked, notation) };
      return (
        inDataSection(request, notation) ??
        rewriteSplit(request, notation) ??
        rewriteRun(request, notation) ??
        rewriteTrimmed(request, notation) ??
        language.rewrite(request)
      );
    },
  };
}

/** The call of a store, where it can take the literal's place and the program does not read its environment already. */
function readingAt(
  { document, range, reading }: RewriteRequest,
  notation: Notation,
): RewriteRequest['reading'] {
  if (reading === undefined) return undefined;
  const { text } = document;
  const literal = literalAt(text, range, notation.syntax);
  const whole = literal.kind === 'code' || literal.kind === 'comment' ? { range } : literal;
  return fallbackAround(text, whole.range, notation) === null && reading.canReplace(text, whole.range)
    ? reading
    : undefined;
}

function inDataSection({ document, range }: RewriteRequest, { data }: Notation): RewriteOutcome | null {
  const found = data?.exec(document.text);
  return found && found.index < range.start ? { ok: false, reason: REASONS.literalKind } : null;
}

const spotOf = (site: Site): Spot => ({
  ...site,
  around: surroundingsOf(
    site.text,
    site.literal.kind === 'heredoc' ? site.literal.opening : site.literal.range,
    site.syntax,
  ),
});

function decode(source: string, literal: Literal | Token, text: string, notation: Notation): string | null {
  const escapes = notation.escapes(literal);
  if (escapes === null) return null;
  if (literal.holeKinds.length > 0 && notation.variable?.test(source) === true) return null;
  const content = text.slice(literal.content.start, literal.content.end);
  const stripped = notation.stripped?.(content.replace(/\r\n?/g, '\n'), literal, text);
  if (stripped === undefined) return plain(source, literal, escapes);
  if (source.length === content.length) return stripped === null ? null : plain(stripped, literal, escapes);
  return source.includes('\n') ? null : plain(source, literal, escapes);
}

function plain(source: string, literal: Literal | Token, escapes: Escapes): string | null {
  const text = source.replace(/\r\n?/g, '\n');
  if (escapes === 'none' || literal.raw) return text;
  if (typeof escapes === 'function') return escapes(text);
  if (escapes !== 'doubled') return unescapeLiteral(text, escapes);
  const quote = literal.quote.slice(-1);
  return text.replaceAll(quote + quote, quote);
}

function outcomeAt(
  site: Site,
  notation: Notation,
  rewrite: (spot: Spot, notation: Notation) => SiteOutcome,
): SiteOutcome {
  const spot = spotOf(site);
  const context = notation.context?.(spot) ?? null;
  if (context !== null && 'refuse' in context) return { ok: false, reason: context.refuse };
  const outcome = rewrite(spot, notation);
  if (!outcome.ok || context === null) return outcome;
  return {
    ok: true,
    replacements: [...outcome.replacements, ...context.replacements],
    notes: [...(outcome.notes ?? []), ...(context.notes ?? [])],
  };
}

function wholeAt(spot: Spot, notation: Notation): SiteOutcome {
  const { literal, text } = spot;
  const fallback = fallbackAround(text, literal.range, notation);
  if (fallback !== null) {
    const around = widened(spot.around, fallback.range);
    return replaced(fallback.range, referenceIn({ ...spot, around }, notation));
  }
  const own = notation.whole?.(spot);
  if (own !== undefined) return own;
  if (literal.kind === 'heredoc') return replaceHeredoc(spot, referenceIn(spot, notation));
  return replaced(literal.range, joinedToNeighbours(spot, referenceIn(spot, notation), notation));
}

/** The reference, in parentheses where an operator beside it would take part of it. */
export function referenceIn(spot: Spot, { reference, loose }: Pick<Notation, 'reference' | 'loose'>): string {
  const expression = reference(spot);
  // A call binds as tightly as a name.
  if (spot.reading !== undefined) return expression;
  const wrap = loose === true ? !standsAlone(spot.around) : typeof loose === 'function' && loose(spot.around);
  return wrap ? `(${expression})` : expression;
}

/** Where literals side by side are one value, the neighbours need an operator once this one is none any more. */
function joinedToNeighbours(spot: Spot, expression: string, { syntax, concat }: Notation): string {
  if (syntax.adjacent !== true || concat === undefined) return expression;
  const { lexemes, first, last } = spot.around;
  const left = lexemes[first - 1]?.kind === 'string' ? concat : '';
  const right = lexemes[last + 1]?.kind === 'string' ? concat : '';
  return left === '' && right === '' ? expression : `${left.trimStart()}${expression}${right.trimEnd()}`;
}

function partialAt(spot: Spot, notation: Notation): SiteOutcome {
  const own = notation.partial?.(spot);
  if (own !== undefined) return own;
  const { literal, range } = spot;
  if (literal.holeKinds.length > 0 && notation.hole !== undefined) {
    const hole = notation.hole(spot);
    if (hole !== null) return replaced(range, hole);
  }
  if (notation.concat === undefined || literal.kind === 'heredoc') return { ok: false, reason: REASONS.join };
  const expression = notation.reference(spot);
  const wrap = notation.loose === true && spot.reading === undefined;
  return concatenated(spot, wrap ? `(${expression})` : expression, notation.concat);
}

/** The read of a variable around a literal, with its name and the whole of it. */
export function fallbackAround(
  text: string,
  { start, end }: Span,
  { fallbacks }: Pick<Notation, 'fallbacks'>,
): { readonly name: string; readonly range: Span } | null {
  const before = text.slice(Math.max(0, start - 300), start);
  const after = text.slice(end, end + 100);
  for (const fallback of fallbacks ?? []) {
    const left = fallback.before.exec(before);
    const right = fallback.after === undefined ? null : fallback.after.exec(after);
    const name = left?.groups?.name;
    if (left === null || name === undefined || (fallback.after !== undefined && right === null)) continue;
    return { name, range: { start: start - left[0].length, end: end + (right?.[0].length ?? 0) } };
  }
  return null;
}

/** A value in several literals with only the joining operator between them: they are replaced as one. */
function rewriteSplit(request: RewriteRequest, notation: Notation): RewriteOutcome | null {
  const { document, range } = request;
  const { text } = document;
  const pieces = tokensIn(text, range, notation.syntax);
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  if (first === undefined || last === undefined || pieces.length < 2) return null;
  if (range.start < first.content.start || last.content.end < range.end) return null;
  if (pieces.some(({ kind, holes }) => kind !== 'string' || holes.length > 0)) return null;
  const operator = (notation.concat ?? '').trim();
  let stored = '';
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1];
    const between = before === undefined ? null : text.slice(before.range.end, piece.range.start);
    const join = between?.replace(/\\\s*$/, '').trim() ?? null;
    const joins =
      join === null ||
      (operator !== '' && join === operator) ||
      (notation.syntax.adjacent === true && join === '');
    const start = Math.max(range.start, piece.content.start);
    const value = decode(text.slice(start, Math.min(range.end, piece.content.end)), piece, text, notation);
    if (!joins || value === null) return null;
    stored += value;
  }
  const literal: Literal = {
    ...first,
    range: { start: first.range.start, end: last.range.end },
    content: { start: first.content.start, end: last.content.end },
    before: text.slice(first.content.start, range.start),
    after: text.slice(range.end, last.content.end),
  };
  return rewriteLiteral(request, literal, stored, notation);
}

/** A literal among others that the compiler joins: the run of them is replaced as one. */
function rewriteRun(request: RewriteRequest, notation: Notation): RewriteOutcome | null {
  const { document, range } = request;
  const { text } = document;
  if (notation.joinsNeighbours !== true) return null;
  const own = literalAt(text, range, notation.syntax);
  const run = own.kind === 'string' ? adjacentLiterals(text, own, notation.syntax) : [];
  const index = run.findIndex(({ range: other }) => other.start === own.range.start);
  const first = run[0];
  const last = run[run.length - 1];
  if (first === undefined || last === undefined || run.length < 2 || index < 0) return null;
  if (run.some(({ quote, prefix }) => quote !== own.quote || prefix !== own.prefix)) return null;
  const contents = run.map(({ content }) => text.slice(content.start, content.end));
  const literal: Literal = {
    ...own,
    range: { start: first.range.start, end: last.range.end },
    content: { start: first.content.start, end: last.content.end },
    before: contents.slice(0, index).join('') + own.before,
    after: own.after + contents.slice(index + 1).join(''),
  };
  const value = decode(text.slice(range.start, range.end), own, text, notation);
  return value === null ? null : rewriteLiteral(request, literal, value, notation);
}

/** A literal whose value goes through a call that takes its indentation off: both are replaced as one. */
function rewriteTrimmed(request: RewriteRequest, notation: Notation): RewriteOutcome | null {
  const { text } = request.document;
  if (notation.trimCalls === undefined) return null;
  const literal = literalAt(text, request.range, notation.syntax);
  if (literal.kind !== 'string' || literal.holes.length > 0) return null;
  if (/\S/.test(literal.before.replace(/^\s*\|/, '')) || /\S/.test(literal.after)) return null;
  const rest = text.slice(literal.range.end, literal.range.end + 60);
  for (const { call, apply } of notation.trimCalls) {
    const found = call.exec(rest);
    if (found === null) continue;
    const value = decode(text.slice(literal.content.start, literal.content.end), literal, text, notation);
    if (value === null) return null;
    const range = { start: literal.range.start, end: literal.range.end + found[0].length };
    return rewriteLiteral(request, { ...literal, range, before: '', after: '' }, apply(value), notation);
  }
  return null;
}

function rewriteLiteral(
  request: RewriteRequest,
  literal: Literal,
  stored: string,
  notation: Notation,
): RewriteOutcome {
  const { before, after } = literal;
  const site: Site = {
    ...request,
    text: request.document.text,
    syntax: notation.syntax,
    literal,
    before,
    after,
    stored,
  };
  const outcome = outcomeAt(site, notation, before === '' && after === '' ? wholeAt : partialAt);
  if (!outcome.ok) return outcome;
  return {
    ok: true,
    rewrite: {
      replacements: [
        ...outcome.replacements,
        ...(site.reading?.imports(site.text) ?? notation.imports?.(spotOf(site)) ?? []),
      ],
      stored,
      notes: outcome.notes ?? [],
      needsLoader: true,
    },
  };
}
