/** How a comment at the end of a line is written in each language; absent where the format has none. */

type Comment = readonly [open: string, close?: string];

const SLASHES: Comment = ['//'];
const HASH: Comment = ['#'];
const DASHES: Comment = ['--'];
const SEMICOLON: Comment = [';'];
const PERCENT: Comment = ['%'];
const BLOCK: Comment = ['/*', '*/'];
const MARKUP: Comment = ['<!--', '-->'];

const COMMENTS: readonly (readonly [Comment, string])[] = [
  [
    SLASHES,
    'c cpp csharp cuda-cpp dart fsharp go groovy java javascript javascriptreact jsonc kotlin objective-c objective-cpp php rust scala scss less solidity swift typescript typescriptreact verilog zig',
  ],
  [
    HASH,
    'coffeescript crystal dockerfile elixir gdscript graphql hcl ignore julia makefile nim nix perl perl6 powershell properties python r ruby shellscript snakeyaml terraform toml dockercompose yaml github-actions-workflow',
  ],
  [DASHES, 'ada elm haskell lua sql vhdl'],
  [SEMICOLON, 'clojure ini lisp scheme'],
  [PERCENT, 'erlang latex matlab tex'],
  [BLOCK, 'css'],
  [MARKUP, 'html markdown svelte vue xml xsl'],
];

const BY_LANGUAGE: ReadonlyMap<string, Comment> = new Map(
  COMMENTS.flatMap(([comment, languages]) =>
    languages.split(' ').map((language) => [language, comment] as const),
  ),
);

/**
 * @param languageId the editor's language id.
 * @returns the text as a comment, or undefined where the language has no comments (JSON) or none are known.
 */
export function asComment(languageId: string, text: string): string | undefined {
  const comment = BY_LANGUAGE.get(languageId);
  if (comment === undefined) return undefined;
  const [open, close] = comment;
  return close === undefined ? `${open} ${text}` : `${open} ${text} ${close}`;
}
