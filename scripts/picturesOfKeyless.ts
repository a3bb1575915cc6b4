/** Pictures of what is safer than a key, in both languages, into `media/advice/`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { keylessDemo } from '../test/fixtures/keyless.ts';
import type { VsCodeHost } from './vscodeHost.ts';
import { command, openFile, openWorkbench, shoot } from './workbench.ts';

/** A program's key in the light bulb and after the edit, and a job that needs no token. */
export async function pictureKeyless(
  browser: Browser,
  host: VsCodeHost,
  scratch: string,
  language: 'en' | 'ja',
): Promise<void> {
  const folder = join(scratch, language, 'keyless-shop');
  const scenes = keylessDemo();
  for (const { name, before } of scenes) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), before);
  }
  const page = await openWorkbench(browser, host, folder, language);
  for (const [name, picture] of [
    ['upload.ts', 'role'],
    ['release.yml', 'trusted-publishing'],
  ] as const) {
    const scene = scenes.find((each) => each.name.endsWith(name));
    if (scene === undefined) throw new Error(`the demo has no ${name}`);
    // What a job could do without is information.
    const mark = page.locator('.squiggly-error, .squiggly-info');
    await openFile(page, name, mark);
    await goTo(page, scene.before, scene.at);
    await openMenu(page, scene.first[language]);
    await shoot(page, `advice/keyless-${picture}-${language}`);
    await page.keyboard.press('Enter');
    await mark.first().waitFor({ state: 'detached' });
    await page.locator('.notification-toast').first().waitFor();
    await shoot(page, `advice/keyless-${picture}-after-${language}`);
    await command(page, 'Notifications: Clear All Notifications');
  }
  await page.close();
}

/** Puts the cursor into a text of the open document. */
async function goTo(page: Page, document: string, text: string): Promise<void> {
  const before = document.slice(0, document.indexOf(text) + 1).split('\n');
  await page.keyboard.press('Control+g');
  await page.keyboard.type(`${before.length}:${(before.at(-1)?.length ?? 0) + 1}`);
  await page.keyboard.press('Enter');
}

/** Opens the light bulb's menu at the cursor. What comes late takes it away again, so it is asked for until it stays. */
async function openMenu(page: Page, entry: string): Promise<void> {
  const menu = page.locator('.action-widget', { hasText: entry });
  for (let tries = 0; tries < 5; tries += 1) {
    await page.keyboard.press('Control+.');
    try {
      return await menu.waitFor({ timeout: 6000 });
    } catch {
      await page.keyboard.press('Escape');
    }
  }
  await menu.waitFor();
}
