/** What a fix has decided so far, while its values are taken one after another. */
import type { Text } from '../detection/types.ts';
import type { Rewrite } from './languages/language.ts';
import { applyTo, type Pieces, replacementsOf, textOf, untouched } from './pieces.ts';
import type { DocumentEdit, FileCreation, MoveRequest, Project, Replacement } from './plan.ts';

/** What is decided so far, while the values are taken one after another. */
export interface Draft {
  readonly replacements: readonly Replacement[];
  readonly files: readonly (DocumentEdit | FileCreation)[];
  readonly notes: readonly Text[];
  /** What goes into `.env`, by name; in the order of the text. */
  readonly stored: ReadonlyMap<string, string>;
  readonly names: readonly string[];
  /** By fingerprint. */
  readonly nameOf: ReadonlyMap<string, string>;
  readonly needsLoader: boolean;
  /** Names that the file's own reader asks of a store. */
  readonly byStore: ReadonlySet<string>;
  /** For languages that go step by step: the document and the files beside it as the steps so far leave them. */
  readonly pieces: Pieces;
  readonly project: Project;
}

/** Nothing decided. */
export const emptyDraft = ({ document, project }: MoveRequest): Draft => ({
  replacements: [],
  files: [],
  notes: [],
  stored: new Map(),
  names: [],
  nameOf: new Map(),
  needsLoader: false,
  byStore: new Set(),
  pieces: untouched(document.text),
  project,
});

/** The draft with one more rewrite, null where two of them are at odds. */
export function extend(draft: Draft, rewrite: Rewrite, name: string): Draft | null {
  const replacements = mergeReplacements(draft.replacements, rewrite.replacements);
  if (replacements === null) return null;
  const stored = new Map(draft.stored);
  if (rewrite.stored !== null) stored.set(name, rewrite.stored);
  return {
    ...draft,
    replacements,
    files: [...draft.files, ...(rewrite.files ?? [])],
    notes: [...draft.notes, ...rewrite.notes],
    stored,
    names: rewrite.stored === null || draft.names.includes(name) ? draft.names : [...draft.names, name],
    needsLoader: draft.needsLoader || rewrite.needsLoader,
    byStore: rewrite.byStore === true ? new Set(draft.byStore).add(name) : draft.byStore,
  };
}

/** The same for a language that goes step by step: the step's offsets refer to what the steps before left. */
export function extendByStep(draft: Draft, rewrite: Rewrite, name: string): Draft | null {
  const step = mergeReplacements([], rewrite.replacements);
  if (step === null) return null;
  const pieces = applyTo(draft.pieces, step);
  const next = extend({ ...draft, replacements: [] }, { ...rewrite, replacements: [], files: [] }, name);
  if (next === null) return null;
  let { files, project } = draft;
  for (const change of rewrite.files ?? []) {
    const text =
      change.kind === 'create' ? change.text : textOf(applyTo(untouched(change.text), change.replacements));
    const { uri } = change;
    const earlier = files.find((file) => file.uri === uri);
    const merged: DocumentEdit | FileCreation =
      earlier === undefined || change.kind === 'create'
        ? change
        : earlier.kind === 'create'
          ? { ...earlier, text }
          : {
              ...earlier,
              replacements: replacementsOf(
                applyTo(applyTo(untouched(earlier.text), earlier.replacements), change.replacements),
              ),
            };
    files = [...files.filter((file) => file !== earlier), merged];
    const version = change.kind === 'edit' ? change.version : null;
    project = { ...project, files: new Map(project.files).set(uri, { uri, version, text, writable: true }) };
  }
  return { ...next, replacements: replacementsOf(pieces), pieces, files, project };
}

/** Both lists in the order of the text without repetitions, or null where two of them are at odds. */
export function mergeReplacements(
  first: readonly Replacement[],
  second: readonly Replacement[],
): readonly Replacement[] | null {
  const all = [...first];
  for (const added of second) {
    const same = all.some(
      ({ range, newText }) =>
        range.start === added.range.start && range.end === added.range.end && newText === added.newText,
    );
    if (!same) all.push(added);
  }
  all.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  for (let i = 1; i < all.length; i += 1) {
    const before = all[i - 1];
    const after = all[i];
    if (before !== undefined && after !== undefined && after.range.start < before.range.end) return null;
  }
  return all;
}
