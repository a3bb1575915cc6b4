/** Here-documents: their text begins on the line after the opening and ends with a line that holds the tag. */
import type { Span } from '../../detection/types.ts';
import { escapeRegExp, stringSearch } from './compile.ts';
import type { HeredocSyntax, Hole } from './lexical.ts';
import type { Token } from './token.ts';

/** One whose text has not begun yet. */
export interface PendingHeredoc {
  readonly syntax: HeredocSyntax;
  readonly open: RegExpExecArray;
  readonly at: number;
}

/** Reads the text of a here-document that begins at `from`; @returns where the code goes on. */
export function readHeredoc(
  text: string,
  { syntax, open, at: openAt }: PendingHeredoc,
  from: number,
  tokens: Token[],
): number {
  const tag = open.groups?.tag ?? '';
  const indented = typeof syntax.indented === 'function' ? syntax.indented(open) : syntax.indented === true;
  const closing = new RegExp(`^${indented ? '[ \\t]*' : ''}${escapeRegExp(tag)}(?![\\w])`, 'gm');
  closing.lastIndex = from;
  const found = closing.exec(text);
  const contentEnd = found === null ? text.length : found.index;
  const end = found === null ? text.length : found.index + found[0].length;
  const raw = syntax.raw?.(open) ?? false;
  const holeKinds = raw ? [] : (syntax.holes ?? []);
  tokens.push({
    kind: 'heredoc',
    range: { start: from, end },
    content: { start: from, end: contentEnd },
    opening: { start: openAt, end: openAt + open[0].length },
    prefix: '',
    quote: tag,
    raw,
    holeKinds,
    holes: heredocHoles(text, from, contentEnd, syntax, holeKinds),
  });
  return end;
}

/** The holes of a here-document, by brackets alone: what stands in them is not read for strings. */
function heredocHoles(
  text: string,
  from: number,
  end: number,
  syntax: HeredocSyntax,
  kinds: readonly Hole[],
): Span[] {
  const holes: Span[] = [];
  if (kinds.length === 0) return holes;
  const search = stringSearch('', syntax, kinds, true);
  search.lastIndex = from;
  for (let found = search.exec(text); found !== null && found.index < end; found = search.exec(text)) {
    const lexeme = found[0];
    const hole = kinds.find(({ open }) => open === lexeme);
    if (hole === undefined) continue;
    let depth = 1;
    let position = found.index + lexeme.length;
    while (position < end && depth > 0) {
      if (text.startsWith(hole.close, position)) depth -= 1;
      else if (hole.nested !== undefined && text.startsWith(hole.nested, position)) depth += 1;
      position += 1;
    }
    holes.push({ start: found.index, end: position });
    search.lastIndex = position;
  }
  return holes;
}
