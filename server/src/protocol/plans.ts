/** Edits that are planned for a person to apply. These alone may hold values of secrets. */
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Position, Range } from './places.ts';

/** A fix that is ready to apply, or why there is none, in the person's language. */
export type PlannedMove =
  | {
      readonly ok: true;
      /** Of the documents as they are now, each with its version; the paste itself is part of it. */
      readonly edit: WorkspaceEdit;
      /** The names that the secrets have in it. */
      readonly names: readonly { readonly fingerprint: string; readonly name: string }[];
      /** What is left for the person to do. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };

/** Client to server, `kagimori/planMove`: "Move to .env" for findings and with names that a person chose. */
export const PLAN_MOVE_REQUEST = 'kagimori/planMove';
export interface PlanMoveParams {
  readonly uri: string;
  /** Which findings of the document; all of it where absent. */
  readonly fingerprints?: readonly string[];
  /** Whether the same secrets move in every other document of the workspace, too. */
  readonly everywhere?: boolean;
  /** Other documents in which those findings move, too. */
  readonly among?: readonly string[];
  /** Names that the person chose, by fingerprint. */
  readonly names?: Readonly<Record<string, string>>;
}

/** Client to server, `kagimori/planIgnore`: settles a finding for a reason, for good or until a day. A `PlannedMove`. */
export const PLAN_IGNORE_REQUEST = 'kagimori/planIgnore';
/** The place, the value wherever it stands, all of the file, or the kind of key in the file. */
export type IgnoreScope = 'here' | 'value' | 'file' | 'rule';
export interface PlanIgnoreParams {
  readonly uri: string;
  /** Where the finding starts. */
  readonly start: Position;
  readonly fingerprint: string;
  readonly scope: IgnoreScope;
  readonly reason: string;
  /** `YYYY-MM-DD`: the last day on which it is settled. */
  readonly until?: string;
}

/**
 * Client to server, `kagimori/planPaste`: what pasting a text as a reference would change. Answers null when the text
 * holds no credential; nothing is changed and nothing is kept.
 */
export const PLAN_PASTE_REQUEST = 'kagimori/planPaste';
export interface PlanPasteParams {
  readonly uri: string;
  /** What the paste replaces. */
  readonly range: Range;
  readonly text: string;
}

/**
 * Client to server, `kagimori/planKeep`: "Move to a secrets manager" where that is the editor's own storage. Answers the
 * values beside the edit: asked only by a client that keeps them, once the person has agreed.
 */
export const PLAN_KEEP_REQUEST = 'kagimori/planKeep';
export interface PlanKeepParams {
  readonly uri: string;
  /** Any range that touches the finding. */
  readonly range: Range;
}

export type PlannedKeep =
  | ((PlannedMove & { readonly ok: true }) & {
      /** By environment variable; to be kept before the edit is applied. */
      readonly values: readonly { readonly envName: string; readonly value: string }[];
    })
  | (PlannedMove & { readonly ok: false });
