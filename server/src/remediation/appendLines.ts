/** Adds lines to a file that may not exist yet. */
import type { Annotation, DocumentEdit, FileCreation, ProjectFile } from './plan.ts';
import { lineBreakOf } from './syntax/places.ts';

/** Lines at the end of a file, in its own line ending, after a line break where the last one is missing. */
export function appendLines(
  uri: string,
  file: ProjectFile | undefined,
  lines: readonly string[],
  annotation: Annotation,
  mode?: number,
): DocumentEdit | FileCreation {
  if (file === undefined) {
    const created = { kind: 'create' as const, uri, text: `${lines.join('\n')}\n`, annotation };
    return mode === undefined ? created : { ...created, mode };
  }
  const { text, version } = file;
  const range = { start: text.length, end: text.length };
  return {
    kind: 'edit',
    uri,
    version,
    text,
    replacements: [{ range, newText: appended(text, lines), annotation }],
  };
}

/** What is added to `text` so that `lines` stand at its end. */
export function appended(text: string, lines: readonly string[]): string {
  const eol = lineBreakOf(text);
  const joint = text === '' || text === '\uFEFF' || /[\r\n]$/.test(text) ? '' : eol;
  return `${joint}${lines.join(eol)}${eol}`;
}
