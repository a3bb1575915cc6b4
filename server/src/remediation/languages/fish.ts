/** Scripts of the fish shell. Facts: fish documentation, "The fish language", quotes and variable expansion. */
import type { EscapeTable } from '../syntax/escapes.ts';
import { unescapeLiteral } from '../syntax/escapes.ts';
import { DOUBLE_QUOTED, HASH_COMMENT, type LexicalSyntax, SINGLE_QUOTED } from '../syntax/lexical.ts';
import { codeLanguage, refusal, replace } from './code.ts';

const FISH: LexicalSyntax = {
  strings: [
    { ...DOUBLE_QUOTED, multiline: true },
    { ...SINGLE_QUOTED, multiline: true },
  ],
  comments: [{ ...HASH_COMMENT, open: /(?<![^\s;&|()])#/ }],
  skip: [/\\[\s\S]/],
};

/** In single quotes only these two are escapes; in double quotes `$` is one more. */
const ESCAPES: EscapeTable = { simple: { '\\': '\\', "'": "'" }, other: 'both' };
const DOUBLE_ESCAPES: EscapeTable = {
  simple: { '\\': '\\', '"': '"', $: '$' },
  other: 'both',
  continuation: true,
};

export const fish = codeLanguage({
  id: 'fish',
  matches: ({ uri, languageId }) => languageId === 'fish' || /\.fish$/i.test(uri),
  syntax: () => FISH,
  prefersAssignedName: true,
  decode(source, { quote }) {
    if (quote === "'") return unescapeLiteral(source, ESCAPES);
    return /(?<!\\)[$(]/.test(source) ? null : unescapeLiteral(source, DOUBLE_ESCAPES);
  },
  whole: ({ literal, name }) => replace(literal.range, `"$${name}"`),
  partial({ literal, text, range, name, after }) {
    const reference = /^[\w[]/.test(after) ? `{$${name}}` : `$${name}`;
    if (literal.quote === '"') {
      return reference.startsWith('{') ? refusal(...TOUCHING) : replace(range, reference);
    }
    if (reference.startsWith('{') || /["$\\(]/.test(literal.before + after)) return refusal(...TOUCHING);
    const { content } = literal;
    const body = `${text.slice(content.start, range.start)}${reference}${text.slice(range.end, content.end)}`;
    return replace(literal.range, `"${body}"`);
  },
  bare({ document: { text }, range, name }) {
    const source = text.slice(range.start, range.end);
    if (!/^[\w./:@%+=,-]+$/.test(source)) return refusal(...TOUCHING);
    const replacements = [{ range, newText: `"$${name}"`, annotation: 'reference' as const }];
    return { ok: true, rewrite: { replacements, stored: source, notes: [], needsLoader: true } };
  },
  loader: () => ({
    replacements: [],
    notes: [
      {
        en: "fish does not read .env by itself: start the script by `sh -c 'set -a; . ./.env; exec fish SCRIPT'`.",
        ja: "fish は .env を自分では読みません。`sh -c 'set -a; . ./.env; exec fish スクリプト'` で起動してください。",
      },
    ],
  }),
});

const TOUCHING = [
  'Other characters that fish interprets stand beside the value. Take the value out into a variable first.',
  '値の隣に fish が解釈する文字があります。先に値を変数に取り出してください。',
] as const;
