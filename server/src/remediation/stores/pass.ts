/** pass, the standard Unix password manager. https://www.passwordstore.org/ */
import type { Store } from './store.ts';

const folder = (name: string): string => name.slice(0, name.lastIndexOf('/'));

/** The name in one line of the tree, without its colours and branches, which are ASCII in a C locale. */
const entryOf = (line: string): string =>
  line
    .split('\u001b')
    .map((piece) => piece.replace(/^\[[\d;]*m/, ''))
    .join('')
    .replace(/^.*(?:── |-- )/, '')
    .trim();

export const pass: Store = {
  id: 'pass',
  name: { en: 'pass', ja: 'pass' },
  programs: ['pass'],
  settings: [],
  nameOf: (envName) => `app/${envName}`,
  namePattern: /^[A-Za-z0-9_][A-Za-z0-9_.-]*(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$/,
  maxBytes: 1_000_000,
  access: {
    signIn: () => ({ args: ['ls'] }),
    // Listing the folder decrypts nothing; `pass show` of the entry would.
    find: (name) => ({ args: ['ls', folder(name)] }),
    present: (answer, name) =>
      answer.code === 0 &&
      answer.stdout.split('\n').some((line) => entryOf(line) === name.slice(name.lastIndexOf('/') + 1)),
    absent: /is not in the password store/,
    // Piped input overwrites without asking, which is why `find` comes first.
    put: ({ name, value }) => ({ args: ['insert', '--multiline', '--force', name], input: value }),
    diagnose: [
      [/Try "pass init"|password store is empty|You must run:\s*pass init/, 'not-signed-in'],
      [/No secret key|decryption failed|No public key|unusable public key/i, 'no-permission'],
    ],
  },
  references: {
    ansible: (name) => `lookup('community.general.passwordstore', '${name}', returnall=true)`,
  },
  signInCommand: 'pass init KEY-ID',
  run: (command, names) =>
    `${names.map(({ envName, name }) => `${envName}="$(pass show ${name})"`).join(' ')} ${command}`,
  docs: 'https://www.passwordstore.org/',
};
