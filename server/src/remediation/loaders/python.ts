/** How a Python program comes to see `.env`: its framework, python-dotenv, or a line that is missing. */
import type { Text } from '../../detection/types.ts';
import type { Rewrite } from '../languages/language.ts';
import { prologueEnd, topImports } from '../languages/pythonImports.ts';
import type { FixDocument, Project } from '../plan.ts';
import type { LexicalSyntax } from '../syntax/lexical.ts';
import { lineBreakOf } from '../syntax/places.ts';
import { pythonDependencies } from './manifests.ts';

type Loading = Pick<Rewrite, 'replacements' | 'notes'>;

const NOTHING: Loading = { replacements: [], notes: [] };
/** Files that a program is started with, or that are read before all others. */
const ENTRY = /(?:^|\/)(?:main|__main__|app|wsgi|asgi|manage|settings|conftest|run|server|bot|cli)\.py$/;

/** Edits that load `.env`, or the line that is missing; nothing where something loads it. */
export function pythonLoader({ uri, text }: FixDocument, project: Project, syntax: LexicalSyntax): Loading {
  if (
    /\bload_dotenv\s*\(|\bread_env\s*\(|\benv_file\s*=|\bdotenv_values\s*\(|^%(?:load_ext|dotenv)\b/m.test(
      text,
    )
  )
    return NOTHING;
  if (/^from decouple import/m.test(text)) return NOTHING;
  const dependencies = pythonDependencies(project);
  const strict = dependencies.has('pydantic-settings') ? [FORBIDS] : [];
  const isEntry =
    ENTRY.test(uri) ||
    /^if __name__ ==/m.test(text) ||
    text.startsWith('#!') ||
    uri.startsWith('vscode-notebook-cell:');
  if (!dependencies.has('python-dotenv')) return { replacements: [], notes: [NO_DEPENDENCY, ...strict] };
  // A module that something imports: whoever named python-dotenv in the manifest loads it at the entry.
  if (!isEntry) return { replacements: [], notes: [ELSEWHERE, ...strict] };
  const eol = lineBreakOf(text);
  const last = topImports(text, syntax).at(-1);
  const at = last?.end ?? prologueEnd(text, syntax);
  const newText = [
    ...(last === undefined ? [] : ['']),
    'from dotenv import load_dotenv',
    '',
    'load_dotenv()',
    ...(/^\s*?\n/.test(text.slice(at)) ? [] : ['']),
    '',
  ].join(eol);
  return { replacements: [{ range: { start: at, end: at }, newText, annotation: 'loader' }], notes: strict };
}

const NO_DEPENDENCY: Text = {
  en: 'Nothing loads .env for Python yet: install python-dotenv and call `load_dotenv()` at the start of the program, or run it by `set -a; . ./.env; set +a`.',
  ja: 'Python で .env を読み込む仕組みがまだありません。python-dotenv をインストールしてプログラムの先頭で `load_dotenv()` を呼ぶか、実行前に `set -a; . ./.env; set +a` を実行してください。',
};
const FORBIDS: Text = {
  en: "A class of pydantic-settings that reads .env refuses names that it does not declare: declare the new name there or set `extra='ignore'`.",
  ja: ".env を読む pydantic-settings のクラスは、宣言のない名前を拒みます。新しい名前を宣言するか、`extra='ignore'` を指定してください。",
};
const ELSEWHERE: Text = {
  en: 'The entry of the program must call `load_dotenv()` before it imports this module.',
  ja: 'プログラムの起点で、このモジュールを import する前に `load_dotenv()` を呼ぶ必要があります。',
};
