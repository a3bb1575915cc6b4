/**
 * Names of files that are no UTF-8: on Linux a name is any bytes, and old repositories hold names in Shift_JIS, EUC or
 * Latin-1. As a string, each byte that is no UTF-8 becomes a lone surrogate (U+DC80 to U+DCFF), which no other name has,
 * so that the bytes can be told again (as Python has it: https://peps.python.org/pep-0383/).
 */

const FIRST = 0xdc00;
/** Not the second half of a pair, as which these stand in other names. */
const ESCAPED = /((?<![\ud800-\udbff])[\udc80-\udcff])/;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** @param bytes of a name, or of a list of names. */
export function textOfNames(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return pieceByPiece(bytes);
  }
}

/** Byte by byte what cannot be read as a character of one to four bytes. */
function pieceByPiece(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    const length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    try {
      text += strict.decode(bytes.subarray(at, at + length));
      at += length;
    } catch {
      text += String.fromCharCode(FIRST + byte);
      at++;
    }
  }
  return text;
}

/** @returns what the file system takes: the path itself, or its bytes where it holds some that are no UTF-8. */
export function nativePath(path: string): string | Buffer {
  if (!ESCAPED.test(path)) return path;
  const bytes: Uint8Array[] = [];
  for (const part of path.split(ESCAPED)) {
    const escaped = ESCAPED.test(part);
    bytes.push(escaped ? Uint8Array.of(part.charCodeAt(0) - FIRST) : encoder.encode(part));
  }
  return Buffer.concat(bytes);
}

/** @returns the path as it may stand in an address or a report: what is no UTF-8 cannot be told there. */
export const shownName = (path: string): string => path.replace(new RegExp(ESCAPED, 'g'), '\u{FFFD}');
