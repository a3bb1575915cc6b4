// biome-ignore-all lint/suspicious/noTemplateCurlyInString: source texts of languages with such holes
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  BLOCK_COMMENT,
  DOUBLE_QUOTED,
  HASH_COMMENT,
  type LexicalSyntax,
  SINGLE_QUOTED,
  SLASH_COMMENT,
} from '../../../../server/src/remediation/syntax/lexical.ts';
import { adjacentLiterals, literalAt } from '../../../../server/src/remediation/syntax/literal.ts';
import { scan } from '../../../../server/src/remediation/syntax/scan.ts';

const template = {
  open: /`/,
  close: '`',
  escape: '\\',
  multiline: true,
  holes: [{ open: '${', close: '}', nested: '{' }],
} as const;
const SCRIPT: LexicalSyntax = {
  strings: [template, DOUBLE_QUOTED, SINGLE_QUOTED],
  comments: [SLASH_COMMENT, BLOCK_COMMENT],
};
const RUSTY: LexicalSyntax = {
  strings: [
    {
      open: /(?<prefix>b?r)#*"/,
      close: (open) => `"${'#'.repeat(open[0].split('#').length - 1)}`,
      raw: true,
      multiline: true,
    },
    { ...DOUBLE_QUOTED, multiline: true },
  ],
  comments: [SLASH_COMMENT, { ...BLOCK_COMMENT, nested: '/*' }],
  skip: [/'\\?.'/, /'\w+/],
};
const SHELL: LexicalSyntax = {
  strings: [
    { open: /'/, close: "'", raw: true, multiline: true },
    {
      open: /"/,
      close: '"',
      escape: '\\',
      multiline: true,
      holes: [{ open: '$(', close: ')', nested: '(' }],
    },
  ],
  comments: [{ open: /(?<![^\s;&|()])#/ }],
  heredocs: [
    { open: /<<-?\s*(?<tag>\w+)/, escape: '\\' },
    { open: /<<-?\s*'(?<tag>\w+)'/, raw: () => true },
  ],
  skip: [/\\[\s\S]/],
};
const DOUBLED: LexicalSyntax = {
  strings: [{ open: /'/, close: "'", escape: 'doubled', multiline: true }],
  comments: [{ open: /--/ }, HASH_COMMENT],
};

/** `text` marks the stretch that is asked for by `«»`; the answer is written `kind|before|after|prefix+quote`. */
function ask(marked: string, syntax: LexicalSyntax): string {
  const start = marked.indexOf('«');
  const text = marked.replace('«', '').replace('»', '');
  const found = literalAt(text, { start, end: marked.indexOf('»') - 1 }, syntax);
  return [found.kind, found.before, found.after, found.prefix + found.quote].join('|');
}

describe('literalAt', () => {
  const table: readonly (readonly [string, LexicalSyntax, string, string])[] = [
    ['a whole literal', SCRIPT, `a = '«x»'`, `string|||'`],
    ['a literal with more', SCRIPT, `a = "Bearer «x» y"`, `string|Bearer | y|"`],
    ['an escaped quote', SCRIPT, `a = 'it\\'s «x»'`, `string|it\\'s ||'`],
    ['code', SCRIPT, `a = «x» + 'b'`, 'code|||'],
    ['a line comment', SCRIPT, `a = 'b' // it's «x»\n'c'`, `comment| it's ||//`],
    ['a block comment', SCRIPT, `/* "«x»" */`, `comment| "|" |/*`],
    ['a template', SCRIPT, 'a = `b ${c} «x»`', 'string|b ${c} ||`'],
    ['a literal in a hole', SCRIPT, `a = \`b \${c({d: '}'}, '«x»')} e\``, `string|||'`],
    ['code in a hole', SCRIPT, 'a = `b ${ «x» } e`', 'code|||'],
    ['an apostrophe in text', SCRIPT, `<p>Don't</p>\nk = '«x»'`, `string|||'`],
    ['a quote that never closes', SCRIPT, 'a = ` b\nk = "«x»"', 'string|||"'],
    ['a raw string with hashes', RUSTY, `let a = br##"a "# «x»"##;`, `string|a "# ||br##"`],
    ['a lifetime', RUSTY, `fn f<'a>(x: &'a str) { g("«x»") }`, `string|||"`],
    ['a character', RUSTY, `let q = '"'; let a = "«x»";`, `string|||"`],
    ['nested comments', RUSTY, `/* a /* b */ "«x»" */`, `comment| a /* b */ "|" |/*`],
    ['a doubled quote', DOUBLED, `a = 'it''s «x»'`, `string|it''s ||'`],
    ['a here-document', SHELL, 'cat <<EOF\nit\'s a "«x»"\nEOF\n', `heredoc|it's a "|"\n|EOF`],
    ['a raw here-document', SHELL, "cat <<'EOF' | sh\na\n«x»\nEOF\necho 'b'", 'heredoc|a\n|\n|EOF'],
    ['after a here-document', SHELL, "cat <<A <<B\n'\nA\n'\nB\necho '«x»'", `string|||'`],
    ['a hash inside a word', SHELL, `a=b#c; d='«x»'`, `string|||'`],
    ['a command in a string', SHELL, `a="$(echo ")" '«x»')"`, `string|||'`],
    ['a lone escaped quote', SHELL, `echo it\\'s '«x»'`, `string|||'`],
  ];
  for (const [name, syntax, text, expected] of table) {
    it(name, () => assert.equal(ask(text, syntax), expected));
  }
});

describe('adjacentLiterals', () => {
  it('joins literals over lines and comments', () => {
    const text = `f("a"\n  # why\n  "b" 'c', "d")`;
    const syntax = { strings: [DOUBLE_QUOTED, SINGLE_QUOTED], comments: [HASH_COMMENT], adjacent: true };
    const at = text.indexOf('b');
    const run = adjacentLiterals(text, literalAt(text, { start: at, end: at + 1 }, syntax), syntax);
    assert.deepEqual(
      run.map(({ range }) => text.slice(range.start, range.end)),
      ['"a"', '"b"', "'c'"],
    );
  });
});

describe('scan', () => {
  it('is linear where nothing closes', () => {
    const tokens = scan("'\\'".repeat(300_000), SCRIPT).length + scan('`${'.repeat(100_000), SCRIPT).length;
    assert.ok(tokens >= 0);
  });
});
