/** The files of other tools that can be imported, by name. */
import type { Catalogue } from '../../detection/types.ts';
import { parseGitleaks } from '../config/gitleaks.ts';
import { parseGitleaksIgnore } from '../config/gitleaksIgnore.ts';
import type { ConfigProblem } from '../config/problem.ts';
import { importDetectSecrets } from './detectSecrets.ts';
import { type Imported, left, taken } from './imported.ts';
import { importSecretlint, importSecretlintIgnore } from './secretlint.ts';

export const IMPORTERS: Readonly<Record<string, (text: string, catalogue: Catalogue) => Imported>> = {
  '.secrets.baseline': importDetectSecrets,
  '.gitleaks.toml': (text) => inPlace(parseGitleaks(text).problems),
  '.gitleaksignore': (text, catalogue) => inPlace(parseGitleaksIgnore(text, catalogue).problems),
  '.secretlintrc.json': importSecretlint,
  '.secretlintignore': importSecretlintIgnore,
};

/** Read by every scan where it stands: nothing is to be written, but not all of it may count. */
function inPlace(problems: readonly ConfigProblem[]): Imported {
  const notes = problems.map(({ line, message: { en, ja } }) => left(line, en, ja));
  const counts = taken(
    1,
    'counts as it stands: every scan reads this file',
    'このファイルはそのまま、すべてのスキャンで読み込まれます',
  );
  return { allow: [], disable: [], settled: [], notes: [counts, ...notes] };
}
