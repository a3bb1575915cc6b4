/**
 * SARIF 2.1.0, as GitHub code scanning and others read it.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
import { ageFacts } from '../advice/standing.ts';
import type { Rule, Severity } from '../detection/types.ts';
import type { Language } from '../language.ts';
import { docsOf, firstStepOf, messageOf, titleOf } from './describe.ts';
import { stableIds } from './fingerprint.ts';
import { livenessFacts, livenessSentences } from './liveness.ts';
import type { FileReport, Report, Reported, ReportedSuppressed } from './report.ts';

export interface SarifOptions {
  readonly language: Language;
  readonly version: string;
  /** Whether results that were held back are told, too, as suppressed. */
  readonly showSuppressed: boolean;
}

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** What GitHub ranks alerts by: over 9.0 critical, 7.0 high, 4.0 medium, below low. */
const SCORE: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '1.0',
};

const PRECISION = { checksum: 'very-high', format: 'high', context: 'medium', weak: 'low' } as const;

/** CWE-798 Use of Hard-coded Credentials; CWE-250 Execution with Unnecessary Privileges. */
const CREDENTIAL = ['security', 'secret', 'external/cwe/cwe-798'];
const RIGHTS = ['security', 'permissions', 'external/cwe/cwe-250'];

/** Paths are relative to the folder where the scan was started. */
const BASE = 'SRCROOT';

/** @returns the log as JSON. Regions count from 1, columns in UTF-16 units, ends exclusive. */
export function sarifReport({ files, catalogue }: Report, options: SarifOptions): string {
  const { language, version, showSuppressed } = options;
  const used: string[] = [];
  const indexOf = (ruleId: string): number => {
    const known = used.indexOf(ruleId);
    return known >= 0 ? known : used.push(ruleId) - 1;
  };
  const results = files.flatMap((file) => {
    const ids = stableIds(file.path, file.findings);
    const shown = file.findings.map((located, index) => ({
      ...result(file, located, catalogue.get(located.finding.ruleId), language),
      ruleIndex: indexOf(located.finding.ruleId),
      partialFingerprints: { 'kagimori/v1': ids[index] ?? '' },
    }));
    if (!showSuppressed) return shown;
    const heldIds = stableIds(file.path, file.suppressed);
    const held = file.suppressed.map((located, index) => ({
      ...result(file, located, catalogue.get(located.finding.ruleId), language),
      ruleIndex: indexOf(located.finding.ruleId),
      partialFingerprints: { 'kagimori/v1': `${heldIds[index]}:${located.by}` },
      suppressions: [suppression(located, language)],
    }));
    return [...shown, ...held];
  });
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Kagimori',
            semanticVersion: version,
            rules: used.map((id) => descriptor(id, catalogue.get(id), language)),
          },
        },
        columnKind: 'utf16CodeUnits',
        language: language === 'ja' ? 'ja-JP' : 'en-US',
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function result(
  file: FileReport,
  { finding, range, frame, liveness, age }: Reported,
  rule: Rule | undefined,
  language: Language,
) {
  return {
    ruleId: finding.ruleId,
    level: LEVEL[finding.severity],
    message: {
      text:
        rule === undefined
          ? finding.ruleId
          : messageOf(finding, rule, language, { known: livenessSentences(liveness) }),
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(file.path),
          region: {
            startLine: range.start.line + 1,
            startColumn: range.start.character + 1,
            endLine: range.end.line + 1,
            endColumn: range.end.character + 1,
            // The line as it may be shown: every value in it redacted.
            snippet: { text: frame },
          },
        },
      },
    ],
    fingerprints: { 'kagimoriSecret/v1': finding.fingerprint },
    properties: {
      confidence: finding.confidence,
      severity: finding.severity,
      redacted: finding.redacted,
      ...(liveness === undefined ? {} : { liveness: livenessFacts(liveness, language) }),
      ...(age === undefined ? {} : { age: age && ageFacts(age) }),
      ...(file.commit === undefined ? {} : { commit: file.commit }),
    },
  };
}

function artifact(path: string) {
  const isAbsolute = /^(?:\/|[A-Za-z]:)/.test(path);
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return isAbsolute
    ? { uri: `file://${path.startsWith('/') ? '' : '/'}${encoded}` }
    : { uri: encoded, uriBaseId: BASE };
}

function suppression({ by, reason }: ReportedSuppressed, language: Language) {
  return { kind: by === 'inline' ? 'inSource' : 'external', justification: reason[language] };
}

function descriptor(id: string, rule: Rule | undefined, language: Language) {
  if (rule === undefined) return { id };
  const title = titleOf(rule, language);
  const severity = rule.severity;
  return {
    id,
    name: title,
    shortDescription: { text: title },
    fullDescription: { text: `${title}. ${firstStepOf(rule, language)}` },
    helpUri: docsOf(rule),
    help: helpOf(rule, title, language),
    defaultConfiguration: { level: LEVEL[severity] },
    properties: {
      tags: rule.message === undefined ? CREDENTIAL : RIGHTS,
      'security-severity': SCORE[severity],
      precision: rule.check === undefined ? PRECISION.format : PRECISION.checksum,
    },
  };
}

const WORDS = {
  manage: { en: 'Revoke or restrict it', ja: '失効・制限する' },
  docs: { en: 'Documentation', ja: 'ドキュメント' },
  lifetime: { en: 'Lifetime', ja: '有効期間' },
};

function helpOf(rule: Rule, title: string, language: Language): { text: string; markdown: string } {
  const step = firstStepOf(rule, language);
  const lifetime =
    rule.lifetime === undefined ? [] : [`${WORDS.lifetime[language]}: ${rule.lifetime[language]}`];
  const links = [
    ...(rule.manageUrl === undefined ? [] : [[WORDS.manage[language], rule.manageUrl] as const]),
    [WORDS.docs[language], docsOf(rule)] as const,
  ];
  return {
    text: [title, step, ...lifetime, ...links.map(([name, url]) => `${name}: ${url}`)].join('\n'),
    markdown: [
      `# ${title}`,
      step,
      ...lifetime,
      links.map(([name, url]) => `- [${name}](${url})`).join('\n'),
    ].join('\n\n'),
  };
}
