/**
 * The prefilter: an Aho-Corasick automaton over the keywords of all rules at once, so that a text is read one time
 * however many rules there are. Compares ASCII letters without case; who needs the case checks it at the hit.
 */

/** Told of each occurrence: which word, and the offset at which it starts. */
export type OnHit = (word: number, start: number) => void;

export interface Automaton {
  /** Reports every occurrence of every word, in the order of their ends. */
  scan(text: string, onHit: OnHit): void;
  /** Whether any word stands in the bytes, read as UTF-8. */
  mayHold(bytes: Uint8Array): boolean;
}

/** The transition table, flattened. A state is the offset of its row; states that accept have the highest numbers. */
interface Table {
  readonly classOf: Uint8Array;
  readonly next: Int32Array;
  readonly firstAccepting: number;
  readonly stride: number;
  /** By state number: where its words start in `words`. */
  readonly from: Int32Array;
  readonly words: Int32Array;
}

const lower = (unit: number): number => (unit >= 65 && unit <= 90 ? unit + 32 : unit);

/** @param words sequences of units; @param units how many different units there can be */
function buildTable(words: readonly (readonly number[])[], units: number): Table {
  const classes = new Map<number, number>();
  for (const word of words) {
    for (const unit of word) if (!classes.has(lower(unit))) classes.set(lower(unit), classes.size + 1);
  }
  if (classes.size > 254) throw new RangeError('too many different characters in the keywords');
  const classOf = new Uint8Array(units);
  for (const [unit, number] of classes) classOf[unit] = number;
  for (let unit = 65; unit <= 90; unit++) classOf[unit] = classOf[unit + 32] ?? 0;
  const width = classes.size + 1;

  const rows: Int32Array[] = [new Int32Array(width).fill(-1)];
  const accepts: number[][] = [[]];
  words.forEach((word, index) => {
    let state = 0;
    for (const unit of word) {
      const row = rows[state] as Int32Array;
      const cls = classOf[unit] as number;
      let target = row[cls] as number;
      if (target < 0) {
        target = rows.length;
        row[cls] = target;
        rows.push(new Int32Array(width).fill(-1));
        accepts.push([]);
      }
      state = target;
    }
    accepts[state]?.push(index);
  });

  // Breadth first, so that a state's failure target is whole before the state itself is filled in.
  const failure = new Int32Array(rows.length);
  const queue: number[] = [];
  const root = rows[0] as Int32Array;
  for (let cls = 0; cls < width; cls++) {
    const target = root[cls] as number;
    if (target > 0) queue.push(target);
    else root[cls] = 0;
  }
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head] as number;
    const row = rows[state] as Int32Array;
    const fallback = failure[state] as number;
    const fallbackRow = rows[fallback] as Int32Array;
    accepts[state]?.push(...(accepts[fallback] ?? []));
    for (let cls = 0; cls < width; cls++) {
      const target = row[cls] as number;
      if (target < 0) row[cls] = fallbackRow[cls] as number;
      else {
        failure[target] = fallbackRow[cls] as number;
        queue.push(target);
      }
    }
  }
  return flatten(rows, accepts, classOf, width);
}

/** Numbers the accepting states last (one comparison tells them) and puts rows at a power of two. */
function flatten(rows: Int32Array[], accepts: number[][], classOf: Uint8Array, width: number): Table {
  const stride = 2 ** Math.ceil(Math.log2(Math.max(width, 2)));
  const order = [...rows.keys()].sort(
    (a, b) => Number((accepts[a]?.length ?? 0) > 0) - Number((accepts[b]?.length ?? 0) > 0) || a - b,
  );
  const numberOf = new Int32Array(rows.length);
  for (const [number, state] of order.entries()) numberOf[state] = number;
  const next = new Int32Array(rows.length * stride);
  const from = new Int32Array(rows.length + 1);
  const words: number[] = [];
  let firstAccepting = rows.length;
  for (const [number, state] of order.entries()) {
    const accepted = accepts[state] ?? [];
    if (accepted.length > 0 && firstAccepting > number) firstAccepting = number;
    from[number] = words.length;
    words.push(...accepted);
    rows[state]?.forEach((target, cls) => {
      next[number * stride + cls] = (numberOf[target] as number) * stride;
    });
  }
  from[rows.length] = words.length;
  return {
    classOf,
    next,
    firstAccepting: firstAccepting * stride,
    stride,
    from,
    words: Int32Array.from(words),
  };
}

/**
 * @param words non-empty literals; a hit names a word by its index here
 * @throws RangeError when the words hold more than 254 different characters
 */
export function createAutomaton(words: readonly string[]): Automaton {
  const chars = buildTable(
    words.map((word) => Array.from({ length: word.length }, (_, i) => word.charCodeAt(i))),
    0x10000,
  );
  const lengths = Int32Array.from(words, (word) => word.length);
  let bytesTable: Table | undefined;
  return {
    scan(text, onHit) {
      const { classOf, next, firstAccepting, stride } = chars;
      let state = 0;
      for (let i = 0; i < text.length; i++) {
        state = next[state + (classOf[text.charCodeAt(i)] as number)] as number;
        if (state >= firstAccepting) {
          const number = state / stride;
          const end = chars.from[number + 1] as number;
          for (let at = chars.from[number] as number; at < end; at++) {
            const word = chars.words[at] as number;
            onHit(word, i + 1 - (lengths[word] as number));
          }
        }
      }
    },
    mayHold(bytes) {
      bytesTable ??= buildTable(
        words.map((word) => [...new TextEncoder().encode(word)]),
        0x100,
      );
      const { classOf, next, firstAccepting } = bytesTable;
      let state = 0;
      for (let i = 0; i < bytes.length; i++) {
        state = next[state + (classOf[bytes[i] as number] as number)] as number;
        if (state >= firstAccepting) return true;
      }
      return false;
    },
  };
}
