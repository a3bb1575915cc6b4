/** One part of a tree that several machines look into together: which files are whose is told by their paths alone. */

/** The `part`-th of `of` parts, counted from 1. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/**
 * @param path below the root, with slashes: the same on every machine, whatever else the tree holds.
 * @returns whether the file belongs to the part; each belongs to exactly one.
 */
export function isInShard(path: string, { part, of }: Shard): boolean {
  return hash(path) % of === part - 1;
}

/** FNV-1a over UTF-16 units, then mixed: neighbouring names go to different parts. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  return (state ^ (state >>> 13)) >>> 0;
}
