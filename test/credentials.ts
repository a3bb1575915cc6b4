/**
 * Makes credentials at run time, so that nothing in the tree looks like a live one. A template holds
 * `{A-Za-z0-9:36}` (seeded random characters of a class; `{...:20-40}` for a random length), `{check}` (what the check
 * computes over the value before it) and, where the value does not start after the last quote, blank, `=` or `:`,
 * `{from}` at its start. Everything else stands for itself.
 */
import type { Check, Rule } from '../server/src/detection/types.ts';

/** A seeded generator of numbers in [0, 1): mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The characters of a class as it stands in a pattern (`A-Za-z0-9_-`). */
export function charactersOf(cls: string): string[] {
  const characters = new Set<string>();
  for (let at = 0; at < cls.length; at++) {
    const first = cls.charCodeAt(at === cls.length - 1 || cls[at] !== '\\' ? at : ++at);
    const ranged = cls[at + 1] === '-' && at + 2 < cls.length;
    const last = ranged ? cls.charCodeAt(at + 2) : first;
    if (ranged) at += 2;
    for (let code = first; code <= last; code++) characters.add(String.fromCharCode(code));
  }
  return [...characters];
}

/** What a placeholder filter would take for a made-up value: repeated or sequential characters, or few of them. */
function looksMadeUp(value: string): boolean {
  if (/(.)\1\1/.test(value)) return true;
  for (let at = 0; at + 3 < value.length; at++) {
    const codes = [0, 1, 2, 3].map((offset) => value.charCodeAt(at + offset));
    const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
    if (steps.every((step) => step === steps[0] && Math.abs(step) <= 1)) return true;
  }
  return value.length >= 12 && new Set(value).size < Math.min(6, value.length / 3);
}

/** Random characters of a class: with an upper and a lower letter and a digit where the class and the length have them. */
export function randomOf(cls: string, length: number, random: () => number): string {
  const characters = charactersOf(cls);
  const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/].filter((kind) => characters.some((char) => kind.test(char)));
  let value = '';
  for (let attempt = 0; attempt < 100; attempt++) {
    value = '';
    while (value.length < length) value += characters[Math.floor(random() * characters.length)];
    const mixed = length < 8 || kinds.every((kind) => kind.test(value));
    if (mixed && (characters.length < 8 || length < 4 || !looksMadeUp(value))) break;
  }
  return value;
}

const SLOT = /\{([^{}\s]+):(\d+)(?:-(\d+))?\}/g;
const BODY_START = /[\s"'`=:,;(<>]/;

/**
 * Fills in a template.
 * @param check the rule's check; has to have `complete` where the template says `{check}`
 * @throws when it has not
 */
export function expand(template: string, seed: number, check?: Check): string {
  const random = seeded(seed);
  const filled = template.replace(SLOT, (_, cls: string, least: string, most?: string) => {
    const length = Number(least) + Math.floor(random() * (Number(most ?? least) - Number(least) + 1));
    return randomOf(cls, length, random);
  });
  const [head = '', ...tails] = filled.split('{check}');
  if (tails.length > 0 && !check?.complete) throw new Error(`no check completes ${template}`);
  return tails.reduce((text, tail) => completed(text, check) + tail, head).replace('{from}', '');
}

/** Puts the checked value in the place of its body, the end of the text so far. */
function completed(text: string, check: Check | undefined): string {
  const marked = text.lastIndexOf('{from}');
  let start = text.length;
  while (start > 0 && !BODY_START.test(text[start - 1] ?? '')) start--;
  const [before, body] =
    marked >= 0
      ? [text.slice(0, marked), text.slice(marked + '{from}'.length)]
      : [text.slice(0, start), text.slice(start)];
  return before + (check?.complete?.(body) ?? body);
}

/** A rule's own examples, filled in. The same seed gives the same texts. */
export function examplesOf(
  rule: Rule,
  checks: Readonly<Record<string, Check>>,
  seed = 1,
): { readonly match: string[]; readonly reject: string[] } {
  const check = rule.check === undefined ? undefined : checks[rule.check];
  const fill = (templates: readonly string[]): string[] =>
    templates.map((template, index) => expand(template, seed * 1000 + index, check));
  return { match: fill(rule.examples.match), reject: fill(rule.examples.reject) };
}
