import { nearness, standsInData } from './context.ts';
import { sha256Hex } from './fingerprint.ts';
import { isKin } from './kin.ts';
import type { Check, Confidence, Evidence, Rule, Severity, Span } from './types.ts';
import { SEVERITIES } from './types.ts';

/** What was made of one match: how sure, how bad, and why. */
export interface Judgement {
  readonly confidence: Confidence;
  readonly severity: Severity;
  readonly evidence: readonly Evidence[];
}

const FORMAT: Evidence = {
  kind: 'format',
  text: {
    en: 'it has the format that the provider documents',
    ja: '提供元が定める形式に一致します',
  },
  supports: true,
};
const KIN: Evidence = {
  kind: 'kin',
  text: {
    en: "it begins as the provider's keys do, though the rest has not the form that is known",
    ja: '提供元のキーと同じ接頭辞で始まりますが、続く部分は既知の形式と異なります',
  },
  supports: true,
};
const CONTEXT_LINE: Evidence = {
  kind: 'context',
  text: { en: 'the provider is named beside it', ja: '提供元の名前がすぐそばにあります' },
  supports: true,
};
const CONTEXT_NEAR: Evidence = {
  kind: 'context',
  text: { en: 'the provider is named some lines away', ja: '提供元の名前が数行以内にあります' },
  supports: true,
};
export const NEAR_COMPANION: Evidence = {
  kind: 'companion',
  text: { en: 'the other half of the credential stands near it', ja: '対になる認証情報がそばにあります' },
  supports: true,
};
const PUBLISHABLE: Evidence = {
  kind: 'publishable',
  text: {
    en: 'the provider documents it as safe to publish: restrict it rather than hide it',
    ja: '提供元が公開してよいとしている値です。隠すより利用範囲を制限してください',
  },
  supports: false,
};
const TEST: Evidence = {
  kind: 'test',
  text: { en: 'it is a key for a test environment', ja: 'テスト環境用のキーです' },
  supports: false,
};
export const EXPIRED: Evidence = {
  kind: 'expired',
  text: { en: 'it has expired', ja: '有効期限が切れています' },
  supports: false,
};
export const KNOWN_SAMPLE: Evidence = {
  kind: 'known-sample',
  text: {
    en: 'it is a sample value from public documentation',
    ja: '公開ドキュメントに載っている見本の値です',
  },
  supports: false,
};

/** The less bad of the two. */
export const atMost = (severity: Severity, limit: Severity): Severity =>
  SEVERITIES[Math.max(SEVERITIES.indexOf(severity), SEVERITIES.indexOf(limit))] ?? severity;

/** The texts in which a match was seen, innermost first, and where: its surroundings. */
export type Seen = readonly { readonly text: string; readonly whole: Span }[];

/** A shape that means nothing by itself needs its context words. */
function shapeEvidence(rule: Rule, seen: Seen): { confidence: Confidence; evidence: Evidence } | undefined {
  const { context } = rule;
  if (!context || context.length === 0) return { confidence: rule.confidence ?? 'format', evidence: FORMAT };
  const near = seen.map(({ text, whole }) => nearness(text, whole, context));
  if (near.includes('line')) return { confidence: rule.confidence ?? 'context', evidence: CONTEXT_LINE };
  if (near.includes('near')) return { confidence: 'weak', evidence: CONTEXT_NEAR };
  return undefined;
}

/**
 * Judges one match of a rule.
 * @param seen where the match stands, with what the pattern reads around the value
 * @returns nothing when the match does not count (no context word near, or a check that drops it)
 */
export function judge(
  rule: Rule,
  check: Check | undefined,
  seen: Seen,
  value: string,
): Judgement | undefined {
  const shape = shapeEvidence(rule, seen);
  const verdict = check?.verify(value) ?? 'unknown';
  const kin = verdict === 'fail' && isKin(rule, value);
  if (verdict === 'fail' && check?.onFail === 'drop' && !kin) return undefined;
  // A proof needs no surroundings.
  const isPiece = seen.some(({ text, whole }) => standsInData(text, whole));
  if ((!shape || isPiece) && verdict !== 'pass') return undefined;
  const evidence: Evidence[] = shape ? [shape.evidence] : [];
  let confidence: Confidence = shape?.confidence ?? 'context';
  let severity = rule.severity;
  if (check && verdict === 'pass') {
    evidence.push({ kind: 'checksum-pass', text: check.pass, supports: true });
    confidence = 'checksum';
  }
  if (check && verdict === 'fail') {
    evidence.push({ kind: 'checksum-fail', text: check.fail, supports: false });
    confidence = kin ? 'context' : 'weak';
    severity = atMost(severity, 'low');
  }
  if (rule.publishable || rule.privilege === 'publishable') {
    evidence.push(PUBLISHABLE);
    severity = 'info';
  }
  if (rule.test?.test(value) || rule.privilege === 'test') {
    evidence.push(TEST);
    severity = atMost(severity, 'low');
  }
  return { confidence, severity, evidence };
}

/** Judges what begins as the values of a rule do, and is none in form. */
export const judgeKin = (rule: Rule): Judgement => ({
  confidence: 'context',
  severity: atMost(rule.severity, 'medium'),
  evidence: [KIN],
});

/** The documented samples that any rule of the catalogue knows, as SHA-256 in hex. */
export function samplesOf(rules: Iterable<Rule>): ReadonlySet<string> {
  const samples = new Set<string>();
  for (const { known = [] } of rules) for (const hash of known) samples.add(hash);
  return samples;
}

/** Whether a value is a documented sample: one stays one, whatever rule found it. */
export function isKnownSample(samples: ReadonlySet<string>, value: string): boolean {
  return samples.size > 0 && samples.has(sha256Hex(value));
}
