/**
 * What client and server say to each other beyond LSP: names and types only, the one file that both import.
 * Everything that stands here is safe to show but for edits and `PlannedKeep`: no other message holds a secret's value.
 */
import type { WorkspaceEdit } from 'vscode-languageserver';

/** The commands that the server executes (`workspace/executeCommand`). */
export const COMMANDS = {
  /**
   * No arguments, or `{ uri?, changed?, only?, archives? }`: a folder or one file, what git says has changed, some files,
   * whether archives are looked into; work-done progress, cancellable; answers a `ScanSummary`.
   */
  scanWorkspace: 'kagimori.scanWorkspace',
  /** A `MoveToStore`: puts the value into a secrets manager, then edits the code; answers a `MovedToStore`. */
  moveToStore: 'kagimori.moveToStore',
  /** `{ uri }`: the secrets managers that can take a value of the document, as `StoreItem`s, those at hand first. */
  listStores: 'kagimori.listStores',
  /**
   * `{ uri, fingerprint?, setup?, answer? }`: carried by the fixes, runs once their edit is applied: mode of `.env`,
   * what is left to do, which is told; with `answer: 'yes'` it is the answer instead.
   */
  fixApplied: 'kagimori.fixApplied',
  /** `{ uri, fingerprint }`: moves a secret of an open document to `.env`; the client is asked to apply the edit. */
  moveHere: 'kagimori.moveHere',
  /** `{ uri, write }`: takes over what other tools were told, or says what would be; an `ImportedConfiguration`. */
  importConfiguration: 'kagimori.importConfiguration',
  /** No arguments: all that is known now as one HTML page for people, a string. */
  renderReport: 'kagimori.renderReport',
  /** `{ uri }` of a `.env` file: takes it out of git's index and names it in `.gitignore`. */
  untrackEnv: 'kagimori.untrackEnv',
  /** `{ uri, name, date? }`: notes in a `.env` file when an entry expires; the client is asked to apply the edit. */
  setExpiry: 'kagimori.setExpiry',
  /** `{ uri, name }`: notes in a `.env` file that an entry was rotated today; the client is asked to apply the edit. */
  markRotated: 'kagimori.markRotated',
  /** A `CheckKey`: asks the provider whether a key is live, once the person has agreed; answers a `CheckedKey`. */
  checkKey: 'kagimori.checkKey',
  /**
   * `{ setup, answer? }`: the set-up steps of a keyless way as `SetupSteps`. They are shown, and the provider's page with
   * them; with `answer: 'yes'` they are answered alone, for a client that copies them.
   */
  copySetup: 'kagimori.copySetup',
  /** `{ uri, fingerprint }` or `{ uri, name }` of a `.env` entry: shows the steps of its rotation as a document. */
  rotateKey: 'kagimori.rotateKey',
  /** `{ ruleId }`: shows what can be pasted at the provider to limit a key, as a document. */
  copyLimit: 'kagimori.copyLimit',
  /** A `CheckReference`: whether the reference there resolves, by its name alone; answers a `CheckedReference`. */
  checkReference: 'kagimori.checkReference',
  /** `{ uri, start }`: shows how the finding at that offset, a secret in a client, is kept on a server. */
  serverSideGuide: 'kagimori.serverSideGuide',
  /** `{ ruleId }`: shows the provider's documentation. */
  openDocumentation: 'kagimori.openDocumentation',
} as const;

/** What the client tells the server at `initialize`. Absent means untrusted. */
export interface InitializationOptions {
  /** Whether the person trusts this workspace: programs may be run and its own settings may weaken detection. */
  readonly trusted?: boolean;
  /** 32 bytes in hex, kept by the client: the key of the fingerprints. A fixed public one where absent. */
  readonly fingerprintKey?: string;
  /** Whether links to `kagimori.checkKey` in hovers lead anywhere. */
  readonly commandLinks?: boolean;
  /** Whether the client keeps secrets in a storage of its own. */
  readonly secretStorage?: boolean;
  /**
   * Absolute path of a file of the client's own, in a folder that is there: what a scan found nothing in is kept in it,
   * as hashes, so that the next session reads only what has changed. For this session only where absent.
   */
  readonly cacheFile?: string;
}

/** Client to server, `kagimori/trustGranted`, without parameters: the person has come to trust the workspace. */
export const TRUST_GRANTED_NOTIFICATION = 'kagimori/trustGranted';

/**
 * The scheme of files in archives: read-only documents, whose text the server gives (`workspace/textDocumentContent`).
 * The path is that of the archive, continued (`/shop/a.zip!src/b.js`), the query the `file` URI of the archive.
 */
export const ARCHIVE_SCHEME = 'kagimori-archive';

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
  /** The strongest reason for it, a phrase in the person's language; absent where there is none. */
  readonly why?: string;
  /** Whether its provider can be asked if it is live. */
  readonly checkable?: true;
  /** How long it has stood in git; absent where that is not known (yet), or it is in no commit. */
  readonly age?: {
    /** `YYYY-MM-DD`. */
    readonly since: string;
    readonly days: number;
    /** Whether it is older than `kagimori.rotation.maxAgeDays`. */
    readonly isOverdue: boolean;
    /** A branch of a remote that has it. */
    readonly pushedTo?: string;
    /** A sentence in the person's language, with what it means. */
    readonly text: string;
  };
  /** What its provider said when a person had it asked, as a state and in words; absent where nobody had. */
  readonly liveness?: { readonly state: 'live' | 'limited' | 'dead' | 'unknown'; readonly text: string };
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

/** Arguments of `kagimori.checkKey`. Without `preview` and `consent` the server itself asks the person. */
export interface CheckKey {
  readonly uri: string;
  /** Any range that touches the finding. */
  readonly range: { readonly start: Position; readonly end: Position };
  /** Only says what would be asked of whom; nothing leaves the machine. */
  readonly preview?: boolean;
  /** The host that the person agreed to. The key goes to no other. */
  readonly consent?: string;
}

export type CheckedKey =
  | {
      readonly ok: true;
      readonly step: 'ask';
      readonly host: string;
      readonly question: string;
      /** What the person should know before they agree. */
      readonly notes: readonly string[];
    }
  | {
      readonly ok: true;
      readonly step: 'told';
      readonly state: 'live' | 'limited' | 'dead' | 'unknown';
      readonly host: string;
      /** All of it in words. */
      readonly message: string;
      readonly account?: string;
      readonly scopes?: readonly string[];
      readonly expires?: string;
      /** Where a live key is revoked. */
      readonly manageUrl?: string;
    }
  | { readonly ok: false /** Empty where the person turned away. */; readonly message: string };

/** What an import did, or would do. */
export type ImportedConfiguration =
  | {
      readonly ok: true;
      /** The report, a line for each thing that was found. */
      readonly lines: readonly string[];
      readonly taken: number;
      readonly left: number;
    }
  | { readonly ok: false; readonly message: string };

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

/**
 * Client to server, `kagimori/planKeep`: "Move to a secrets manager" where that is the editor's own storage. Answers the
 * values beside the edit: asked only by a client that keeps them, once the person has agreed.
 */
export const PLAN_KEEP_REQUEST = 'kagimori/planKeep';
export interface PlanKeepParams {
  readonly uri: string;
  /** Any range that touches the finding. */
  readonly range: { readonly start: Position; readonly end: Position };
}

export type PlannedKeep =
  | ((PlannedMove & { readonly ok: true }) & {
      /** By environment variable; to be kept before the edit is applied. */
      readonly values: readonly { readonly envName: string; readonly value: string }[];
    })
  | (PlannedMove & { readonly ok: false });

/** A secrets manager as a menu shows it. */
export interface StoreItem {
  readonly id: string;
  readonly name: string;
  /** `ready`: its program is there and signed in. `refused`: there is no safe way in; `detail` says why. */
  readonly state: 'ready' | 'signed-out' | 'not-installed' | 'refused';
  readonly detail: string;
  /** Source of a regular expression: what it accepts as a name. */
  readonly namePattern: string;
  /** What it has to be told once; remembered by the client per workspace. */
  readonly settings: readonly { readonly key: string; readonly label: string; readonly fallback?: string }[];
  readonly docs: string;
  /** Whether it is the editor's own storage, which the client fills (`kagimori/planKeep`). */
  readonly keptByEditor?: true;
}

/** Arguments of `kagimori.checkReference`. */
export interface CheckReference {
  readonly uri: string;
  readonly position: Position;
  /** The store that this project uses, where a variable that `.env` does not hold is looked for. */
  readonly store?: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Only names the run command; no program is started. */
  readonly onlyCommand?: boolean;
}

export interface CheckedReference {
  readonly outcome:
    | 'resolves'
    | 'not-found'
    | 'no-permission'
    | 'not-signed-in'
    | 'not-installed'
    | 'no-reference'
    | 'untrusted'
    | 'failed';
  /** What came out and what to do next, in the person's language. */
  readonly message: string;
  /** Starts a program with the value in its environment, where that is how it is read. */
  readonly runCommand?: string;
}

/** Arguments of `kagimori.moveToStore`. */
export interface MoveToStore {
  readonly uri: string;
  /** Any range that touches the finding. */
  readonly range: { readonly start: Position; readonly end: Position };
  /**
   * Every credential of a `.env` file, one after another, in place of the one at the range. `name` is left out, and
   * `overwrite` goes for the first that is left.
   */
  readonly all?: boolean;
  /** Id of the store; the person is asked where it is absent. */
  readonly store?: string;
  /** The name in the store, by its rules; made from the environment variable's where absent. */
  readonly name?: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether a name that the store has already gets a new version. */
  readonly overwrite?: boolean;
  /** Only says what would change; nothing leaves the machine. */
  readonly preview?: boolean;
}

export type MovedToStore =
  | {
      readonly ok: true;
      /** By environment variable: the name in the store. */
      readonly names: readonly { readonly envName: string; readonly storeName: string }[];
      /** What the edit writes, file by file; never a value. */
      readonly changes: readonly { readonly uri: string; readonly newTexts: readonly string[] }[];
      /** What is left for the person to do. */
      readonly notes: readonly string[];
      /** Starts a program with the secrets in its environment, where that is how they are read. */
      readonly runCommand?: string;
    }
  | { readonly ok: false; readonly problem: string; readonly message: string };

/** An entry of a `.env` file and when it is due. Never holds its value. */
export interface RotationEntry {
  readonly uri: string;
  readonly name: string;
  /** The name in the file. */
  readonly range: { readonly start: Position; readonly end: Position };
  /** Provider and kind of its value in the person's language; absent where it is not known. */
  readonly title?: string;
  /** Of its value, where it is known to be a credential. */
  /** Whether its provider can be asked whether it is live. */
  readonly checkable?: boolean;
  readonly fingerprint?: string;
  /** What comes first for it; absent where neither a note nor the value says. */
  readonly due?: {
    readonly kind: 'expires' | 'rotated';
    /** The date as it is noted, `YYYY-MM-DD`. */
    readonly date: string;
    /** Days until it expires or is due; negative once that is past. */
    readonly daysLeft: number;
    /** The same in a sentence. */
    readonly text: string;
  };
}

/** Server to client, `kagimori/rotation`: all entries of all `.env` files, in place of what was said before. */
export const ROTATION_NOTIFICATION = 'kagimori/rotation';
export interface RotationParams {
  readonly entries: readonly RotationEntry[];
}

/** Client to server, `kagimori/planNote`: the edit that writes a note of a `.env` entry; answers a `PlannedMove`. */
export const PLAN_NOTE_REQUEST = 'kagimori/planNote';
export interface PlanNoteParams {
  readonly uri: string;
  readonly name: string;
  readonly kind: 'expires' | 'rotated';
  /** `YYYY-MM-DD`; today where absent. */
  readonly date?: string;
}

/** What has to be set up outside of the code for a keyless way, in the person's language. */
export interface SetupSteps {
  readonly title: string;
  /** To paste: the words as comments of a shell, the commands below them. */
  readonly text: string;
  /** The provider's page. */
  readonly url: string;
}

/** Client to server, `kagimori/planRotation`: the steps that rotate one key; answers a `RotationPlan`. */
export const PLAN_ROTATION_REQUEST = 'kagimori/planRotation';
export interface PlanRotationParams {
  readonly uri: string;
  /** Of a finding. */
  readonly fingerprint?: string;
  /** Of an entry of a `.env` file. */
  readonly name?: string;
}

/** One step of a rotation, in the person's language. */
export interface RotationPlanStep {
  /** Stable, so that a list that was begun can be taken up again. */
  readonly id: string;
  readonly title: string;
  readonly parts: readonly {
    readonly text: string;
    /** To be copied; capitals stand for what the person fills in. */
    readonly command?: string;
  }[];
  /** The page where it is done, or that explains it. */
  readonly url?: string;
  /** What the editor can do about it: open the file, move the key out of the code, ask its provider, note the day. */
  readonly deed?: 'open' | 'move' | 'check' | 'noteRotated';
}

export type RotationPlan =
  | {
      readonly ok: true;
      /** Stable for one key in one place. */
      readonly id: string;
      readonly title: string;
      readonly uri: string;
      readonly name?: string;
      readonly fingerprint?: string;
      readonly steps: readonly RotationPlanStep[];
      /** The same as a document. */
      readonly markdown: string;
    }
  | { readonly ok: false; readonly reason: string };

/** Client to server, `kagimori/listLimits` with `{ ruleId }`: answers `Limits`. */
export const LIST_LIMITS_REQUEST = 'kagimori/listLimits';
export interface Limits {
  readonly snippets: readonly LimitSnippet[];
  /** Where there is none to paste: why, in words, and the provider's page. */
  readonly none?: { readonly text: string; readonly url?: string };
}
export interface LimitSnippet {
  readonly id: string;
  readonly title: string;
  /** The language id of an editor. */
  readonly language: string;
  readonly text: string;
  /** The page where it is pasted; absent where a shell, a database or a file takes it. */
  readonly url?: string;
}
