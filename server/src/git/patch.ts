/** Reads what `git diff-tree -p` and `git diff` print: which lines of which file are new. */

/** A stretch of the new side of a file: what is added, and the lines around it. */
export interface Hunk {
  /** Zero-based line of the file at which `lines` starts. */
  readonly start: number;
  readonly lines: readonly string[];
  /** Which of the lines are added, as indices into `lines`. */
  readonly added: ReadonlySet<number>;
}

export interface FilePatch {
  /** Undefined for a diff without commits. */
  readonly commit: string | undefined;
  /** Of the new side. */
  readonly path: string;
  readonly hunks: readonly Hunk[];
}

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** @param text as git prints it, with `core.quotePath` off. Deleted and binary files have no hunks and are left out. */
export function parsePatches(text: string): readonly FilePatch[] {
  const patches: FilePatch[] = [];
  const lines = text.split('\n');
  let commit: string | undefined;
  let path: string | undefined;
  let hunks: Hunk[] = [];
  const finish = (): void => {
    if (path !== undefined && hunks.length > 0) patches.push({ commit, path, hunks });
    path = undefined;
    hunks = [];
  };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const head = HUNK.exec(line);
    if (head !== null) {
      const [, oldCount = '1', start = '0', newCount = '1'] = head;
      const hunk = readHunk(lines, at + 1, Number(oldCount), Number(newCount));
      if (hunk.added.size > 0) hunks.push({ ...hunk, start: Math.max(0, Number(start) - 1) });
      at = hunk.end;
      continue;
    }
    if (line.startsWith('diff --git ')) finish();
    else if (line.startsWith('+++ ')) path = newPath(line.slice(4));
    else if (COMMIT.test(line)) {
      finish();
      commit = line;
    }
    at++;
  }
  finish();
  return patches;
}

/** Reads the lines of a hunk by their count, so that no line of a file is taken for one of the patch. */
function readHunk(lines: readonly string[], from: number, oldCount: number, newCount: number) {
  const kept: string[] = [];
  const added = new Set<number>();
  let old = 0;
  let end = from;
  for (; end < lines.length && (old < oldCount || kept.length < newCount); end++) {
    const line = lines[end] ?? '';
    const sign = line[0];
    if (sign === '+') added.add(kept.length);
    if (sign === '+' || sign === ' ') kept.push(line.slice(1));
    if (sign === '-' || sign === ' ') old++;
  }
  return { lines: kept, added, end };
}

/** @returns undefined for a file that is gone (`/dev/null`). */
function newPath(written: string): string | undefined {
  // A name with a blank in it is followed by a tab.
  const name = unquote(written.replace(/\t$/, ''));
  return name.startsWith('b/') ? name.slice(2) : undefined;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};

/** Undoes git's quoting of a name with unusual characters in it. */
export function unquote(written: string): string {
  if (!written.startsWith('"') || !written.endsWith('"')) return written;
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const [token] of written.slice(1, -1).matchAll(/\\[0-7]{3}|\\.|[^\\]+/gs)) {
    if (/^\\[0-7]{3}$/.test(token)) bytes.push(Number.parseInt(token.slice(1), 8));
    else
      bytes.push(...encoder.encode(token[0] === '\\' ? (ESCAPES[token[1] ?? ''] ?? token.slice(1)) : token));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
