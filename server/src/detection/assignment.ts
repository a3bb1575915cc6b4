import type { Span } from './types.ts';

/** The name that a value is given in the source. */
export interface Assignment {
  readonly name: string;
  readonly range: Span;
}

/** Look no further back than this for the name: enough for any real line, and constant on a line of megabytes. */
const REACH = 300;

/** A name as it stands in code, configuration or markup; Japanese names included. */
const NAME = String.raw`[\p{L}_$@][\p{L}\p{M}\p{N}_$@.\-]{0,99}`;

/**
 * What may stand between the name and the value, at the end of the text before the value. Tried in this order; the
 * name is the group `name`.
 */
const SHAPES: readonly RegExp[] = [
  // x = "...", x: '...', "x": "...", x := ..., x => ..., x=..., $x['y'] = ..., x: str = "...", x ?? "...", x || "..."
  new RegExp(
    String.raw`(?<name>${NAME})["'\x60]?\s{0,4}\]?\)?\s{0,20}(?:\??\s{0,4}:\s{0,4}[\p{L}_][\w.<>\[\]?| ]{0,40}?\s{0,4}=|(?:[:?+|.&]{0,2}=>?|=>|::?|\?\?|\|\||<-|->)(?![=>]))\s{0,20}[({\[]?\s{0,4}(?:[A-Za-z][\w.]{0,20}\(\s{0,4})?[bBrRuUfFLN@$]{0,2}(?:["'\x60]{0,3})$`,
    'u',
  ),
  // <x>..., <add key="x" value="..."
  new RegExp(String.raw`<(?<name>${NAME})(?:\s[^<>]{0,100})?>\s{0,20}(?:<!\[CDATA\[)?$`, 'u'),
  // --x ..., --x "..."
  new RegExp(String.raw`(?:^|\s)--?(?<name>${NAME})\s{1,4}["']?$`, 'u'),
  // setenv("X", "..."), os.Setenv("X", "..."), (setq x "..."), define('X', '...')
  new RegExp(String.raw`[(,]\s{0,4}["'\x60](?<name>${NAME})["'\x60]\s{0,4},\s{0,10}["'\x60]$`, 'u'),
  // #define X "...", ENV X ..., set X ..., const X "..."
  new RegExp(
    String.raw`(?:#define|^\s*ENV|^\s*ARG|\bset|\bsetenv|\bconst|\bsetq)\s{1,8}(?<name>${NAME})\s{1,8}["']?$`,
    'ui',
  ),
];

/** In markup the name stands beside the attribute: `<add key="X" value="`, `<property name="X" value="`. */
const ATTRIBUTE = new RegExp(
  String.raw`<[^<>]{0,200}?\b(?:key|name|id)\s{0,2}=\s{0,2}["'](?<name>${NAME})["'][^<>]{0,200}?\b(?:value|content)\s{0,2}=\s{0,2}["']$`,
  'ui',
);
/** In Kubernetes and friends it stands on the line before: `- name: X` and then `value: ...`. */
const NAME_VALUE = new RegExp(
  String.raw`["']?\b(?:name|key)["']?\s{0,4}[:=]\s{0,4}["']?(?<name>${NAME})["']?\s{0,4},?\s{0,4}\r?\n[ \t]{0,100}["']?value["']?\s{0,4}[:=]\s{0,4}["']?$`,
  'ui',
);

/**
 * The name that a stretch of text is assigned to, in whatever language: a variable, a property, a key, an element, a
 * header, a flag, a named argument.
 * @param span the value without its quotes
 */
export function assignmentOf(text: string, span: Span): Assignment | undefined {
  const from = Math.max(0, span.start - REACH);
  const before = text.slice(from, span.start);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.slice(lineStart);
  const markup = ATTRIBUTE.exec(before) ?? NAME_VALUE.exec(before);
  if (markup) return named(markup, from);
  for (const shape of SHAPES) {
    const found = shape.exec(line);
    if (found) return named(found, from + lineStart);
  }
  return undefined;
}

function named(found: RegExpExecArray, offset: number): Assignment | undefined {
  const name = found.groups?.name;
  if (!name) return undefined;
  const start = offset + found.index + found[0].indexOf(name);
  return { name, range: { start, end: start + name.length } };
}
