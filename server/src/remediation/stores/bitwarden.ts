/**
 * Bitwarden Secrets Manager. Its `bws` program takes a value only as an argument, which `ps` shows to everyone on the
 * machine (https://github.com/bitwarden/sdk-sm/issues/1568), so the value goes in over the API that the program itself
 * speaks: `workspace/bitwarden/`. Starting a program with its values is what `bws` is for.
 */
import type { Store } from './store.ts';

export const bitwarden: Store = {
  id: 'bitwarden',
  name: { en: 'Bitwarden Secrets Manager', ja: 'Bitwarden Secrets Manager' },
  programs: ['bws'],
  settings: [
    {
      key: 'project',
      label: {
        en: 'Bitwarden project, by name or ID (empty: the only one)',
        ja: 'Bitwarden プロジェクトの名前か ID（空: 唯一のもの）',
      },
      fallback: '',
    },
  ],
  nameOf: (envName) => envName,
  namesVariables: true,
  namePattern: /^[A-Za-z_][A-Za-z0-9_]{0,499}$/,
  maxBytes: 25_000,
  access: { api: 'bitwarden' },
  signInCommand: 'export BWS_ACCESS_TOKEN',
  signInStep: {
    en: 'Set BWS_ACCESS_TOKEN, where the editor or this command is started from, to the access token of a machine account',
    ja: 'エディターやこのコマンドを起動する環境の BWS_ACCESS_TOKEN に、マシンアカウントのアクセストークンを設定',
  },
  run: (command, _names, { project = '' }) =>
    `bws run ${PROJECT_ID.test(project) ? `--project-id ${project} ` : ''}-- '${command}'`,
  docs: 'https://bitwarden.com/help/secrets-manager-cli/',
};

const PROJECT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
