import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import { jsonReport } from '../../../server/src/report/json.ts';
import type { Report } from '../../../server/src/report/report.ts';
import { sarifReport } from '../../../server/src/report/sarif.ts';
import { textReport } from '../../../server/src/report/text.ts';
import { makeDetector } from '../../../server/src/workspace/detectorSetup.ts';
import { scanText } from '../../../server/src/workspace/scanFile.ts';
import { plant, plantedIn } from '../../lsp/planted.ts';

const token = plant('github-pat-classic');
const npm = plant('npm-token');
const detector = makeDetector({});
const NAME = 'src/config file.js';

function reportOf(text: string): Report {
  const files = [{ path: NAME, ...scanText({ detector }, text, NAME) }];
  const [{ findings } = { findings: [] }] = files;
  const summary = {
    files: 1,
    bytes: text.length,
    findings: findings.length,
    skippedBinary: 2,
    skippedLarge: 1,
    unreadable: 0,
    vanished: 0,
    cancelled: false,
    durationMs: 1500,
  };
  return { files, summary, catalogue: detector.catalogue };
}

const TEXT = `// first line\nconst a = '${token}', b = '${npm}';\nconst c = '${token}'; // kagimori:allow a sample\n`;
const options = { language: 'en', version: '1.2.3', showSuppressed: true } as const;

describe('SARIF', () => {
  const log = JSON.parse(sarifReport(reportOf(TEXT), options));

  test('is valid against the schema that OASIS published', () => {
    const path = createRequire(import.meta.url).resolve(
      '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
    );
    // Draft 4 says `id` where later drafts say `$id`; nothing else in it is different.
    const {
      id: _,
      $schema: __,
      ...schema
    } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
    const broken = { ...log, runs: [{}] };
    assert.ok(validate(log), JSON.stringify(validate.errors));
    assert.equal(validate(broken), false, 'the schema is one that can say no');
  });

  test('gives exact regions, counted from 1', () => {
    const regions = log.runs[0].results.map(
      (result: { locations: [{ physicalLocation: { region: Record<string, number> } }] }) => {
        const { startLine, startColumn, endLine, endColumn } = result.locations[0].physicalLocation.region;
        return [startLine, startColumn, endLine, endColumn];
      },
    );
    assert.deepEqual(regions, [
      [2, 12, 2, 12 + token.length],
      [2, 12 + token.length + 8, 2, 12 + token.length + 8 + npm.length],
      [3, 12, 3, 12 + token.length],
    ]);
  });

  test('keeps its fingerprints when lines move, and tells two of the same apart', () => {
    const idsOf = (text: string): string[] =>
      JSON.parse(sarifReport(reportOf(text), options)).runs[0].results.map(
        (result: { partialFingerprints: Record<string, string> }) =>
          result.partialFingerprints['kagimori/v1'],
      );
    const ids = idsOf(TEXT);
    assert.deepEqual(idsOf(`\n\n${TEXT}`), ids);
    assert.equal(new Set(ids).size, ids.length);
  });

  test('tells what was held back and why, where asked', () => {
    const held = log.runs[0].results.filter((result: { suppressions?: unknown }) => result.suppressions);
    assert.equal(held.length, 1);
    assert.equal(held[0].suppressions[0].kind, 'inSource');
    assert.match(held[0].suppressions[0].justification, /a sample/);
    const without = JSON.parse(sarifReport(reportOf(TEXT), { ...options, showSuppressed: false }));
    assert.equal(without.runs[0].results.length, 2);
  });

  test('describes each rule with help in Markdown', () => {
    const { rules } = log.runs[0].tool.driver;
    assert.deepEqual(
      rules.map(({ id }: { id: string }) => id),
      ['github-pat-classic', 'npm-token'],
    );
    for (const rule of rules) assert.match(rule.help.markdown, /^# .+\n\n.+/);
  });
});

describe('no report holds a value', () => {
  const report = reportOf(TEXT);
  const rendering = { language: 'ja', color: true, showSuppressed: true } as const;
  const reports = {
    text: textReport(report, rendering),
    json: jsonReport(report, 'ja', '1.2.3'),
    sarif: sarifReport(report, options),
  };
  for (const [name, text] of Object.entries(reports)) {
    test(name, () => {
      assert.deepEqual(plantedIn(text), []);
      assert.match(text, /ghp_…/);
    });
  }

  test('text counts what was left out, in both languages', () => {
    assert.match(
      textReport(report, { ...rendering, language: 'en' }),
      /2 found in 1 file .*2 binary skipped, 1 too large skipped/,
    );
    assert.match(textReport(report, rendering), /2 件を検出.*バイナリ 2 件を除外、大きすぎる 1 件を除外/);
  });
});
