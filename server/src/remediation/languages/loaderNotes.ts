/** What is left to do where nothing loads `.env` for a program. */
import type { Text } from '../../detection/types.ts';
import type { Replacement } from '../plan.ts';
import type { Language } from './language.ts';

type Loading = ReturnType<NonNullable<Language['loader']>>;

/** Start the program with the variables of `.env` set. */
export const SET_BEFORE_START: Text = {
  en: 'Nothing reads .env here by itself: set its variables before the program starts, in a shell with `set -a; . ./.env; set +a`.',
  ja: 'ここでは .env は自動で読み込まれません。起動前にシェルで `set -a; . ./.env; set +a` を実行するなどして変数を設定してください。',
};

/** The loading of `.env` is left to the person: one note. */
export const byNote = (note: Text): Loading => ({ replacements: [], notes: [note] });

/** The loading of `.env` is added to the document. */
export const byLine = (replacement: Replacement): Loading => ({
  replacements: [{ ...replacement, annotation: 'loader' }],
  notes: [],
});

/** Something loads `.env` already. */
export const LOADED: Loading = { replacements: [], notes: [] };

/** "Add this package and this line" as a note. */
export const missingLine = (what: string, line: string): Text => ({
  en: `Nothing reads .env here yet: add ${what} and the line \`${line}\`, or set the variables before the program starts.`,
  ja: `ここではまだ .env が読み込まれません。${what} を追加して \`${line}\` の行を書くか、起動前に変数を設定してください。`,
});
