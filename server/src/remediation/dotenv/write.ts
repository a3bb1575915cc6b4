/**
 * Writes a value so that every reader in play reads it back: dotenv (npm), Node's `--env-file`, python-dotenv, godotenv,
 * docker compose, and `set -a; . ./.env` in a POSIX shell. What they agree on was measured with the readers themselves
 * (`test/unit/remediation/dotenv/readers.test.ts`); a value on which they do not agree is not written.
 */
import type { Text } from '../../detection/types.ts';

/**
 * Who reads the file. `expanding` readers (Vite, Next.js, Bun) expand `$` even inside single quotes; all others take
 * single quotes literally.
 */
export type ReaderFamily = 'literal' | 'expanding';

export type WriteOutcome =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: Text };

/** `value` as it stands after `NAME=`, or why it cannot be written. `value` is any text without NUL. */
export function quoteEnvValue(value: string, family: ReaderFamily = 'literal'): WriteOutcome {
  if (/^[A-Za-z0-9_./:@%+=,-]*$/.test(value) && !value.startsWith('=')) return { ok: true, text: value };
  if (value.includes('\0') || value.includes('\r')) return refuse(CONTROL);
  const dollar = value.includes('$');
  if (family === 'expanding' && dollar) {
    return /["\\`\n]/.test(value) ? refuse(BOTH) : { ok: true, text: `"${value.replaceAll('$', '\\$')}"` };
  }
  if (value.includes('${')) return refuse(INTERPOLATED);
  if (!value.includes("'") && !value.includes('\n')) return { ok: true, text: `'${value}'` };
  if (!/["$\\`]/.test(value)) return { ok: true, text: `"${value}"` };
  return refuse(BOTH);
}

const refuse = (reason: Text): WriteOutcome => ({ ok: false, reason });

const BOTH: Text = {
  en: 'The value holds quotes, `$`, backslashes or line breaks in a mixture that the readers of .env files read differently. Keep it in a secrets manager, or store it as base64 and decode it.',
  ja: '値に含まれる引用符・`$`・バックスラッシュ・改行の組み合わせは、.env の読み込み側によって解釈が異なります。シークレットマネージャーに保存するか、base64 で保存して復号してください。',
};
const INTERPOLATED: Text = {
  en: 'The value holds `${`, which python-dotenv expands in every kind of quotes. Keep it in a secrets manager, or store it as base64 and decode it.',
  ja: '値に `${` が含まれており、python-dotenv はどの引用符の中でも展開します。シークレットマネージャーに保存するか、base64 で保存して復号してください。',
};
const CONTROL: Text = {
  en: 'The value holds a carriage return or NUL, which .env files cannot hold. Store it as base64 and decode it.',
  ja: '値に復帰文字または NUL が含まれており、.env に書けません。base64 で保存して復号してください。',
};
