/** What is known of every document, open or not: the state behind the findings view and "the same secret elsewhere". */
import type { Range } from 'vscode-languageserver';
import { type Age, ageFacts } from '../advice/standing.ts';
import type { Finding, Rule } from '../detection/types.ts';
import type { Language } from '../language.ts';
import type { FindingItem } from '../protocol.ts';
import { titleOf, whyOf } from '../report/describe.ts';
import { isCheckable } from '../workspace/checkKey.ts';
import { type Verdict, verdictText } from './verdicts.ts';

/** A finding where it stands, as the client shows it. */
export function toItem(
  finding: Finding,
  rule: Rule,
  range: Range,
  language: Language,
  { age, verdict }: { readonly age?: Age | undefined; readonly verdict?: Verdict | undefined } = {},
): FindingItem {
  const why = whyOf(finding, language);
  return {
    range,
    ruleId: finding.ruleId,
    provider: rule.provider,
    title: titleOf(rule, language),
    severity: finding.severity,
    confidence: finding.confidence,
    fingerprint: finding.fingerprint,
    redacted: finding.redacted,
    ...(why === '' ? {} : { why }),
    ...(isCheckable(finding) ? { checkable: true as const } : {}),
    ...(age === undefined ? {} : { age: { ...ageFacts(age), text: age.text[language] } }),
    ...(verdict === undefined
      ? {}
      : { liveness: { state: verdict.told.state, text: verdictText(verdict)[language] } }),
    ...(rule.manageUrl === undefined ? {} : { manageUrl: rule.manageUrl }),
    ...(rule.docs === undefined ? {} : { docs: rule.docs }),
  };
}

export interface FindingStore {
  /** Replaces what is known of a document. */
  set(uri: string, items: readonly FindingItem[]): void;
  get(uri: string): readonly FindingItem[];
  /** Documents that hold the secret, in the order in which they were first seen. */
  holding(fingerprint: string): readonly { readonly uri: string; readonly items: readonly FindingItem[] }[];
  uris(): readonly string[];
}

export function createFindingStore(): FindingStore {
  const known = new Map<string, readonly FindingItem[]>();
  return {
    set(uri, items) {
      if (items.length === 0) known.delete(uri);
      else known.set(uri, items);
    },
    get: (uri) => known.get(uri) ?? [],
    holding: (fingerprint) =>
      [...known].flatMap(([uri, all]) => {
        const items = all.filter((item) => item.fingerprint === fingerprint);
        return items.length === 0 ? [] : [{ uri, items }];
      }),
    uris: () => [...known.keys()],
  };
}
