import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filterFindings } from '../../../client/src/filtering.ts';
import type { LocatedFinding } from '../../../client/src/findings.ts';

const at = (uri: string, provider: string, severity: 'critical' | 'low'): LocatedFinding => ({
  uri,
  item: {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    ruleId: `${provider.toLowerCase()}-token`,
    provider,
    title: `${provider} token`,
    severity,
    confidence: 'format',
    fingerprint: uri,
    redacted: '…',
  },
});
const ALL = [
  at('file:///w/src/pay.ts', 'Stripe', 'critical'),
  at('file:///w/src/chat.ts', 'Slack', 'low'),
  at('file:///w/鍵/chat.py', 'Slack', 'critical'),
];

describe('the filter of the findings view', () => {
  for (const [filter, kept] of [
    ['', [0, 1, 2]],
    ['  ', [0, 1, 2]],
    ['stripe', [0]],
    ['SLACK', [1, 2]],
    ['slack critical', [2]],
    ['slack-token', [1, 2]],
    ['src/', [0, 1]],
    ['鍵', [2]],
    ['重大', [0, 2]],
    ['nothing', []],
  ] as const) {
    it(JSON.stringify(filter), () => {
      const words = ({ uri, item }: LocatedFinding) =>
        `${uri} ${item.title} ${item.severity === 'critical' ? '重大' : '軽微'}`;
      assert.deepEqual(
        filterFindings(ALL, filter, words),
        kept.map((index) => ALL[index]),
      );
    });
  }
});
