import { decodeBase64 } from '../checks/base64.ts';
import { type Dates, fromSeconds, span } from './time.ts';

const IDENTIFIER = 2;
const END_OF_SECTION = 0;
const SIGNATURE = 6;

/**
 * The caveats of a token of the package index: lists whose first item says what they limit, 0 being the time.
 * https://github.com/rescrv/libmacaroons/blob/master/doc/format.txt
 * https://github.com/pypi/warehouse/blob/main/warehouse/macaroons/caveats/__init__.py
 */
export function readMacaroon(value: string): Dates | undefined {
  const bytes = decodeBase64(value.slice('pypi-'.length));
  if (bytes === undefined || bytes[0] !== 2) return undefined;
  const caveats = identifiersOf(bytes)?.slice(1);
  // What cannot be read to its end says nothing.
  if (caveats === undefined) return undefined;
  for (const caveat of caveats) {
    const [kind, end, start] = listOf(caveat);
    if (kind === 0) return span(fromSeconds(start), fromSeconds(end));
  }
  return {};
}

/** The identifiers of the macaroon and of its caveats, in order; undefined where the bytes end too early. */
function identifiersOf(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const found: Uint8Array[] = [];
  let at = 1;
  while (at < bytes.length) {
    const type = bytes[at++];
    if (type === END_OF_SECTION) continue;
    if (type === SIGNATURE) return found;
    let length = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 21) return undefined;
      length += (byte & 0x7f) << shift;
      more = byte > 0x7f;
    }
    if (at + length > bytes.length) return undefined;
    if (type === IDENTIFIER) found.push(bytes.subarray(at, at + length));
    at += length;
  }
  return undefined;
}

function listOf(bytes: Uint8Array): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
