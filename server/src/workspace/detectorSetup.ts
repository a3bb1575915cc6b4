/** All that makes a detector, as plain data: read once, then the same in this thread and in every scan worker. */
import { dirname, join } from 'node:path';
import { mergeConfigs } from '../detection/config.ts';
import type { Detector } from '../detection/contracts.ts';
import type { Level } from '../detection/types.ts';
import { createEngine } from '../engine.ts';
import type { Host } from '../host.ts';
import { createCatalogue } from '../rules/index.ts';
import { type Baseline, baselineConfig } from './baseline.ts';
import { CONFIG_FILES, type ConfigFile, type FileProblem, parseConfig } from './config/parse.ts';
import { decodeBytes } from './decode.ts';

/** Crosses threads: no functions, no patterns. */
export interface DetectorSetup {
  /** Stands above the level of the configuration. */
  readonly level?: Level;
  readonly fingerprintKey?: string;
  /** False leaves out secrets of no known provider. */
  readonly generic?: boolean;
  /** Whether rights that are too broad are looked for beside the credentials. */
  readonly policies?: boolean;
  /** Texts of the configuration files. */
  readonly config?: ConfigTexts;
  readonly baseline?: Baseline;
  /** The folder to which paths in configuration and baseline are relative. */
  readonly root?: string;
}

export type ConfigTexts = Readonly<Partial<Record<ConfigFile, string>>>;

/** @returns what is wrong with the configuration files. */
export function configProblems(config: ConfigTexts): readonly FileProblem[] {
  return parseConfig(config, createCatalogue()).problems;
}

/** @returns the paths that the configuration files leave out, in the syntax of `.gitignore`. */
export function excludedBy(config: ConfigTexts): readonly string[] {
  return parseConfig(config, createCatalogue()).config.exclude;
}

/**
 * @param now the clock by which values expire; the machine's where absent (a function does not cross threads).
 * @returns the detector; what cannot be used of the configuration files is left out.
 */
export function makeDetector(setup: DetectorSetup, now?: () => number): Detector {
  const { config } = parseConfig(setup.config ?? {}, createCatalogue());
  return createEngine({
    config: setup.baseline === undefined ? config : mergeConfigs([config, baselineConfig(setup.baseline)]),
    ...(setup.level === undefined ? {} : { level: setup.level }),
    ...(setup.fingerprintKey === undefined ? {} : { fingerprintKey: setup.fingerprintKey }),
    ...(setup.generic === false ? { generic: undefined } : {}),
    ...(now === undefined ? {} : { now }),
  });
}

/** No configuration file that a person wrote is larger. */
const MAX_CONFIG_BYTES = 10_000_000;

/** Reads the configuration files of a folder; those that are not there, or are no text, are left out. */
export async function readConfig(host: Host, folder: string): Promise<ConfigTexts> {
  const texts: Partial<Record<ConfigFile, string>> = {};
  for (const file of CONFIG_FILES) {
    const bytes = await host.readFile(join(folder, file), MAX_CONFIG_BYTES);
    const decoded = bytes.ok ? decodeBytes(bytes.value) : undefined;
    if (decoded?.ok) texts[file] = decoded.text;
  }
  return texts;
}

/**
 * @param from a folder; the search ends at the root of its repository.
 * @returns the nearest folder upward that holds a configuration file, else the root of the repository, else `from`.
 */
export async function configRoot(host: Host, from: string): Promise<string> {
  for (let folder = from; ; folder = dirname(folder)) {
    for (const file of CONFIG_FILES) if ((await host.stat(join(folder, file))).ok) return folder;
    if ((await host.stat(join(folder, '.git'))).ok) return folder;
    if (dirname(folder) === folder) return from;
  }
}
