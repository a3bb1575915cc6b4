/**
 * The report as JUnit XML, which most CI services show as test results: a file is a test case, a finding its failure.
 * https://github.com/testmoapp/junitxml
 */
import type { Language } from '../language.ts';
import { messageOf, titleOf } from './describe.ts';
import { livenessSentences } from './liveness.ts';
import type { Report } from './report.ts';

/** @returns the XML; with nothing found, one passing case, as some services call an empty report an error. */
export function junitReport({ files, catalogue, summary }: Report, language: Language): string {
  const cases = files.flatMap(({ path, findings }) =>
    findings.flatMap(({ finding, range, liveness }) => {
      const rule = catalogue.get(finding.ruleId);
      if (rule === undefined) return [];
      const place = `${path}:${range.start.line + 1}:${range.start.character + 1}`;
      const attributes = `name="${escaped(place)}" classname="${escaped(rule.id)}" file="${escaped(path)}" line="${range.start.line + 1}"`;
      const failure = `<failure type="${finding.severity}" message="${escaped(titleOf(rule, language))}">${escaped(messageOf(finding, rule, language, { known: livenessSentences(liveness) }))}</failure>`;
      return [`    <testcase ${attributes}>\n      ${failure}\n    </testcase>`];
    }),
  );
  const body = cases.length > 0 ? cases : ['    <testcase name="no credentials" classname="kagimori"/>'];
  const counts = `tests="${body.length}" failures="${cases.length}" time="${(summary.durationMs / 1000).toFixed(3)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="kagimori" ${counts}>`,
    `  <testsuite name="kagimori" ${counts}>`,
    ...body,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

/** Escapes for text and attributes; characters that XML 1.0 cannot hold at all are replaced. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`);
}
