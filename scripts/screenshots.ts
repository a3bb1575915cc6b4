/**
 * `npm run screenshots`: takes the README's pictures of the running extension into `media/`. Each step waits for what it
 * shows and fails when it does not come, so that a picture cannot show less than it claims.
 */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { makeDemo } from './demo.ts';
import { pictureServerSide } from './picturesOfAdvice.ts';
import { pictureKeyless } from './picturesOfKeyless.ts';
import { pictureMonorepo } from './picturesOfMonorepo.ts';
import { pictureRights } from './picturesOfRights.ts';
import { pictureRotation } from './picturesOfRotation.ts';
import { startVsCodeHost, type VsCodeHost } from './vscodeHost.ts';
import { installVsCodeServer } from './vscodeInstall.ts';
import {
  command,
  hoverMark,
  marks,
  openFile,
  openWorkbench,
  pressLightBulb,
  shoot,
  widenSideBar,
} from './workbench.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

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
    const [kind, repository] = process.argv.slice(2);
    if (kind === 'monorepo' && repository !== undefined) {
      await pictureMonorepo(browser, host, resolve(repository), scratch);
      return;
    }
    // `npm run screenshots -- advice` takes the pictures of the advice alone.
    if (!process.argv.includes('advice')) {
      await inEnglish(browser, host, join(scratch, 'en', 'corner-shop'));
      await inJapanese(browser, host, join(scratch, 'ja', 'corner-shop'));
    }
    for (const language of ['en', 'ja'] as const) {
      await pictureKeyless(browser, host, scratch, language);
      await pictureServerSide(browser, host, scratch, language);
      await pictureRights(browser, host, scratch, language);
      await pictureRotation(browser, host, scratch, language);
    }
  } finally {
    await browser.close();
    await host.stop();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function inEnglish(browser: Browser, host: VsCodeHost, folder: string): Promise<void> {
  await makeDemo(folder);
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
  await makeDemo(folder);
  const page = await openWorkbench(browser, host, folder, 'ja');
  await openFile(page, 'answer.py');
  await hoverMark(page);
  await shoot(page, 'editor-ja');
  await page.close();
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
