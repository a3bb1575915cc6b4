/** What stands in files of build services after a move is what their own schemas allow. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { makeFolder } from '../lsp/folder.ts';
import { applyPlan } from '../unit/remediation/fixing.ts';
import { BUILDS } from '../unit/remediation/stores/buildCases.ts';
import { planOf } from '../unit/remediation/stores/storeCase.ts';
import { has, PATH, SDKS } from './parts.ts';

/** By file: the schema that check-jsonschema brings. */
const SCHEMAS: readonly (readonly [file: RegExp, schema: string])[] = [
  [/^azure-pipelines\.yml$/, 'vendor.azure-pipelines'],
  [/^cloudbuild\.yaml$/, 'vendor.cloudbuild'],
];

const skip = has('check-jsonschema') ? false : 'check-jsonschema is not on this machine: npm run stores:up';

describe('schemas of build services', { skip }, () => {
  for (const row of BUILDS) {
    if (row.after instanceof RegExp) continue;
    const [file = ''] = Object.keys(row.after);
    const [, schema] = SCHEMAS.find(([pattern]) => pattern.test(file)) ?? [];
    if (schema === undefined) continue;
    it(row.title, (t) => {
      const { plan, files } = planOf(row);
      assert.ok(plan.ok);
      const folder = makeFolder(t, { [file]: applyPlan(files, plan.plan)[file] ?? '' });
      const env = { ...process.env, PATH, PYTHONPATH: SDKS.python };
      const path = join(folder.path, file);
      const checked = spawnSync('check-jsonschema', ['--builtin-schema', schema, path], {
        env,
        encoding: 'utf8',
      });
      assert.equal(checked.status, 0, checked.stdout + checked.stderr);
    });
  }
});
