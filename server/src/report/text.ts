/** The report for people: one paragraph per finding, with its line and the value redacted. */
import { lifetimeText } from '../advice/lifetime.ts';
import { IN_NO_COMMIT } from '../advice/standing.ts';
import type { Severity, Text } from '../detection/types.ts';
import type { Language } from '../language.ts';
import type { ScanSummary } from '../protocol.ts';
import { firstStepOf, titleOf, whyOf } from './describe.ts';
import { livenessText } from './liveness.ts';
import { printable } from './printable.ts';
import type { Report, Reported } from './report.ts';

export interface TextOptions {
  readonly language: Language;
  readonly color: boolean;
  readonly showSuppressed: boolean;
}

const SEVERITY: Readonly<Record<Severity, Text & { readonly style: Style }>> = {
  critical: { en: 'critical', ja: '緊急', style: 'red' },
  high: { en: 'high', ja: '高', style: 'red' },
  medium: { en: 'medium', ja: '中', style: 'yellow' },
  low: { en: 'low', ja: '低', style: 'blue' },
  info: { en: 'info', ja: '情報', style: 'blue' },
};

const STYLES = { red: 31, yellow: 33, blue: 34, dim: 2, bold: 1 } as const;
type Style = keyof typeof STYLES;

/** @returns the whole report, ending in a line break. */
export function textReport({ files, summary, catalogue }: Report, options: TextOptions): string {
  const { language } = options;
  const paint = (style: Style, text: string): string =>
    options.color ? `\u001B[${STYLES[style]}m${text}\u001B[0m` : text;
  const paragraphs: string[] = [];
  for (const { path, findings, suppressed, commit } of files) {
    const row = (located: Reported, note?: string): string => {
      const { finding, range, frame, liveness, age } = located;
      const rule = catalogue.get(finding.ruleId);
      const { start } = range;
      const place = `${printable(path)}:${start.line + 1}:${start.character + 1}`;
      const severity = SEVERITY[finding.severity];
      const title = rule === undefined ? finding.ruleId : titleOf(rule, language);
      const number = String(start.line + 1);
      const why = whyOf(finding, language);
      const life = lifetimeText(finding.life);
      return [
        `${paint('bold', place)} ${paint(severity.style, severity[language])} ${title} ${paint('dim', finding.ruleId)}`,
        ...(commit === undefined ? [] : [`  ${paint('dim', `commit ${commit}`)}`]),
        `  ${paint('dim', `${number} |`)} ${printable(frame)}`,
        ...(why === '' ? [] : [`  ${why}`]),
        ...(life === undefined ? [] : [`  ${life[language]}`]),
        ...(liveness === undefined ? [] : [`  ${printable(livenessText(liveness, language))}`]),
        ...(age === undefined ? [] : [`  ${printable((age?.text ?? IN_NO_COMMIT)[language])}`]),
        `  ${note ?? (rule === undefined ? '' : firstStepOf(rule, language))}`,
        '',
      ].join('\n');
    };
    paragraphs.push(...findings.map((located) => row(located)));
    if (options.showSuppressed) {
      paragraphs.push(
        ...suppressed.map((located) =>
          paint('dim', row(located, `${SUPPRESSED[language]} (${located.by}): ${located.reason[language]}`)),
        ),
      );
    }
  }
  return `${paragraphs.join('\n')}${paragraphs.length > 0 ? '\n' : ''}${totals(summary, language)}\n`;
}

const SUPPRESSED: Text = { en: 'not reported', ja: '報告対象外' };

/** What was done, in one line; everything left out is counted. */
export function totals(summary: ScanSummary, language: Language): string {
  const { files, findings, durationMs } = summary;
  const megabytes = (summary.bytes / 1_000_000).toFixed(1);
  const seconds = (durationMs / 1000).toFixed(1);
  const left = LEFT_OUT.filter(([key]) => summary[key] > 0).map(
    ([key, text]) => text(summary[key])[language],
  );
  if (language === 'ja') {
    return `${findings} 件を検出（${files} ファイル、${megabytes} MB、${seconds} 秒）${left.map((part) => `、${part}`).join('')}`;
  }
  return [
    `${findings} found in ${files} ${files === 1 ? 'file' : 'files'} (${megabytes} MB, ${seconds} s)`,
    ...left,
  ].join(', ');
}

const LEFT_OUT: readonly (readonly [
  'skippedBinary' | 'skippedLarge' | 'unreadable' | 'vanished',
  (count: number) => Text,
])[] = [
  ['skippedBinary', (count) => ({ en: `${count} binary skipped`, ja: `バイナリ ${count} 件を除外` })],
  ['skippedLarge', (count) => ({ en: `${count} too large skipped`, ja: `大きすぎる ${count} 件を除外` })],
  ['unreadable', (count) => ({ en: `${count} could not be read`, ja: `読み取れない ${count} 件` })],
  ['vanished', (count) => ({ en: `${count} vanished meanwhile`, ja: `途中で消えた ${count} 件` })],
];
