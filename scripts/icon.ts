/** Draws `media/icon.png`, the extension's icon, from `media/icon.svg`: the marketplace takes no SVG. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './chromium.ts';

const media = join(dirname(fileURLToPath(import.meta.url)), '..', 'media');
const browser = await launchChromium(console.log);
try {
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  await page.setContent(`<body style="margin:0">${await readFile(join(media, 'icon.svg'), 'utf8')}</body>`);
  await page.screenshot({ path: join(media, 'icon.png'), omitBackground: true });
} finally {
  await browser.close();
}
