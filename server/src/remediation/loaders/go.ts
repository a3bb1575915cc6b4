/** How a Go program comes to see `.env`: godotenv, or a line that is missing. */
import type { Text } from '../../detection/types.ts';
import { importPackage, imports } from '../languages/goImports.ts';
import type { Rewrite } from '../languages/language.ts';
import type { FixDocument, Project } from '../plan.ts';
import type { LexicalSyntax } from '../syntax/lexical.ts';
import { goModules } from './manifests.ts';

const GODOTENV = 'github.com/joho/godotenv';

/** Edits that load `.env`, or the line that is missing; nothing where something loads it. */
export function goLoader(
  { text }: FixDocument,
  project: Project,
  syntax: LexicalSyntax,
): Pick<Rewrite, 'replacements' | 'notes'> {
  if (imports(text, GODOTENV)) return { replacements: [], notes: [] };
  if (!goModules(project).has(GODOTENV)) return { replacements: [], notes: [MISSING] };
  if (!/^package main\b/m.test(text)) return { replacements: [], notes: [ELSEWHERE] };
  // Imported for its effect, it runs before any variable of the package is set; a call in main would come too late.
  const replacements = importPackage(text, `${GODOTENV}/autoload`, syntax, '_');
  return { replacements: replacements.map((edit) => ({ ...edit, annotation: 'loader' })), notes: [] };
}

const MISSING: Text = {
  en: 'Nothing loads .env for Go yet: run the program by `set -a; . ./.env; set +a`, or add github.com/joho/godotenv and import `github.com/joho/godotenv/autoload` in main.',
  ja: 'Go で .env を読み込む仕組みがまだありません。実行前に `set -a; . ./.env; set +a` を実行するか、github.com/joho/godotenv を追加して main で `github.com/joho/godotenv/autoload` を import してください。',
};
const ELSEWHERE: Text = {
  en: 'Package main must import `github.com/joho/godotenv/autoload` so that .env is loaded before this package.',
  ja: 'このパッケージより前に .env が読み込まれるよう、main パッケージで `github.com/joho/godotenv/autoload` を import する必要があります。',
};
