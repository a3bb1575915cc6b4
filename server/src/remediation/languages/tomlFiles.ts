/** TOML files: what their reader expands, or which variable takes the place of an entry. One row each. */
import type { Text } from '../../detection/types.ts';
import { type TomlPlace, tomlPlaceAt } from '../syntax/tomlPlace.ts';
import { defineIn } from './ciVariables.ts';
import { isUrlAround } from './code.ts';
import { documentPath } from './documentPath.ts';
import { workerSecret } from './jsonFiles.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { loadBefore } from './notes.ts';
import { refuse, removed, rewritten } from './outcome.ts';

interface TomlFile {
  readonly id: string;
  readonly file: RegExp;
  readonly reference?: (name: string) => string;
  readonly wholeOnly?: true;
  readonly special?: RegExp;
  /** The variable that takes the place of the entry at a path; undefined where none does. */
  readonly variable?: (path: readonly string[]) => string | undefined;
  readonly notes?: (name: string) => readonly Text[];
  readonly reason: readonly [en: string, ja: string];
}

const REFERS_ALREADY = [
  'Only a plain string can become a reference here, and one that holds none already.',
  'ここで参照にできるのは、参照を含まない単純な文字列だけです。',
] as const;

/** The key of an entry below one of these tables. */
const entryOf =
  (table: RegExp) =>
  (path: readonly string[]): string | undefined => {
    const key = path.at(-1);
    return key !== undefined && /^[A-Za-z_]\w*$/.test(key) && table.test(path.slice(0, -1).join('.'))
      ? key
      : undefined;
  };

const FILES: readonly TomlFile[] = [
  {
    id: 'cargo',
    file: /\/\.cargo\/(config|credentials)(\.toml)?$/,
    variable: ([table, registry, key]) => {
      if (table === 'registry' && registry === 'token') return 'CARGO_REGISTRY_TOKEN';
      if (table !== 'registries' || key !== 'token' || registry === undefined) return undefined;
      return `CARGO_REGISTRIES_${registry.toUpperCase().replace(/\W/g, '_')}_TOKEN`;
    },
    notes: () => [loadBefore('cargo publish')],
    reason: [
      'Cargo expands nothing here. Only the token of a registry has a variable; `cargo login` keeps it outside of the repository.',
      'Cargo はここを展開しません。環境変数で渡せるのはレジストリのトークンだけです。`cargo login` でリポジトリの外に保存できます。',
    ],
  },
  {
    id: 'wrangler',
    file: /\/wrangler\.toml$/,
    variable: entryOf(/^(env\.[\w-]+\.)?vars$/),
    notes: (name) => [workerSecret(name)],
    reason: [
      'Only an entry of `[vars]` can become a secret of the worker.',
      'ワーカーのシークレットにできるのは `[vars]` の項目だけです。',
    ],
  },
  {
    id: 'netlify',
    file: /\/netlify\.toml$/,
    variable: entryOf(/^(build|context\.[\w"-]+)\.environment$/),
    notes: (name) => [
      defineIn(
        name,
        'the environment variables of the site (or run `netlify env:import .env`)',
        'サイトの環境変数（または `netlify env:import .env`）',
      ),
    ],
    reason: ['Netlify expands nothing at this place.', 'この位置は Netlify で展開されません。'],
  },
  {
    id: 'fly',
    file: /\/fly[\w.-]*\.toml$/,
    variable: entryOf(/^env$/),
    notes: () => [
      {
        en: 'Give the app its secrets before the next deployment: `fly secrets import < .env`.',
        ja: '次のデプロイの前にアプリのシークレットを登録してください: `fly secrets import < .env`',
      },
    ],
    reason: [
      'Only an entry of `[env]` can become a secret of the app.',
      'アプリのシークレットにできるのは `[env]` の項目だけです。',
    ],
  },
  {
    // The Supabase CLI reads .env by itself.
    id: 'supabase',
    file: /\/supabase\/config\.toml$/,
    reference: (name) => `env(${name})`,
    wholeOnly: true,
    reason: REFERS_ALREADY,
  },
  {
    id: 'telegraf',
    file: /\/telegraf[\w.-]*\.(conf|toml)$/,
    reference: (name) => `\${${name}}`,
    special: /\$/,
    notes: () => [loadBefore('telegraf …')],
    reason: REFERS_ALREADY,
  },
  {
    id: 'vector',
    file: /\/vector[\w.-]*\.toml$/,
    reference: (name) => `\${${name}}`,
    special: /\$/,
    notes: () => [loadBefore('vector …')],
    reason: REFERS_ALREADY,
  },
  {
    // pipenv reads .env by itself.
    id: 'pipfile',
    file: /\/pipfile$/,
    reference: (name) => `\${${name}}`,
    special: /\$\{/,
    reason: REFERS_ALREADY,
  },
  {
    // Bun reads .env by itself.
    id: 'bunfig',
    file: /\/bunfig\.toml$/,
    reference: (name) => `$${name}`,
    special: /\$/,
    wholeOnly: true,
    reason: REFERS_ALREADY,
  },
  {
    id: 'pyproject',
    file: /\/(pyproject|poetry|uv)\.toml$/,
    reason: [
      'No tool expands this file. Remove the credential and let the tool read it: POETRY_HTTP_BASIC_<SOURCE>_PASSWORD, UV_INDEX_<NAME>_PASSWORD, or a keyring.',
      'このファイルは展開されません。認証情報を取り除き、POETRY_HTTP_BASIC_<SOURCE>_PASSWORD、UV_INDEX_<NAME>_PASSWORD、または keyring から読ませてください。',
    ],
  },
  {
    id: 'codex',
    file: /\/\.codex\/config\.toml$/,
    reason: [
      'Name the variable in place of its value: `env_vars = ["NAME"]` or `bearer_token_env_var = "NAME"` of the server.',
      '値の代わりに変数名を指定してください: サーバーの `env_vars = ["NAME"]` または `bearer_token_env_var = "NAME"`。',
    ],
  },
  {
    id: 'streamlit',
    file: /\/\.streamlit\/secrets\.toml$/,
    reason: [
      'secrets.toml is where Streamlit keeps secrets of this machine: add it to .gitignore.',
      'secrets.toml は Streamlit がこのマシンの秘密を置くファイルです。.gitignore に追加してください。',
    ],
  },
  {
    id: 'toml',
    file: /\.toml$/,
    reason: [
      'TOML has no references. Let the program read the value from its environment, or keep the file out of git and commit an example of it without the value.',
      'TOML には参照の仕組みがありません。プログラム側で環境変数を読むか、ファイルを git から外し、値を除いた見本だけをコミットしてください。',
    ],
  },
];

const tomlLanguage = (format: TomlFile): Language => ({
  id: format.id,
  matches: (document) =>
    format.file.test(documentPath(document).path) || (format.id === 'toml' && document.languageId === 'toml'),
  demandedName: ({ document, range }) => format.variable?.(tomlPlaceAt(document.text, range).path),
  rewrite: (request) => rewrite(request, format),
});

function rewrite(request: RewriteRequest, format: TomlFile): RewriteOutcome {
  const { document, range, name } = request;
  const place = tomlPlaceAt(document.text, range);
  if (place.kind === 'comment') return removed(request);
  if (place.kind !== 'basic' && place.kind !== 'literal') return refuse(...format.reason);
  const { token } = place;
  const source = document.text.slice(token.start + 1, token.end - 1);
  if (place.kind === 'basic' && source.includes('\\')) return refuse(...format.reason);
  const notes = format.notes?.(name) ?? [];
  if (format.variable !== undefined) {
    if (format.variable(place.path) === undefined || !place.ownLine) return refuse(...format.reason);
    return rewritten({ changes: [{ range: place.line, newText: '' }], stored: source, notes });
  }
  const moved = urlAround(place, range);
  const stored = document.text.slice(moved.start, moved.end);
  const partial = format.wholeOnly === true && stored !== source;
  if (format.reference === undefined || partial || format.special?.test(stored) === true)
    return refuse(...format.reason);
  return rewritten({ changes: [{ range: moved, newText: format.reference(name) }], stored, notes });
}

function urlAround(
  { before, after, token }: TomlPlace,
  range: RewriteRequest['range'],
): RewriteRequest['range'] {
  return isUrlAround(before, after) && !/[${}]/.test(before + after)
    ? { start: token.start + 1, end: token.end - 1 }
    : range;
}

export const tomlFiles: readonly Language[] = FILES.map(tomlLanguage);
