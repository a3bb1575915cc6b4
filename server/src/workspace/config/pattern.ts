/**
 * Patterns that users bring. They run in RE2 (re2js, Go's own syntax), which takes linear time whatever the pattern:
 * none can hang the editor.
 */
import { type Matcher, RE2JS } from 're2js';
import type { Pattern, Text } from '../../detection/types.ts';

export type CompiledPattern =
  | { readonly ok: true; readonly pattern: RE2JS }
  | { readonly ok: false; readonly message: Text };

/** Longer patterns are no patterns but mistakes. */
const LONGEST = 10_000;

/** Compiles a pattern in Go's syntax. A pattern that does not compile is a value, with the reason. */
export function compilePattern(source: string): CompiledPattern {
  if (source.length > LONGEST) {
    return {
      ok: false,
      message: { en: 'the pattern is too long', ja: 'パターンが長すぎます' },
    };
  }
  try {
    return { ok: true, pattern: RE2JS.compile(source) };
  } catch (error) {
    const detail = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : '';
    return {
      ok: false,
      message: {
        en: `the pattern cannot be read: ${detail}`,
        ja: `パターンを解釈できません: ${detail}`,
      },
    };
  }
}

export interface CustomOptions {
  /** Number of the group that holds the value; the first that took part in the match where absent or 0. */
  readonly secretGroup?: number;
  /** Least Shannon entropy of the value, bits per character. */
  readonly entropy?: number;
  readonly accepts?: (path: string) => boolean;
}

/** A user's pattern as the engine runs it. */
export function customPattern(re2: RE2JS, { secretGroup = 0, entropy = 0, accepts }: CustomOptions): Pattern {
  // A matcher prepares its text; the engine asks for match after match of the same one.
  let last: { readonly text: string; readonly matcher: Matcher } | undefined;
  const named = Object.keys(re2.namedGroups()).includes('secret') ? 'secret' : undefined;
  return {
    source: re2.pattern(),
    ...(accepts ? { accepts } : {}),
    exec(text, from) {
      if (last?.text !== text) last = { text, matcher: re2.matcher(text) };
      const { matcher } = last;
      for (let at = from; at <= text.length && matcher.find(at); ) {
        const whole = { start: matcher.start(), end: matcher.end() };
        const group = named ?? groupOf(matcher, secretGroup);
        const secret = { start: matcher.start(group), end: matcher.end(group) };
        if (secret.end > secret.start && entropyOf(text.slice(secret.start, secret.end)) >= entropy) {
          return { whole, secret };
        }
        at = whole.end > at ? whole.end : at + 1;
      }
      last = undefined;
      return undefined;
    },
  };
}

/** The group that holds the value: the one asked for, else the first that took part, else the whole match. */
function groupOf(matcher: Matcher, wanted: number): number {
  if (wanted > 0 && wanted <= matcher.groupCount() && matcher.start(wanted) >= 0) return wanted;
  for (let group = 1; group <= matcher.groupCount(); group++) {
    if (matcher.end(group) > matcher.start(group)) return group;
  }
  return 0;
}

/** Shannon entropy in bits per character. */
export function entropyOf(value: string): number {
  const counts = new Map<string, number>();
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return -[...counts.values()].reduce((sum, count) => sum + (count / total) * Math.log2(count / total), 0);
}
