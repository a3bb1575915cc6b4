import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { dockerCompose } from '../../../../server/src/remediation/languages/dockerCompose.ts';
import { formatCases } from './formatCase.ts';

const file = 'docker-compose.yml';

formatCases(
  dockerCompose,
  [
    {
      title: 'takes a value of the environment map and keeps its comment',
      file,
      before:
        'services:\n  web:\n    image: app\n    environment:\n      API_KEY: «hunter2hunter2»  # rotate\n      PORT: "80"\n',
      after:
        'services:\n  web:\n    image: app\n    environment:\n      API_KEY: ${API_KEY:?API_KEY is not set}  # rotate\n      PORT: "80"\n',
    },
    {
      title: 'takes a value of the environment list',
      file: 'compose.yaml',
      before: 'services:\n  web:\n    environment:\n      - PORT=80\n      - API_KEY=«hunter2hunter2»\n',
      after:
        'services:\n  web:\n    environment:\n      - PORT=80\n      - API_KEY=${API_KEY:?API_KEY is not set}\n',
    },
    {
      title: 'keeps the quotes',
      file,
      before: 'services:\n  web:\n    environment:\n      A: \'«hunter2»\'\n      B: "x"\n',
      after:
        'services:\n  web:\n    environment:\n      A: \'${API_KEY:?API_KEY is not set}\'\n      B: "x"\n',
    },
    {
      title: 'keeps the quotes of a list item',
      file,
      before: 'services:\n  web:\n    environment:\n      - "A=«hunter2»"\n',
      after: 'services:\n  web:\n    environment:\n      - "A=${API_KEY:?API_KEY is not set}"\n',
    },
    {
      title: 'quotes in flow style, where braces have a meaning',
      file,
      before: 'services:\n  web: {image: app, environment: {API_KEY: «hunter2»}}\n',
      after: 'services:\n  web: {image: app, environment: {API_KEY: "${API_KEY:?API_KEY is not set}"}}\n',
    },
    {
      title: 'moves all of a URL, which the program reads as one',
      file,
      name: 'DATABASE_URL',
      before:
        'services:\n  web:\n    environment:\n      - DATABASE_URL=postgres://app:«hunter2»@db:5432/app?ssl=1\n',
      after:
        'services:\n  web:\n    environment:\n      - DATABASE_URL=${DATABASE_URL:?DATABASE_URL is not set}\n',
      stored: 'postgres://app:hunter2@db:5432/app?ssl=1',
    },
    {
      title: 'moves only the password of a URL that holds a reference',
      file,
      name: 'DB_PASSWORD',
      before: 'services:\n  web:\n    environment:\n      URL: postgres://app:«hunter2»@${DB_HOST}/app\n',
      after:
        'services:\n  web:\n    environment:\n      URL: postgres://app:${DB_PASSWORD:?DB_PASSWORD is not set}@${DB_HOST}/app\n',
    },
    {
      title: 'moves part of a header',
      file,
      before:
        'services:\n  web:\n    command: ["curl", "-H", "Authorization: Bearer «hunter2»", "http://x"]\n',
      after:
        'services:\n  web:\n    command: ["curl", "-H", "Authorization: Bearer ${API_KEY:?API_KEY is not set}", "http://x"]\n',
    },
    {
      title: 'drops a default and keeps its name',
      file,
      before: 'services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASS:-«hunter2»}\n',
      after: 'services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASS:?DB_PASS is not set}\n',
      storedAs: 'DB_PASS',
    },
    {
      title: 'reads two dollar signs as one',
      file,
      before: 'services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: «pa$$word»\n',
      after: 'services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${API_KEY:?API_KEY is not set}\n',
      stored: 'pa$word',
    },
    {
      title: 'refuses a value that is partly a reference',
      file,
      before: 'services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: «pa$word»\n',
      after: /takes for a reference/,
    },
    {
      title: 'keeps a block scalar and moves the key in it',
      file,
      name: 'TLS_KEY',
      before:
        'services:\n  web:\n    environment:\n      TLS_KEY: |\n        «-----BEGIN K-----\n        abc\n        -----END K-----»\n      PORT: "80"\n',
      after:
        'services:\n  web:\n    environment:\n      TLS_KEY: |\n        ${TLS_KEY:?TLS_KEY is not set}\n      PORT: "80"\n',
      stored: '-----BEGIN K-----\nabc\n-----END K-----',
    },
    {
      title: 'reads the escapes of double quotes',
      file,
      before: 'services:\n  db:\n    environment:\n      P: "«a\\"b\\\\c»"\n',
      after: 'services:\n  db:\n    environment:\n      P: "${API_KEY:?API_KEY is not set}"\n',
      stored: 'a"b\\c',
    },
    {
      title: 'leaves an anchor and a tag in place',
      file,
      before: 'x-env: &env\n  P: !!str &p «hunter2»\nservices:\n  db:\n    environment: *env\n',
      after:
        'x-env: &env\n  P: !!str &p ${API_KEY:?API_KEY is not set}\nservices:\n  db:\n    environment: *env\n',
    },
    {
      title: 'empties a comment',
      file,
      before: 'services:\n  db:\n    # POSTGRES_PASSWORD: «hunter2»\n    image: postgres\n',
      after: 'services:\n  db:\n    # POSTGRES_PASSWORD: <API_KEY>\n    image: postgres\n',
      stored: null,
    },
    {
      title: 'names the .env of another folder',
      file: 'deploy/local/compose.dev.yml',
      before: 'services:\n  db:\n    environment:\n      P: «hunter2»\n',
      after: 'services:\n  db:\n    environment:\n      P: ${API_KEY:?API_KEY is not set}\n',
      notes: /--env-file \.\.\/\.\.\/\.env/,
    },
    {
      title: 'keeps Windows line breaks',
      file,
      before: 'services:\r\n  db:\r\n    environment:\r\n      P: «hunter2»\r\n',
      after: 'services:\r\n  db:\r\n    environment:\r\n      P: ${API_KEY:?API_KEY is not set}\r\n',
    },
    {
      title: 'refuses a key',
      file,
      before: 'services:\n  db:\n    labels:\n      «hunter2»: x\n',
      after: /keys cannot be references/,
    },
    {
      title: 'refuses what is not YAML',
      file,
      before: 'services:\n  db: [\n    P: «hunter2»\n',
      after: /cannot be read as YAML/,
    },
  ],
  parse,
);

describe('docker-compose files', () => {
  const rows: readonly (readonly [string, string, string, boolean])[] = [
    ['docker-compose.yml', '', '', true],
    ['docker-compose.override.yaml', '', '', true],
    ['compose.prod.yml', '', '', true],
    ['stack.yml', '', 'version: "3"\nservices:\n  web:\n    image: nginx\n', true],
    ['stack.yml', '', 'services:\n  web:\n    class: App\n', false],
    ['services.yaml', '', 'parameters:\n  a: b\nservices:\n  web:\n    image: x\n', false],
    ['composer.yml', '', '', false],
    ['config.yaml', 'yaml', 'password: x\n', false],
    ['compose.json', 'json', '{}', false],
    ['any', 'dockercompose', '', true],
  ];
  for (const [name, languageId, text, expected] of rows) {
    it(`${name} (${languageId}) ${text.slice(0, 20)}`, () => {
      assert.equal(dockerCompose.matches({ uri: `file:///p/${name}`, languageId, text }), expected);
    });
  }
});
