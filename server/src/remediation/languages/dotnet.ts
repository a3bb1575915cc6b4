/**
 * .NET: configuration comes from several sources that lie over one another, and the environment lies over
 * appsettings.json: the entry leaves the file, and `Section__Key` takes its place.
 * Facts: learn.microsoft.com, "Configuration in ASP.NET Core" and "Safe storage of app secrets in development".
 */
import type { Text } from '../../detection/types.ts';
import { type JsonPlace, removeProperty } from '../syntax/jsonPlace.ts';
import { documentPath } from './documentPath.ts';
import { jsonLanguage, jsonWithout } from './jsonFormat.ts';
import type { Language, RewriteOutcome } from './language.ts';
import { loadBefore } from './notes.ts';
import { refuse, rewritten } from './outcome.ts';

/** The entry leaves the file whole, and its value is what the program reads from the environment. */
function leave(place: JsonPlace, notes: readonly Text[]): RewriteOutcome {
  const removal = removeProperty(place, place.path);
  if (removal === undefined) return refuse(...IN_LIST);
  return rewritten({ changes: [removal], stored: place.before + place.inside + place.after, notes });
}

export const appsettings: Language = jsonLanguage({
  id: 'appsettings',
  matches: (document) => /^appsettings([.-][\w.-]+)?\.json$/i.test(documentPath(document).name),
  demandedName: ({ path }) => variableOf(path),
  rewrite(place) {
    if (variableOf(place.path) === undefined) return refuse(...IN_LIST);
    return leave(place, [
      loadBefore('dotnet run'),
      {
        en: `In development \`dotnet user-secrets\` can hold it instead, as ${place.path.join(':')}.`,
        ja: `開発時は代わりに \`dotnet user-secrets\` に ${place.path.join(':')} として保存できます。`,
      },
    ]);
  },
});

/** `Section__Key`, where each key can be part of a variable's name. */
function variableOf(path: readonly (string | number)[]): string | undefined {
  const keys = path.every((key) => typeof key === 'string' && /^[A-Za-z_]\w*$/.test(key));
  return keys ? path.join('__') : undefined;
}

export const launchSettings: Language = jsonLanguage({
  id: 'launch-settings',
  matches: (document) => /\/properties\/launchsettings\.json$/.test(documentPath(document).path),
  demandedName: ({ path }) => (path.at(-2) === 'environmentVariables' ? String(path.at(-1)) : undefined),
  rewrite: (place) =>
    place.path.at(-2) === 'environmentVariables'
      ? leave(place, [loadBefore('dotnet run')])
      : refuse(...IN_LIST),
});

export const functionsSettings: Language = jsonWithout(
  'azure-functions',
  (document) => /\/local\.settings\.json$/.test(documentPath(document).path),
  [
    'local.settings.json holds the values of this machine and is not to be committed: add it to .gitignore (and `git rm --cached` it where git tracks it).',
    'local.settings.json はこのマシン専用の値を持つファイルで、コミットしてはいけません。.gitignore に追加してください（追跡されている場合は `git rm --cached`）。',
  ],
);

const IN_LIST = [
  'The environment can take the place of a named entry only; this one is part of a list or has a name that no variable can have.',
  '環境変数で置き換えられるのは名前のあるエントリーだけです。これはリストの一部か、変数名にできない名前です。',
] as const;
