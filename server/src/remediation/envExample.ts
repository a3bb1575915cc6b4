/** `.env.example`: the names that a colleague must fill in, without their values. */

import { appendLines } from './appendLines.ts';
import { parseEnv } from './dotenv/parse.ts';
import type { DocumentEdit, FileCreation, Project } from './plan.ts';

const NAMES = ['.env.example', '.env.sample', '.env.template', '.env.dist', 'env.example', '.env-example'];

/** The change that lists `names` in the project's example file, the one it has or a new one; null where all stand there. */
export function planExample(names: readonly string[], project: Project): DocumentEdit | FileCreation | null {
  const uris = NAMES.map((name) => `${project.root}/${name}`);
  const uri = uris.find((candidate) => project.files.has(candidate)) ?? `${project.root}/.env.example`;
  const file = project.files.get(uri);
  if (file !== undefined && !file.writable) return null;
  const text = file?.text ?? '';
  const known = new Set(parseEnv(text).map(({ name }) => name));
  const missing = names.filter(
    (name) => !known.has(name) && !new RegExp(`^\\s*#\\s*${name}=`, 'm').test(text),
  );
  if (missing.length === 0) return null;
  return appendLines(
    uri,
    file,
    missing.map((name) => `${name}=`),
    'envExample',
  );
}
