/** What an opened secrets manager can be asked, whether its own program answers or its API. */
import type { Host, Route } from '../host.ts';
import type { Problem, Store, StoreSettings } from '../remediation/stores/store.ts';

export interface LookUp {
  readonly store: Store;
  /** The name in the store. */
  readonly name: string;
  readonly settings: StoreSettings;
  /** Absolute path of the folder in which the program runs. */
  readonly folder: string;
  readonly signal?: AbortSignal;
  /** Milliseconds that one call may take; 30 seconds when absent. */
  readonly timeoutMs?: number;
  /** How the editor wants connections to go, where an API is asked. */
  readonly route?: Route;
}

export const DEFAULT_TIMEOUT_MS = 30_000;

/** A refused step: caught by whoever has asked for it, and told as a value. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem);
    this.problem = problem;
  }
}

/** What the store knows of a name, by its metadata. */
export interface Found {
  readonly isThere: boolean;
  /** Whether a reference to it resolves, where that is more: an object without the key does not. */
  readonly resolves: boolean;
  /** What the store itself calls the entry. */
  readonly id?: string;
}

/** A store that is signed in to. Each of these throws a `Refusal` where the store does not do it. */
export interface OpenStore {
  find(): Promise<Found>;
  /**
   * Stores the value: a new entry, or a new version of what was found.
   * @returns what belongs in `.env`, where that file is the store
   */
  put(value: string, found: Found): Promise<string | undefined>;
}

/** How a store is asked over its API. */
export interface StoreApi {
  /** Told without a connection. */
  isSignedIn(host: Pick<Host, 'environment'>): boolean;
  /** @throws Refusal where the store cannot be asked; nothing has been written then */
  open(host: Pick<Host, 'environment' | 'readFile' | 'request'>, lookUp: LookUp): Promise<OpenStore>;
}
