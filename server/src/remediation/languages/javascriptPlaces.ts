/** What kind of place a JavaScript literal stands in: JSX, a key, a type, or where nothing can be computed. */
import type { Span, Text } from '../../detection/types.ts';
import type { Literal } from '../syntax/literal.ts';
import {
  brackets,
  following,
  previous,
  type Surroundings,
  statementBefore,
  surroundingsOf,
} from '../syntax/surroundings.ts';
import type { Site } from './code.ts';
import { JAVASCRIPT } from './javascriptSyntax.ts';

type Place = Pick<Site, 'text' | 'literal'>;

export const around = ({ text, literal }: Place): Surroundings =>
  surroundingsOf(text, literal.range, JAVASCRIPT);

/** The tag up to the attribute's `=`: names, attributes with strings or one level of braces. */
const TAG =
  /<[A-Za-z][\w.:-]*(?:<[^<>]*>)?(?:\s+(?:[\w:@.-]+(?:=(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}))?|\{\.\.\.[^{}]*\}))*\s+[\w:-]+=$/;

/** Whether the literal is the value of a JSX attribute. */
export function isJsxAttribute(text: string, { quote, range }: Pick<Literal, 'quote' | 'range'>): boolean {
  if (quote === '`' || !/[\w-]=$/.test(text.slice(0, range.start).slice(-2))) return false;
  const before = text.slice(Math.max(0, range.start - 2000), range.start);
  for (let at = before.lastIndexOf('<'); at >= 0; at = before.lastIndexOf('<', at - 1)) {
    if (TAG.test(before.slice(at))) return true;
    if (at === 0 || before.length - at > 1500) return false;
  }
  return false;
}

/** Whether the stretch is text between two tags. */
export function isJsxText(text: string, { start, end }: Span): boolean {
  const before = /[<>{};"'`=][^<>{};"'`=]*$/.exec(text.slice(Math.max(0, start - 300), start))?.[0][0];
  const after = /^[^<>{};"'`]*([<>{};"'`])/.exec(text.slice(end, end + 300))?.[1];
  return before === '>' && after === '<';
}

/** Whether the literal is a template with a tag, whose parts the tag reads. */
export const isTagged = (text: string, { quote, range }: Pick<Literal, 'quote' | 'range'>): boolean =>
  quote === '`' &&
  /[\w$)\]]\s*$/.test(text.slice(Math.max(0, range.start - 40), range.start)) &&
  !/(?:^|[^.\w$])(?:return|typeof|case|in|of|else|void|await|yield|default|throw|delete|new|extends)\s*$/.test(
    text.slice(Math.max(0, range.start - 40), range.start),
  );

/** Whether the literal is the name of a property or a method, in an object or a class. */
export function isObjectKey(place: Place): boolean {
  const spot = around(place);
  // Nobody calls a string, or assigns to one.
  if (place.literal.quote !== '`' && /^[(=]$/.test(following(spot)?.text ?? '')) return true;
  const before = previous(spot)?.text;
  const [parent = -1] = brackets(spot);
  return (
    following(spot)?.text === ':' && (before === '{' || before === ',') && spot.lexemes[parent]?.text === '{'
  );
}

/** The end of an `as const` behind the literal, which nothing but a literal may have. */
export function asConstEnd(place: Place): number | undefined {
  const spot = around(place);
  const second = following(spot, 2);
  return following(spot)?.text === 'as' && second?.text === 'const' ? second.range.end : undefined;
}

/** Why nothing can be computed here, or null. */
export function impossible(site: Site): Text | null {
  const { text, literal, document } = site;
  const spot = around(site);
  const statement = statementBefore(spot).map(({ text: word }) => word);
  const before = previous(spot)?.text;
  const parents = brackets(spot);
  if (isImport(statement, before)) return IMPORT;
  if (/\.(?:vue|svelte|astro)$/i.test(document.uri) && !isInScript(document.uri, text, literal.range.start))
    return MARKUP;
  if (isEnumMember(spot, parents[0])) return ENUM;
  if (isTypePosition(statement, spot, parents) || isOfLiteralType(text, literal.range.start)) return TYPE;
  return null;
}

function isImport(statement: readonly string[], before: string | undefined): boolean {
  if (statement[0] === 'import' && statement[1] !== '(' && statement[1] !== '.') return true;
  return statement[0] === 'export' && before === 'from';
}

function isEnumMember({ lexemes }: Surroundings, parent = -1): boolean {
  return lexemes[parent]?.text === '{' && lexemes[parent - 2]?.text === 'enum';
}

/** In a type alias, an interface, the annotation of a variable, or type arguments. */
function isTypePosition(
  statement: readonly string[],
  spot: Surroundings,
  parents: readonly number[],
): boolean {
  const declared = statement[0] === 'export' || statement[0] === 'declare' ? statement.slice(1) : statement;
  if (declared[0] === 'type' && /^[\w$]+$/.test(declared[1] ?? '') && declared.includes('=')) return true;
  for (const parent of parents) {
    const head = spot.lexemes.slice(Math.max(0, parent - 12), parent).map(({ text }) => text);
    const from = Math.max(head.lastIndexOf(';'), head.lastIndexOf('}')) + 1;
    const words = head.slice(from).filter((word) => word !== 'export' && word !== 'declare');
    if (
      spot.lexemes[parent]?.text === '{' &&
      (words[0] === 'interface' || (words[0] === 'type' && words.includes('=')))
    )
      return true;
  }
  const next = following(spot)?.text;
  const before = previous(spot)?.text;
  if (before === '?:') return true;
  const isLabel = declared[0] === 'case' || declared[0] === 'default' || statement.includes('?');
  if (before === ':' && !isLabel) {
    if (/^(?:const|let|var)$/.test(declared[0] ?? '') && declared.length === 3) return true;
    // The type of a parameter, of a class member, or what a function returns; in an object a comma or brace follows.
    if (spot.lexemes[parents[0] ?? -1]?.text === '(' || previous(spot, 2)?.text === ')') return true;
    if (next === '=' || next === ';') return true;
  }
  if (before === '|' || next === '|') return declared.includes(':') && !declared.includes('=');
  return before === '<' && (next === '>' || next === ',');
}

/** ``const key: `npm_${string}` = `` and `mode: 'a' | 'b' = `: what is read at run time is any string. */
const isOfLiteralType = (text: string, at: number): boolean =>
  /[\w$)\]?]\s*:\s*(?:[\w$<>[\]| ]*)(?:`[^`\n]*`|'[^'\n]*'|"[^"\n]*")[^=;{}()\n]*=\s*$/.test(
    text.slice(Math.max(0, at - 300), at),
  );

/** Whether the place is in a script of a component file: `<script>…`, or an Astro file's head between fences. */
function isInScript(uri: string, text: string, at: number): boolean {
  if (/\.astro$/i.test(uri)) {
    const fence = /^\uFEFF?---\r?\n/.exec(text);
    return fence !== null && at < text.indexOf('\n---', fence[0].length - 1);
  }
  const open = text.lastIndexOf('<script', at);
  return open >= 0 && text.indexOf('</script', open) > at;
}

const IMPORT: Text = {
  en: 'The specifier of an import cannot be computed; use `await import(…)`.',
  ja: 'import の指定子は計算できません。`await import(…)` を使ってください。',
};
const MARKUP: Text = {
  en: 'Markup cannot read an environment variable. Read it in server code and hand on only what may be shown.',
  ja: 'マークアップから環境変数は読めません。サーバー側で読み、表示してよいものだけを渡してください。',
};
const ENUM: Text = {
  en: 'The member of an enum must be a constant; use a `const` object instead.',
  ja: 'enum のメンバーは定数でなければなりません。代わりに `const` のオブジェクトを使ってください。',
};
const TYPE: Text = {
  en: 'A literal type cannot be computed at run time.',
  ja: 'リテラル型は実行時に計算できません。',
};
