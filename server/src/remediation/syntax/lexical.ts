/**
 * The lexical table of a language: what its string literals, here-documents and comments look like. A language file
 * declares one `LexicalSyntax`; `scan.ts` reads any text by it in linear time.
 *
 * Every pattern is tried at one place (sticky); it must not hold a back reference, and only a bounded lookbehind.
 */

/** A stretch of code inside a string: `${…}`, `#{…}`, `\(…)`. `nested` is the bracket that `close` balances. */
export interface Hole {
  readonly open: string;
  readonly close: string;
  readonly nested?: string;
}

export interface StringSyntax {
  /** The opening: an optional group `prefix` (Python's `rb`), then the quote. */
  readonly open: RegExp;
  /** The closing quote, or how the opening tells it (Rust's `r#"`, C++'s `R"x(`). */
  readonly close: string | ((open: RegExpExecArray) => string);
  /** How a quote is written inside: after an escape character, doubled, or not at all. */
  readonly escape?: '\\' | '`' | 'doubled';
  /** Escapes have no meaning for the value, even where they keep a quote from closing (Python's `r"\""`). */
  readonly raw?: boolean | ((open: RegExpExecArray) => boolean);
  /** Pairs that stand for themselves where one of them would open a hole: `{{` in C#'s `$"…"`. */
  readonly pairs?: readonly string[];
  /** May hold line breaks. One that may not and does not close on its line is no string. */
  readonly multiline?: boolean;
  /** The holes that the literal may have; none where it does not interpolate. */
  readonly holes?: readonly Hole[] | ((open: RegExpExecArray) => readonly Hole[]);
}

export interface HeredocSyntax {
  /** The opening, with a group `tag`. Its text starts on the next line. */
  readonly open: RegExp;
  /** Whether nothing is interpolated (`<<'EOF'`). */
  readonly raw?: (open: RegExpExecArray) => boolean;
  /** Whether the closing tag may be indented. */
  readonly indented?: boolean | ((open: RegExpExecArray) => boolean);
  readonly escape?: '\\' | '`';
  readonly holes?: readonly Hole[];
}

export interface CommentSyntax {
  readonly open: RegExp;
  /** What ends it; absent for a comment to the end of the line. */
  readonly close?: string;
  /** Whether the same comment may stand inside it (Rust, Haskell); holds the bare opening to count. */
  readonly nested?: string;
}

export interface LexicalSyntax {
  /** In the order in which they are tried: longer openings first. */
  readonly strings: readonly StringSyntax[];
  readonly comments: readonly CommentSyntax[];
  readonly heredocs?: readonly HeredocSyntax[];
  /** Whole lexemes that may hold a quote and are no string: a regular expression, a lifetime, `\'` in a shell. */
  readonly skip?: readonly RegExp[];
  /** Whether literals side by side are one value (C, Python). */
  readonly adjacent?: boolean;
}

/** `//` to the end of the line. */
export const SLASH_COMMENT: CommentSyntax = { open: /\/\// };
/** C's block comment. */
export const BLOCK_COMMENT: CommentSyntax = { open: /\/\*/, close: '*/' };
/** `#` to the end of the line. */
export const HASH_COMMENT: CommentSyntax = { open: /#/ };
/** `"…"` on one line with backslash escapes. */
export const DOUBLE_QUOTED: StringSyntax = { open: /"/, close: '"', escape: '\\' };
/** `'…'` on one line with backslash escapes. */
export const SINGLE_QUOTED: StringSyntax = { open: /'/, close: "'", escape: '\\' };
