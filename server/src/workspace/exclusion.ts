/** The project's own list of paths that are not looked at. */
import ignore from 'ignore';

/**
 * @param exclude in the syntax of `.gitignore`.
 * @returns what is asked of a path below the folder from which they are meant, with slashes.
 */
export function createExclusion(exclude: readonly string[]): (path: string) => boolean {
  if (exclude.length === 0) return () => false;
  const patterns = ignore().add([...exclude]);
  return (path) => ignore.isPathValid(path) && patterns.ignores(path);
}
