/** What a session starts with, and what it learns later of the workspace. */

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
