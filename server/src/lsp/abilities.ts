/** What the client at the other end can do, read once from its capabilities. */
import type { InitializeParams } from 'vscode-languageserver';

export interface Abilities {
  /** Versioned edits of several documents in one step. */
  readonly documentChanges: boolean;
  /** Files made by a workspace edit. */
  readonly createFile: boolean;
  /** Edits grouped and described in the preview. */
  readonly annotations: boolean;
  /** Edits of a code action built on `codeAction/resolve`. */
  readonly resolveEdit: boolean;
  /** Code actions as literals rather than commands. */
  readonly codeActionLiterals: boolean;
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly workspaceFolders: boolean;
  readonly watchedFilesRegistration: boolean;
  readonly progress: boolean;
  readonly relatedInformation: boolean;
  readonly applyEdit: boolean;
  readonly showDocument: boolean;
  readonly hoverMarkdown: boolean;
  /** Documents whose text the server gives. */
  readonly givenContent: boolean;
}

/** @param params of `initialize`; whatever is not said counts as "cannot". */
export function readAbilities(params: InitializeParams): Abilities {
  const { workspace, textDocument, window } = params.capabilities;
  const edit = workspace?.workspaceEdit;
  return {
    // Neovim names what it can do to files, which stands nowhere else, and leaves the other word out.
    // https://github.com/neovim/neovim/blob/v0.11.0/runtime/lua/vim/lsp/protocol.lua
    documentChanges: edit?.documentChanges === true || (edit?.resourceOperations?.length ?? 0) > 0,
    createFile: edit?.resourceOperations?.includes('create') === true,
    annotations: edit?.changeAnnotationSupport !== undefined,
    resolveEdit: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    configuration: workspace?.configuration === true,
    configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    watchedFilesRegistration: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    progress: window?.workDoneProgress === true,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    applyEdit: workspace?.applyEdit === true,
    showDocument: window?.showDocument?.support === true,
    hoverMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    givenContent: workspace?.textDocumentContent !== undefined,
  };
}
