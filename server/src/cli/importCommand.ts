/** `kagimori import`: takes over what other tools were told, and says line by line what was and what was not. */
import { basename, join } from 'node:path';
import type { Text } from '../detection/types.ts';
import { createCatalogue } from '../rules/index.ts';
import { BASELINE_FILE, type BaselineEntry, baselineText, parseBaseline } from '../workspace/baseline.ts';
import { configRoot, makeDetector, readConfig } from '../workspace/detectorSetup.ts';
import { addToConfig } from '../workspace/import/addToConfig.ts';
import type { AllowEntry, ImportNote, RuleEntry } from '../workspace/import/imported.ts';
import { IMPORTERS } from '../workspace/import/index.ts';
import { settle } from '../workspace/import/settle.ts';
import { absolute } from '../workspace/scan.ts';
import type { ImportCommand } from './arguments.ts';
import { readText, shownPath, UNREADABLE, UNWRITABLE } from './setup.ts';
import { type CommandContext, EXIT, type ExitCode, fail } from './surroundings.ts';

const CONFIG_FILE = '.kagimori.json';

const MESSAGES = {
  none: {
    en: `nothing to import here: ${Object.keys(IMPORTERS).join(', ')}`,
    ja: `取り込めるファイルがありません: ${Object.keys(IMPORTERS).join('、')}`,
  },
  unknown: (name: string): Text => ({
    en: `${name} cannot be imported: only ${Object.keys(IMPORTERS).join(', ')}`,
    ja: `${name} は取り込めません。対応しているのは ${Object.keys(IMPORTERS).join('、')} です`,
  }),
  broken: (path: string): Text => ({
    en: `${path} cannot be added to: mend it first`,
    ja: `${path} に書き加えられません。先に直してください`,
  }),
  written: (path: string): Text => ({ en: `${path} written\n`, ja: `${path} に書き込みました\n` }),
  dryRun: { en: 'nothing was written (--dry-run)\n', ja: '何も書き込んでいません (--dry-run)\n' },
} as const;
const TAKEN: Text = { en: 'taken over', ja: '引き継ぎ' };
const LEFT: Text = { en: 'not taken over', ja: '引き継ぎなし' };

/** @param noted is told of each line of the report */
export async function importCommand(
  command: ImportCommand,
  context: CommandContext,
  noted: (note: ImportNote) => void = () => undefined,
): Promise<ExitCode> {
  const { around, language } = context;
  const refuse = (message: Text): ExitCode => fail(around, message[language]);
  const root = await configRoot(around.host, around.cwd);
  const paths = command.paths.length > 0 ? command.paths : await usualFiles(context, root);
  if (paths.length === 0) return refuse(MESSAGES.none);

  const catalogue = createCatalogue();
  const detector = makeDetector({ config: await readConfig(around.host, root), root });
  const allow: AllowEntry[] = [];
  const disable: string[] = [];
  const rules: RuleEntry[] = [];
  const entries: BaselineEntry[] = [];
  for (const path of paths) {
    const importer = IMPORTERS[basename(path)];
    if (importer === undefined) return refuse(MESSAGES.unknown(path));
    const text = await readText(around, path);
    if (text === undefined) return refuse(UNREADABLE(path));
    const imported = importer(text, catalogue);
    const settled = await settle(around.host, root, detector, imported.settled);
    allow.push(...imported.allow);
    disable.push(...imported.disable);
    rules.push(...(imported.rules ?? []));
    entries.push(...settled.entries);
    const notes = [...imported.notes, ...settled.notes].sort((a, b) => a.line - b.line);
    for (const note of notes) noted(note);
    for (const note of notes)
      around.out(lineOf(shownPath(absolute(path, around.cwd), around.cwd), note, language));
  }
  const files = await changed({ root, allow, disable, rules, entries }, context);
  if (!files.ok) return refuse(files.message);
  if (command.dryRun) around.out(MESSAGES.dryRun[language]);
  else {
    for (const [path, text] of files.texts) {
      const shown = shownPath(path, around.cwd);
      const written = await around.host.writeFileAtomic(path, new TextEncoder().encode(text));
      if (!written.ok) return refuse(UNWRITABLE(shown));
      around.out(MESSAGES.written(shown)[language]);
    }
  }
  return EXIT.clean;
}

const lineOf = (path: string, { line, taken, text }: ImportNote, language: keyof Text): string =>
  `${path}:${line}: ${(taken ? TAKEN : LEFT)[language]}: ${text[language]}\n`;

async function usualFiles({ around }: CommandContext, root: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of Object.keys(IMPORTERS)) {
    const path = join(root, name);
    if ((await around.host.stat(path)).ok) found.push(path);
  }
  return found;
}

interface News {
  readonly root: string;
  readonly allow: readonly AllowEntry[];
  readonly disable: readonly string[];
  readonly rules: readonly RuleEntry[];
  readonly entries: readonly BaselineEntry[];
}

/** The new texts of the files that change, by path. */
async function changed(
  { root, allow, disable, rules, entries }: News,
  { around }: CommandContext,
): Promise<{ ok: true; texts: ReadonlyMap<string, string> } | { ok: false; message: Text }> {
  const texts = new Map<string, string>();
  const configPath = join(root, CONFIG_FILE);
  const config = await readText(around, configPath);
  const news = allow.length + disable.length + rules.length;
  const added = news === 0 ? config : addToConfig(config, allow, disable, rules);
  if (added === undefined && news > 0) {
    return { ok: false, message: MESSAGES.broken(shownPath(configPath, around.cwd)) };
  }
  if (added !== undefined && added !== config) texts.set(configPath, added);

  const baselinePath = join(root, BASELINE_FILE);
  const old = await readText(around, baselinePath);
  const parsed = old === undefined ? undefined : parseBaseline(old);
  if (parsed?.ok === false && entries.length > 0) {
    return { ok: false, message: MESSAGES.broken(shownPath(baselinePath, around.cwd)) };
  }
  const known = parsed?.ok ? parsed.baseline.entries : [];
  const merged = new Map(
    [...entries, ...known].map((entry) => [`${entry.fingerprint} ${entry.path}`, entry]),
  );
  const text = baselineText({ entries: [...merged.values()] });
  if (entries.length > 0 && text !== old) texts.set(baselinePath, text);
  return { ok: true, texts };
}
