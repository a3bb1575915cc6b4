/** Which name a value is given, read backwards from the value, in time bounded by `REACH`. */
import type { Span } from './types.ts';

/** The name that a value is given in the source. */
export interface Assignment {
  /** As written, with the objects it belongs to (`config.db.password`), but without `this.`, `process.env.` and such. */
  readonly name: string;
  readonly range: Span;
}

/** Look no further back than this: enough for any real line, and constant on a line of megabytes. */
const REACH = 300;
/** Longest name. */
const MOST_NAME = 100;

const QUOTES = '"\'`';
const SEPARATOR = /(?:=>|->|<-|::?=|[?+|&]=|\|\|=|\?\?=|[!=]==?|=|\?\?|\|\||::|:)$/;
const SCHEME = /(?:^|[\s"'`:=,])(?:bearer|basic|token|bot|apikey|digest)\s{1,4}$/i;
/** `String("...")`, `[]byte("...")`, `new Secret("...")`, `Some(` between the separator and the literal. */
const WRAPPER = /(?:(?:new\s{1,4})?[\w.:$<>[\]&*]{0,40}\(|[[{(&*])\s{0,8}$/;
/** A type between the name and the sign (`x: string =`, `var x string =`). */
const TYPED =
  /([\p{L}_$][\p{L}\p{M}\p{N}_$]{0,99})\??(?:\s{0,4}:\s{0,4}(?:&\s?)?(?:'static\s{1,4})?[\w.<>[\]|?* ]{1,40}?|\s{1,4}(?:string|String|str|\[\]byte))\s{0,4}$/u;
/** Objects that say nothing about the value. */
const HEADS =
  /^(?:this|self|cls|process\.env|import\.meta\.env|os\.environ|module\.exports|exports|window|globalThis)\./;

const isWord = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 95 ||
  code === 36;
const isNamePart = (line: string, at: number): boolean => {
  const code = line.charCodeAt(at);
  return code < 128 ? isWord(code) : /[\p{L}\p{M}\p{N}]/u.test(line.charAt(at));
};
const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';
const isQuote = (char: string | undefined): boolean =>
  char !== undefined && char !== '' && QUOTES.includes(char);

function skipBlanks(line: string, end: number): number {
  let at = end;
  while (at > 0 && isBlank(line[at - 1])) at--;
  return at;
}

/** The name that ends at an offset: words joined by single dots and hyphens. */
function nameBefore(line: string, end: number): Span | undefined {
  let start = end;
  while (start > 0 && end - start < MOST_NAME) {
    if (isNamePart(line, start - 1)) start--;
    else if (start > 1 && start < end && /[.\-@]/.test(line.charAt(start - 1)) && isNamePart(line, start - 2))
      start--;
    else break;
  }
  return start < end && /[\p{L}_]/u.test(line.slice(start, end)) ? { start, end } : undefined;
}

/** The name before a separator that ends at `end`. */
function target(line: string, end: number): Span | undefined {
  const separator = SEPARATOR.exec(line.slice(Math.max(0, end - 3), end))?.[0];
  if (!separator) return undefined;
  let at = skipBlanks(line, end - separator.length);
  if (separator === '=') {
    const typed = TYPED.exec(line.slice(Math.max(0, at - 160), at));
    if (typed?.[1]) {
      const start = Math.max(0, at - 160) + typed.index;
      return { start, end: start + typed[1].length };
    }
  }
  // $x['y'], "x", x?, get(x), and quotes that are themselves escaped.
  while (at > 0 && /[\])?!\\"'`]/.test(line.charAt(at - 1))) at--;
  const name = nameBefore(line, at);
  if (!name) return undefined;
  // user:password@ and scheme: are no names of what follows.
  const before = line.slice(Math.max(0, name.start - 2), name.start);
  return separator === ':' && (before === '//' || line[end] === '/' || line[end - 2] === '/')
    ? undefined
    : name;
}

/** The name of a literal or bare value that starts at `end`. */
function direct(line: string, end: number): Span | undefined {
  let at = end - (SCHEME.exec(line.slice(Math.max(0, end - 12), end))?.[0].trimStart().length ?? 0);
  const quoted = isQuote(line[at - 1]);
  for (let quotes = 0; quotes < 3 && isQuote(line[at - 1]); quotes++) at--;
  if (quoted) {
    while (line[at - 1] === '\\') at--;
    at -= /(?<![\w$])[bBrRuUfFLN@$]{1,2}$/.exec(line.slice(Math.max(0, at - 3), at))?.[0].length ?? 0;
  }
  for (let layers = 0; layers < 3; layers++) {
    at = skipBlanks(line, at);
    const name = target(line, at);
    if (name) return name;
    const wrapper = WRAPPER.exec(line.slice(Math.max(0, at - 48), at));
    if (!wrapper) return undefined;
    at -= wrapper[0].length;
  }
  return undefined;
}

/** Where the literal that holds the end of the line opens; nothing when it is in none. */
function openingQuote(line: string): number | undefined {
  let open: number | undefined;
  for (let at = 0; at < line.length; at++) {
    const char = line[at];
    if (char === '\\') at++;
    else if (open === undefined) {
      // An apostrophe inside a word opens nothing.
      if (
        isQuote(char) &&
        !(char === "'" && at > 0 && isNamePart(line, at - 1) && !/[bBrRuUfFL]/.test(line.charAt(at - 1)))
      ) {
        open = at;
      }
    } else if (char === line[open]) open = undefined;
  }
  return open;
}

/** What only a look at the line as a whole tells; the name is the first group. */
const SHAPES: readonly RegExp[] = [
  // --x ..., -x "..."
  /(?:^|\s)--?([A-Za-z][\w-]{0,99})\s{1,4}["']?$/,
  // setenv("X", "..."), define('X', '...'): only where the function is about names and values
  /(?:set|put|define|add|env|prop|config|header|append|param|option|with|store|insert|field|secret|var)\w{0,30}\(\s{0,4}(?:[\w.]{1,40}\s{0,4},\s{0,4})?\s{0,4}["'`]([\p{L}_][\p{L}\p{N}_.-]{0,99})["'`]\s{0,4},\s{0,10}["'`]$/iu,
  // #define X "...", ENV X ..., set X ..., (setq x "..."), const X "..."
  /(?:#define|^\s{0,20}(?:ENV|ARG)|\b(?:set|setenv|setx|const|setq|def))\s{1,8}([\p{L}_][\p{L}\p{N}_-]{0,99})\s{1,8}["']?$/iu,
  // <x>...
  /<([\p{L}_][\p{L}\p{N}_.:-]{0,99})(?:\s[^<>]{0,100})?>\s{0,20}(?:<!\[CDATA\[)?$/u,
];
/** In markup and in lists of name and value the name is a value itself, at times on the line before. */
const NAMED_ENTRY: readonly RegExp[] = [
  /<[^<>]{0,120}?\b(?:key|name|id)\s{0,2}=\s{0,2}["']([\p{L}_][\p{L}\p{N}_.-]{0,99})["'][^<>]{0,120}?\b(?:value|content)\s{0,2}=\s{0,2}["']$/iu,
  /["']?\b(?:name|key)["']?\s{0,4}[:=]\s{0,4}["']?([\p{L}_][\p{L}\p{N}_.-]{0,99})["']?[ \t]{0,4},?\s{0,120}["']?value["']?\s{0,4}[:=]\s{0,4}["']?$/iu,
];

/**
 * The name that a stretch of text is assigned to, in whatever language: a variable, a property, a key, an element, a
 * header, a flag, a named argument. A value inside a longer literal (a password in a URL) has the literal's name,
 * unless the literal itself names it (`Password=...;`).
 * @param span the value without its quotes
 */
export function assignmentOf(text: string, span: Span): Assignment | undefined {
  const from = Math.max(0, span.start - REACH);
  const before = text.slice(from, span.start);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.slice(lineStart);
  const entry = matched(before, NAMED_ENTRY);
  if (entry) return named(before, entry, from);
  const found = direct(line, line.length) ?? outer(line) ?? matched(line, SHAPES);
  return found && named(line, found, from + lineStart);
}

/** The name of what the value is only a part of. */
function outer(line: string): Span | undefined {
  const quote = openingQuote(line);
  if (quote !== undefined) {
    const literal = line.slice(0, quote + 1);
    return direct(literal, literal.length) ?? matched(literal, SHAPES);
  }
  let start = line.length;
  while (start > 0 && !/\s/.test(line.charAt(start - 1))) start--;
  const assigned = /^(["']?)([\p{L}_][\p{L}\p{N}_.-]{0,99})\1=/u.exec(line.slice(start));
  if (assigned?.[2]) {
    const from = start + (assigned[1]?.length ?? 0);
    return { start: from, end: from + assigned[2].length };
  }
  return direct(line, start);
}

function matched(line: string, shapes: readonly RegExp[]): Span | undefined {
  for (const shape of shapes) {
    const found = shape.exec(line);
    if (!found?.[1]) continue;
    const start = found.index + found[0].indexOf(found[1]);
    return { start, end: start + found[1].length };
  }
  return undefined;
}

function named(line: string, span: Span, offset: number): Assignment {
  const written = line.slice(span.start, span.end);
  const head = HEADS.exec(written)?.[0].length ?? 0;
  return {
    name: written.slice(head),
    range: { start: offset + span.start + head, end: offset + span.end },
  };
}
