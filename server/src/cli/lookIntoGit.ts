/** Looks into what git holds: the next commit, and all commits so far. */
import { join } from 'node:path';
import { workTree } from '../git/git.ts';
import { history } from '../git/history.ts';
import { stagedFiles } from '../git/staged.ts';
import { excludedBy, makeDetector } from '../workspace/detectorSetup.ts';
import { createExclusion } from '../workspace/exclusion.ts';
import { absolute } from '../workspace/scan.ts';
import { below, type Located, type LocatedSuppressed, type Looker, scanText } from '../workspace/scanFile.ts';
import { shownPath } from '../workspace/textFile.ts';
import type { LookOptions } from './command.ts';
import { type Gathered, type GatheredFile, NOTHING_YET, withRights } from './gathered.ts';
import { NO_REPOSITORY, touchesLines } from './narrowing.ts';
import { createProgress } from './progress.ts';
import { setupFor } from './setup.ts';
import type { CommandContext } from './surroundings.ts';

/** An open repository, or the empty report that says why it is not. */
type Repository =
  | {
      readonly ok: true;
      readonly root: string;
      readonly looker: Looker;
      /** @param path below the root, with slashes */
      isLeftOut(path: string): boolean;
    }
  | { readonly ok: false; readonly gathered: Gathered };

export async function lookIntoStaged(command: LookOptions, context: CommandContext): Promise<Gathered> {
  const { around } = context;
  const repository = await openRepository(command, context);
  if (!repository.ok) return repository.gathered;
  const { root, looker, isLeftOut } = repository;
  const files: GatheredFile[] = [];
  let bytes = 0;
  let count = 0;
  for await (const { path, text, added } of stagedFiles(around.host, root, around.signal)) {
    if (isLeftOut(path)) continue;
    count++;
    bytes += text.length;
    const located = scanText(looker, text, join(root, path));
    const isNew = ({ range }: Located): boolean => touchesLines(range, (line) => added.has(line));
    files.push({
      path: shownPath(join(root, path), around.cwd),
      findings: withRights(located).filter(isNew),
      suppressed: located.suppressed.filter(isNew),
    });
  }
  const summary = { ...NOTHING_YET, files: count, bytes, cancelled: around.signal.aborted };
  return { files, catalogue: looker.detector.catalogue, problems: [], summary };
}

export async function lookIntoHistory(command: LookOptions, context: CommandContext): Promise<Gathered> {
  const { around } = context;
  const repository = await openRepository(command, context);
  if (!repository.ok) return repository.gathered;
  const { root, looker, isLeftOut } = repository;
  const files: GatheredFile[] = [];
  const known = new Set<string>();
  const report = createProgress(around);
  let bytes = 0;
  let count = 0;
  for await (const { patches, done, total } of history(around.host, root, around.signal)) {
    for (const { commit, path, hunks } of patches) {
      if (isLeftOut(path)) continue;
      count++;
      for (const hunk of hunks) {
        const text = `${hunk.lines.join('\n')}\n`;
        bytes += text.length;
        const located = scanText(looker, text, join(root, path), commit);
        const place = <T extends Located>(items: readonly T[]): T[] =>
          items
            .filter(({ range }) => touchesLines(range, (line) => hunk.added.has(line)))
            .filter(({ finding }) => isFirst(known, `${finding.ruleId} ${finding.fingerprint} ${path}`))
            .map((item) => ({ ...item, range: movedDown(item.range, hunk.start) }));
        const findings = place(withRights(located));
        const suppressed = place<LocatedSuppressed>(located.suppressed);
        if (findings.length + suppressed.length === 0) continue;
        const shown = shownPath(join(root, path), around.cwd);
        files.push({ path: shown, findings, suppressed, ...(commit === undefined ? {} : { commit }) });
      }
    }
    report.tell(`${done}/${total}`);
    if (around.signal.aborted) break;
  }
  report.end();
  const summary = { ...NOTHING_YET, files: count, bytes, cancelled: around.signal.aborted };
  return { files, catalogue: looker.detector.catalogue, problems: [], summary };
}

/** The repository of the current folder with its detector, or why there is nothing to look into. */
async function openRepository(command: LookOptions, context: CommandContext): Promise<Repository> {
  const { around } = context;
  const [first = '.'] = command.paths;
  const root = await workTree(around.host, absolute(first, around.cwd));
  const { setup, problems, ...rest } = await setupFor(command, context, root ?? around.cwd);
  const detector = makeDetector(setup, around.host.now);
  const wrong = root === undefined ? [NO_REPOSITORY] : problems;
  if (root === undefined || wrong.length > 0) {
    return {
      ok: false,
      gathered: { files: [], catalogue: detector.catalogue, summary: NOTHING_YET, problems: wrong },
    };
  }
  const excluded = createExclusion(excludedBy(setup.config ?? {}));
  return {
    ok: true,
    root,
    looker: { detector, root: rest.root, policies: command.policies },
    isLeftOut: (path) => excluded(below(rest.root, join(root, path))),
  };
}

type Range = Located['range'];

const movedDown = ({ start, end }: Range, lines: number): Range => ({
  start: { ...start, line: start.line + lines },
  end: { ...end, line: end.line + lines },
});

/** Whether the key was not there before; it is from now on. */
function isFirst(known: Set<string>, key: string): boolean {
  if (known.has(key)) return false;
  known.add(key);
  return true;
}
