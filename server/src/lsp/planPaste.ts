/**
 * `kagimori/planPaste`: what pasting a text as a reference would change. The paste is tried on a copy of the document,
 * the credentials in it are moved to `.env` there, and the outcome is told as one edit of the real document.
 */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../detection/types.ts';
import type { PlannedMove } from '../protocol.ts';
import type { DocumentEdit, EditPlan, Replacement } from '../remediation/plan.ts';
import { applyReplacements } from '../workspace/planAcross.ts';
import { toSpan } from './convert.ts';
import { isShown } from './diagnostics.ts';
import { editOf, moveOf, NO_FOLDER, planMoves } from './fixes.ts';
import type { PendingFixes } from './pendingFixes.ts';
import { answerOf } from './planMove.ts';
import type { Session } from './session.ts';

/** @returns null where the text holds no credential, or the document is not open. */
export async function planPaste(
  session: Session,
  pending: PendingFixes,
  params: unknown,
): Promise<PlannedMove | null> {
  const asked = parseParams(params);
  const document = asked && session.documents.get(asked.uri);
  if (asked === undefined || document === undefined) return null;
  const before = document.getText();
  const replaced = toSpan(document, asked.range);
  const pasted: Span = { start: replaced.start, end: replaced.start + asked.text.length };
  const text = before.slice(0, replaced.start) + asked.text + before.slice(replaced.end);
  const trial = TextDocument.create(document.uri, document.languageId, document.version, text);
  const findings = session
    .detect(trial)
    .findings.filter(
      (finding) =>
        finding.range.start < pasted.end &&
        pasted.start < finding.range.end &&
        isShown(finding, session.settings()),
    );
  if (findings.length === 0) return null;
  const move = await moveOf(session, { document: trial, version: document.version }, findings);
  if (move === undefined) return { ok: false, reason: NO_FOLDER[session.language] };
  const planned = await planMoves(session, [move]);
  if (!planned.ok) return { ok: false, reason: planned.reason[session.language] };
  const plan = onRealDocument(planned.plan, document.uri, before, pasted, replaced);
  pending.planned(document.uri, undefined, plan);
  return answerOf(session, editOf(session, { ...planned, plan }));
}

/** The same plan for the document without the paste, which becomes part of it. */
function onRealDocument(plan: EditPlan, uri: string, before: string, pasted: Span, replaced: Span): EditPlan {
  const changes = plan.changes.map((change) =>
    change.kind === 'edit' && change.uri === uri ? withPaste(change, before, pasted, replaced) : change,
  );
  return { ...plan, changes };
}

/**
 * Replacements that touch the paste melt into one with it (a reference takes the quotes around the paste along); those
 * before and after it only move.
 */
function withPaste(edit: DocumentEdit, before: string, pasted: Span, replaced: Span): DocumentEdit {
  const inside = edit.replacements.filter(
    ({ range }) => range.start < pasted.end && pasted.start < range.end,
  );
  const start = Math.min(pasted.start, ...inside.map(({ range }) => range.start));
  const end = Math.max(pasted.end, ...inside.map(({ range }) => range.end));
  const shift = pasted.end - replaced.end;
  const melted: Replacement = {
    range: { start, end: end - shift },
    newText: applyReplacements(
      edit.text.slice(start, end),
      inside.map((part) => ({ ...part, range: moved(part.range, -start) })),
    ),
    annotation: 'reference',
  };
  const outside = edit.replacements
    .filter((replacement) => !inside.includes(replacement))
    .map((part) => (part.range.start >= end ? { ...part, range: moved(part.range, -shift) } : part));
  const replacements = [...outside, melted].sort((a, b) => a.range.start - b.range.start);
  return { ...edit, text: before, replacements };
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

interface Asked {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly text: string;
}
interface Position {
  readonly line: number;
  readonly character: number;
}

function parseParams(params: unknown): Asked | undefined {
  if (typeof params !== 'object' || params === null) return undefined;
  const { uri, range, text } = params as Record<string, unknown>;
  if (typeof uri !== 'string' || typeof text !== 'string') return undefined;
  if (typeof range !== 'object' || range === null) return undefined;
  const { start, end } = range as Record<string, unknown>;
  return isPosition(start) && isPosition(end) ? { uri, range: { start, end }, text } : undefined;
}

function isPosition(value: unknown): value is Position {
  if (typeof value !== 'object' || value === null) return false;
  const { line, character } = value as Record<string, unknown>;
  return typeof line === 'number' && typeof character === 'number';
}
