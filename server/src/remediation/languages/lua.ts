/** Lua: `assert(os.getenv("NAME"), "NAME is not set")`. */
import type { Span } from '../../detection/types.ts';
import type { EscapeTable } from '../syntax/escapes.ts';
import { DOUBLE_QUOTED, type LexicalSyntax, SINGLE_QUOTED } from '../syntax/lexical.ts';
import { following, previous, type Surroundings } from '../syntax/surroundings.ts';
import type { SiteOutcome } from './code.ts';
import { concatenated, replaced } from './literalEdits.ts';
import { byNote, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { REASONS } from './reasons.ts';

/** Lua 5.4 manual 3.1; decimal escapes are left unknown. */
const ESCAPES: EscapeTable = {
  simple: { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', '"': '"', "'": "'" },
  hex: true,
  braced: true,
  other: 'unknown',
  continuation: false,
};

const long = (level: string) => ({ open: new RegExp(`--\\[${level}\\[`), close: `]${level}]` });

const SYNTAX: LexicalSyntax = {
  strings: [
    {
      open: /\[(?<level>=*)\[/,
      close: (open) => `]${open.groups?.level ?? ''}]`,
      raw: true,
      multiline: true,
    },
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
  ],
  comments: [{ open: /^#!/ }, long(''), long('='), long('=='), { open: /--/ }],
};

export const lua = languageOf({
  id: 'lua',
  languageIds: ['lua'],
  extensions: ['lua'],
  syntax: SYNTAX,
  escapes: ({ raw }) => (raw ? 'none' : ESCAPES),
  // A line break right after the opening bracket is no part of the string.
  stripped: (content, { raw }) => (raw && content.startsWith('\n') ? content.slice(1) : undefined),
  reference,
  loose: expands,
  concat: ' .. ',
  fallbacks: [{ before: /os\.getenv\(?\s*\(?["'](?<name>\w+)["']\s*\)\s*or\s*$/ }],
  context: ({ text }): Context =>
    /\bgame:GetService\(|\blove\.(?:load|graphics)\b/.test(text) ? { refuse: REASONS.clientApp } : null,
  whole: (spot) => (isCall(spot.around) ? replaced(behindCallee(spot), `((${reference(spot)}))`) : undefined),
  partial: (spot) => (isCall(spot.around) ? inCall(spot) : undefined),
  loader: ({ document }) =>
    /\bngx\./.test(document.text)
      ? byNote({
          en: 'nginx hands a variable to Lua only when nginx.conf names it: add `env NAME;` there.',
          ja: 'nginx は nginx.conf に `env 変数名;` と書かれた変数だけを Lua に渡します。追記してください。',
        })
      : byNote(SET_BEFORE_START),
});

function reference({ name, literal }: Pick<Spot, 'name' | 'literal'>): string {
  const quote = literal.quote === "'" ? "'" : '"';
  return `assert(os.getenv(${quote}${name}${quote}), ${quote}${name} is not set${quote})`;
}

/** `assert` returns its message too: as the last of a list it would be one value more. */
function expands(around: Surroundings): boolean {
  const left = previous(around)?.text ?? '';
  const right = following(around)?.text ?? '';
  const last = right === ')' || right === '}' || (right === ',' && following(around, 2)?.text === '}');
  if (left === 'return' || (left === ',' && !last && right !== ',')) return true;
  if (/^[.:]$/.test(right) || right === '[') return left !== '=';
  return /^[({,]$/.test(left) && last;
}

const KEYWORD = /^(?:return|and|or|not|in|then|do|else|elseif|if|while|until|repeat|end|local)$/;

/** `f"…"`: a call without parentheses. */
function isCall(around: Surroundings): boolean {
  const left = previous(around);
  if (left === undefined || around.lexemes[around.first]?.startsLine === true) return false;
  return left.kind === 'word' ? !KEYWORD.test(left.text) : left.text === ')' || left.text === ']';
}

/** The literal with the blank before it: a call with parentheses has none. */
const behindCallee = ({ around, literal }: Spot): Span => ({
  start: previous(around)?.range.end ?? literal.range.start,
  end: literal.range.end,
});

function inCall(spot: Spot): SiteOutcome {
  const joined = concatenated(spot, reference(spot), ' .. ', true);
  const gap = { start: behindCallee(spot).start, end: spot.literal.range.start };
  if (!joined.ok || gap.start === gap.end) return joined;
  return {
    ok: true,
    replacements: [...joined.replacements, { range: gap, newText: '', annotation: 'reference' }],
  };
}
