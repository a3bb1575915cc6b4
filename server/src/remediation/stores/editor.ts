/**
 * The editor's own secret storage, for one person on one machine: VS Code encrypts it with the key ring of the system.
 * The client keeps the values (`kagimori/planKeep`), for the server has no part in that storage; no program can read it,
 * so that the reference is always the environment variable, which terminals of the editor can be given.
 * https://code.visualstudio.com/api/references/vscode-api#SecretStorage
 */
import type { Store } from './store.ts';

export const editorStorage: Store = {
  id: 'vscode-secret-storage',
  name: { en: 'VS Code Secret Storage', ja: 'VS Code のシークレットストレージ' },
  programs: [],
  settings: [],
  nameOf: (envName) => envName,
  namePattern: /^[A-Za-z_][A-Za-z0-9_]*$/,
  maxBytes: 100_000,
  keptByEditor: true,
  whyNot: {
    en: 'Only VS Code has this storage. Choose another store here.',
    ja: 'この保管先は VS Code にしかありません。別の保管先を選んでください。',
  },
  signInCommand: '',
  reach: (envName) => ({
    en: `Only terminals that are opened in this VS Code get ${envName}, once you allow it: other machines, other people and programs started elsewhere do not.`,
    ja: `${envName} を受け取れるのは、許可したあとにこの VS Code で開くターミナルだけです。他のマシンや他の人、別の場所で起動したプログラムには渡りません。`,
  }),
  docs: 'https://code.visualstudio.com/api/references/vscode-api#SecretStorage',
};
