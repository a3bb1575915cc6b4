/** Finds a literal inside base64 without decoding: what its bytes become at each of the three alignments. */

/** An encoded form of a literal. */
export interface Base64Form {
  readonly form: string;
  /** Characters between the start of the group of four in which the literal begins and the form. */
  readonly lead: number;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The characters that the literal alone decides, at each alignment, in both alphabets. */
export function base64Forms(literal: string): Base64Form[] {
  const bytes = new TextEncoder().encode(literal);
  const forms: Base64Form[] = [];
  for (const alignment of [0, 1, 2]) {
    const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const lead = Math.ceil((8 * alignment) / 6);
    const whole = bits.slice(6 * lead - 8 * alignment);
    let form = '';
    for (let at = 0; at + 6 <= whole.length; at += 6) {
      form += ALPHABET[Number.parseInt(whole.slice(at, at + 6), 2)] ?? '';
    }
    forms.push({ form, lead });
    const urlSafe = form.replaceAll('+', '-').replaceAll('/', '_');
    if (urlSafe !== form) forms.push({ form: urlSafe, lead });
  }
  return forms;
}

/** Longest run that is followed to either side of a hit. */
const REACH = 65536;

/** Any character of either alphabet. */
function isBase64(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 47 && code <= 57) ||
    code === 43 ||
    code === 45 ||
    code === 95
  );
}

/** The run of base64 around a hit, aligned so that it decodes; padding is part of it. */
export function base64Run(text: string, start: number, lead: number): { start: number; end: number } {
  let from = start;
  const least = Math.max(0, start - REACH);
  while (from > least && isBase64(text.charCodeAt(from - 1))) from--;
  let end = start;
  const most = Math.min(text.length, start + REACH);
  while (end < most && isBase64(text.charCodeAt(end))) end++;
  from += (((start - lead - from) % 4) + 4) % 4;
  for (let padding = 0; padding < 2 && text[end] === '='; padding++) end++;
  return { start: from, end };
}
