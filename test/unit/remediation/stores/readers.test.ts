/** How a program reads a store by its SDK, language by language, and where it goes on reading its environment. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planMoveToStore } from '../../../../server/src/remediation/moveToStore.ts';
import { STORES, storeOf } from '../../../../server/src/remediation/stores/index.ts';
import { applyPlan, type Files, requestFor, unmark } from '../fixing.ts';

function moved(
  id: string,
  marked: Files,
  project: NonNullable<Parameters<typeof requestFor>[0]['options']['project']> = {},
) {
  const path = Object.keys(marked).find((key) => marked[key]?.includes('«')) ?? '';
  const { [path]: document = '', ...beside } = marked;
  const { text, spans } = unmark(document);
  const options = {
    names: ['API_KEY'],
    project,
    languageId: LANGUAGE_IDS[path.split('.').at(-1) ?? ''] ?? '',
  };
  const { request, catalogue } = requestFor({ path, text, spans, beside, options });
  const store = storeOf(id);
  assert.ok(store);
  const planned = planMoveToStore(request, { store, settings: {}, given: new Map() }, catalogue);
  assert.ok(planned.ok, planned.ok ? '' : planned.reason.en);
  const files = { ...beside, [path]: text };
  return { planned, path, after: applyPlan(files, planned.plan) };
}

const LANGUAGE_IDS: Readonly<Record<string, string>> = {
  java: 'java',
  kt: 'kotlin',
  kts: 'kotlin',
  cs: 'csharp',
  rb: 'ruby',
  php: 'php',
  rs: 'rust',
};

interface Row {
  readonly what: string;
  readonly before: Files;
  readonly after: string;
  readonly helper: string;
  /** What the helper begins with. */
  readonly head: RegExp;
}

const READ: readonly Row[] = [
  {
    what: 'Java, a class of the same package',
    before: { 'src/App.java': 'package a.b;\n\nclass App {\n  static final String KEY = "«k»";\n}\n' },
    after: 'package a.b;\n\nclass App {\n  static final String KEY = SecretStore.get("API_KEY");\n}\n',
    helper: 'src/SecretStore.java',
    head: /^package a\.b;\n\nimport java\.util\.Map;\n/,
  },
  {
    what: 'Java, in a longer string',
    before: { 'App.java': 'class App {\n  String h = "Bearer «k»";\n}\n' },
    after: 'class App {\n  String h = "Bearer " + SecretStore.get("API_KEY");\n}\n',
    helper: 'SecretStore.java',
    head: /^import java\.util\.Map;\n/,
  },
  {
    what: 'Kotlin, a constant and a template',
    before: { 'a.kt': 'package a\n\nconst val H = "Bearer «k»"\n' },
    after: 'package a\n\nval H = "Bearer ${getSecret("API_KEY")}"\n',
    helper: 'SecretStore.kt',
    head: /^package a\n\nimport java\.util\.concurrent\.ConcurrentHashMap\n/,
  },
  {
    what: 'Kotlin, split in two',
    before: { 'a.kt': 'val key = "«aa" + "bb»".trim()\n' },
    after: 'val key = getSecret("API_KEY").trim()\n',
    helper: 'SecretStore.kt',
    head: /^import java/,
  },
  {
    what: 'C#, a constant',
    before: { 'A.cs': 'class A {\n  const string Key = "«k»";\n}\n' },
    after: 'class A {\n  static readonly string Key = SecretStore.Get("API_KEY");\n}\n',
    helper: 'SecretStore.cs',
    head: /^using System\.Collections\.Concurrent;\nusing Amazon\.SecretsManager;\n/,
  },
  {
    what: 'Ruby, in single quotes with more around',
    before: { 'a.rb': "require 'json'\n\nheader = 'Bearer «k»'\n" },
    after: `require 'json'\nrequire_relative 'secret_store'\n\nheader = "Bearer #{SecretStore.get('API_KEY')}"\n`,
    helper: 'secret_store.rb',
    head: /^# frozen_string_literal: true\n\nrequire "aws-sdk-secretsmanager"\n/,
  },
  {
    what: 'PHP, below the use statements',
    before: {
      'composer.json': '{}',
      'lib/a.php': "<?php\n\nnamespace A;\n\nuse B\\C;\n\n$key = '«k»';\n",
    },
    after:
      "<?php\n\nnamespace A;\n\nuse B\\C;\n\nrequire_once __DIR__ . '/SecretStore.php';\n\n$key = \\SecretStore::get('API_KEY');\n",
    helper: 'lib/SecretStore.php',
    head: /__DIR__ \. '\/\.\.\/vendor\/autoload\.php'/,
  },
  {
    what: 'Rust, a constant of the crate root',
    before: {
      'Cargo.toml': '[dependencies]\n',
      'src/main.rs':
        'use std::env;\n\nmod other;\n\nconst KEY: &str = "«k»";\n\nfn main() {\n    run(KEY);\n}\n',
    },
    after:
      'use std::env;\nuse std::sync::LazyLock;\n\nmod other;\nmod secret_store;\n\nstatic KEY: LazyLock<String> = LazyLock::new(|| crate::secret_store::get_secret("API_KEY"));\n\nfn main() {\n    run(KEY.as_str());\n}\n',
    helper: 'src/secret_store.rs',
    head: /^use std::collections::HashMap;\n/,
  },
];

/** Spots where a call cannot stand, or would change what the program is made of. */
const BY_ENVIRONMENT: readonly (readonly [
  what: string,
  before: Files,
  reads: RegExp,
  entries?: readonly string[],
])[] = [
  [
    'a value of Spring',
    { 'A.java': 'class A {\n  @Value("«k»") String key;\n}\n' },
    /@Value\("\$\{API_KEY\}"\)/,
  ],
  [
    'a default of a variable that is read already',
    { 'A.java': 'class A {\n  String k = System.getenv().getOrDefault("API_KEY", "«k»");\n}\n' },
    /System\.getenv\("API_KEY"\)/,
  ],
  [
    'a Java module, which names what it requires',
    { 'A.java': 'class A {\n  String k = "«k»";\n}\n' },
    /System\.getenv\("API_KEY"\)/,
    ['file:///p/module-info.java'],
  ],
  ['a Gradle script', { 'build.gradle.kts': 'val key = "«k»"\n' }, /System\.getenv\("API_KEY"\)/],
  [
    'bytes of C#',
    { 'A.cs': 'class A {\n  static byte[] K => "«k»"u8.ToArray();\n}\n' },
    /GetEnvironmentVariable\("API_KEY"\)/,
  ],
  [
    'what Rails loads by name',
    { 'config.ru': 'run App\n', 'app/models/a.rb': "KEY = '«k»'\n" },
    /ENV\.fetch\('API_KEY'\)/,
  ],
  [
    'the configuration of Laravel',
    { artisan: '', 'config/a.php': "<?php\nreturn ['key' => '«k»'];\n" },
    /env\('API_KEY'\)/,
  ],
  ['a page of PHP', { 'a.php': "<html>\n<?php $key = '«k»'; ?>\n</html>\n" }, /getenv\('API_KEY'\)/],
  [
    'a namespace of PHP with braces',
    { 'a.php': "<?php\nnamespace A {\n  $key = '«k»';\n}\n" },
    /getenv\('API_KEY'\)/,
  ],
  [
    'a module of Rust below the root of the crate',
    { 'Cargo.toml': '', 'src/a.rs': 'fn a() -> String {\n    "«k»".to_string()\n}\n' },
    /env::var\("API_KEY"\)/,
  ],
  [
    'a helper that is another one',
    { 'SecretStore.java': 'class SecretStore {}\n', 'A.java': 'class A {\n  String k = "«k»";\n}\n' },
    /System\.getenv\("API_KEY"\)/,
  ],
];

describe('programs that ask a store by its SDK', () => {
  for (const { what, before, after: expected, helper, head } of READ) {
    it(what, () => {
      const { planned, path, after } = moved('aws-secrets-manager', before);
      assert.equal(after[path], expected);
      assert.match(after[helper] ?? '', head);
      assert.deepEqual(Object.keys(after).sort(), [...Object.keys(before), helper].sort());
      assert.equal(planned.runCommand, undefined);
      assert.match(planned.plan.notes.map(({ en }) => en).join('\n'), /Add the SDK that reads it: /);
    });
  }

  for (const [what, before, reads, entries = []] of BY_ENVIRONMENT) {
    it(`${what}: the environment, and the command that fills it`, () => {
      const { planned, path, after } = moved('aws-secrets-manager', before, { entries: new Set(entries) });
      assert.match(after[path] ?? '', reads);
      assert.doesNotMatch(after[path] ?? '', /SecretStore\.|secret_store/);
      assert.deepEqual(Object.keys(after).sort(), Object.keys(before).sort());
      assert.match(planned.runCommand ?? '', /^API_KEY="\$\(aws secretsmanager get-secret-value /);
    });
  }

  it('says nothing of an SDK that the project has, nor of one that a language needs none of', () => {
    const pom = '<artifactId>secretsmanager</artifactId>';
    const java = { 'App.java': 'class App {\n  String k = "«k»";\n}\n' };
    const notes = (id: string, files: Files): string =>
      moved(id, files)
        .planned.plan.notes.map(({ en }) => en)
        .join('\n');
    assert.doesNotMatch(notes('aws-secrets-manager', { ...java, 'pom.xml': pom }), /Add the SDK/);
    assert.match(notes('aws-parameter-store', { ...java, 'pom.xml': pom }), /amazon\.awssdk:ssm/);
    assert.doesNotMatch(notes('vault', { 'a.rb': 'key = "«k»"\n' }), /Add the SDK/);
  });

  it('asks every store that has readers, in each of their languages', () => {
    const documents: Readonly<Record<string, Files>> = {
      java: { 'A.java': 'class A {\n  String k = "«k»";\n}\n' },
      kotlin: { 'a.kt': 'val k = "«k»"\n' },
      csharp: { 'A.cs': 'class A {\n  string K = "«k»";\n}\n' },
      ruby: { 'a.rb': 'k = "«k»"\n' },
      php: { 'a.php': '<?php\n$k = "«k»";\n' },
      rust: { 'Cargo.toml': '', 'src/lib.rs': 'fn k() -> String {\n    "«k»".to_string()\n}\n' },
    };
    for (const { id, readers } of STORES) {
      for (const language of Object.keys(readers ?? {})) {
        const document = documents[language];
        if (document === undefined) continue;
        const { planned } = moved(id, document);
        assert.equal(planned.runCommand, undefined, `${id} in ${language}`);
        assert.equal(planned.plan.changes.filter(({ kind }) => kind === 'create').length, 1);
      }
    }
  });
});
