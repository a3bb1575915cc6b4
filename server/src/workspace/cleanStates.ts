/**
 * Remembers which states of files hold nothing, so that a second look reads only what has changed. Of a file that holds
 * something it knows nothing, so nothing of a finding can stand in it; what it keeps are hashes of states.
 */
import { createHash, hash } from 'node:crypto';

/** What came of a file that holds nothing. */
export type CleanKind = 'scanned' | 'binary';

export interface CleanStates {
  /** @param mark of the file's state, @param scope of what looked. @returns undefined where it is not known. */
  kindOf(scope: string, path: string, mark: string): CleanKind | undefined;
  add(scope: string, path: string, mark: string, kind: CleanKind): void;
  /** All of it as the content of a file. States that nobody has asked for in a long time are left out. */
  toBytes(): Uint8Array;
  /** Whether something was added since it was read or last written. */
  readonly changed: boolean;
}

/** States of any number of earlier looks are kept up to here, or up to `SPARE` times what the last look asked for. */
const KEPT = 200_000;
const SPARE = 4;

const MAGIC = new TextEncoder().encode('kagimori states 1\n');
/** Of the SHA-256 at the end of the file. */
const SEAL_BYTES = 16;

/** @param bytes what `toBytes` made earlier; anything else counts as nothing known. */
export function createCleanStates(bytes?: Uint8Array): CleanStates {
  // In the order in which they were last asked for: what is first may go first.
  const known = new Set<number>(bytes === undefined ? [] : read(bytes));
  let asked = 0;
  let changed = bytes === undefined;
  return {
    kindOf(scope, path, mark) {
      const state = stateOf(scope, path, mark);
      for (const [kind, bit] of KINDS) {
        if (!known.delete(state + bit)) continue;
        known.add(state + bit);
        asked++;
        return kind;
      }
      return undefined;
    },
    add(scope, path, mark, kind) {
      known.add(stateOf(scope, path, mark) + (kind === 'binary' ? 1 : 0));
      asked++;
      changed = true;
    },
    toBytes() {
      let surplus = known.size - Math.max(KEPT, SPARE * asked);
      for (const state of known) {
        if (surplus-- <= 0) break;
        known.delete(state);
      }
      asked = 0;
      changed = false;
      return write(known);
    },
    get changed() {
      return changed;
    },
  };
}

const KINDS: readonly (readonly [CleanKind, 0 | 1])[] = [
  ['scanned', 0],
  ['binary', 1],
];

/** An even number below 2 ** 49: 48 bits of SHA-256, and room for the kind. */
function stateOf(scope: string, path: string, mark: string): number {
  return hash('sha256', `${scope}\0${path}\0${mark}`, 'buffer').readUIntBE(0, 6) * 2;
}

function write(states: ReadonlySet<number>): Uint8Array {
  const body = Buffer.alloc(states.size * 8);
  let at = 0;
  for (const state of states) at = body.writeDoubleLE(state, at);
  return Buffer.concat([MAGIC, body, sealOf(body)]);
}

function read(bytes: Uint8Array): number[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const body = whole.subarray(MAGIC.length, Math.max(MAGIC.length, whole.length - SEAL_BYTES));
  const isWhole =
    whole.subarray(0, MAGIC.length).equals(MAGIC) &&
    body.length % 8 === 0 &&
    sealOf(body).equals(whole.subarray(MAGIC.length + body.length));
  return isWhole ? Array.from({ length: body.length / 8 }, (_, index) => body.readDoubleLE(index * 8)) : [];
}

const sealOf = (body: Uint8Array): Buffer =>
  createHash('sha256').update(body).digest().subarray(0, SEAL_BYTES);
