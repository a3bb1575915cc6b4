/**
 * "Move to a secrets manager": the code as "Move to .env" leaves it, but the values go into a store. Where the store
 * has an SDK for the language and the spot can take a call, the program asks the store itself; else it reads an
 * environment variable that the store's own wrapper fills.
 */
import type { Catalogue, Text } from '../detection/types.ts';
import { planEnvFiles } from './envFiles.ts';
import { draftMove, editOf, uniqueTexts } from './moveToEnv.ts';
import type { EditPlan, MoveRequest } from './plan.ts';
import type { Store, StoreSettings } from './stores/store.ts';

/** Where the values go. */
export interface Destination {
  readonly store: Store;
  readonly settings: StoreSettings;
  /** The name in the store that the person chose; made from the environment variable's where absent. */
  readonly chosenName?: string | undefined;
  /** By environment variable: what the store gave back for `.env` in place of the value. */
  readonly encrypted: ReadonlyMap<string, string>;
}

/** A value on its way into the store. */
export interface StoredValue {
  readonly envName: string;
  /** The store's own name for it. */
  readonly name: string;
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
  const { store, settings, chosenName, encrypted } = destination;
  const drafted = draftMove(request, catalogue);
  if (!drafted.ok) return drafted;
  const { draft, reasons } = drafted;
  const [reason] = reasons;
  if (reason !== undefined) return { ok: false, reason };
  // The further parts of a credential keep the names that are made for them.
  const stored = [...draft.stored].map(([envName, value], index) => ({
    envName,
    name: (index === 0 ? chosenName : undefined) ?? store.nameOf(envName),
    value,
  }));
  if (stored.length === 0) return { ok: false, reason: NOTHING_KEPT };

  const lines = new Map<string, string>();
  for (const { envName, name } of stored) {
    const line = store.envReference?.(name, settings) ?? encrypted.get(envName);
    if (line !== undefined) lines.set(envName, line);
  }
  const files = planEnvFiles(lines, request.project);
  if (!files.ok) return files;
  const runCommand = store.run?.(RUN_PLACEHOLDER, stored, settings);
  return {
    ok: true,
    plan: {
      title: titleOf(store, draft.names),
      changes: [editOf(request.document, draft.replacements), ...draft.files, ...files.changes],
      names: draft.names,
      notes: uniqueTexts([
        ...draft.notes,
        ...files.notes,
        ...(runCommand === undefined ? [] : [startNote(store)]),
      ]),
    },
    stored,
    ...(runCommand === undefined ? {} : { runCommand }),
  };
}

/** Stands for the person's own command in a run command. */
const RUN_PLACEHOLDER = 'YOUR-COMMAND';

const titleOf = ({ name }: Store, names: readonly string[]): Text => ({
  en: `Move to ${name.en} as ${names.join(', ')}`,
  ja: `${name.ja} へ移す (${names.join(', ')})`,
});

const startNote = ({ name }: Store): Text => ({
  en: `Start the program with its values from ${name.en}: copy the run command.`,
  ja: `${name.ja} の値を使ってプログラムを起動してください。起動コマンドをコピーできます。`,
});

const NOTHING_KEPT: Text = {
  en: 'A secret in a comment is only removed: there is nothing to store.',
  ja: 'コメント中のシークレットは取り除くだけなので、保管するものがありません。',
};
