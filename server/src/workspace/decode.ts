/** Bytes to text and back without losing one of them, so that offsets are exact and a fix writes what it read. */

/** How the bytes of a file stand for characters; a byte order mark is kept apart from the text. */
export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: TextEncoding }
  | { readonly ok: false; readonly reason: 'binary' };

/** How much of a file is looked at for a NUL byte: what git looks at. */
const BINARY_PROBE = 8000;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const utf16le = new TextDecoder('utf-16le', { ignoreBOM: true });
const utf16be = new TextDecoder('utf-16be', { ignoreBOM: true });
const single = new TextDecoder('windows-1252');

/** @returns the encoding that a byte order mark at the start names, if there is one. */
function markOf(bytes: Uint8Array): { readonly encoding: TextEncoding; readonly length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { encoding: 'utf-8-bom', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

/** Whether the bytes are no text: a NUL near the start, unless a UTF-16 mark explains it. */
export function isBinary(bytes: Uint8Array): boolean {
  const mark = markOf(bytes);
  if (mark !== undefined && mark.encoding !== 'utf-8-bom') return false;
  const zero = bytes.indexOf(0);
  return zero >= 0 && zero < BINARY_PROBE;
}

/** Whether the bytes are UTF-16, in which a search for ASCII bytes finds nothing. */
export function isWide(bytes: Uint8Array): boolean {
  const mark = markOf(bytes);
  return mark !== undefined && mark.encoding !== 'utf-8-bom';
}

/** Reads UTF-8, UTF-16 with its mark, and anything else byte by byte as Windows-1252. */
export function decodeBytes(bytes: Uint8Array): Decoded {
  if (isBinary(bytes)) return { ok: false, reason: 'binary' };
  const mark = markOf(bytes);
  const body = mark === undefined ? bytes : bytes.subarray(mark.length);
  if (mark?.encoding === 'utf-16le') return { ok: true, text: utf16le.decode(body), encoding: 'utf-16le' };
  if (mark?.encoding === 'utf-16be') return { ok: true, text: utf16be.decode(body), encoding: 'utf-16be' };
  try {
    return { ok: true, text: utf8.decode(body), encoding: mark?.encoding ?? 'utf-8' };
  } catch {
    return { ok: true, text: single.decode(bytes), encoding: 'windows-1252' };
  }
}

/**
 * Writes text in the encoding in which it was read.
 * @returns undefined where a character does not exist in that encoding.
 */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array | undefined {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8-bom') return new TextEncoder().encode(`\uFEFF${text}`);
  if (encoding === 'windows-1252') return encodeSingle(text);
  const bytes = new Uint8Array(text.length * 2 + 2);
  const view = new DataView(bytes.buffer);
  const littleEndian = encoding === 'utf-16le';
  view.setUint16(0, 0xfeff, littleEndian);
  for (let index = 0; index < text.length; index++) {
    view.setUint16(index * 2 + 2, text.charCodeAt(index), littleEndian);
  }
  return bytes;
}

function encodeSingle(text: string): Uint8Array | undefined {
  // The decoder's own table, read backwards: no second table can disagree with it.
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) table.set(single.decode(Uint8Array.of(byte)), byte);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const byte = table.get(text[index] ?? '');
    if (byte === undefined) return undefined;
    bytes[index] = byte;
  }
  return bytes;
}
