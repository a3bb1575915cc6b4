/**
 * Rust: `std::env::var("NAME").expect("NAME must be set")` where a `String` is wanted, and a lazily read static where
 * the literal was a `&'static str`, so that no type and no lifetime changes.
 */

import type { Replacement } from '../plan.ts';
import type { EscapeTable } from '../syntax/escapes.ts';
import { BLOCK_COMMENT, type LexicalSyntax, SLASH_COMMENT } from '../syntax/lexical.ts';
import { lineBreakOf } from '../syntax/places.ts';
import { brackets, following, previous } from '../syntax/surroundings.ts';
import type { SiteOutcome } from './code.ts';
import { addBelowImports, addImport, type ImportStyle, insert } from './insertion.ts';
import { CHARACTER } from './java.ts';
import { replaced } from './literalEdits.ts';
import { byLine, byNote, LOADED, missingLine, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { manifestHolds } from './projectFacts.ts';
import { REASONS } from './reasons.ts';
import { constantAround, rewriteConstant } from './rustConstants.ts';

/** Rust reference, "String literals". */
const ESCAPES: EscapeTable = {
  simple: { n: '\n', r: '\r', t: '\t', '0': '\0', '\\': '\\', "'": "'", '"': '"' },
  hex: true,
  braced: true,
  other: 'unknown',
};

/** How Rust is read. */
export const RUST: LexicalSyntax = {
  strings: [
    {
      open: /(?<prefix>\b(?:b|c)?r)(?<hashes>#*)"/,
      close: (open) => `"${open.groups?.hashes ?? ''}`,
      raw: true,
      multiline: true,
    },
    { open: /(?<prefix>\b[bc])?"/, close: '"', escape: '\\', multiline: true },
    { ...CHARACTER, open: /(?<prefix>\bb)?'(?=[^'\\\n]'|\\[^\n]{1,10}?')/ },
  ],
  comments: [SLASH_COMMENT, { ...BLOCK_COMMENT, nested: '/*' }],
};

const IMPORTS: ImportStyle = {
  syntax: RUST,
  existing: /^(?:pub(?:\([a-z]+\))?\s+)?use\s+[^;]+;/,
  header: /^(?:#!\[[^\n]*\]|extern\s+crate[^\n]*;|\/\/![^\n]*)/,
};

export const rust = languageOf({
  id: 'rust',
  languageIds: ['rust'],
  extensions: ['rs'],
  syntax: RUST,
  escapes: ({ prefix, quote, raw }) =>
    quote === "'" || prefix.startsWith('c') ? null : raw ? 'none' : ESCAPES,
  reference,
  fallbacks: ['env::var'].flatMap((call) => {
    const read = `(?:std::)?${call}\\(\\s*"(?<name>\\w+)"\\s*\\)\\s*\\.`;
    const owned = /^\s*\.(?:to_string|to_owned|into)\(\)\s*\)/;
    return [
      { before: new RegExp(`${read}unwrap_or_else\\(\\s*\\|\\w*\\|\\s*$`), after: owned },
      { before: new RegExp(`${read}unwrap_or\\(\\s*$`), after: owned },
      {
        before: new RegExp(`${read}unwrap_or_else\\(\\s*\\|\\w*\\|\\s*String::from\\(\\s*$`),
        after: /^\s*\)\s*\)/,
      },
      { before: new RegExp(`${read}unwrap_or\\(\\s*String::from\\(\\s*$`), after: /^\s*\)\s*\)/ },
    ];
  }),
  context,
  whole,
  partial,
  loader: ({ document, project }) => {
    const { text } = document;
    if (/\bdotenvy?::/.test(text)) return LOADED;
    if (!manifestHolds(project, /^Cargo\.toml$/, /^\s*dotenvy\b/m)) return byNote(SET_BEFORE_START);
    const main = /\bfn\s+main\s*\([^)]*\)[^{;]*\{/.exec(text);
    if (main === null) return byNote(missingLine('to main', 'dotenvy::dotenv().ok();'));
    return byLine(insert(main.index + main[0].length, `${lineBreakOf(text)}    dotenvy::dotenv().ok();`));
  },
});

function reference({ name, text, reading }: Pick<Spot, 'name' | 'text' | 'reading'>): string {
  if (reading !== undefined) return reading.call(name, '"');
  const read = /^use\s+std::env\s*;|^use\s+std::\{[^}]*\benv\b/m.test(text) ? 'env::var' : 'std::env::var';
  return `${read}("${name}").expect("${name} must be set")`;
}

const TEXT_MACRO =
  /^(?:e?print(?:ln)?|format|write(?:ln)?|panic|unreachable|todo|trace|debug|info|warn|error|log|bail|anyhow|ensure)!$/;
const VALUE_MACRO =
  /^(?:vec|json|dbg|assert(?:_eq|_ne)?|debug_assert(?:_eq|_ne)?|matches|hashmap|btreemap|params|try_join|join)!$/;

/** The innermost macro call around the literal. */
function macroAround({ around }: Spot): { readonly name: string; readonly bracket: number } | undefined {
  for (const bracket of brackets(around)) {
    const name = around.lexemes[bracket - 1]?.text ?? '';
    if (/^\w+!$/.test(name)) return { name, bracket };
    if (around.lexemes[bracket]?.text === '{') return undefined;
  }
  return undefined;
}

function context(spot: Spot): Context {
  const { around, project } = spot;
  const { lexemes } = around;
  for (const bracket of brackets(around)) {
    const left = lexemes[bracket - 1]?.text;
    if (
      lexemes[bracket]?.text === '[' &&
      (left === '#' || (left === '!' && lexemes[bracket - 2]?.text === '#'))
    ) {
      return { refuse: REASONS.annotation };
    }
  }
  const macro = macroAround(spot);
  if (macro !== undefined && !TEXT_MACRO.test(macro.name) && !VALUE_MACRO.test(macro.name))
    return { refuse: REASONS.macro };
  if (isPattern(spot)) return { refuse: REASONS.pattern };
  const left = previous(around)?.text ?? '';
  if (/^(?:extern|include|mod)$/.test(left)) return { refuse: REASONS.compileTime };
  if (
    manifestHolds(project, /^Cargo\.toml$/, /^\s*rust-version\s*=\s*"1\.(?:[0-9]|[1-7][0-9])(?:\.\d+)?"/m)
  ) {
    return isOwned(spot) === undefined ? { refuse: REASONS.literalKind } : null;
  }
  return null;
}

function isPattern({ around }: Spot): boolean {
  const right = following(around)?.text ?? '';
  if (right === '=>') return true;
  return right === '|' && /^(?:[{,|]|=>)$/.test(previous(around)?.text ?? '');
}

/** `"…".to_string()`, `String::from("…")`: a `String` is wanted. The range of the whole expression. */
function isOwned({ around }: Spot): { readonly start: number; readonly end: number } | undefined {
  const right = [1, 2, 3, 4].map((n) => following(around, n)?.text ?? '').join('');
  const left = [4, 3, 2, 1].map((n) => previous(around, n)?.text ?? '').join('');
  const own = around.lexemes[around.first]?.range;
  if (own === undefined) return undefined;
  if (/^\.(?:to_string|to_owned)\(\)/.test(right)) {
    return { start: own.start, end: following(around, 4)?.range.end ?? own.end };
  }
  if (left === 'String::from(' && right.startsWith(')')) {
    return {
      start: previous(around, 4)?.range.start ?? own.start,
      end: following(around)?.range.end ?? own.end,
    };
  }
  return undefined;
}

const isBytes = ({ literal }: Spot): boolean => literal.prefix.startsWith('b');

/** The format of a formatting macro: its first literal. */
function isFormat(spot: Spot): boolean {
  const macro = macroAround(spot);
  const { lexemes, first } = spot.around;
  if (macro === undefined || !TEXT_MACRO.test(macro.name) || lexemes[first]?.parent !== macro.bracket)
    return false;
  const before = lexemes.slice(macro.bracket + 1, first);
  const commas = before.filter(({ text, parent }) => text === ',' && parent === macro.bracket).length;
  return commas === (/^(?:write|writeln|ensure)!$/.test(macro.name) ? 1 : 0);
}

function whole(spot: Spot): SiteOutcome {
  if (isFormat(spot)) return inFormat(spot);
  const constant = constantAround(spot);
  if (constant !== undefined) return withImport(spot, rewriteConstant(spot, constant, reference(spot)));
  const owned = isOwned(spot);
  if (owned !== undefined && !isBytes(spot)) return replaced(owned, reference(spot));
  const macro = macroAround(spot);
  const value =
    macro !== undefined &&
    TEXT_MACRO.test(macro.name) &&
    spot.around.lexemes[spot.around.first]?.parent === macro.bracket;
  if (value) return replaced(spot.literal.range, reference(spot));
  return lazily(spot);
}

/** `NAME.as_str()` of a static that reads the variable once. */
function lazily(spot: Spot): SiteOutcome {
  const { name, text, literal } = spot;
  const read = reference(spot);
  const declared = `static ${name}: LazyLock<String> =`;
  const value = `LazyLock::new(|| ${read});`;
  const line = `${declared} ${value}`.length <= 100 ? `${declared} ${value}` : `${declared}\n    ${value}`;
  const taken = new RegExp(`\\b(?:const|static|fn|struct|enum|mod)\\s+(?:mut\\s+)?${name}\\b`).test(text);
  if (taken && !text.includes(declared)) return { ok: false, reason: REASONS.constant };
  if (
    isBytes(spot) &&
    /\[\s*u8\s*;/.test(text.slice(Math.max(0, literal.range.start - 60), literal.range.start))
  ) {
    return { ok: false, reason: REASONS.literalKind };
  }
  const outcome = replaced(literal.range, `${name}.${isBytes(spot) ? 'as_bytes' : 'as_str'}()`);
  if (!outcome.ok || taken) return outcome;
  return withImport(spot, {
    ok: true,
    replacements: [...outcome.replacements, addBelowImports(text, line, IMPORTS)],
  });
}

function withImport({ text }: Spot, outcome: SiteOutcome): SiteOutcome {
  if (!outcome.ok || /\buse\s+std::sync::(?:LazyLock|\*|\{[^}]*\bLazyLock\b)/.test(text)) return outcome;
  // The import goes before the static that stands at the same place.
  return {
    ok: true,
    replacements: [addImport(text, 'use std::sync::LazyLock;', IMPORTS), ...outcome.replacements],
  };
}

const at = (start: number, end: number, newText: string): Replacement => ({
  range: { start, end },
  newText,
  annotation: 'reference',
});

/** `println!("… …")`: a named argument more. */
function inFormat(spot: Spot): SiteOutcome {
  const { around, name, literal, before, after } = spot;
  const macro = macroAround(spot);
  const { lexemes } = around;
  const close = lexemes.findIndex(
    (lexeme, index) =>
      index > around.last &&
      /^[)\]}]$/.test(lexeme.text) &&
      lexeme.parent === lexemes[macro?.bracket ?? -1]?.parent,
  );
  const last = lexemes[close - 1];
  if (macro === undefined || last === undefined) return { ok: false, reason: REASONS.join };
  const argument = name.toLowerCase();
  const range = before + after === '' ? literal.content : spot.range;
  const end = last.text === ',' ? last.range.start : last.range.end;
  return {
    ok: true,
    replacements: [
      { range, newText: `{${argument}}`, annotation: 'reference' },
      at(end, end, `, ${argument} = ${reference(spot)}`),
    ],
  };
}

/** A literal that holds more becomes `format!`. */
function partial(spot: Spot): SiteOutcome {
  const { around, literal, range, text, before, after } = spot;
  if (isBytes(spot)) return { ok: false, reason: REASONS.join };
  if (isFormat(spot)) return inFormat(spot);
  const doubled = (source: string): string => source.replace(/[{}]/g, (brace) => brace + brace);
  const open = text.slice(literal.range.start, literal.content.start);
  const close = text.slice(literal.content.end, literal.range.end);
  const formatted = `format!(${open}${doubled(before)}{}${doubled(after)}${close}, ${reference(spot)})`;
  const constant = constantAround(spot);
  if (constant !== undefined) return withImport(spot, rewriteConstant(spot, constant, formatted));
  const owned = isOwned(spot);
  if (owned !== undefined) return replaced(owned, formatted);
  const macro = macroAround(spot);
  if (macro !== undefined && around.lexemes[around.first]?.parent === macro.bracket) {
    return TEXT_MACRO.test(macro.name)
      ? replaced(literal.range, formatted)
      : { ok: false, reason: REASONS.join };
  }
  const left = previous(around)?.text ?? '';
  const right = following(around)?.text ?? '';
  const callee = around.lexemes[(around.lexemes[around.first]?.parent ?? 0) - 1];
  const isArgument =
    /^[(,]$/.test(left) && /^[),]$/.test(right) && callee?.kind === 'word' && callee.text !== 'from_static';
  // What the argument borrows from lives to the end of the statement.
  if (isArgument && range.start >= literal.range.start) return replaced(literal.range, `&${formatted}`);
  if (left === '=' && right === ';' && previous(around, 3)?.text === 'let') {
    const name = previous(around, 2);
    const end = name?.range.end ?? literal.range.start;
    return {
      ok: true,
      replacements: [at(end, end, ': &str'), at(literal.range.start, literal.range.end, `&${formatted}`)],
    };
  }
  return { ok: false, reason: REASONS.join };
}
