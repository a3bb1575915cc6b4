/**
 * "Move to a secrets manager": the code as "Move to .env" leaves it, but the values go into a store. Where the store
 * has an SDK for the language and the spot can take a call, the program asks the store itself; else it reads an
 * environment variable that the store's own wrapper fills.
 */
import type { Catalogue, Text } from '../detection/types.ts';
import { type EnvFilesOutcome, planEnvFiles } from './envFiles.ts';
import { LANGUAGES } from './languages/index.ts';
import type { Language } from './languages/language.ts';
import { draftMove, editOf, uniqueTexts } from './moveToEnv.ts';
import type { EditPlan, MoveRequest } from './plan.ts';
import { keepsInEnv, writeReference } from './stores/formats/dotenv.ts';
import { storeLanguage } from './stores/formats/index.ts';
import { type ProgramReading, readingFor } from './stores/reading.ts';
import type { Store, StoredName, StoreSettings } from './stores/store.ts';

/** Where the values go. */
export interface Destination {
  readonly store: Store;
  readonly settings: StoreSettings;
  /** The name in the store that the person chose; made from the environment variable's where absent. */
  readonly chosenName?: string | undefined;
  /** By environment variable: what the store gave back once it had the value (`PutOutcome`). */
  readonly given: ReadonlyMap<string, string>;
}

/** A value on its way into the store. */
export interface StoredValue extends StoredName {
  readonly value: string;
}

export type StorePlan =
  | {
      readonly ok: true;
      readonly plan: EditPlan;
      /** What has to be in the store before the plan may be applied. */
      readonly stored: readonly StoredValue[];
      /** Starts a program with the values in its environment, where that is how they are read. */
      readonly runCommand?: string;
    }
  | { readonly ok: false; readonly reason: Text };

/** Plans the move; nothing is stored yet. All findings move or none does: half of a move would be worse than none. */
export function planMoveToStore(
  request: MoveRequest,
  destination: Destination,
  catalogue: Catalogue,
): StorePlan {
  const { store, settings, chosenName, given } = destination;
  const adaptWith = (nameOf: (envName: string) => string) => (language: Language) =>
    storeLanguage(language, { store, settings, nameOf, givenFor: (envName) => given.get(envName) });
  // The names come first: a call of the store's SDK has the store's name in it.
  const named = draftNamed(request, destination, catalogue, adaptWith(store.nameOf));
  if (!named.ok) return named;
  const [reason] = named.reasons;
  if (reason !== undefined) return { ok: false, reason };
  const stored = [...named.draft.stored].map(([envName, value], index): StoredValue => {
    // The further parts of a credential keep the names that are made for them.
    const chosen = index === 0 ? chosenName : undefined;
    return { envName, name: chosen ?? store.nameOf(envName), value };
  });
  if (stored.length === 0) return { ok: false, reason: NOTHING_KEPT };

  const names = new Map(stored.map(({ envName, name }) => [envName, name]));
  const nameOf = (envName: string): string => names.get(envName) ?? store.nameOf(envName);
  const language = LANGUAGES.find((candidate) => candidate.matches(request.document))?.id ?? '';
  const reading = readingFor(language, request.document, request.project, store, settings, nameOf);
  const drafted = draftMove({ ...named.request, reading }, catalogue, adaptWith(nameOf));
  if (!drafted.ok) return drafted;
  const { draft } = drafted;
  const written = draft.replacements.map(({ newText }) => newText).join('\n');
  const isRead = ({ envName }: StoredValue): boolean =>
    reading !== undefined &&
    (['"', "'"] as const).some((quote) => written.includes(reading.call(envName, quote)));
  const byEnvironment = stored.filter((value) => !isRead(value) && !draft.byStore.has(value.envName));
  const files = planEnvLines(byEnvironment, language, request, destination);
  if (!files.ok) return files;
  const usesReading = stored.some(isRead);
  const helper = usesReading ? reading?.helper : undefined;
  const runCommand =
    byEnvironment.length > 0 ? store.run?.(RUN_PLACEHOLDER, byEnvironment, settings) : undefined;
  return {
    ok: true,
    plan: {
      title: titleOf(store, draft.names),
      changes: [
        editOf(request.document, draft.replacements),
        ...draft.files,
        ...(helper === undefined ? [] : [helper]),
        ...files.changes,
      ],
      names: draft.names,
      notes: uniqueTexts([
        ...draft.notes.filter((note) => !isAboutEnvFile(note)),
        ...files.notes,
        ...(usesReading && reading !== undefined ? installNote(reading, request) : []),
        ...(runCommand === undefined ? [] : [startNote(store, runCommand)]),
        ...byEnvironment.flatMap(({ envName, name }) => store.reach?.(envName, name) ?? []),
      ]),
    },
    stored,
    ...(runCommand === undefined ? {} : { runCommand }),
  };
}

/**
 * The first draft, which says what the variables are called. Where the store's wrapper gives each value under the name
 * that it has in the store, a chosen name is the variable's, too.
 */
function draftNamed(
  request: MoveRequest,
  { store, chosenName }: Destination,
  catalogue: Catalogue,
  adapt: (language: Language) => Language,
) {
  const first = draftMove(request, catalogue, adapt);
  if (!first.ok || chosenName === undefined || store.namesVariables !== true) return { ...first, request };
  const [envName] = first.draft.stored.keys();
  const [fingerprint] = [...first.draft.nameOf].find(([, name]) => name === envName) ?? [];
  if (envName === chosenName || fingerprint === undefined) return { ...first, request };
  const renamed = { ...request, names: new Map(request.names).set(fingerprint, chosenName) };
  const second = draftMove(renamed, catalogue, adapt);
  if (second.ok && !second.draft.stored.has(chosenName))
    return { ok: false as const, reason: mustBeCalled(envName ?? '') };
  return { ...second, request: renamed };
}

const mustBeCalled = (name: string): Text => ({
  en: `The variable must be called ${name} here, and this store gives each value under its own name. Store it as ${name}.`,
  ja: `ここでは変数名が ${name} でなければならず、この保管先は保管した名前のまま値を渡します。${name} という名前で保管してください。`,
});

/** What `.env` holds for those that read their environment: references, where the store has such. */
function planEnvLines(
  values: readonly StoredValue[],
  language: string,
  { project }: MoveRequest,
  { store, settings, given }: Destination,
): EnvFilesOutcome {
  const lines = new Map<string, string>();
  for (const { envName, name } of values) {
    const line = store.envReference?.(name, settings) ?? (keepsInEnv(store) ? given.get(envName) : undefined);
    // A value that stood in `.env` has its line already.
    if (line !== undefined && language !== 'dotenv') lines.set(envName, line);
  }
  return planEnvFiles(lines, project, { write: writeReference });
}

/**
 * What a format says of `.env` is not so when the value is in a store: the run command takes its place, which may have
 * the file as an option of its own (`op run --env-file=.env`).
 */
const isAboutEnvFile = ({ en }: Text): boolean => /(?<![\w)=])\.env\b/.test(en);

/** The SDK that the project lacks, with the command that adds it. */
function installNote({ reader }: ProgramReading, { project }: MoveRequest): readonly Text[] {
  const { dependency, install } = reader;
  if (dependency === null) return [];
  const declared = [...project.files.values()].some(
    ({ uri, text }) =>
      MANIFEST.test(uri) &&
      (typeof dependency === 'string' ? text.includes(dependency) : dependency.test(text)),
  );
  if (declared) return [];
  return [
    { en: `Add the SDK that reads it: ${install}`, ja: `読み取りに使う SDK を追加してください: ${install}` },
  ];
}
const MANIFEST =
  /\/(?:package\.json|requirements[\w.-]*\.txt|pyproject\.toml|Pipfile|setup\.(?:py|cfg)|go\.mod|pom\.xml|build\.gradle(?:\.kts)?|[^/]+\.(?:csproj|gemspec)|Gemfile|composer\.json|Cargo\.toml)$/;

/** Stands for the person's own command in a run command. */
export const RUN_PLACEHOLDER = 'YOUR-COMMAND';

const titleOf = ({ name }: Store, names: readonly string[]): Text => ({
  en: `Move to ${name.en} as ${names.join(', ')}`,
  ja: `${name.ja} へ移す（${names.join(', ')}）`,
});

/** How a program gets its values, where a command starts it with them. */
export const startNote = ({ name }: Store, command: string): Text => ({
  en: `Start the program with its values from ${name.en}: ${command}`,
  ja: `${name.ja} の値を使ってプログラムを起動してください: ${command}`,
});

const NOTHING_KEPT: Text = {
  en: 'A secret in a comment is only removed: there is nothing to store.',
  ja: 'コメント中のシークレットは取り除くだけなので、保管するものがありません。',
};
