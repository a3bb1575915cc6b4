import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { changeBetween } from '../../../server/src/detection/change.ts';
import { CHECKS } from '../../../server/src/detection/checks/index.ts';
import type { Followed, PlaceholderJudge } from '../../../server/src/detection/contracts.ts';
import { createDetector } from '../../../server/src/detection/detector.ts';
import { createGeneric } from '../../../server/src/detection/generic/generic.ts';
import type { Source } from '../../../server/src/detection/types.ts';
import { createEngine } from '../../../server/src/engine.ts';
import { expand, seeded } from '../../credentials.ts';

/** More of them are tried with `FOLLOW_EDITS=100000 node --test test/unit/detection/follow.test.ts`. */
const EDITS = Number(process.env.FOLLOW_EDITS ?? 2000);
const random = seeded(Number(process.env.FOLLOW_SEED ?? 1));
const below = (end: number): number => Math.floor(random() * end);
const pick = <T>(list: readonly [T, ...T[]]): T => list[below(list.length)] ?? list[0];

/** The clock stands: what has expired for one has expired for the other. */
const NOW = Date.UTC(2026, 10, 28);
const ENGINE = createEngine({ level: 'everything', now: () => NOW, today: () => '2026-11-28' });
const RULES = [...ENGINE.catalogue.values()];

function example(): string {
  const { examples, check } = RULES[below(RULES.length)] ?? {};
  const templates = [...(examples?.match ?? []), ...(examples?.reject ?? [])];
  return expand(
    templates[below(templates.length)] ?? '',
    below(1e6),
    check === undefined ? undefined : CHECKS[check],
  );
}

/** Real texts of many kinds: this repository. */
const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
const FILES = ['server/src', 'client/src', 'docs', 'test', 'media'].flatMap((folder) =>
  readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|json|md|html|css|js|ya?ml|svg|toml|sh|py)$/.test(name))
    .map((name) => join(folder, name)),
);

const NAMES = [
  'a.py',
  'b.js',
  'c.env',
  'd.yaml',
  'e.md',
  'f.xml',
  '.pgpass',
  'g.tf',
  'h.json',
  'i.go',
] as const;

/** A text with its path: a real one, or credentials and their look-alikes in a file of some language. */
function someText(): { readonly path: string; readonly text: string } {
  if (random() < 0.5) {
    const path = FILES[below(FILES.length)] ?? '';
    const texts = Array.from({ length: 4 }, () => FILES[below(FILES.length)] ?? path);
    return {
      path,
      text: texts
        .map((file) => readFileSync(join(REPOSITORY, file), 'utf8'))
        .join('')
        .slice(0, 60_000),
    };
  }
  const filler = 'for (const item of list) total += item.price * item.count;\n'.repeat(below(400));
  const lines = Array.from({ length: 1 + below(60) }, example);
  lines.splice(below(lines.length), 0, filler);
  return { path: pick(NAMES), text: lines.join(pick(['\n', '\n\n\n', ' ', ', ', '\r\n'])) };
}

/** What means something to one part of the detector or another. */
const PIECES = [
  ...[
    '"',
    "'",
    '`',
    '\n',
    '\r\n',
    '\\',
    '=',
    ': ',
    '"\n"',
    '" + "',
    '{',
    '}',
    '(',
    ')',
    '://',
    'user:pass@host',
  ],
  ...[
    'password',
    'secret',
    'token = ',
    'key: ',
    'key: |\n  ',
    'Bearer ',
    'identified by ',
    '"kty":',
    '<password>',
  ],
  ...['kagimori:allow', '# secretlint-disable\n', '// secretlint-enable\n', 'until=2020-01-01'],
  ...[`-----BEGIN RSA ${'PRIVATE'} KEY-----\n`, '-----END RSA PRIVATE KEY-----', '-----END CERTIFICATE-----'],
  ...['\\u0041', '\\x41', '\\/', '%41', 'パスワード', '鍵', 'é', '\ud83d\ude00', '\ud83d'],
  ...[' '.repeat(250), '\t'.repeat(40), 'a'.repeat(300), 'x'],
] as const;

/** Types, deletes, pastes, copies, replaces everywhere: at one place again and again, or anywhere. */
function edited(text: string, at: number): string {
  const [head, tail] = [text.slice(0, at), text.slice(at)];
  const copied = below(text.length);
  const ways: readonly [number, () => string][] = [
    [0.3, () => head + pick(PIECES) + tail],
    [0.4, () => head + String.fromCharCode(32 + below(95)) + tail],
    [0.65, () => head + tail.slice(below(pick([2, 10, 100, 2000])))],
    [0.78, () => head + example() + tail],
    [0.86, () => head + text.slice(copied, copied + below(500)) + tail],
    [0.9, () => text.replaceAll(pick(['e', '=', '"', '\n', 'key']), pick(['E', ':', "'", '\n', '']))],
    [0.93, () => pick(PIECES) + text],
    [0.96, () => text + pick(PIECES)],
    [1, () => head + someText().text.slice(0, below(20_000)) + tail],
  ];
  const way = random();
  return (ways.find(([most]) => way < most)?.[1] ?? (() => text))().slice(0, 120_000);
}

test(`after each of ${EDITS} edits, what is known of the text before leads to what a look at all of it finds`, () => {
  let edits = 0;
  let told = 0;
  while (edits < EDITS) {
    const { path, text } = someText();
    const source: Source = { uri: `file:///w/${path}`, path };
    let now = text;
    let followed: Followed | undefined;
    let at = 0;
    for (let step = 10 + below(40); step > 0 && edits < EDITS; step--) {
      followed = ENGINE.follow(now, source, followed);
      const whole = ENGINE.detect(now, source);
      assert.deepEqual(followed.detection, whole, `${path}, edit ${edits}`);
      told += whole.findings.length + whole.suppressed.length;
      edits++;
      at = random() < 0.5 ? below(now.length + 1) : Math.min(now.length, Math.max(0, at + below(40) - 20));
      now = edited(now, at);
    }
  }
  assert.ok(told > EDITS, 'the texts hold something');
});

test('what was found in another text, or by another detector, counts for nothing', () => {
  const text = `const apiKey = "${example()}";\n`;
  const source: Source = { uri: 'file:///w/a.js' };
  const before = ENGINE.follow('something else', { uri: 'file:///w/b.py' });
  const other = createEngine().follow(`${text}\n`, source);
  for (const past of [before, other]) {
    assert.deepEqual(ENGINE.follow(text, source, past).detection, ENGINE.detect(text, source));
  }
});

test('a value that expires between two looks has expired in the second', () => {
  let now = NOW;
  const engine = createEngine({ now: () => now });
  const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const end = NOW / 1000 + 60;
  const signature = expand('{A-Za-z0-9_-:43}', 1);
  const token = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded({ sub: 'user-17', exp: end })}.${signature}`;
  const text = `token = "${token}"\n${'\n'.repeat(3000)}`;
  const source: Source = { uri: 'file:///w/a.py' };
  const first = engine.follow(text, source);
  now += 120_000;
  const second = engine.follow(`${text}x`, source, first);
  const states = [first, second].map(({ detection }) => detection.findings[0]?.life?.state);
  assert.deepEqual(states, ['expiring', 'expired']);
});

test('what stands far from a change is not judged again', () => {
  let asked = 0;
  const placeholder: PlaceholderJudge = () => {
    asked++;
    return undefined;
  };
  const detector = createDetector(ENGINE.catalogue, {
    checks: CHECKS,
    generic: createGeneric(),
    placeholder,
  });
  const filler = 'let total = 0;\n'.repeat(4000);
  const key = expand('AKIA{A-Z2-7:16}', 1);
  const text = `id = "${key}"\n${filler}db_password = "${expand('{A-Za-z0-9:20}', 2)}"\n${filler}`;
  const source: Source = { uri: 'file:///w/a.py' };
  const first = detector.follow(text, source);
  assert.equal(first.detection.findings.length, 2);
  assert.ok(asked > 0);
  asked = 0;
  const typed = text.indexOf('total', 20_000);
  const second = detector.follow(`${text.slice(0, typed)}the ${text.slice(typed)}`, source, first);
  assert.equal(asked, 0);
  assert.equal(
    second.detection.findings[1]?.range.start,
    (first.detection.findings[1]?.range.start ?? 0) + 4,
  );
});

test('the change between two texts is the smallest stretch in which they differ', () => {
  const long = 'abc '.repeat(5000);
  const rows: readonly (readonly [string, string, readonly [number, number, number]])[] = [
    ['', '', [0, 0, 0]],
    ['abc', 'abc', [3, 3, 3]],
    ['abc', 'abxc', [2, 2, 3]],
    ['aaa', 'aa', [2, 3, 2]],
    ['abc', '', [0, 3, 0]],
    ['', 'abc', [0, 0, 3]],
    [long, `${long.slice(0, 9000)}x${long.slice(9001)}`, [9000, 9001, 9001]],
    [long, `${long.slice(0, 12_000)}--${long.slice(12_000)}`, [12_000, 12_000, 12_002]],
    [`${long}${long}`, long, [20_000, 40_000, 20_000]],
  ];
  for (const [before, after, [start, end, newEnd]] of rows) {
    assert.deepEqual(changeBetween(before, after), { start, end, newEnd });
  }
});
