/**
 * The prefilter's search: an Aho-Corasick automaton over the literals of all rules at once, so that bytes are read one
 * time however many rules there are. ASCII letters are compared without case; where the case counts, it is checked at
 * the hit.
 */

/** A literal that is looked for. */
export interface Literal {
  /** Not empty. */
  readonly text: string;
  /** Whether upper and lower case of ASCII letters are told apart. */
  readonly exact: boolean;
}

/** Told of each occurrence: which literal, and the offset of its first byte. */
export type OnHit = (literal: number, start: number) => void;

/**
 * Looks for its literals in bytes (UTF-8, or any superset of ASCII). Reports each occurrence once, in the order of
 * their ends.
 */
export type LiteralSearch = (bytes: Uint8Array, onHit: OnHit) => void;

/** The transition table, flattened: a row for each state. States that accept have the highest numbers. */
interface Table {
  readonly classOf: Uint8Array;
  /** Two bytes where they are enough: most of the time of a search is spent on what is in no cache. */
  readonly next: Uint16Array | Int32Array;
  readonly firstAccepting: number;
  readonly stride: number;
  /** By number among the accepting states: where its words start in `words`. */
  readonly from: Int32Array;
  readonly words: Int32Array;
}

const lower = (unit: number): number => (unit >= 65 && unit <= 90 ? unit + 32 : unit);

/**
 * The characters of ordinary code, most frequent first: they get the lowest numbers, so that what is read of a row
 * mostly lies in its first cache line.
 */
const FREQUENT = Array.from('etaoinsrlcdpumhfgby_.vkwx=-"j(/0', (char) => char.charCodeAt(0));

/** The bytes that tell words apart, numbered from 1; upper-case letters share the number of their lower case. */
function classify(words: readonly (readonly number[])[]): { classOf: Uint8Array; width: number } {
  const classOf = new Uint8Array(0x100);
  const used = new Set(words.flatMap((word) => word.map(lower)));
  const ordered = new Set([...FREQUENT.filter((unit) => used.has(unit)), ...used]);
  let width = 1;
  for (const unit of ordered) classOf[unit] = width++;
  for (let unit = 65; unit <= 90; unit++) classOf[unit] = classOf[unit + 32] as number;
  return { classOf, width };
}

/** @param words sequences of bytes */
function buildTable(words: readonly (readonly number[])[]): Table {
  const { classOf, width } = classify(words);
  // The root, 0, is nobody's child, so that 0 also says "none".
  const stride = width;
  const most = words.reduce((sum, word) => sum + word.length, 1);
  // Gone as soon as the table is made, but every thread makes one.
  const trie = most < 0x10000 ? new Uint16Array(most * stride) : new Int32Array(most * stride);
  /** By state: the first word that ends there, and by word: the next one that ends at the same state. Both from 1. */
  const ends = new Int32Array(most);
  const alike = new Int32Array(words.length + 1);
  let states = 1;
  words.forEach((word, index) => {
    let state = 0;
    for (const unit of word) {
      const at = state * stride + (classOf[lower(unit)] as number);
      if (trie[at] === 0) trie[at] = states++;
      state = trie[at] as number;
    }
    alike[index + 1] = ends[state] as number;
    ends[state] = index + 1;
  });

  // Breadth first, so that a state's failure target is whole before the state itself is filled in.
  const failure = new Int32Array(states);
  /** The nearest state along the failures at which a word ends, itself included. */
  const telling = new Int32Array(states);
  const queue = new Int32Array(states - 1);
  let tail = 0;
  for (let cls = 1; cls < width; cls++) if (trie[cls] !== 0) queue[tail++] = trie[cls] as number;
  for (let head = 0; head < tail; head++) {
    const state = queue[head] as number;
    const row = state * stride;
    const fallback = failure[state] as number;
    telling[state] = ends[state] !== 0 ? state : (telling[fallback] as number);
    for (let cls = 1; cls < width; cls++) {
      const target = trie[row + cls] as number;
      const other = trie[fallback * stride + cls] as number;
      if (target === 0) trie[row + cls] = other;
      else {
        failure[target] = other;
        queue[tail++] = target;
      }
    }
  }

  /** The words of a state: its own and those of its failures. */
  const wordsOf = (state: number): number[] => {
    const found: number[] = [];
    for (let at = telling[state] as number; at !== 0; at = telling[failure[at] as number] as number) {
      for (let word = ends[at] as number; word !== 0; word = alike[word] as number) found.push(word - 1);
    }
    return found;
  };

  // Accepting states get the highest numbers: one comparison tells them. In the order of the queue the states near the
  // root, in which almost all of the time is spent, lie close together.
  const numberOf = new Int32Array(states);
  let plain = 1;
  for (const state of queue) if (telling[state] === 0 && state !== 0) numberOf[state] = plain++;
  const from = new Int32Array(states - plain + 1);
  const accepted: number[] = [];
  let number = plain;
  for (const state of queue) {
    if (telling[state] === 0) continue;
    numberOf[state] = number;
    from[number - plain] = accepted.length;
    accepted.push(...wordsOf(state));
    number++;
  }
  from[states - plain] = accepted.length;
  const next = states < 0x10000 ? new Uint16Array(states * stride) : new Int32Array(states * stride);
  for (let state = 0; state < states; state++) {
    const row = (numberOf[state] as number) * stride;
    for (let cls = 0; cls < width; cls++) {
      next[row + cls] = numberOf[trie[state * stride + cls] as number] as number;
    }
  }
  return { classOf, next, firstAccepting: plain, stride, from, words: Int32Array.from(accepted) };
}

/** @param literals a hit names one by its index here */
export function createLiterals(literals: readonly Literal[]): LiteralSearch {
  const encoder = new TextEncoder();
  const spelled = literals.map(({ text }) => encoder.encode(text));
  const lengths = Int32Array.from(spelled, ({ length }) => length);
  const exacts = Uint8Array.from(literals, ({ exact }) => Number(exact));
  // Made when it is first needed: a command that looks into nothing does not pay for it.
  let table: Table | undefined;

  function isSpelled(bytes: Uint8Array, literal: number, start: number): boolean {
    const units = spelled[literal] as Uint8Array;
    for (let at = 0; at < units.length; at++) if (bytes[start + at] !== units[at]) return false;
    return true;
  }

  const longest = lengths.reduce((most, length) => Math.max(most, length), 1);

  /** Tells the literals of the states that accept, which stand in a list with the places where they were met. */
  function tell(bytes: Uint8Array, met: readonly number[], onHit: OnHit, known: Table): void {
    const { firstAccepting, from, words } = known;
    for (let i = 0; i < met.length; i += 2) {
      const number = (met[i] as number) - firstAccepting;
      const at = met[i + 1] as number;
      const end = from[number + 1] as number;
      for (let word = from[number] as number; word < end; word++) {
        const literal = words[word] as number;
        const start = at + 1 - (lengths[literal] as number);
        if (exacts[literal] === 0 || isSpelled(bytes, literal, start)) onHit(literal, start);
      }
    }
  }

  return (bytes, onHit) => {
    table ??= buildTable(spelled.map((units) => [...units]));
    const { classOf, next, firstAccepting, stride } = table;
    // A step waits for the one before it. Four stretches that know nothing of each other are read in the time of one.
    const stretch = bytes.length < LEAST_STRETCHED ? bytes.length : Math.ceil(bytes.length / 4);
    const met: readonly [number[], number[], number[], number[]] = [[], [], [], []];
    let a = 0;
    let b = stateAt(stretch);
    let c = stateAt(stretch * 2);
    let d = stateAt(stretch * 3);
    const whole = stretch === bytes.length ? 0 : bytes.length - stretch * 3;
    let at = 0;
    for (; at < whole; at++) {
      a = next[a * stride + (classOf[bytes[at] as number] as number)] as number;
      b = next[b * stride + (classOf[bytes[at + stretch] as number] as number)] as number;
      c = next[c * stride + (classOf[bytes[at + stretch * 2] as number] as number)] as number;
      d = next[d * stride + (classOf[bytes[at + stretch * 3] as number] as number)] as number;
      if (a >= firstAccepting) met[0].push(a, at);
      if (b >= firstAccepting) met[1].push(b, at + stretch);
      if (c >= firstAccepting) met[2].push(c, at + stretch * 2);
      if (d >= firstAccepting) met[3].push(d, at + stretch * 3);
    }
    const states = [a, b, c];
    for (let part = 0; part < 3; part++) {
      let state = states[part] as number;
      const end = Math.min(bytes.length, stretch * (part + 1));
      for (let i = at + stretch * part; i < end; i++) {
        state = next[state * stride + (classOf[bytes[i] as number] as number)] as number;
        if (state >= firstAccepting) met[part]?.push(state, i);
      }
      if (stretch === bytes.length) break;
    }
    for (const each of met) tell(bytes, each, onHit, table);

    /** The state in front of an offset: no literal reaches further back than its length. */
    function stateAt(offset: number): number {
      let state = 0;
      if (offset < bytes.length) {
        for (let i = Math.max(0, offset - longest); i < offset; i++) {
          state = next[state * stride + (classOf[bytes[i] as number] as number)] as number;
        }
      }
      return state;
    }
  };
}

/** Shorter texts are read in one stretch. */
const LEAST_STRETCHED = 1024;
