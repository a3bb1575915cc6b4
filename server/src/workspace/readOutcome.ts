/** A file that could not be read, as the outcome that a scan counts. */
import type { HostError } from '../host.ts';
import type { FileOutcome } from './scanFile.ts';

/** @param error of reading one listed file. */
export function outcomeOfError(error: HostError): FileOutcome {
  switch (error) {
    case 'too-large':
      return { kind: 'large' };
    // It was listed a moment ago; a folder in its place is as gone as nothing.
    case 'not-found':
    case 'is-directory':
      return { kind: 'vanished' };
    case 'not-a-file':
      return { kind: 'special' };
    default:
      return { kind: 'unreadable', error };
  }
}
