/**
 * The report as one page for people: figures, what to do first, every finding. It holds no value, runs no script and loads
 * nothing: it can be mailed, archived and printed.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { adviceForRule } from '../advice/advice.ts';
import { type Age, IN_NO_COMMIT } from '../advice/standing.ts';
import { type Catalogue, CONFIDENCES, type Rule, SEVERITIES, type Text } from '../detection/types.ts';
import type { Language } from '../language.ts';
import type { FindingItem, ScanSummary } from '../protocol.ts';
import { docsOf, firstStepOf, titleOf, whyOf } from './describe.ts';
import { type Bar, chart, escaped } from './htmlChart.ts';
import { STYLE } from './htmlStyle.ts';
import {
  AGES,
  CONFIDENCE_WORDS,
  DAYS,
  describe,
  PUSHED,
  SEVERITY_WORDS,
  SINCE,
  TIMES,
  WORDS,
} from './htmlWords.ts';
import { livenessText } from './liveness.ts';
import type { Report } from './report.ts';
import { totals } from './text.ts';

/** What the page tells of a finding; line and character are zero-based. */
export interface ReportRow
  extends Pick<FindingItem, 'ruleId' | 'severity' | 'confidence' | 'fingerprint' | 'redacted'> {
  readonly path: string;
  readonly line: number;
  readonly character: number;
  /** A phrase in the language of the page; empty where there is none. */
  readonly why: string;
  /** How long it has stood in git; null for what is in no commit, absent where that is not known. */
  readonly age?: Pick<Age, 'since' | 'days' | 'isOverdue' | 'pushedTo'> | null;
  /** What its provider said, where it was asked. */
  readonly liveness?: FindingItem['liveness'];
}

export interface HtmlReport {
  readonly rows: readonly ReportRow[];
  readonly catalogue: Catalogue;
  /** Of the scan, where there was one. */
  readonly summary?: ScanSummary;
}

export interface HtmlOptions {
  readonly language: Language;
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** @returns the rows of a report. */
export function rowsOf({ files }: Report, language: Language): readonly ReportRow[] {
  return files.flatMap(({ path, findings }) =>
    findings.map(({ finding, range, age, liveness }) => ({
      ...finding,
      path,
      line: range.start.line,
      character: range.start.character,
      why: whyOf(finding, language),
      ...(age === undefined ? {} : { age }),
      ...(liveness === undefined
        ? {}
        : { liveness: { state: liveness.state, text: livenessText(liveness, language) } }),
    })),
  );
}

/** Providers that get a bar of their own. */
const MOST_PROVIDERS = 8;
/** Kinds of credential that the page speaks of first. */
const MOST_FIRST = 5;

/** @returns a whole HTML document. */
export function htmlReport({ rows, catalogue, summary }: HtmlReport, options: HtmlOptions): string {
  const { language, version, now } = options;
  const word = (text: Text): string => escaped(text[language]);
  const sorted = [...rows].sort(
    (a, b) => rank(a) - rank(b) || compare(a.path, b.path) || a.line - b.line || a.character - b.character,
  );
  const made = `${word(WORDS.made)} ${escaped(version)}, <time>${new Date(now).toISOString().slice(0, 16).replace('T', ' ')}</time> UTC`;
  const body =
    rows.length === 0
      ? `<p>${word(WORDS.none)}</p>`
      : [
          numbers(sorted, word),
          `<h2>${word(WORDS.first)}</h2>`,
          whatFirst(sorted, catalogue, language),
          `<h2>${word(WORDS.overview)}</h2>`,
          charts(sorted, catalogue, language),
          `<h2 id="all">${word(WORDS.all)}</h2>`,
          table(sorted, catalogue, language),
        ].join('\n');
  const policy = `default-src 'none'; style-src 'sha256-${base64.encode(sha256(utf8ToBytes(STYLE)))}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${word(WORDS.title)} - Kagimori</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${word(WORDS.title)}</h1>
<p class="soft">${made}</p>
${summary === undefined ? '' : `<p class="soft">${escaped(totals(summary, language))}</p>`}
<p class="soft">${word(WORDS.noValue)}</p>
</header>
<main>
${body}
</main>
</body>
</html>
`;
}

function numbers(rows: readonly ReportRow[], word: (text: Text) => string): string {
  const distinct = (key: 'fingerprint' | 'path'): number => new Set(rows.map((row) => row[key])).size;
  const accepted = rows.filter(({ liveness }) => liveness?.state === 'live' || liveness?.state === 'limited');
  const live = new Set(accepted.map(({ fingerprint }) => fingerprint)).size;
  const urgent = rows.filter(({ severity }) => severity === 'critical' || severity === 'high').length;
  const pairs: readonly (readonly [Text, number])[] = [
    [WORDS.findings, rows.length],
    [WORDS.secrets, distinct('fingerprint')],
    [WORDS.files, distinct('path')],
    [WORDS.urgent, urgent],
    ...(isAsked(rows) ? [[WORDS.live, live] as const] : []),
  ];
  const cards = pairs.map(([name, count]) => `<div><dt>${word(name)}</dt><dd>${count}</dd></div>`);
  return `<dl class="numbers">${cards.join('')}</dl>`;
}

/** The worst kinds of credential, and the advice for each in the order in which it can be followed. */
function whatFirst(rows: readonly ReportRow[], catalogue: Catalogue, language: Language): string {
  const kinds = new Map<string, ReportRow[]>();
  for (const row of rows) {
    const same = kinds.get(row.ruleId);
    if (same === undefined) kinds.set(row.ruleId, [row]);
    else same.push(row);
  }
  const items = [...kinds].flatMap(([ruleId, same]) => {
    const rule = catalogue.get(ruleId);
    const [worst] = same;
    if (rule === undefined || worst === undefined) return [];
    const places = new Set(same.map(({ path }) => path)).size;
    const advice = adviceForRule(rule).map(
      ({ text, url }) => `<li>${escaped(text[language])}${link(url, WORDS.more, language)}</li>`,
    );
    return [
      `<li><p><strong>${escaped(titleOf(rule, language))}</strong> ${badge(worst, language)} <span class="soft">${escaped(TIMES(same.length, places)[language])}</span>${link(rule.manageUrl, WORDS.manage, language)}</p><ul>${advice.join('')}</ul></li>`,
    ];
  });
  return `<ol class="first">${items.slice(0, MOST_FIRST).join('\n')}</ol>`;
}

function charts(rows: readonly ReportRow[], catalogue: Catalogue, language: Language): string {
  const of = <K extends 'severity' | 'confidence'>(
    key: K,
    values: readonly ReportRow[K][],
    words: Readonly<Record<ReportRow[K], Text>>,
  ): Bar[] =>
    values.map((value) => ({
      label: words[value][language],
      count: rows.filter((row) => row[key] === value).length,
      ...(key === 'severity' ? { look: value } : {}),
    }));
  const draw = (id: string, title: Text, label: Text, bars: readonly Bar[]): string =>
    chart(id, bars, {
      title: title[language],
      description: describe(title, bars)[language],
      label: label[language],
      count: WORDS.count[language],
      share: WORDS.share[language],
    });
  const providers = providerBars(rows, catalogue, language);
  return [
    '<div class="charts">',
    draw('severity', WORDS.bySeverity, WORDS.severity, of('severity', SEVERITIES, SEVERITY_WORDS)),
    draw('confidence', WORDS.byConfidence, WORDS.confidence, of('confidence', CONFIDENCES, CONFIDENCE_WORDS)),
    draw('provider', WORDS.byProvider, WORDS.provider, providers),
    ...(isAged(rows) ? [draw('age', WORDS.byAge, WORDS.age, ageBars(rows, language))] : []),
    '</div>',
  ].join('\n');
}

/** Whether a provider was asked about any of them. */
const isAsked = (rows: readonly ReportRow[]): boolean => rows.some(({ liveness }) => liveness !== undefined);

/** Whether git was asked about any of them. */
const isAged = (rows: readonly ReportRow[]): boolean => rows.some(({ age }) => age !== undefined);

/** How long each has stood in git; nothing is drawn where git was not asked. */
function ageBars(rows: readonly ReportRow[], language: Language): readonly Bar[] {
  const known = rows.map(({ age }) => age?.days).filter((days) => days !== undefined);
  let above = 0;
  const bars = AGES.map(({ most, words }): Bar => {
    const below = known.filter((days) => days <= most).length;
    const count = below - above;
    above = below;
    return { label: words[language], count };
  });
  return [...bars, { label: WORDS.noAge[language], count: rows.length - known.length }];
}

function providerBars(rows: readonly ReportRow[], catalogue: Catalogue, language: Language): readonly Bar[] {
  const counts = new Map<string, number>();
  for (const { ruleId } of rows) {
    const provider = catalogue.get(ruleId)?.provider || WORDS.noProvider[language];
    counts.set(provider, (counts.get(provider) ?? 0) + 1);
  }
  const bars = [...counts]
    .map(([label, count]): Bar => ({ label, count }))
    .sort((a, b) => b.count - a.count || compare(a.label, b.label));
  const rest = bars.slice(MOST_PROVIDERS).reduce((sum, { count }) => sum + count, 0);
  return [
    ...bars.slice(0, MOST_PROVIDERS),
    ...(rest === 0 ? [] : [{ label: WORDS.others[language], count: rest }]),
  ];
}

function table(rows: readonly ReportRow[], catalogue: Catalogue, language: Language): string {
  const aged = isAged(rows);
  const asked = isAsked(rows);
  const heads = [
    ...[WORDS.severity, WORDS.place, WORDS.kind, WORDS.shown, WORDS.why],
    ...(aged ? [WORDS.age] : []),
    ...(asked ? [WORDS.liveness] : []),
    WORDS.step,
  ];
  const lines = rows.map((row) => {
    const rule = catalogue.get(row.ruleId);
    const title = rule === undefined ? row.ruleId : titleOf(rule, language);
    return [
      `<tr><td>${badge(row, language)}</td>`,
      `<td class="place"><code>${escaped(row.path)}<span class="at">:${row.line + 1}:${row.character + 1}</span></code></td>`,
      `<td>${escaped(title)}<br><code class="soft">${escaped(row.ruleId)}</code></td>`,
      `<td class="shown"><code>${escaped(row.redacted)}</code></td>`,
      `<td>${escaped(row.why)}</td>`,
      aged ? `<td class="age">${ageCell(row, language)}</td>` : '',
      asked ? `<td class="age">${livenessCell(row)}</td>` : '',
      `<td class="step">${rule === undefined ? '' : step(rule, language)}</td></tr>`,
    ].join('');
  });
  return `<div class="wide" role="region" aria-labelledby="all" tabindex="0"><table class="findings">
<caption>${escaped(WORDS.order[language])}</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${escaped(head[language])}</th>`).join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table></div>`;
}

/** Nothing where it is not known. */
function ageCell({ age }: ReportRow, language: Language): string {
  if (age === undefined) return '';
  if (age === null) return escaped(IN_NO_COMMIT[language].replace(/[.。]$/, ''));
  const notes = [SINCE(age.since), ...(age.pushedTo === undefined ? [] : [PUSHED(age.pushedTo)])];
  const overdue = age.isOverdue ? `<br><strong>${escaped(WORDS.overdue[language])}</strong>` : '';
  const lines = notes.map((note) => `<br><span class="soft">${escaped(note[language])}</span>`);
  return `${escaped(DAYS(age.days)[language])}${overdue}${lines.join('')}`;
}

/** A live key stands out. */
function livenessCell({ liveness }: ReportRow): string {
  if (liveness === undefined) return '';
  const text = escaped(liveness.text);
  return liveness.state === 'live' || liveness.state === 'limited' ? `<strong>${text}</strong>` : text;
}

function step(rule: Rule, language: Language): string {
  const where = rule.manageUrl ?? docsOf(rule);
  const name = rule.manageUrl === undefined ? WORDS.docs : WORDS.manage;
  return `${escaped(firstStepOf(rule, language))}${link(where, name, language)}`;
}

const badge = ({ severity }: ReportRow, language: Language): string =>
  `<span class="badge ${severity}">${escaped(SEVERITY_WORDS[severity][language])}</span>`;

/** A link to a page; nothing for what is none: a rule may come from a configuration that somebody else wrote. */
function link(url: string | undefined, name: Text, language: Language): string {
  if (url === undefined || !/^https?:\/\//i.test(url)) return '';
  return ` <a href="${escaped(url)}" rel="noopener noreferrer">${escaped(name[language])}</a>`;
}

const rank = ({ severity, confidence }: ReportRow): number =>
  SEVERITIES.indexOf(severity) * CONFIDENCES.length + CONFIDENCES.indexOf(confidence);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
