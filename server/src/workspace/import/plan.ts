/** What an import of other tools' files would write, and what is said of them line by line: for every way in. */
import { basename, join } from 'node:path';
import type { Text } from '../../detection/types.ts';
import type { Host } from '../../host.ts';
import type { Language } from '../../language.ts';
import { createCatalogue } from '../../rules/index.ts';
import { BASELINE_FILE, type BaselineEntry, baselineText, parseBaseline } from '../baseline.ts';
import { configRoot, makeDetector, readConfig } from '../detectorSetup.ts';
import { absolute } from '../scan.ts';
import { readTextFile, shownPath, UNREADABLE, UNWRITABLE } from '../textFile.ts';
import { addToConfig } from './addToConfig.ts';
import type { AllowEntry, Fate, ImportNote, RuleEntry } from './imported.ts';
import { IMPORTERS } from './index.ts';
import { settle } from './settle.ts';

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
} as const;
const FATES: Readonly<Record<Fate, Text>> = {
  taken: { en: 'taken over', ja: '引き継ぎ' },
  left: { en: 'not taken over', ja: '引き継ぎなし' },
  unneeded: { en: 'not needed', ja: '引き継ぎ不要' },
};

type Refused = { readonly ok: false; readonly message: Text };

/** A line of an imported file, and what became of it. */
export interface PlacedNote extends ImportNote {
  /** As the person sees it. */
  readonly path: string;
}

export interface ImportPlan {
  readonly ok: true;
  readonly notes: readonly PlacedNote[];
  /** The new texts of the files that change, by absolute path. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Reads, and writes nothing.
 * @param cwd absolute; where the person stands.
 * @param paths of the files to import; those that usually hold such things where empty.
 */
export async function planImport(
  host: Host,
  cwd: string,
  paths: readonly string[] = [],
): Promise<ImportPlan | Refused> {
  const root = await configRoot(host, cwd);
  const named = paths.length > 0 ? paths : await usualFiles(host, root);
  if (named.length === 0) return { ok: false, message: MESSAGES.none };

  const catalogue = createCatalogue();
  const detector = makeDetector({ config: await readConfig(host, root), root });
  const news = {
    allow: [] as AllowEntry[],
    disable: [] as string[],
    rules: [] as RuleEntry[],
    entries: [] as BaselineEntry[],
  };
  const said: PlacedNote[] = [];
  for (const name of named) {
    const importer = IMPORTERS[basename(name)];
    if (importer === undefined) return { ok: false, message: MESSAGES.unknown(name) };
    const path = absolute(name, cwd);
    const text = await readTextFile(host, path);
    if (text === undefined) return { ok: false, message: UNREADABLE(name) };
    const imported = importer(text, catalogue);
    const settled = await settle(host, root, detector, imported.settled);
    news.allow.push(...imported.allow);
    news.disable.push(...imported.disable);
    news.rules.push(...(imported.rules ?? []));
    news.entries.push(...settled.entries);
    const notes = [...imported.notes, ...settled.notes].sort((a, b) => a.line - b.line);
    said.push(...notes.map((note) => ({ ...note, path: shownPath(path, cwd) })));
  }
  const changed = await newTexts(host, cwd, root, news);
  return changed.ok ? { ok: true, notes: said, texts: changed.texts } : changed;
}

/** @returns what could not be written, the first of it; undefined when all is done. @param written is told of each file. */
export async function writeImport(
  host: Host,
  cwd: string,
  { texts }: ImportPlan,
  written: (shown: string) => void = () => undefined,
): Promise<Text | undefined> {
  for (const [path, text] of texts) {
    const shown = shownPath(path, cwd);
    if (!(await host.writeFileAtomic(path, new TextEncoder().encode(text))).ok) return UNWRITABLE(shown);
    written(shown);
  }
  return undefined;
}

/** @returns the lines of a report; what is said of several lines of a file in a row is said once. */
export function linesOfNotes(notes: readonly PlacedNote[], language: Language): readonly string[] {
  const rows: { readonly first: PlacedNote; last: PlacedNote; count: number }[] = [];
  for (const note of notes) {
    const row = rows.at(-1);
    const isSame =
      row !== undefined &&
      row.first.path === note.path &&
      row.first.fate === note.fate &&
      row.first.text[language] === note.text[language];
    if (!isSame) rows.push({ first: note, last: note, count: 1 });
    else {
      row.last = note;
      row.count++;
    }
  }
  return rows.map(({ first: { path, line, fate, text }, last, count }) => {
    const lines = count === 1 ? String(line) : `${line}-${last.line}`;
    const times = count === 1 ? '' : language === 'ja' ? ` (${count} 件)` : ` (${count})`;
    return `${path}:${lines}: ${FATES[fate][language]}${times}: ${text[language]}`;
  });
}

async function usualFiles(host: Host, root: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of Object.keys(IMPORTERS)) {
    const path = join(root, name);
    if ((await host.stat(path)).ok) found.push(path);
  }
  return found;
}

interface News {
  readonly allow: readonly AllowEntry[];
  readonly disable: readonly string[];
  readonly rules: readonly RuleEntry[];
  readonly entries: readonly BaselineEntry[];
}

async function newTexts(
  host: Host,
  cwd: string,
  root: string,
  { allow, disable, rules, entries }: News,
): Promise<{ readonly ok: true; readonly texts: ReadonlyMap<string, string> } | Refused> {
  const texts = new Map<string, string>();
  const broken = (path: string): Refused => ({ ok: false, message: MESSAGES.broken(shownPath(path, cwd)) });
  const configPath = join(root, CONFIG_FILE);
  const config = await readTextFile(host, configPath);
  const news = allow.length + disable.length + rules.length;
  const added = news === 0 ? config : addToConfig(config, allow, disable, rules);
  if (added === undefined && news > 0) return broken(configPath);
  if (added !== undefined && added !== config) texts.set(configPath, added);

  const baselinePath = join(root, BASELINE_FILE);
  const old = await readTextFile(host, baselinePath);
  const parsed = old === undefined ? undefined : parseBaseline(old);
  if (parsed?.ok === false && entries.length > 0) return broken(baselinePath);
  const known = parsed?.ok ? parsed.baseline.entries : [];
  const merged = new Map(
    [...entries, ...known].map((entry) => [`${entry.fingerprint} ${entry.path}`, entry]),
  );
  const text = baselineText({ entries: [...merged.values()] });
  if (entries.length > 0 && text !== old) texts.set(baselinePath, text);
  return { ok: true, texts };
}
