/** `kagimori baseline`: settles what is found now, so that from here on only what is new counts. */
import { resolve } from 'node:path';
import type { Text } from '../detection/types.ts';
import {
  BASELINE_FILE,
  type Baseline,
  type BaselineEntry,
  baselineText,
  parseBaseline,
  pruneBaseline,
  updateBaseline,
} from '../workspace/baseline.ts';
import { configRoot } from '../workspace/detectorSetup.ts';
import { absolute } from '../workspace/scan.ts';
import { below } from '../workspace/scanFile.ts';
import { UNWRITABLE } from '../workspace/textFile.ts';
import type { BaselineCommand } from './command.ts';
import { look } from './look.ts';
import { readText } from './setup.ts';
import { type CommandContext, EXIT, type ExitCode, fail } from './surroundings.ts';

const MESSAGES = {
  exists: (path: string): Text => ({
    en: `${path} is there already: "kagimori baseline update" brings it up to date`,
    ja: `${path} はすでにあります。「kagimori baseline update」で更新できます`,
  }),
  missing: (path: string): Text => ({
    en: `${path} is not there: "kagimori baseline create" makes it`,
    ja: `${path} がありません。「kagimori baseline create」で作成できます`,
  }),
  done: (path: string, count: number): Text => ({
    en: `${path}: ${count} settled\n`,
    ja: `${path}: ${count} 件を対応済みにしました\n`,
  }),
};

export async function baselineCommand(command: BaselineCommand, context: CommandContext): Promise<ExitCode> {
  const { around, language } = context;
  const refuse = (message: Text): ExitCode => fail(around, message[language]);
  const name = command.output ?? command.baseline ?? BASELINE_FILE;
  const path = absolute(name, around.cwd);
  const text = await readText(around, name);
  if (command.action === 'create' && text !== undefined) return refuse(MESSAGES.exists(name));
  if (command.action !== 'create' && text === undefined) return refuse(MESSAGES.missing(name));
  const parsed = text === undefined ? undefined : parseBaseline(text);
  if (parsed?.ok === false) return fail(around, `${name}: ${parsed.reason[language]}`);
  const old: Baseline = parsed?.baseline ?? { entries: [] };

  // Without the old baseline: what it settles is found again, and what is gone is not.
  const { baseline: _, ...options } = command;
  const { report, problems } = await look({ ...options, source: 'files', stdinFilename: '' }, context);
  if (problems.length > 0) {
    for (const problem of problems) refuse(problem);
    return EXIT.failed;
  }
  if (report.summary.cancelled) return EXIT.failed;
  const root = await configRoot(around.host, around.cwd);
  const found = report.files.flatMap((file) =>
    file.findings.map(
      ({ finding }): BaselineEntry => ({
        fingerprint: finding.fingerprint,
        rule: finding.ruleId,
        path: below(root, absolute(file.path, around.cwd)),
        ...(command.reason === undefined ? {} : { reason: command.reason }),
        ...(command.until === undefined ? {} : { until: command.until }),
      }),
    ),
  );
  const looked = (command.paths.length === 0 ? ['.'] : command.paths).map((given) =>
    below(root, resolve(around.cwd, given)),
  );
  const wasSeen = (entry: string): boolean =>
    looked.some((start) => start === root || entry === start || entry.startsWith(`${start}/`));
  const baseline = (command.action === 'prune' ? pruneBaseline : updateBaseline)(old, found, wasSeen);
  const written = await around.host.writeFileAtomic(path, new TextEncoder().encode(baselineText(baseline)));
  if (!written.ok) return refuse(UNWRITABLE(name));
  around.out(MESSAGES.done(name, baseline.entries.length)[language]);
  return EXIT.clean;
}
