import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDetector } from '../../../server/src/detection/detector.ts';
import { readSecret } from '../../../server/src/detection/mask.ts';
import type { Rule } from '../../../server/src/detection/types.ts';
import { randomOf, seeded } from '../../credentials.ts';

const base = {
  provider: 'Acme',
  name: { en: 'key', ja: 'キー' },
  privilege: 'account-wide',
  examples: { match: [], reject: [] },
} as const;
const RULES: readonly Rule[] = [
  {
    ...base,
    id: 'id',
    keywords: ['ID-'],
    pattern: /\bID-[A-Z0-9]{12}\b/,
    severity: 'medium',
    companion: ['secret'],
  },
  {
    ...base,
    id: 'secret',
    keywords: ['secret'],
    ignoreCase: true,
    pattern: /secret["']?\s*[:=]\s*["']?(?<secret>[A-Za-z0-9]{24})\b/i,
    loose: /(?<![A-Za-z0-9])[A-Za-z0-9]{24}(?![A-Za-z0-9])/,
    severity: 'high',
  },
];
const detector = createDetector(new Map(RULES.map((rule) => [rule.id, rule])));
const random = seeded(5);
const id = (): string => `ID-${randomOf('A-Z0-9', 12, random)}`;
const secret = (): string => randomOf('A-Za-z0-9', 24, random);

/** Each finding as its value and, after a plus, the values of its parts. */
const found = (text: string): string[] =>
  detector
    .detect(text, { uri: 'file:///a.txt' })
    .findings.map((finding) =>
      [finding, ...(finding.parts ?? [])].map((part) => readSecret(text, part)).join(' + '),
    );

const [id1, id2, secret1, secret2] = [id(), id(), secret(), secret()];
const far = '\n'.repeat(40);

for (const { name, text, expected } of [
  { name: 'two lines', text: `id = "${id1}"\nsecret = "${secret1}"`, expected: [`${secret1} + ${id1}`] },
  { name: 'the secret first', text: `secret: ${secret1}\nid: ${id1}`, expected: [`${secret1} + ${id1}`] },
  {
    name: 'unnamed, beside the id',
    text: `new Client("${id1}", "${secret1}")`,
    expected: [`${secret1} + ${id1}`],
  },
  { name: 'unnamed, alone', text: `new Client("${secret1}")`, expected: [] },
  { name: 'too far away', text: `id=${id1}${far}secret=${secret1}`, expected: [id1, secret1] },
  {
    name: 'two pairs',
    text: `a: {id: "${id1}", secret: "${secret1}"},\nb: {id: "${id2}", secret: "${secret2}"}`,
    expected: [`${secret1} + ${id1}`, `${secret2} + ${id2}`],
  },
  {
    name: 'a lonely id before a pair',
    text: `id=${id1}\n\nid=${id2}\nsecret=${secret2}`,
    expected: [id1, `${secret2} + ${id2}`],
  },
]) {
  test(name, () => assert.deepEqual(found(text), expected));
}

test('the pair is told at the worse half, and each half keeps its name', () => {
  const text = `acmeId = "${id1}"\nacmeSecret = "${secret1}"`;
  const [finding] = detector.detect(text, { uri: 'file:///a.txt' }).findings;
  assert.equal(finding?.severity, 'high');
  assert.equal(finding?.assignedTo, 'acmeSecret');
  assert.deepEqual(
    finding?.parts?.map(({ ruleId, assignedTo }) => [ruleId, assignedTo]),
    [['id', 'acmeId']],
  );
});

test('no name is a value of another finding', () => {
  const [finding] = detector.detect(`new Client("${id1}", "${secret1}")`, { uri: 'file:///a.txt' }).findings;
  assert.deepEqual(
    [finding, ...(finding?.parts ?? [])].map((part) => part?.assignedTo),
    [undefined, undefined],
  );
});
