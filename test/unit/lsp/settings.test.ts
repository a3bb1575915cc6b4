import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DEFAULT_SETTINGS, parseSettings } from '../../../server/src/lsp/settings.ts';

const CASES: readonly [name: string, section: unknown, expected: object, invalid?: string[]][] = [
  ['nothing', undefined, {}],
  ['null', null, {}],
  ['no object', 'enable', {}],
  ['all that makes sense', { enable: false, level: 'strict' }, { enable: false, level: 'strict' }],
  ['a nested one', { scan: { jobs: 2 } }, { jobs: 2 }],
  ['megabytes', { maxFileSize: 2 }, { maxFileBytes: 2_000_000 }],
  [
    'some severities',
    { diagnosticSeverity: { low: 'none' } },
    {
      loudness: { ...DEFAULT_SETTINGS.loudness, low: 'none' },
    },
  ],
  ['a level that there is not', { level: 'paranoid' }, {}, ['kagimori.level']],
  ['a number that is none', { debounce: 'soon' }, {}, ['kagimori.debounce']],
  [
    'a severity that there is not',
    { diagnosticSeverity: { low: 'loud' } },
    {},
    ['kagimori.diagnosticSeverity'],
  ],
  ['a list with something else in it', { exclude: ['a', 1] }, {}, ['kagimori.exclude']],
  [
    'an address of one’s own',
    { check: { baseUrls: { gitlab: 'https://gitlab.example.com/base' } } },
    { checkBaseUrls: { gitlab: 'https://gitlab.example.com/base' } },
  ],
  ...[
    'http://gitlab.example.com',
    'https://a:b@example.com',
    'https://example.com/?to=',
    'ftp://127.0.0.1',
    7,
  ].map((address): (typeof CASES)[number] => [
    `an address that is not safe: ${address}`,
    { check: { baseUrls: { gitlab: address } } },
    {},
    ['kagimori.check.baseUrls'],
  ]),
  [
    'an address of a provider that there is not',
    { check: { baseUrls: { gitlob: 'https://gitlab.example.com' } } },
    {},
    ['kagimori.check.baseUrls'],
  ],
  ['a baseline outside the folder', { baseline: '/etc/passwd' }, {}, ['kagimori.baseline']],
];

describe('settings', () => {
  for (const [name, section, expected, invalid = []] of CASES) {
    test(name, () => {
      assert.deepEqual(parseSettings(section), { settings: { ...DEFAULT_SETTINGS, ...expected }, invalid });
    });
  }

  test('anything at all gives settings', () => {
    fc.assert(
      fc.property(fc.anything(), (section) => {
        assert.deepEqual(Object.keys(parseSettings(section).settings), Object.keys(DEFAULT_SETTINGS));
      }),
    );
  });

  test('the defaults of the manifest are the defaults of the server', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
    const groups: { properties: Record<string, { default?: unknown }> }[] = [
      manifest.contributes?.configuration,
    ]
      .flat()
      .filter((group) => group !== undefined);
    const section: Record<string, unknown> = {};
    for (const [key, { default: value }] of groups.flatMap(({ properties }) => Object.entries(properties))) {
      const [, ...path] = key.split('.');
      const last = path.pop() ?? '';
      let at = section;
      for (const step of path) {
        at[step] ??= {};
        at = at[step] as Record<string, unknown>;
      }
      at[last] = value;
    }
    assert.deepEqual(parseSettings(section), { settings: DEFAULT_SETTINGS, invalid: [] });
  });
});
