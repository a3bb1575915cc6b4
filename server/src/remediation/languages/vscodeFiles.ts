/**
 * The editor's own files: mcp.json asks for the value once and keeps it, launch.json lets the debugger read `.env`, the
 * others refer to the editor's environment.
 * Facts: code.visualstudio.com, "Variables reference", "MCP configuration reference", "Debug configuration".
 */
import type { Text } from '../../detection/types.ts';
import {
  insertValue,
  isWholeString,
  type JsonPlace,
  nodeAt,
  removeProperty,
  spliceJson,
  valueAt,
} from '../syntax/jsonPlace.ts';
import type { Splice } from '../syntax/yamlPlace.ts';
import { documentPath } from './documentPath.ts';
import { jsonLanguage, referInJson, wholeUrl } from './jsonFormat.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { loadBefore } from './notes.ts';
import { refuse, rewritten } from './outcome.ts';

type Part = 'mcp' | 'launch' | 'tasks' | 'settings' | 'devcontainer';

/** Which kind of file, by its path; a workspace file holds several kinds below keys of their own. */
const FILES: readonly (readonly [RegExp, Part | 'workspace'])[] = [
  [/\/\.vscode\/mcp\.json$|\/code[^/]*\/user\/(profiles\/[^/]+\/)?mcp\.json$/, 'mcp'],
  [/\/\.vscode\/launch\.json$/, 'launch'],
  [/\/\.vscode\/tasks\.json$/, 'tasks'],
  [/\/\.vscode\/settings\.json$|\/code[^/]*\/user\/(profiles\/[^/]+\/)?settings\.json$/, 'settings'],
  [/\/\.?devcontainer(\/([^/]+\/)?devcontainer)?\.json$/, 'devcontainer'],
  [/\.code-workspace$/, 'workspace'],
];

const kindOf = (path: string): Part | 'workspace' | undefined => FILES.find(([file]) => file.test(path))?.[1];

export const vscodeFiles: Language = jsonLanguage({
  id: 'vscode',
  matches: (document) => kindOf(documentPath(document).path) !== undefined,
  demandedName(place, request) {
    const { part, base } = partOf(place, request);
    return part === 'launch' && readsEnvFile(place, base, request) ? String(place.path.at(-1)) : undefined;
  },
  rewrite(place, request) {
    const { part, base } = partOf(place, request);
    return WAYS[part](place, request, base);
  },
});

/** The kind of the part that holds the place, and how many keys stand above it. */
function partOf(
  place: JsonPlace,
  { document }: RewriteRequest,
): { readonly part: Part; readonly base: number } {
  const kind = kindOf(documentPath(document).path) ?? 'settings';
  if (kind === 'settings')
    return place.path[0] === 'mcp' ? { part: 'mcp', base: 1 } : { part: 'settings', base: 0 };
  if (kind !== 'workspace') return { part: kind, base: 0 };
  const top = place.path[0];
  if (top === 'launch' || top === 'tasks' || top === 'mcp') return { part: top, base: 1 };
  return place.path[1] === 'mcp' ? { part: 'mcp', base: 2 } : { part: 'settings', base: 1 };
}

const WAYS: Readonly<
  Record<Part, (place: JsonPlace, request: RewriteRequest, base: number) => RewriteOutcome>
> = {
  mcp: askOnce,
  launch: forDebugger,
  tasks(place, { name }, base) {
    const path = place.path.slice(base).join('/');
    if (!/^(tasks\/\d+\/)?((windows|linux|osx)\/)?(command|args\/|options\/)/.test(path))
      return refuse(...NOT_EXPANDED);
    return referInJson(wholeUrl(place), `\${env:${name}}`, [EDITOR]);
  },
  settings(place, { name }, base) {
    if (!/^terminal\.integrated\.env\./.test(String(place.path[base]))) return refuse(...SETTING);
    return referInJson(wholeUrl(place), `\${env:${name}}`, [EDITOR]);
  },
  devcontainer(place, { name }) {
    if (!/^(remoteEnv|containerEnv|build\/args)\//.test(place.path.join('/'))) return refuse(...DEVCONTAINER);
    return referInJson(wholeUrl(place), `\${localEnv:${name}}`, [EDITOR]);
  },
};

/** `${input:id}` with a `promptString` of that id that shows no text. */
function askOnce(found: JsonPlace, { name }: RewriteRequest, base: number): RewriteOutcome {
  const path = found.path.slice(base).join('/');
  if (!/^servers\/[^/]+\/(env\/|headers\/|args\/|url$|command$)/.test(path)) return refuse(...NOT_EXPANDED);
  const place = wholeUrl(found);
  const id = name.toLowerCase().replaceAll('_', '-');
  const inputs = [...found.path.slice(0, base), 'inputs'];
  const present = nodeAt(place.root, inputs);
  const known = (present?.children ?? []).some((input) => valueAt(input, ['id']) === id);
  const input = { type: 'promptString', id, description: name, password: true };
  const added: readonly Splice[] = known
    ? []
    : insertValue(
        place.text,
        present === undefined ? inputs : [...inputs, -1],
        present === undefined ? [input] : input,
      );
  return rewritten({
    changes: [...added, spliceJson(place, `\${input:${id}}`)],
    stored: place.inside,
    notes: [
      {
        en: 'VS Code asks for the value when the server first starts and keeps it in its secret storage; take it from .env.',
        ja: 'サーバーの初回起動時に VS Code が値を尋ね、シークレットストレージに保存します。値は .env にあります。',
      },
    ],
  });
}

/** Debuggers that read `envFile`. */
const READS_ENV_FILE = new Set([
  'node',
  'pwa-node',
  'python',
  'debugpy',
  'go',
  'coreclr',
  'cppdbg',
  'cppvsdbg',
  'java',
]);

/** `.env` as the debugger finds it; undefined where it does not lie in the folder of `.vscode`. */
function envFile({ document, project }: RewriteRequest): string | undefined {
  const { folder, name } = documentPath(document);
  const workspace = name.endsWith('.code-workspace') ? folder : folder.replace(/\/\.vscode$/, '');
  if (project.root !== workspace && !project.root.startsWith(`${workspace}/`)) return undefined;
  return `\${workspaceFolder}${project.root.slice(workspace.length)}/.env`;
}

/** Whether the value is an environment entry that the debugger can read from `.env` itself. */
function readsEnvFile(place: JsonPlace, base: number, request: RewriteRequest): boolean {
  const path = place.path.slice(base);
  if (!/^configurations\/\d+\/env\/[A-Za-z_]\w*$/.test(path.join('/')) || !isWholeString(wholeUrl(place)))
    return false;
  const configuration = place.path.slice(0, base + 2);
  const present = valueAt(place.root, [...configuration, 'envFile']);
  return (
    READS_ENV_FILE.has(String(valueAt(place.root, [...configuration, 'type']))) &&
    envFile(request) !== undefined &&
    (present === undefined || present === envFile(request))
  );
}

function forDebugger(found: JsonPlace, request: RewriteRequest, base: number): RewriteOutcome {
  const path = found.path.slice(base).join('/');
  if (/^inputs\//.test(path)) return refuse(...INPUT);
  const place = wholeUrl(found);
  if (!readsEnvFile(found, base, request)) return referInJson(place, `\${env:${request.name}}`, [EDITOR]);
  const env = nodeAt(place.root, found.path.slice(0, -1))?.parent;
  const changes = env === undefined ? undefined : byEnvFile(place, env, base, envFile(request) ?? '');
  if (changes === undefined) return refuse(...NOT_EXPANDED);
  return rewritten({ changes, stored: place.inside });
}

/** The entry goes, and `envFile` stands where `env` does. */
function byEnvFile(
  place: JsonPlace,
  env: { readonly offset: number; readonly length: number },
  base: number,
  file: string,
): readonly Splice[] | undefined {
  const there = nodeAt(place.root, [...place.path.slice(0, base + 2), 'envFile']) !== undefined;
  const only = nodeAt(place.root, place.path.slice(0, -1))?.children?.length === 1;
  const property = `"envFile": ${JSON.stringify(file)}`;
  if (only && !there) {
    return [{ range: { start: env.offset, end: env.offset + env.length }, newText: property }];
  }
  const removal = removeProperty(place, place.path);
  if (removal === undefined) return undefined;
  if (there) return [removal];
  const gap = /\s*$/.exec(place.text.slice(0, env.offset))?.[0] ?? ' ';
  const start = env.offset;
  return [{ range: { start, end: start }, newText: `${property},${gap === '' ? ' ' : gap}` }, removal];
}

const EDITOR: Text = loadBefore('code .');

const NOT_EXPANDED = [
  'The editor expands no variables at this place of the file.',
  'ファイルのこの位置では変数が展開されません。',
] as const;
const SETTING = [
  'Settings are not expanded. Remove the value here and let the extension keep it in its secret storage or read it from the environment.',
  '設定は展開されません。ここから値を取り除き、拡張機能のシークレットストレージか環境変数を使ってください。',
] as const;
const DEVCONTAINER = [
  'Only `remoteEnv`, `containerEnv` and `build.args` are expanded. Move the value there.',
  '展開されるのは `remoteEnv`・`containerEnv`・`build.args` だけです。値をそこに移してください。',
] as const;
const INPUT = [
  'The value is the default of an input. Remove the default, and set `"password": true`.',
  '値が入力の既定値になっています。既定値を取り除き、`"password": true` を指定してください。',
] as const;
