/** When keys are due, and the steps that rotate one. */
import type { Range } from './places.ts';

/** An entry of a `.env` file and when it is due. Never holds its value. */
export interface RotationEntry {
  readonly uri: string;
  readonly name: string;
  /** The name in the file. */
  readonly range: Range;
  /** Provider and kind of its value in the person's language; absent where it is not known. */
  readonly title?: string;
  /** Whether its provider can be asked whether it is live. */
  readonly checkable?: boolean;
  /** Of its value, where it is known to be a credential. */
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
