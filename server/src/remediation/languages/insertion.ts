/** Where an import or a small function goes in a file, so that it stands where a colleague would have put it. */
import type { Annotation, Replacement } from '../plan.ts';
import type { LexicalSyntax } from '../syntax/lexical.ts';
import { tokensOf } from '../syntax/literal.ts';
import { lineBreakOf } from '../syntax/places.ts';

/** How a language writes its imports. Patterns are applied with the `m` and `g` flags and match from a line's start. */
export interface ImportStyle {
  readonly syntax: LexicalSyntax;
  /** One import, whole. */
  readonly existing: RegExp;
  /** What must stay above the imports: a package line, a namespace, a pragma, `<?php`. */
  readonly header?: RegExp;
  /** Where none of its family is there, a new import goes before the others. */
  readonly first?: boolean;
  /** No blank line between the header and the first import. */
  readonly tight?: boolean;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function matches(text: string, pattern: RegExp, syntax: LexicalSyntax): readonly Line[] {
  const tokens = tokensOf(text, syntax);
  const found: Line[] = [];
  let at = 0;
  for (const match of text.matchAll(new RegExp(pattern.source, 'gm'))) {
    const start = match.index;
    while ((tokens[at]?.range.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    const token = tokens[at];
    if (token !== undefined && token.range.start < start) continue;
    found.push({ start, end: start + match[0].length, text: match[0] });
  }
  return found;
}

/** The beginning of `line` up to the first dot or colon after its first word: `import java`. */
const family = (line: string): string => /^\s*\w+\s+[\w\\]+/.exec(line)?.[0] ?? line;

/** `System` comes before `System.Net`. */
const order = (line: string): string => line.trim().replace(/\s*;$/, '');

/**
 * The replacement that adds `line` to the imports: among those of its family in their order, else below the last, else
 * below the header, else on top. The caller has made sure that it is missing.
 */
export function addImport(text: string, line: string, style: ImportStyle): Replacement {
  const eol = lineBreakOf(text);
  const imports = matches(text, style.existing, style.syntax);
  const last = imports[imports.length - 1];
  if (last !== undefined) {
    const relatives = imports.filter((other) => family(other.text) === family(line));
    const next =
      relatives.find((other) => order(other.text) > order(line)) ??
      (relatives.length === 0 && style.first === true ? imports[0] : undefined);
    const indent = /^[ \t]*/.exec((next ?? last).text)?.[0] ?? '';
    if (next !== undefined) return insert(next.start, `${indent}${line}${eol}`);
    return insert((relatives[relatives.length - 1] ?? last).end, `${eol}${indent}${line}`);
  }
  const headers = style.header === undefined ? [] : matches(text, style.header, style.syntax);
  const header = headers[headers.length - 1];
  if (header !== undefined) return insert(header.end, `${style.tight === true ? eol : eol + eol}${line}`);
  const top = topOf(text, style.syntax);
  return insert(top, `${line}${eol}${eol}`);
}

/** Below the imports, else below the header, else on top: where a small function goes. */
export function addBelowImports(text: string, code: string, style: ImportStyle): Replacement {
  const eol = lineBreakOf(text);
  const written = code.replaceAll('\n', eol);
  const imports = matches(text, style.existing, style.syntax);
  const headers = style.header === undefined ? [] : matches(text, style.header, style.syntax);
  const last = [...headers, ...imports].sort((a, b) => a.end - b.end).pop();
  if (last !== undefined) return insert(last.end, `${eol}${eol}${written}`);
  return insert(topOf(text, style.syntax), `${written}${eol}${eol}`);
}

/** An insertion at `offset`. */
export function insert(offset: number, newText: string, annotation: Annotation = 'import'): Replacement {
  return { range: { start: offset, end: offset }, newText, annotation };
}

/** The first place below a `#!` line and the comments that head the file (those with a blank line after them). */
function topOf(text: string, syntax: LexicalSyntax): number {
  let top = /^\uFEFF?(?:#!.*(?:\r?\n|$)(?:\r?\n)?)?/.exec(text)?.[0].length ?? 0;
  let end = top;
  for (const { kind, range } of tokensOf(text, syntax)) {
    if (range.start < end) continue;
    if (kind !== 'comment' || /\S/.test(text.slice(end, range.start))) break;
    end = range.end;
    const blank = /^[ \t]*\r?\n(?:[ \t]*\r?\n)+/.exec(text.slice(end, end + 200));
    if (blank !== null) top = end + blank[0].length;
  }
  return top;
}
