import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CHECKS } from '../../../server/src/detection/checks/index.ts';
import { createDetector } from '../../../server/src/detection/detector.ts';
import { readLiteral, readSecret } from '../../../server/src/detection/mask.ts';
import type { Encoding, Finding, Span } from '../../../server/src/detection/types.ts';
import { createEngine } from '../../../server/src/engine.ts';
import { createCatalogue } from '../../../server/src/rules/index.ts';
import { examplesOf, expand } from '../../credentials.ts';

const engine = createEngine({ level: 'everything' });
const catalogue = createCatalogue();
const known = createDetector(catalogue, { checks: CHECKS, level: 'everything' });
const rules = [...catalogue.values()]
  .filter(({ keywords }) => keywords.length > 0)
  .filter(({ files }) => files === undefined);
const source = { uri: 'file:///a.txt' };

/** Ordinary text: words, punctuation, several lines, two scripts. */
const prose = fc
  .array(
    fc.constantFrom(
      'the ',
      'let x = 1;\n',
      '// note\n',
      'return y',
      ' + ',
      '\n',
      '\t',
      '{ a: [1, 2] }',
      '日本語 ',
      '100%',
      "it's ",
      'é',
      '<b>',
      '</b>',
      '\\d+',
      '/* c */',
      'http://a.test/b?c=d ',
    ),
    { maxLength: 30 },
  )
  .map((words) => words.join(''));

/** Anything at all, with enough of what the detector looks for to get somewhere. */
const anything = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(...rules.flatMap(({ keywords }) => keywords)),
      fc.constantFrom(
        '\0',
        '\ud800',
        '\udc00',
        '"',
        "'",
        '\\',
        '\\u0041',
        '\\x4',
        '%41',
        '%',
        '" + "',
        '=',
        ': ',
        '\r\n',
        'password',
        'token',
        '-----',
        '====',
        'kagimori:allow until=',
      ),
      fc
        .integer({ min: 0, max: 500 })
        .map(
          (seed) =>
            examplesOf(rules[seed % rules.length] ?? (rules[0] as never), CHECKS, seed).match[0] ?? '',
        ),
    ),
    { maxLength: 25 },
  )
  .map((pieces) => pieces.join(''));

const isInside = (text: string, { start, end }: Span): boolean =>
  0 <= start && start < end && end <= text.length;

test('any text is survived, and every range lies inside of it, in order, without overlap', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const { findings, suppressed } = engine.detect(text, source);
      const all = [...findings, ...suppressed.map(({ finding }) => finding)];
      for (const finding of all) {
        for (const part of [finding, ...(finding.parts ?? [])]) {
          assert.ok(isInside(text, part.range));
          readSecret(text, part);
          readLiteral(text, part);
          assert.match(part.fingerprint, /^[0-9a-f]{32}$/);
        }
      }
      findings.slice(1).forEach((finding, index) => {
        assert.ok((findings[index]?.range.end ?? 0) <= finding.range.start);
      });
    }),
    { numRuns: 300 },
  );
});

test('bytes that may hold nothing hold nothing', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const { findings } = known.detect(text, source);
      const bytes = new TextEncoder().encode(text);
      assert.ok(findings.every(({ encodings }) => encodings.length > 0) || known.look(bytes));
    }),
  );
});

/** Where the pattern of a rule sees the value of its own example. */
function valueIn(example: string, pattern: RegExp): Span | undefined {
  const found = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}d`).exec(example)?.indices;
  const [start, end] = found?.groups?.secret ?? found?.[0] ?? [0, 0];
  return end > start ? { start, end } : undefined;
}

/** Everything told about a text, parts of joined findings included. */
const told = (text: string): { range: Span; encodings: readonly Encoding[] }[] => {
  const { findings, suppressed } = known.detect(text, source);
  return [...findings, ...suppressed.map(({ finding }) => finding)].flatMap((finding: Finding) => [
    finding,
    ...(finding.parts ?? []),
  ]);
};

test('a planted credential is found with its exact range', () => {
  fc.assert(
    fc.property(
      prose,
      prose,
      fc.nat(rules.length - 1),
      fc.nat(1),
      fc.nat(9999),
      (before, after, at, which, seed) => {
        const rule = rules[at];
        const example = rule && examplesOf(rule, CHECKS, seed).match[which];
        const value = example && valueIn(example, rule.pattern);
        fc.pre(Boolean(value));
        if (!value) return;
        const text = `${before}\n${example}\n${after}`;
        const offset = before.length + 1;
        const expected = { start: value.start + offset, end: value.end + offset };
        const ranges = told(text).map(({ range }) => range);
        // Another rule may know more of the same place (a whole file around a key), never less.
        assert.ok(
          ranges.some(({ start, end }) => start <= expected.start && expected.end <= end),
          `${rule.id} is not found`,
        );
      },
    ),
    { numRuns: 400 },
  );
});

const code = (char: string): string => char.charCodeAt(0).toString(16).padStart(2, '0');
const each = (value: string, picks: readonly boolean[], write: (char: string) => string): string =>
  Array.from(value, (char, index) => (picks[index % picks.length] ? write(char) : char)).join('');
const base64 = (value: string): string => Buffer.from(value).toString('base64');

/** Ways to wrap a value; `picks` says which characters, the number where. */
const WRAPS: Readonly<Record<string, (value: string, picks: readonly boolean[], at: number) => string>> = {
  plain: (value) => value,
  base64,
  percent: (value, picks) => each(value, picks, (char) => `%${code(char)}`),
  hex: (value, picks) => each(value, picks, (char) => `\\x${code(char)}`),
  unicode: (value, picks) => each(value, picks, (char) => `\\u00${code(char)}`),
  plus: (value, _, at) => `${value.slice(0, at)}" + "${value.slice(at)}`,
  'plus and line': (value, _, at) => `${value.slice(0, at)}" +\n      "${value.slice(at)}`,
  adjacent: (value, _, at) => `${value.slice(0, at)}"\n    "${value.slice(at)}`,
  dot: (value, _, at) => `${value.slice(0, at)}" . "${value.slice(at)}`,
};

for (const [name, wrap] of Object.entries(WRAPS)) {
  test(`a wrapped credential reads as it was: ${name}`, () => {
    fc.assert(
      fc.property(
        prose,
        fc.constantFrom(
          'AKIA{A-Z2-7:16}',
          'xoxb-{0-9:12}-{0-9:12}-{A-Za-z0-9:24}',
          'sk-ant-api03-{A-Za-z0-9_-:93}AA',
        ),
        fc.nat(9999),
        fc.array(fc.boolean(), { minLength: 3, maxLength: 12 }),
        fc.integer({ min: 1, max: 19 }),
        (before, template, seed, picks, at) => {
          const value = expand(template, seed);
          const written = wrap(value, [...picks, true], at);
          const text = `${before}\nk = "${written}";\n`;
          const start = before.length + '\nk = "'.length;
          const place = told(text).find(
            ({ range }) => range.start === start && range.end === start + written.length,
          );
          assert.ok(place, 'not found');
          assert.equal(readSecret(text, place), value);
        },
      ),
      { numRuns: 60 },
    );
  });
}
