/**
 * One plan for findings of several documents. Each document is planned on top of what the plans before it made of the
 * shared files (`.env`, `.gitignore` ...), so that the whole is one step from what is on disk now.
 */
import type { Finding, Text } from '../detection/types.ts';
import type {
  Annotation,
  DocumentEdit,
  EditPlan,
  FileCreation,
  FixDocument,
  FixOutcome,
  MoveRequest,
  Project,
  ProjectFile,
  Replacement,
} from '../remediation/plan.ts';

/** One document, what to move out of it, and its surroundings as they are now. */
export interface Move {
  readonly document: FixDocument;
  readonly findings: readonly Finding[];
  readonly project: Project;
  /** Names that the person chose, by fingerprint. */
  readonly names?: ReadonlyMap<string, string>;
}

/** A document that is left as it is, and why. */
export interface LeftAlone {
  readonly uri: string;
  readonly reason: Text;
}

export interface AcrossOutcome {
  /** Undefined where nothing can be moved. */
  readonly plan: EditPlan | undefined;
  readonly leftAlone: readonly LeftAlone[];
}

type PlanMove = (request: MoveRequest) => FixOutcome;

/** A shared file while plans pile up on it. */
interface Draft {
  /** What is there now; undefined for a file that is made. */
  readonly original: ProjectFile | undefined;
  text: string;
  readonly annotation: Annotation;
  readonly mode: number | undefined;
}

/**
 * @param planMove the planner of one document.
 * @param title of the whole plan.
 */
export function planAcross(moves: readonly Move[], planMove: PlanMove, title: Text): AcrossOutcome {
  const sources = new Map<string, DocumentEdit>();
  const drafts = new Map<string, Draft>();
  const leftAlone: LeftAlone[] = [];
  const names: string[] = [];
  const nameOf = new Map<string, string>();
  const notes = new Map<string, Text>();

  for (const move of moves) {
    const outcome = planMove({ ...move, project: withDrafts(move.project, drafts) });
    if (!outcome.ok) {
      leftAlone.push({ uri: move.document.uri, reason: outcome.reason });
      continue;
    }
    names.push(...outcome.plan.names);
    for (const [fingerprint, name] of outcome.plan.nameOf ?? []) nameOf.set(fingerprint, name);
    for (const note of outcome.plan.notes) notes.set(note.en, note);
    for (const change of outcome.plan.changes) {
      if (change.kind === 'edit' && change.uri === move.document.uri) sources.set(change.uri, change);
      else draft(drafts, change, move.project.files.get(change.uri));
    }
  }
  if (sources.size === 0) return { plan: undefined, leftAlone };
  const changes = [...sources.values(), ...[...drafts].flatMap(([uri, made]) => changeOf(uri, made))];
  return {
    plan: { title, changes, names: [...new Set(names)], nameOf, notes: [...notes.values()] },
    leftAlone,
  };
}

/** @returns the text after the replacements, which must not overlap. */
export function applyReplacements(text: string, replacements: readonly Replacement[]): string {
  // Insertions at one place keep their order: the sort is stable.
  const ordered = [...replacements].sort((a, b) => a.range.start - b.range.start);
  let result = '';
  let at = 0;
  for (const { range, newText } of ordered) {
    result += text.slice(at, range.start) + newText;
    at = range.end;
  }
  return result + text.slice(at);
}

function withDrafts(project: Project, drafts: ReadonlyMap<string, Draft>): Project {
  const files = new Map(project.files);
  for (const [uri, { text, original }] of drafts) {
    if (!isWithin(uri, project.workspaceRoot)) continue;
    files.set(uri, { ...(original ?? { uri, version: null, writable: true }), text });
  }
  return { ...project, files };
}

const isWithin = (uri: string, folder: string): boolean => uri.startsWith(`${folder}/`);

function draft(
  drafts: Map<string, Draft>,
  change: DocumentEdit | FileCreation,
  original: ProjectFile | undefined,
): void {
  const known = drafts.get(change.uri);
  if (change.kind === 'create') {
    drafts.set(change.uri, {
      original: undefined,
      text: change.text,
      annotation: change.annotation,
      mode: change.mode,
    });
    return;
  }
  const text = applyReplacements(change.text, change.replacements);
  if (known !== undefined) {
    known.text = text;
    return;
  }
  drafts.set(change.uri, {
    original: original ?? { uri: change.uri, version: change.version, text: change.text, writable: true },
    text,
    annotation: change.replacements[0]?.annotation ?? 'env',
    mode: undefined,
  });
}

function changeOf(uri: string, { original, text, annotation, mode }: Draft): (DocumentEdit | FileCreation)[] {
  if (original === undefined) {
    return [{ kind: 'create', uri, text, annotation, ...(mode === undefined ? {} : { mode }) }];
  }
  if (original.text === text) return [];
  const replacement = { ...difference(original.text, text), annotation };
  return [{ kind: 'edit', uri, version: original.version, text: original.text, replacements: [replacement] }];
}

/** @returns the one stretch in which two texts differ. */
function difference(before: string, after: string): Pick<Replacement, 'range' | 'newText'> {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { range: { start, end: before.length - same }, newText: after.slice(start, after.length - same) };
}
