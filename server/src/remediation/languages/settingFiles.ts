/** The files of `key = value` lines that are known. One row each; the first that matches counts. */
import type { Language } from './language.ts';
import { loadBefore } from './notes.ts';
import { type SettingFile, settingLanguage } from './settingFile.ts';

const FILES: readonly SettingFile[] = [
  {
    id: 'npmrc',
    file: /\/\.npmrc$/,
    comment: /^\s*[#;]/,
    reference: (name) => `\${${name}}`,
    special: /\$\{/,
    notes: [loadBefore('npm install')],
    reason: [
      'npm expands `${NAME}` in values only, and something like it stands here already.',
      'npm が展開するのは値の中の `${NAME}` だけで、ここにはすでに似たものがあります。',
    ],
  },
  {
    id: 'yarnrc-classic',
    file: /\/\.yarnrc$/,
    reason: [
      'Yarn 1 expands nothing in .yarnrc. Put the token into .npmrc, as `${NAME}`, which Yarn 1 reads as well.',
      'Yarn 1 は .yarnrc を展開しません。Yarn 1 も読む .npmrc に `${NAME}` として書いてください。',
    ],
  },
  {
    id: 'pypirc',
    file: /\/\.pypirc$/,
    variable: ({ key }, text) =>
      key === 'password' && (text.match(/^[ \t]*password[ \t]*[=:]/gm) ?? []).length === 1
        ? 'TWINE_PASSWORD'
        : undefined,
    notes: [loadBefore('twine upload dist/*')],
    reason: [
      '.pypirc is not expanded, and one TWINE_PASSWORD cannot stand for several. Keep the passwords in the keyring (`keyring set URL USER`), or publish by a trusted publisher.',
      '.pypirc は展開されず、複数のパスワードを一つの TWINE_PASSWORD では表せません。keyring（`keyring set URL USER`）か Trusted Publishing を使ってください。',
    ],
  },
  {
    id: 'pip-conf',
    file: /\/pip\.(conf|ini)$/,
    variable: ({ key }) =>
      ({ 'index-url': 'PIP_INDEX_URL', 'extra-index-url': 'PIP_EXTRA_INDEX_URL' })[key.replaceAll('_', '-')],
    notes: [loadBefore('pip install …')],
    reason: [
      'pip expands nothing here. Use PIP_INDEX_URL, a keyring (`--keyring-provider`) or ~/.netrc.',
      'pip はここを展開しません。PIP_INDEX_URL、keyring（`--keyring-provider`）、~/.netrc のいずれかを使ってください。',
    ],
  },
  {
    id: 'gradle-properties',
    file: /\/gradle\.properties$/,
    special: /\\/,
    variable: ({ key }) => (/^[A-Za-z_]\w*$/.test(key) ? `ORG_GRADLE_PROJECT_${key}` : undefined),
    notes: [loadBefore('./gradlew …')],
    reason: [
      'No variable can take the place of this property. Move the line to ~/.gradle/gradle.properties, which is read after this file.',
      'このプロパティは環境変数で置き換えられません。この行を ~/.gradle/gradle.properties に移してください（後から読まれます）。',
    ],
  },
  {
    id: 'spring-properties',
    file: /\/(application|bootstrap)([.-][\w-]+)?\.properties$/,
    reference: (name) => `\${${name}}`,
    special: /\\|[$#]\{/,
    fallback: /\$\{([A-Za-z_]\w*):$/,
    notes: [
      {
        en: 'Spring reads the environment; for .env itself add `spring.config.import=optional:file:.env[.properties]`.',
        ja: 'Spring は環境変数を読みます。.env を直接読ませるには `spring.config.import=optional:file:.env[.properties]` を追加してください。',
      },
    ],
    reason: [
      'The value holds an escape or a placeholder, so its text is not certain.',
      '値にエスケープかプレースホルダーが含まれ、確定できません。',
    ],
  },
  {
    id: 'flyway',
    file: /\/flyway[\w.-]*\.conf$/,
    reference: (name) => `\${${name}}`,
    special: /\\|\$\{/,
    notes: [loadBefore('flyway migrate')],
    reason: [
      'The value holds an escape or a placeholder.',
      '値にエスケープかプレースホルダーが含まれています。',
    ],
  },
  {
    id: 'liquibase',
    file: /\/liquibase[\w.-]*\.properties$/,
    special: /\\/,
    variable: ({ key }) =>
      ({
        password: 'LIQUIBASE_COMMAND_PASSWORD',
        url: 'LIQUIBASE_COMMAND_URL',
        'liquibase.command.password': 'LIQUIBASE_COMMAND_PASSWORD',
      })[key],
    notes: [loadBefore('liquibase update')],
    reason: [
      'Liquibase has no variable for this setting that is known here.',
      'この設定に対応する Liquibase の環境変数が分かりません。',
    ],
  },
  {
    id: 'sonar',
    file: /\/sonar-project\.properties$/,
    special: /\\/,
    variable: ({ key }) => (/^sonar\.(token|login)$/.test(key) ? 'SONAR_TOKEN' : undefined),
    notes: [loadBefore('sonar-scanner')],
    reason: [
      'The scanner has no variable for this setting.',
      'この設定に対応する環境変数がスキャナーにありません。',
    ],
  },
  {
    id: 'grafana-ini',
    file: /\/grafana[\w.-]*\.ini$/,
    comment: /^\s*[#;]/,
    reference: (name) => `$__env{${name}}`,
    special: /\$/,
    notes: [loadBefore('grafana-server …')],
    reason: [
      'The value holds what Grafana takes for a reference.',
      '値に Grafana が参照とみなす部分が含まれています。',
    ],
  },
  {
    id: 'supervisor',
    file: /\/supervisord?[\w.-]*\.(conf|ini)$/,
    comment: /^\s*[#;]/,
    reference: (name) => `%(ENV_${name})s`,
    special: /%/,
    notes: [loadBefore('supervisord')],
    reason: [
      'The value holds what supervisor takes for a reference.',
      '値に supervisor が参照とみなす部分が含まれています。',
    ],
  },
  {
    id: 'fluent-bit',
    file: /\/fluent-?bit[\w.-]*\.conf$/,
    comment: /^\s*#/,
    reference: (name) => `\${${name}}`,
    special: /\$\{/,
    notes: [loadBefore('fluent-bit -c …')],
    reason: [
      'The value holds what Fluent Bit takes for a reference.',
      '値に Fluent Bit が参照とみなす部分が含まれています。',
    ],
  },
  {
    id: 'alembic',
    file: /\/alembic\.ini$/,
    reason: [
      'alembic.ini does not read the environment. Set it in env.py: `config.set_main_option("sqlalchemy.url", os.environ["DATABASE_URL"])`, and remove the value here.',
      'alembic.ini は環境変数を読みません。env.py で `config.set_main_option("sqlalchemy.url", os.environ["DATABASE_URL"])` を呼び、ここから値を取り除いてください。',
    ],
  },
  {
    id: 'home-credentials',
    file: /\/([._]netrc|\.pgpass|\.?my\.cnf|\.s3cfg|\.boto|\.git-credentials|\.htpasswd|\.curlrc|\.wgetrc|\.aws\/(credentials|config))$/,
    reason: [
      'The file is read from the home folder as it stands and does not belong into a repository: move it there, readable by you alone (mode 0600), and add its name to .gitignore.',
      'このファイルはホームフォルダーからそのまま読まれるもので、リポジトリには置きません。自分だけが読める権限（0600）でホームに移し、名前を .gitignore に追加してください。',
    ],
  },
  {
    id: 'local-properties',
    file: /\/local\.properties$/,
    reason: [
      'local.properties holds the values of this machine: add it to .gitignore. Keys that go into an app can be read out of it; keep those on a server.',
      'local.properties はこのマシン専用の値のファイルです。.gitignore に追加してください。アプリに組み込まれる鍵は取り出せるため、サーバーに置いてください。',
    ],
  },
  {
    id: 'systemd',
    file: /\.service$/,
    reason: [
      'A unit is readable by everyone on the machine. Use `LoadCredential=` or `EnvironmentFile=` with a file of mode 0600.',
      'ユニットファイルは誰でも読めます。`LoadCredential=` か、権限 0600 のファイルを指す `EnvironmentFile=` を使ってください。',
    ],
  },
  {
    id: 'xcconfig',
    file: /\.xcconfig$/,
    comment: /^\s*\/\//,
    reason: [
      'Build settings read no .env. Move the line to a git-ignored Secrets.xcconfig that this file includes (`#include? "Secrets.xcconfig"`). What goes into an app can be read out of it: keep real secrets on a server.',
      'ビルド設定は .env を読みません。git 管理外の Secrets.xcconfig に行を移し、このファイルから `#include? "Secrets.xcconfig"` で読み込んでください。アプリに組み込まれる値は取り出せるため、本当の秘密はサーバーに置いてください。',
    ],
  },
  {
    id: 'properties',
    file: /\.properties$/,
    languageId: /^(properties|java-properties)$/,
    reason: [
      'Properties expand nothing by themselves. Let the program read `System.getenv`, or keep the file out of git and commit an example of it without the value.',
      'properties ファイル自体には展開の仕組みがありません。プログラムで `System.getenv` を読むか、ファイルを git から外し、値を除いた見本だけをコミットしてください。',
    ],
  },
  {
    id: 'ini',
    file: /\.(ini|cfg|conf|cnf)$/,
    languageId: /^ini$/,
    reason: [
      'INI files have no references. Let the program read the value from its environment, or keep the file out of git and commit an example of it without the value.',
      'INI ファイルには参照の仕組みがありません。プログラム側で環境変数を読むか、ファイルを git から外し、値を除いた見本だけをコミットしてください。',
    ],
  },
];

export const settingFiles: readonly Language[] = FILES.map(settingLanguage);
