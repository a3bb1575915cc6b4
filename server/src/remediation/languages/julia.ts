/** Julia: `ENV["NAME"]`, which throws with the name; not in what a module evaluates when it is precompiled. */
import type { EscapeTable } from '../syntax/escapes.ts';
import { HASH_COMMENT, type LexicalSyntax } from '../syntax/lexical.ts';
import { byNote, LOADED, missingLine } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { REASONS } from './reasons.ts';

/** Julia manual, "Strings". */
const ESCAPES: EscapeTable = {
  simple: {
    ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', a: '\x07', e: '\x1b' },
    ...{ '\\': '\\', "'": "'", '"': '"', $: '$' },
  },
  hex: true,
  unicode: true,
  octal: true,
  other: 'unknown',
};

const HOLES = [{ open: '$(', close: ')', nested: '(' }];

const SYNTAX: LexicalSyntax = {
  strings: [
    { open: /(?<prefix>\b[A-Za-z_]\w*)"""/, close: '"""', escape: '\\', raw: true, multiline: true },
    { open: /(?<prefix>\b[A-Za-z_]\w*)"/, close: '"', escape: '\\', raw: true, multiline: true },
    { open: /"""/, close: '"""', escape: '\\', multiline: true, holes: HOLES },
    { open: /"/, close: '"', escape: '\\', multiline: true, holes: HOLES },
    { open: /'(?=[^'\\\n]'|\\[^\n]{1,10}?')/, close: "'", escape: '\\' },
  ],
  comments: [{ open: /#=/, close: '=#', nested: '#=' }, HASH_COMMENT],
};

const reference = ({ name }: Pick<Spot, 'name'>): string => `ENV["${name}"]`;

export const julia = languageOf({
  id: 'julia',
  languageIds: ['julia'],
  extensions: ['jl'],
  syntax: SYNTAX,
  escapes: ({ prefix, quote }) => {
    if (quote === "'" || !/^(?:raw)?$/.test(prefix)) return null;
    return prefix === 'raw' ? (source) => (source.includes('\\') ? null : source) : ESCAPES;
  },
  variable: /(?<!\\)\$[A-Za-z_]/,
  stripped: (content, { quote, prefix }) =>
    quote === '"""' && prefix === '' ? dedented(content) : undefined,
  reference,
  concat: ' * ',
  hole: (spot) => `$(${reference(spot)})`,
  fallbacks: [{ before: /\bget\(\s*ENV\s*,\s*"(?<name>\w+)"\s*,\s*$/, after: /^\s*\)/ }],
  context,
  loader: ({ document }) =>
    /\bDotEnv\.(?:load!?|config)\b/.test(document.text)
      ? LOADED
      : byNote(missingLine('DotEnv', 'using DotEnv; DotEnv.load!()')),
});

/** The first line break goes, and the least indentation, the closing quotes' among it. */
function dedented(content: string): string {
  const lines = content.replace(/^\n/, '').split('\n');
  const counted = lines.filter((line, index) => line.trim() !== '' || index === lines.length - 1);
  const indent = Math.min(...counted.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(Math.min(indent, line.length))).join('\n');
}

const OPENS = /^(?:function|macro|if|for|while|begin|let|do|struct|module|baremodule|try|quote)$/;

function context({ around }: Spot): Context {
  const { lexemes, first } = around;
  const blocks: string[] = [];
  for (const { text, kind, parent } of lexemes.slice(0, first)) {
    if (kind !== 'word' || parent >= 0) continue;
    if (OPENS.test(text)) blocks.push(text);
    else if (text === 'end') blocks.pop();
  }
  const inModule = blocks.some((block) => block.endsWith('module'));
  const inFunction = blocks.some((block) => block === 'function' || block === 'do');
  return inModule && !inFunction ? { refuse: REASONS.compileTime } : null;
}
