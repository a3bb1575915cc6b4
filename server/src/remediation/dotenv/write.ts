/**
 * Writes a value so that every reader in play reads it back: dotenv (npm), Node's `--env-file`, python-dotenv, docker
 * compose, and `set -a; . ./.env` in a POSIX shell. What they agree on was measured with the readers themselves
 * (`test/programs/envReaders.test.ts`); a value on which they do not agree is not written.
 */
import type { Text } from '../../detection/types.ts';

/** Who reads the file and in what form it is. */
export interface EnvDialect {
  /** Vite, Next.js and Bun expand `$` even inside single quotes; all others take single quotes literally. */
  readonly expanding: boolean;
  /** Somebody who does not expand there reads it too. */
  readonly literal: boolean;
  /** The file has Windows line breaks: no shell can source it, and a line break in quotes would gain a `\r`. */
  readonly crlf: boolean;
}

/** What to assume where nothing is known. */
export const PLAIN: EnvDialect = { expanding: false, literal: true, crlf: false };

export type WriteOutcome =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: Text };

/** `value` as it stands after `NAME=`, or why it cannot be written. */
export function quoteEnvValue(value: string, dialect: EnvDialect = PLAIN): WriteOutcome {
  if (/^[A-Za-z0-9_./:@%+=,-]*$/.test(value) && !value.startsWith('=')) return written(value);
  // A lone surrogate has no UTF-8.
  if (/[\0\r]|\p{Cs}/u.test(value)) return refuse(CONTROL);
  if (dialect.expanding && value.includes('$')) {
    return dialect.literal || /["\\`\n]/.test(value)
      ? refuse(DOLLAR)
      : written(`"${value.replaceAll('$', '\\$')}"`);
  }
  if (value.includes('\n') && dialect.crlf) {
    return /["$\\`]/.test(value) ? refuse(MIXTURE) : written(`"${value.replaceAll('\n', '\\n')}"`);
  }
  const plainInDouble = !/["$\\`]/.test(value);
  if (plainInDouble && /['\n]/.test(value)) return written(`"${value}"`);
  // python-dotenv undoes `\\` and expands `${` inside single quotes, and docker compose takes `\'` for a quote.
  if (value.includes('${')) return refuse(INTERPOLATED);
  if (!value.includes("'") && !value.includes('\\\\') && !value.endsWith('\\')) return written(`'${value}'`);
  return refuse(MIXTURE);
}

const written = (text: string): WriteOutcome => ({ ok: true, text });
const refuse = (reason: Text): WriteOutcome => ({ ok: false, reason });

const MIXTURE: Text = {
  en: 'The value mixes quotes, `$`, backslashes or line breaks in a way that the readers of .env files read differently. Keep it in a secrets manager, or store it as base64 and decode it in the program.',
  ja: '値に含まれる引用符・`$`・バックスラッシュ・改行の組み合わせは、.env の読み込み側によって解釈が異なります。シークレットマネージャーに保存するか、base64 で保存してプログラム側で復号してください。',
};
const DOLLAR: Text = {
  en: 'The value holds `$`, which the readers of this .env (Vite, Next.js or Bun beside others) read differently. Keep it in a secrets manager, or store it as base64 and decode it in the program.',
  ja: '値に `$` が含まれており、この .env を読む複数の仕組み (Vite・Next.js・Bun など) で解釈が異なります。シークレットマネージャーに保存するか、base64 で保存してプログラム側で復号してください。',
};
const INTERPOLATED: Text = {
  en: 'The value holds `${`, which python-dotenv expands in every kind of quotes. Keep it in a secrets manager, or store it as base64 and decode it in the program.',
  ja: '値に `${` が含まれており、python-dotenv はどの引用符の中でも展開します。シークレットマネージャーに保存するか、base64 で保存してプログラム側で復号してください。',
};
const CONTROL: Text = {
  en: 'The value holds a carriage return, NUL or half a character, which a .env file cannot hold. Store it as base64 and decode it in the program.',
  ja: '値に復帰文字・NUL・不完全な文字が含まれており、.env に書けません。base64 で保存してプログラム側で復号してください。',
};
