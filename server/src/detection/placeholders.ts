/** Tells values that nobody needs to rotate: blanks to fill in, markers of templates, strings that only look like a key. */

import type { PlaceholderJudge } from './contracts.ts';
import type { Evidence, Text } from './types.ts';

/**
 * What a value may be, and so which signs count: `any` text (only what cannot be a value at all), `words` (a password of
 * words is still a password), a `format` of random characters.
 */
export type Expected = 'any' | 'words' | 'format';
const STRICTNESS: readonly Expected[] = ['any', 'words', 'format'];

/** One way of being no credential, said of what is expected to be so or stricter. */
interface Sign {
  readonly id: string;
  readonly pattern: RegExp;
  readonly expected: Expected;
  readonly text: Text;
}

const FILL_IN: Text = { en: 'it is a blank to be filled in', ja: '書き換えて使う記入欄です' };
const TEMPLATE: Text = {
  en: 'it is a template marker or a reference, not a value',
  ja: '値ではなく、テンプレートの目印か参照です',
};
const REPEATED: Text = { en: 'it repeats the same characters', ja: '同じ文字の繰り返しです' };
const COUNTING: Text = { en: 'its characters count up or down', ja: '文字が順番に並んでいます' };
const SAYS_SO: Text = {
  en: 'it says of itself that it is an example',
  ja: '値そのものに見本だと書かれています',
};

const SIGNS: readonly Sign[] = [
  {
    id: 'template',
    expected: 'any',
    text: TEMPLATE,
    pattern:
      /^(?:\$\{.*\}|\{\{.*\}\}|<%.*%>|\$\(.*\)|%\(\w+\)s|#\{.*\}|%[A-Za-z_]+%|\$[A-Za-z_]\w*|@@?\w+@@?)$/s,
  },
  {
    id: 'angle',
    expected: 'any',
    text: FILL_IN,
    pattern: /^<[^<>]{1,80}>$|^\[[A-Za-z][A-Za-z _-]{2,60}\]$|^\{[A-Za-z_][\w. -]{0,60}\}$/,
  },
  {
    id: 'masked',
    expected: 'words',
    text: REPEATED,
    pattern: /^(.)\1{2,}$|^[*.•…xX#?_-]{3,}$|\*{4,}|…|\.{3,}$|[^x]?x{6,}$/,
  },
  {
    id: 'your',
    expected: 'words',
    text: FILL_IN,
    pattern:
      /(?:^|[^A-Za-z])your(?:[^A-Za-z]|$|(?:own|api|secret|token|key|password|access|client|auth|app)\b)|^your[A-Z_-]|^YOUR[A-Z_]*$|(?:insert|enter|paste|put|add|replace|fill)[-_ ]?(?:in[-_ ])?(?:your|here|me|with|this|the)|(?:goes|key|token|secret|value)[-_ ]?here$/i,
  },
  {
    // A name in capitals where its value would stand.
    id: 'itself',
    expected: 'words',
    text: FILL_IN,
    pattern: /^(?:DB_?)?(?:PASSWORD|PASSWD|PWD|PASS|SECRET|TOKEN|API_?KEY|SECRET_?KEY|ACCESS_?KEY|USERNAME)$/,
  },
  {
    id: 'ja',
    expected: 'words',
    text: FILL_IN,
    pattern: /ここに|あなたの|ダミー|サンプル|記入|入力して|置き換え|適当な|任意の|貴社の|お客様の|取得した/,
  },
  {
    id: 'none',
    expected: 'any',
    text: FILL_IN,
    pattern: /^(?:none|null|nil|undefined|empty|n\/a|tbd|todo|redacted|placeholder|removed|omitted|hidden)$/i,
  },
  {
    id: 'example',
    expected: 'format',
    text: SAYS_SO,
    pattern:
      /example|sample|dummy|placeholder|redacted|not[-_]?(?:a[-_]?)?real|fake|changeme|(?:^|[-_])foo(?:bar)?(?:$|[-_])|lorem/i,
  },
  {
    id: 'crossed',
    expected: 'format',
    text: REPEATED,
    pattern:
      /x{4}|X{4}|\.{3}|0{8}|1{8}|a{6}|A{6}|(.)\1{7}|0?123456789|abcdefgh|qwertyui|deadbeef(?:deadbeef)?/i,
  },
];

const MOST_READ = 4000;

/** Share of the neighbouring characters that go up or down by one. */
function countingShare(value: string): number {
  let steps = 0;
  for (let i = 1; i < value.length; i++) {
    if (Math.abs(value.charCodeAt(i) - value.charCodeAt(i - 1)) === 1) steps++;
  }
  return value.length < 2 ? 0 : steps / (value.length - 1);
}

const evidence = (text: Text): Evidence => ({ kind: 'placeholder', text, supports: false });

/** A private key that shows less than a line of itself stands for one. */
const LEAST_KEY = 64;
/** In more random characters than this, short words and runs stand by chance. */
const MOST_TELLING = 300;
const LONG_RUN = /(.)\1{11}|\.{3}|…/;

function readArmoured(value: string): Evidence | undefined {
  const body = value.replace(/-----[^-]{0,60}-----/g, '').replace(/[^A-Za-z0-9+/]/g, '');
  return body.length < LEAST_KEY ? evidence(SAYS_SO) : undefined;
}

/**
 * Judges a value by itself.
 * @param expected what its kind of credential looks like
 * @returns evidence of kind `placeholder` that holds nothing of the value, or nothing
 */
export function readPlaceholder(value: string, expected: Expected): Evidence | undefined {
  const read = value.slice(0, MOST_READ);
  if (read.includes('-----BEGIN')) return readArmoured(read);
  if (read.length > MOST_TELLING) return LONG_RUN.test(read) ? evidence(REPEATED) : undefined;
  for (const sign of SIGNS) {
    const counts = STRICTNESS.indexOf(sign.expected) <= STRICTNESS.indexOf(expected);
    if (counts && sign.pattern.test(read)) return evidence(sign.text);
  }
  if (expected !== 'format' || read.length < 12) return undefined;
  if (countingShare(read) > 0.6) return evidence(COUNTING);
  if (new Set(read).size <= Math.min(4, read.length / 4)) return evidence(REPEATED);
  return undefined;
}

/** Behind a run that is its kind's fixed part, a value goes on for so long at least. */
const LEAST_REST = 8;

/** What of a value is not its kind's fixed part: the `AAAA...` of a bearer token says nothing about the rest. */
function withoutFixedParts(value: string, keywords: readonly string[]): string {
  let rest = value;
  for (const keyword of keywords) {
    const run = /^(\w)\1{5,}$/.exec(keyword);
    rest = run ? rest.replace(new RegExp(`${run[1]}{6,}`, 'g'), '') : rest.replace(keyword, '');
  }
  return rest;
}

/**
 * The judge that the engine asks about each candidate. A rule without keywords is one of the generic detector, which
 * itself lowers what looks made up: only what cannot be a value is held back.
 */
export const judgePlaceholder: PlaceholderJudge = (value, { rule, confidence }) => {
  // A checksum that holds is no accident: only what the catalogue knows as a sample is one.
  if (confidence === 'checksum') return undefined;
  if (rule.keywords.length === 0) return readPlaceholder(value, 'any');
  const read = value.startsWith('-----') ? value : withoutFixedParts(value, rule.keywords);
  if (read.length < LEAST_REST && value.length - read.length > LEAST_REST) return evidence(REPEATED);
  return readPlaceholder(read, /password|url|uri/.test(rule.id) ? 'words' : 'format');
};
