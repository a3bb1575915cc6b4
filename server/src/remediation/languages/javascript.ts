/**
 * JavaScript and TypeScript, with JSX, and the scripts of Vue, Svelte and Astro files: how a literal becomes a reference.
 * Which expression reads a variable is told by `javascriptReads.ts`, where none can stand by `javascriptPlaces.ts`.
 */
import type { Text } from '../../detection/types.ts';
import { clientReason } from '../clientCode.ts';
import { javascriptLoader } from '../loaders/javascript.ts';
import type { Replacement } from '../plan.ts';
import { JAVASCRIPT_ESCAPES, unescapeLiteral } from '../syntax/escapes.ts';
import { codeLanguage, refusal, replace, type Site, type SiteOutcome } from './code.ts';
import { hiddenReader } from './hiddenReaders.ts';
import { assignsVariable, fallbackOf } from './javascriptDefaults.ts';
import {
  asConstEnd,
  impossible,
  isJsxAttribute,
  isJsxText,
  isObjectKey,
  isTagged,
} from './javascriptPlaces.ts';
import { readOf, typedRead } from './javascriptReads.ts';
import { JAVASCRIPT } from './javascriptSyntax.ts';

const LANGUAGE_IDS = new Set([
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'vue',
  'svelte',
  'astro',
]);

export const javascript = codeLanguage({
  id: 'javascript',
  matches: ({ uri, languageId }) =>
    LANGUAGE_IDS.has(languageId) || /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/i.test(uri),
  syntax: () => JAVASCRIPT,
  decode(source, literal, { text }) {
    // JSX attributes know entities instead of escapes.
    if (isJsxAttribute(text, literal)) return source.includes('&') ? null : source;
    if (literal.quote === '`' && /\bString\.raw$/.test(text.slice(0, literal.range.start))) {
      return source.replace(/\r\n?/g, '\n');
    }
    return unescapeLiteral(source, JAVASCRIPT_ESCAPES);
  },
  concatenation: /^\s*\+\s*$/,
  refuse: (site) =>
    clientReason(site.document, site.project, site.range.start) ??
    impossible(site) ??
    (readOf(site).read.startsWith('process.') ? hiddenReader('process', site.text) : null) ??
    assignsVariable(site) ??
    (readOf(site).unlisted === true ? UNLISTED : null),
  fallback: fallbackOf,
  whole,
  partial: joinInTemplate,
  imports: (site) => readOf(site).imports,
  file: (site) => readOf(site).file,
  bare(request) {
    const { document, range, name, project } = request;
    const { text } = document;
    if (!isJsxText(text, range)) return NO_LITERAL;
    const client = clientReason(document, project, range.start);
    if (client !== null) return { ok: false, reason: client };
    const source = text.slice(range.start, range.end);
    if (/[&{}\n]/.test(source)) return NO_LITERAL;
    const newText = `{process.env.${name}}`;
    const replacements = [{ range, newText, annotation: 'reference' as const }];
    return { ok: true, rewrite: { replacements, stored: source, notes: [], needsLoader: true } };
  },
  loader: ({ document, project }) => javascriptLoader(document, project),
});

const UNLISTED: Text = {
  en: 'This program lists its variables in `src/env`, and how it does so is not plain: name the variable there first.',
  ja: 'このプログラムは変数を `src/env` に列挙していますが、書き方を読み取れません。先にそこへ変数名を加えてください。',
};

function whole(site: Site): SiteOutcome {
  const { literal, text } = site;
  const { read } = readOf(site);
  if (isTagged(text, literal)) return joinInTemplate(site);
  if (isJsxAttribute(text, literal)) return replace(literal.range, `{${read}}`);
  if (isObjectKey(site)) return replace(literal.range, `[${typedRead(site)}]`);
  const end = asConstEnd(site) ?? literal.range.end;
  return replace({ start: literal.range.start, end }, typedRead(site));
}

/** `'Bearer …'` to `` `Bearer ${process.env.NAME}` ``. */
function joinInTemplate(site: Site): SiteOutcome {
  const { literal, text, range, before, after } = site;
  const replacements: Replacement[] = [];
  const add = (start: number, end: number, newText: string) =>
    replacements.push({ range: { start, end }, newText, annotation: 'reference' });
  const filled = before === '' && after === '';
  // Of joined literals, the reference takes the place of all that follows in them.
  const end = filled || after === '' ? literal.content.end : range.end;
  const start = filled ? literal.content.start : range.start;
  if (literal.quote !== '`') {
    const attribute = isJsxAttribute(text, literal);
    const [open, close] = attribute ? ['{`', '`}'] : isObjectKey(site) ? ['[`', '`]'] : ['`', '`'];
    const kept = text.slice(literal.content.start, start) + text.slice(end, literal.content.end);
    if (!attribute && /\\(?:[1-9]|0\d)/.test(kept)) return refusal(...OCTAL);
    add(literal.range.start, literal.content.start, open);
    add(literal.content.end, literal.range.end, close);
    const special = attribute ? /\\|`|\$(?=\{)/g : /\\[\s\S]|`|\$(?=\{)/g;
    for (const found of text.slice(literal.content.start, literal.content.end).matchAll(special)) {
      const at = literal.content.start + found.index;
      if ((attribute || !found[0].startsWith('\\')) && (at < start || at >= end)) add(at, at, '\\');
    }
  }
  add(start, end, `\${${readOf(site).read}}`);
  return { ok: true, replacements };
}

const NO_LITERAL = refusal(
  'The value does not stand in a string literal, so no reference can take its place.',
  '値が文字列リテラルの中にないため、参照に置き換えられません。',
);
const OCTAL = [
  'The literal holds an octal escape, which a template literal cannot hold.',
  'リテラルに 8 進エスケープが含まれており、テンプレートリテラルでは書けません。',
] as const;
