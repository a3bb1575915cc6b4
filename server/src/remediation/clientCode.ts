/**
 * Code that is sent to browsers or devices: whatever it reads, everybody can read. A secret is never moved there into a
 * variable; it belongs on a server.
 */
import type { Text } from '../detection/types.ts';
import { documentPath } from './languages/documentPath.ts';
import { type PackageJson, packageJson } from './loaders/manifests.ts';
import type { FixDocument, Project } from './plan.ts';
import { holdsIn, seenIn } from './shipped/lastText.ts';

/** Packages that make a project a server, whatever else it bundles. */
const SERVERS = [
  'express',
  'fastify',
  'koa',
  'hono',
  '@nestjs/core',
  '@hapi/hapi',
  'h3',
  'polka',
  'restify',
  '@trpc/server',
  'apollo-server',
];

/** The path below the root, with a slash in front, decoded (`%2Bserver.ts`) and in lower case. */
function pathIn({ uri }: Pick<FixDocument, 'uri'>, project: Project): string {
  const { path, name } = documentPath({ uri });
  const root = documentPath({ uri: project.root }).path;
  return path.startsWith(`${root}/`) ? path.slice(root.length) : `/${name.toLowerCase()}`;
}

/** What only a build, a test run or the checker of types reads. */
const isConfig = (path: string): boolean =>
  /\.config\.[cm]?[jt]s$|\.(?:test|spec)\.[cm]?[jt]sx?$|\.d\.[cm]?ts$|\/(?:scripts|test|tests|__tests__|e2e)\//.test(
    path,
  );
const isModule = (path: string): boolean => /\.(?:[cm]?[jt]sx?)$/.test(path);
const isComponent = (path: string): boolean => /\.(?:tsx|jsx|vue|svelte)$/.test(path);

interface Framework {
  readonly name: string;
  /** Packages of which one tells of the framework. */
  readonly packages: readonly string[];
  /** Whether it sends the file at this path to the client; `text` and `at` are the code and the place in it. */
  sends(path: string, text: string, at: number): boolean;
}

/** Where a text exports something, and the names. */
const exportsIn = (text: string): readonly { readonly at: number; readonly name: string }[] =>
  [...text.matchAll(/^export\s+(?:default\s+)?(?:async\s+)?(?:function\s*|const\s+|class\s+)(\w*)/gm)].map(
    ({ index, 1: name = '' }) => ({ at: index, name }),
  );

/** The function exported last before the place. */
const exportedBefore = (text: string, place: number): string =>
  seenIn(text, exportsIn).findLast(({ at }) => at < place)?.name ?? '';

/** Functions of a page that run on the server or during the build, by framework: they are cut out of what is sent. */
const NEXT_SERVER = /^get(?:ServerSideProps|StaticProps|StaticPaths|InitialProps)$/;
const REMIX_SERVER = /^(?:loader|action|headers|middleware)$/;
const GATSBY_SERVER = /^(?:getServerData|config)$/;

/**
 * Whether a place belongs to the server's part of a page: it stands in such a function, or gives its value to a name
 * that such functions alone use.
 */
function isServerPart(text: string, at: number, functions: RegExp): boolean {
  const inside = exportedBefore(text, at);
  if (inside !== '') return functions.test(inside);
  const name = /\b(?:const|let|var)\s+(\w+)\s*(?::[^=\n]*)?=[^=\n]*$/.exec(
    text.slice(text.lastIndexOf('\n', at) + 1, at),
  )?.[1];
  if (name === undefined) return false;
  const uses = [...text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].filter(({ index }) => index > at);
  return uses.length > 0 && uses.every(({ index }) => functions.test(exportedBefore(text, index)));
}

/** Hooks and handlers run where there is a page: the module is a client's, whoever imports it. */
const PAGE =
  /\buse(?:State|Effect|LayoutEffect|Reducer|Ref|SyncExternalStore|Transition|Context|Router|Pathname|SearchParams|Query|Mutation)\s*(?:<[^>\n]*>)?\(|\son[A-Z]\w+=\{/;

const NUXT_SOURCES =
  /^\/(?:(?:src|layers\/[^/]+)\/)?(?:(?:app|shared|components|composables|pages|layouts|plugins|middleware|utils|stores?|features)\/|(?:app|error)\.\w+$)/;

/** The more particular first. */
const FRAMEWORKS: readonly Framework[] = [
  {
    name: 'React Native',
    packages: ['react-native', 'expo'],
    sends: (path) => !/\+api\.[jt]s$|\/(?:server|api|functions)\//.test(path),
  },
  {
    name: 'Next.js',
    packages: ['next'],
    sends: (path, text, at) =>
      (/^\/(?:src\/)?pages\/(?!api\/)/.test(path) && !isServerPart(text, at, NEXT_SERVER)) ||
      (/^\/(?:src\/)?(?!pages\/|.*\/route\.[jt]s$)/.test(path) && isModule(path) && holdsIn(text, PAGE)),
  },
  {
    name: 'Nuxt',
    packages: ['nuxt', 'nuxt3'],
    // What stands beside these folders is for the build: settings, mocks, scripts.
    sends: (path) => /\.vue$/.test(path) || NUXT_SOURCES.test(path),
  },
  {
    name: 'SvelteKit',
    packages: ['@sveltejs/kit'],
    sends: (path) =>
      path.startsWith('/src/') && !/\.server\.[jt]s$|\+server\.[jt]s$|\/server\/|\/hooks\.server/.test(path),
  },
  {
    name: 'Astro',
    packages: ['astro'],
    sends: (path) => path.startsWith('/src/') && isComponent(path),
  },
  {
    name: 'Remix',
    packages: ['@remix-run/react', '@react-router/dev'],
    sends: (path, text, at) =>
      path.startsWith('/app/') &&
      !/\.server\.|\/\.server\/|\/server\/|entry\.server/.test(path) &&
      !isServerPart(text, at, REMIX_SERVER),
  },
  {
    name: 'Angular',
    packages: ['@angular/core'],
    sends: (path) => path.startsWith('/src/') && !/server\.ts$/.test(path),
  },
  {
    name: 'Create React App',
    packages: ['react-scripts'],
    sends: (path) => path.startsWith('/src/'),
  },
  { name: 'Vue CLI', packages: ['@vue/cli-service'], sends: (path) => path.startsWith('/src/') },
  {
    name: 'Gatsby',
    packages: ['gatsby'],
    sends: (path, text, at) =>
      path.startsWith('/src/') && !path.startsWith('/src/api/') && !isServerPart(text, at, GATSBY_SERVER),
  },
  { name: 'Vite', packages: ['vite'], sends: (path) => path.startsWith('/src/') && !/\/server\//.test(path) },
  { name: 'React', packages: ['react-dom', 'preact', 'solid-js'], sends: isComponent },
];
/** Frameworks that know by themselves which of their files are a server's. */
const OWN_SERVER = new Set(['React Native', 'Next.js', 'Nuxt', 'SvelteKit', 'Astro', 'Remix', 'Angular']);

/** Whether a package is a server, whatever else it bundles. */
export const hasServer = (manifest: PackageJson | undefined): boolean =>
  SERVERS.some((name) => manifest?.dependencies.has(name));

/** Why the code at this place is no place for a secret, or null where it runs on a server. */
export function clientReason(document: FixDocument, project: Project, at: number): Text | null {
  const { text, uri } = document;
  const path = pathIn(document, project);
  if (/^\uFEFF?(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*\n)*(['"])use client\1/.test(text.slice(0, 2000)))
    return sentBy('React');
  if (isServerModule(path, text)) return null;
  if (isModule(path) && /\/(?:public|static|wwwroot|www)\//.test(path)) return sentBy(null);
  if (isConfig(path)) return null;
  const manifest = packageJson(project);
  const framework = FRAMEWORKS.find(({ packages }) =>
    packages.some((name) => manifest?.dependencies.has(name)),
  );
  const serves = hasServer(manifest);
  if (framework !== undefined && (OWN_SERVER.has(framework.name) || !serves || isComponent(path))) {
    if (framework.sends(path, text, at)) return sentBy(framework.name);
    return null;
  }
  if (/\.(?:vue|svelte)$/i.test(uri)) return sentBy(null);
  return isBrowserScript(text) ? sentBy(null) : null;
}

/** What says of itself, or by where it stands, that a server runs it, whatever the framework. */
const SERVER_PATH =
  /\.server\.[cm]?[jt]sx?$|^\/(?:api|functions|netlify\/(?:edge-)?functions|supabase\/functions|server)\//;
/** Asked at every key stroke: a pattern that starts with its words is found without a try at every character. */
const SERVER_WORDS =
  /use server(?<=^[ \t]*(['"])use server)\1|server-only(?<=\bimport\s*['"]server-only)['"]/m;
const isServerModule = (path: string, text: string): boolean =>
  SERVER_PATH.test(path) || holdsIn(text, SERVER_WORDS);

/** A script that works on a page and asks nothing of Node. */
const OF_A_PAGE =
  /\b(?:document\.(?:getElementById|querySelector|addEventListener|createElement|body)|window\.|localStorage\.)/;
const OF_NODE =
  /\brequire\(|from\s+['"](?:node:|puppeteer|playwright|jsdom|cypress|@playwright)|\bprocess\.|\bmodule\.exports\b/;
const isBrowserScript = (text: string): boolean => holdsIn(text, OF_A_PAGE) && !holdsIn(text, OF_NODE);

function sentBy(framework: string | null): Text {
  return {
    en: `${framework === null ? 'This file' : `${framework} sends this file, and it`} runs on the user's machine: whatever it reads, everybody can read, from a variable as well. Keep the secret on a server and call that.`,
    ja: `このコードは${framework === null ? '' : ` ${framework} により`}利用者の端末で実行されます。環境変数にしても誰でも値を読めるため、シークレットはサーバー側に置き、そこを呼び出してください。`,
  };
}
