/** How a shell script comes to see `.env`: it sources the file itself, unless something did before. */
import type { Text } from '../../detection/types.ts';
import type { Rewrite } from '../languages/language.ts';
import type { FixDocument, Project } from '../plan.ts';
import type { LexicalSyntax } from '../syntax/lexical.ts';
import { tokensOf } from '../syntax/literal.ts';
import { lineBreakOf } from '../syntax/places.ts';

type Loading = Pick<Rewrite, 'replacements' | 'notes'>;

/** Start-up files of a person, not of a project. */
const PERSONAL = /\/\.(?:profile|bash_profile|bashrc|bash_aliases|zshrc|zshenv|zprofile)$/;
/** Lines that load a `.env` already. */
const LOADS =
  /^[^#\n]*(?:(?:^|[\s;{(&|])(?:\.|source)[ \t]+["']?[^\s;]*\.env\b|\bdotenv(?:_if_exists)?\b|\bdirenv\b|env[ \t]+\$\(.*\.env|xargs.*\.env|<[ \t]*["']?[^\s;]*\.env\b)/m;

/** The line that sources `.env` beside the script, guarded so that a server without the file can run it too. */
export function shellLoader(document: FixDocument, project: Project, syntax: LexicalSyntax): Loading {
  const { text, uri } = document;
  if (LOADS.test(text)) return { replacements: [], notes: [] };
  if (PERSONAL.test(uri)) return { replacements: [], notes: [BY_HAND] };
  const eol = lineBreakOf(text);
  const at = afterHeader(text, syntax);
  const line = uri.endsWith('.envrc') ? 'dotenv_if_exists' : sourceLine(document, project);
  const before = at > 0 && !text.slice(0, at).endsWith('\n') ? eol : '';
  return {
    replacements: [
      { range: { start: at, end: at }, newText: `${before}${line}${eol}`, annotation: 'loader' },
    ],
    notes: [],
  };
}

function sourceLine({ uri, text }: FixDocument, project: Project): string {
  const shebang = /^#!.*/.exec(text)?.[0] ?? '';
  const self = /zsh/.test(shebang) ? '${(%):-%x}' : /bash/.test(shebang) ? '${BASH_SOURCE[0]}' : '$0';
  const up = stepsUp(uri, project.root);
  const path = `"$(dirname "${self}")/${up}.env"`;
  return `if [ -f ${path} ]; then set -a; . ${path}; set +a; fi`;
}

/** `../` for each folder between the root and the script. */
function stepsUp(uri: string, root: string): string {
  const inside = uri.startsWith(`${root}/`) ? uri.slice(root.length + 1) : '';
  return '../'.repeat(inside.split('/').length - 1);
}

/** After the shebang, the comments at the top and `set -euo pipefail`, before the first command. */
function afterHeader(text: string, syntax: LexicalSyntax): number {
  const first = tokensOf(text, syntax).find(({ kind }) => kind !== 'comment')?.range.start ?? text.length;
  let at = 0;
  let end = 0;
  for (;;) {
    const line = /^(?:[ \t]*\r?\n|[ \t]*#.*(?:\n|$)|set[ \t]+[-+][^\n;&|]*(?:\n|$))/.exec(
      text.slice(at, at + 4000),
    )?.[0];
    if (line === undefined || line === '' || at + line.length > first) return end;
    at += line.length;
    if (line.startsWith('#!') || line.startsWith('set')) end = at;
    // A comment block counts as the header where a blank line closes it.
    else if (/^[ \t]*\r?\n/.test(line)) end = end === 0 && at === line.length ? 0 : at;
  }
}

const BY_HAND: Text = {
  en: 'This file belongs to you, not to the project: load .env in it by `set -a; . "$HOME/.env"; set +a`, wherever you keep the file.',
  ja: 'このファイルはプロジェクトではなく個人の設定です。`set -a; . "$HOME/.env"; set +a` のように、.env を置いた場所から読み込んでください。',
};
