import assert from 'node:assert/strict';
import test from 'node:test';
import { GROUPINGS, type Grouping, groupFindings } from '../../../client/src/grouping.ts';
import type { FindingItem } from '../../../server/src/protocol.ts';

const at = (
  uri: string,
  line: number,
  provider: string,
  severity: FindingItem['severity'],
  fingerprint: string,
) => ({
  uri,
  item: {
    range: { start: { line, character: 0 }, end: { line, character: 9 } },
    ruleId: 'r',
    provider,
    title: provider,
    severity,
    confidence: 'format' as const,
    fingerprint,
    redacted: '…',
  },
});

const findings = [
  at('file:///b.ts', 9, 'GitHub', 'high', 'f1'),
  at('file:///b.ts', 2, 'Stripe', 'critical', 'f2'),
  at('file:///a.ts', 4, 'GitHub', 'high', 'f1'),
  at('file:///a.ts', 1, '', 'low', 'f3'),
];

test('members of a group on the same line say so, so that they can be told from each other', () => {
  const crowded = [
    at('file:///m.js', 3, '', 'low', 'f4'),
    at('file:///m.js', 3, '', 'low', 'f5'),
    ...findings,
  ];
  const shares = groupFindings(crowded, 'file').flatMap(({ members }) =>
    members.filter(({ sharesLine }) => sharesLine).map(({ item }) => item.fingerprint),
  );
  assert.deepEqual(shares, ['f4', 'f5']);
});

const table: readonly (readonly [Grouping, readonly (readonly [string, readonly string[]])[]])[] = [
  [
    'file',
    [
      ['file:///b.ts', ['b.ts:2', 'b.ts:9']],
      ['file:///a.ts', ['a.ts:1', 'a.ts:4']],
    ],
  ],
  [
    'provider',
    [
      ['Stripe', ['b.ts:2']],
      ['GitHub', ['a.ts:4', 'b.ts:9']],
      ['', ['a.ts:1']],
    ],
  ],
  [
    'severity',
    [
      ['critical', ['b.ts:2']],
      ['high', ['a.ts:4', 'b.ts:9']],
      ['low', ['a.ts:1']],
    ],
  ],
  [
    'secret',
    [
      ['f2', ['b.ts:2']],
      ['f1', ['a.ts:4', 'b.ts:9']],
      ['f3', ['a.ts:1']],
    ],
  ],
];

for (const [grouping, expected] of table) {
  test(`by ${grouping}: worst first, members by place`, () => {
    const groups = groupFindings(findings, grouping).map(({ shared, members }) => [
      shared,
      members.map(({ uri, item }) => `${uri.slice('file:///'.length)}:${item.range.start.line}`),
    ]);
    assert.deepEqual(groups, expected);
  });
}

test('no grouping loses a finding, and keys are unique', () => {
  for (const grouping of GROUPINGS) {
    const groups = groupFindings(findings, grouping);
    assert.equal(groups.flatMap(({ members }) => members).length, findings.length);
    assert.equal(new Set(groups.map(({ key }) => key)).size, groups.length);
  }
});

/** The id of each row in all groups, by file and fingerprint: of a secret that stands there once. */
const idsOf = (all: typeof findings, grouping: Grouping) =>
  new Map(
    groupFindings(all, grouping).flatMap(({ key, members }) =>
      members.map(({ id, uri, item }) => [`${uri} ${item.fingerprint}`, `${key} ${id}`] as const),
    ),
  );

test('a row and its group stay the same while other findings go and lines move', () => {
  const [first, ...others] = findings;
  assert.ok(first);
  // A fix of the first one adds a line above the others.
  const moved = others.map(({ uri, item }) => {
    const line = item.range.start.line + 1;
    return { uri, item: { ...item, range: { start: { line, character: 4 }, end: { line, character: 13 } } } };
  });
  for (const grouping of GROUPINGS) {
    const before = idsOf(findings, grouping);
    for (const [row, id] of idsOf(moved, grouping)) assert.equal(id, before.get(row), `${grouping} ${row}`);
  }
});

test('ids are unique, also of a secret that stands in a file more than once and weighs differently there', () => {
  const twice = [
    ...findings,
    at('file:///b.ts', 20, 'GitHub', 'high', 'f1'),
    at('file:///b.ts', 30, 'GitHub', 'low', 'f1'),
  ];
  for (const grouping of GROUPINGS) {
    const groups = groupFindings(twice, grouping);
    const ids = [
      ...groups.map(({ key }) => key),
      ...groups.flatMap(({ members }) => members.map(({ id }) => id)),
    ];
    assert.equal(new Set(ids).size, ids.length, grouping);
    assert.equal(ids.length, groups.length + twice.length);
  }
});
