/** The first exchange: what the client tells of itself, and what the server answers. */
import { isAbsolute } from 'node:path';
import {
  CodeActionKind,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { ARCHIVE_SCHEME, COMMANDS, type InitializationOptions } from '../protocol.ts';
import { uriOf } from '../workspace/project.ts';
import { FIX_ALL } from './actions/moveToEnv.ts';
import { CHECK_REFERENCE } from './references.ts';

/** What the server tells its client of itself. */
export interface ServerInfo {
  readonly name: string;
  readonly version: string;
}

/** @returns what the server can do: the same for every client, which uses what it knows. */
export function initializeResult(serverInfo: ServerInfo): InitializeResult {
  return {
    serverInfo,
    capabilities: {
      textDocumentSync: {
        openClose: true,
        change: TextDocumentSyncKind.Incremental,
        save: { includeText: false },
      },
      notebookDocumentSync: { notebookSelector: [{ notebook: '*', cells: [{ language: '*' }] }] },
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, FIX_ALL, CHECK_REFERENCE],
        resolveProvider: true,
      },
      hoverProvider: true,
      codeLensProvider: {},
      executeCommandProvider: { commands: Object.values(COMMANDS), workDoneProgress: true },
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: {
          didCreate: { filters: [{ scheme: 'file', pattern: { glob: '**/.env*' } }] },
        },
        textDocumentContent: { schemes: [ARCHIVE_SCHEME] },
      },
    },
  };
}

/** Reads `initializationOptions`; what is missing or odd counts as untrusted. */
export function readOptions(value: unknown): Pick<InitializationOptions, 'fingerprintKey' | 'cacheFile'> & {
  readonly trusted: boolean;
  readonly commandLinks: boolean;
  readonly secretStorage: boolean;
} {
  if (typeof value !== 'object' || value === null) {
    return { trusted: false, commandLinks: false, secretStorage: false };
  }
  const { trusted, fingerprintKey, cacheFile, commandLinks, secretStorage } = value as Record<
    string,
    unknown
  >;
  return {
    trusted: trusted === true,
    commandLinks: commandLinks === true,
    secretStorage: secretStorage === true,
    ...(typeof fingerprintKey === 'string' && /^[0-9a-f]{64}$/i.test(fingerprintKey)
      ? { fingerprintKey }
      : {}),
    ...(typeof cacheFile === 'string' && isAbsolute(cacheFile) ? { cacheFile } : {}),
  };
}

/** @returns the workspace folders, from whichever of its three ways the client names them. */
export function foldersOf({
  workspaceFolders,
  rootUri,
  rootPath,
}: InitializeParams): readonly WorkspaceFolder[] {
  if (workspaceFolders) return workspaceFolders;
  const uri = rootUri ?? (rootPath ? uriOf(rootPath) : undefined);
  return uri ? [{ uri, name: uri.split('/').at(-1) ?? uri }] : [];
}
