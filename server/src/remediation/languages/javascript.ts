/**
 * JavaScript and TypeScript, with JSX, and the scripts of Vue, Svelte and Astro files. The model that other language
 * files imitate: a lexical table, the expression that reads a variable, how it joins a longer literal.
 */
import type { FixDocument } from '../plan.ts';
import { JAVASCRIPT_ESCAPES, unescapeLiteral } from '../syntax/escapes.ts';
import {
  BLOCK_COMMENT,
  DOUBLE_QUOTED,
  type LexicalSyntax,
  SINGLE_QUOTED,
  SLASH_COMMENT,
} from '../syntax/lexical.ts';
import { codeLanguage, type Site, type SiteOutcome } from './code.ts';

const LANGUAGE_IDS = new Set([
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'vue',
  'svelte',
  'astro',
]);

/** A regular expression literal: after an operator or an opening bracket, on one line, never `//` or `/*`. */
const REGEXP =
  /(?<=(?:^|[(,=:[!&|?{;+*%~^\n]|=>|\breturn|\btypeof|\bcase)[ \t]{0,80})\/(?![/*])(?:[^\\/[\n]|\\.|\[(?:[^\\\]\n]|\\.)*\])+\/[a-z]*/;

const SYNTAX: LexicalSyntax = {
  strings: [
    {
      open: /`/,
      close: '`',
      escape: '\\',
      multiline: true,
      holes: [{ open: '${', close: '}', nested: '{' }],
    },
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
  ],
  comments: [{ open: /^#!/ }, SLASH_COMMENT, BLOCK_COMMENT],
  skip: [REGEXP],
};

const isTypeScript = ({ languageId }: FixDocument): boolean => languageId.startsWith('typescript');

export const javascript = codeLanguage({
  id: 'javascript',
  matches: ({ uri, languageId }) =>
    LANGUAGE_IDS.has(languageId) || /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/i.test(uri),
  syntax: () => SYNTAX,
  decode: (source) => unescapeLiteral(source, JAVASCRIPT_ESCAPES),
  whole: (site) => ({
    ok: true,
    replacements: [
      {
        range: site.literal.range,
        newText: isTypeScript(site.document) ? `process.env.${site.name} ?? ''` : `process.env.${site.name}`,
        annotation: 'reference',
      },
    ],
  }),
  partial: joinInTemplate,
});

/** `'Bearer …'` to `` `Bearer ${process.env.NAME}` ``, by the smallest edits so that two values in one literal merge. */
function joinInTemplate({ literal, text, range, name }: Site): SiteOutcome {
  const replacements = [{ range, newText: `\${process.env.${name}}`, annotation: 'reference' as const }];
  if (literal.quote !== '`') {
    const add = (start: number, end: number, newText: string) =>
      replacements.push({ range: { start, end }, newText, annotation: 'reference' });
    add(literal.range.start, literal.content.start, '`');
    add(literal.content.end, literal.range.end, '`');
    for (const found of text
      .slice(literal.content.start, literal.content.end)
      .matchAll(/\\[\s\S]|`|\$(?=\{)/g)) {
      const at = literal.content.start + found.index;
      if (!found[0].startsWith('\\') && (at < range.start || at >= range.end)) add(at, at, '\\');
    }
  }
  return { ok: true, replacements };
}
