/** Reads of a variable in JavaScript that have the secret as their default: the read stays, the default goes. */
import type { Text } from '../../detection/types.ts';
import { lineEnd, lineStart } from '../syntax/places.ts';
import type { Fallback, Site } from './code.ts';

const NAME = String.raw`(?:\.([A-Za-z_]\w*)|\[\s*['"]([A-Za-z_]\w*)['"]\s*\])`;
const READ = new RegExp(
  String.raw`(?:\b(?:process|Bun|import\.meta)\.env${NAME}|\bDeno\.env\.get\(\s*['"]([A-Za-z_]\w*)['"]\s*\)|\benv\.([A-Za-z_]\w*))(\s*(?:\|\||\?\?)\s*)$`,
);
const DESTRUCTURED = /[{,]\s*([A-Za-z_]\w*)(?:\s*:\s*\w+)?(\s*=\s*)$/;
const ASSIGNED = new RegExp(String.raw`^\s*process\.env${NAME}\s*(?:\?\?|\|\|)?=\s*$`);

/** The default that the literal is, if it is one. */
export function fallbackOf({
  document,
  text,
  literal,
}: Pick<Site, 'document' | 'text' | 'literal'>): Fallback | undefined {
  const before = text.slice(Math.max(0, literal.range.start - 300), literal.range.start);
  const read = READ.exec(before);
  const typed = /^typescript/.test(document.languageId) || /\.[cm]?tsx?$/i.test(document.uri);
  const empty = literal.quote === '"' ? '""' : "''";
  const drop = (name: string, gap: string): Fallback => {
    // In TypeScript the empty default keeps the type `string`.
    const start = typed ? literal.range.start : literal.range.start - gap.length;
    const range = { start, end: literal.range.end };
    return { name, replacements: [{ range, newText: typed ? empty : '', annotation: 'reference' }] };
  };
  if (read !== null) {
    const name = read.slice(1, 5).find((group) => group !== undefined) ?? '';
    return drop(name, read[5] ?? '');
  }
  const destructured = DESTRUCTURED.exec(before);
  if (destructured !== null && /^[^{}]*\}\s*=\s*(?:process|Bun)\.env\b/.test(text.slice(literal.range.end))) {
    return drop(destructured[1] ?? '', destructured[2] ?? '');
  }
  const start = lineStart(text, literal.range.start);
  const assigned = ASSIGNED.exec(text.slice(start, literal.range.start));
  if (
    assigned === null ||
    !/^;?[ \t]*\r?$/.test(text.slice(literal.range.end, lineEnd(text, literal.range.end)))
  )
    return undefined;
  // `.env` sets it from now on: the whole line goes.
  const next = text.indexOf('\n', literal.range.end);
  const range = { start, end: next < 0 ? text.length : next + 1 };
  return {
    name: assigned[1] ?? assigned[2] ?? '',
    replacements: [{ range, newText: '', annotation: 'reference' }],
  };
}

/** Why a value that the program itself puts into the environment stays where it is, or null. */
export function assignsVariable(site: Pick<Site, 'document' | 'text' | 'literal'>): Text | null {
  const before = site.text.slice(lineStart(site.text, site.literal.range.start), site.literal.range.start);
  const assigns = new RegExp(String.raw`\bprocess\.env${NAME}\s*(?:\?\?|\|\|)?=\s*$`).test(before);
  return assigns && fallbackOf(site) === undefined ? ASSIGNS : null;
}

const ASSIGNS: Text = {
  en: 'The program sets an environment variable to this value; delete the assignment once the variable is in .env.',
  ja: 'プログラムがこの値を環境変数に代入しています。.env に移したら代入を削除してください。',
};
