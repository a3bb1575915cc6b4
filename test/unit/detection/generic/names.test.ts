import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readName, splitName } from '../../../../server/src/detection/generic/names.ts';

test('a name is cut at case, marks, digits and glue', () => {
  const table: readonly (readonly [string, string])[] = [
    ['dbPassword', 'db password'],
    ['spring.datasource.password', 'spring datasource password'],
    ['AWS_SECRET_ACCESS_KEY', 'aws secret access key'],
    ['x-api-key', 'x api key'],
    ['APIKey2', 'api key 2'],
    ['clientsecret', 'client secret'],
    ['dbpass', 'db pass'],
    ['monkey', 'monkey'],
    ['keyboard', 'keyboard'],
    ['管理者パスワード', '管理者 パスワード'],
    ['スキー', 'スキー'],
  ];
  for (const [name, words] of table) assert.equal(splitName(name).join(' '), words, name);
});

test('a name says which kind of credential it names, or none', () => {
  const table: readonly (readonly [string, string | undefined, string?])[] = [
    ['dbPassword', 'password', 'none'],
    ['passwordField', 'password', 'weak'],
    ['password_confirmation', 'password', 'same'],
    ['password2', 'password', 'number'],
    ['clientSecret', 'secret', 'none'],
    ['secretKey', 'secret', 'none'],
    ['apiKey', 'key', 'none'],
    ['accessTokenUrl', 'token', 'weak'],
    ['credentials', 'credential', 'none'],
    ['パスワード', 'password', 'none'],
    ['author', undefined],
    ['compass', undefined],
    ['monkey', undefined],
    ['tokenizer', undefined],
  ];
  for (const [name, kind, tail] of table) {
    assert.equal(readName(name)?.kind, kind, name);
    if (tail !== undefined) assert.equal(readName(name)?.tail, tail, name);
  }
});
