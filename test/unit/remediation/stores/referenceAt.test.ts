import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { STORES } from '../../../../server/src/remediation/stores/index.ts';
import {
  READER_LANGUAGES,
  type ReaderLanguage,
} from '../../../../server/src/remediation/stores/readers/reader.ts';
import { readingFor } from '../../../../server/src/remediation/stores/reading.ts';
import { referenceAt } from '../../../../server/src/remediation/stores/referenceAt.ts';
import { unmark } from '../fixing.ts';

/** The text around `«»`, and what is found there: a variable, or a store with the name in it. */
const CASES: readonly (readonly [marked: string, expected: string, settings?: Record<string, string>])[] = [
  ['const a = process.env.API_«K»EY;', 'variable API_KEY'],
  ["const a = process.env['API_«K»EY'];", 'variable API_KEY'],
  ['a = os.environ["API_«K»EY"]', 'variable API_KEY'],
  ['a = os.getenv("API_«K»EY")', 'variable API_KEY'],
  ['a := os.Getenv("API_«K»EY")', 'variable API_KEY'],
  ['String a = System.getenv("API_«K»EY");', 'variable API_KEY'],
  ['var a = Environment.GetEnvironmentVariable("API_«K»EY");', 'variable API_KEY'],
  ["a = ENV.fetch('API_«K»EY')", 'variable API_KEY'],
  ['let a = std::env::var("API_«K»EY").unwrap();', 'variable API_KEY'],
  ["$a = $_ENV['API_«K»EY'];", 'variable API_KEY'],
  ['KEY: ${API_«K»EY:?API_KEY is not set}', 'variable API_KEY'],
  ['key: "{{resolve:secretsmanager:prod/«d»b}}"', 'aws-secrets-manager prod/db'],
  ['key: "{{resolve:ssm-secure:/app/«d»b}}"', 'aws-parameter-store /app/db'],
  ['key: ref+awsssm://app/«d»b', 'aws-parameter-store /app/db'],
  ['key: ${ssm:/app/«d»b}', 'aws-parameter-store /app/db'],
  ['key: ref+vault://kv/app/«d»b#/value', 'vault app/db', { mount: 'kv' }],
  [
    'data "vault_kv_secret_v2" "a" {\n  mount = "kv"\n  name  = "app/«d»b"\n}',
    'vault app/db',
    { mount: 'kv' },
  ],
  ['KEY=op://Work/My Item/«c»redential', '1password My Item', { vault: 'Work' }],
  [
    '"@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/API-«K»EY/)"',
    'azure-key-vault API-KEY',
    { vault: 'v' },
  ],
  ['name: "projects/p/secrets/«s»/versions/latest"', 'google-secret-manager s', { project: 'p' }],
  ['- versionName: projects/$PROJECT_ID/secrets/«s»/versions/latest', 'google-secret-manager s'],
  ['secrets:\n  key:\n    environment: API_«K»EY\n', 'variable API_KEY'],
  ['KEY: ${{ secrets.DEPLOY_«K»EY }}', 'github-actions DEPLOY_KEY'],
  [
    'valueFrom:\n  secretKeyRef:\n    name: web-secrets\n    key: API_«K»EY\n',
    'kubernetes web-secrets/API_KEY',
  ],
  ['valueFrom: {secretKeyRef: {name: web-«s»ecrets, key: API_KEY}}', 'kubernetes web-secrets/API_KEY'],
  ['const environment = «1»;', 'nothing'],
  ['const a = process.env.API_KEY; const b = «1»;', 'nothing'],
];

describe('referenceAt', () => {
  for (const [marked, expected, settings = {}] of CASES) {
    it(`${expected} in ${marked.split('\n')[0]}`, () => {
      const { text, spans } = unmark(marked);
      const found = referenceAt(text, spans[0]?.start ?? 0);
      const said =
        found === undefined
          ? 'nothing'
          : `${found.kind === 'variable' ? 'variable' : found.store.id} ${found.name}`;
      assert.equal(said, expected);
      if (found?.kind === 'stored') assert.deepEqual(found.settings, settings);
    });
  }

  it('tells by the helper beside a program which store it asks', () => {
    const helper = 'import { SSMClient } from "@aws-sdk/client-ssm";';
    const uri = 'file:///p/secretStore.js';
    const files = new Map([[uri, { uri, version: null, text: helper, writable: true }]]);
    const project = { root: 'file:///p', workspaceRoot: 'file:///p', files };
    const found = referenceAt("await getSecret('/app/KEY')", 18, project);
    assert.ok(found?.kind === 'stored');
    assert.equal(`${found.store.id} ${found.name}`, 'aws-parameter-store /app/KEY');
  });

  it('tells it in every language that a store has an SDK for', () => {
    const documents: Readonly<Record<ReaderLanguage, string>> = {
      javascript: 'app.js',
      python: 'app.py',
      go: 'app.go',
      java: 'App.java',
      kotlin: 'App.kt',
      csharp: 'App.cs',
      ruby: 'app.rb',
      php: 'app.php',
      rust: 'src/main.rs',
    };
    for (const store of STORES) {
      for (const language of READER_LANGUAGES.filter((each) => each in (store.readers ?? {}))) {
        const text = language === 'php' ? '<?php\n' : '';
        const document = { uri: `file:///p/${documents[language]}`, languageId: '', version: null, text };
        const project = { root: 'file:///p', workspaceRoot: 'file:///p', files: new Map() };
        const settings = { vault: 'v' };
        const nameOf = () => 'NAME';
        const reading = readingFor(language, document, project, store, settings, nameOf);
        assert.ok(reading?.helper, `${store.id} in ${language}`);
        const { uri } = reading.helper;
        const files = new Map([[uri, { ...reading.helper, version: null, writable: true }]]);
        const call = reading.call('API_KEY', '"');
        const found = referenceAt(call, call.indexOf('NAME'), { ...project, files });
        assert.equal(found?.kind === 'stored' ? found.store.id : found?.kind, store.id, `${uri}: ${call}`);
      }
    }
  });
});
