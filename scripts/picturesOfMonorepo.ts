/**
 * `npm run screenshots -- monorepo FOLDER`: the findings view on a repository of many files, while it is scanned and
 * after, in both languages. The repository is cloned, so that it stays as it is, and gets a small shop with made-up keys.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { makeDemo } from './demo.ts';
import type { VsCodeHost } from './vscodeHost.ts';
import { command, openWorkbench, shoot, widenSideBar } from './workbench.ts';

const WORDS = {
  en: { scan: 'Kagimori: Scan Workspace', scanning: / of \d+ files/, done: /Credentials found/ },
  ja: {
    scan: 'Kagimori: ワークスペースをスキャン',
    scanning: /ファイル中/,
    done: /見つかった認証情報: \d+ 件/,
  },
} as const;

/** @param repository absolute path of a git repository; @param scratch a folder for the clone. */
export async function pictureMonorepo(
  browser: Browser,
  host: VsCodeHost,
  repository: string,
  scratch: string,
): Promise<void> {
  const folder = join(scratch, 'monorepo');
  execFileSync('git', ['clone', '--quiet', '--shared', repository, folder]);
  await makeDemo(join(folder, 'apps', 'corner-shop'));
  for (const language of ['en', 'ja'] as const) {
    const words = WORDS[language];
    const page = await openWorkbench(browser, host, folder, language);
    // By its icon, which is there once the extension is: the palette does not grow while it is open.
    await page.locator('.activitybar .action-label[aria-label*="Kagimori"]').first().click();
    await page.locator('.pane-header').first().waitFor();
    await widenSideBar(page);
    await command(page, words.scan);
    const toast = page.locator('.notification-toast');
    await toast.filter({ hasText: words.scanning }).waitFor();
    await page.locator('.pane-body .message').filter({ hasText: words.scanning }).waitFor();
    await page.locator('.pane-body .monaco-list-row').first().waitFor();
    await shoot(page, `monorepo/scanning-${language}`);
    await toast.filter({ hasText: words.done }).waitFor();
    await page
      .locator('.pane-body .message')
      .filter({ hasText: words.scanning })
      .waitFor({ state: 'hidden' });
    await shoot(page, `monorepo/findings-${language}`);
    await page.close();
  }
}
