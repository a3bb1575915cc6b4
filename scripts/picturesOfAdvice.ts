/** Pictures of the pieces of advice, in both languages, into `media/advice/`: they stay out of the package. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { serverSideDemo } from '../test/fixtures/serverSide.ts';
import { secretOf } from './demo.ts';
import type { VsCodeHost } from './vscodeHost.ts';
import { hoverMark, openFile, openWorkbench, pressLightBulb, shoot } from './workbench.ts';

type Language = 'en' | 'ja';

/** A secret in a page: what is said of it, what the light bulb offers, and the preview with every part ticked. */
export async function pictureServerSide(
  browser: Browser,
  host: VsCodeHost,
  scratch: string,
  language: Language,
): Promise<void> {
  const folder = join(scratch, language, 'ask-the-shop');
  await writeFiles(folder, serverSideDemo(secretOf('openai-project', 21)));
  const page = await openWorkbench(browser, host, folder, language);
  await openFile(page, 'page.tsx');
  await hoverMark(page);
  await shoot(page, `advice/server-side-editor-${language}`);
  await pressLightBulb(page, '.env');
  await shoot(page, `advice/server-side-fixes-${language}`);
  // The first entry is the server-side way; the edit asks for a yes, so that the preview opens by itself.
  await page.keyboard.press('Enter');
  await page.locator('.bulk-edit-panel .monaco-list-row', { hasText: 'route.ts' }).first().waitFor();
  await tickAll(page);
  await shoot(page, `advice/server-side-preview-${language}`);
  await page.close();
}

/** Says yes to each file of the preview, by the keyboard: a click would open what is behind a row. */
async function tickAll(page: Page): Promise<void> {
  const rows = page.locator('.bulk-edit-panel .monaco-list-row[aria-level="1"]');
  const files = await rows.count();
  await page.keyboard.press('Home');
  for (let file = 0; file < files; file += 1) {
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Space');
    await rows.nth(file).locator('.edit-checkbox[aria-checked="true"]').waitFor();
    await page.keyboard.press('ArrowDown');
  }
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}
