import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSecret } from '../../../../server/src/detection/mask.ts';
import { createEngine } from '../../../../server/src/engine.ts';
import { GENERIC } from '../../../../server/src/rules/generic.ts';
import { examplesOf, randomOf, seeded } from '../../../credentials.ts';

const engine = createEngine();
const everything = createEngine({ level: 'everything' });
const source = { uri: 'file:///app/settings.txt' };

test('every generic kind finds its examples and leaves its look-alikes alone', async (t) => {
  for (const rule of GENERIC) {
    await t.test(rule.id, () => {
      for (const seed of [1, 2, 3]) {
        const { match, reject } = examplesOf(rule, {}, seed);
        for (const text of match) {
          // What looks random and has no name is shown at the level "everything" alone.
          const shown = rule.id === 'generic-random' ? everything : engine;
          const ids = shown.detect(text, source).findings.map(({ ruleId }) => ruleId);
          assert.deepEqual(ids, [rule.id], text);
        }
        for (const text of reject) assert.deepEqual(engine.detect(text, source).findings, [], text);
      }
    });
  }
});

const random = seeded(5);
const noise = (length: number): string => randomOf('A-Za-z0-9', length, random);

test('the value alone is the range, in any language', () => {
  const table: readonly (readonly [string, (value: string) => string])[] = [
    ['a.ts', (v) => `export const apiSecret = '${v}';`],
    ['a.py', (v) => `SECRET_KEY = "${v}"`],
    ['a.go', (v) => `client := New("app", WithToken("${v}"))\nauthToken := "${v}"`],
    ['a.yml', (v) => `database:\n  password: ${v}\n`],
    ['.env', (v) => `DB_PASSWORD=${v}\n`],
    ['a.json', (v) => `{ "clientSecret": "${v}" }`],
    ['a.xml', (v) => `<add key="ApiSecret" value="${v}" />`],
    ['a.md', (v) => `curl -H "Authorization: Bearer ${v}" https://api.internal/`],
    ['設定.ts', (v) => `const 管理者パスワード = '${v}';`],
  ];
  for (const [uri, write] of table) {
    const value = noise(32);
    const text = write(value);
    const values = engine.detect(text, { uri }).findings.map((finding) => readSecret(text, finding));
    assert.ok(values.length > 0 && values.every((found) => found === value), `${uri}: ${text}`);
  }
});

test('references and names of things are no secrets', () => {
  const table: readonly (readonly [string, string])[] = [
    ['a.ts', 'const password = process.env.DB_PASSWORD;'],
    ['a.ts', 'const passwordField = "password";'],
    ['a.ts', 'function login(password: string): Promise<void> {}'],
    ['a.ts', `const publicKey = "${noise(40)}=";`.replace(noise(40), 'ssh-rsa')],
    ['a.yml', 'secretName: my-app-tls'],
    ['a.yml', 'password: ${DB_PASSWORD}'],
    ['a.json', '"password": "Password"'],
    ['a.tf', 'password = var.db_password'],
    ['a.py', 'for key, value in items.items():'],
    ['a.ts', `map.get('key') === 'ArrowDown'`],
    ['package-lock.json', `"integrity": "sha512-${noise(86)}=="`],
  ];
  for (const [uri, text] of table) assert.deepEqual(engine.detect(text, { uri }).findings, [], text);
});

test('what is known beforehand speaks against a value, whatever it looks like', () => {
  const hex = (length: number): string => randomOf('0-9A-F', length, random);
  const table: readonly (readonly [string, string])[] = [
    ['a.yml', '- name: Lock an account without password parameter\n'],
    ['a.sh', '# the password prompts.\n'],
    ['a.md', `gpg --keyserver keys.internal --recv-keys ${hex(40)}\n`],
    ['a.rb', 'secret = generate(MessageEncryptor.key_len("aes-256-cbc"))'],
    ['a.yml', `password: ENC[AES256_GCM,data:${noise(24)},type:str]`],
    ['a.rs', `key: "2.${noise(22)}==|${noise(22)}==|${noise(42)}="`],
    ['a.md', `![build](https://ci.internal/a/badge.svg?token=${noise(10)})`],
    ['a.md', `- [Tests] require 0.6 to pass [\`99a008c\`](https://forge.internal/commit/99a008c)`],
  ];
  for (const [uri, text] of table) assert.deepEqual(engine.detect(text, { uri }).findings, [], text);
});

test('each finding says why, in both languages, and nothing of the value', () => {
  const value = noise(24);
  const [finding] = engine.detect(`const dbPassword = "${value}";`, { uri: 'a.ts' }).findings;
  assert.ok(finding && finding.evidence.length > 0);
  for (const { text } of finding.evidence) {
    assert.ok(text.en && text.ja);
    assert.ok(!`${text.en}${text.ja}`.includes(value));
  }
});

test('a translation of "password" is no password, and neither is what follows the word in a sentence', () => {
  const table: readonly (readonly [string, string])[] = [
    ['src/assets/i18n/cs_CZ.json', '{ "MANDATORY_PASSWORD": "Zadejte prosím heslo." }'],
    ['src/i18n/messages_nl.properties', 'password=Wachtwoord\n'],
    ['locales/ja.json', '{ "password": "パスワード", "newPassword": "新しいパスワード" }'],
    ['README.md', '- Forgot password support\n'],
  ];
  for (const [uri, text] of table) assert.deepEqual(engine.detect(text, { uri }).findings, [], text);
  // A key among them is one all the same.
  const key = noise(32);
  const { findings } = engine.detect(`{ "apiSecret": "${key}" }`, { uri: 'src/i18n/en.json' });
  assert.equal(findings.length, 1);
});
