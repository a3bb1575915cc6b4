/**
 * Bitwarden Secrets Manager. Its `bws` program takes a value only as an argument, which `ps` shows to everyone on the
 * machine, so nothing is put in from here: https://github.com/bitwarden/sdk-sm/issues/1568 (open in August 2026)
 */
import type { Store } from './store.ts';

export const bitwarden: Store = {
  id: 'bitwarden',
  name: { en: 'Bitwarden Secrets Manager', ja: 'Bitwarden Secrets Manager' },
  programs: ['bws'],
  settings: [],
  nameOf: (envName) => envName,
  namePattern: /^[A-Za-z_][A-Za-z0-9_]*$/,
  maxBytes: 25_000,
  whyNot: {
    en: 'The bws program takes a value only in its argument list, where other users of this machine can read it. Create the secret in the web vault, then use "Move to .env" and start the program with "bws run".',
    ja: 'bws コマンドは値を引数でしか受け取らず、このマシンの他の利用者に見えてしまいます。Web 保管庫でシークレットを作成し、「.env へ移動」のうえ「bws run」でプログラムを起動してください。',
  },
  signInCommand: 'export BWS_ACCESS_TOKEN',
  run: (command) => `bws run -- '${command}'`,
  docs: 'https://bitwarden.com/help/secrets-manager-cli/',
};
