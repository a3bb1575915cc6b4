import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parse as parseToml } from 'smol-toml';
import { dotenvFiles } from '../../../../server/src/remediation/languages/dotenvFiles.ts';
import { FORMATS } from '../../../../server/src/remediation/languages/formats.ts';
import { settingFiles } from '../../../../server/src/remediation/languages/settingFiles.ts';
import { textFiles } from '../../../../server/src/remediation/languages/textFiles.ts';
import { tomlFiles } from '../../../../server/src/remediation/languages/tomlFiles.ts';
import { settingLineAt } from '../../../../server/src/remediation/syntax/settingLine.ts';
import { tomlPlaceAt } from '../../../../server/src/remediation/syntax/tomlPlace.ts';
import { type FormatCase, formatCases } from './formatCase.ts';

const S = '«hunter2»';

/** What every reader that expands has in common; `special` is a value that holds what it expands. */
const expanding = (
  file: string,
  reference: string,
  { key = 'password', comment = '#', special = '', join = ' = ' } = {},
): readonly FormatCase[] => [
  {
    title: 'refers, with Windows line breaks',
    file,
    before: `a${join}b\r\n${key}${join}${S}\r\nc${join}d\r\n`,
    after: `a${join}b\r\n${key}${join}${reference}\r\nc${join}d\r\n`,
  },
  {
    title: 'refers in part of a value, without a line break at the end',
    file,
    before: `${key}${join}Bearer ${S}`,
    after: `${key}${join}Bearer ${reference}`,
  },
  {
    title: 'empties a comment',
    file,
    before: `${comment} ${key}${join}${S}\n`,
    after: `${comment} ${key}${join}<API_KEY>\n`,
    stored: null,
  },
  ...(special === ''
    ? []
    : [
        {
          title: 'refuses what is expanded already',
          file,
          before: `${key}${join}«${special}»\n`,
          after: /./,
        },
      ]),
];

/** What every reader has in common whose line gives way to a variable. */
const leaving = (file: string, key: string, variable: string, join = ' = '): readonly FormatCase[] => [
  {
    title: 'takes the line out',
    file,
    before: `a${join}b\n${key}${join}${S}\nc${join}d\n`,
    after: `a${join}b\nc${join}d\n`,
    storedAs: variable,
  },
  {
    title: 'moves all of a value',
    file,
    before: `${key}${join}https://bot:${S}@host/x\r\n`,
    after: '',
    stored: 'https://bot:hunter2@host/x',
    storedAs: variable,
  },
  { title: 'refuses another key', file, before: `other.thing${join}${S}\n`, after: /./ },
  {
    title: 'empties a comment',
    file,
    before: `# ${key}${join}${S}\n`,
    after: `# ${key}${join}<API_KEY>\n`,
    stored: null,
  },
];

const refusing = (file: string, text: string, reason: RegExp): readonly FormatCase[] => [
  { title: 'refuses and names the way', file, before: text, after: reason },
];

const settings: Readonly<Record<string, readonly FormatCase[]>> = {
  npmrc: [
    {
      title: 'refers in the token of a registry',
      file: '.npmrc',
      name: 'NPM_TOKEN',
      before: `registry=https://npm.example/\n//npm.example/:_authToken=${S}\n`,
      after: 'registry=https://npm.example/\n//npm.example/:_authToken=${NPM_TOKEN}\n',
    },
    {
      title: 'keeps quotes',
      file: '.npmrc',
      before: `//npm.example/path/:_password="${S}"\n`,
      after: '//npm.example/path/:_password="${API_KEY}"\n',
    },
    ...expanding('.npmrc', '${API_KEY}', { key: '_auth', comment: ';', special: 'a${B}', join: '=' }),
  ],
  'yarnrc-classic': refusing('.yarnrc', `"//x/:_authToken" "${S}"\n`, /\.npmrc/),
  pypirc: [
    {
      title: 'takes the password out and keeps the user',
      file: '.pypirc',
      before: `[distutils]\nindex-servers = pypi\n\n[pypi]\nusername = __token__\npassword = ${S}\n`,
      after: '[distutils]\nindex-servers = pypi\n\n[pypi]\nusername = __token__\n',
      storedAs: 'TWINE_PASSWORD',
      notes: /twine upload/,
    },
    {
      title: 'refuses one of several passwords',
      file: '.pypirc',
      before: `[a]\npassword = ${S}\n[b]\npassword = other\n`,
      after: /keyring/,
    },
    ...leaving('.pypirc', 'password', 'TWINE_PASSWORD').slice(2),
  ],
  'pip-conf': [
    ...leaving('pip.conf', 'index-url', 'PIP_INDEX_URL'),
    {
      title: 'refuses a value of several lines',
      file: 'pip.conf',
      before: `[global]\nextra-index-url = https://a:${S}@b/simple\n    https://c/simple\n`,
      after: /keyring/,
    },
  ],
  'gradle-properties': [
    ...leaving('gradle.properties', 'signingPassword', 'ORG_GRADLE_PROJECT_signingPassword', '='),
    {
      title: 'refuses an escape',
      file: 'gradle.properties',
      before: `a=x\\u0041${S}\n`,
      after: /~\/\.gradle/,
    },
  ],
  'spring-properties': [
    ...expanding('application.properties', '${API_KEY}', {
      key: 'spring.datasource.password',
      special: 'a${b}',
      join: '=',
    }),
    {
      title: 'drops a default and keeps its name',
      file: 'application-prod.properties',
      before: `a.b=\${DB_PASS:${S}}\n`,
      after: 'a.b=${DB_PASS}\n',
      storedAs: 'DB_PASS',
    },
    {
      title: 'moves all of a URL',
      file: 'application.properties',
      before: `spring.data.mongodb.uri=mongodb://a:${S}@db:27017/x\n`,
      after: 'spring.data.mongodb.uri=${API_KEY}\n',
      stored: 'mongodb://a:hunter2@db:27017/x',
    },
  ],
  flyway: expanding('flyway.conf', '${API_KEY}', { key: 'flyway.password', special: 'a${b}' }),
  liquibase: leaving('liquibase.properties', 'password', 'LIQUIBASE_COMMAND_PASSWORD', ': '),
  sonar: leaving('sonar-project.properties', 'sonar.token', 'SONAR_TOKEN', '='),
  'grafana-ini': expanding('grafana.ini', '$__env{API_KEY}', { comment: ';', special: 'a$b' }),
  supervisor: expanding('supervisord.conf', '%(ENV_API_KEY)s', { comment: ';', special: '50%' }),
  'fluent-bit': expanding('fluent-bit.conf', '${API_KEY}', { special: 'a${b}' }),
  alembic: refusing('alembic.ini', `sqlalchemy.url = postgres://a:${S}@b/c\n`, /env\.py/),
  'home-credentials': [
    ...refusing('.netrc', `machine x login y password ${S}\n`, /0600/),
    ...refusing('.pgpass', `host:5432:db:user:${S}\n`, /0600/),
    ...refusing('.aws/credentials', `aws_secret_access_key = ${S}\n`, /0600/),
    ...refusing('.git-credentials', `https://a:${S}@b\n`, /0600/),
  ],
  'local-properties': refusing('local.properties', `MAPS=${S}\n`, /\.gitignore/),
  systemd: refusing('app.service', `[Service]\nEnvironment=K=${S}\n`, /LoadCredential/),
  xcconfig: [
    ...refusing('Release.xcconfig', `API_KEY = ${S}\n`, /Secrets\.xcconfig/),
    {
      title: 'empties a comment',
      file: 'a.xcconfig',
      before: `// ${S}\n`,
      after: '// <API_KEY>\n',
      stored: null,
    },
  ],
  properties: [
    ...refusing('log4j.properties', `a.b=${S}\n`, /System\.getenv/),
    {
      title: 'empties a comment',
      file: 'a.properties',
      before: `! ${S}\n`,
      after: '! <API_KEY>\n',
      stored: null,
    },
  ],
  ini: [
    ...refusing('setup.cfg', `[a]\nkey = ${S}\n`, /no references/),
    { title: 'empties a comment', file: 'a.ini', before: `; ${S}\n`, after: '; <API_KEY>\n', stored: null },
  ],
};

for (const language of settingFiles) formatCases(language, settings[language.id] ?? []);

const texts: Readonly<Record<string, readonly FormatCase[]>> = {
  http: [
    {
      title: 'refers in a header',
      file: 'api.http',
      before: `### list\nGET https://x/y\nAuthorization: Bearer ${S}\n`,
      after: '### list\nGET https://x/y\nAuthorization: Bearer {{$dotenv API_KEY}}\n',
    },
    {
      title: 'refers in a variable, a URL and a body',
      file: 'api.rest',
      before: `@token = ${S}\nGET https://x/?key={{token}}\n`,
      after: '@token = {{$dotenv API_KEY}}\nGET https://x/?key={{token}}\n',
    },
    {
      title: 'names the folder of .env',
      file: 'requests/api.http',
      before: `POST https://x\n\n{"key": "${S}"}\n`,
      after: 'POST https://x\n\n{"key": "{{$dotenv API_KEY}}"}\n',
      notes: /\.\.\/\.env/,
    },
    {
      title: 'keeps a heading out of the comments',
      file: 'a.http',
      before: `# @name ${S}\n`,
      after: '# @name {{$dotenv API_KEY}}\n',
    },
    {
      title: 'empties a comment',
      file: 'a.http',
      before: `// ${S}\n`,
      after: '// <API_KEY>\n',
      stored: null,
    },
    { title: 'refuses what is expanded already', file: 'a.http', before: 'A: «x{{y}}»\n', after: /already/ },
  ],
  bruno: expanding('a.bru', '{{process.env.API_KEY}}', { comment: '//', special: 'a{{b}}', join: ': ' }),
  'pip-requirements': [
    {
      title: 'refers in the URL of an index',
      file: 'requirements.txt',
      before: `--index-url https://bot:${S}@host/simple\nflask==3.0\n`,
      after: '--index-url https://bot:${API_KEY}@host/simple\nflask==3.0\n',
    },
    {
      title: 'refers in the URL of a package',
      file: 'requirements-dev.txt',
      before: `x @ git+https://${S}@github.com/a/b\n`,
      after: 'x @ git+https://${API_KEY}@github.com/a/b\n',
    },
    {
      title: 'refuses a name that pip does not expand',
      file: 'requirements.txt',
      name: 'apiKey',
      before: `-i https://${S}@x\n`,
      after: /cannot be expanded/,
    },
    {
      title: 'empties a comment',
      file: 'requirements.txt',
      before: `flask # ${S}\n`,
      after: 'flask # <API_KEY>\n',
      stored: null,
    },
  ],
  caddy: expanding('Caddyfile', '{$API_KEY}', { special: 'a{b}', join: ' ' }),
  'nginx-template': [
    {
      title: 'refers, and leaves variables of nginx alone',
      file: 'templates/default.conf.template',
      before: `proxy_set_header X-Key ${S};\nproxy_set_header Host $host;\n`,
      after: 'proxy_set_header X-Key ${API_KEY};\nproxy_set_header Host $host;\n',
    },
    ...expanding('templates/a.template', '${API_KEY}', { special: 'a${b}', join: ' ' }),
  ],
  nginx: [
    ...refusing('nginx.conf', `proxy_set_header X-Key ${S};\n`, /templates/),
    ...refusing('conf.d/app.conf', `set $k "${S}";\n`, /envsubst/),
    ...refusing('etc/nginx/sites-enabled/app', `set $k "${S}";\n`, /include/),
    {
      title: 'empties a comment',
      file: 'nginx.conf',
      before: `# ${S}\n`,
      after: '# <API_KEY>\n',
      stored: null,
    },
  ],
  apache: expanding('httpd.conf', '${API_KEY}', { special: 'a${b}', join: ' ' }),
  sql: [
    ...refusing('seed.sql', `CREATE USER a PASSWORD '${S}';\n`, /getenv/),
    {
      title: 'empties a comment',
      file: 'a.sql',
      before: `SELECT 1; -- ${S}\n`,
      after: 'SELECT 1; -- <API_KEY>\n',
      stored: null,
    },
  ],
};

for (const language of textFiles) formatCases(language, texts[language.id] ?? []);

const tomlRefers = (file: string, reference: string, special = ''): readonly FormatCase[] => [
  { title: 'refers', file, before: `[a]\nb = "${S}" # c\n`, after: `[a]\nb = "${reference}" # c\n` },
  {
    title: 'refers in a literal string',
    file,
    before: `a = { b = '${S}', c = 1 }\n`,
    after: `a = { b = '${reference}', c = 1 }\n`,
  },
  { title: 'refuses a string of several lines', file, before: `a = """\n${S}\n"""\n`, after: /./ },
  { title: 'refuses an escape', file, before: `a = "\\t${S}"\n`, after: /./ },
  { title: 'empties a comment', file, before: `a = 1 # ${S}\n`, after: 'a = 1 # <API_KEY>\n', stored: null },
  ...(special === ''
    ? []
    : [{ title: 'refuses what is expanded already', file, before: `a = "«${special}»"\n`, after: /./ }]),
];

const tomlLeaves = (file: string, table: string, key: string, variable: string): readonly FormatCase[] => [
  {
    title: 'takes the entry out',
    file,
    before: `[${table}]\na = "b"\n${key} = "${S}" # live\n\n[other]\n${key} = 1\n`,
    after: `[${table}]\na = "b"\n\n[other]\n${key} = 1\n`,
    storedAs: variable,
  },
  {
    title: 'moves all of a value',
    file,
    before: `[${table}]\n${key} = 'x:${S}'\n`,
    after: `[${table}]\n`,
    stored: 'x:hunter2',
    storedAs: variable,
  },
  { title: 'refuses another table', file, before: `[elsewhere]\n${key} = "${S}"\n`, after: /./ },
  {
    title: 'refuses an inline table',
    file,
    before: `${table.split('.')[0]} = { ${key} = "${S}" }\n`,
    after: /./,
  },
];

const tomls: Readonly<Record<string, readonly FormatCase[]>> = {
  cargo: tomlLeaves('.cargo/config.toml', 'registries.my-co', 'token', 'CARGO_REGISTRIES_MY_CO_TOKEN'),
  wrangler: tomlLeaves('wrangler.toml', 'vars', 'KEY', 'KEY'),
  netlify: tomlLeaves('netlify.toml', 'build.environment', 'KEY', 'KEY'),
  fly: tomlLeaves('fly.toml', 'env', 'KEY', 'KEY'),
  supabase: [
    ...tomlRefers('supabase/config.toml', 'env(API_KEY)'),
    {
      title: 'refuses part of a value',
      file: 'supabase/config.toml',
      before: `a = "x ${S}"\n`,
      after: /plain string/,
    },
  ],
  telegraf: tomlRefers('telegraf.conf', '${API_KEY}', 'a$b'),
  vector: tomlRefers('vector.toml', '${API_KEY}', 'a$b'),
  pipfile: [
    ...tomlRefers('Pipfile', '${API_KEY}', 'a${b}'),
    {
      title: 'moves all of a URL',
      file: 'Pipfile',
      before: `[[source]]\nurl = "https://a:${S}@host/simple"\n`,
      after: '[[source]]\nurl = "${API_KEY}"\n',
      stored: 'https://a:hunter2@host/simple',
    },
  ],
  bunfig: tomlRefers('bunfig.toml', '$API_KEY', 'a$b'),
  pyproject: refusing('pyproject.toml', `[[tool.uv.index]]\nurl = "https://a:${S}@b"\n`, /UV_INDEX/),
  codex: refusing('.codex/config.toml', `[mcp_servers.a.env]\nK = "${S}"\n`, /env_vars/),
  streamlit: refusing('.streamlit/secrets.toml', `k = "${S}"\n`, /\.gitignore/),
  toml: [
    ...refusing('config.toml', `[a]\nk = "${S}"\n`, /no references/),
    { title: 'empties a comment', file: 'a.toml', before: `# ${S}\n`, after: '# <API_KEY>\n', stored: null },
  ],
};

for (const language of tomlFiles) formatCases(language, tomls[language.id] ?? [], (text) => parseToml(text));

describe('every format of settings', () => {
  const all = { ...settings, ...texts, ...tomls };
  for (const { id } of [...settingFiles, ...textFiles, ...tomlFiles]) {
    it(`${id} has its cases`, () => assert.ok((all[id]?.length ?? 0) >= 1));
  }
});

formatCases(dotenvFiles, [
  {
    title: 'empties an example',
    file: '.env.example',
    before: `A=b\nSTRIPE_KEY="${S}"\n`,
    after: 'A=b\nSTRIPE_KEY=\n',
    storedAs: 'STRIPE_KEY',
  },
  {
    title: 'empties an exported example',
    file: '.env.sample',
    before: `export K=${S}\n`,
    after: 'export K=\n',
    storedAs: 'K',
  },
  { title: 'empties a comment', file: '.env', before: `# K=${S}\n`, after: '# K=<API_KEY>\n', stored: null },
  { title: 'leaves a value at home', file: '.env.local', before: `K=${S}\n`, after: /already/ },
]);

describe('any text', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab=[]"\'#\n:;/\\ {},.') });
  it('has places in TOML and in settings', () => {
    fc.assert(
      fc.property(text, fc.nat(30), fc.nat(4), (source, at, length) => {
        const start = Math.min(at, source.length);
        const range = { start, end: Math.min(start + length, source.length) };
        const toml = tomlPlaceAt(source, range);
        assert.ok(toml.token.start <= range.start && range.end <= toml.token.end);
        const setting = settingLineAt(source, range);
        if (typeof setting === 'object') {
          assert.ok(setting.value.start <= range.start && range.end <= setting.value.end);
        }
      }),
    );
  });
});

describe('the format of a file of settings', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['.env', 'dotenv'],
    ['app/.env.production.local', 'dotenv'],
    ['gradle.properties', 'gradle-properties'],
    ['messages.properties', 'properties'],
    ['application-dev.properties', 'spring-properties'],
    ['docker-compose.env', 'dotenv'],
    ['redis.conf', 'ini'],
    ['telegraf.conf', 'telegraf'],
    ['src/config.toml', 'toml'],
    ['Cargo.toml', 'toml'],
    ['README.md', 'markdown'],
    ['Dockerfile.dev', 'dockerfile'],
    ['notes.ipynb', 'jupyter'],
    ['pom.xml', 'xml'],
  ];
  for (const [file, expected] of rows) {
    it(file, () => {
      const document = { uri: `file:///p/${file}`, languageId: 'plaintext', text: '' };
      assert.equal(FORMATS.find((format) => format.matches(document))?.id, expected);
    });
  }
});
