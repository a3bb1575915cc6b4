/**
 * What was found in archives, as documents of their own. A look that does not open an archive says nothing of what is in
 * it; one that does replaces all that was said.
 */
import { entryUri } from '../workspace/archives/entryUri.ts';
import { uriOf } from '../workspace/project.ts';
import type { FileOutcome, Located } from '../workspace/scanFile.ts';
import type { Session } from './session.ts';

export interface PackedFiles {
  /** Tells what was found in a file on disk, which may be an archive, and in the files in it. */
  publish(path: string, outcome: FileOutcome): void;
  /** URIs of the archives in which something was found. */
  archives(): readonly string[];
  /** Whether something was found in an archive. */
  has(uri: string): boolean;
  /** URIs of the files in an archive in which something was found. */
  entriesOf(uri: string): ReadonlySet<string>;
}

type Scanned = FileOutcome & { readonly kind: 'scanned' };

/** @param publishOne tells what was found in one document. */
export function createPackedFiles(
  { abilities, connection, documents }: Pick<Session, 'abilities' | 'connection' | 'documents'>,
  publishOne: (uri: string, outcome: FileOutcome) => void,
): PackedFiles {
  /** By URI of an archive: those of the files in it. */
  const known = new Map<string, ReadonlySet<string>>();
  /** What is open is another text now, or none. */
  const readAgain = (entries: ReadonlySet<string> = NONE): void => {
    for (const entry of entries) {
      if (documents.get(entry) === undefined) continue;
      connection.workspace.textDocumentContent.refresh(entry).catch(() => undefined);
    }
  };
  return {
    publish(path, outcome) {
      const uri = uriOf(path);
      const before = known.get(uri);
      if (before !== undefined && (outcome.kind === 'binary' || outcome.kind === 'large')) return;
      if (outcome.kind !== 'scanned' || !isFromInside(outcome)) {
        known.delete(uri);
        for (const entry of before ?? []) publishOne(entry, outcome);
        publishOne(uri, outcome);
        readAgain(before);
        return;
      }
      // A client that cannot show a file in an archive is told of all at the archive itself.
      const inside = abilities.givenContent ? byEntry(path, outcome) : new Map<string, Scanned>();
      known.set(uri, new Set(inside.keys()));
      for (const entry of before ?? []) if (!inside.has(entry)) publishOne(entry, emptied(outcome));
      for (const [entry, part] of inside) publishOne(entry, part);
      publishOne(uri, abilities.givenContent ? emptied(outcome) : outcome);
      readAgain(before);
    },
    archives: () => [...known.keys()],
    has: (uri) => known.has(uri),
    entriesOf: (uri) => known.get(uri) ?? NONE,
  };
}

const NONE: ReadonlySet<string> = new Set();

const LISTS = ['findings', 'suppressed', 'rights'] as const;

const isFromInside = (outcome: Scanned): boolean =>
  LISTS.some((list) => outcome[list].some(({ within }) => within !== undefined));

const emptied = (outcome: Scanned): Scanned => ({ ...outcome, findings: [], suppressed: [], rights: [] });

/** @returns what was found in each file of an archive, by its URI. */
function byEntry(path: string, outcome: Scanned): ReadonlyMap<string, Scanned> {
  const withins = new Set(LISTS.flatMap((list) => outcome[list].map(({ within }) => within)));
  return new Map(
    [...withins].map((within) => {
      const here = (located: Located): boolean => located.within === within;
      const part: Scanned = {
        ...outcome,
        findings: outcome.findings.filter(here),
        suppressed: outcome.suppressed.filter(here),
        rights: outcome.rights.filter(here),
      };
      return [entryUri(path, within ?? ''), part];
    }),
  );
}
