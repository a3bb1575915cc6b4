/**
 * Prints digests of a template whose dynamic references are resolved: CloudFormation asks Secrets Manager, whose secrets
 * are the environment's. Usage: node resolve.ts FILE
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { digest } from './digest.ts';

const resolve = (value: unknown): unknown => {
  if (typeof value === 'string') {
    return value.replace(
      /\{\{resolve:secretsmanager:([^:}]+)\}\}/g,
      (_, name: string) => process.env[name] ?? '?',
    );
  }
  if (Array.isArray(value)) return value.map(resolve);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
};

const template = parse(readFileSync(process.argv[2] ?? '', 'utf8'), { logLevel: 'silent' }) as {
  Resources: unknown;
};
console.log(digest(resolve(template.Resources)));
