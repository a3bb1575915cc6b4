import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupByDue } from '../../../client/src/rotationGroups.ts';
import type { RotationEntry } from '../../../server/src/protocol.ts';

const entry = (name: string, daysLeft?: number, uri = 'file:///.env'): RotationEntry => ({
  uri,
  name,
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: name.length } },
  ...(daysLeft === undefined ? {} : { due: { kind: 'expires', date: '2027-01-01', daysLeft, text: '' } }),
});

test('entries are grouped by urgency, and what is due first comes first', () => {
  const entries = [
    entry('NONE'),
    entry('LATER', 15),
    entry('SOON', 14),
    entry('TODAY', 0),
    entry('GONE', -1),
  ];
  const groups = groupByDue([
    ...entries,
    entry('LONG_GONE', -30),
    entry('B'),
    entry('B', undefined, 'file:///a/.env'),
  ]);
  assert.deepEqual(
    groups.map(({ group, entries: members }) => [
      group,
      ...members.map(({ name, uri }) => `${name} ${uri.slice(8)}`),
    ]),
    [
      ['overdue', 'LONG_GONE .env', 'GONE .env'],
      ['soon', 'TODAY .env', 'SOON .env'],
      ['later', 'LATER .env'],
      ['none', 'B .env', 'B a/.env', 'NONE .env'],
    ],
  );
});

test('a group without members is none', () => {
  assert.deepEqual(groupByDue([]), []);
});
