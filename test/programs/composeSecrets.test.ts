/** Compose files whose secret moved to a store: Compose's own library gives the image the same value as before. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { planMoveToStore } from '../../server/src/remediation/moveToStore.ts';
import { storeOf } from '../../server/src/remediation/stores/index.ts';
import { expand } from '../credentials.ts';
import { makeFolder } from '../lsp/folder.ts';
import { applyPlan, requestFor, unmark } from '../unit/remediation/fixing.ts';
import { readers } from './built.ts';

const VALUE = expand('{A-Za-z0-9:24}', 5);

const service = (image: string, lines: string): string =>
  `services:\n  db:\n    image: ${image}\n${lines.replaceAll('VALUE', `«${VALUE}»`)}`;

/** What stands in the file afterwards where the value goes in by a file, else that it still is a variable. */
const CASES: readonly (readonly [title: string, text: string, becomes: RegExp])[] = [
  [
    'a map',
    service(
      'postgres:16',
      '    environment:\n      POSTGRES_USER: app\n      POSTGRES_PASSWORD: VALUE # live\n',
    ),
    /POSTGRES_PASSWORD_FILE: \/run\/secrets\/db_password # live/,
  ],
  [
    'a list, quoted, with a secret that is there',
    service(
      'docker.io/library/mysql@sha256:0',
      '    environment:\n      - MYSQL_DATABASE=app\n      - "MYSQL_ROOT_PASSWORD=VALUE"\n    secrets:\n      - other\n\nsecrets:\n  other:\n    environment: HOME\n',
    ),
    /"MYSQL_ROOT_PASSWORD_FILE=\/run\/secrets\/db_password"/,
  ],
  [
    'quotes, and no line break at the end',
    service('mongo', '    environment:\n      MONGO_INITDB_ROOT_PASSWORD: "VALUE"'),
    /MONGO_INITDB_ROOT_PASSWORD_FILE: "\/run\/secrets\/db_password"/,
  ],
  [
    'two underscores',
    service('grafana/grafana:11.0.0', '    environment:\n      GF_SECURITY_ADMIN_PASSWORD: VALUE\n'),
    /GF_SECURITY_ADMIN_PASSWORD__FILE: /,
  ],
  [
    'an image that takes no file',
    service('redis:7', '    environment:\n      REDIS_PASSWORD: VALUE\n'),
    /REDIS_PASSWORD: \$\{DB_PASSWORD:\?/,
  ],
  [
    'a variable that the health check reads',
    service(
      'mysql:8',
      '    environment:\n      MYSQL_ROOT_PASSWORD: VALUE\n    healthcheck:\n      test: mysqladmin ping -p$$MYSQL_ROOT_PASSWORD\n',
    ),
    /MYSQL_ROOT_PASSWORD: \$\{DB_PASSWORD:\?/,
  ],
  [
    'a longer value',
    service('postgres', '    environment:\n      POSTGRES_INITDB_ARGS: --pwfile=VALUE\n'),
    /POSTGRES_INITDB_ARGS: --pwfile=\$\{DB_PASSWORD:\?/,
  ],
  [
    'an image that is built here',
    service('postgres', '    build: .\n    environment:\n      POSTGRES_PASSWORD: VALUE\n'),
    /POSTGRES_PASSWORD: \$\{DB_PASSWORD:\?/,
  ],
];

const program = readers();
const skip = existsSync(program) ? false : 'not on this machine: go';

describe('Compose files, by its own library', { skip }, () => {
  const store = storeOf('vault');
  assert.ok(store);
  for (const [title, marked, becomes] of CASES) {
    it(title, (t) => {
      const { text, spans } = unmark(marked);
      const path = 'compose.yaml';
      const { request, catalogue } = requestFor({
        path,
        text,
        spans,
        beside: {},
        options: { names: ['DB_PASSWORD'] },
      });
      const planned = planMoveToStore(request, { store, settings: {}, given: new Map() }, catalogue);
      assert.ok(planned.ok);
      assert.deepEqual(
        planned.stored.map(({ value }) => value),
        [VALUE],
      );
      assert.match(planned.runCommand ?? '', /^DB_PASSWORD=/);
      const after = applyPlan({ [path]: text }, planned.plan)[path] ?? '';
      assert.match(after, becomes);
      assert.ok(!after.includes(VALUE));
      const folder = makeFolder(t, { 'before.yaml': text, 'after.yaml': after });
      const seen = (file: string, more: Readonly<Record<string, string>>) =>
        execFileSync(program, ['container', join(folder.path, file)], {
          cwd: folder.path,
          env: { ...process.env, ...more },
          encoding: 'utf8',
        });
      assert.equal(seen('after.yaml', { DB_PASSWORD: VALUE }), seen('before.yaml', {}));
    });
  }
});
