/**
 * Keys that stand in a constant of the file and not in the call that uses it: the finders look at the text as if the
 * constant stood in its only place, and what they change there takes the constant with it. A name that is declared twice,
 * used twice, handed out of the file or named in a string or a comment stays where it is.
 */
import type { Span } from '../../detection/types.ts';
import { CSHARP_SYNTAX } from '../../remediation/languages/csharp.ts';
import { GO } from '../../remediation/languages/go.ts';
import { JAVA_SYNTAX } from '../../remediation/languages/java.ts';
import { JAVASCRIPT } from '../../remediation/languages/javascriptSyntax.ts';
import { PHP_SYNTAX } from '../../remediation/languages/php.ts';
import { PYTHON } from '../../remediation/languages/python.ts';
import { RUBY_SYNTAX } from '../../remediation/languages/ruby.ts';
import { RUST } from '../../remediation/languages/rust.ts';
import type { LexicalSyntax } from '../../remediation/syntax/lexical.ts';
import { type Lexeme, surroundingsOf } from '../../remediation/syntax/surroundings.ts';
import { holds } from './callShape.ts';
import type { Change, EditRequest, KeylessEdit } from './types.ts';

interface Declarations {
  readonly syntax: LexicalSyntax;
  /** A declaration on a line of its own: `name` and `value`, a string without escapes and its quotes. */
  readonly line: RegExp;
}

const STRING = String.raw`(?<value>"[^"\\\n$]*"|'[^'\\\n]*')`;
const END = String.raw`[ \t]*(?:\r?\n|$)`;
const declared = (before: string, after = ''): RegExp =>
  new RegExp(`^[ \\t]*${before}[ \\t]*${STRING}${after}${END}`, 'gmd');

const script: Declarations = {
  syntax: JAVASCRIPT,
  line: declared(String.raw`(?:const|let|var)[ \t]+(?<name>[\w$]+)(?:[ \t]*:[ \t]*string)?[ \t]*=`, ';?'),
};

/** By the ending of the file's name. */
const DECLARATIONS: Readonly<Record<string, Declarations>> = {
  ...Object.fromEntries(['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx'].map((end) => [end, script])),
  py: {
    syntax: PYTHON,
    line: declared(String.raw`(?<name>[A-Za-z_]\w*)(?:[ \t]*:[ \t]*(?:str|Final(?:\[str\])?))?[ \t]*=`),
  },
  go: {
    syntax: GO,
    line: declared(String.raw`(?:(?:const|var)[ \t]+)?(?<name>\w+)(?:[ \t]+string)?[ \t]*:?=`),
  },
  java: {
    syntax: JAVA_SYNTAX,
    line: declared(
      String.raw`(?:(?:private|static|final)[ \t]+)*(?:String|var)[ \t]+(?<name>\w+)[ \t]*=`,
      ';',
    ),
  },
  cs: {
    syntax: CSHARP_SYNTAX,
    line: declared(
      String.raw`(?:(?:private|static|readonly|const)[ \t]+)*(?:string|var)[ \t]+(?<name>\w+)[ \t]*=`,
      ';',
    ),
  },
  php: {
    syntax: PHP_SYNTAX,
    line: declared(String.raw`(?:const[ \t]+(?=\w))?(?<name>\$?[A-Za-z_]\w*)[ \t]*=`, ';'),
  },
  rb: { syntax: RUBY_SYNTAX, line: declared(String.raw`(?<name>[A-Za-z_]\w*)[ \t]*=`, '(?:\\.freeze)?') },
  rs: {
    syntax: RUST,
    line: declared(
      String.raw`(?:const|static|let)[ \t]+(?<name>\w+)(?:[ \t]*:[ \t]*&(?:'static[ \t]+)?str)?[ \t]*=`,
      ';',
    ),
  },
};

/** A constant with its only use. */
interface Constant {
  /** The whole lines of its declaration. */
  readonly lines: Span;
  /** Its value, quotes included. */
  readonly value: Span;
  readonly use: Span;
  /** What stands in the place of the use: the value, behind its key where the name was both. */
  readonly inlined: string;
}

/** Beyond this many no program names its keys; each one costs a look at the whole text. */
const MOST = 40;

let last:
  | { readonly text: string; readonly syntax: LexicalSyntax; readonly constants: readonly Constant[] }
  | undefined;

/** Of the last text they are remembered: a document is asked about key by key. */
function constantsOf(text: string, declarations: Declarations): readonly Constant[] {
  const { syntax } = declarations;
  if (last?.text !== text || last.syntax !== syntax)
    last = { text, syntax, constants: findConstants(text, declarations) };
  return last.constants;
}

function findConstants(text: string, { syntax, line }: Declarations): readonly Constant[] {
  const found = [...text.matchAll(line)].slice(0, MOST);
  if (found.length === 0) return [];
  const { lexemes } = surroundingsOf(text, { start: 0, end: 0 }, syntax);
  return found.flatMap((match): Constant[] => {
    const { name = '', value = '' } = match.groups ?? {};
    const [start, end] = match.indices?.groups?.value ?? [];
    if (start === undefined || end === undefined) return [];
    const own = { start: match.index, end: match.index + match[0].length };
    const words = lexemes.flatMap((lexeme, at) =>
      lexeme.kind === 'word' && lexeme.text === name ? [at] : [],
    );
    const uses = words.filter((at) => !isKey(lexemes, at) && !holds(own, lexemes[at]?.range ?? own));
    const [at, ...more] = uses;
    const use = at === undefined ? undefined : lexemes[at];
    if (at === undefined || use === undefined || more.length > 0 || lexemes[at - 1]?.text === '.') return [];
    // A name in a string or a comment, or one that is handed on by its key, is another use.
    if (mentions(text, name) !== words.length) return [];
    const isBoth = syntax === JAVASCRIPT && isShorthand(lexemes, at);
    return [
      { lines: own, value: { start, end }, use: use.range, inlined: isBoth ? `${name}: ${value}` : value },
    ];
  });
}

const mentions = (text: string, name: string): number =>
  text.match(new RegExp(`(?<![\\w$])${name.replace('$', '\\$')}(?![\\w$])`, 'g'))?.length ?? 0;

/** `name:` or `name=` of an option. */
function isKey(lexemes: readonly Lexeme[], at: number): boolean {
  const lexeme = lexemes[at];
  if (lexeme === undefined || lexeme.parent < 0) return false;
  const isFirst = at - 1 === lexeme.parent || lexemes[at - 1]?.text === ',';
  return isFirst && /^(?:[:=]|=>)$/.test(lexemes[at + 1]?.text ?? '');
}

/** `{ name }`: the option and its value in one word. */
function isShorthand(lexemes: readonly Lexeme[], at: number): boolean {
  const lexeme = lexemes[at];
  if (lexeme === undefined || lexemes[lexeme.parent]?.text !== '{') return false;
  const isFirst = at - 1 === lexeme.parent || lexemes[at - 1]?.text === ',';
  return isFirst && /^[,}]$/.test(lexemes[at + 1]?.text ?? '');
}

/** Behind the declaration, and behind the blank line after it where one stands before it, too. */
function blankAfter(text: string, { start, end }: Span): number {
  const blank = /^[ \t]*\r?\n/.exec(text.slice(end, end + 200));
  const isAlone = start === 0 || /\n[ \t]*\r?\n$/.test(text.slice(Math.max(0, start - 200), start));
  return end + (blank !== null && isAlone ? blank[0].length : 0);
}

/** A text with the constants in their places, and the way back. */
export interface Inlined {
  readonly request: EditRequest;
  /** Whether the credential stands in one of them. */
  readonly isConstant: boolean;
  /** The edit as one of the document itself; undefined where it cuts through a value. */
  back(edit: KeylessEdit): KeylessEdit | undefined;
}

/** @returns undefined where the file has no constant that is used once. @param ending of the file's name */
export function inlineConstants(request: EditRequest, ending: string): Inlined | undefined {
  const { text, range } = request;
  const declarations = DECLARATIONS[ending];
  const constants = declarations === undefined ? [] : constantsOf(text, declarations);
  if (constants.length === 0) return undefined;
  const sorted = [...constants].sort((a, b) => a.use.start - b.use.start);
  let inlined = '';
  let at = 0;
  /** Where each use begins in the new text. */
  const starts = sorted.map(({ use, inlined: put }) => {
    inlined += text.slice(at, use.start);
    const start = inlined.length;
    inlined += put;
    at = use.end;
    return start;
  });
  inlined += text.slice(at);
  /** An offset of the new text as one of the document; undefined within a value that was put there. */
  const toOwn = (offset: number): number | undefined => {
    let shift = 0;
    for (const [index, { use, inlined: put }] of sorted.entries()) {
      const start = starts[index] ?? 0;
      if (offset <= start) break;
      if (offset < start + put.length) return undefined;
      shift = start + put.length - use.end;
    }
    return offset - shift;
  };
  const toNew = (offset: number): number => {
    const before = sorted.filter(({ use }) => use.end <= offset);
    return before.reduce((sum, { use, inlined: put }) => sum + put.length - (use.end - use.start), offset);
  };
  const index = sorted.findIndex(({ value }) => holds(value, range));
  const constant = sorted[index];
  const moved =
    constant === undefined
      ? { start: toNew(range.start), end: toNew(range.end) }
      : within(starts[index] ?? 0, constant, range);
  return {
    request: { ...request, text: inlined, range: moved },
    isConstant: constant !== undefined,
    back(edit) {
      const changes: Change[] = [];
      for (const { range: changed, newText } of edit.changes) {
        const whole = sorted.find(
          ({ value, inlined: put }, n) =>
            changed.end === (starts[n] ?? 0) + put.length &&
            changed.end - changed.start === value.end - value.start,
        );
        if (whole !== undefined) {
          // The value alone: what stands before it there is the name that was both.
          const key = whole.inlined.slice(0, whole.inlined.length - (whole.value.end - whole.value.start));
          changes.push({ range: whole.use, newText: key + newText });
          continue;
        }
        const [start, end] = [toOwn(changed.start), toOwn(changed.end)];
        if (start === undefined || end === undefined) return undefined;
        changes.push({ range: { start, end }, newText });
      }
      const gone = sorted.filter(({ use }) => changes.some((change) => holds(change.range, use)));
      // The declaration that was asked about has to go.
      if (constant !== undefined && !gone.includes(constant)) return undefined;
      const all = joined([...changes, ...withoutLines(text, gone)]);
      return all && { ...edit, changes: all };
    },
  };
}

/** Takes the declarations out, those that follow one another in one piece. */
function withoutLines(text: string, constants: readonly Constant[]): readonly Change[] {
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of constants.map(({ lines }) => lines).sort((a, b) => a.start - b.start)) {
    const last = spans.at(-1);
    if (last?.end === start) last.end = end;
    else spans.push({ start, end });
  }
  return spans.map((span) => ({ range: { start: span.start, end: blankAfter(text, span) }, newText: '' }));
}

/** In the order of the text, what begins at one place as one change; undefined where two of them overlap. */
function joined(changes: readonly Change[]): readonly Change[] | undefined {
  const all: Change[] = [];
  for (const change of [...changes].sort(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
  )) {
    const last = all.at(-1);
    if (last === undefined || change.range.start > last.range.start) {
      if (change.range.start < (last?.range.end ?? 0)) return undefined;
      all.push(change);
    } else if (last.range.end === last.range.start) {
      all[all.length - 1] = { range: change.range, newText: last.newText + change.newText };
    } else return undefined;
  }
  return all;
}

/** Where a stretch of a constant's value stands in its place. */
function within(start: number, { value, inlined }: Constant, range: Span): Span {
  const offset = start + inlined.length - (value.end - value.start) - value.start;
  return { start: range.start + offset, end: range.end + offset };
}
