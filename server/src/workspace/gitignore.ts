/**
 * A `.gitignore` file as git reads it, for where git cannot be asked. Two things are git's own way: a name is a row of
 * bytes, so that `?` is one byte, and case counts where the file system tells it.
 * https://git-scm.com/docs/gitignore#_pattern_format
 */
import ignore from 'ignore';

export type Verdict = 'ignored' | 'kept' | undefined;

export interface IgnoreFile {
  /** @param name below the file's folder, with slashes; a folder's ends in one. @returns undefined for no opinion. */
  verdict(name: string): Verdict;
  /**
   * The same of a name whose folder is known to count, as where an inner file took it back: what is said of the folder
   * does not reach the name then. A pattern that would hit the name as well is passed over with it.
   */
  verdictInside(name: string): Verdict;
}

/** As `git init` finds it: Windows and macOS take `A` and `a` for the same name. */
const IGNORES_CASE = process.platform === 'win32' || process.platform === 'darwin';

/** @param text of the file. */
export function parseIgnoreFile(text: string): IgnoreFile {
  const rules = ignore({ ignorecase: IGNORES_CASE }).add(bytesOf(text));
  const verdict = (name: string): Verdict => {
    const { ignored, unignored } = rules.test(bytesOf(name));
    return ignored ? 'ignored' : unignored ? 'kept' : undefined;
  };
  return {
    verdict,
    verdictInside(name) {
      const folder = name.replace(/[^/]+\/?$/, '');
      return folder !== '' && verdict(folder) === 'ignored' ? undefined : verdict(name);
    },
  };
}

/** One character for each byte of UTF-8. */
const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
