/** What the command line looks with: the configuration and the baseline that are in force in a folder. */
import { join } from 'node:path';
import type { Text } from '../detection/types.ts';
import { type Baseline, parseBaseline } from '../workspace/baseline.ts';
import { CONFIG_FILES, type ConfigFile } from '../workspace/config/parse.ts';
import {
  type ConfigTexts,
  configProblems,
  configRoot,
  type DetectorSetup,
  readConfig,
} from '../workspace/detectorSetup.ts';
import { absolute } from '../workspace/scan.ts';
import { readTextFile, shownPath, UNREADABLE } from '../workspace/textFile.ts';
import type { LookOptions } from './command.ts';
import type { CliSurroundings, CommandContext } from './surroundings.ts';

const PLACED = (where: string, message: Text): Text => ({
  en: `${where}: ${message.en}`,
  ja: `${where}: ${message.ja}`,
});

/** Configuration and baseline that are in force in a folder; what is wrong with them stops the scan. */
export async function setupFor(
  command: LookOptions,
  { around, language }: CommandContext,
  folder: string,
): Promise<{ readonly setup: DetectorSetup; readonly root: string; readonly problems: readonly Text[] }> {
  const { host, cwd } = around;
  const root = await configRoot(host, folder);
  const problems: Text[] = [];
  let config: ConfigTexts = await readConfig(host, root);
  if (command.config !== undefined) {
    const text = await readText(around, command.config);
    if (text === undefined) problems.push(UNREADABLE(command.config));
    else config = { [kindOfConfig(command.config)]: text };
  }
  let baseline: Baseline | undefined;
  if (command.baseline !== undefined) {
    const text = await readText(around, command.baseline);
    const parsed = text === undefined ? undefined : parseBaseline(text);
    if (parsed === undefined) problems.push(UNREADABLE(command.baseline));
    else if (parsed.ok) baseline = parsed.baseline;
    else problems.push(PLACED(command.baseline, parsed.reason));
  }
  const setup: DetectorSetup = {
    config,
    root,
    ...(command.policies ? { policies: true } : {}),
    ...(command.level === undefined ? {} : { level: command.level }),
    ...(baseline === undefined ? {} : { baseline }),
  };
  for (const { file, line, column, severity, message } of configProblems(config)) {
    const shown = command.config ?? shownPath(join(root, file), cwd);
    const where = `${shown}:${line}:${column}`;
    if (severity === 'error') problems.push(PLACED(where, message));
    else around.err(`kagimori: ${PLACED(where, message)[language]}\n`);
  }
  return { setup, root, problems };
}

/** A configuration file under another name is told by its ending. */
function kindOfConfig(path: string): ConfigFile {
  return (
    CONFIG_FILES.find((file) => path.endsWith(file)) ??
    (path.endsWith('.toml') ? '.gitleaks.toml' : '.kagimori.json')
  );
}

/** @returns the text of a file; undefined where it cannot be read or is no text. */
export const readText = ({ host, cwd }: CliSurroundings, path: string): Promise<string | undefined> =>
  readTextFile(host, absolute(path, cwd));
