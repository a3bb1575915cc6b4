const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));

/**
 * Marvin32, the checksum in Microsoft's identifiable keys.
 * https://github.com/microsoft/security-utilities (Marvin.cs; its published vectors are the unit test)
 * @param seed eight ASCII characters ("Default0"), read as a big-endian number of 64 bits, or that number
 * @returns 32 bits, unsigned
 */
export function marvin32(bytes: Uint8Array, seed: string | bigint): number {
  const start =
    typeof seed === 'bigint'
      ? seed
      : [...seed].reduce((sum, char) => (sum << 8n) | BigInt(char.charCodeAt(0)), 0n);
  let low = Number(start & 0xffffffffn) | 0;
  let high = Number(start >> 32n) | 0;
  const block = () => {
    high ^= low;
    low = (rotate(low, 20) + high) | 0;
    high = rotate(high, 9) ^ low;
    low = (rotate(low, 27) + high) | 0;
    high = rotate(high, 19);
  };
  const rest = bytes.length & ~3;
  const padded = new Uint8Array(rest + 4);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const words = new DataView(padded.buffer);
  for (let at = 0; at < rest; at += 4) {
    low = (low + words.getInt32(at, true)) | 0;
    block();
  }
  low = (low + words.getInt32(rest, true)) | 0;
  block();
  block();
  return (low ^ high) >>> 0;
}
