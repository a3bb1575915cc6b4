/** The ways in which providers take a key in a header. */
import type { Key, KeyCheck } from './types.ts';

type Headers = KeyCheck['headers'];

/** `Authorization: Bearer …`, or another scheme. */
export const bearer =
  (scheme = 'Bearer', more: Readonly<Record<string, string>> = {}): Headers =>
  ({ value }) => ({ Authorization: `${scheme} ${value}`.trimStart(), ...more });

/** A header of the provider's own. */
export const inHeader =
  (name: string, more: Readonly<Record<string, string>> = {}): Headers =>
  ({ value }) => ({ [name]: value, ...more });

/** `Authorization: Basic …` with the key as the user or the password. */
export const basic =
  (credentials: (key: Key) => string): Headers =>
  (key) => ({ Authorization: `Basic ${base64(credentials(key))}` });

/** Base64 of the UTF-8 form. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
