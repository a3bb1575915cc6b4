/**
 * The access token of a machine account: `0.ID.CLIENT_SECRET:SEED`. The seed never leaves the machine: with it the key
 * of the organisation is decrypted, which comes with the answer to a sign-in.
 * https://bitwarden.com/help/access-tokens/
 */
import { shareableKey } from './encString.ts';

export interface AccessToken {
  /** A UUID, by which a profile of the configuration file may be named. */
  readonly id: string;
  readonly clientSecret: string;
  /** Decrypts what comes with the answer to a sign-in. */
  readonly key: Uint8Array;
}

const TOKEN = /^0\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([^.:\s]+):([A-Za-z0-9+/]{22}(?:==)?)$/i;

/** @returns undefined for what is no access token of this version */
export function parseAccessToken(text: string): AccessToken | undefined {
  const [, id, clientSecret, seed] = TOKEN.exec(text.trim()) ?? [];
  if (id === undefined || clientSecret === undefined || seed === undefined) return undefined;
  return {
    id,
    clientSecret,
    key: shareableKey(Buffer.from(seed, 'base64'), 'accesstoken', 'sm-access-token'),
  };
}
