/**
 * The hands of the suite: what only a person at the page can do, such as pasting, is done by the launcher. The suite
 * writes what it wants done into a file, the launcher does it and answers in another.
 */
import { watch } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export interface HandsRequest {
  /** Counts up; the answer bears the same number. */
  readonly number: number;
  /** Pasted into what has the focus. */
  readonly paste: string;
}

export const REQUEST_FILE = 'hands-request.json';
export const DONE_FILE = 'hands-done.json';

/**
 * Does for the suite what it asks for, until it is stopped.
 * @param folder where the files are
 */
export function lendHands(page: Page, folder: string): { stop(): void } {
  let last = 0;
  const watcher = watch(folder, async (_event, name) => {
    if (name !== REQUEST_FILE) return;
    const text = await readFile(join(folder, REQUEST_FILE), 'utf8').catch(() => '');
    if (!text.endsWith('\n')) return;
    const request: HandsRequest = JSON.parse(text);
    if (request.number <= last) return;
    last = request.number;
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(request.paste)})`);
    await page.keyboard.press('ControlOrMeta+v');
    await writeFile(join(folder, DONE_FILE), `${JSON.stringify({ number: request.number })}\n`);
  });
  return { stop: () => watcher.close() };
}
