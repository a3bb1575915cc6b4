/** The address of a file in an archive: its path is that of the archive, continued; its query is the archive's own address. */
import { URI } from 'vscode-uri';
import { ARCHIVE_SCHEME } from '../../protocol.ts';
import { pathOf, uriOf } from '../project.ts';

/** A file in an archive. */
export interface ArchiveEntry {
  /** The `file` URI of the archive on disk. */
  readonly archive: string;
  /** Where in it: what its path is continued by (`!folder/file`). */
  readonly within: string;
}

/** @param archive absolute path; @param within as a scan tells it. @returns the address by which the file is shown. */
export function entryUri(archive: string, within: string): string {
  const file = URI.parse(uriOf(archive));
  return file
    .with({ scheme: ARCHIVE_SCHEME, path: `${file.path}${within}`, query: file.toString() })
    .toString();
}

/** @returns the file that an address means; undefined for any other address. */
export function entryOf(uri: string): ArchiveEntry | undefined {
  if (!uri.startsWith(`${ARCHIVE_SCHEME}:`)) return undefined;
  const { path, query } = URI.parse(uri);
  const file = URI.parse(query);
  const isInside = file.scheme === 'file' && path.startsWith(`${file.path}!`);
  return isInside ? { archive: file.toString(), within: path.slice(file.path.length) } : undefined;
}

/** @returns the `file` URI of what is on disk: of the archive for a file in one. */
export const onDisk = (uri: string): string => entryOf(uri)?.archive ?? uri;

/** @returns the path by which a configuration and a report know a document; undefined where it is none on disk. */
export function placeOf(uri: string): string | undefined {
  const entry = entryOf(uri);
  if (entry === undefined) return pathOf(uri);
  const archive = pathOf(entry.archive);
  return archive === undefined ? undefined : `${archive}${entry.within}`;
}
