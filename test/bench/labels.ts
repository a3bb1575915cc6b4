/** Reads the labelled lines that stand beside the repository (`../shared/data`), and splits their repositories. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A reviewed stretch of a window: UTF-16 offsets into its text. */
export interface Label {
  readonly start: number;
  readonly end: number;
  readonly truth: 'T' | 'F' | 'X';
  readonly category: string;
}

/** Some lines of one file, with every label on them. */
export interface Window {
  readonly repo: string;
  readonly path: string;
  readonly text: string;
  readonly labels: readonly Label[];
}

/** Labelled true in the data, and yet nothing that this product calls a credential. */
const NOT_CREDENTIALS = new Set(['UUID', 'Nonce', 'Salt', 'AWS S3 Bucket', 'Firebase Domain']);

/** Beside the repository, or where the environment says (`LABELLED_LINES`). */
export const LABELLED =
  process.env.LABELLED_LINES ?? new URL('../../../shared/data/labelled-lines.jsonl.gz', import.meta.url);

interface Row {
  readonly repo: string;
  readonly path: string;
  readonly text: string;
  readonly labels: readonly {
    readonly line: number;
    readonly line_end: number;
    readonly start: number;
    readonly end: number;
    readonly truth: Label['truth'];
    readonly category: string;
  }[];
}

/** Every window, or undefined where the data is not there. A label without columns stands for its whole line. */
export function readWindows(file: URL | string = LABELLED): readonly Window[] | undefined {
  if (!existsSync(file)) return undefined;
  const rows = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  return rows.map((row) => {
    const { repo, path, text, labels } = JSON.parse(row) as Row;
    const starts = [0];
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
    starts.push(text.length + 1);
    return {
      repo,
      path,
      text,
      labels: labels.map((label) => ({
        start: (starts[label.line - 1] ?? 0) + Math.max(0, label.start),
        end:
          label.end < 0
            ? (starts[label.line_end] ?? text.length) - 1
            : (starts[label.line_end - 1] ?? 0) + label.end,
        truth: label.category.split(':').some((part) => NOT_CREDENTIALS.has(part)) ? 'X' : label.truth,
        category: label.category,
      })),
    };
  });
}

const hash = (repo: string): string => createHash('sha256').update(repo).digest('hex');

/** The folds of the repositories, and a fifth of them held out of everything. */
export interface Split {
  readonly heldOut: ReadonlySet<string>;
  readonly folds: readonly ReadonlySet<string>[];
}

/** Splits by repository, never by line; the same repositories give the same split. */
export function split(windows: readonly Window[], folds: number): Split {
  const byHash = [...new Set(windows.map((window) => window.repo))].map((repo) => ({
    repo,
    hash: hash(repo),
  }));
  const order = ({ hash: h }: { readonly hash: string }): string =>
    `${Number.parseInt(h.slice(0, 8), 16) % 5 === 0 ? 0 : 1}${h}`;
  byHash.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const fifth = Math.ceil(byHash.length / 5);
  return {
    heldOut: new Set(byHash.slice(0, fifth).map(({ repo }) => repo)),
    folds: Array.from(
      { length: folds },
      (_, fold) =>
        new Set(
          byHash
            .slice(fifth)
            .filter((_repo, i) => i % folds === fold)
            .map(({ repo }) => repo),
        ),
    ),
  };
}
