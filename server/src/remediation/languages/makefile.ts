/** Makefiles: make takes variables from the environment; `$(error …)` where one is not set. */
import { HASH_COMMENT, type LexicalSyntax } from '../syntax/lexical.ts';
import { literalAt } from '../syntax/literal.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { byNote, LOADED } from './loaderNotes.ts';
import { commentPlaceholder } from './placeholders.ts';
import { REASONS } from './reasons.ts';

const SYNTAX: LexicalSyntax = { strings: [], comments: [{ ...HASH_COMMENT, open: /(?<!\\)#/ }] };

export const makefile: Language = {
  id: 'makefile',
  matches: ({ uri, languageId }) =>
    languageId === 'makefile' || /(?:^|\/)(?:GNU)?[Mm]akefile(?:\.\w+)?$|\.(?:mk|mak)$/.test(uri),
  rewrite,
  loader: ({ document }) =>
    /^-?include\s+\.env\b/m.test(document.text)
      ? LOADED
      : byNote({
          en: 'make reads no .env by itself: set its variables before, or add `-include .env` and `export` (plain values only: make reads `$`, `#` and quotes in its own way).',
          ja: 'make は .env を自動では読み込みません。事前に変数を設定するか、`-include .env` と `export` を追加してください (make は `$`、`#`、引用符を独自に解釈するため、単純な値に限ります)。',
        }),
};

function rewrite(request: RewriteRequest): RewriteOutcome {
  const { document, range, name } = request;
  const { text } = document;
  const start = text.lastIndexOf('\n', range.start - 1) + 1;
  const head = text.slice(start, range.start);
  const isRecipe = head.startsWith('\t');
  if (!isRecipe && literalAt(text, range, SYNTAX).kind === 'comment') return commentPlaceholder(request);
  const value = text.slice(range.start, range.end);
  // make expands a variable of the environment again.
  if (/[$#\\\r\n]/.test(value)) return { ok: false, reason: REASONS.literalKind };
  const assigned = /^((?:export[ \t]+|override[ \t]+)*)([A-Za-z_][\w.]*)[ \t]*(?:\?=|::?:?=|=)[ \t]*$/.exec(
    head,
  );
  const isWhole = /^[ \t]*(?=\r?\n|$)/.test(text.slice(range.end, range.end + 200));
  if (assigned !== null && !isWhole) return { ok: false, reason: REASONS.join };
  const [, modifiers = '', variable = ''] = assigned ?? [];
  const missing = `$(error ${name} is not set)`;
  const replacement =
    assigned === null
      ? { range, newText: `$(${name})` }
      : variable === name
        ? { range: { start, end: range.end }, newText: `${modifiers}${name} ?= ${missing}` }
        : { range, newText: `$(or $(${name}),${missing})` };
  return {
    ok: true,
    rewrite: {
      replacements: [{ ...replacement, annotation: 'reference' }],
      stored: value,
      notes: [],
      needsLoader: true,
    },
  };
}
