/**
 * "Move to a secrets manager" as a person meets it: the keys that are pressed, the menus that come, and what is changed at
 * the end. The store is a stand-in program on the PATH. `KAGIMORI_PICTURES=FOLDER` keeps a picture of each step.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { secretOf } from '../../scripts/demo.ts';
import { startVsCodeHost, workbenchAddress } from '../../scripts/vscodeHost.ts';
import { type Service, STAND_INS } from '../stores/services.ts';
import type { TestResult } from './suite/index.ts';

const KEY = secretOf('github-pat-classic', 31);
const SECOND = secretOf('github-pat-classic', 32);
const CODE = `const token = '${KEY}';\nconsole.log(token.length);\n`;

/** What the flow says, by display language. */
const WORDS = {
  en: {
    action: 'Move to a secrets manager',
    all: 'Move all 2 credentials of this file',
    where: 'Where should the value be kept?',
    through: 'through doppler',
    name: 'Its name in Doppler',
    refused: 'Doppler does not accept this name.',
    apply: 'Store and change the code',
    copy: 'Copy run command',
    usual: 'used last here',
    editor: 'VS Code Secret Storage',
    kept: 'VS Code keeps GITHUB_TOKEN on this machine.',
    check: 'Check that it resolves',
    found: 'is in Doppler',
  },
  ja: {
    action: 'シークレットマネージャーへ移す',
    all: 'このファイルの 2 件のシークレット',
    where: '値をどこに保管しますか？',
    through: 'doppler を使います',
    name: 'Doppler での名前',
    refused: 'Doppler はこの名前を受け付けません。',
    apply: '保管してコードを書き換える',
    copy: '起動コマンドをコピー',
    usual: 'ここで前回使用',
    editor: 'VS Code のシークレットストレージ',
    kept: 'GITHUB_TOKEN をこのマシンの VS Code に保管しました。',
    check: '参照先があるか確認する',
    found: 'は Doppler にあります',
  },
} as const;
type Language = keyof typeof WORDS;

interface Setting {
  readonly browser: Browser;
  /** The folder of the VS Code server. */
  readonly vscode: string;
  readonly root: string;
  readonly scratch: string;
}

/** Plays the flow in both languages, in a VS Code where the extension is installed: dialogs are shown there. */
export async function storeFlow({ browser, vscode, root, scratch }: Setting): Promise<readonly TestResult[]> {
  const service = await STAND_INS.doppler?.();
  assert.ok(service && !('missing' in service));
  const host = await startVsCodeHost({
    vscode,
    dataDir: join(scratch, 'store-data'),
    loading: { installed: root },
    settings: { 'git.enabled': false, 'files.autoSave': 'off' },
    // The shell of whoever starts the test would put its own PATH in front.
    env: { ...service.env, VSCODE_CLI: '1' },
  });
  const results: TestResult[] = [];
  try {
    for (const language of ['en', 'ja'] as const) {
      const folder = join(scratch, `store-${language}`);
      await mkdir(folder);
      // All of them are there from the start: the file search may not know of one that has just been made.
      for (const [name, text] of Object.entries(filesOf(language))) await writeFile(join(folder, name), text);
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      page.setDefaultTimeout(60_000);
      await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)};`);
      await page.goto(workbenchAddress(host, { folder }));
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
      const flow: Flow = { page, folder, language, service };
      for (const [title, play, only] of STEPS) {
        if (only !== undefined && only !== language) continue;
        const start = Date.now();
        const named = { title: `secrets manager (${language}) ${title}` };
        try {
          await play(flow);
          results.push({ ...named, state: 'passed', ms: Date.now() - start });
        } catch (error) {
          await shoot(flow, 'failed').catch(() => undefined);
          const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
          results.push({ ...named, state: 'failed', ms: Date.now() - start, error: words });
          break;
        }
      }
      await page.close();
    }
  } finally {
    await host.stop();
    service.stop();
  }
  return results;
}

const filesOf = (language: Language): Readonly<Record<string, string>> => ({
  'package.json': '{ "name": "shop" }\n',
  'cancelled.js': CODE,
  'moved.js': CODE,
  'kept.js': CODE,
  '.gitignore': '.env.local\n',
  '.env.local': `FIRST_${language.toUpperCase()}=${KEY}\nPORT=80\nSECOND_${language.toUpperCase()}=${SECOND}\n`,
  'read.js': `use(process.env.MOVED_${language.toUpperCase()});\n`,
});

interface Flow {
  readonly page: Page;
  readonly folder: string;
  readonly language: Language;
  readonly service: Service;
}

type Step = readonly [title: string, play: (flow: Flow) => Promise<void>, language?: Language];

const STEPS: readonly Step[] = [
  [
    'turned away from at each question, leaves everything as it was',
    async (flow) => {
      const { page, folder } = flow;
      const before = await putsOf(flow);
      for (const answered of [0, 1, 3, 4]) {
        await startMove(flow, 'cancelled.js');
        for (const answer of ANSWERS.slice(0, answered)) await answer(flow);
        await QUESTIONS[answered]?.(flow);
        await page.keyboard.press('Escape');
        await QUESTIONS[answered]?.(flow, 'gone');
        assert.equal(await readFile(join(folder, 'cancelled.js'), 'utf8'), CODE, `after ${answered} answers`);
        assert.ok(!existsSync(join(folder, '.env')));
        assert.equal(await putsOf(flow), before, 'something was stored');
      }
    },
    'en',
  ],
  [
    'puts the value away and changes the code',
    async (flow) => {
      const { page, language, service } = flow;
      const words = WORDS[language];
      await startMove(flow, 'moved.js');
      await QUESTIONS[0]?.(flow);
      const ready = page.locator('.quick-input-list .monaco-list-row', { hasText: 'Doppler' }).first();
      await ready.filter({ hasText: words.through }).waitFor();
      await shoot(flow, 'stores');
      await ANSWERS[0]?.(flow);
      await ANSWERS[1]?.(flow);
      await ANSWERS[2]?.(flow);
      await QUESTIONS[3]?.(flow);
      const input = page.locator('.quick-input-widget input').first();
      await input.fill('not allowed');
      await page.locator('.quick-input-widget', { hasText: words.refused }).waitFor();
      await shoot(flow, 'name');
      await input.fill(`MOVED_${language.toUpperCase()}`);
      await page.keyboard.press('Enter');
      await QUESTIONS[4]?.(flow);
      await shoot(flow, 'preview');
      await page.getByRole('button', { name: words.apply }).click();
      await page.locator('.view-lines', { hasText: 'process.env.MOVED_' }).first().waitFor();
      await page.locator('.notification-toast', { hasText: words.copy }).waitFor();
      await shoot(flow, 'done');
      assert.equal(service.read(`MOVED_${language.toUpperCase()}`), KEY);
      for (const call of await callsOf(flow))
        assert.ok(!call.includes(KEY), 'the value stands in an argument');
    },
  ],
  [
    'checks the reference by the link of its hover',
    async (flow) => {
      const { page, language } = flow;
      const words = WORDS[language];
      await openFile(page, 'read.js');
      await page
        .locator('.view-line', { hasText: 'MOVED' })
        .locator('span', { hasText: 'MOVED' })
        .last()
        .hover();
      const link = page.locator('.monaco-hover:not(.hidden) a', { hasText: words.check }).first();
      await link.waitFor();
      await shoot(flow, 'hover');
      await link.click();
      await page.locator('.notification-toast', { hasText: words.found }).waitFor();
      await shoot(flow, 'checked');
    },
  ],
  [
    "offers the usual store first the next time, and keeps a value in the editor's own storage",
    async (flow) => {
      const { page, folder, language } = flow;
      const words = WORDS[language];
      await startMove(flow, 'kept.js');
      await QUESTIONS[0]?.(flow);
      const first = page.locator('.quick-input-list .monaco-list-row').first();
      await first.filter({ hasText: words.usual }).waitFor();
      await page.keyboard.type(words.editor);
      await page.locator('.quick-input-list .monaco-list-row', { hasText: words.editor }).first().waitFor();
      await page.keyboard.press('Enter');
      await QUESTIONS[4]?.(flow);
      await shoot(flow, 'keep');
      await page.getByRole('button', { name: words.apply }).click();
      await page.locator('.notification-toast', { hasText: words.kept }).waitFor();
      await shoot(flow, 'kept');
      await page.locator('.view-lines', { hasText: 'process.env.GITHUB_TOKEN' }).first().waitFor();
      assert.ok(!existsSync(join(folder, '.env')));
    },
    'en',
  ],
  [
    'takes all credentials out of a .env that git ignores',
    async (flow) => {
      const { page, language, service } = flow;
      const words = WORDS[language];
      // Quick open leaves out what git ignores.
      await page.locator('.explorer-folders-view .monaco-list-row', { hasText: '.env.local' }).dblclick();
      await page.locator('.tab.active[data-resource-name=".env.local"]').waitFor();
      await startMoveAll(flow);
      await ANSWERS[0]?.(flow);
      await ANSWERS[1]?.(flow);
      await ANSWERS[2]?.(flow);
      await QUESTIONS[4]?.(flow);
      await shoot(flow, 'all');
      await page.getByRole('button', { name: words.apply }).click();
      await page.locator('.notification-toast', { hasText: words.copy }).first().waitFor();
      await page.locator('.view-lines', { hasText: 'SECOND_' }).waitFor({ state: 'hidden' });
      await page.locator('.view-lines', { hasText: 'PORT=80' }).waitFor();
      assert.equal(service.read(`FIRST_${language.toUpperCase()}`), KEY);
      assert.equal(service.read(`SECOND_${language.toUpperCase()}`), SECOND);
    },
  ],
];

/** What is asked, in order: the store, two settings of it, the name, and whether to go on. Each waits for its own words. */
const QUESTIONS: readonly ((flow: Flow, state?: 'gone') => Promise<void>)[] = [
  ({ page, language }, state) => asked(page.getByPlaceholder(WORDS[language].where), state),
  ({ page }, state) => asked(prompt(page, /Doppler (?:project|プロジェクト)/), state),
  ({ page }, state) => asked(prompt(page, /Doppler (?:config|コンフィグ)/), state),
  ({ page, language }, state) => asked(prompt(page, WORDS[language].name), state),
  ({ page, language }, state) => asked(page.getByRole('button', { name: WORDS[language].apply }), state),
];

/** The answer that leads to the next question. */
const ANSWERS: readonly ((flow: Flow) => Promise<void>)[] = [
  async (flow) => {
    await QUESTIONS[0]?.(flow);
    await flow.page.keyboard.type('Doppler');
    await flow.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Doppler' }).first().waitFor();
    await flow.page.keyboard.press('Enter');
  },
  ...[1, 2, 3].map((question) => async (flow: Flow) => {
    await QUESTIONS[question]?.(flow);
    await flow.page.keyboard.press('Enter');
  }),
];

const prompt = (page: Page, words: string | RegExp) =>
  page.locator('.quick-input-widget .quick-input-message', { hasText: words });

const asked = (what: ReturnType<Page['locator']>, state?: 'gone'): Promise<void> =>
  what.first().waitFor({ state: state === 'gone' ? 'hidden' : 'visible' });

/** Opens a file with the key, and chooses the move in the light bulb. */
async function startMove({ page, language }: Flow, name: string): Promise<void> {
  await openFile(page, name);
  const mark = page.locator('.squiggly-error, .squiggly-warning').first();
  const row = page.locator('.action-widget .monaco-list-row', { hasText: WORDS[language].action });
  // A mark that comes late takes the menu away: it is opened anew, as a person would.
  for (let attempt = 1; ; attempt += 1) {
    try {
      await mark.waitFor();
      const box = await mark.boundingBox();
      assert.ok(box, 'the mark is on the screen');
      await page.mouse.click(box.x + 60, box.y + box.height - 8);
      await page.keyboard.press('Control+.');
      await row.click({ timeout: 5000 });
      await page.getByPlaceholder(WORDS[language].where).waitFor({ timeout: 25_000 });
      return;
    } catch (error) {
      if (attempt === 6) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** Chooses the move of a whole `.env` at its first line. */
async function startMoveAll(flow: Flow): Promise<void> {
  const { page, language } = flow;
  const row = page.locator('.action-widget .monaco-list-row', { hasText: WORDS[language].all });
  // The server may not have looked at the file yet: the menu is opened anew, as a person would.
  for (let attempt = 1; ; attempt += 1) {
    try {
      await page.locator('.view-line', { hasText: 'FIRST_' }).click();
      await page.keyboard.press('Control+.');
      await row.waitFor({ timeout: 5000 });
      await shoot(flow, 'entries');
      await row.click({ timeout: 5000 });
      await QUESTIONS[0]?.(flow);
      return;
    } catch (error) {
      if (attempt === 6) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+p');
  await page.locator('.quick-input-widget input').first().fill(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
}

/** Every call of the stand-in program, a line of JSON each. */
async function callsOf({ service }: Flow): Promise<readonly string[]> {
  const text = await readFile(join(service.folder, 'calls.jsonl'), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

const putsOf = async (flow: Flow): Promise<number> =>
  (await callsOf(flow)).filter((call) => call.includes('"secrets","set"')).length;

async function shoot({ page, language }: Flow, name: string): Promise<void> {
  const pictures = process.env.KAGIMORI_PICTURES;
  if (pictures === undefined) return;
  await page.screenshot({ path: join(pictures, `store-${name}-${language}.png`), animations: 'disabled' });
}
