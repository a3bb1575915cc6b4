/** `kagimori scan`: looks, reports, and says by its exit code whether anything was found. */
import { availableParallelism } from 'node:os';
import { relative, sep } from 'node:path';
import { SEVERITIES } from '../detection/types.ts';
import { createEngine, type EngineOptions } from '../engine.ts';
import type { ScanSummary } from '../protocol.ts';
import type { FileReport, Report } from '../report/report.ts';
import { textReport, totals } from '../report/text.ts';
import { absolute, scanTree } from '../workspace/scan.ts';
import type { Located } from '../workspace/scanFile.ts';
import { createLocalScanner, createPoolScanner } from '../workspace/scanners.ts';
import type { ScanCommand } from './arguments.ts';
import { type CommandContext, EXIT, type ExitCode, fail } from './surroundings.ts';

/** What can go wrong before or after looking. */
const MESSAGES = {
  unreadable: {
    en: (path: string) => `cannot read ${path}`,
    ja: (path: string) => `${path} を読み取れません`,
  },
  interrupted: { en: 'interrupted', ja: '中断されました' },
};

export async function scanCommand(command: ScanCommand, context: CommandContext): Promise<ExitCode> {
  const { around, language } = context;
  const engine: EngineOptions = command.level === undefined ? {} : { level: command.level };
  const looked = await lookIntoFiles(command, context, engine);
  if (looked.missing.length > 0) {
    for (const path of looked.missing) fail(around, MESSAGES.unreadable[language](path));
  }
  if (looked.report.summary.cancelled) return fail(around, MESSAGES.interrupted[language]);
  const { report } = looked;
  around.out(textReport(report, { language, color: around.color, showSuppressed: command.showSuppressed }));
  if (looked.missing.length > 0) return EXIT.failed;
  return report.summary.findings > 0 ? EXIT.found : EXIT.clean;
}

interface Looked {
  readonly report: Report;
  /** Roots that could not be read. */
  readonly missing: readonly string[];
}

async function lookIntoFiles(
  command: ScanCommand,
  context: CommandContext,
  engine: EngineOptions,
): Promise<Looked> {
  const { around, language } = context;
  const roots = (command.paths.length === 0 ? ['.'] : command.paths).map((path) =>
    absolute(path, around.cwd),
  );
  const detector = createEngine(engine);
  const jobs = command.jobs === 0 ? availableParallelism() : command.jobs;
  const scanner =
    around.workerScript === undefined
      ? createLocalScanner(around.host, detector, command.maxFileBytes)
      : createPoolScanner(around.workerScript, jobs, { engine, maxFileBytes: command.maxFileBytes });
  const files: FileReport[] = [];
  const missing: string[] = [];
  const isSevere = ({ finding }: Located): boolean =>
    SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(command.minSeverity);
  let told = 0;
  const summary = await scanTree(around.host, scanner, {
    roots,
    noIgnore: command.noIgnore,
    signal: around.signal,
    onOutcome(path, outcome) {
      if (outcome.kind === 'unreadable') missing.push(shownPath(path, around.cwd));
      if (outcome.kind !== 'scanned') return;
      const findings = outcome.findings.filter(isSevere);
      const suppressed = outcome.suppressed.filter(isSevere);
      if (findings.length + suppressed.length === 0) return;
      files.push({ path: shownPath(path, around.cwd), findings, suppressed });
    },
    onUnreadable: (path) => missing.push(shownPath(path, around.cwd)),
    onProgress({ done, listed, findings }) {
      if (!around.progress || around.host.now() - told < 100) return;
      told = around.host.now();
      around.err(`\r\u001B[K${done}/${listed} (${findings})`);
    },
  });
  if (around.progress) around.err('\r\u001B[K');
  await scanner.close();
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const findings = files.reduce((sum, file) => sum + file.findings.length, 0);
  const counted: ScanSummary = { ...summary, findings };
  void totals;
  void language;
  return { report: { files, summary: counted, catalogue: detector.catalogue }, missing };
}

/** Relative to where the person stands, unless it lies elsewhere. */
function shownPath(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  return inside === '' || inside.startsWith('..') ? path : inside.split(sep).join('/');
}
