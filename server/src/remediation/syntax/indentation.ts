/** What languages take off the lines of a literal that stands in several: each by its own reference. */

const indentOf = (line: string): number => line.length - line.trimStart().length;

function leastIndent(lines: readonly string[]): number {
  const indents = lines.filter((line) => line.trim() !== '').map(indentOf);
  return indents.length === 0 ? 0 : Math.min(...indents);
}

/** Java's text block (JLS 3.10.6): the closing quotes count as a line, trailing white space goes. */
export function textBlock(content: string): string | null {
  const opening = /^[ \t\f]*\n/.exec(content);
  if (opening === null) return null;
  const lines = content.slice(opening[0].length).split('\n');
  const last = lines[lines.length - 1] ?? '';
  const indents = lines.filter((line) => line.trim() !== '').map(indentOf);
  if (last.trim() === '') indents.push(last.length);
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line) => line.slice(Math.min(indent, indentOf(line))).trimEnd()).join('\n');
}

/** Swift's and C#'s multi-line literals: the closing quotes' indentation goes, and the first and last line break. */
export function closingIndented(content: string): string | null {
  const lines = content.split('\n');
  const first = lines.shift();
  const indent = lines.pop();
  if (first === undefined || indent === undefined || first.trim() !== '' || indent.trim() !== '') return null;
  if (lines.some((line) => line.trim() !== '' && !line.startsWith(indent))) return null;
  return lines.map((line) => line.slice(Math.min(indent.length, line.length))).join('\n');
}

/** Ruby's `<<~`, Elixir's and Groovy's: the least indentation of lines that hold something. */
export function leastIndented(content: string): string {
  const lines = content.split('\n');
  const indent = leastIndent(lines);
  return lines.map((line) => line.slice(Math.min(indent, indentOf(line)))).join('\n');
}

/** Kotlin's `trimIndent()`: the least indentation, without a blank first and last line. */
export function trimIndent(content: string): string {
  const lines = content.split('\n');
  const indent = leastIndent(lines);
  const body = lines.map((line) => line.slice(Math.min(indent, indentOf(line))));
  if (body[0]?.trim() === '') body.shift();
  if (body[body.length - 1]?.trim() === '') body.pop();
  return body.join('\n');
}

/** Scala's `stripMargin`: white space up to a bar goes. */
export const stripMargin = (content: string): string => content.replace(/^[ \t]*\|/gm, '');

/** Kotlin's `trimMargin()`: the same without a blank first and last line. */
export function trimMargin(content: string): string {
  const lines = content.split('\n');
  if (lines[0]?.trim() === '') lines.shift();
  if (lines[lines.length - 1]?.trim() === '') lines.pop();
  return stripMargin(lines.join('\n'));
}
