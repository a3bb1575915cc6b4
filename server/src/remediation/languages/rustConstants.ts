/** `const` and `static` items of Rust, which become lazily read statics. */
import type { Replacement } from '../plan.ts';
import { tokensOf } from '../syntax/literal.ts';
import {
  brackets,
  following,
  type Lexeme,
  previous,
  statementBefore,
  usesOf,
} from '../syntax/surroundings.ts';
import type { SiteOutcome } from './code.ts';
import type { Spot } from './notation.ts';
import { REASONS } from './reasons.ts';

/** `const NAME: &str = "…";` */
export interface ConstantItem {
  /** `const` or `static`. */
  readonly keyword: Lexeme;
  readonly name: Lexeme;
  /** From the type to the literal's end. */
  readonly typeStart: number;
  readonly typeEnd: number;
  readonly bytes: boolean;
  /** Whether the rewrite is right: private, on its own, not part of a type. */
  readonly plain: boolean;
}

/** The item whose value the literal is, or in whose value it stands. */
export function constantAround({ around, text }: Spot): ConstantItem | undefined {
  const statement = statementBefore(around);
  const index = statement.findIndex(({ text: word }) => word === 'const' || word === 'static');
  const keyword = statement[index];
  const inner = brackets(around).some((bracket) => {
    const use = { ...around, first: bracket, last: bracket };
    const words = statementBefore(use).map((lexeme) => lexeme.text);
    return (
      words.includes('=') &&
      words.some((word) => word === 'const' || word === 'static') &&
      !words.includes('|')
    );
  });
  const name = statement[index + 1];
  const colon = statement[index + 2];
  const equals = previous(around);
  if (keyword === undefined || name === undefined || colon?.text !== ':' || equals?.text !== '=') {
    if (!inner || keyword?.text === "'") return undefined;
    const any = statement[0] ?? around.lexemes[around.first];
    return any === undefined
      ? undefined
      : { keyword: any, name: any, typeStart: 0, typeEnd: 0, bytes: false, plain: false };
  }
  const type = statement
    .slice(index + 3, -1)
    .map((lexeme) => lexeme.text)
    .join('');
  const isText = /^&(?:'static)?str$/.test(type);
  const bytes = /^&(?:'static)?\[u8\]$/.test(type);
  const typeStart = statement[index + 3]?.range.start ?? colon.range.end;
  const typeEnd = statement[statement.length - 2]?.range.end ?? typeStart;
  const header = text.slice(Math.max(0, keyword.range.start - 200), keyword.range.start);
  const outer = brackets(around)[0];
  const inImpl =
    outer !== undefined &&
    /\b(?:impl|trait)\b[^;{}]*$/.test(
      text.slice(
        Math.max(0, (around.lexemes[outer]?.range.start ?? 0) - 200),
        around.lexemes[outer]?.range.start ?? 0,
      ),
    );
  const plain =
    (isText || bytes) &&
    !inImpl &&
    !/\bpub(?:\([^)]*\))?\s*$/.test(header) &&
    index === 0 &&
    following(around)?.text === ';';
  return { keyword, name, typeStart, typeEnd, bytes, plain };
}

const at = (start: number, end: number, newText: string): Replacement => ({
  range: { start, end },
  newText,
  annotation: 'reference',
});

/** The item becomes `static NAME: LazyLock<String>`, and its uses in the file ask it for the text. */
export function rewriteConstant(spot: Spot, item: ConstantItem, value: string): SiteOutcome {
  const { around, literal, text, syntax } = spot;
  const { lexemes } = around;
  if (!item.plain) {
    const isPublic = /\bpub(?:\([^)]*\))?\s*$/.test(
      text.slice(Math.max(0, item.keyword.range.start - 40), item.keyword.range.start),
    );
    return { ok: false, reason: isPublic ? REASONS.exportedConstant : REASONS.constant };
  }
  const name = item.name.text;
  const shown = new RegExp(`\\{${name}[:}]`);
  const isShown = tokensOf(text, syntax).some(
    ({ kind, content }) => kind === 'string' && shown.test(text.slice(content.start, content.end)),
  );
  if (isShown) return { ok: false, reason: REASONS.constant };
  const replacements: Replacement[] = [];
  if (item.keyword.text === 'const')
    replacements.push(at(item.keyword.range.start, item.keyword.range.end, 'static'));
  replacements.push(at(item.typeStart, item.typeEnd, 'LazyLock<String>'));
  const lineStart = text.lastIndexOf('\n', item.keyword.range.start - 1) + 1;
  const oneLine = `${text.slice(lineStart, item.typeStart)}LazyLock<String> = LazyLock::new(|| ${value});`;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const gap = oneLine.length <= 100 || oneLine.includes('\n') ? ' ' : `\n${indent}    `;
  const equals = previous(around)?.range.end ?? literal.range.start;
  replacements.push(at(equals, literal.range.end, `${gap}LazyLock::new(|| ${value})`));
  for (const index of usesOf(around, name)) {
    const use = { ...around, first: index, last: index };
    const lexeme = lexemes[index];
    if (lexeme === undefined || lexeme.range.start === item.name.range.start) continue;
    const right = following(use)?.text ?? '';
    const left = previous(use)?.text ?? '';
    const statement = statementBefore(use);
    if (statement[0]?.text === 'use' || right === '!') continue;
    const fixed = [index, ...brackets(use)].some((level) =>
      statementBefore({ ...around, first: level, last: level }).some(({ text: word }) =>
        /^(?:const|static)$/.test(word),
      ),
    );
    if (right === '=>' || left === '|' || fixed || isMacroOfConstants(lexemes, index))
      return { ok: false, reason: REASONS.constant };
    if (right === '.') continue;
    replacements.push(at(lexeme.range.end, lexeme.range.end, item.bytes ? '.as_bytes()' : '.as_str()'));
  }
  return { ok: true, replacements };
}

const isMacroOfConstants = (lexemes: readonly Lexeme[], index: number): boolean => {
  const bracket = lexemes[index]?.parent ?? -1;
  return /^(?:concat|include_str|include_bytes|env|option_env|stringify)!$/.test(
    lexemes[bracket - 1]?.text ?? '',
  );
};
