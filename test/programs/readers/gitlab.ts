/**
 * Runs the scripts of a GitLab CI file by bash: variables of the project (the environment) win over those of the file,
 * whose values are expanded. Usage: node gitlab.ts FILE
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { digest } from './digest.ts';

type Values = Readonly<Record<string, unknown>>;

const file = parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Values;

function variables(...levels: readonly unknown[]): Record<string, string> {
  const result: Record<string, string> = {};
  for (const level of levels) {
    for (const [name, value] of Object.entries((level ?? {}) as Values)) {
      result[name] = String(typeof value === 'object' && value !== null ? (value as Values).value : value);
    }
  }
  const project = process.env as Record<string, string>;
  const expanded = Object.entries(result).map(([name, value]) => [
    name,
    value.replace(/\$\{?(\w+)\}?/g, (_, other: string) => project[other] ?? result[other] ?? ''),
  ]);
  return { ...Object.fromEntries(expanded), ...project };
}

for (const job of Object.values(file)) {
  const script = (job as Values | null)?.script;
  if (!Array.isArray(script)) continue;
  const env = variables(file.variables, (job as Values).variables);
  const { status, stdout } = spawnSync('bash', ['-e', '-c', script.join('\n')], { env, encoding: 'utf8' });
  console.log(status, digest(stdout));
}
