/** All configuration files of a workspace folder, made into the one value that a detector takes. */
import { type DetectionConfig, mergeConfigs } from '../../detection/config.ts';
import type { Catalogue } from '../../detection/types.ts';
import { parseGitleaks } from './gitleaks.ts';
import { parseGitleaksIgnore } from './gitleaksIgnore.ts';
import { parseKagimori } from './kagimori.ts';
import type { ConfigProblem, Parsed } from './problem.ts';

/** The files that are read, by name; all stand in the root of the workspace folder. */
export const CONFIG_FILES = ['.kagimori.json', '.gitleaks.toml', '.gitleaksignore'] as const;
export type ConfigFile = (typeof CONFIG_FILES)[number];

/** A problem, and the file that has it. */
export interface FileProblem extends ConfigProblem {
  readonly file: ConfigFile;
}

const PARSERS: Readonly<Record<ConfigFile, (text: string, catalogue: Catalogue) => Parsed<DetectionConfig>>> =
  {
    '.kagimori.json': parseKagimori,
    '.gitleaks.toml': parseGitleaks,
    '.gitleaksignore': parseGitleaksIgnore,
  };

/**
 * Reads the texts of the files that are there; earlier names in `CONFIG_FILES` have precedence.
 * @param catalogue the built-in rules
 */
export function parseConfig(
  texts: Readonly<Partial<Record<ConfigFile, string>>>,
  catalogue: Catalogue,
): { readonly config: DetectionConfig; readonly problems: readonly FileProblem[] } {
  const problems: FileProblem[] = [];
  const configs = CONFIG_FILES.flatMap((file) => {
    const text = texts[file];
    if (text === undefined) return [];
    const parsed = PARSERS[file](text, catalogue);
    problems.push(...parsed.problems.map((problem) => ({ ...problem, file })));
    return [parsed.value];
  });
  return { config: mergeConfigs(configs), problems };
}
