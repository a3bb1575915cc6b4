/** The editor in a browser, as the pictures use it: each step waits for what it shows, and fails when it does not come. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { type VsCodeHost, workbenchAddress } from './vscodeHost.ts';

const media = join(dirname(fileURLToPath(import.meta.url)), '..', 'media');
/** Readable at the width of a README; a larger scale would eat the budget of the package. */
const SIZE = { width: 1280, height: 720 };

/** Opens a folder in a new window of the editor. @param language the display language ("en", "ja") */
export async function openWorkbench(
  browser: Browser,
  host: VsCodeHost,
  folder: string,
  language: string,
): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZE, locale: language });
  const page = await context.newPage();
  page.setDefaultTimeout(90_000);
  // The display language that a language pack would set; extensions follow it.
  await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)};`);
  await page.goto(workbenchAddress(host, { folder }));
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  return page;
}

/** Opens a file by its name, and waits for a mark in it. */
export async function openFile(page: Page, name: string, mark: Locator = marks(page)): Promise<void> {
  await page.keyboard.press('Control+p');
  await page.keyboard.type(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  await mark.first().waitFor();
}

/** What is underlined in the editor. */
export function marks(page: Page) {
  return page.locator('.squiggly-error, .squiggly-warning');
}

/** Shows the hover of the first mark. */
export async function hoverMark(page: Page): Promise<void> {
  const box = await marks(page).first().boundingBox();
  if (box === null) throw new Error('the mark is not on the screen');
  await page.mouse.move(box.x + 60, box.y + box.height - 4, { steps: 5 });
  await page
    .locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: /Kagimori|kagimori/ })
    .first()
    .waitFor();
}

/** Opens the light bulb of the first mark. @param holds what its menu says when it is there */
export async function pressLightBulb(page: Page, holds = '.env'): Promise<void> {
  const box = await marks(page).first().boundingBox();
  if (box === null) throw new Error('the mark is not on the screen');
  await page.keyboard.press('Escape');
  await page.mouse.click(box.x + 60, box.y + box.height - 8);
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget', { hasText: holds }).waitFor();
}

/** Room for what the rows of the view say. */
export async function widenSideBar(page: Page): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (box === null) throw new Error('the side bar is not on the screen');
  const edge = box.x + box.width;
  await page.mouse.move(edge, 300);
  await page.mouse.down();
  await page.mouse.move(edge + 150, 300, { steps: 5 });
  await page.mouse.up();
}

/** Runs a command by its title. */
export async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.keyboard.type(title);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Takes a picture into `media/`. @param name with a folder where it is no picture of the README */
export async function shoot(page: Page, name: string): Promise<void> {
  const path = join(media, `${name}.png`);
  // The pointer rests where it points at nothing, unless the picture shows a hover.
  if (!/(?:^|[/-])editor/.test(name)) await page.mouse.move(SIZE.width / 2, SIZE.height - 4);
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  // A palette takes less than half of the bytes, and the package has to hold the pictures of the README.
  await sharp(picture).png({ palette: true, effort: 10, dither: 0 }).toFile(path);
  console.log(path);
}
