/** C#: `Environment.GetEnvironmentVariable("NAME") ?? throw new InvalidOperationException(…)`. */
import type { EscapeTable } from '../syntax/escapes.ts';
import { closingIndented } from '../syntax/indentation.ts';
import { BLOCK_COMMENT, DOUBLE_QUOTED, type LexicalSyntax, SLASH_COMMENT } from '../syntax/lexical.ts';
import { lineBreakOf } from '../syntax/places.ts';
import { brackets, following, previous, type Surroundings, usesOf } from '../syntax/surroundings.ts';
import type { SiteOutcome } from './code.ts';
import { assignedName, isCaseLabel, modifierBefore } from './constants.ts';
import { addImport, type ImportStyle, insert } from './insertion.ts';
import { CHARACTER } from './java.ts';
import { replaced } from './literalEdits.ts';
import { byLine, byNote, LOADED, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { manifestHolds } from './projectFacts.ts';
import { REASONS } from './reasons.ts';

/** C# specification 6.4.5.6; `\x` has a varying length and is left unknown. */
const ESCAPES: EscapeTable = {
  simple: {
    ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', a: '\x07', e: '\x1b', '0': '\0' },
    ...{ '\\': '\\', "'": "'", '"': '"' },
  },
  unicode: true,
  longUnicode: true,
  other: 'unknown',
};

const HOLES = [{ open: '{', close: '}', nested: '{' }];
const BRACES = ['{{', '}}'];
const quotes = (open: RegExpExecArray): string => open[0].replaceAll('$', '');

export const CSHARP_SYNTAX: LexicalSyntax = {
  strings: [
    { open: /(?<prefix>\$)"{3,}/, close: quotes, raw: true, multiline: true, holes: HOLES },
    {
      open: /(?<prefix>\$\$+)"{3,}/,
      close: quotes,
      raw: true,
      multiline: true,
      holes: (open) => {
        const count = open.groups?.prefix?.length ?? 2;
        return [{ open: '{'.repeat(count), close: '}'.repeat(count) }];
      },
    },
    { open: /"{3,}/, close: quotes, raw: true, multiline: true },
    {
      open: /(?<prefix>\$@|@\$)"/,
      close: '"',
      escape: 'doubled',
      multiline: true,
      holes: HOLES,
      pairs: BRACES,
    },
    { open: /(?<prefix>@)"/, close: '"', escape: 'doubled', multiline: true },
    { open: /(?<prefix>\$)"/, close: '"', escape: '\\', holes: HOLES, pairs: BRACES },
    DOUBLE_QUOTED,
    CHARACTER,
  ],
  comments: [SLASH_COMMENT, BLOCK_COMMENT],
};

const IMPORTS: ImportStyle = {
  syntax: CSHARP_SYNTAX,
  existing: /^[ \t]*(?:global\s+)?using\s+(?:static\s+)?[A-Za-z_][\w.]*\s*;/,
  first: true,
};

const isRaw = ({ quote }: { readonly quote: string }): boolean => quote.startsWith('"""');

export const csharp = languageOf({
  id: 'csharp',
  languageIds: ['csharp'],
  extensions: ['cs', 'csx'],
  syntax: CSHARP_SYNTAX,
  escapes: (literal) => {
    if (literal.quote === "'") return null;
    if (isRaw(literal)) return 'none';
    return literal.prefix.includes('@') ? 'doubled' : ESCAPES;
  },
  variable: /\{\{|\}\}/,
  stripped: (content, literal) =>
    isRaw(literal) && content.includes('\n') ? closingIndented(content) : undefined,
  reference,
  loose: true,
  concat: ' + ',
  fallbacks: [
    { before: /(?:System\.)?Environment\.GetEnvironmentVariable\(\s*"(?<name>\w+)"\s*\)\s*\?\?=?\s*$/ },
  ],
  context,
  whole: bytes,
  partial: (spot) =>
    isBytes(spot) ||
    (isRaw(spot.literal) && spot.literal.prefix === '' && /\n/.test(spot.before + spot.after))
      ? { ok: false, reason: REASONS.join }
      : undefined,
  imports,
  loader: ({ document, project }) => {
    if (/\bEnv\.(?:TraversePath\(\)\.)?(?:Load|NoEnvVars)/.test(document.text)) return LOADED;
    if (!manifestHolds(project, /\.csproj$/, /"DotNetEnv"/)) return byNote(SET_BEFORE_START);
    const main = /\bstatic\s+(?:async\s+)?(?:void|int|Task(?:<int>)?)\s+Main\s*\([^)]*\)\s*\{/.exec(
      document.text,
    );
    if (main === null) return byNote(SET_BEFORE_START);
    const end = main.index + main[0].length;
    const indent = /\n([ \t]+)\S/.exec(document.text.slice(end))?.[1] ?? '        ';
    return byLine(insert(end, `${lineBreakOf(document.text)}${indent}DotNetEnv.Env.TraversePath().Load();`));
  },
});

function reference({ name, text, reading }: Pick<Spot, 'name' | 'text' | 'reading'>): string {
  if (reading !== undefined) return reading.call(name, '"');
  const type = /\b(?:class|struct|enum|record)\s+Environment\b/.test(text)
    ? 'System.Environment'
    : 'Environment';
  return `${type}.GetEnvironmentVariable("${name}") ?? throw new InvalidOperationException("${name} is not set")`;
}

const isBytes = ({ text, literal }: Spot): boolean =>
  /^u8\b/.test(text.slice(literal.range.end, literal.range.end + 3));

/** `"…"u8` is bytes. */
function bytes(spot: Spot): SiteOutcome | undefined {
  if (!isBytes(spot)) return undefined;
  const { start, end } = spot.literal.range;
  return replaced({ start, end: end + 2 }, `Encoding.UTF8.GetBytes(${reference(spot)})`);
}

function imports(spot: Spot): ReturnType<typeof addImport>[] {
  const { text, project } = spot;
  const wanted = ['System', ...(isBytes(spot) ? ['System.Text'] : [])];
  const implicit = manifestHolds(
    project,
    /\.csproj$|^Directory\.Build\.props$/,
    /<ImplicitUsings>\s*(?:enable|true)/i,
  );
  return wanted
    .filter((namespace) => !(implicit && namespace === 'System'))
    .filter(
      (namespace) =>
        !new RegExp(`^[ \\t]*(?:global\\s+)?using\\s+${namespace.replace('.', '\\.')}\\s*;`, 'm').test(text),
    )
    .map((namespace) => addImport(text, `using ${namespace};`, IMPORTS));
}

const CLIENT =
  /^\s*using\s+(?:UnityEngine|UnityEditor|Xamarin|Android\.|UIKit|Foundation|Microsoft\.Maui|Godot)\b/m;
const CLIENT_PROJECT =
  /Microsoft\.NET\.Sdk\.BlazorWebAssembly|<UseMaui>|Xamarin\.|UnityEngine|-(?:android|ios|maccatalyst)\b/;

function context(spot: Spot): Context {
  const { around, text, project } = spot;
  if (CLIENT.test(text) || manifestHolds(project, /\.csproj$/, CLIENT_PROJECT))
    return { refuse: REASONS.clientApp };
  if (isAttribute(around)) return { refuse: REASONS.annotation };
  if (isPattern(around)) return { refuse: REASONS.pattern };
  if (isParameterDefault(around)) return { refuse: REASONS.defaultValue };
  const modifier = modifierBefore(around, 'const');
  if (modifier === undefined) return null;
  const name = assignedName(around)?.text;
  if (name !== undefined && isUsedAsConstant(around, name)) return { refuse: REASONS.constant };
  const newText = isMember(around) ? 'static readonly ' : '';
  return { replacements: [{ range: modifier, newText, annotation: 'reference' }] };
}

/** Whether the stretch is in `[Name(…)]` before a declaration. */
function isAttribute(around: Surroundings): boolean {
  const { lexemes } = around;
  for (const bracket of brackets(around)) {
    if (lexemes[bracket]?.text !== '(' || lexemes[bracket - 1]?.kind !== 'word') continue;
    let at = bracket - 2;
    while (lexemes[at]?.text === '.' && lexemes[at - 1]?.kind === 'word') at -= 2;
    if (lexemes[at]?.text === ':' && lexemes[at - 2]?.text === '[') at -= 2;
    const owner = lexemes[bracket - 1]?.parent ?? -1;
    if (lexemes[owner]?.text !== '[' || (at !== owner && lexemes[at]?.text !== ',')) continue;
    const before = lexemes[owner - 1];
    if (before === undefined || /^[{};\]]$/.test(before.text)) return true;
    if (!/^[(,]$/.test(before.text)) continue;
    const end = lexemes.findIndex(
      (lexeme, index) => index > owner && lexeme.text === ']' && lexeme.parent === lexemes[owner]?.parent,
    );
    if (lexemes[end + 1]?.kind === 'word') return true;
  }
  return false;
}

function isPattern(around: Surroundings): boolean {
  if (isCaseLabel(around)) return true;
  const left = previous(around)?.text ?? '';
  return /^(?:is|or|not|and)$/.test(left) || (following(around)?.text === '=>' && /^[{,]$/.test(left));
}

/** `(string key = "…")`: a type and a name stand before the `=`. */
function isParameterDefault(around: Surroundings): boolean {
  const { lexemes, first } = around;
  const bracket = brackets(around)[0];
  if (bracket === undefined || lexemes[bracket]?.text !== '(' || previous(around)?.text !== '=') return false;
  if (/^(?:for|using|foreach|while|if|fixed|lock)$/.test(lexemes[bracket - 1]?.text ?? '')) return false;
  const type = lexemes[first - 3];
  return type !== undefined && first - 3 > bracket && (type.kind === 'word' || /^[?\]>]$/.test(type.text));
}

/** Whether a declaration stands directly in a type, not in a method. */
function isMember(around: Surroundings): boolean {
  const { lexemes } = around;
  const body = brackets(around)[0];
  if (body === undefined) return false;
  for (let at = body - 1; at >= 0 && body - at < 60; at -= 1) {
    const word = lexemes[at]?.text ?? '';
    if (/^[;{}]$/.test(word)) return false;
    if (/^(?:class|struct|record|interface)$/.test(word)) return !/^[:,]$/.test(lexemes[at - 1]?.text ?? '');
  }
  return false;
}

/** Whether a constant is used in an attribute, a pattern, a parameter default or another constant. */
function isUsedAsConstant(around: Surroundings, name: string): boolean {
  return usesOf(around, name).some((index) => {
    const use = { ...around, first: index, last: index };
    if (index === around.first - 2) return false;
    if (isAttribute(use) || isPattern(use) || isParameterDefault(use)) return true;
    return modifierBefore(use, 'const') !== undefined;
  });
}
