/**
 * "Keep it on a server": the key goes into `.env` under a name that no bundler publishes, an endpoint of the project's own
 * framework makes the call, and the client calls that. One plan, whole or not at all; where the call or the server is
 * not plain there is none, and the guide says what to do.
 */
import { readLiteral } from '../../detection/mask.ts';
import type { Finding, Rule, Text } from '../../detection/types.ts';
import { envFilesOf } from '../../remediation/dotenv/dialect.ts';
import { parseEnv } from '../../remediation/dotenv/parse.ts';
import { isEnvFile, planEnvFiles } from '../../remediation/envFiles.ts';
import { proposeName, uniqueName } from '../../remediation/names.ts';
import type { FixDocument, FixOutcome, Project, ProjectFile, Replacement } from '../../remediation/plan.ts';
import { clientCallOf } from './clientCall.ts';
import { endpointOf, waysOf } from './ways.ts';

export interface ServerSideRequest {
  readonly document: FixDocument;
  readonly finding: Finding;
  readonly rule: Rule;
  readonly project: Project;
  readonly tree: ReadonlySet<string>;
  readonly sources: ReadonlyMap<string, ProjectFile>;
  readonly language: keyof Text;
}

/** @returns the title of the action where the call is plain and the project has a way; cheap. */
export function serverSideTitle(
  document: Pick<FixDocument, 'uri' | 'text'>,
  finding: Finding,
  project: Project | undefined,
): Text | undefined {
  const [way] = project === undefined ? [] : waysOf(project);
  if (way === undefined) return undefined;
  // Which call reads it is looked for when the edit is asked for.
  if (isEnvFile(document.uri))
    return {
      en: `Keep it on a server: ${way.name.en}, a name that is not published, and the call that reads it rewritten`,
      ja: `サーバー側に置く: ${way.name.ja}と公開されない変数名に移し、読み取っている呼び出しを書き換える`,
    };
  if (clientCallOf({ ...document, finding }) === undefined) return undefined;
  return {
    en: `Keep it on a server: ${way.name.en}, .env, and the call rewritten`,
    ja: `サーバー側に置く: ${way.name.ja}と .env に移し、呼び出しを書き換える`,
  };
}

/** @returns everything that changes, in one step. */
export function planServerSide(request: ServerSideRequest): FixOutcome {
  const { document, finding, rule, project, tree, sources, language } = request;
  const { uri, text, version } = document;
  const call = clientCallOf({ uri, text, finding });
  if (call === undefined) return { ok: false, reason: NOT_PLAIN };
  const value = readLiteral(text, finding);
  const envName = nameFor(
    value,
    proposeName({ rule, assignedTo: finding.assignedTo, text, range: finding.range }),
    [
      ...envFilesOf(project),
      ...[...sources].flatMap(([path, file]) => (/\/\.env$/.test(path) ? [file] : [])),
    ],
  );
  const name = slugOf(rule, call.target);
  const endpoint = endpointOf({ call, uri, text, name, envName, project, tree, sources, language });
  if (endpoint === undefined || endpoint.changes.some((change) => change.uri === uri))
    return { ok: false, reason: NO_SERVER };
  const files = planEnvFiles(new Map([[envName, value]]), withFolder(project, endpoint.envFolder, sources));
  if (!files.ok) return files;
  const replacements: readonly Replacement[] = call
    .rewrite(endpoint.path)
    .map((change) => ({ ...change, annotation: 'call' }));
  return {
    ok: true,
    plan: {
      title: titleOf(envName, endpoint.path),
      changes: [{ kind: 'edit', uri, version, text, replacements }, ...endpoint.changes, ...files.changes],
      names: [envName],
      nameOf: new Map([[finding.fingerprint, envName]]),
      notes: [...endpoint.notes, ...files.notes, REVOKE],
      confirm: true,
    },
  };
}

export const titleOf = (envName: string, path: string): Text => ({
  en: `Keep the key on a server as ${envName}, behind ${path}`,
  ja: `キーを ${envName} としてサーバー側に置き、${path} 経由で呼び出す`,
});

/** The project with a package below it as its root: there the server reads `.env`. */
function withFolder(
  project: Project,
  folder: string | undefined,
  sources: ReadonlyMap<string, ProjectFile>,
): Project {
  if (folder === undefined) return project;
  const { envIgnored: _, ...rest } = project;
  const own = [...sources.values()].filter(({ uri }) => uri.startsWith(`${folder}/.`));
  return {
    ...rest,
    root: folder,
    files: new Map([...project.files, ...own.map((file) => [file.uri, file] as const)]),
  };
}

/** The name under which the value stands already, else the proposed one, else the next free one. */
function nameFor(value: string, proposed: string, files: readonly ProjectFile[]): string {
  const present = new Map(
    files.flatMap(({ text }) => parseEnv(text).map((entry) => [entry.name, entry.value] as const)),
  );
  return uniqueName(proposed, (name) => (present.get(name) ?? value) !== value);
}

/** @returns what the endpoint is called by: the provider, else the host. */
export function slugOf({ provider }: Rule, target: string): string {
  const host = new URL(target).hostname.split('.').at(-2) ?? 'service';
  const words = (provider === '' ? host : provider).toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const slug = words.replace(/^[-\d]+|-+$/g, '');
  return slug === '' ? 'service' : slug;
}

export const NOT_PLAIN: Text = {
  en: 'The call that uses the key is not plain enough to be rewritten safely. The guide says how to do it by hand.',
  ja: 'キーを使う呼び出しが単純な形ではないため、安全に書き換えられません。手順に沿って変更してください。',
};
export const NO_SERVER: Text = {
  en: 'No place was found where an endpoint could be added safely. The guide says how to do it by hand.',
  ja: 'エンドポイントを安全に追加できる場所が見つかりません。手順に沿って変更してください。',
};
export const REVOKE: Text = {
  en: 'Make a new key for the server and revoke this one: every copy that was handed out has it.',
  ja: 'サーバー用に新しいキーを発行し、このキーは失効させてください。配布済みのすべてのコピーに含まれています。',
};
