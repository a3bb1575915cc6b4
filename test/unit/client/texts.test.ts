/** Every text of the extension exists in both languages, with the same gaps to fill. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

const root = join(import.meta.dirname, '..', '..', '..');
const json = (name: string): Record<string, string> => JSON.parse(readFileSync(join(root, name), 'utf8'));
const manifest = readFileSync(join(root, 'package.json'), 'utf8');
const english = json('package.nls.json');
const japanese = json('package.nls.ja.json');
const bundle = json('l10n/bundle.l10n.ja.json');

const sources = readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(root, 'client/src', name), 'utf8') }));
const calls = sources.flatMap(({ name, text }) =>
  [...text.matchAll(/l10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)')?/g)].map((match) => ({ name, key: match[1] })),
);
const gaps = (text: string) => (text.match(/\{\d\}/g) ?? []).sort().join();
const links = (text: string) => (text.match(/\(command:[^)]*\)/g) ?? []).join();

test('every text of the manifest is there in both languages', () => {
  const used = [...manifest.matchAll(/"%([\w.]+)%"/g)].map((match) => match[1] ?? '');
  assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort());
  assert.deepEqual(Object.keys(japanese).sort(), Object.keys(english).sort());
});

test('links to commands are the same in both languages', () => {
  for (const [key, text] of Object.entries(english))
    assert.equal(links(japanese[key] ?? ''), links(text), key);
});

test('a text of the code is a plain literal, so that it can be looked up', () => {
  assert.deepEqual(
    calls.filter(({ key }) => key === undefined),
    [],
  );
});

test('every text of the code has a Japanese one, and none is left over', () => {
  const used = new Set(calls.map(({ key }) => key ?? ''));
  assert.deepEqual(Object.keys(bundle).sort(), [...used].sort());
});

test('the gaps to fill are the same in both languages', () => {
  for (const [key, text] of Object.entries(bundle)) assert.equal(gaps(text), gaps(key), key);
});

test('Japanese texts are Japanese', () => {
  const same = Object.entries({ ...japanese, ...bundle }).filter(
    ([key, text]) => key !== 'displayName' && !text.startsWith('./') && !/[぀-ヿ一-鿿]/.test(text),
  );
  assert.deepEqual(same, []);
});
