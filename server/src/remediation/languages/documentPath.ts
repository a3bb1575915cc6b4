/** What the URI of a document says of it: formats are told by file name and folder. */
import type { FixDocument } from '../plan.ts';

export interface DocumentPath {
  /** Last segment, decoded; empty for a document that was never saved. */
  readonly name: string;
  /** All of the path with slashes at the front, decoded, lower case: for tests of folders. */
  readonly path: string;
  /** URI of the folder, without a slash at the end. */
  readonly folder: string;
}

/** Reads a URI leniently: a broken escape stays as it is. */
export function documentPath({ uri }: Pick<FixDocument, 'uri'>): DocumentPath {
  if (uri.startsWith('untitled:')) return { name: '', path: '', folder: '' };
  const bare = uri.replace(/[?#].*$/, '');
  const decoded = decode(bare.replace(/^[a-z][\w+.-]*:\/\/[^/]*/i, ''));
  return {
    name: decoded.slice(decoded.lastIndexOf('/') + 1),
    path: decoded.toLowerCase(),
    folder: bare.slice(0, Math.max(0, bare.lastIndexOf('/'))),
  };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * The way from a folder to `.env` in the project's root, for a command line (`../../.env`).
 * Undefined where the root is not above the folder.
 */
export function envFrom(folder: string, root: string): string | undefined {
  if (folder === root) return '.env';
  if (!folder.startsWith(`${root}/`)) return undefined;
  const depth = folder.slice(root.length + 1).split('/').length;
  return `${'../'.repeat(depth)}.env`;
}
