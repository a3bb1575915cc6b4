/**
 * What client and server say to each other beyond LSP: names and types only, the one file that both import.
 * Everything that stands here is safe to show: no message holds a secret's value.
 */
import type { WorkspaceEdit } from 'vscode-languageserver';

/** The commands that the server executes (`workspace/executeCommand`). */
export const COMMANDS = {
  /** No arguments, or `{ uri }` of a folder; work-done progress, cancellable; answers a `ScanSummary`. */
  scanWorkspace: 'kagimori.scanWorkspace',
  /** `{ uri, range, store, name }`: puts the value into a secrets manager, then edits the code. */
  moveToStore: 'kagimori.moveToStore',
  /** `{ uri, fingerprint? }`: carried by the fixes, runs once their edit is applied: mode of `.env`, what is left to do. */
  fixApplied: 'kagimori.fixApplied',
  /** `{ ruleId }`: shows the provider's documentation. */
  openDocumentation: 'kagimori.openDocumentation',
} as const;

/** What the client tells the server at `initialize`. Absent means untrusted. */
export interface InitializationOptions {
  /** Whether the person trusts this workspace: programs may be run and its own settings may weaken detection. */
  readonly trusted?: boolean;
  /** 32 bytes in hex, kept by the client: the key of the fingerprints. A fixed public one where absent. */
  readonly fingerprintKey?: string;
}

/** Client to server, `kagimori/trustGranted`, without parameters: the person has come to trust the workspace. */
export const TRUST_GRANTED_NOTIFICATION = 'kagimori/trustGranted';

/** LSP's zero-based position; `character` counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A finding as the client shows it. */
export interface FindingItem {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly ruleId: string;
  readonly provider: string;
  /** Provider and kind in the person's language ("GitHub personal access token"). */
  readonly title: string;
  readonly severity: 'critical' | 'high' | 'medium' | 'low' | 'info';
  readonly confidence: 'checksum' | 'format' | 'context' | 'weak';
  readonly fingerprint: string;
  readonly redacted: string;
  /** The page where the provider lets its owner revoke it. */
  readonly manageUrl?: string;
  /** The provider's documentation of it. */
  readonly docs?: string;
}

/** Server to client, `kagimori/findings`: replaces all that is known of each named document. */
export const FINDINGS_NOTIFICATION = 'kagimori/findings';
export interface FindingsParams {
  readonly documents: readonly { readonly uri: string; readonly findings: readonly FindingItem[] }[];
}

/** What a scan did. Skipped files are counted, never silently left out. */
export interface ScanSummary {
  readonly files: number;
  readonly bytes: number;
  readonly findings: number;
  readonly skippedBinary: number;
  readonly skippedLarge: number;
  readonly unreadable: number;
  /** Listed, but gone when it was their turn. */
  readonly vanished: number;
  readonly cancelled: boolean;
  readonly durationMs: number;
}

/** Client to server, `kagimori/planMove`: "Move to .env" for findings and with names that a person chose. */
export const PLAN_MOVE_REQUEST = 'kagimori/planMove';
export interface PlanMoveParams {
  readonly uri: string;
  /** Which findings of the document; all of it where absent. */
  readonly fingerprints?: readonly string[];
  /** Whether the same secrets move in every other document of the workspace, too. */
  readonly everywhere?: boolean;
  /** Names that the person chose, by fingerprint. */
  readonly names?: Readonly<Record<string, string>>;
}

/**
 * Client to server, `kagimori/planPaste`: what pasting a text as a reference would change. Answers null when the text
 * holds no credential; nothing is changed and nothing is kept.
 */
export const PLAN_PASTE_REQUEST = 'kagimori/planPaste';
export interface PlanPasteParams {
  readonly uri: string;
  /** What the paste replaces. */
  readonly range: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

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
