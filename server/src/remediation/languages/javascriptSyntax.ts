/** The lexical table of JavaScript and TypeScript. */
import { BLOCK_COMMENT, type LexicalSyntax, SLASH_COMMENT } from '../syntax/lexical.ts';

/**
 * A regular expression literal: after an operator or an opening bracket, on one line, never `//` or `/*`. Not after
 * `<`, `>` or `}`, where JSX closes a tag.
 */
const REGEXP =
  /(?<=(?:^|[(,=:[!&|?{;+*%~^\n]|=>|\breturn|\btypeof|\bcase)[ \t]{0,80})\/(?![/*])(?:[^\\/[\n]|\\.|\[(?:[^\\\]\n]|\\.)*\])+\/[a-z]*/;

/** An apostrophe right behind a letter is text of JSX (`don't`), unless the letter ends a keyword. */
const NOT_IN_A_WORD = String.raw`(?<![\w$](?<!\b(?:return|typeof|case|in|of|else|void|await|yield|default|from|import|export|throw|delete|new)))`;

export const JAVASCRIPT: LexicalSyntax = {
  strings: [
    {
      open: /`/,
      close: '`',
      escape: '\\',
      multiline: true,
      holes: [{ open: '${', close: '}', nested: '{' }],
    },
    { open: /"/, close: '"', escape: '\\' },
    { open: new RegExp(`${NOT_IN_A_WORD}'`), close: "'", escape: '\\' },
  ],
  comments: [{ open: /^#!/ }, SLASH_COMMENT, BLOCK_COMMENT],
  skip: [REGEXP],
};
