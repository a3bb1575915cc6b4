/** Files in archives as documents: read-only, so that what changes a document is never offered for them. */

import { type ArchiveEntry, entryOf } from '../workspace/archives/entryUri.ts';
import { archiveKindOf, MAX_PACKED_BYTES } from '../workspace/archives/kinds.ts';
import { decodeBytes } from '../workspace/decode.ts';
import { pathOf } from '../workspace/project.ts';
import type { Session } from './session.ts';

/** @returns whether the document is a file in an archive. */
export const isPacked = (uri: string): boolean => entryOf(uri) !== undefined;

/**
 * @returns the text of a file in an archive as it is on disk now: a document's own text, which nothing else but its
 * reader gets. Undefined where it is not there, is no text, or lies behind a limit.
 */
export async function textOfEntry(
  { host, settings }: Pick<Session, 'host' | 'settings'>,
  { archive, within }: ArchiveEntry,
): Promise<string | undefined> {
  const path = pathOf(archive);
  const kind = archiveKindOf(archive);
  if (path === undefined || kind === undefined) return undefined;
  const packed = await host.readFile(path, MAX_PACKED_BYTES, false);
  if (!packed.ok) return undefined;
  const { readInside } = await import('../workspace/archives/lookInside.ts');
  const bytes = await readInside(kind, path, packed.value, within, settings().maxFileBytes);
  const decoded = bytes && decodeBytes(bytes);
  return decoded?.ok ? decoded.text : undefined;
}
