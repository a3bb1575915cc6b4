/** Looks where the command line says, and gathers what is found into one report. */
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { type Catalogue, SEVERITIES, type Text } from '../detection/types.ts';
import type { ScanSummary } from '../protocol.ts';
import type { Report, Reported } from '../report/report.ts';
import { createCachedScanner, scopeOf } from '../workspace/cachedScanner.ts';
import { readCache, writeCache } from '../workspace/cacheFile.ts';
import { decodeBytes } from '../workspace/decode.ts';
import { excludedBy, makeDetector } from '../workspace/detectorSetup.ts';
import { absolute, type Progress, scanTree, sumSummaries } from '../workspace/scan.ts';
import { scanText } from '../workspace/scanFile.ts';
import { createLocalScanner, createPoolScanner, createScanner } from '../workspace/scanners.ts';
import { NOT_WHOLE, shownPath, UNREADABLE, UNWRITABLE } from '../workspace/textFile.ts';
import { age } from './age.ts';
import type { LookOptions, Narrowing, ScanCommand } from './command.ts';
import { type Gathered, type GatheredFile, NOTHING_YET, type Source, withRights } from './gathered.ts';
import { lookIntoHistory, lookIntoStaged } from './lookIntoGit.ts';
import { narrow } from './narrowing.ts';
import { createProgress } from './progress.ts';
import { setupFor } from './setup.ts';
import type { CommandContext } from './surroundings.ts';
import { verify } from './verify.ts';

/** What was found, and what could not be looked into: with anything in `problems`, the answer is not whole. */
export interface Looked {
  readonly report: Report;
  readonly problems: readonly Text[];
}

/** @returns findings of the wanted severity, files in the order of their paths. */
export async function look(
  command: LookOptions & Narrowing & Pick<ScanCommand, 'source' | 'stdinFilename' | 'verification' | 'aging'>,
  context: CommandContext,
): Promise<Looked> {
  const { around } = context;
  const started = around.host.now();
  const isSevere = ({ finding }: Reported): boolean =>
    SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(command.minSeverity);
  const gathered = await SOURCES[command.source](command, context);
  const severe = gathered.files
    .map((file) => ({
      ...file,
      findings: file.findings.filter(isSevere),
      suppressed: file.suppressed.filter(isSevere),
    }))
    .filter(({ findings, suppressed }) => findings.length + suppressed.length > 0)
    .sort((a, b) => compare(a.path, b.path));
  const { aging, verification } = command;
  const aged = aging === undefined ? severe : await age(severe, gathered.catalogue, aging, context);
  const files = verification === undefined ? aged : await verify(aged, verification, context);
  const findings = files.reduce((sum, file) => sum + file.findings.length, 0);
  const cancelled = gathered.summary.cancelled || around.signal.aborted;
  const summary = { ...gathered.summary, cancelled, findings, durationMs: around.host.now() - started };
  return { report: { files, summary, catalogue: gathered.catalogue }, problems: gathered.problems };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const SOURCES: Readonly<Record<ScanCommand['source'], Source>> = {
  files: lookIntoFiles,
  staged: lookIntoStaged,
  history: lookIntoHistory,
  stdin: lookIntoStdin,
};

async function lookIntoFiles(command: LookOptions & Narrowing, context: CommandContext): Promise<Gathered> {
  const { around, language } = context;
  const { host } = around;
  const roots = [
    ...new Set(
      (command.paths.length === 0 ? ['.'] : command.paths).map((path) => absolute(path, around.cwd)),
    ),
  ];
  const files: GatheredFile[] = [];
  const problems: Text[] = [];
  const summaries: ScanSummary[] = [];
  // One root holds no file twice.
  const seen = roots.length > 1 ? new Set<string>() : undefined;
  let catalogue: Catalogue = new Map();
  const report = createProgress(around);
  const cachePath = command.cache === undefined ? undefined : absolute(command.cache, around.cwd);
  const states = cachePath === undefined ? undefined : await readCache(host, cachePath);
  for (const root of roots) {
    const stat = await host.stat(root);
    const folder = stat.ok && stat.value.kind === 'directory' ? root : dirname(root);
    const setup = await setupFor(command, context, folder);
    problems.push(...setup.problems);
    const { only, counts = () => true, problem } = await narrow(command, around, folder);
    if (problem !== undefined) problems.push(problem);
    if (setup.problems.length > 0 || problem !== undefined) continue;
    const detector = makeDetector(setup.setup, host.now);
    catalogue = detector.catalogue;
    const { workerScript } = around;
    const { maxFileBytes, policies, archives } = command;
    const looker = { detector, root: setup.root, policies };
    const local = createLocalScanner(host, looker, { maxFileBytes, archives });
    const jobs = command.jobs === 0 ? availableParallelism() : command.jobs;
    const reading =
      workerScript === undefined
        ? local
        : createScanner(local, () =>
            createPoolScanner(workerScript, jobs, { detector: setup.setup, maxFileBytes, archives }),
          );
    const scanner =
      states === undefined
        ? reading
        : createCachedScanner(host, states, scopeOf(setup.setup, archives), maxFileBytes, reading);
    const unreadable = (path: string): void => void problems.push(UNREADABLE(shownPath(path, around.cwd)));
    summaries.push(
      await scanTree(host, scanner, {
        root,
        ...(seen === undefined ? {} : { seen }),
        ...(only === undefined ? {} : { only }),
        noIgnore: command.noIgnore,
        exclude: excludedBy(setup.setup.config ?? {}),
        excludeFrom: setup.root,
        signal: around.signal,
        onOutcome(path, outcome) {
          if (outcome.kind === 'unreadable') unreadable(path);
          // A file that was named and is not there is no file that vanished.
          if (outcome.kind === 'vanished' && path === root) unreadable(path);
          if (outcome.kind !== 'scanned') return;
          if (outcome.cut === true) problems.push(NOT_WHOLE(shownPath(path, around.cwd)));
          const findings = withRights(outcome).filter(({ range }) => counts(path, range));
          const suppressed = outcome.suppressed.filter(({ range }) => counts(path, range));
          for (const within of new Set([...findings, ...suppressed].map((located) => located.within))) {
            files.push({
              path: `${shownPath(path, around.cwd)}${within ?? ''}`,
              findings: findings.filter((located) => located.within === within),
              suppressed: suppressed.filter((located) => located.within === within),
            });
          }
        },
        onUnreadable: unreadable,
        onProgress: (now) => report.tell(progressText(now)[language]),
      }),
    );
    await scanner.close();
  }
  report.end();
  if (command.cache !== undefined && cachePath !== undefined && states !== undefined) {
    if (!(await writeCache(host, cachePath, states))) problems.push(UNWRITABLE(command.cache));
  }
  return { files, catalogue, problems, summary: sumSummaries(summaries) };
}

const progressText = ({ done, listed, bytes, findings }: Progress): Text => {
  const megabytes = (bytes / 1_000_000).toFixed(1);
  return {
    en: `${done} of ${listed} files, ${megabytes} MB, ${findings} found`,
    ja: `${listed} ファイル中 ${done} 件を確認（${megabytes} MB）、検出 ${findings} 件`,
  };
};

async function lookIntoStdin(
  command: LookOptions & Pick<ScanCommand, 'stdinFilename'>,
  context: CommandContext,
): Promise<Gathered> {
  const { around } = context;
  const { setup, problems, root } = await setupFor(command, context, around.cwd);
  const detector = makeDetector(setup, around.host.now);
  const bytes = await around.stdin();
  const decoded = decodeBytes(bytes);
  const path = absolute(command.stdinFilename, around.cwd);
  const located = decoded.ok
    ? scanText({ detector, root, policies: command.policies }, decoded.text, path)
    : { findings: [], suppressed: [], rights: [] };
  const summary = {
    ...NOTHING_YET,
    ...(decoded.ok ? { files: 1, bytes: bytes.length } : { skippedBinary: 1 }),
    cancelled: around.signal.aborted,
  };
  const files = [
    { path: command.stdinFilename, findings: withRights(located), suppressed: located.suppressed },
  ];
  return { files, catalogue: detector.catalogue, problems, summary };
}
