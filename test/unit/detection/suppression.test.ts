import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY_CONFIG } from '../../../server/src/detection/config.ts';
import { createEngine } from '../../../server/src/engine.ts';
import { whyOf } from '../../../server/src/report/describe.ts';
import { expand } from '../../credentials.ts';

const KEY = expand('AKIA{A-Z2-7:16}', 3);
const source = { uri: 'file:///project/src/a.ts', path: 'src/a.ts' };
const engine = createEngine({ today: () => '2026-06-15' });

/** `§` stands for a key; the outcome is `shown`, or why it is held back. */
const CASES: readonly (readonly [string, string])[] = [
  ['k = "§"', 'shown'],
  ['k = "§" # kagimori:allow', 'inline: allowed by kagimori:allow in the text'],
  ['k = "§" // kagimori:allow demo key', 'inline: allowed by kagimori:allow in the text: demo key'],
  ['k = "§" /* kagimori:allow demo key */', 'inline: allowed by kagimori:allow in the text: demo key'],
  ['k = "§" // kagimori:allow until=2026-06-15 demo', 'inline: allowed by kagimori:allow in the text: demo'],
  ['k = "§" // kagimori:allow until=2026-06-14 demo', 'shown, mark-expired'],
  ['k = "§" // kagimori:allow until=soon', 'shown, mark-expired'],
  ['# kagimori:allow demo\nk = "§"', 'inline: allowed by kagimori:allow in the text: demo'],
  ['x = 1 # kagimori:allow demo\nk = "§"', 'shown'],
  ['x = 1 # kagimori:allow-next-line demo\nk = "§"', 'inline: allowed by kagimori:allow in the text: demo'],
  ['k = "§"\n# kagimori:allow', 'shown'],
  ['k = "§" #gitleaks:allow', 'inline: allowed by gitleaks:allow in the text'],
  ['k = "§"  # pragma: allowlist secret', 'inline: allowed by pragma: allowlist secret in the text'],
  [
    '# pragma: allowlist nextline secret\nk = "§"',
    'inline: allowed by pragma: allowlist nextline secret in the text',
  ],
  ['k = "§" // secretlint-disable-line', 'inline: allowed by secretlint-disable in the text'],
  ['// secretlint-disable-next-line\nk = "§"', 'inline: allowed by secretlint-disable in the text'],
  [
    '// secretlint-disable\n\nk = "§"\n// secretlint-enable',
    'inline: allowed by secretlint-disable in the text',
  ],
  ['// secretlint-disable\n// secretlint-enable\nk = "§"', 'shown'],
  [
    'k = "§" // secretlint-disable-line @secretlint/secretlint-rule-aws -- why',
    'inline: allowed by secretlint-disable in the text',
  ],
  ['k = "§" // secretlint-disable-line @secretlint/secretlint-rule-slack', 'shown'],
];

for (const [text, expected] of CASES) {
  test(text.replaceAll('\n', ' | '), () => {
    const { findings, suppressed } = engine.detect(text.replace('§', KEY), source);
    const shown = findings.map(({ evidence }) =>
      ['shown', ...evidence.flatMap(({ kind }) => (kind === 'mark-expired' ? [kind] : []))].join(', '),
    );
    assert.deepEqual([...shown, ...suppressed.map(({ by, reason }) => `${by}: ${reason.en}`)], [expected]);
  });
}

test('an allow-list sees path, line, rule and value, and runs out', () => {
  const seen: unknown[] = [];
  const run = (until: string) =>
    createEngine({
      today: () => '2026-06-15',
      config: {
        ...EMPTY_CONFIG,
        allow: [
          {
            by: 'allowlist',
            reason: { en: 'ours', ja: '自社' },
            until,
            matches(place) {
              seen.push([place.path, place.line, place.ruleId, place.value === KEY, place.lineText]);
              return true;
            },
          },
        ],
      },
    }).detect(`\nk = "${KEY}"\n`, source);
  assert.equal(run('2026-06-15').suppressed[0]?.by, 'allowlist');
  const [again] = run('2026-06-14').findings;
  assert.equal(again?.evidence.at(-1)?.text.en, 'ours, but only until 2026-06-14');
  assert.match(again === undefined ? '' : whyOf(again, 'en'), /; ours, but only until 2026-06-14$/);
  const place = ['src/a.ts', 2, 'aws-access-key-id', true, `k = "${KEY}"`];
  assert.deepEqual(seen, [place, place]);
});

test('rules are disabled and severities changed by the configuration', () => {
  const config = { ...EMPTY_CONFIG, severities: new Map([['aws-access-key-id', 'low' as const]]) };
  assert.equal(createEngine({ config }).detect(KEY, source).findings[0]?.severity, 'low');
  const without = { ...EMPTY_CONFIG, disabled: ['aws-access-key-id'] };
  assert.deepEqual(createEngine({ config: without }).detect(KEY, source).findings, []);
});
