/** The marks in the text itself that hold a finding back: our own, and those of the tools that people come from. */
import type { Rule, Span, Text } from './types.ts';

/** What the marks say of one finding. */
export type MarkVerdict =
  | { readonly kind: 'allowed'; readonly reason: Text }
  /** It was allowed once; the finding counts again, and this says why. */
  | { readonly kind: 'expired'; readonly text: Text };

/** Marks are looked for so far to either side on a line of megabytes. */
const REACH = 2000;

const OURS = /kagimori:allow(?!-)(?:\s{1,4}until=(\S{1,40}))?(?:[ \t]{1,4}([^\r\n]{0,200}))?/i;
const OURS_NEXT = /kagimori:allow-next-line(?:\s{1,4}until=(\S{1,40}))?(?:[ \t]{1,4}([^\r\n]{0,200}))?/i;
const SAME_LINE = /gitleaks:allow|betterleaks:allow|pragma:\s?(?:allowlist|whitelist) secret/i;
const LINE_BEFORE = /pragma:\s?(?:allowlist|whitelist) nextline secret/i;
const SECRETLINT_SAME = /secretlint-disable-line\b([^\r\n]{0,300})/;
const SECRETLINT_BEFORE = /secretlint-disable-next-line\b([^\r\n]{0,300})/;
const SECRETLINT_BLOCK = /secretlint-(disable|enable)(?!-)\b([^\r\n]{0,300})/g;
const CLOSERS = /\s*(?:\*\/|-->|--\}\}|#\}|%>|\*\)|"\)?|'\)?)\s*$/;

/** A text without any of these, compared without case, has no marks: the prefilter looks for them. */
export const MARK_SIGNS: readonly string[] = [
  'kagimori:allow',
  'leaks:allow',
  'pragma: allowlist',
  'pragma:allowlist',
  'pragma: whitelist',
  'pragma:whitelist',
  'secretlint-disable',
];

/** Reads the marks of one text. */
export interface Marks {
  /** @param today `YYYY-MM-DD` */
  of(range: Span, rule: Rule, today: string): MarkVerdict | undefined;
}

export const NO_MARKS: Marks = { of: () => undefined };

const allowed = (mark: string, reason = ''): MarkVerdict => ({
  kind: 'allowed',
  reason: {
    en: `allowed by ${mark} in the text${reason && `: ${reason}`}`,
    ja: `本文中の ${mark} により許可されています${reason && `: ${reason}`}`,
  },
});

function ours(found: RegExpExecArray, today: string): MarkVerdict {
  const [, until, rest = ''] = found;
  if (until === undefined) return allowed('kagimori:allow', rest.replace(CLOSERS, '').trim());
  const day = until.replace(CLOSERS, '');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) {
    const text = {
      en: `its kagimori:allow mark names no day: until=YYYY-MM-DD is expected`,
      ja: 'kagimori:allow の期限が読み取れません（until=YYYY-MM-DD の形で書きます）',
    };
    return { kind: 'expired', text };
  }
  if (day >= today) return allowed('kagimori:allow', rest.replace(CLOSERS, '').trim());
  return {
    kind: 'expired',
    text: {
      en: `its kagimori:allow mark ran out on ${day}`,
      ja: `kagimori:allow の期限は ${day} に切れています`,
    },
  };
}

/** secretlint's marks may name rules: `@secretlint/secretlint-rule-github` speaks of GitHub alone. */
function secretlintMeans(names: string, rule: Rule): boolean {
  const ids = [...(names.split('--')[0]?.matchAll(/secretlint-rule-([\w-]+)/g) ?? [])].map(
    (found) => found[1] ?? '',
  );
  const about = `${rule.id} ${rule.provider}`.toLowerCase().replaceAll(/[\s_-]/g, '');
  return (
    ids.length === 0 ||
    ids.some((id) => id.startsWith('preset') || about.includes(id.toLowerCase().replaceAll('-', '')))
  );
}

function lineAround(text: string, at: number): Span {
  const least = Math.max(0, at - REACH);
  const before = text.slice(least, at);
  const most = Math.min(text.length, at + REACH);
  const after = text.slice(at, most).search(/[\r\n]/);
  return { start: least + before.lastIndexOf('\n') + 1, end: after < 0 ? most : at + after };
}

/** Stretches between `secretlint-disable` and `secretlint-enable`, with the rules they name. */
function blocksOf(text: string): { span: Span; names: string }[] {
  const blocks: { span: Span; names: string }[] = [];
  let open: { start: number; names: string } | undefined;
  for (const found of text.matchAll(SECRETLINT_BLOCK)) {
    if (found[1] === 'disable') open ??= { start: found.index, names: found[2] ?? '' };
    else if (open) {
      blocks.push({ span: { start: open.start, end: found.index }, names: open.names });
      open = undefined;
    }
  }
  if (open) blocks.push({ span: { start: open.start, end: text.length }, names: open.names });
  return blocks;
}

/** @param text whole document; read once, however many findings ask */
export function marksOf(text: string): Marks {
  const blocks = text.includes('secretlint-') ? blocksOf(text) : [];
  return {
    of(range, rule, today) {
      const first = lineAround(text, range.start);
      const last = lineAround(text, range.end);
      // What stands inside of the value is no mark.
      const same = `${text.slice(first.start, range.start)}\n${text.slice(range.end, last.end)}`;
      const before = first.start > 0 ? lineAround(text, first.start - 1) : undefined;
      const previous = before ? text.slice(before.start, before.end) : '';
      const next = OURS_NEXT.exec(previous);
      const own = OURS.exec(same) ?? next ?? (isComment(previous) ? OURS.exec(previous) : null);
      if (own) return ours(own, today);
      const other = SAME_LINE.exec(same) ?? LINE_BEFORE.exec(previous);
      if (other) return allowed(other[0]);
      const secretlint = SECRETLINT_SAME.exec(same) ?? SECRETLINT_BEFORE.exec(previous);
      if (secretlint && secretlintMeans(secretlint[1] ?? '', rule)) return allowed('secretlint-disable');
      const block = blocks.find(({ span }) => span.start <= range.start && range.start < span.end);
      return block && secretlintMeans(block.names, rule) ? allowed('secretlint-disable') : undefined;
    },
  };
}

/** A line that is nothing but a comment speaks of the line after it. */
const isComment = (line: string): boolean =>
  /^\s*(?:#|\/\/|\/\*|\*|<!--|--|;|%|REM\b|'|\{\{|\{#)/i.test(line);
