/** The files around the code: the values into `.env`, the names into `.env.example`, `.env` into the ignore files. */
import type { Text } from '../detection/types.ts';
import { appended, appendLines } from './appendLines.ts';
import { dialectOf, envUri } from './dotenv/dialect.ts';
import { noteLine } from './dotenv/note.ts';
import { envValues, parseEnv } from './dotenv/parse.ts';
import { quoteEnvValue } from './dotenv/write.ts';
import { planExample } from './envExample.ts';
import { planIgnores } from './ignoreFiles.ts';
import type { DocumentEdit, FileCreation, Project, ProjectFile, Replacement } from './plan.ts';

export type EnvFilesOutcome =
  | {
      readonly ok: true;
      readonly changes: readonly (DocumentEdit | FileCreation)[];
      readonly notes: readonly Text[];
    }
  | { readonly ok: false; readonly reason: Text };

interface EnvFileOptions {
  /** By name: the day (`YYYY-MM-DD`) on which a value ends, noted above it. */
  readonly expiries?: ReadonlyMap<string, string>;
  /** How a value is written behind its name. */
  readonly write?: typeof quoteEnvValue;
}

/** Everything that must change beside the code for `stored` (name to value) to be in `.env`. */
export function planEnvFiles(
  stored: ReadonlyMap<string, string>,
  project: Project,
  { expiries = new Map(), write = quoteEnvValue }: EnvFileOptions = {},
): EnvFilesOutcome {
  if (stored.size === 0) return { ok: true, changes: [], notes: [] };
  const env = planValues(stored, project, expiries, write);
  if (!env.ok) return env;
  const example = planExample([...stored.keys()], project);
  const uri = envUri(project);
  const file = project.files.get(uri);
  const ignores = planIgnores(uri.slice(uri.lastIndexOf('/') + 1), example?.uri, project);
  return {
    ok: true,
    changes: [
      ...(env.change === null ? [] : [env.change]),
      ...(example === null ? [] : [example]),
      ...ignores,
    ],
    notes: file !== undefined && isTrackedEnv(file) ? [TRACKED] : [],
  };
}

/** Whether git holds a file of real values, from where it must be taken out (`git rm --cached`). */
export function isTrackedEnv({ uri, tracked }: Pick<ProjectFile, 'uri' | 'tracked'>): boolean {
  return tracked === true && isEnvFile(uri);
}

/** Whether a file of this name holds the values of an environment rather than an example of them. */
export function isEnvFile(uri: string): boolean {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  return /^\.env(?:\.(?!example|sample|template|dist|schema|vault).+)?$/.test(name);
}

type ValuesOutcome =
  | { readonly ok: true; readonly change: DocumentEdit | FileCreation | null }
  | { readonly ok: false; readonly reason: Text };

function planValues(
  stored: ReadonlyMap<string, string>,
  project: Project,
  expiries: ReadonlyMap<string, string>,
  write: typeof quoteEnvValue,
): ValuesOutcome {
  const uri = envUri(project);
  const file = project.files.get(uri);
  const text = file?.text ?? '';
  const dialect = dialectOf(project, file);
  const present = new Map(parseEnv(text).map((entry) => [entry.name, entry]));
  const replacements: Replacement[] = [];
  const lines: string[] = [];
  for (const [name, value] of stored) {
    const entry = present.get(name);
    if (entry?.value === value) continue;
    const written = write(value, dialect);
    if (!written.ok) return written;
    // A name that waits for its value (`NAME=`) gets it where it stands, with its comments.
    const expiry = expiries.get(name);
    if (entry === undefined) {
      lines.push(...(expiry === undefined ? [] : [noteLine('expires', expiry)]), `${name}=${written.text}`);
    } else replacements.push({ range: entry.valueRange, newText: written.text, annotation: 'env' });
  }
  if (lines.length === 0 && replacements.length === 0) return { ok: true, change: null };
  if (file === undefined) return { ok: true, change: appendLines(uri, file, lines, 'env', 0o600) };
  if (!file.writable) return { ok: false, reason: READ_ONLY };
  if (lines.length > 0) {
    const range = { start: text.length, end: text.length };
    replacements.push({ range, newText: appended(text, lines), annotation: 'env' });
  }
  if (!readsBack(text, replacements, stored)) return { ok: false, reason: UNREADABLE };
  return { ok: true, change: { kind: 'edit', uri, version: file.version, text, replacements } };
}

/** Whether the changed file says what was moved, and all else that it said before. */
function readsBack(
  text: string,
  replacements: readonly Replacement[],
  stored: ReadonlyMap<string, string>,
): boolean {
  let changed = text;
  for (const { range, newText } of replacements.toSorted((a, b) => b.range.start - a.range.start)) {
    changed = changed.slice(0, range.start) + newText + changed.slice(range.end);
  }
  const expected = new Map([...envValues(text), ...stored]);
  const actual = envValues(changed);
  return actual.size === expected.size && [...expected].every(([name, value]) => actual.get(name) === value);
}

const READ_ONLY: Text = {
  en: 'The .env file is read-only, so the secret was left where it is. Make the file writable and try again.',
  ja: '.env が読み取り専用のため、シークレットは移していません。書き込み可能にしてからやり直してください。',
};
const UNREADABLE: Text = {
  en: 'The .env file would not read back what is written to it (a quote that never closes?), so the secret was left where it is. Mend the file and try again.',
  ja: '.env に書き込んだ値を正しく読み戻せないため (閉じていない引用符などがありませんか)、シークレットは移していません。ファイルを直してからやり直してください。',
};
const TRACKED: Text = {
  en: 'git tracks this .env: take it out by `git rm --cached .env`, and revoke what it held, since the history keeps it.',
  ja: 'この .env は git に追跡されています。`git rm --cached .env` で外し、履歴に残った値は失効させてください。',
};
