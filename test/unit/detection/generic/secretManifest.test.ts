import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSecret } from '../../../../server/src/detection/mask.ts';
import { createEngine } from '../../../../server/src/engine.ts';
import { randomOf, seeded } from '../../../credentials.ts';

const engine = createEngine();
const random = seeded(11);
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const uri = 'deploy/secret.yaml';

/** The names and the decoded values of what is found. */
const found = (text: string, path = uri): readonly (readonly [string | undefined, string])[] =>
  engine
    .detect(text, { uri: path })
    .findings.map((finding) => [finding.assignedTo, readSecret(text, finding)] as const);

const manifest = (data: Readonly<Record<string, string>>): string =>
  [
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    '  name: shop',
    'data:',
    ...Object.entries(data).map(([name, value]) => `  ${name}: ${value}`),
    '',
  ].join('\n');

test('values of a Secret are found by where they stand, decoded, and names and addresses are not', () => {
  const key = `shop-${randomOf('a-f0-9', 32, random)}`;
  const password = `harbour ${randomOf('a-z', 6, random)}`;
  const text = manifest({
    shopvault: base64(key),
    password: base64(password),
    username: base64('shopkeeper'),
    'db-host': base64('db.internal:5432'),
    accountname: base64('shopstorage1234567'),
    mode: base64('production'),
  });
  assert.deepEqual(found(text), [
    ['shopvault', key],
    ['password', password],
  ]);
});

test('in a list, in quotes, with comments, behind another document, and before its kind', () => {
  const [first, second, third] = [1, 2, 3].map(() => `key-${randomOf('a-z0-9', 20, random)}`);
  assert.ok(first && second && third);
  const text = [
    'kind: ConfigMap',
    'data:',
    `  shopvault: ${base64(first)}`,
    '---',
    'data:',
    '  # of the till',
    `  till: "${base64(second)}" # rotated in May`,
    'kind: Secret',
    '---',
    'kind: List',
    'items:',
    '  - kind: Secret',
    '    metadata:',
    '      name: a',
    '    data:',
    `      store: ${base64(third)}`,
    '',
  ].join('\r\n');
  assert.deepEqual(found(text), [
    ['till', second],
    ['store', third],
  ]);
});

test('what is no value is left alone: templates, blanks, other kinds, sealed values', () => {
  for (const text of [
    manifest({ password: '{{ .Values.password | b64enc }}' }),
    manifest({ password: base64('<your password>') }),
    manifest({ shopvault: base64(`k${randomOf('a-z0-9', 30, random)}`) }).replace('Secret', 'ConfigMap'),
  ]) {
    assert.deepEqual(found(text), [], text);
  }
});
