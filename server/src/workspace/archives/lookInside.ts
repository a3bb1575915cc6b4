/** Looks into an archive as into a folder: its files, and those of the archives in it. */
import type { FileOutcome, Located, LocatedSuppressed, Looker } from '../scanFile.ts';
import { scanBytes } from '../scanFile.ts';
import { type ArchiveKind, archiveKindOf, isArchive } from './kinds.ts';
import { type Account, LIMITS, type Limits, unpack } from './unpack.ts';

/** Between the path of an archive and that of a file in it. */
const INSIDE = '!';

/**
 * @param bytes the whole archive; @param path absolute.
 * @param maxFileBytes of a file in it.
 * @returns findings with where in the archive they stand.
 */
export async function lookInside(
  looker: Looker,
  kind: ArchiveKind,
  path: string,
  bytes: Uint8Array,
  maxFileBytes: number,
  limits: Partial<Limits> = {},
): Promise<FileOutcome> {
  if (!isArchive(kind, bytes)) return scanBytes(looker, bytes, path);
  const account: Account = { bytes: 0, files: 0 };
  const findings: Located[] = [];
  const suppressed: LocatedSuppressed[] = [];
  const rights: Located[] = [];
  let cut = false;
  let skipped = 0;
  const all: Limits = { ...LIMITS, fileBytes: maxFileBytes, ...limits };
  for await (const file of filesInside(kind, path, bytes, all, account)) {
    if (file.kind === 'stopped') cut = true;
    if (file.kind === 'skipped') skipped++;
    if (file.kind !== 'file') continue;
    const { within } = file;
    const outcome = scanBytes(looker, file.bytes, `${path}${within}`);
    if (outcome.kind !== 'scanned') continue;
    const placed = <T extends Located>(located: T): T => ({ ...located, within });
    findings.push(...outcome.findings.map(placed));
    suppressed.push(...outcome.suppressed.map(placed));
    rights.push(...outcome.rights.map(placed));
  }
  return {
    kind: 'scanned',
    bytes: account.bytes,
    findings,
    suppressed,
    rights,
    ...(cut ? { cut: true as const } : {}),
    ...(skipped > 0 ? { skipped } : {}),
  };
}

/**
 * @param bytes the whole archive; @param path absolute; @param within where in it, as `lookInside` tells it.
 * @returns the bytes of one of its files, under the same limits; undefined where a look would not have come to it.
 */
export async function readInside(
  kind: ArchiveKind,
  path: string,
  bytes: Uint8Array,
  within: string,
  maxFileBytes: number,
): Promise<Uint8Array | undefined> {
  if (!isArchive(kind, bytes)) return undefined;
  const leadsThere = (inner: string): boolean => inner === within || within.startsWith(`${inner}${INSIDE}`);
  const limits: Limits = { ...LIMITS, fileBytes: maxFileBytes };
  const files = filesInside(kind, path, bytes, limits, { bytes: 0, files: 0 }, leadsThere);
  for await (const file of files) if (file.kind === 'file' && file.within === within) return file.bytes;
  return undefined;
}

/** A file in an archive or in an archive in it, or that something was left out. */
type Inside =
  | { readonly kind: 'file'; readonly within: string; readonly bytes: Uint8Array }
  | { readonly kind: 'skipped' | 'stopped' };

/** @param wants which of them, by where they are. */
async function* filesInside(
  kind: ArchiveKind,
  path: string,
  bytes: Uint8Array,
  limits: Limits,
  account: Account,
  wants: (within: string) => boolean = () => true,
): AsyncGenerator<Inside> {
  async function* walk(
    of: ArchiveKind,
    outer: string,
    packed: Uint8Array,
    depth: number,
  ): AsyncGenerator<Inside> {
    const isWanted = (name: string): boolean => wants(`${outer}${INSIDE}${name}`);
    for await (const entry of unpack(of, `${path}${outer}`, packed, limits, account, isWanted)) {
      if (entry.kind !== 'file') {
        yield { kind: entry.kind };
        continue;
      }
      const within = `${outer}${INSIDE}${entry.name}`;
      const named = archiveKindOf(entry.name);
      const inner = named !== undefined && isArchive(named, entry.bytes) ? named : undefined;
      if (inner === undefined) yield { kind: 'file', within, bytes: entry.bytes };
      else if (depth >= limits.depth) yield { kind: 'skipped' };
      else yield* walk(inner, within, entry.bytes, depth + 1);
    }
  }
  yield* walk(kind, '', bytes, 1);
}
