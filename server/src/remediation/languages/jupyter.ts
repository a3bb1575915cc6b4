/**
 * Notebooks as they stand on disk: a cell is rewritten as Python and put back into the JSON, every other line as it was.
 * Facts: nbformat, "The Jupyter Notebook Format" (a source is a string or a list of lines with their line breaks).
 */

import type { Node } from 'jsonc-parser';
import type { Text } from '../../detection/types.ts';
import type { Replacement } from '../plan.ts';
import { type JsonPlace, nodeAt, spliceJson, valueAt } from '../syntax/jsonPlace.ts';
import { lineStart } from '../syntax/places.ts';
import type { Splice } from '../syntax/yamlPlace.ts';
import { documentPath } from './documentPath.ts';
import { jsonLanguage } from './jsonFormat.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { refuse, rewritten } from './outcome.ts';
import { python } from './python.ts';

const format = jsonLanguage({
  id: 'jupyter',
  matches: (document) => /\.ipynb$/i.test(documentPath(document).name),
  demandedName(place, request) {
    const cell = cellAt(place);
    if (cell === undefined) return undefined;
    const magic = environmentMagic(cell);
    if (magic !== undefined) return magic.name;
    return python.existingName?.(asModule(cell, request).document, cell.range);
  },
  rewrite(place, request) {
    const cell = cellAt(place);
    if (cell === undefined) return placeholder(place, request);
    if (languageOf(place) !== 'python') return refuse(...KERNEL);
    const magic = environmentMagic(cell);
    if (magic !== undefined) {
      const outcome = rewritten({
        changes: putBack(place, cell, magic.text),
        stored: cell.text.slice(cell.range.start, cell.range.end),
      });
      return outcome.ok ? { ok: true, rewrite: { ...outcome.rewrite, needsLoader: true } } : outcome;
    }
    const outcome = python.rewrite(asModule(cell, request));
    if (!outcome.ok) return outcome;
    const changes = putBack(place, cell, applied(cell.text, outcome.rewrite.replacements));
    return {
      ok: true,
      rewrite: {
        ...outcome.rewrite,
        replacements: changes.map((change) => ({ ...change, annotation: 'reference' as const })),
      },
    };
  },
});

export const jupyter: Language = {
  ...format,
  loader: ({ document }) => ({
    replacements: [],
    notes: /load_dotenv|%dotenv/.test(document.text) ? [] : [LOAD],
  }),
};

/** A code cell and the stretch in its text. */
interface Cell {
  readonly text: string;
  readonly range: RewriteRequest['range'];
  /** The string or the lines of the source. */
  readonly source: Node;
}

/** The code cell whose source holds the place; undefined for outputs, metadata and text. */
function cellAt({ root, path, before, inside }: JsonPlace): Cell | undefined {
  const [top, index, key, line] = path;
  if (top !== 'cells' || index === undefined || key !== 'source') return undefined;
  if (valueAt(root, ['cells', index, 'cell_type']) !== 'code') return undefined;
  const source = nodeAt(root, ['cells', index, 'source']);
  if (source === undefined) return undefined;
  const lines = linesOf(source);
  const offset = typeof line === 'number' ? lines.slice(0, line).join('').length : 0;
  const start = offset + before.length;
  return { text: lines.join(''), range: { start, end: start + inside.length }, source };
}

const linesOf = (source: Node): readonly string[] =>
  (source.type === 'array' ? (source.children ?? []) : [source]).map(({ value }) => String(value));

function languageOf({ root }: JsonPlace): string {
  const language =
    valueAt(root, ['metadata', 'kernelspec', 'language']) ??
    valueAt(root, ['metadata', 'language_info', 'name']) ??
    'python';
  return String(language).toLowerCase();
}

const asModule = ({ text, range }: Cell, request: RewriteRequest): RewriteRequest => ({
  ...request,
  range,
  document: { ...request.document, languageId: 'python', text },
});

/** `%env NAME=value`: the line goes, because `.env` gives the same. */
function environmentMagic({
  text,
  range,
}: Cell): { readonly name: string; readonly text: string } | undefined {
  const start = lineStart(text, range.start);
  const next = text.indexOf('\n', range.end);
  const end = next < 0 ? text.length : next + 1;
  const name = /^%(?:set_)?env[ \t]+(\w+)(?:[ \t]*=[ \t]*|[ \t]+)$/.exec(text.slice(start, range.start))?.[1];
  if (name === undefined || text.slice(range.end, end).trim() !== '') return undefined;
  return { name, text: text.slice(0, start) + text.slice(end) };
}

function applied(text: string, replacements: readonly Replacement[]): string {
  let result = '';
  let offset = 0;
  for (const { range, newText } of [...replacements].sort((a, b) => a.range.start - b.range.start)) {
    result += text.slice(offset, range.start) + newText;
    offset = range.end;
  }
  return result + text.slice(offset);
}

/** The source with its new text: only the lines that differ are written anew. */
function putBack({ text }: JsonPlace, { source }: Cell, newText: string): readonly Splice[] {
  if (source.type !== 'array') {
    return [
      {
        range: { start: source.offset, end: source.offset + source.length },
        newText: JSON.stringify(newText),
      },
    ];
  }
  const old = source.children ?? [];
  const before = linesOf(source);
  const after = newText.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before.at(-1 - tail) === after.at(-1 - tail)
  )
    tail += 1;
  const written = after.slice(head, after.length - tail).map((line) => JSON.stringify(line));
  const first = old[head];
  const last = old[before.length - tail - 1];
  const gap = /^\[(\s*)/.exec(text.slice(source.offset, source.offset + 80))?.[1] ?? '';
  const separator = `,${gap === '' ? ' ' : gap}`;
  if (first === undefined || last === undefined) {
    return [
      { range: { start: source.offset, end: source.offset + source.length }, newText: JSON.stringify(after) },
    ];
  }
  if (before.length - tail === head) {
    return [
      {
        range: { start: first.offset, end: first.offset },
        newText: written.map((line) => line + separator).join(''),
      },
    ];
  }
  const end = last.offset + last.length;
  if (written.length > 0) return [{ range: { start: first.offset, end }, newText: written.join(separator) }];
  const next = old[before.length - tail];
  const previous = old[head - 1];
  if (next !== undefined) return [{ range: { start: first.offset, end: next.offset }, newText: '' }];
  const from = previous === undefined ? first.offset : previous.offset + previous.length;
  return [{ range: { start: from, end }, newText: '' }];
}

/** What a cell printed, and what only people read. */
const placeholder = (place: JsonPlace, { name }: RewriteRequest): RewriteOutcome =>
  rewritten({ changes: [spliceJson(place, `<${name}>`)], stored: null });

const LOAD: Text = {
  en: 'Load .env in the first cell: `from dotenv import load_dotenv; load_dotenv()` (package python-dotenv); then run the notebook from the top.',
  ja: '最初のセルで .env を読み込んでください: `from dotenv import load_dotenv; load_dotenv()`（パッケージ python-dotenv）。その後、先頭から実行し直してください。',
};

const KERNEL = [
  'The cells are not Python; how this kernel reads its environment is not known here. Open the notebook and fix the cell.',
  'セルが Python ではないため、環境変数の読み方が分かりません。ノートブックを開いてセルを直してください。',
] as const;
