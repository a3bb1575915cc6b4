/** What every feature of the server is handed: the connection, the documents and the state of one conversation. */
import type { Connection, TextDocuments, WorkspaceFolder } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Detector } from '../detection/contracts.ts';
import type { Detection } from '../detection/types.ts';
import type { Host } from '../host.ts';
import type { Language } from '../language.ts';
import type { Project } from '../remediation/plan.ts';
import { onDisk } from '../workspace/archives/entryUri.ts';
import type { DetectorSetup } from '../workspace/detectorSetup.ts';
import type { ListOptions } from '../workspace/listFiles.ts';
import type { Abilities } from './abilities.ts';
import type { FindingStore } from './findings.ts';
import type { Log } from './log.ts';
import type { Settings } from './settings.ts';
import type { StandingStore } from './standingStore.ts';
import type { Verdicts } from './verdicts.ts';

export interface Session {
  readonly connection: Connection;
  /** Refuses to run programs as long as the workspace is not trusted. */
  readonly host: Host;
  readonly log: Log;
  readonly language: Language;
  readonly abilities: Abilities;
  /** Whether the client follows links to commands in a hover. */
  readonly commandLinks: boolean;
  /** Whether the client keeps secrets in a storage of its own. */
  readonly keepsSecrets: boolean;
  isTrusted(): boolean;
  readonly documents: TextDocuments<TextDocument>;
  readonly findings: FindingStore;
  /** What git said of the keys that stand in documents. */
  readonly standings: StandingStore;
  /** What providers said of keys that a person had them asked about. */
  readonly verdicts: Verdicts;
  folders(): readonly WorkspaceFolder[];
  settings(): Settings;
  /** The detector in force for a document, made of the settings and the configuration of its folder. */
  detectorFor(uri: string): Detector;
  /** What a scan worker needs to make the same detector again. */
  setupFor(uri: string): DetectorSetup;
  /** What a scan of a folder leaves out beside what git ignores. */
  listingOf(uri: string): Pick<ListOptions, 'exclude' | 'excludeFrom'>;
  /** Whether it is not yet known if a document is where secrets belong: nothing is said of it until then. */
  isUndecided(uri: string): boolean;
  /** What stands around a document, as far as it has been looked at: manifests and ignore files, no answers of git. */
  around(uri: string): Project | undefined;
  /** What an open document holds, detected once per version. */
  detect(document: TextDocument): Detection;
}

/** @returns the workspace folder that holds the document, the innermost where they nest. */
export function folderOf(session: Pick<Session, 'folders'>, uri: string): WorkspaceFolder | undefined {
  const file = onDisk(uri);
  return session
    .folders()
    .filter((folder) => file === folder.uri || file.startsWith(`${folder.uri.replace(/\/$/, '')}/`))
    .sort((a, b) => b.uri.length - a.uri.length)[0];
}
