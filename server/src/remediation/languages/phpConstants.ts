/** Spots of PHP that take only constants, and the property default that the constructor can set instead. */
import type { Text } from '../../detection/types.ts';
import { lineBreakOf } from '../syntax/places.ts';
import { brackets, following, type Lexeme, previous, statementBefore } from '../syntax/surroundings.ts';
import type { SiteOutcome } from './code.ts';
import type { Spot } from './notation.ts';
import { REASONS } from './reasons.ts';

/** A property whose default is the literal. */
export interface PropertyDefault {
  readonly kind: 'property';
  /** `$apiKey`. */
  readonly name: Lexeme;
  /** Index of the `{` of its class. */
  readonly body: number;
}

export type ConstantSpot =
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly reason: Text }
  /** `const NAME = '…';` outside of classes, from its first word. */
  | { readonly kind: 'define'; readonly name: string; readonly start: number }
  | { readonly kind: 'autowire' }
  | PropertyDefault;

const NONE: ConstantSpot = { kind: 'none' };
const refused = (reason: Text): ConstantSpot => ({ kind: 'refused', reason });

/** What kind of constant the literal is part of. */
export function constantAround({ around }: Pick<Spot, 'around'>): ConstantSpot {
  const { lexemes } = around;
  const levels = [around.first, ...brackets(around)];
  for (const level of levels) {
    const at = { ...around, first: level, last: level };
    const words = statementBefore(at).map(({ text }) => text);
    const direct = level === around.first;
    const bracket = lexemes[lexemes[level]?.parent ?? -1];
    const before = lexemes[(lexemes[level]?.parent ?? 0) - 1];
    if (bracket?.text === '[' && before?.text === '#') {
      const attribute = lexemes[level - 1]?.text ?? '';
      return attribute === 'Autowire' && following(around)?.text === ')' && previous(around)?.text === '('
        ? { kind: 'autowire' }
        : refused(REASONS.annotation);
    }
    if (bracket?.text === '(' && isParameterList(lexemes, lexemes[level]?.parent ?? -1)) {
      if (lexemes[level - 1]?.text === '=') return refused(REASONS.defaultValue);
    }
    const body = classBody(lexemes, lexemes[level]?.parent ?? -1);
    if (words.includes('const')) {
      if (body || !direct) return refused(REASONS.constant);
      const statement = statementBefore(at);
      const start = statement.find(({ text }) => text === 'const')?.range.start ?? 0;
      const name = statement[statement.length - 2]?.text ?? '';
      const single = following(around)?.text === ';' && statement.length === 3;
      return single ? { kind: 'define', name, start } : refused(REASONS.constant);
    }
    if (words[0] === 'static' && /^\$/.test(words[1] ?? '')) return refused(REASONS.constant);
    if (body && (words.includes('=') || words.includes('case'))) {
      if (!direct || words.includes('static') || words.includes('case')) return refused(REASONS.constant);
      const name = previous(around, 2);
      const alone = following(around)?.text === ';' && previous(around)?.text === '=';
      if (name === undefined || !alone) return refused(REASONS.constant);
      return { kind: 'property', name, body: lexemes[level]?.parent ?? -1 };
    }
    if (bracket?.text === '{') break;
  }
  return NONE;
}

function isParameterList(lexemes: readonly Lexeme[], bracket: number): boolean {
  const words = lexemes.slice(Math.max(0, bracket - 3), bracket).map(({ text }) => text);
  return words[words.length - 1] === 'fn' || words.slice(-3).includes('function');
}

function headerOf(lexemes: readonly Lexeme[], bracket: number): readonly Lexeme[] {
  const header: Lexeme[] = [];
  for (let at = bracket - 1; at >= 0 && bracket - at < 40; at -= 1) {
    const lexeme = lexemes[at];
    if (lexeme === undefined || /^[;{}]$/.test(lexeme.text)) break;
    header.unshift(lexeme);
  }
  return header;
}

function classBody(lexemes: readonly Lexeme[], bracket: number): boolean {
  if (lexemes[bracket]?.text !== '{') return false;
  const words = headerOf(lexemes, bracket).map(({ text }) => text);
  const at = words.findIndex((word) => /^(?:class|trait|interface|enum)$/.test(word));
  return at >= 0 && words[at - 1] !== '::' && !words.includes('function');
}

/** The default goes, and the constructor sets the property first of all: its own, or a new one. */
export function moveToConstructor(
  spot: Spot,
  { name, body }: PropertyDefault,
  reference: string,
): SiteOutcome {
  const { around, text, literal } = spot;
  const { lexemes } = around;
  const header = headerOf(lexemes, body).map(({ text: word }) => word);
  if (!header.includes('class')) return { ok: false, reason: REASONS.constant };
  const eol = lineBreakOf(text);
  const assignment = `$this->${name.text.slice(1)} = ${reference};`;
  const removal = {
    range: { start: name.range.end, end: literal.range.end },
    newText: '',
    annotation: 'reference' as const,
  };
  const indent = /[ \t]*$/.exec(text.slice(0, statementBefore(around)[0]?.range.start ?? 0))?.[0] ?? '    ';
  const deeper = indent.includes('\t') ? `${indent}\t` : `${indent}    `;
  const own = lexemes.findIndex(
    (lexeme, index) =>
      lexeme.text === '__construct' && lexeme.parent === body && lexemes[index - 1]?.text === 'function',
  );
  if (own >= 0) {
    const open = lexemes.findIndex(
      (lexeme, index) => index > own && lexeme.text === '{' && lexeme.parent === body,
    );
    const at = lexemes[open]?.range.end;
    if (at === undefined) return { ok: false, reason: REASONS.constant };
    return {
      ok: true,
      replacements: [
        removal,
        { range: { start: at, end: at }, newText: `${eol}${deeper}${assignment}`, annotation: 'reference' },
      ],
    };
  }
  const defaults = lexemes.filter(
    (lexeme, index) =>
      lexeme.parent === body &&
      lexeme.text === '=' &&
      lexemes[index - 1]?.text.startsWith('$') === true &&
      lexemes[index + 1]?.kind === 'string',
  );
  // A parent's constructor would no longer run, and two new constructors would clash.
  if (header.includes('extends') || header.includes('readonly') || defaults.length > 1)
    return { ok: false, reason: REASONS.constant };
  const end = following(around)?.range.end ?? literal.range.end;
  const added = [
    '',
    '',
    `${indent}public function __construct()`,
    `${indent}{`,
    `${deeper}${assignment}`,
    `${indent}}`,
  ].join(eol);
  return {
    ok: true,
    replacements: [removal, { range: { start: end, end }, newText: added, annotation: 'reference' }],
  };
}
