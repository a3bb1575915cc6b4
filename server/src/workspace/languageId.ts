/** The editor's language id of a file that no editor has opened, from its name. */

const BY_NAME: Readonly<Record<string, string>> = {
  dockerfile: 'dockerfile',
  containerfile: 'dockerfile',
  makefile: 'makefile',
  gnumakefile: 'makefile',
  justfile: 'just',
  gemfile: 'ruby',
  rakefile: 'ruby',
  vagrantfile: 'ruby',
  fastfile: 'ruby',
  jenkinsfile: 'groovy',
  procfile: 'yaml',
  '.npmrc': 'properties',
  '.pypirc': 'ini',
  '.netrc': 'plaintext',
  '.bashrc': 'shellscript',
  '.bash_profile': 'shellscript',
  '.profile': 'shellscript',
  '.zshrc': 'shellscript',
  '.zshenv': 'shellscript',
  '.envrc': 'shellscript',
};

const BY_ENDING: Readonly<Record<string, string>> = {
  javascript: 'js mjs cjs',
  javascriptreact: 'jsx',
  typescript: 'ts mts cts',
  typescriptreact: 'tsx',
  vue: 'vue',
  svelte: 'svelte',
  python: 'py pyw pyi',
  ruby: 'rb rake gemspec ru',
  go: 'go',
  rust: 'rs',
  java: 'java',
  kotlin: 'kt kts',
  scala: 'scala sc sbt',
  groovy: 'groovy gradle gvy',
  csharp: 'cs csx',
  fsharp: 'fs fsx',
  vb: 'vb',
  c: 'c h',
  cpp: 'cc cpp cxx hpp hh hxx',
  swift: 'swift',
  'objective-c': 'm',
  'objective-cpp': 'mm',
  dart: 'dart',
  php: 'php phtml',
  perl: 'pl pm',
  lua: 'lua',
  r: 'r',
  julia: 'jl',
  elixir: 'ex exs',
  erlang: 'erl hrl',
  clojure: 'clj cljs cljc edn',
  haskell: 'hs',
  elm: 'elm',
  ocaml: 'ml mli',
  nim: 'nim',
  zig: 'zig',
  crystal: 'cr',
  solidity: 'sol',
  shellscript: 'sh bash zsh ksh fish',
  powershell: 'ps1 psm1 psd1',
  bat: 'bat cmd',
  sql: 'sql',
  html: 'html htm xhtml',
  css: 'css',
  scss: 'scss',
  less: 'less',
  xml: 'xml csproj fsproj vbproj props targets config plist xsd wsdl',
  json: 'json ipynb har webmanifest',
  jsonc: 'jsonc code-workspace',
  yaml: 'yaml yml',
  toml: 'toml',
  ini: 'ini cfg conf editorconfig',
  properties: 'properties',
  terraform: 'tf tfvars hcl',
  dockerfile: 'dockerfile',
  makefile: 'mk mak',
  markdown: 'md markdown mdx',
  graphql: 'graphql gql',
  http: 'http rest',
  nix: 'nix',
  plaintext: 'txt log',
};

const ENDINGS: ReadonlyMap<string, string> = new Map(
  Object.entries(BY_ENDING).flatMap(([id, endings]) =>
    endings.split(' ').map((ending) => [ending, id] as const),
  ),
);

/** Names under which compose files and dotenv files go; VS Code knows both by name. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^(?:docker-)?compose[\w.-]*\.ya?ml$/, 'dockercompose'],
  [/^(?:dockerfile|containerfile)\./, 'dockerfile'],
  [/^\.env(?:\..+)?$/, 'dotenv'],
  [/^(?:ts|js)config.*\.json$/, 'jsonc'],
];

/** @param path a path or URI; only its last segment counts. @returns `plaintext` where the name says nothing. */
export function languageIdOf(path: string): string {
  const name = (path.split(/[/\\]/).at(-1) ?? '').toLowerCase();
  const pattern = PATTERNS.find(([shape]) => shape.test(name));
  if (pattern !== undefined) return pattern[1];
  return BY_NAME[name] ?? ENDINGS.get(name.slice(name.lastIndexOf('.') + 1)) ?? 'plaintext';
}
