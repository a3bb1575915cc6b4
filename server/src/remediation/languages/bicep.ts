/**
 * Bicep: a secure parameter takes the value, and a parameter file reads it from the environment.
 * Facts: learn.microsoft.com, "Parameters in Bicep: secure", "readEnvironmentVariable".
 */

import type { Text } from '../../detection/types.ts';
import type { FixDocument } from '../plan.ts';
import { lineBreakOf, lineStart } from '../syntax/places.ts';
import type { Splice } from '../syntax/yamlPlace.ts';
import { documentPath } from './documentPath.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { loadBefore } from './notes.ts';
import { refuse, removed, rewritten } from './outcome.ts';

export const bicep: Language = {
  id: 'bicep',
  matches: (document) =>
    /^bicep(-params)?$/.test(document.languageId) || /\.bicep(param)?$/i.test(documentPath(document).name),
  rewrite(request) {
    const { document, range, name } = request;
    const { text } = document;
    const start = lineStart(text, range.start);
    const head = text.slice(start, range.start);
    if (/(^|\s)\/\//.test(head)) return removed(request);
    const literal = literalAround(text, start, range);
    if (literal === undefined) return refuse(...NO_LITERAL);
    const whole = literal.start + 1 === range.start && literal.end - 1 === range.end;
    if (isBicepParameters(document)) {
      const read = `readEnvironmentVariable('${name}')`;
      const change = whole ? { range: literal, newText: read } : { range, newText: `\${${read}}` };
      return rewritten({
        changes: [change],
        stored: sourceOf(request),
        notes: [loadBefore('az deployment … --parameters …')],
      });
    }
    return inTemplate(request, literal, whole, start);
  },
};

const sourceOf = ({ document, range }: RewriteRequest): string => document.text.slice(range.start, range.end);

/** Whether a document is a parameter file rather than a template. */
export const isBicepParameters = (document: Pick<FixDocument, 'uri' | 'languageId'>): boolean =>
  /bicepparam$/i.test(documentPath(document).name) || document.languageId === 'bicep-params';

/** A single-quoted string of one line that holds the range, free of escapes. */
export function literalAround(text: string, lineStart: number, range: RewriteRequest['range']) {
  const open = text.lastIndexOf("'", range.start - 1);
  const close = text.indexOf("'", range.end);
  const lineEnd = text.indexOf('\n', range.end);
  if (open < lineStart || close < 0 || (lineEnd >= 0 && close > lineEnd)) return undefined;
  const quotesBefore = text.slice(lineStart, open + 1).split("'").length - 1;
  const source = text.slice(open + 1, close);
  if (quotesBefore % 2 === 0 || /[\\'\n]/.test(source) || text[open - 1] === "'" || text[close + 1] === "'")
    return undefined;
  return { start: open, end: close + 1 };
}

function inTemplate(
  request: RewriteRequest,
  literal: RewriteRequest['range'],
  whole: boolean,
  start: number,
): RewriteOutcome {
  const { document, range, name } = request;
  const { text } = document;
  const head = text.slice(start, literal.start);
  const declaration = /^(?:param[ \t]+(\w+)[ \t]+string|var[ \t]+(\w+))[ \t]*=[ \t]*$/.exec(head);
  if (/^output\b/.test(head) || /^(@|targetScope|module\s)/.test(head)) return refuse(...NO_PARAMETER);
  if (declaration !== null && whole) {
    const parameter = declaration[1] ?? declaration[2] ?? '';
    const secure = /@secure\(\)\s*$/.test(text.slice(0, start)) ? '' : `@secure()${lineBreakOf(text)}`;
    return rewritten({
      changes: [{ range: { start, end: literal.end }, newText: `${secure}param ${parameter} string` }],
      stored: sourceOf(request),
      notes: [giveParameter(parameter, name)],
    });
  }
  if (declaration !== null) return refuse(...NO_PARAMETER);
  const parameter = freeParameter(text, name);
  const reference: Splice = whole
    ? { range: literal, newText: parameter }
    : { range, newText: `\${${parameter}}` };
  return rewritten({
    changes: [declare(text, parameter), reference],
    stored: sourceOf(request),
    notes: [giveParameter(parameter, name)],
  });
}

/** The name in camel case, numbered where it is taken. */
function freeParameter(text: string, name: string): string {
  const base = name.toLowerCase().replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());
  for (let count = 1; ; count += 1) {
    const parameter = count === 1 ? base : `${base}${count}`;
    if (!new RegExp(`\\b(param|var|resource|module|output)\\s+${parameter}\\b`).test(text)) return parameter;
  }
}

/** After the last parameter, else at the top, past the target scope. */
function declare(text: string, parameter: string): Splice {
  const eol = lineBreakOf(text);
  const lines = `@secure()${eol}param ${parameter} string${eol}`;
  const last = [...text.matchAll(/^param[ \t]+\w+[^\n{[]*\n/gm)].at(-1);
  if (last !== undefined) {
    const at = last.index + last[0].length;
    return { range: { start: at, end: at }, newText: eol + lines };
  }
  const scope = /^targetScope[^\n]*\n/m.exec(text);
  const at = scope === null ? 0 : scope.index + scope[0].length;
  return { range: { start: at, end: at }, newText: (scope === null ? '' : eol) + lines + eol };
}

const giveParameter = (parameter: string, name: string): Text => ({
  en: `Give the parameter at each deployment, in a .bicepparam file: \`param ${parameter} = readEnvironmentVariable('${name}')\`; or from a Key Vault (\`getSecret\`).`,
  ja: `デプロイのたびに .bicepparam ファイルで渡してください: \`param ${parameter} = readEnvironmentVariable('${name}')\`。Key Vault（\`getSecret\`）からも渡せます。`,
});

const NO_LITERAL = [
  'The value does not stand in a simple string of one line.',
  '値が一行の単純な文字列の中にありません。',
] as const;
const NO_PARAMETER = [
  'A parameter cannot take the place of the value here (an output, a decorator, or part of a default).',
  'ここではパラメーターに置き換えられません（出力・デコレーター・既定値の一部）。',
] as const;
