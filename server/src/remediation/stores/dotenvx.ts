/**
 * dotenvx: the value stands encrypted in `.env`, which may then be committed. `dotenvx set` takes the value only as an
 * argument, so a private file with the project's public key and the one value is encrypted instead, and the line that
 * comes out goes into `.env` with the rest of the edit. https://dotenvx.com/docs/advanced/encrypt
 */
import type { Store } from './store.ts';

const PUBLIC_KEY = /^DOTENV_PUBLIC_KEY="?([0-9a-f]{66})"?$/m;

export const dotenvx: Store = {
  id: 'dotenvx',
  name: { en: 'dotenvx (encrypted .env)', ja: 'dotenvx（暗号化した .env）' },
  programs: ['dotenvx'],
  settings: [],
  nameOf: (envName) => envName,
  namesVariables: true,
  namePattern: /^[A-Za-z_][A-Za-z0-9_]*$/,
  maxBytes: 100_000,
  // What stands between single quotes is neither expanded nor unescaped, before the encryption as after it
  // (https://github.com/dotenvx/dotenvx/issues/437); a single quote itself would end it.
  accepts: (value) => !/['\r]/.test(value),
  access: {
    signIn: () => ({ read: '.env' }),
    signedIn: (answer) => PUBLIC_KEY.test(answer.stdout),
    find: () => ({ read: '.env' }),
    present: (answer, name) => new RegExp(`^(?:export )?${name}=`, 'm').test(answer.stdout),
    put: ({ name, value, signIn }) => ({
      args: ['encrypt', '-f', '{file}', '--stdout', '--no-create', '--no-armor', '--no-native'],
      file: `DOTENV_PUBLIC_KEY="${PUBLIC_KEY.exec(signIn.stdout)?.[1] ?? ''}"\n${name}='${value}'\n`,
    }),
    envValue: (answer, name) =>
      new RegExp(`^${name}=["']?(encrypted:[A-Za-z0-9+/=]+)["']?$`, 'm').exec(answer.stdout)?.[1],
    diagnose: [],
  },
  signInCommand: 'dotenvx encrypt',
  run: (command) => `dotenvx run -- ${command}`,
  docs: 'https://dotenvx.com/docs/',
};
