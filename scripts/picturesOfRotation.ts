/**
 * Pictures of the fourth piece of advice, in both languages, into `media/advice/`: a key that ends, one that has stood in
 * git for long, the rotation view, and the steps of a rotation. They stay out of the package.
 */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { makeRotationDemo } from '../test/fixtures/rotation.ts';
import type { VsCodeHost } from './vscodeHost.ts';
import { command, hoverMark, marks, openFile, openWorkbench, shoot, widenSideBar } from './workbench.ts';

/** What is waited for, in each language; the editor's own commands have no Japanese pack here. */
const WORDS = {
  en: {
    pushed: 'pushed to origin/main',
    view: 'Rotation',
    overdue: 'Overdue',
    rotate: 'Rotate This Key',
    first: 'Make the second key',
  },
  ja: {
    pushed: 'origin/main にプッシュ済み',
    view: 'ローテーション',
    overdue: '期限超過',
    rotate: 'このキーをローテーション',
    first: '2 本目のキーを作る',
  },
} as const;

/** @param scratch a folder for the demo, one below it per language. */
export async function pictureRotation(
  browser: Browser,
  host: VsCodeHost,
  scratch: string,
  language: keyof typeof WORDS,
): Promise<void> {
  const folder = join(scratch, language, 'rotation-shop');
  makeRotationDemo(folder);
  const words = WORDS[language];
  const page = await openWorkbench(browser, host, folder, language);
  await openFile(page, 'session.js');
  await hoverMark(page);
  await page.locator('.monaco-hover', { hasText: 'Checking for quick fixes' }).waitFor({ state: 'detached' });
  await shoot(page, `advice/rotation-editor-ends-${language}`);
  await page.keyboard.press('Escape');

  await openFile(page, 'pay.js');
  // git takes a moment: the hover is shown once the diagnostic has its answer.
  await command(page, 'Problems: Focus on Problems View');
  await page.locator('.markers-panel .monaco-list-row', { hasText: words.pushed }).first().waitFor();
  await page.keyboard.press('Control+J');
  await page.locator('.markers-panel').waitFor({ state: 'hidden' });
  await hoverMark(page);
  await shoot(page, `advice/rotation-editor-age-${language}`);
  await page.keyboard.press('Escape');

  await command(page, 'View: Show Kagimori');
  await page.locator('.pane-header', { hasText: words.view }).click();
  await row(page, words.overdue).waitFor();
  await widenSideBar(page);
  await shoot(page, `advice/rotation-view-${language}`);

  await openFile(page, 'pay.js');
  const mark = await marks(page).first().boundingBox();
  if (mark === null) throw new Error('the mark is not on the screen');
  await page.mouse.click(mark.x + 60, mark.y + mark.height - 8);
  await command(page, words.rotate);
  await row(page, words.first).waitFor();
  const preview = page.frameLocator('iframe.webview').frameLocator('#active-frame');
  await preview.getByText(words.first).waitFor();
  await shoot(page, `advice/rotation-steps-${language}`);
  await page.close();
}

const row = (page: Page, text: string) =>
  page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
