/** Pictures of the advice on rights and of the check of a key, in both languages, into `media/advice/`. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { leastPrivilegeDemo } from '../test/fixtures/leastPrivilege.ts';
import { json, startProvider } from '../test/loopbackProvider.ts';
import { secretOf } from './demo.ts';
import type { VsCodeHost } from './vscodeHost.ts';
import { command, hoverMark, openFile, openWorkbench, pressLightBulb, shoot } from './workbench.ts';

type Language = 'en' | 'ja';

const WORDS = {
  en: {
    fix: 'contents: read',
    check: 'Kagimori: Check This Key',
    send: 'Send',
    live: /^Live/,
    asking: 'Asking',
  },
  ja: {
    fix: 'contents: read',
    check: 'Kagimori: このキーが有効か',
    send: '送信する',
    live: /^有効/,
    asking: '問い合わせています',
  },
} as const;

/** Rights that are too broad with their fix, the question before a key is sent, and the answer. */
export async function pictureRights(
  browser: Browser,
  host: VsCodeHost,
  scratch: string,
  language: Language,
): Promise<void> {
  const folder = join(scratch, language, 'till');
  for (const [name, text] of Object.entries(leastPrivilegeDemo(secretOf('github-pat-classic', 31)))) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const page = await openWorkbench(browser, host, folder, language);
  await openFile(page, 'main.tf');
  await hoverMark(page);
  await page.getByText('Checking for quick fixes').waitFor({ state: 'hidden' });
  await shoot(page, `advice/rights-editor-${language}`);
  await openFile(page, 'deploy.yml');
  await pressLightBulb(page, WORDS[language].fix);
  await shoot(page, `advice/rights-fix-${language}`);
  await page.keyboard.press('Escape');
  await pictureCheck(page, scratch, language);
  await page.close();
}

/** The question is that of the provider itself and is turned away; the answer comes from this machine. */
async function pictureCheck(page: Page, scratch: string, language: Language): Promise<void> {
  const { check, send, live, asking } = WORDS[language];
  const dialog = page.locator('.monaco-dialog-box');
  await openFile(page, 'release.ts');
  await page.keyboard.press('Control+g');
  await page.keyboard.type('2:20');
  await page.keyboard.press('Enter');
  await command(page, check);
  await dialog.filter({ hasText: 'api.github.com' }).waitFor();
  await shoot(page, `advice/check-key-question-${language}`);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  const provider = await startProvider();
  provider.says(json(200, { login: 'octocat' }, { 'X-OAuth-Scopes': 'repo, workflow' }));
  const settings = join(scratch, 'data', 'data', 'Machine', 'settings.json');
  const before = await readFile(settings, 'utf8');
  try {
    const urls = { github: provider.base };
    await writeFile(settings, JSON.stringify({ ...JSON.parse(before), 'kagimori.check.baseUrls': urls }));
    await askUntil(page, check, provider.host);
    await dialog.getByRole('button', { name: send }).click();
    const told = page.locator('.notification-list-item-message');
    await told.filter({ hasText: live }).waitFor();
    await told.filter({ hasText: asking }).waitFor({ state: 'detached' });
    await shoot(page, `advice/check-key-answer-${language}`);
  } finally {
    await writeFile(settings, before);
    await provider.stop();
  }
}

/** The editor reads its settings when it hears that they have changed: until then the question names the old host. */
async function askUntil(page: Page, check: string, host: string): Promise<void> {
  const dialog = page.locator('.monaco-dialog-box');
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await command(page, check);
    await dialog.waitFor();
    if ((await dialog.textContent())?.includes(host) === true) return;
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
  throw new Error('the editor does not read its settings');
}
