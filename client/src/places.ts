/** Where a document is, for a person: in a file, or in an archive, whose path goes on inside (`dist/a.zip!src/b.js`). */
import { Uri, workspace } from 'vscode';
import { ARCHIVE_SCHEME } from '../../server/src/protocol.ts';

/** @returns whether a document is a file in an archive: it can be read, but not changed. */
export const isPacked = (uri: string): boolean => uri.startsWith(`${ARCHIVE_SCHEME}:`);

/** @returns the path below the workspace folder. */
export function shownPath(uri: Uri): string {
  if (!isPacked(uri.toString())) return workspace.asRelativePath(uri);
  return workspace.asRelativePath(onDisk(uri).with({ path: uri.path }));
}

/** @returns what is on disk: the archive for a file in one. */
export const onDisk = (uri: Uri): Uri => (isPacked(uri.toString()) ? Uri.parse(uri.query) : uri);
