/**
 * SOPS with age (or any of its keys): the value goes JSON-encoded on standard input into an encrypted file that may be
 * committed. https://github.com/getsops/sops#set-a-sub-part-in-a-document-tree
 */
import type { Store } from './store.ts';

const file = ({ file: path = 'secrets.enc.yaml' }: Readonly<Record<string, string>>): string => path;

export const sops: Store = {
  id: 'sops',
  name: { en: 'SOPS encrypted file', ja: 'SOPS で暗号化したファイル' },
  programs: ['sops'],
  settings: [
    { key: 'file', label: { en: 'Encrypted file', ja: '暗号化ファイル' }, fallback: 'secrets.enc.yaml' },
  ],
  nameOf: (envName) => envName,
  namesVariables: true,
  namePattern: /^[A-Za-z_][A-Za-z0-9_]*$/,
  maxBytes: 1_000_000,
  access: {
    // `filestatus` tells whether the file is there and encrypted, without a key.
    signIn: (settings) => ({ args: ['filestatus', file(settings)] }),
    signedIn: (answer) => answer.stdout.includes('"encrypted":true'),
    // Names are not encrypted, so they can be read without decrypting.
    find: (_name, settings) => ({ read: file(settings) }),
    present: (answer, name) => new RegExp(`^\\s*"?${name}"?\\s*[:=]\\s*"?ENC\\[`, 'm').test(answer.stdout),
    put: ({ name, value }, settings) => ({
      args: ['set', '--value-stdin', file(settings), `["${name}"]`],
      input: JSON.stringify(value),
    }),
    diagnose: [
      [
        /no such file|sops metadata not found|Failed to get the data key|no matching creation rules/i,
        'not-signed-in',
      ],
      [/permission denied/i, 'no-permission'],
    ],
  },
  references: {
    vals: (name, settings) => `ref+sops://${file(settings)}#/${name}`,
    ansible: (name, settings) => `lookup('community.sops.sops', '${file(settings)}', extract='["${name}"]')`,
    terraform: (name, settings) => ({
      type: 'sops_file',
      arguments: [['source_file', file(settings)]],
      read: `.data["${name}"]`,
      provider: 'carlpett/sops',
    }),
  },
  signInCommand: 'sops encrypt --in-place secrets.enc.yaml',
  run: (command, _names, settings) => `sops exec-env ${file(settings)} '${command}'`,
  docs: 'https://getsops.io/docs/',
};
