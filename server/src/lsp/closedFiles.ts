/**
 * Keeps what is said of files that nobody has open as true as the files on disk. One thing at a time: what a scan saw
 * of a file must not come after what was seen of it later.
 */
import { availableParallelism } from 'node:os';
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { onDisk } from '../workspace/archives/entryUri.ts';
import { createCachedScanner, scopeOf } from '../workspace/cachedScanner.ts';
import type { CleanStates } from '../workspace/cleanStates.ts';
import { listedAmong } from '../workspace/listFiles.ts';
import { pathOf, uriOf } from '../workspace/project.ts';
import type { Scanner } from '../workspace/scan.ts';
import type { FileOutcome, Located, Looker } from '../workspace/scanFile.ts';
import { createLocalScanner, createPoolScanner, createScanner } from '../workspace/scanners.ts';
import { isPacked } from './archiveFiles.ts';
import { type IntoOf, rightsShown, shownOf } from './closedShown.ts';
import type { Diagnostics } from './diagnostics.ts';
import { exposureAt } from './exposures.ts';
import { readDocument } from './fixes.ts';
import { guarded } from './log.ts';
import { createPackedFiles } from './packedFiles.ts';
import type { Projects } from './projects.ts';
import type { Session } from './session.ts';

export interface ClosedFiles {
  /** Tells what was found in a file. */
  publish(path: string, outcome: FileOutcome): void;
  /** From now on files of the folder that change on disk are looked at again. */
  cover(folder: string): Promise<void>;
  /** A folder has left the workspace: what is known of its files is taken back, unless another folder holds them. */
  uncover(folder: string): Promise<void>;
  /** Runs when everything before it is done; files that change meanwhile wait. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Files have changed on disk. */
  changed(uris: readonly string[]): void;
  /** A document was closed: from now on its file counts. */
  closed(uri: string): void;
  /** Other rules are in force: files that held something are looked at again. */
  refresh(): void;
  /** Paths of the files below a folder in which something is known to be. */
  known(folder: string): Set<string>;
  /** Takes back what is known of files: they are gone, or no longer looked at. */
  forget(paths: Iterable<string>): void;
  scannerFor(folder: string, how?: Looking): Scanner;
  dispose(): void;
}

/** How files are looked at. */
export interface Looking {
  /** What is known to hold nothing; every file is read where absent. */
  readonly states?: CleanStates;
  /** Whether archives are looked into as folders are. */
  readonly archives?: boolean;
}

/** What a scan found in one file. */
interface Found {
  readonly found: readonly Located[];
  readonly rights: readonly Located[];
}

/** @param workerScript the built worker; undefined scans in this thread, through the session's host. */
export function createClosedFiles(
  session: Session,
  diagnostics: Diagnostics,
  projects: Pick<Projects, 'look' | 'forget'>,
  workerScript: URL | undefined,
): ClosedFiles {
  const covered = new Set<string>();
  let isWatching = false;
  /** Closed files with anything in them, shown or held back: other rules may say otherwise. */
  const holding = new Set<string>();
  /** Closed files whose rights are marked: these are no findings, so nobody else remembers them. */
  const withRights = new Set<string>();
  const waiting = new Set<string>();
  /** Published, but nobody has asked yet whether users are given the file. */
  const unjudged = new Map<string, Found>();
  let busy: Promise<unknown> = Promise.resolve();
  let disposed = false;

  const publishOne = (uri: string, outcome: FileOutcome): void => {
    if (session.documents.get(uri) !== undefined) return;
    const isScanned = outcome.kind === 'scanned';
    const found = isScanned ? outcome.findings : [];
    const rights = isScanned ? outcome.rights : [];
    if (isScanned && found.length + rights.length + outcome.suppressed.length > 0) holding.add(uri);
    else holding.delete(uri);
    if (!session.settings().enable) return;
    const isKnown = session.findings.get(uri).length > 0 || withRights.has(uri);
    if (found.length + rights.length === 0 && !isKnown) return;
    if (rights.length > 0) withRights.add(uri);
    else withRights.delete(uri);
    show(uri, { found, rights }, () => undefined);
    // What is packed is not served as it is.
    if (found.every(({ within }) => within !== undefined)) unjudged.delete(uri);
    else judgeLater(uri, { found, rights });
  };
  const packed = createPackedFiles(session, publishOne);
  const { publish } = packed;

  const show = (uri: string, { found, rights }: Found, intoOf: IntoOf): void => {
    const { items, diagnostics: shown } = shownOf(session, uri, found, intoOf);
    diagnostics.publishClosed(uri, { items, diagnostics: [...shown, ...rightsShown(session, uri, rights)] });
  };

  /** It takes the text and what stands around it, which few files are worth: after the scan, one by one. */
  const judgeLater = (uri: string, known: Found): void => {
    const isFirst = unjudged.size === 0;
    unjudged.set(uri, known);
    if (isFirst) void inTurn(() => guarded(session.log, 'closed clients', () => undefined, judge));
  };
  const judge = async (): Promise<void> => {
    // All are taken at once: whatever goes wrong with one, the next that comes starts a turn again.
    const judged = [...unjudged];
    unjudged.clear();
    for (const [uri, known] of judged) {
      if (disposed || !session.settings().enable) break;
      await projects.look(uri);
      const read = await readDocument(session, uri);
      // Opened, or seen anew meanwhile: that is judged by others, or in its turn.
      if (read === undefined || read.version !== null || unjudged.has(uri)) continue;
      const intoOf: IntoOf = (finding, rule) => exposureAt(session, read.document, finding, rule);
      const { catalogue } = session.detectorFor(uri);
      const isExposed = known.found.some(({ finding }) => {
        const rule = catalogue.get(finding.ruleId);
        return rule !== undefined && intoOf(finding, rule) !== undefined;
      });
      if (isExposed) show(uri, known, intoOf);
    }
    for (const [uri] of judged) projects.forget(uri);
  };

  const known = (folder: string): Set<string> => {
    const all = [...session.findings.uris(), ...holding, ...withRights, ...packed.archives()];
    const inside = all.filter((uri) => uri.startsWith(`${folder}/`));
    return new Set(inside.map(pathOf).filter((path) => path !== undefined));
  };
  const forgetClosed = (paths: Iterable<string>): void => {
    for (const path of paths) {
      const uri = uriOf(path);
      if (packed.has(uri)) publish(path, { kind: 'vanished' });
      else if (session.documents.get(uri) === undefined) forget(uri);
    }
  };
  const forget = (uri: string): void => {
    holding.delete(uri);
    unjudged.delete(uri);
    if (withRights.delete(uri) || session.findings.get(uri).length > 0) diagnostics.clear(uri);
  };

  /** Switched off: nothing is shown, but what held something is looked at again once it is switched on. */
  const hide = (uri: string): void => {
    unjudged.delete(uri);
    if (withRights.has(uri) || session.findings.get(uri).length > 0) diagnostics.clear(uri);
  };

  const lookAtWaiting = async (): Promise<void> => {
    const closed = [...waiting].filter((uri) => session.documents.get(uri) === undefined);
    waiting.clear();
    if (!session.settings().enable) {
      closed.flatMap((uri) => [uri, ...packed.entriesOf(uri)]).forEach(hide);
      return;
    }
    // They were looked into because somebody asked: whether they are ignored was known then.
    for (const uri of closed.filter(packed.has)) await lookAt(scannerFor(uri, { archives: true }), [uri]);
    for (const folder of covered) {
      const root = pathOf(folder);
      const inside = closed.filter((uri) => uri.startsWith(`${folder}/`) && !packed.has(uri));
      if (root === undefined || inside.length === 0) continue;
      const paths = inside.map(pathOf).filter((path) => path !== undefined);
      const listed = await listedAmong(session.host, root, paths, session.listingOf(folder));
      const kept = new Set(listed.map(uriOf));
      for (const uri of inside) if (!kept.has(uri)) forget(uri);
      await lookAt(scannerFor(folder), listed.map(uriOf));
    }
  };
  const lookAt = async (scanner: Scanner, uris: readonly string[]): Promise<void> => {
    const paths = uris.map(pathOf).filter((path) => path !== undefined);
    await scanner.scan(paths, (path, outcome) => {
      if (!disposed) publish(path, outcome);
    });
    await scanner.close();
  };

  const scannerFor = (folder: string, { states, archives = false }: Looking = {}): Scanner => {
    const { jobs, maxFileBytes } = session.settings();
    const setup = session.setupFor(folder);
    const local = createLocalScanner(session.host, lookerFor(session, folder), { maxFileBytes, archives });
    const count = jobs === 0 ? availableParallelism() : jobs;
    const reading =
      workerScript === undefined
        ? local
        : createScanner(
            local,
            () => createPoolScanner(workerScript, count, { detector: setup, maxFileBytes, archives }),
            archives,
          );
    return states === undefined
      ? reading
      : createCachedScanner(session.host, states, scopeOf(setup, archives), maxFileBytes, reading);
  };

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = busy.then(work);
    busy = done.catch(() => undefined);
    return done;
  };
  const lookAgain = (uris: Iterable<string>): void => {
    const isFirst = waiting.size === 0;
    for (const uri of uris) waiting.add(onDisk(uri));
    if (!isFirst || waiting.size === 0) return;
    void inTurn(() => guarded(session.log, 'closed files', () => undefined, lookAtWaiting));
  };
  /** Clients write the same address in several ways. */
  const inOneForm = (uri: string): string => {
    const path = uri.startsWith('file:') ? pathOf(uri) : undefined;
    return path === undefined ? uri : uriOf(path);
  };
  const isCovered = (uri: string): boolean => {
    const file = onDisk(uri);
    return [...covered].some((folder) => file.startsWith(`${folder}/`));
  };
  /** An archive is followed wherever it is, once it was looked into. */
  const isFollowed = (uri: string): boolean => isCovered(uri) || packed.has(onDisk(uri));

  return {
    publish,
    async cover(folder) {
      if (covered.has(folder)) return;
      covered.add(folder);
      if (isWatching || !session.abilities.watchedFilesRegistration) return;
      isWatching = true;
      await session.connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*' }],
      });
    },
    uncover(folder) {
      const same = inOneForm(folder);
      // After a scan that still runs, which would tell of it again.
      return inTurn(async () => {
        covered.delete(same);
        forgetClosed([...known(same)].filter((path) => !isCovered(uriOf(path))));
      });
    },
    inTurn,
    changed: (uris) => lookAgain(uris.map(inOneForm).filter(isFollowed)),
    closed(uri) {
      const same = inOneForm(uri);
      // One in an archive that nobody has asked to look into was said to hold something by itself alone.
      const isKnown = isPacked(same) ? packed.entriesOf(onDisk(same)).has(same) : isCovered(same);
      if (isKnown) lookAgain([same]);
      else diagnostics.clear(uri);
    },
    refresh: () => lookAgain([...holding].filter(isFollowed)),
    known,
    forget: forgetClosed,
    scannerFor,
    dispose() {
      disposed = true;
      waiting.clear();
    },
  };
}

function lookerFor(session: Session, uri: string): Looker {
  const { root, policies = false } = session.setupFor(uri);
  return { detector: session.detectorFor(uri), ...(root === undefined ? {} : { root }), policies };
}
