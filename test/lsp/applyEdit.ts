/** What a client that knows nothing but LSP does with a `WorkspaceEdit`: on disk, version by version, whole or not at all. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CreateFile,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';

/**
 * @param versions of the open documents, by URI.
 * @returns URIs of the files that were made.
 */
export function applyEdit(edit: WorkspaceEdit, versions: Readonly<Record<string, number>> = {}): string[] {
  const made: string[] = [];
  for (const [uri, edits] of Object.entries(edit.changes ?? {})) write(uri, edits);
  for (const change of edit.documentChanges ?? []) {
    if (CreateFile.is(change)) {
      assert.ok(!existsSync(fileURLToPath(change.uri)), `${change.uri} exists`);
      mkdirSync(dirname(fileURLToPath(change.uri)), { recursive: true });
      writeFileSync(fileURLToPath(change.uri), '');
      made.push(change.uri);
    } else if (TextDocumentEdit.is(change)) {
      const { uri, version } = change.textDocument;
      if (version !== null) assert.equal(versions[uri], version);
      write(uri, change.edits as TextEdit[]);
    }
  }
  return made;
}

function write(uri: string, edits: TextEdit[]): void {
  const path = fileURLToPath(uri);
  const document = TextDocument.create(uri, '', 0, readFileSync(path, 'utf8'));
  writeFileSync(path, TextDocument.applyEdits(document, edits));
}
