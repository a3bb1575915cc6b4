/** What CI formats share: script lines with `$NAME`, and variables that leave the file for the settings of the service. */
import type { Text } from '../../detection/types.ts';
import { removeEntry } from '../syntax/yamlEntry.ts';
import type { YamlPlace } from '../syntax/yamlPlace.ts';
import { spliceScript } from './ciScript.ts';
import type { RewriteOutcome, RewriteRequest } from './language.ts';
import { refuse, removed, rewritten } from './outcome.ts';

/** A POSIX script line: the variable, quoted as its spot needs. */
export function moveFromScript(
  place: YamlPlace,
  request: RewriteRequest,
  notes: readonly Text[],
): RewriteOutcome {
  const edit = spliceScript(place, request.name, 'sh');
  if (edit === 'comment') return removed(request);
  if (typeof edit === 'string') return refuse(...NOT_EXPANDED);
  return rewritten({ changes: [edit], stored: place.inside, notes });
}

/** `KEY: value` leaves the file; the service gives `KEY` to the job instead. `depth` as in `removeEntry`. */
export function moveToSettings(place: YamlPlace, notes: readonly Text[], depth?: number): RewriteOutcome {
  const removal = removeEntry(place, depth);
  if (removal === undefined) return refuse(...NOT_REMOVABLE);
  return rewritten({ changes: [removal], stored: place.inside, notes });
}

/** A name that an environment variable can have, and so a variable of a CI service. */
export const isVariableName = (name: string | number | undefined): name is string =>
  typeof name === 'string' && /^[A-Za-z_]\w*$/.test(name);

/** "Define it in the settings", with the place where. */
export const defineIn = (name: string, en: string, ja: string): Text => ({
  en: `Define ${name} in ${en} before the next run (the value is in .env).`,
  ja: `次の実行の前に、${ja}で ${name} を定義してください（値は .env にあります）。`,
});

const NOT_EXPANDED = [
  'The shell expands no variables at this spot (a quoted here-document, or a literal string).',
  'この位置（引用付きヒアドキュメントなど）ではシェルが変数を展開しません。',
] as const;
const NOT_REMOVABLE = [
  'The entry shares its line with others. Put it on a line of its own first.',
  'エントリーが他のものと同じ行にあります。先に単独の行にしてください。',
] as const;
