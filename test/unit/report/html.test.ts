import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Catalogue, Rule } from '../../../server/src/detection/types.ts';
import { htmlReport, type ReportRow, rowsOf } from '../../../server/src/report/html.ts';
import { createCatalogue } from '../../../server/src/rules/index.ts';
import { makeDetector } from '../../../server/src/workspace/detectorSetup.ts';
import { scanText } from '../../../server/src/workspace/scanFile.ts';
import { plant, plantedIn } from '../../lsp/planted.ts';

const detector = makeDetector({});
const TEXT = `const a = '${plant('github-pat-classic')}';\nconst b = '${plant('npm-token')}';\n`;
const summary = {
  files: 7,
  bytes: 2_000_000,
  findings: 2,
  skippedBinary: 0,
  skippedLarge: 0,
  unreadable: 0,
  vanished: 0,
  cancelled: false,
  durationMs: 1500,
};
const files = ['src/a.js', 'src/b.js'].map((path) => ({ path, ...scanText({ detector }, TEXT, path) }));
const report = { files, summary, catalogue: detector.catalogue };
const options = { language: 'en', version: '1.2.3', now: Date.UTC(2026, 0, 2, 3, 4) } as const;
const pageOf = (language: 'en' | 'ja'): string =>
  htmlReport({ ...report, rows: rowsOf(report, language) }, { ...options, language });

const count = (text: string, part: string | RegExp): number => text.split(part).length - 1;

function row(more: Partial<ReportRow> = {}): ReportRow {
  return {
    ruleId: 'npm-token',
    severity: 'high',
    confidence: 'checksum',
    fingerprint: 'f'.repeat(32),
    redacted: 'npm_…',
    path: 'a.js',
    line: 0,
    character: 4,
    why: 'its checksum is right',
    ...more,
  };
}
const page = (rows: readonly ReportRow[], catalogue: Catalogue = createCatalogue()): string =>
  htmlReport({ rows, catalogue }, options);

describe('the HTML report', () => {
  test('tells how long the findings have stood in git, where that is known', () => {
    assert.doesNotMatch(page([row()]), /time in git/);
    const aged = (days: number) => row({ age: { since: '2026-01-01', days, isOverdue: false } });
    const html = page([aged(0), aged(8), aged(31), aged(400), aged(4000), row()]);
    assert.match(
      html,
      /by time in git\. Up to a week: 1, Up to a month: 2, Up to a year: 0, Longer: 2, In no commit, or not known: 1\./,
    );
  });

  for (const language of ['en', 'ja'] as const) {
    test(`holds no value and loads nothing (${language})`, () => {
      const html = pageOf(language);
      assert.deepEqual(plantedIn(html), []);
      assert.match(html, new RegExp(`<html lang="${language}">`));
      assert.doesNotMatch(
        html,
        /<(?:script|link|img|iframe|object|embed|base|form)\b|\bon[a-z]+=|\bsrc=|url\(|@import/i,
      );
      assert.equal(count(html, ' style="'), 0, 'the policy would stop it');
    });
  }

  test('allows its own style alone', () => {
    const html = pageOf('en');
    const style = /<style>([^<]*)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    assert.ok(html.includes(`content="default-src 'none'; style-src 'sha256-${hash}';`));
  });

  test('counts findings, secrets, files and what is urgent', () => {
    const figures = [...pageOf('en').matchAll(/<dd>(\d+)<\/dd>/g)].map(([, figure]) => figure);
    assert.deepEqual(figures, ['4', '2', '2', '4']);
    assert.match(pageOf('en'), /2 found in 7 files \(2\.0 MB/);
  });

  test('draws each figure that its tables tell, with a title and a description', () => {
    const html = page([row(), row({ severity: 'low' }), row({ severity: 'low', confidence: 'weak' })]);
    const charts = html.match(/<svg[\s\S]*?<\/table>/g) ?? [];
    assert.equal(charts.length, 3);
    for (const chart of charts) {
      const drawn = [...chart.matchAll(/<text x="\d+" y="\d+">(\d+)<\/text>/g)].map(([, figure]) => figure);
      const told = [...chart.matchAll(/<\/th><td class="number">(\d+)</g)].map(([, figure]) => figure);
      assert.deepEqual(drawn, told);
      const [, title, desc] = /aria-labelledby="(\S+) (\S+)"/.exec(chart) ?? [];
      assert.ok(chart.includes(`<title id="${title}">`) && chart.includes(`<desc id="${desc}">`));
    }
    assert.match(charts[0] ?? '', /High: 1, Medium: 0, Low: 2/);
    assert.match(charts[2] ?? '', /npm: 3/);
  });

  test('puts the worst first, and says what to do about it', () => {
    const rows = [
      row({ severity: 'low', path: 'a.js' }),
      row({ ruleId: 'github-pat-classic', severity: 'critical', path: 'z.js' }),
    ];
    const html = page(rows);
    assert.ok(html.indexOf('>z.js<') < html.indexOf('>a.js<'));
    const first = /<ol class="first"><li>.*?<\/li>/.exec(html)?.[0] ?? '';
    assert.match(first, /GitHub personal access token/);
    assert.match(first, /GITHUB_TOKEN/);
    assert.match(first, /href="https:\/\/github\.com\/settings/);
  });

  test('folds the many providers into one bar', () => {
    const ids = [...createCatalogue().values()].filter(({ provider }) => provider !== '');
    const one = new Map(ids.map((rule) => [rule.provider, rule.id]));
    const html = page([...one.values()].slice(0, 20).map((ruleId) => row({ ruleId })));
    assert.match(html, /<th scope="row">Others<\/th><td class="number">12</);
  });

  test('lets nothing of a path, a rule or a reason become markup', () => {
    const evil = '"><script>alert(1)</script>\u202E&';
    const rule: Rule = {
      id: 'evil',
      provider: evil,
      name: { en: evil, ja: evil },
      keywords: [],
      pattern: /(?!)/,
      severity: 'high',
      privilege: 'scoped',
      manageUrl: 'javascript:alert(1)',
      docs: 'data:text/html,x',
      examples: { match: [], reject: [] },
    };
    const rows = [row({ ruleId: 'evil', path: evil, why: evil, redacted: evil })];
    const html = page(rows, new Map([['evil', rule]]));
    assert.doesNotMatch(html, /<script|\u202E|href="(?:javascript|data)/);
    assert.match(html, /&quot;&gt;&lt;script&gt;/);
  });

  test('says when there is nothing', () => {
    assert.match(page([]), /Nothing was found\./);
    assert.doesNotMatch(page([]), /<table/);
  });
});
