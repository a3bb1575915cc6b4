/** PowerShell: `$env:NAME`, with a check above an assignment, since an unset variable is `$null`. */
import { DOUBLE_QUOTED, HASH_COMMENT, type LexicalSyntax } from '../syntax/lexical.ts';
import { lineBreakOf } from '../syntax/places.ts';
import { brackets, following } from '../syntax/surroundings.ts';
import type { SiteOutcome } from './code.ts';
import { insert } from './insertion.ts';
import type { RewriteOutcome, RewriteRequest } from './language.ts';
import { interpolated, replaced } from './literalEdits.ts';
import { byNote, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { REASONS } from './reasons.ts';

const HOLES = [{ open: '$(', close: ')', nested: '(' }];

const SYNTAX: LexicalSyntax = {
  strings: [
    { open: /@"[ \t]*(?=\r?\n)/, close: '\n"@', escape: '`', multiline: true, holes: HOLES },
    { open: /@'[ \t]*(?=\r?\n)/, close: "\n'@", multiline: true, raw: true },
    { ...DOUBLE_QUOTED, escape: '`', multiline: true, holes: HOLES },
    { open: /'/, close: "'", escape: 'doubled', multiline: true },
  ],
  comments: [
    { open: /<#/, close: '#>' },
    { ...HASH_COMMENT, open: /(?<![\w`$])#/ },
  ],
};

const ESCAPED: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  e: '\x1b',
  '0': '\0',
};

/** about_Special_Characters; `u{…} is left unknown. Doubled double quotes stand for one. */
function readEscapes(source: string): string | null {
  if (/`u/.test(source)) return null;
  return source.replace(/`([\s\S])|""/g, (_all, character: string | undefined) =>
    character === undefined ? '"' : (ESCAPED[character] ?? character),
  );
}

export const powershell = languageOf({
  id: 'powershell',
  languageIds: ['powershell'],
  extensions: ['ps1', 'psm1', 'psd1'],
  syntax: SYNTAX,
  escapes: ({ quote }) => (quote === "'" ? 'doubled' : readEscapes),
  variable: /(?<!`)\$[A-Za-z_{]/,
  stripped: (content, { quote }) => (quote.startsWith('@') ? content.replace(/^\n/, '') : undefined),
  reference: ({ name }) => `$env:${name}`,
  concat: ' + ',
  hole: braced,
  fallbacks: [
    { before: /\$env:(?<name>\w+)\s*\?\?\s*$/ },
    { before: /if\s*\(\s*\$env:(?<name>\w+)\s*\)\s*\{\s*\$env:\w+\s*\}\s*else\s*\{\s*$/i, after: /^\s*\}/ },
  ],
  context,
  whole: checked,
  partial: doubleQuoted,
  bare,
  loader: () => byNote(SET_BEFORE_START),
});

/** `${env:NAME}` where a letter, a colon or a bracket would be read as part of the name. */
function braced({ name, after }: Pick<Spot, 'name' | 'after'>): string {
  return /^[\w:.[(?]/.test(after) ? `\${env:${name}}` : `$env:${name}`;
}

function context({ around, document }: Spot): Context {
  if (/\.psd1$/i.test(document.uri)) return { refuse: REASONS.compileTime };
  const { lexemes } = around;
  for (const bracket of brackets(around)) {
    const attribute =
      lexemes[bracket]?.text === '(' &&
      lexemes[bracket - 2]?.text === '[' &&
      lexemes[bracket - 1]?.kind === 'word';
    if (attribute) return { refuse: REASONS.annotation };
  }
  return null;
}

/** An assignment at the start of a line gets a check above it. */
function checked(spot: Spot): SiteOutcome | undefined {
  const { text, literal, around, name } = spot;
  const start = text.lastIndexOf('\n', literal.range.start - 1) + 1;
  const indent = /^([ \t]*)(?:\[[\w.]+\]\s*)?\$[\w:]+\s*=\s*$/.exec(
    text.slice(start, literal.range.start),
  )?.[1];
  const right = following(around);
  const alone = right === undefined || right.startsLine;
  const inList = brackets(around).some(
    (bracket) => around.lexemes[bracket]?.text === '(' || around.lexemes[bracket - 1]?.text === '@',
  );
  if (indent === undefined || !alone || inList) return undefined;
  const guard = `${indent}if (-not $env:${name}) { throw '${name} is not set' }${lineBreakOf(text)}`;
  const outcome = replaced(literal.range, `$env:${name}`);
  if (!outcome.ok || text.includes(`if (-not $env:${name})`)) return outcome;
  return { ok: true, replacements: [insert(start, guard, 'reference'), ...outcome.replacements] };
}

function doubleQuoted(spot: Spot): SiteOutcome | undefined {
  const { literal, before, after } = spot;
  if (!literal.quote.includes("'") || /''/.test(before + after)) return undefined;
  const isHere = literal.quote.startsWith('@');
  return interpolated(spot, braced(spot), {
    open: isHere ? '@"' : '"',
    close: isHere ? '\n"@' : '"',
    special: isHere ? /[$`]/g : /["$`]/g,
    mark: () => '`',
  });
}

/** `-ApiKey abc` without quotes. */
function bare({ document, range, name }: RewriteRequest): RewriteOutcome {
  const { text } = document;
  const value = text.slice(range.start, range.end);
  const isArgument =
    /[\s=]$/.test(text.slice(Math.max(0, range.start - 1), range.start)) &&
    /^(?:[\s;)]|$)/.test(text.slice(range.end, range.end + 1));
  if (!isArgument || !/^[\w./+=-]+$/.test(value)) return { ok: false, reason: REASONS.literalKind };
  return {
    ok: true,
    rewrite: {
      replacements: [{ range, newText: `$env:${name}`, annotation: 'reference' }],
      stored: value,
      notes: [],
      needsLoader: true,
    },
  };
}
