/**
 * `npm run screenshots`: takes the README's pictures of the running extension into `media/`. Each step waits for what it
 * shows and fails when it does not come, so that a picture cannot show less than it claims.
 */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { makeDemo } from './demo.ts';
import { startVsCodeHost, type VsCodeHost, workbenchAddress } from './vscodeHost.ts';
import { installVsCodeServer } from './vscodeInstall.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const media = join(root, 'media');
/** Readable at the width of a README; a larger scale would eat the budget of the package. */
const SIZE = { width: 1280, height: 720 };

const SETTINGS = {
  'workbench.colorTheme': 'Default Light Modern',
  'editor.fontSize': 14,
  'editor.minimap.enabled': false,
  'breadcrumbs.enabled': false,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'workbench.tips.enabled': false,
  'scm.diffDecorations': 'none',
  'git.enabled': false,
  'editor.stickyScroll.enabled': false,
  'typescript.validate.enable': false,
  'workbench.editor.empty.hint': 'hidden',
};

async function main(): Promise<void> {
  const scratch = await realpath(await mkdtemp(join(tmpdir(), 'kagimori-pictures-')));
  const vscode = await installVsCodeServer(join(root, '.vscode-test'), console.log);
  const dataDir = join(scratch, 'data');
  const host = await startVsCodeHost({ vscode, dataDir, settings: SETTINGS, loading: { installed: root } });
  const browser = await launchChromium(console.log);
  try {
    await inEnglish(browser, host, join(scratch, 'en', 'corner-shop'));
    await inJapanese(browser, host, join(scratch, 'ja', 'corner-shop'));
  } finally {
    await browser.close();
    await host.stop();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function inEnglish(browser: Browser, host: VsCodeHost, folder: string): Promise<void> {
  const page = await openWorkbench(browser, host, folder, 'en');
  await openFile(page, 'checkout.ts');
  await hoverMark(page);
  await shoot(page, 'editor');

  await pressLightBulb(page);
  await shoot(page, 'light-bulb');

  // Ctrl+Enter in the light bulb's menu previews instead of applying.
  await page.keyboard.press('Control+Enter');
  await page.locator('.bulk-edit-panel .monaco-list-row').first().waitFor();
  await page.locator('.bulk-edit-panel .monaco-list-row', { hasText: '.gitignore' }).first().waitFor();
  await shoot(page, 'preview');
  await page.getByRole('button', { name: 'Apply' }).first().click();
  await page.locator('.view-lines', { hasText: 'process.env' }).first().waitFor();
  await command(page, 'View: Split Editor Down');
  const inExplorer = (name: string) =>
    page.locator('.explorer-folders-view .label-name').getByText(name, { exact: true });
  // The rows move as long as files come in.
  await inExplorer('.env.example').waitFor();
  await inExplorer('.env').click();
  await page.locator('.tab.active[data-resource-name=".env"]').waitFor();
  // There the key is at home: nothing is marked.
  await marks(page).first().waitFor({ state: 'detached' });
  if ((await page.locator('.notifications-toasts .codicon-error').count()) > 0) {
    throw new Error(`an error is shown: ${await page.locator('.notifications-toasts').textContent()}`);
  }
  await shoot(page, 'after-fix');
  await command(page, 'View: Close All Editors');

  await command(page, 'Kagimori: Scan Workspace');
  await page.locator('.notification-toast', { hasText: /Credentials found/ }).waitFor();
  await command(page, 'Notifications: Clear All Notifications');
  await command(page, 'View: Show Kagimori');
  await page.locator('.pane-body .monaco-list-row', { hasText: 'Slack' }).first().waitFor();
  await openFile(page, 'docker-compose.yml');
  await widenSideBar(page);
  await shoot(page, 'findings-view');

  await command(page, 'Problems: Focus on Problems View');
  await page.locator('.markers-panel .monaco-list-row', { hasText: 'kagimori' }).first().waitFor();
  await shoot(page, 'problems');
  await page.close();
}

async function inJapanese(browser: Browser, host: VsCodeHost, folder: string): Promise<void> {
  const page = await openWorkbench(browser, host, folder, 'ja');
  await openFile(page, 'answer.py');
  await hoverMark(page);
  await shoot(page, 'editor-ja');
  await page.close();
}

async function openWorkbench(
  browser: Browser,
  host: VsCodeHost,
  folder: string,
  language: string,
): Promise<Page> {
  await makeDemo(folder);
  const context = await browser.newContext({ viewport: SIZE, locale: language });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  // The display language that a language pack would set; extensions follow it.
  await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)};`);
  await page.goto(workbenchAddress(host, { folder }));
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  return page;
}

/** Opens a file by its name, and waits for the marks in it. */
async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+p');
  await page.keyboard.type(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  await marks(page).first().waitFor();
}

function marks(page: Page) {
  return page.locator('.squiggly-error, .squiggly-warning');
}

async function hoverMark(page: Page): Promise<void> {
  const box = await marks(page).first().boundingBox();
  if (box === null) throw new Error('the mark is not on the screen');
  await page.mouse.move(box.x + 60, box.y + box.height - 4, { steps: 5 });
  await page
    .locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: /Kagimori|kagimori/ })
    .first()
    .waitFor();
}

async function pressLightBulb(page: Page): Promise<void> {
  const box = await marks(page).first().boundingBox();
  if (box === null) throw new Error('the mark is not on the screen');
  await page.keyboard.press('Escape');
  await page.mouse.click(box.x + 60, box.y + box.height - 8);
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget', { hasText: '.env' }).waitFor();
}

/** Room for what the rows of the view say. */
async function widenSideBar(page: Page): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (box === null) throw new Error('the side bar is not on the screen');
  const edge = box.x + box.width;
  await page.mouse.move(edge, 300);
  await page.mouse.down();
  await page.mouse.move(edge + 150, 300, { steps: 5 });
  await page.mouse.up();
}

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.keyboard.type(title);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

async function shoot(page: Page, name: string): Promise<void> {
  const path = join(media, `${name}.png`);
  // The pointer rests where it points at nothing, unless the picture shows a hover.
  if (!name.startsWith('editor')) await page.mouse.move(SIZE.width / 2, SIZE.height - 4);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  console.log(path);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
