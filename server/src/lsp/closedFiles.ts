/**
 * Keeps what is said of files that nobody has open as true as the files on disk. One thing at a time: what a scan saw
 * of a file must not come after what was seen of it later.
 */
import { availableParallelism } from 'node:os';
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { Finding, Rule, Text } from '../detection/types.ts';
import { createCachedScanner, scopeOf } from '../workspace/cachedScanner.ts';
import type { CleanStates } from '../workspace/cleanStates.ts';
import { listedAmong } from '../workspace/listFiles.ts';
import { pathOf, uriOf } from '../workspace/project.ts';
import type { Scanner } from '../workspace/scan.ts';
import type { FileOutcome, Located, Looker } from '../workspace/scanFile.ts';
import { createLocalScanner, createPoolScanner, createScanner } from '../workspace/scanners.ts';
import { type Diagnostics, findingDiagnostics, isShown, type Shown } from './diagnostics.ts';
import { exposureAt } from './exposures.ts';
import { toItem } from './findings.ts';
import { readDocument } from './fixes.ts';
import { guarded } from './log.ts';
import type { Projects } from './projects.ts';
import type { Session } from './session.ts';
import { ageIn } from './standingStore.ts';

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
  /** @param states what is known to hold nothing; every file is read where absent. */
  scannerFor(folder: string, states?: CleanStates): Scanner;
  dispose(): void;
}

/** What a scan found in one file. */
interface Found {
  readonly found: readonly Located[];
  readonly rights: readonly Located[];
}

/** What users are given a finding in; undefined where it stays on a server, or is not known yet. */
type IntoOf = (finding: Finding, rule: Rule) => Text | undefined;

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

  const publish = (path: string, outcome: FileOutcome): void => {
    const uri = uriOf(path);
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
    if (found.length === 0) unjudged.delete(uri);
    else judgeLater(uri, { found, rights });
  };

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
    const inside = [...session.findings.uris(), ...holding, ...withRights].filter((uri) =>
      uri.startsWith(`${folder}/`),
    );
    return new Set(inside.map(pathOf).filter((path) => path !== undefined));
  };
  const forgetClosed = (paths: Iterable<string>): void => {
    for (const path of paths) {
      const uri = uriOf(path);
      if (session.documents.get(uri) === undefined) forget(uri);
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
      closed.forEach(hide);
      return;
    }
    for (const folder of covered) {
      const root = pathOf(folder);
      const inside = closed.filter((uri) => uri.startsWith(`${folder}/`));
      if (root === undefined || inside.length === 0) continue;
      const paths = inside.map(pathOf).filter((path) => path !== undefined);
      const listed = await listedAmong(session.host, root, paths, session.listingOf(folder));
      const kept = new Set(listed.map(uriOf));
      for (const uri of inside) if (!kept.has(uri)) forget(uri);
      const scanner = scannerFor(folder);
      await scanner.scan(listed, (path, outcome) => {
        if (!disposed) publish(path, outcome);
      });
      await scanner.close();
    }
  };

  const scannerFor = (folder: string, states?: CleanStates): Scanner => {
    const { jobs, maxFileBytes } = session.settings();
    const setup = session.setupFor(folder);
    const local = createLocalScanner(session.host, lookerFor(session, folder), { maxFileBytes });
    const reading =
      workerScript === undefined
        ? local
        : createScanner(local, () =>
            createPoolScanner(workerScript, jobs === 0 ? availableParallelism() : jobs, {
              detector: setup,
              maxFileBytes,
            }),
          );
    return states === undefined
      ? reading
      : createCachedScanner(session.host, states, scopeOf(setup), maxFileBytes, reading);
  };

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = busy.then(work);
    busy = done.catch(() => undefined);
    return done;
  };
  const lookAgain = (uris: Iterable<string>): void => {
    const isFirst = waiting.size === 0;
    for (const uri of uris) waiting.add(uri);
    if (!isFirst || waiting.size === 0) return;
    void inTurn(() => guarded(session.log, 'closed files', () => undefined, lookAtWaiting));
  };
  /** Clients write the same address in several ways. */
  const inOneForm = (uri: string): string => {
    const path = uri.startsWith('file:') ? pathOf(uri) : undefined;
    return path === undefined ? uri : uriOf(path);
  };
  const isCovered = (uri: string): boolean => [...covered].some((folder) => uri.startsWith(`${folder}/`));

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
        if (!covered.delete(same)) return;
        forgetClosed([...known(same)].filter((path) => !isCovered(uriOf(path))));
      });
    },
    inTurn,
    changed: (uris) => lookAgain(uris.map(inOneForm).filter(isCovered)),
    closed(uri) {
      const same = inOneForm(uri);
      if (isCovered(same)) lookAgain([same]);
      else diagnostics.clear(uri);
    },
    refresh: () => lookAgain([...holding].filter(isCovered)),
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

/** Rights are diagnostics alone: no items, and nothing that ties them to a credential. */
function rightsShown(session: Session, uri: string, rights: readonly Located[]): Shown['diagnostics'] {
  return shownOf(session, uri, rights, () => undefined).diagnostics.map(
    ({ data: _, ...diagnostic }) => diagnostic,
  );
}

/** What a scan found in a file, as diagnostics and items. */
function shownOf(session: Session, uri: string, found: readonly Located[], intoOf: IntoOf): Shown {
  const settings = session.settings();
  const { catalogue } = session.detectorFor(uri);
  const rows = found.flatMap(({ finding, range }) => {
    const rule = catalogue.get(finding.ruleId);
    if (rule === undefined || !isShown(finding, settings)) return [];
    const age = ageIn(session, uri, finding.fingerprint);
    return [
      {
        item: toItem(finding, rule, range, session.language, age),
        said: findingDiagnostics(session, finding, rule, range, { into: intoOf(finding, rule), age }),
      },
    ];
  });
  return {
    items: rows.map(({ item }) => item),
    diagnostics: rows.flatMap(({ said }) => said),
  };
}
