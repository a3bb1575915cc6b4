/** How a JavaScript program comes to see `.env`: its framework or start script, dotenv, or a line that is missing. */
import type { Text } from '../../detection/types.ts';
import { importPlace, isDeno, styleOf } from '../languages/javascriptReads.ts';
import type { Rewrite } from '../languages/language.ts';
import type { FixDocument, Project } from '../plan.ts';
import { lineBreakOf } from '../syntax/places.ts';
import { filesNamed, type PackageJson, packageJson } from './manifests.ts';

type Loading = Pick<Rewrite, 'replacements' | 'notes'>;

/** Packages that load `.env` themselves, in development at least. Sources: their pages on environment variables. */
const LOADING_PACKAGES = [
  'next',
  'nuxt',
  'nuxt3',
  '@sveltejs/kit',
  'astro',
  '@remix-run/dev',
  '@react-router/dev',
  'react-scripts',
  '@vue/cli-service',
  'expo',
  '@redwoodjs/core',
  '@nestjs/config',
  'wrangler',
  '@adonisjs/core',
  'netlify-cli',
  'vercel',
  'dotenv-flow',
  'dotenv-safe',
  'env-cmd',
  'dotenv-cli',
  '@dotenvx/dotenvx',
  '@keystone-6/core',
  '@strapi/strapi',
];
const LOADING_SCRIPT =
  /--env-file|dotenv\/config|\bdotenvx?\b|\benv-cmd\b|\bbunx?\b|\bwrangler\b|\bnetlify dev\b|\bvercel dev\b/;
const LOADING_CODE =
  /dotenv(?:x|-flow|-safe)?(?:\/config)?['"]|\bloadEnvFile\s*\(|\bloadEnvConfig\s*\(|\bloadEnv\s*\(/;

/** Edits that load `.env`, or the line that is missing; nothing where something loads it. */
export function javascriptLoader(document: FixDocument, project: Project): Loading {
  const { text, uri } = document;
  const manifest = packageJson(project);
  if (LOADING_CODE.test(text) || /^#!.*\bbun\b/.test(text)) return done();
  if (isDeno(document, project)) return denoLoading(project);
  if (filesNamed(project, /^(?:bunfig\.toml|wrangler\.(?:toml|jsonc?))$/).length > 0) return done();
  if (/\/vite\.config\.[cm]?[jt]s$/.test(uri)) return done(VITE_CONFIG);
  if (manifest !== undefined) {
    if (LOADING_PACKAGES.some((name) => manifest.dependencies.has(name))) return done();
    if (manifest.scripts.some((script) => LOADING_SCRIPT.test(script))) return done();
    if (manifest.dependencies.has('dotenv')) {
      return isEntry(document, project, manifest)
        ? { replacements: [importOf(document, manifest)], notes: [] }
        : done(ELSEWHERE);
    }
  }
  return done(START_WITH);
}

const done = (...notes: readonly Text[]): Loading => ({ replacements: [], notes });

function denoLoading(project: Project): Loading {
  const loads = filesNamed(project, /^deno\.jsonc?$/).some(({ text }) => text.includes('--env-file'));
  return loads ? done() : done(START_DENO);
}

/** Whether the program starts with this document. */
function isEntry({ uri, text }: FixDocument, project: Project, { entries, scripts }: PackageJson): boolean {
  if (text.startsWith('#!')) return true;
  const path = uri.startsWith(`${project.root}/`)
    ? uri.slice(project.root.length + 1)
    : uri.slice(uri.lastIndexOf('/') + 1);
  if (entries.some((entry) => entry.replace(/^\.\//, '') === path)) return true;
  const started = (script: string): boolean =>
    script.split(/\s+/).some((word) => word.replace(/^\.\//, '') === path);
  return scripts.some(started) || /^(?:src\/)?(?:index|main|server|app|cli|bot)\.[cm]?[jt]s$/.test(path);
}

/** dotenv as the first thing that runs: other imports read the environment when they are loaded. */
function importOf({ uri, text }: FixDocument, { isModule }: PackageJson): Rewrite['replacements'][number] {
  const { quote, end } = styleOf(text);
  const eol = lineBreakOf(text);
  const isEsm =
    /\.(?:mjs|mts)$/.test(uri) ||
    (!/\.(?:cjs|cts)$/.test(uri) && (/^(?:import|export)\b/m.test(text) || isModule));
  const line = isEsm
    ? `import ${quote}dotenv/config${quote}${end}`
    : `require(${quote}dotenv${quote}).config()${end}`;
  const at = importPlace(text);
  const gap = /^(?:import\b|(?:const|let|var)\s[^=\n]*=\s*require\()/.test(text.slice(at)) ? '' : eol;
  return { range: { start: at, end: at }, newText: `${line}${eol}${gap}`, annotation: 'loader' };
}

const START_WITH: Text = {
  en: 'Nothing loads .env yet: start the program by `node --env-file=.env …` (Node 20.6 or later), or install dotenv and import `dotenv/config` first.',
  ja: '.env を読み込む仕組みがまだありません。`node --env-file=.env …` (Node 20.6 以降) で起動するか、dotenv をインストールして最初に `dotenv/config` を import してください。',
};
const START_DENO: Text = {
  en: 'Nothing loads .env yet: start the program by `deno run --env-file --allow-env …`.',
  ja: '.env を読み込む仕組みがまだありません。`deno run --env-file --allow-env …` で起動してください。',
};
const ELSEWHERE: Text = {
  en: 'The entry of the program must import `dotenv/config` before this module.',
  ja: 'プログラムの起点で、このモジュールより先に `dotenv/config` を import する必要があります。',
};
const VITE_CONFIG: Text = {
  en: "Vite does not put .env into `process.env` while it reads its configuration: call `process.loadEnvFile()` first (Node 20.12 or later), or use Vite's `loadEnv`.",
  ja: 'Vite は設定ファイルの読み込み中には .env を `process.env` に入れません。先に `process.loadEnvFile()` (Node 20.12 以降) を呼ぶか、Vite の `loadEnv` を使ってください。',
};
