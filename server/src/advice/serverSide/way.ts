/** What a framework knows of an endpoint: where it stands, how it reads the key, how it is called. */
import type { Text } from '../../detection/types.ts';
import type {
  DocumentEdit,
  FileCreation,
  Project,
  ProjectFile,
  Replacement,
} from '../../remediation/plan.ts';
import { lineBreakOf } from '../../remediation/syntax/places.ts';
import type { ClientCall } from './call.ts';

export interface EndpointRequest {
  readonly call: ClientCall;
  /** The document with the client's call. */
  readonly uri: string;
  readonly text: string;
  /** What the endpoint is called by: lower case, digits and dashes ("openai"). */
  readonly name: string;
  /** The environment variable that holds the key. */
  readonly envName: string;
  readonly project: Project;
  /** Files and folders below the root, by their path from there. */
  readonly tree: ReadonlySet<string>;
  /** The files of the tree that may start a server, by path. */
  readonly sources: ReadonlyMap<string, ProjectFile>;
  /** What the comment in the endpoint is written in. */
  readonly language: keyof Text;
}

/** Where the key stands from now on, and all that has to change for it besides the client's call and `.env`. */
export interface Endpoint {
  /** What the client calls ("/api/openai"). */
  readonly path: string;
  readonly changes: readonly (DocumentEdit | FileCreation)[];
  readonly notes: readonly Text[];
  /** URI of the folder whose `.env` the server reads, where it is not the root. */
  readonly envFolder?: string;
}

/** One way to have a server: asked in turn, the first that takes it wins. */
export interface Way {
  readonly id: string;
  /** For the title of the action. */
  readonly name: Text;
  /** Whether the project, as far as its manifests tell, goes this way. Cheap: asked for each light bulb. */
  suits(project: Project): boolean;
  /** @returns undefined where the surroundings are not plain enough to be changed. */
  plan(request: EndpointRequest): Endpoint | undefined;
}

/** @returns the creation of a file at a path below the root. */
export const created = (
  { project }: EndpointRequest,
  path: string,
  lines: readonly string[],
): FileCreation => ({
  kind: 'create',
  uri: `${project.root}/${path}`,
  text: `${lines.join('\n')}\n`,
  annotation: 'endpoint',
});

export const insertionAt = (at: number, newText: string): Replacement => ({
  range: { start: at, end: at },
  newText,
  annotation: 'endpoint',
});

/** @returns the edit that puts text behind the only place of a pattern; undefined where it is not the only one. */
export function insertedAfter(
  { uri, version, text, writable }: ProjectFile,
  place: RegExp,
  newText: string,
): DocumentEdit | undefined {
  const [only, ...more] = text.matchAll(new RegExp(place, 'gm'));
  if (only === undefined || more.length > 0 || !writable) return undefined;
  const at = only.index + only[0].length;
  const inserted = newText.replaceAll('\n', lineBreakOf(text));
  const replacements = [insertionAt(at, inserted)];
  return { kind: 'edit', uri, version, text, replacements };
}

/** @returns a path that nothing in the tree has: `make(name)`, else `make(name-2)` … and the name in it. */
export function freePath(
  { tree, name }: EndpointRequest,
  make: (name: string) => string,
): { readonly path: string; readonly name: string } {
  for (let count = 1; ; count += 1) {
    const tried = count === 1 ? name : `${name}-${count}`;
    if (!tree.has(make(tried))) return { path: make(tried), name: tried };
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();

/** @returns the words of a name joined as types are named ("open-ai" as "OpenAi"). */
export const pascalCase = (name: string): string => name.split(/[-_]/).map(capital).join('');

/** @returns the words of a name joined as functions are named. */
export const camelCase = (name: string): string => name.charAt(0) + pascalCase(name).slice(1);

/** @returns the method as names are made of it ("Post"). */
export const verbOf = ({ method }: ClientCall): string => capital(method);

/** @returns whether the address is put together when the endpoint is asked: parameters go on, or the key is one. */
export const hasQuery = ({ passed, key }: ClientCall): boolean => passed.length > 0 || key.in === 'query';

/**
 * @param quoted how the language writes a text.
 * @param value the expression of the key behind its prefix.
 * @returns the headers of the call to the provider, the key's last: name and expression.
 */
export const sentHeaders = (
  { headers, key }: Pick<ClientCall, 'headers' | 'key'>,
  quoted: (text: string) => string,
  value: (prefix: string) => string,
): readonly (readonly [name: string, expression: string])[] => [
  ...headers.map(([name, text]) => [name, quoted(text)] as const),
  ...(key.in === 'header' ? [[key.name, value(key.prefix)] as const] : []),
];

/** @returns whether new scripts are written in TypeScript. */
export const isTyped = ({ uri, tree }: EndpointRequest): boolean =>
  tree.has('tsconfig.json') || /\.[cm]?tsx?$/.test(uri);

const COMMENT: Readonly<Record<keyof Text, readonly string[]>> = {
  en: [
    'Holds the key, so that no client has it, and forwards to one fixed address.',
    'Whoever can reach this address can use the key through it: before it goes live,',
    'ask who is calling (a session, a sign-in) and limit how often.',
  ],
  ja: [
    'キーをサーバー側に置き、決まった宛先にだけ転送します。',
    'このアドレスに届く人は誰でもキーを利用できます。公開前に、',
    '呼び出し元の確認（セッションやサインイン）と回数の制限を入れてください。',
  ],
};

/** @returns the comment above an endpoint; `mark` begins a comment of the language. */
export const header = ({ language }: Pick<EndpointRequest, 'language'>, mark: string): readonly string[] =>
  COMMENT[language].map((line) => `${mark} ${line}`);
