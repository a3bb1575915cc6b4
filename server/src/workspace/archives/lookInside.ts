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
  const all: Limits = { ...LIMITS, fileBytes: maxFileBytes, ...limits };
  const account: Account = { bytes: 0, files: 0 };
  const findings: Located[] = [];
  const suppressed: LocatedSuppressed[] = [];
  const rights: Located[] = [];
  let cut = false as boolean;
  let skipped = 0;

  const look = async (of: ArchiveKind, within: string, packed: Uint8Array, depth: number): Promise<void> => {
    for await (const entry of unpack(of, `${path}${within}`, packed, all, account)) {
      if (entry.kind === 'stopped') {
        cut = true;
        return;
      }
      if (entry.kind === 'skipped') {
        skipped++;
        continue;
      }
      const inner = `${within}${INSIDE}${entry.name}`;
      const named = archiveKindOf(entry.name);
      const innerKind = named !== undefined && isArchive(named, entry.bytes) ? named : undefined;
      if (innerKind !== undefined && depth >= all.depth) skipped++;
      else if (innerKind !== undefined) await look(innerKind, inner, entry.bytes, depth + 1);
      else {
        const outcome = scanBytes(looker, entry.bytes, `${path}${inner}`);
        if (outcome.kind !== 'scanned') continue;
        const placed = <T extends Located>(located: T): T => ({ ...located, within: inner });
        findings.push(...outcome.findings.map(placed));
        suppressed.push(...outcome.suppressed.map(placed));
        rights.push(...outcome.rights.map(placed));
      }
    }
  };
  if (!isArchive(kind, bytes)) return scanBytes(looker, bytes, path);
  await look(kind, '', bytes, 1);
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
