/** The characters of a text as one byte each, so that offsets in the bytes are offsets in the text. */

const encoder = new TextEncoder();
/** What does not fit a byte of ASCII is told as one that stands in no literal. */
const WIDE = 0xff;
/** Texts up to this length share one buffer. */
const SHARED = 1 << 20;
let shared: Uint8Array = new Uint8Array(1 << 12);

/** A text as bytes. They are good until the next text is read. */
export interface Units {
  readonly bytes: Uint8Array;
  /** Whether all of the text is ASCII. */
  readonly ascii: boolean;
}

/** @returns as many bytes as the text has UTF-16 units */
export function unitsOf(text: string): Units {
  const { length } = text;
  if (shared.length < length && length <= SHARED) shared = new Uint8Array(Math.min(SHARED, length * 2));
  const room = length <= shared.length ? shared : new Uint8Array(length);
  const bytes = room.subarray(0, length);
  const { read, written } = encoder.encodeInto(text, bytes);
  if (read === length && written === length) return { bytes, ascii: true };
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    bytes[at] = unit < 128 ? unit : WIDE;
  }
  return { bytes, ascii: false };
}

/** In ASCII, and where each byte is a character. */
export const SAME = (byte: number): number => byte;

const BYTES_OF_MARK = 3;

/**
 * Where the bytes of a text stand in it.
 * @param length of the bytes from which the text was decoded: UTF-8 with or without its mark, or one byte a character
 * @returns the offset in the text of an offset in the bytes; nothing where they are of another encoding
 */
export function offsetsIn(text: string, length: number): ((byte: number) => number) | undefined {
  if (text.length === length) return SAME;
  /** By character that is no ASCII: where its bytes end, and how many more bytes than units stand up to there. */
  const ends: number[] = [];
  const extras: number[] = [];
  let extra = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    // Both halves of a pair are two bytes each.
    extra += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
    ends.push(at + 1 + extra);
    extras.push(extra);
  }
  const mark = length - text.length - extra;
  if (mark !== 0 && mark !== BYTES_OF_MARK) return undefined;
  return (byte) => {
    const inText = byte - mark;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) <= inText) low = middle + 1;
      else high = middle;
    }
    return inText - (low === 0 ? 0 : (extras[low - 1] as number));
  };
}
