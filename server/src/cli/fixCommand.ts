/** `kagimori fix`: moves what is certain to `.env`, as one step over all files; `--dry-run` only shows it. */
import type { Finding, Text } from '../detection/types.ts';
import { planMoveToEnv } from '../remediation/moveToEnv.ts';
import type { MoveRequest } from '../remediation/plan.ts';
import { type PreviewSource, previewOf } from '../report/preview.ts';
import type { Report } from '../report/report.ts';
import { applyPlan } from '../workspace/applyPlan.ts';
import { decodeBytes } from '../workspace/decode.ts';
import { configRoot, makeDetector } from '../workspace/detectorSetup.ts';
import { languageIdOf } from '../workspace/languageId.ts';
import { type Move, planAcross } from '../workspace/planAcross.ts';
import { gatherProject, pathOf, uriOf } from '../workspace/project.ts';
import { absolute } from '../workspace/scan.ts';
import { below } from '../workspace/scanFile.ts';
import { shownPath } from '../workspace/textFile.ts';
import type { FixCommand } from './command.ts';
import { look } from './look.ts';
import { setupFor } from './setup.ts';
import { createStoreFix } from './storeFix.ts';
import { type CommandContext, EXIT, type ExitCode, fail } from './surroundings.ts';

const MESSAGES = {
  nothing: { en: 'nothing to move\n', ja: '移すものはありません\n' },
  interrupted: { en: 'interrupted: nothing was changed', ja: '中断されました。何も変更していません' },
  changed: (path: string): Text => ({
    en: `${path} has changed meanwhile: nothing was written`,
    ja: `${path} が途中で変更されたため、何も書き込みませんでした`,
  }),
  moved: (count: number, target: Text, files: number): Text => ({
    en: `${count} moved to ${target.en}, ${files} files changed\n`,
    ja: `${count} 件を ${target.ja} へ移し、${files} ファイルを変更しました\n`,
  }),
  unnamed: {
    en: 'left alone: its name is no UTF-8, so that no edit can name it; rename it or move the secret by hand',
    ja: 'そのままにしました。名前が UTF-8 でないため、編集の対象として指定できません。名前を変更するか、手作業で移してください',
  },
  left: (count: number): Text => ({
    en: `${count} left: look at them with "kagimori scan"\n`,
    ja: `${count} 件が残っています。「kagimori scan」で確認してください\n`,
  }),
};
const ENV_FILE: Text = { en: '.env', ja: '.env' };
const TITLE: Text = { en: 'Move to .env', ja: '.env へ移す' };

/** Moved without a look at each one: the format or a checksum proves it, and it is not meant to be public. */
const isSure = ({ confidence, severity }: Finding): boolean =>
  (confidence === 'checksum' || confidence === 'format') && severity !== 'info';

/** @returns 0 when nothing is left to find, 1 when something is (or, with `--dry-run`, would be moved), 2 on failure. */
export async function fixCommand(command: FixCommand, context: CommandContext): Promise<ExitCode> {
  const { around, language } = context;
  const { report, problems } = await look({ ...command, source: 'files', stdinFilename: '' }, context);
  for (const problem of problems) fail(around, problem[language]);
  if (report.summary.cancelled) return fail(around, MESSAGES.interrupted[language]);
  if (problems.length > 0) return EXIT.failed;

  const gathered = await gather(command, context, report.files);
  if (!gathered.ok) return fail(around, gathered.reason[language]);
  const { moves, sources, catalogue } = gathered;
  const { store } = command;
  const toStore = store && createStoreFix(store, catalogue);
  const planMove = toStore?.planMove ?? ((request: MoveRequest) => planMoveToEnv(request, catalogue));
  const planAll = () => planAcross(moves, planMove, toStore?.title ?? TITLE);
  const { plan, leftAlone } = planAll();
  for (const { uri, reason } of leftAlone) {
    around.err(`${shownPath(pathOf(uri) ?? uri, around.cwd)}: ${reason[language]}\n`);
  }
  if (plan === undefined) {
    around.out(MESSAGES.nothing[language]);
    return report.summary.findings > 0 ? EXIT.found : EXIT.clean;
  }
  if (command.dryRun) {
    around.out(previewOf(plan, sources, (uri) => shownPath(pathOf(uri) ?? uri, around.cwd)));
  } else {
    const stored = await toStore?.put(around);
    if (stored?.ok === false) return fail(around, stored.reason[language]);
    const final = stored?.replan === true ? planAll().plan : plan;
    // From here on Ctrl+C comes too late: half a fix is worse than either.
    const applied = await applyPlan(around.host, final ?? plan);
    if (!applied.ok) return fail(around, applied.reason[language]);
  }
  for (const note of plan.notes) around.err(`${note[language]}\n`);
  if (command.dryRun) return EXIT.found;

  const after = await look({ ...command, source: 'files', stdinFilename: '' }, context);
  const left = after.report.summary.findings;
  const moved = movedBetween(report.files, after.report.files);
  around.out(MESSAGES.moved(moved, store?.store.name ?? ENV_FILE, plan.changes.length)[language]);
  if (left > 0) around.out(MESSAGES.left(left)[language]);
  return left > 0 ? EXIT.found : EXIT.clean;
}

/** What is gone file by file: a `.env` that git tracks is found to hold what came in, which takes nothing back. */
function movedBetween(before: Report['files'], after: Report['files']): number {
  const left = new Map(after.map(({ path, findings }) => [path, findings.length]));
  return before.reduce(
    (sum, { path, findings }) => sum + Math.max(0, findings.length - (left.get(path) ?? 0)),
    0,
  );
}

type Gathered =
  | {
      readonly ok: true;
      readonly moves: readonly Move[];
      readonly sources: readonly PreviewSource[];
      readonly catalogue: ReturnType<typeof makeDetector>['catalogue'];
    }
  | { readonly ok: false; readonly reason: Text };

/** Reads the files that hold something again, and looks at what is around each. */
async function gather(
  command: FixCommand,
  context: CommandContext,
  files: readonly { readonly path: string }[],
): Promise<Gathered> {
  const { host, cwd } = context.around;
  const moves: Move[] = [];
  const sources: PreviewSource[] = [];
  const { setup, root } = await setupFor(command, context, absolute(command.paths[0] ?? '.', cwd));
  const detector = makeDetector(setup);
  const top = await configRoot(host, cwd);
  for (const file of files) {
    const path = absolute(file.path, cwd);
    const bytes = await host.readFile(path);
    // A report shows such a name with a sign for what cannot be told, under which nothing is found.
    if (!bytes.ok && bytes.error === 'not-found' && path.includes('\u{FFFD}')) {
      context.around.err(`${file.path}: ${MESSAGES.unnamed[context.language]}\n`);
      continue;
    }
    const decoded = bytes.ok ? decodeBytes(bytes.value) : undefined;
    if (!decoded?.ok) return { ok: false, reason: MESSAGES.changed(file.path) };
    const uri = uriOf(path);
    const languageId = languageIdOf(path);
    const detection = detector.detect(decoded.text, { uri, languageId, path: below(root, path) });
    const held = detection.suppressed.map(({ finding }) => finding);
    sources.push({ text: decoded.text, findings: [...detection.findings, ...held] });
    const findings = detection.findings.filter(isSure);
    if (findings.length === 0) continue;
    const project = await gatherProject(host, {
      uri,
      // A file from elsewhere belongs to its own repository.
      ...(below(top, path) === path ? {} : { workspaceFolder: uriOf(top) }),
      open: () => undefined,
    });
    if (project === undefined) continue;
    moves.push({ document: { uri, languageId, version: null, text: decoded.text }, findings, project });
  }
  return { ok: true, moves, sources, catalogue: detector.catalogue };
}
