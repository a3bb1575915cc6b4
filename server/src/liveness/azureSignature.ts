/**
 * Shared Key authorization of one request to Azure Storage: the list of an account's containers.
 * https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

const VERSION = '2021-12-02';

export interface StorageRequest {
  readonly account: string;
  /** Base64, as Azure gives it out. */
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** @returns the headers of `GET /?comp=list&maxresults=1`; unsigned where the key is no base64. */
export function signedForStorage({ account, key, now }: StorageRequest): Readonly<Record<string, string>> {
  const date = new Date(now).toUTCString();
  const headers = { 'x-ms-date': date, 'x-ms-version': VERSION };
  // The eleven standard headers are all empty.
  const standard = '\n'.repeat(12);
  const toSign = `GET${standard}x-ms-date:${date}\nx-ms-version:${VERSION}\n/${account}/\ncomp:list\nmaxresults:1`;
  try {
    const bytes = Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
    const signature = btoa(String.fromCharCode(...hmac(sha256, bytes, utf8ToBytes(toSign))));
    return { ...headers, Authorization: `SharedKey ${account}:${signature}` };
  } catch {
    return headers;
  }
}
