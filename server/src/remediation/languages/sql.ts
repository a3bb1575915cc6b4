/** SQL reads no environment; a script for psql can (`\getenv`, PostgreSQL 15). */
import type { Text } from '../../detection/types.ts';
import { BLOCK_COMMENT, type LexicalSyntax } from '../syntax/lexical.ts';
import { lineBreakOf } from '../syntax/places.ts';
import type { SiteOutcome } from './code.ts';
import { insert } from './insertion.ts';
import { replaced } from './literalEdits.ts';
import { byNote, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';

const SYNTAX: LexicalSyntax = {
  strings: [
    { open: /(?<prefix>\b[eEnN])?'/, close: "'", escape: 'doubled', multiline: true },
    { open: /"/, close: '"', escape: 'doubled' },
    {
      open: /(?<prefix>)\$(?<tag>\w*)\$/,
      close: (open) => `$${open.groups?.tag ?? ''}$`,
      raw: true,
      multiline: true,
    },
  ],
  comments: [{ open: /--/ }, BLOCK_COMMENT],
};

const NO_ENVIRONMENT: Text = {
  en: 'SQL cannot read the environment. Hand the value over from outside: psql -v, Flyway or Liquibase placeholders, or set it from the secrets manager.',
  ja: 'SQL から環境変数は読めません。psql の -v、Flyway や Liquibase のプレースホルダー、シークレットマネージャーなど、外から値を渡してください。',
};

/** A line with a command of psql. */
const PSQL = /^\\(?:set|connect|c|i|ir|echo|getenv|include|if|gset|timing|pset|prompt|o|copy)\b/m;

export const sql = languageOf({
  id: 'sql',
  languageIds: ['sql', 'postgres', 'pgsql', 'plsql', 'mssql', 'mysql'],
  extensions: ['sql', 'psql', 'pgsql'],
  syntax: SYNTAX,
  escapes: ({ prefix, quote }) => (prefix !== '' || quote === '"' ? null : 'doubled'),
  reference: ({ name }) => `:'${name.toLowerCase()}'`,
  context: (spot): Context => (!PSQL.test(spot.text) || spot.literal.raw ? { refuse: NO_ENVIRONMENT } : null),
  whole: fromPsql,
  partial: () => ({ ok: false, reason: NO_ENVIRONMENT }),
  loader: () => byNote(SET_BEFORE_START),
});

function fromPsql({ text, name, literal }: Spot): SiteOutcome {
  const variable = name.toLowerCase();
  const line = `\\getenv ${variable} ${name}`;
  const outcome = replaced(literal.range, `:'${variable}'`);
  if (!outcome.ok || text.includes(line)) return outcome;
  const top = /^\uFEFF?(?:--[^\n]*\n)*/.exec(text)?.[0].length ?? 0;
  return {
    ok: true,
    replacements: [insert(top, `${line}${lineBreakOf(text)}`, 'reference'), ...outcome.replacements],
  };
}
