/** The commands that the server executes (`workspace/executeCommand`), with their arguments and answers. */

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
