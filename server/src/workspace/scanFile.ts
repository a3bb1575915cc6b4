/** Looks into one file: bytes in, located findings out. What scan workers and the command line share; no I/O. */
import { mayHoldPolicies } from '../advice/policies/policies.ts';
import type { Detector, Look } from '../detection/contracts.ts';
import type { Detection, Finding, Span, Suppressed } from '../detection/types.ts';
import type { HostError } from '../host.ts';
import type { Position } from '../protocol.ts';
import { decodeBytes, isBinary, isWide } from './decode.ts';
import { languageIdOf } from './languageId.ts';
import { rightsIn } from './rights.ts';

/** A finding with its place in lines and what may be shown of its line. Plain data: crosses threads. */
export interface Located {
  readonly finding: Finding;
  readonly range: { readonly start: Position; readonly end: Position };
  /** The line where it starts, every value in it redacted, cut around the finding. */
  readonly frame: string;
  /** Where in an archive: what its path is continued by (`!folder/file`). */
  readonly within?: string;
}

export interface LocatedSuppressed extends Located {
  readonly by: Suppressed['by'];
  readonly reason: Suppressed['reason'];
}

/** What came of one file. */
export type FileOutcome =
  | {
      readonly kind: 'scanned';
      readonly bytes: number;
      readonly findings: readonly Located[];
      readonly suppressed: readonly LocatedSuppressed[];
      /** Rights that are too broad, where they are looked for: no credentials, and not counted as such. */
      readonly rights: readonly Located[];
      /** An archive that was not looked into whole: it is broken, or unpacks to too much. */
      readonly cut?: true;
      /** Files of an archive that were left out: too large, encrypted, or archives in archives in archives. */
      readonly skipped?: number;
    }
  | { readonly kind: 'binary' }
  | { readonly kind: 'large' }
  | { readonly kind: 'vanished' }
  /** A link, a pipe or a device: not looked into. */
  | { readonly kind: 'special' }
  | { readonly kind: 'unreadable'; readonly error: HostError };

/** What looks, and the folder to which its configuration's paths are relative. */
export interface Looker {
  readonly detector: Detector;
  /** Absolute; paths outside count as they are. */
  readonly root?: string;
  /** Whether rights that are too broad are looked for, too. */
  readonly policies?: boolean;
}

/** What stands in a text. */
export type LocatedIn = Pick<
  FileOutcome & { readonly kind: 'scanned' },
  'findings' | 'suppressed' | 'rights'
>;

/** @param bytes whole file; @param path absolute native path, or a name. */
export function scanBytes(looker: Looker, bytes: Uint8Array, path: string): FileOutcome {
  if (isBinary(bytes)) return { kind: 'binary' };
  const clean: FileOutcome = { kind: 'scanned', bytes: bytes.length, ...NOTHING };
  // Most files hold no keyword at all and never become a string.
  const look = isWide(bytes) ? undefined : looker.detector.look(bytes, path);
  const mayHold =
    isWide(bytes) || look !== undefined || (looker.policies === true && mayHoldPolicies(path, bytes));
  if (!mayHold) return clean;
  const decoded = decodeBytes(bytes);
  if (!decoded.ok) return { kind: 'binary' };
  return { ...clean, ...scanText(looker, decoded.text, path, undefined, look) };
}

const NOTHING: LocatedIn = { findings: [], suppressed: [], rights: [] };

/**
 * @param look what the detector told of the bytes of the text, if they were read.
 * @returns the findings of a text with their places.
 */
export function scanText(
  { detector, root, policies }: Looker,
  text: string,
  path: string,
  commit?: string,
  look?: Look,
): LocatedIn {
  const source = {
    uri: path,
    languageId: languageIdOf(path),
    path: below(root, path),
    ...(commit === undefined ? {} : { commit }),
  };
  const secrets = detector.detect(text, source, look);
  const rights = policies === true ? rightsIn(detector, text, source).detection : NO_RIGHTS;
  const suppressed = [...secrets.suppressed, ...rights.suppressed];
  if (secrets.findings.length + suppressed.length + rights.findings.length === 0) return NOTHING;
  const lines = createLineIndex(text);
  const masks = [...secrets.findings, ...secrets.suppressed.map(({ finding }) => finding)].sort(
    (a, b) => a.range.start - b.range.start,
  );
  const locate = (finding: Finding): Located => ({
    finding,
    range: { start: lines.positionAt(finding.range.start), end: lines.positionAt(finding.range.end) },
    frame: frameOf(text, lines.lineSpan(finding.range.start), finding, masks),
  });
  return {
    findings: secrets.findings.map(locate),
    suppressed: suppressed.map(({ finding, by, reason }) => ({ ...locate(finding), by, reason })),
    rights: rights.findings.map(locate),
  };
}

const NO_RIGHTS: Detection = { findings: [], suppressed: [] };

/** @returns the path below the root, with slashes. */
export function below(root: string | undefined, path: string): string {
  const slashed = path.replaceAll('\\', '/');
  const start = root === undefined ? '' : `${root.replaceAll('\\', '/').replace(/\/$/, '')}/`;
  return slashed.startsWith(start) ? slashed.slice(start.length) : slashed;
}

/** What a person can take in of a line around a finding. */
const FRAME_BEFORE = 60;
const FRAME_AFTER = 40;

function frameOf(text: string, line: Span, finding: Finding, masks: readonly Finding[]): string {
  const start = Math.max(line.start, finding.range.start - FRAME_BEFORE);
  const end = Math.min(line.end, finding.range.end + FRAME_AFTER);
  let frame = start > line.start ? '…' : '';
  let at = start;
  for (const { range, redacted } of masks) {
    if (range.end <= at || range.start >= end) continue;
    frame += text.slice(at, Math.max(at, range.start)) + redacted;
    at = range.end;
  }
  frame += text.slice(at, Math.max(at, end));
  return end < line.end ? `${frame.trimEnd()}…` : frame.trimEnd();
}

interface LineIndex {
  positionAt(offset: number): Position;
  /** The line that holds the offset, without its line break. */
  lineSpan(offset: number): Span;
}

/** Lines as LSP counts them: ended by `\n`, `\r\n` or `\r`. */
function createLineIndex(text: string): LineIndex {
  const starts = [0];
  const breaks = /\r\n|\n|\r/g;
  while (breaks.exec(text) !== null) starts.push(breaks.lastIndex);
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  };
  return {
    positionAt(offset) {
      const line = lineAt(offset);
      return { line, character: offset - (starts[line] ?? 0) };
    },
    lineSpan(offset) {
      const line = lineAt(offset);
      const start = starts[line] ?? 0;
      let end = starts[line + 1] ?? text.length;
      while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
      return { start, end };
    },
  };
}
