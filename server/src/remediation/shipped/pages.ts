/** Pages, what stands beside them, browser extensions, and what bundlers write into their output. */
import { dependsOn, into, type Signal, says } from './signal.ts';

const EXTENSION = into('a browser extension', 'ブラウザー拡張機能');
const PUBLIC = into('a public folder, served as it is', '公開フォルダー（そのまま配信されます）');
const INLINED = into(
  'the client bundle: the build writes it in',
  'クライアントのバンドル（ビルド時に埋め込まれます）',
);
const PAGE = into('a web page', 'Web ページ');

/** A file below it that a server runs rather than sends. */
const RUN = /\.(?:php|phtml|py|rb|pl|cgi|aspx?|ashx|jspx?|lua|go|sh|env\.example|ts|tsx|mts|cts)$/;

/** A value between `<script>` and its end, in no stretch that the server fills in. */
const IN_SCRIPT = /<script\b(?:(?!<\/script|<[?%])[\s\S])*$/i;

export const PAGES: readonly Signal[] = [
  { path: /\/manifest\.json$/, text: /"manifest_version"\s*:/, into: EXTENSION },
  {
    path: /\.(?:[cm]?[jt]sx?|vue|svelte|html?|json)$/,
    not: /\/(?:scripts|tests?|__tests__|e2e|server|eslint-rules)\/|\.(?:config|test|spec)\.[cm]?[jt]sx?$|\.d\.[cm]?ts$|\/(?:package(?:-lock)?|tsconfig[\w.-]*|\.\w+rc)\.json$/,
    around: (project) =>
      says(project, /^manifest\.json$/, /"manifest_version"\s*:/) ||
      dependsOn(project, 'wxt', 'plasmo', '@crxjs/vite-plugin'),
    into: EXTENSION,
  },
  {
    path: /\.[cm]?[jt]sx?$/,
    text: /\bdangerouslyAllowBrowser\s*:\s*true\b/,
    into: into('a browser (dangerouslyAllowBrowser)', 'ブラウザー（dangerouslyAllowBrowser）'),
  },
  {
    path: /\/src\/main\/resources\/(?:static|public)\/|\/wwwroot\//,
    not: RUN,
    into: PUBLIC,
  },
  {
    path: /\/(?:public|static)\//,
    not: RUN,
    around: ({ root }, { uri }) =>
      /^\/(?:public|static)\//i.test(uri.slice(root.length)) && uri.startsWith(`${root}/`),
    into: PUBLIC,
  },
  {
    path: /\.(?:[cm]?js|css)\.map$/,
    into: into('a source map, which browsers are sent', 'ブラウザーに送られるソースマップ'),
  },
  { path: /\.x?html?$/, not: /\/(?:coverage|htmlcov)\//, into: PAGE },
  {
    path: /\.(?:ejs|hbs|handlebars|mustache|njk|j2|jinja2?|twig|erb|cshtml|razor|jspx?|php|liquid|astro)$/,
    before: IN_SCRIPT,
    into: PAGE,
  },
  {
    path: /\/nuxt\.config\.[cm]?[jt]s$/,
    before: /\bruntimeConfig\s*:\s*\{[\s\S]*\bpublic\s*:\s*\{[^{}]*$/,
    into: INLINED,
  },
  {
    path: /\/app\.config\.[cm]?[jt]s$/,
    around: (project) => dependsOn(project, 'nuxt', 'nuxt3'),
    into: INLINED,
  },
  {
    path: /\/next\.config\.[cm]?[jt]s$/,
    before: /\b(?:env|publicRuntimeConfig)\s*:\s*\{[^{}]*$/,
    into: INLINED,
  },
  {
    path: /\/(?:vite|rsbuild|rspack|webpack(?:\.[\w-]+)?|vue|craco|quasar)\.config\.[cm]?[jt]s$/,
    before: /\b(?:define|DefinePlugin\(|EnvironmentPlugin\()\s*:?\s*\{[^{}]*$/,
    into: INLINED,
  },
];
