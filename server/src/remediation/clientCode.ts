/**
 * Code that is sent to browsers or devices: whatever it reads, everybody can read. A secret is never moved there into a
 * variable; it belongs on a server.
 */
import type { Text } from '../detection/types.ts';
import { packageJson } from './loaders/manifests.ts';
import type { FixDocument, Project } from './plan.ts';

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

/** The path below the root, with a slash in front, in lower case. */
function pathIn({ uri }: Pick<FixDocument, 'uri'>, project: Project): string {
  const path = uri.startsWith(`${project.root}/`)
    ? uri.slice(project.root.length)
    : uri.slice(uri.lastIndexOf('/'));
  return path.toLowerCase();
}

const isConfig = (path: string): boolean =>
  /\.config\.[cm]?[jt]s$|\/(?:scripts|test|tests|__tests__|e2e)\//.test(path);
const isComponent = (path: string): boolean => /\.(?:tsx|jsx|vue|svelte)$/.test(path);

interface Framework {
  readonly name: string;
  /** Packages of which one tells of the framework. */
  readonly packages: readonly string[];
  /** Whether it sends the file at this path to the client; `text` and `at` are the code and the place in it. */
  sends(path: string, text: string, at: number): boolean;
}

/** The function exported last before the place. */
const exportedBefore = (text: string, at: number): string =>
  [
    ...text
      .slice(0, at)
      .matchAll(/^export\s+(?:default\s+)?(?:async\s+)?(?:function\s*|const\s+|class\s+)(\w*)/gm),
  ].at(-1)?.[1] ?? '';

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
      /^\/(?:src\/)?pages\/(?!api\/)/.test(path) &&
      !/^get(?:ServerSideProps|StaticProps|StaticPaths)$/.test(exportedBefore(text, at)),
  },
  {
    name: 'Nuxt',
    packages: ['nuxt', 'nuxt3'],
    sends: (path) => !/^\/(?:server|modules|layers\/[^/]+\/server)\//.test(path),
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
      !/^(?:loader|action|headers)$/.test(exportedBefore(text, at)),
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
    sends: (path) => path.startsWith('/src/') && !path.startsWith('/src/api/'),
  },
  { name: 'Vite', packages: ['vite'], sends: (path) => path.startsWith('/src/') && !/\/server\//.test(path) },
  { name: 'React', packages: ['react-dom', 'preact', 'solid-js'], sends: isComponent },
];
/** Frameworks that know by themselves which of their files are a server's. */
const OWN_SERVER = new Set(['React Native', 'Next.js', 'Nuxt', 'SvelteKit', 'Astro', 'Remix', 'Angular']);

/** Why the code at this place is no place for a secret, or null where it runs on a server. */
export function clientReason(document: FixDocument, project: Project, at: number): Text | null {
  const { text, uri } = document;
  const path = pathIn(document, project);
  if (/^\uFEFF?(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*\n)*(['"])use client\1/.test(text.slice(0, 2000)))
    return sentBy('React');
  const isScript = /\.(?:[cm]?[jt]sx?)$/.test(path);
  if (isScript && /\/(?:public|static|wwwroot|www)\//.test(path)) return sentBy(null);
  if (isConfig(path)) return null;
  const manifest = packageJson(project);
  const framework = FRAMEWORKS.find(({ packages }) =>
    packages.some((name) => manifest?.dependencies.has(name)),
  );
  const serves = SERVERS.some((name) => manifest?.dependencies.has(name));
  if (framework !== undefined && (OWN_SERVER.has(framework.name) || !serves || isComponent(path))) {
    if (framework.sends(path, text, at)) return sentBy(framework.name);
    return null;
  }
  if (/\.(?:vue|svelte)$/i.test(uri)) return sentBy(null);
  return isBrowserScript(text) ? sentBy(null) : null;
}

/** A script that works on a page and asks nothing of Node. */
const isBrowserScript = (text: string): boolean =>
  /\b(?:document\.(?:getElementById|querySelector|addEventListener|createElement|body)|window\.|localStorage\.)/.test(
    text,
  ) &&
  !/\brequire\(|from\s+['"](?:node:|puppeteer|playwright|jsdom|cypress|@playwright)|\bprocess\.|\bmodule\.exports\b/.test(
    text,
  );

function sentBy(framework: string | null): Text {
  return {
    en: `${framework === null ? 'This file' : `${framework} sends this file, and it`} runs on the user's machine: whatever it reads, everybody can read, from a variable as well. Keep the secret on a server and call that.`,
    ja: `このコードは${framework === null ? '' : ` ${framework} により`}利用者の端末で実行されます。環境変数にしても誰でも値を読めるため、シークレットはサーバー側に置き、そこを呼び出してください。`,
  };
}
