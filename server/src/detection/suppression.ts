/** Why a finding is held back: marks in the text, allow-lists, the person's own placeholders. Nothing silently vanishes. */
import type { Allow, DetectionConfig, Place } from './config.ts';
import { createFingerprint, type Fingerprint, PUBLIC_KEY } from './fingerprint.ts';
import { type Marks, marksOf, NO_MARKS } from './marks.ts';
import type { Evidence, Finding, Rule, Source, Span, SuppressionKind, Text } from './types.ts';

/** The reason to hold a finding back. */
export interface Hold {
  readonly by: SuppressionKind;
  readonly reason: Text;
}

/** What is asked of one finding. The value stays inside the core. */
export interface Question {
  readonly finding: Finding;
  readonly rule: Rule;
  readonly value: string;
  /** The match with what its pattern reads around the value. */
  readonly whole: Span;
}

export interface Answer {
  readonly hold?: Hold;
  /** What the person should know although nothing holds the finding back (an allowance that ran out). */
  readonly evidence?: Evidence;
}

/** Asks all that may hold back findings of one text. */
export type Suppressor = (question: Question) => Answer;

/** The part of a line that patterns of an allow-list see. */
const LINE_REACH = 1000;

const OWN_PLACEHOLDER: Text = {
  en: 'the configuration names it as a placeholder',
  ja: '設定でプレースホルダーとされている値です',
};

/** Kinds of evidence that something held the finding back once, and no longer does. */
export const EXPIRED: readonly string[] = ['mark-expired', 'allow-expired'];

const ranOut = ({ reason, until = '' }: Allow): Text => ({
  en: `${reason.en}, but only until ${until}`,
  ja: `${reason.ja}（期限の ${until} を過ぎました）`,
});

/** `YYYY-MM-DD`, UTC. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** The path that patterns are compared with. */
export function pathOf({ path, uri }: Source): string {
  if (path !== undefined) return path;
  try {
    return decodeURIComponent(uri.replace(/^[a-z][\w+.-]*:\/\/[^/]*\/?/i, ''));
  } catch {
    return uri;
  }
}

/**
 * Prepares the configuration once for all texts.
 * @param today `YYYY-MM-DD`
 * @returns what prepares one text, cheaply: nothing is read before the first question, and no marks are looked for
 *   where the prefilter met no sign of any
 */
export function createSuppression(
  config: DetectionConfig,
  today: () => string,
): (text: string, source: Source, maybeMarked: boolean) => Suppressor {
  const placeholders = config.placeholders.map((word) => word.toLowerCase()).filter((word) => word !== '');
  const published: Fingerprint = createFingerprint(PUBLIC_KEY);

  const isInForce = ({ until }: Allow): boolean => until === undefined || until >= today();

  return (text, source, maybeMarked) => {
    let marks: Marks | undefined;
    const lines = lineCounter(text);
    const path = pathOf(source);

    /** What the allow-lists say, in force or not any more; in force goes first. */
    function listed({ finding, rule, value, whole }: Question): Allow | undefined {
      if (config.allow.length === 0) return undefined;
      const { start } = finding.range;
      const lineStart = text.slice(Math.max(0, start - LINE_REACH), start).lastIndexOf('\n') + 1;
      const lineText = /^[^\r\n]*/.exec(
        text.slice(Math.max(0, start - LINE_REACH) + lineStart, finding.range.end + LINE_REACH),
      );
      const place: Place = {
        path,
        commit: source.commit,
        ruleId: rule.id,
        fingerprints: [finding.fingerprint, published(value)],
        value,
        match: text.slice(whole.start, whole.end),
        lineText: lineText?.[0] ?? '',
        line: lines(start),
      };
      return (
        config.allow.find((allow) => isInForce(allow) && allow.matches(place)) ??
        config.allow.find((allow) => !isInForce(allow) && allow.matches(place))
      );
    }

    return (question) => {
      marks ??= maybeMarked ? marksOf(text) : NO_MARKS;
      const mark = marks.of(question.finding.range, question.rule, today());
      if (mark?.kind === 'allowed') return { hold: { by: 'inline', reason: mark.reason } };
      const allow = listed(question);
      if (allow !== undefined && isInForce(allow)) return { hold: { by: allow.by, reason: allow.reason } };
      const folded = question.value.toLowerCase();
      if (placeholders.some((word) => folded.includes(word))) {
        return { hold: { by: 'placeholder', reason: OWN_PLACEHOLDER } };
      }
      if (mark) return { evidence: { kind: 'mark-expired', text: mark.text, supports: true } };
      return allow === undefined
        ? {}
        : { evidence: { kind: 'allow-expired', text: ranOut(allow), supports: true } };
    };
  };
}

/** Line numbers (one-based) of offsets that mostly ascend, counted on from the last one. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let lineEnd = text.indexOf('\n');
  let last = 0;
  return (offset) => {
    if (offset < last) {
      line = 1;
      lineEnd = text.indexOf('\n');
    }
    last = offset;
    while (lineEnd >= 0 && lineEnd < offset) {
      line++;
      lineEnd = text.indexOf('\n', lineEnd + 1);
    }
    return line;
  };
}
