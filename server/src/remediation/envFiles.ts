/** The files around the code: the values into `.env`, the names into `.env.example`, `.env` into the ignore files. */
import type { Text } from '../detection/types.ts';
import { parseEnv } from './dotenv/parse.ts';
import { quoteEnvValue } from './dotenv/write.ts';
import type { Annotation, DocumentEdit, FileCreation, Project, ProjectFile } from './plan.ts';

export type EnvFilesOutcome =
  | {
      readonly ok: true;
      readonly changes: readonly (DocumentEdit | FileCreation)[];
      readonly notes: readonly Text[];
    }
  | { readonly ok: false; readonly reason: Text };

/** Everything that must change beside the code for `stored` (name to value) to be in `.env`. */
export function planEnvFiles(stored: ReadonlyMap<string, string>, project: Project): EnvFilesOutcome {
  if (stored.size === 0) return { ok: true, changes: [], notes: [] };
  const env = project.files.get(`${project.root}/.env`);
  if (env !== undefined && !env.writable) return { ok: false, reason: READ_ONLY };
  const present = new Map(parseEnv(env?.text ?? '').map((entry) => [entry.name, entry.value]));
  const lines: string[] = [];
  for (const [name, value] of stored) {
    if (present.get(name) === value) continue;
    const written = quoteEnvValue(value);
    if (!written.ok) return written;
    lines.push(`${name}=${written.text}`);
  }
  const changes: (DocumentEdit | FileCreation)[] = [];
  if (lines.length > 0) changes.push(appendLines(`${project.root}/.env`, env, lines, 'env', 0o600));
  const example = project.files.get(`${project.root}/.env.example`);
  const known = new Set(parseEnv(example?.text ?? '').map(({ name }) => name));
  const blanks = [...stored.keys()].filter((name) => !known.has(name)).map((name) => `${name}=`);
  if (blanks.length > 0)
    changes.push(appendLines(`${project.root}/.env.example`, example, blanks, 'envExample'));
  if (project.envIgnored !== true) {
    const ignore = project.files.get(`${project.root}/.gitignore`);
    if (!/^\/?\.env$/m.test(ignore?.text ?? ''))
      changes.push(appendLines(`${project.root}/.gitignore`, ignore, ['.env'], 'ignore'));
  }
  return { ok: true, changes, notes: [] };
}

/** Lines at the end of a file, in its own line ending, after a line break where the last one is missing. */
export function appendLines(
  uri: string,
  file: ProjectFile | undefined,
  lines: readonly string[],
  annotation: Annotation,
  mode?: number,
): DocumentEdit | FileCreation {
  if (file === undefined) {
    const text = `${lines.join('\n')}\n`;
    return mode === undefined
      ? { kind: 'create', uri, text, annotation }
      : { kind: 'create', uri, text, mode, annotation };
  }
  const { text, version } = file;
  const eol = /\r\n/.test(text) ? '\r\n' : '\n';
  const joint = text === '' || /[\r\n]$/.test(text) ? '' : eol;
  const newText = `${joint}${lines.join(eol)}${eol}`;
  const range = { start: text.length, end: text.length };
  return { kind: 'edit', uri, version, text, replacements: [{ range, newText, annotation }] };
}

const READ_ONLY: Text = {
  en: 'The .env file is read-only, so the secret was left where it is. Make the file writable and try again.',
  ja: '.env が読み取り専用のため、シークレットは移していません。書き込み可能にしてからやり直してください。',
};
