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
