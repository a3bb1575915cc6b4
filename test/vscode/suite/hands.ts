/** Pasting as a person does: through the launcher where the page may not paste by itself. */
import { watch } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { DONE_FILE, type HandsRequest, REQUEST_FILE } from '../hands.ts';

let requests = 0;

/** Puts the text into the clipboard and pastes it into the active editor. */
export async function paste(text: string): Promise<void> {
  const folder = process.env.KAGIMORI_HANDS;
  if (folder === undefined) {
    await vscode.env.clipboard.writeText(text);
    await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
    return;
  }
  requests += 1;
  const request: HandsRequest = { number: requests, paste: text };
  const done = answered(folder, requests);
  await writeFile(join(folder, REQUEST_FILE), `${JSON.stringify(request)}\n`);
  await done;
}

function answered(folder: string, number: number): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, async (_event, name) => {
      if (name !== DONE_FILE) return;
      const answer = await readFile(join(folder, DONE_FILE), 'utf8').catch(() => '');
      if (!answer.endsWith('\n') || JSON.parse(answer).number !== number) return;
      watcher.close();
      resolve();
    });
  });
}
