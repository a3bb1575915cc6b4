/**
 * Runs a GitHub Actions workflow as far as its values go: `${{ secrets.NAME }}` is taken from the environment, scripts
 * are run by bash with the environment of their step and no other. Usage: node actions.ts FILE
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { digest } from './digest.ts';

type Values = Readonly<Record<string, unknown>>;

const expand = (value: unknown): unknown => {
  if (typeof value === 'string') {
    return value.replace(/\$\{\{\s*secrets\.(\w+)\s*\}\}/g, (_, name: string) => process.env[name] ?? '');
  }
  if (Array.isArray(value)) return value.map(expand);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === 'run' ? inner : expand(inner)]),
  );
};

const strings = (values: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries((values ?? {}) as Values).map(([key, value]) => [key, String(value)]));

const workflow = expand(parse(readFileSync(process.argv[2] ?? '', 'utf8'))) as {
  readonly env?: Values;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly env?: Values;
        readonly steps?: readonly Values[];
        readonly container?: unknown;
        readonly secrets?: unknown;
      }
    >
  >;
};
for (const job of Object.values(workflow.jobs)) {
  console.log(digest(job.container), digest(job.secrets));
  const inherited = { ...strings(workflow.env), ...strings(job.env) };
  console.log(digest(inherited));
  for (const step of job.steps ?? []) {
    console.log(digest(step.with));
    if (typeof step.run !== 'string') continue;
    const { status, stdout } = spawnSync('bash', ['-e', '-c', step.run], {
      env: { PATH: process.env.PATH, ...inherited, ...strings(step.env) },
      encoding: 'utf8',
    });
    console.log(status, digest(stdout));
  }
}
