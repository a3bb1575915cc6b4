/** Tells values that nobody needs to rotate: blanks to fill in, markers of templates, strings that only look like a key. */

import type { Evidence, PlaceholderJudge, Text } from './types.ts';

/** One way of being no credential. `wordy`: also said of values that nothing but their name marks as credentials. */
interface Sign {
  readonly id: string;
  readonly pattern: RegExp;
  readonly wordy: boolean;
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
    wordy: true,
    text: TEMPLATE,
    pattern:
      /^(?:\$\{.*\}|\{\{.*\}\}|<%.*%>|\$\(.*\)|%\(\w+\)s|#\{.*\}|%[A-Za-z_]+%|\$[A-Za-z_]\w*|@@?\w+@@?)$/s,
  },
  {
    id: 'angle',
    wordy: true,
    text: FILL_IN,
    pattern: /^<[^<>]{1,80}>$|^\[[A-Za-z][A-Za-z _-]{2,60}\]$|^\{[A-Za-z_][\w. -]{0,60}\}$/,
  },
  {
    id: 'masked',
    wordy: true,
    text: REPEATED,
    pattern: /^(.)\1{2,}$|^[*.•…xX#?_-]{3,}$|\*{4,}|…|\.{3,}$|[^x]?x{6,}$/,
  },
  {
    id: 'your',
    wordy: true,
    text: FILL_IN,
    pattern:
      /(?:^|[^A-Za-z])your(?:[^A-Za-z]|$|(?:own|api|secret|token|key|password|access|client|auth|app)\b)|^your[A-Z_-]|^YOUR[A-Z_]*$|(?:insert|enter|paste|put|add|replace|fill)[-_ ]?(?:in[-_ ])?(?:your|here|me|with|this|the)|(?:goes|key|token|secret|value)[-_ ]?here$/i,
  },
  {
    id: 'ja',
    wordy: true,
    text: FILL_IN,
    pattern: /ここに|あなたの|ダミー|サンプル|記入|入力して|置き換え|適当な|任意の|貴社の|お客様の|取得した/,
  },
  {
    id: 'none',
    wordy: true,
    text: FILL_IN,
    pattern:
      /^(?:none|null|nil|undefined|empty|n\/a|tbd|todo|redacted|placeholder|dummy|removed|omitted|hidden)$/i,
  },
  {
    id: 'example',
    wordy: false,
    text: SAYS_SO,
    pattern:
      /example|sample|dummy|placeholder|redacted|not[-_]?(?:a[-_]?)?real|fake|changeme|(?:^|[-_])foo(?:bar)?(?:$|[-_])|lorem/i,
  },
  {
    id: 'crossed',
    wordy: false,
    text: REPEATED,
    pattern: /x{4}|X{4}|\.{3}|0{8}|1{8}|a{6}|A{6}|(.)\1{7}|(?:1234567890){2}|deadbeef(?:deadbeef)?/i,
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

/**
 * Judges a value by itself.
 * @param wordy the kind of credential may be words (a password): only unmistakable placeholders count, as a password of
 *   words is still a password.
 * @returns evidence of kind `placeholder` that holds nothing of the value, or nothing
 */
export function readPlaceholder(value: string, wordy: boolean): Evidence | undefined {
  const read = value.slice(0, MOST_READ);
  if (read.includes('-----BEGIN')) {
    return /\.{3}|…|x{8}|\*{4}/i.test(read) || read.length < 100 ? evidence(SAYS_SO) : undefined;
  }
  for (const sign of SIGNS) {
    if ((sign.wordy || !wordy) && sign.pattern.test(read)) return evidence(sign.text);
  }
  if (wordy || read.length < 12) return undefined;
  if (countingShare(read) > 0.6) return evidence(COUNTING);
  if (new Set(read).size <= Math.min(4, read.length / 4)) return evidence(REPEATED);
  return undefined;
}

/** What of a value is not its kind's fixed part: the `AAAA...` of a bearer token says nothing about the rest. */
function withoutFixedParts(value: string, keywords: readonly string[]): string {
  let rest = value;
  for (const keyword of keywords) {
    const run = /^(\w)\1{5,}$/.exec(keyword);
    rest = run ? rest.replace(new RegExp(`${run[1]}{6,}`, 'g'), '') : rest.replace(keyword, '');
  }
  return rest;
}

/** The judge that the engine asks about each candidate. A rule without keywords is one of the generic detector. */
export const judgePlaceholder: PlaceholderJudge = (value, { rule, confidence }) => {
  // A checksum that holds is no accident: only what the catalogue knows as a sample is one.
  if (confidence === 'checksum') return undefined;
  const read = withoutFixedParts(value, rule.keywords);
  return readPlaceholder(read, rule.keywords.length === 0 || /password|url|uri/.test(rule.id));
};
