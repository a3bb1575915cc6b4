import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findPairs, mayHaveValue } from '../../../../server/src/detection/generic/candidates.ts';
import { findKeywords } from '../../../../server/src/detection/generic/keywords.ts';
import { readPath } from '../../../../server/src/detection/generic/syntax.ts';

/** Each pair of a text as `name joint value`. */
const pairs = (text: string, path: string): string[] =>
  Array.from(
    findPairs(text, findKeywords(text), readPath(path).syntax),
    ({ name, joint, start, end }) => `${name} ${joint} ${text.slice(start, end)}`,
  );

test('a value is read in every syntax', () => {
  const table: readonly (readonly [string, string, readonly string[]])[] = [
    ['a.ts', `const dbPassword = "hunter22";`, ['dbPassword assign hunter22']],
    ['a.ts', `const dbPassword: string = 'hunter22';`, ['dbPassword assign hunter22']],
    ['a.ts', `{ "apiKey": "k1" }`, ['apiKey colon k1']],
    ['a.ts', `config['api_key'] = 'k1'`, ['api_key assign k1']],
    ['a.rb', `:password => 'p1', token: 't1'`, ['password arrow p1', 'token colon t1']],
    ['a.go', 'Token: String("t1"),', ['Token colon t1']],
    ['a.go', 'password := "p1"', ['password assign p1']],
    ['a.go', 'key := []byte("k1")', ['key assign k1']],
    ['a.py', `os.environ.get("API_TOKEN", "t1")`, ['API_TOKEN comma t1']],
    [
      'a.js',
      `const key = process.env.KEY || 'k1';`,
      ['key assign k1', 'process.env.KEY assign k1'].slice(0, 1),
    ],
    ['a.java', 'client.setPassword("p1");', ['client.setPassword call p1']],
    ['a.cs', 'if (password == "p1")', ['password compare p1']],
    ['.env', 'DB_PASSWORD=p1$x # comment', ['DB_PASSWORD assign p1$x']],
    ['a.yml', 'db_password: p1', ['db_password colon p1']],
    ['a.yml', '- name: DB_PASSWORD\n  value: p1', ['DB_PASSWORD sibling p1']],
    ['a.ini', 'secret = s1', ['secret assign s1']],
    ['a.xml', '<password>p1</password>', ['password element p1']],
    ['a.xml', '<add key="DbPassword" value="p1"/>', ['DbPassword sibling p1']],
    ['a.sh', 'tool --password p1 --quiet', ['password option p1']],
    ['a.sql', `CREATE USER a IDENTIFIED BY 'p1'`, ['identified by space p1']],
    ['a.sql', `ALTER ROLE a WITH PASSWORD 'p1'`, ['PASSWORD space p1']],
    ['a.md', '- password: p1', ['password colon p1']],
    ['a.txt', 'https://user:p1@example.com/', ['url password userinfo p1']],
    ['a.ts', `'Authorization': 'Bearer abcdef123456'`, ['Authorization colon abcdef123456']],
    ['a.ts', `fetch("https://e.com/?token=t1&x=2")`, ['token assign t1']],
    ['a.rb', `get '/a?password=p1', nil, accept: 'x'`, ['password assign p1']],
    ['a.json', `"{\\"token\\": \\"t1\\"}"`, ['token colon t1']],
    ['a.ts', `const 管理パスワード = 'p1'`, ['管理パスワード assign p1']],
    ['a.md', 'パスワード：p1', ['パスワード colon p1']],
    ['Info.plist', '<key>apiKey</key>\n\t<string>p1</string>', ['apiKey element p1']],
    ['a.tf', 'variable "db_password" {\n  type = string\n  default = "p1"\n}', ['db_password sibling p1']],
    ['a.go', 'cfg := `\nuser: bob\npassword: tigerlamp\n`', ['password colon tigerlamp']],
    ['a.py', 'CFG = """\n[db]\npassword = tigerlamp\n"""', ['password assign tigerlamp']],
  ];
  for (const [path, text, expected] of table) assert.deepEqual(pairs(text, path), expected, text);
});

test('what is no literal is no value', () => {
  const table: readonly (readonly [string, string])[] = [
    ['a.ts', 'const password = "";'],
    ['a.ts', 'function login(user, password) {}'],
    ['a.ts', `const monkey = "banana";`],
    ['a.yml', 'password:'],
    ['a.ts', 'password: "$2b$10$abcdefghijklmnopqrstuv"'],
    ['a.java', 'password("{bcrypt}$2a$10$abcdefghijklmnopqrstuv")'],
    ['a.php', "middleware('auth:users')"],
    ['a.yml', 'update_password: always'],
    ['a.js', 'const a = `x`;\nfoo(\n  password: value\n)\nconst b = `y`;'],
  ];
  for (const [path, text] of table) assert.deepEqual(pairs(text, path), [], text);
});

test('any text yields spans inside it', () => {
  const pieces = fc.constantFrom(
    'password',
    'key',
    '://',
    'token',
    ':',
    '=',
    '"',
    "'",
    '`',
    '\\',
    '\n',
    '(',
    '[',
    '{',
    ' ',
    '@',
    'x1',
    'パスワード',
    '${',
    '<',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(pieces, fc.string())),
      fc.constantFrom('a.ts', 'a.yml', 'a.xml', 'a.md'),
      (parts, path) => {
        const text = parts.join('');
        for (const { start, end } of findPairs(text, findKeywords(text), readPath(path).syntax)) {
          assert.ok(0 <= start && start < end && end <= text.length);
        }
      },
    ),
  );
});

test('keywords that are given up from their bytes lead to no pair', () => {
  const piece = fc.constantFrom(
    ...['key', 'token', 'password', 'kty', 'Bearer', 'identified by', '://', 'u:pass@h', 'パスワード', 'x'],
    ...[
      '.',
      '-',
      '_',
      '$',
      '=',
      ' = ',
      ': ',
      '(',
      ')',
      '[',
      ']',
      '"',
      "'",
      '\n',
      '\\',
      ',',
      '?',
      '9',
      'é',
      '<',
      '>',
      '：',
    ],
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.constantFrom('a.js', 'a.env', 'a.md'),
      (pieces, path) => {
        const text = pieces.join('');
        const { syntax } = readPath(path);
        const bytes = Uint8Array.from(text, (char) => Math.min(255, char.charCodeAt(0)));
        const hits = findKeywords(text);
        const kept = hits.filter((hit) => mayHaveValue(bytes, hit));
        assert.deepEqual([...findPairs(text, kept, syntax)], [...findPairs(text, hits, syntax)]);
      },
    ),
    { numRuns: 2000 },
  );
});
