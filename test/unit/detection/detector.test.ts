import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDetector } from '../../../server/src/detection/detector.ts';
import { readSecret } from '../../../server/src/detection/mask.ts';
import type { Catalogue, Check, Rule } from '../../../server/src/detection/types.ts';
import { expand, randomOf, seeded } from '../../credentials.ts';

const base = {
  provider: 'Acme',
  name: { en: 'key', ja: 'キー' },
  severity: 'high',
  privilege: 'account-wide',
  examples: { match: [], reject: [] },
} as const;

const lastDigitOf = (body: string): string => String(body.replace(/\D/g, '').length % 10);

/** Ends with the number of its other digits, so that a right and a wrong one can be made. */
const digits: Check = {
  pass: { en: 'its digits are right', ja: '桁が合っています' },
  fail: { en: 'its digits are wrong', ja: '桁が合いません' },
  onFail: 'lower',
  verify: (value) => (value.endsWith(lastDigitOf(value.slice(0, -1))) ? 'pass' : 'fail'),
  complete: (body) => body + lastDigitOf(body),
};

const RULES: readonly Rule[] = [
  { ...base, id: 'acme-key', keywords: ['acme_'], pattern: /\bacme_[A-Za-z0-9]{20}\b/ },
  { ...base, id: 'acme-long', keywords: ['acme_live_'], pattern: /\bacme_live_[A-Za-z0-9]{16}\b/ },
  {
    ...base,
    id: 'acme-hex',
    keywords: ['acme'],
    ignoreCase: true,
    pattern: /\b(?<secret>[0-9a-f]{32})\b/,
    context: ['acme token'],
  },
  { ...base, id: 'acme-pub', keywords: ['pub-'], pattern: /\bpub-[a-z]{10}\b/, publishable: true },
];
const catalogue: Catalogue = new Map(RULES.map((rule) => [rule.id, rule]));
const source = { uri: 'file:///a.ts' };
const random = seeded(7);
const alnum = (length: number): string => randomOf('A-Za-z0-9', length, random);

/** What is found: rule, value, name, confidence and severity. */
function found(text: string, options = {}): string[] {
  return createDetector(catalogue, options)
    .detect(text, source)
    .findings.map((finding) =>
      [
        finding.ruleId,
        readSecret(text, finding),
        finding.assignedTo,
        finding.confidence,
        finding.severity,
      ].join(' '),
    );
}

test('a value is found with its exact range, name and confidence', () => {
  const body = alnum(20);
  const hex = randomOf('0-9a-f', 32, random);
  assert.deepEqual(found(`const k = "acme_${body}";`), [`acme-key acme_${body} k format high`]);
  assert.deepEqual(found(`x acme_${body.slice(1)}`), []);
  assert.deepEqual(found(`ACME_TOKEN=${hex}`), [`acme-hex ${hex} ACME_TOKEN context high`]);
  assert.deepEqual(found(`OTHER=${hex}\nacme`), []);
  assert.deepEqual(found(`{ p: 'pub-qwmzkvtrye' }`), ['acme-pub pub-qwmzkvtrye p format info']);
});

test('what begins as a key does, and is longer or spelled otherwise, is shown as its kin', () => {
  const body = alnum(19);
  assert.deepEqual(found(`k = "acme_${body}.Z-4"`), [`acme-key acme_${body}.Z-4 k context medium`]);
  const none = [
    'acme_some_words_that_go_on_and_on_2',
    `acme_${body.slice(4)}`,
    `xacme_${body}.Z-4`,
    `${body}/acme_${body}.Z-4`,
    `acme_${randomOf('A-Za-z0-9', 700, random)}`,
  ];
  for (const text of none) assert.deepEqual(found(`k = "${text}"`), [], text);
});

test('a piece of a block of data is no key', () => {
  const data = `${alnum(60)}+${alnum(60)}`;
  const key = `acme_live_${alnum(16)}`;
  const { length } = createDetector(
    new Map([
      ['acme-live', { ...base, id: 'acme-live', keywords: ['ACME'], pattern: /ACME[A-Za-z0-9]{16}/ }],
    ]),
  ).detect(`src="data:image/png;base64,${data}ACME${alnum(16)}/${data}"`, source).findings;
  assert.equal(length, 0);
  assert.deepEqual(found(`${data} ${key}`), [`acme-long ${key}  format high`]);
});

test('the most telling rule has the place', () => {
  const live = `acme_live_${alnum(16)}`;
  const both = new Map(catalogue).set('acme-key', {
    ...(RULES[0] as Rule),
    pattern: /\bacme_\w{21}/,
  });
  const findings = createDetector(both).detect(`k = "${live}"`, source).findings;
  assert.deepEqual(
    findings.map(({ ruleId }) => ruleId),
    ['acme-long'],
  );
});

test('a check raises or lowers what it judges', () => {
  const checked: Rule = { ...(RULES[0] as Rule), pattern: /\bacme_[A-Za-z0-9]{21}\b/, check: 'digits' };
  const rules = new Map([[checked.id, checked]]);
  const good = expand('k="acme_{A-Za-z0-9:20}{check}"', 4, digits);
  const bad = good.replace(/\d"$/, 'x"');
  const run = (text: string, onFail: Check['onFail']) =>
    createDetector(rules, { checks: { digits: { ...digits, onFail } }, level: 'everything' })
      .detect(text, source)
      .findings.map(({ confidence, severity }) => `${confidence} ${severity}`);
  assert.deepEqual(run(good, 'lower'), ['checksum high']);
  // Nearly a key: its prefix tells, and what follows is random.
  assert.deepEqual(run(bad, 'lower'), ['context low']);
  assert.deepEqual(run(bad, 'drop'), ['context low']);
  const made = 'k="acme_another0key0for0words"';
  assert.deepEqual(run(made, 'lower'), ['weak low']);
  assert.deepEqual(run(made, 'drop'), []);
});

test('placeholders and levels hold findings back with a reason', () => {
  const text = `k = "acme_${alnum(20)}"`;
  const detector = createDetector(catalogue, {
    placeholder: () => ({ kind: 'placeholder', text: { en: 'made up', ja: '見本' }, supports: false }),
  });
  const { findings, suppressed } = detector.detect(text, source);
  assert.deepEqual(findings, []);
  assert.deepEqual(
    suppressed.map(({ by, reason }) => [by, reason.en]),
    [['placeholder', 'made up']],
  );
});

test('raw bytes tell whether a file is worth decoding', () => {
  const detector = createDetector(catalogue);
  assert.notEqual(detector.look(new TextEncoder().encode('日本 ACME')), undefined);
  assert.equal(detector.look(new TextEncoder().encode('nothing here')), undefined);
});

test('nothing of a random part is shown', () => {
  const text = `k = "acme_${alnum(20)}"`;
  const [finding] = createDetector(catalogue).detect(text, source).findings;
  assert.equal(finding?.redacted, 'acme_…');
  assert.match(finding?.fingerprint ?? '', /^[0-9a-f]{32}$/);
});
