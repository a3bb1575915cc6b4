import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDetector } from '../../../../server/src/detection/detector.ts';
import type { Catalogue, Detection, Rule } from '../../../../server/src/detection/types.ts';
import { type ConfigFile, parseConfig } from '../../../../server/src/workspace/config/parse.ts';
import { randomOf, seeded } from '../../../credentials.ts';

const base: Omit<Rule, 'id' | 'keywords' | 'pattern'> = {
  provider: 'Acme',
  name: { en: 'key', ja: 'キー' },
  severity: 'high',
  privilege: 'account-wide',
  examples: { match: [], reject: [] },
};
const catalogue: Catalogue = new Map(
  [{ ...base, id: 'acme-key', keywords: ['acme_'], pattern: /\bacme_[A-Za-z0-9]{20}\b/ }].map((rule) => [
    rule.id,
    rule,
  ]),
);
const random = seeded(11);
const key = `acme_${randomOf('A-Za-z0-9', 20, random)}`;
const other = `beta-${randomOf('A-Za-z0-9', 24, random)}`;

type Texts = Partial<Record<ConfigFile, string>>;

function detect(texts: Texts, text: string, path = 'src/a.ts', commit?: string): Detection {
  const { config } = parseConfig(texts, catalogue);
  const source = { uri: `file:///w/${path}`, path, ...(commit ? { commit } : {}) };
  return createDetector(catalogue, { config, today: () => '2026-06-15' }).detect(text, source);
}
/** `rule severity` of what is shown, `kind: reason` of what is held back. */
const outcome = (texts: Texts, text: string, path?: string, commit?: string): string[] => {
  const { findings, suppressed } = detect(texts, text, path, commit);
  return [
    ...findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`),
    ...suppressed.map(({ by, reason }) => `${by}: ${reason.en}`),
  ];
};
const json = (value: unknown): Texts => ({ '.kagimori.json': JSON.stringify(value) });
const toml = (text: string): Texts => ({ '.gitleaks.toml': text });
const line = `k = "${key}"`;
const fingerprint = detect({}, line).findings[0]?.fingerprint ?? '';

const CASES: readonly {
  name: string;
  texts: Texts;
  text?: string;
  path?: string;
  commit?: string;
  expected: string[];
}[] = [
  { name: 'nothing', texts: {}, expected: ['acme-key high'] },
  { name: 'severity', texts: json({ severity: { 'acme-key': 'low' } }), expected: ['acme-key low'] },
  { name: 'disable', texts: json({ disable: ['acme-key'] }), expected: [] },
  {
    name: 'own rule',
    texts: json({
      rules: [{ id: 'beta', pattern: 'beta-([A-Za-z0-9]{24})', keywords: ['beta-'], severity: 'critical' }],
    }),
    text: other,
    expected: ['beta critical'],
  },
  {
    name: 'own rule in other paths',
    texts: json({ rules: [{ id: 'beta', pattern: 'beta-[A-Za-z0-9]{24}', paths: ['lib/**'] }] }),
    text: other,
    expected: [],
  },
  {
    name: 'own rule, too little entropy',
    texts: json({ rules: [{ id: 'beta', pattern: 'beta-[A-Za-z0-9]{24}', entropy: 6 }] }),
    text: other,
    expected: [],
  },
  {
    name: 'a path',
    texts: json({ allow: [{ paths: ['src/'], reason: 'demo' }] }),
    expected: ['path: allowed by .kagimori.json: demo'],
  },
  { name: 'another path', texts: json({ allow: [{ paths: ['test/'] }] }), expected: ['acme-key high'] },
  {
    name: 'a value',
    texts: json({ allow: [{ values: ['^acme_'] }] }),
    expected: ['allowlist: allowed by .kagimori.json'],
  },
  {
    name: 'a fingerprint',
    texts: json({ allow: [{ fingerprints: [fingerprint] }] }),
    expected: ['fingerprint: allowed by .kagimori.json'],
  },
  {
    name: 'all conditions hold',
    texts: json({ allow: [{ paths: ['test/'], values: ['^acme_'] }] }),
    expected: ['acme-key high'],
  },
  {
    name: 'still allowed',
    texts: json({ allow: [{ rules: ['acme-key'], until: '2026-06-15' }] }),
    expected: ['allowlist: allowed by .kagimori.json'],
  },
  {
    name: 'no longer allowed',
    texts: json({ allow: [{ rules: ['acme-key'], until: '2026-06-14' }] }),
    expected: ['acme-key high'],
  },
  {
    name: 'own placeholder',
    texts: json({ placeholders: [key.slice(5, 15)] }),
    expected: ['placeholder: the configuration names it as a placeholder'],
  },
  {
    name: 'comments and trailing commas',
    texts: { '.kagimori.json': '{\n// no\n"disable": ["acme-key",],\n}' },
    expected: [],
  },
  {
    name: 'gitleaks rule',
    texts: toml(`[[rules]]\nid = "beta"\nregex = '''(?i)BETA-([a-z0-9]{24})'''\nkeywords = ["beta"]`),
    text: other,
    expected: ['beta high'],
  },
  {
    name: 'gitleaks entropy',
    texts: toml(`[[rules]]\nid = "beta"\nregex = '''beta-\\w{24}'''\nentropy = 6.5`),
    text: other,
    expected: [],
  },
  {
    name: 'gitleaks path',
    texts: toml(`[[rules]]\nid = "beta"\nregex = '''beta-\\w{24}'''\npath = '''\\.tf$'''`),
    text: other,
    expected: [],
  },
  {
    name: 'gitleaks keyword elsewhere',
    texts: toml(`[[rules]]\nid = "beta"\nregex = '''beta-\\w{24}'''\nkeywords = ["login"]`),
    text: `login\n${'\n'.repeat(3000)}${other}`,
    expected: ['beta high'],
  },
  {
    name: 'gitleaks disabled',
    texts: toml('[extend]\nuseDefault = true\ndisabledRules = ["acme-key"]'),
    expected: [],
  },
  {
    name: 'old allow-list',
    texts: toml("[allowlist]\ndescription = \"docs\"\npaths = ['''^src/''']"),
    expected: ['path: allowed by .gitleaks.toml: docs'],
  },
  {
    name: 'new allow-list',
    texts: toml("[[allowlists]]\nregexTarget = \"line\"\nregexes = ['''^k = ''']"),
    expected: ['allowlist: allowed by .gitleaks.toml'],
  },
  {
    name: 'condition and',
    texts: toml("[[allowlists]]\ncondition = \"AND\"\npaths = ['''^src/''']\nregexes = ['''^nothing''']"),
    expected: ['acme-key high'],
  },
  {
    name: 'condition or',
    texts: toml("[[allowlists]]\npaths = ['''^src/''']\nregexes = ['''^nothing''']"),
    expected: ['allowlist: allowed by .gitleaks.toml'],
  },
  {
    name: 'target rules',
    texts: toml("[[allowlists]]\ntargetRules = [\"beta\"]\npaths = ['''^src/''']"),
    expected: ['acme-key high'],
  },
  {
    name: 'stop words',
    texts: toml(`[allowlist]\nstopwords = ["${key.slice(6, 14).toUpperCase()}"]`),
    expected: ['allowlist: allowed by .gitleaks.toml'],
  },
  {
    name: 'allow-list of a rule',
    texts: toml(
      "[[rules]]\nid = \"beta\"\nregex = '''beta-\\w{24}'''\n[[rules.allowlists]]\nregexes = ['''^beta''']",
    ),
    text: `${other} ${key}`,
    expected: ['acme-key high', 'allowlist: allowed by .gitleaks.toml'],
  },
  {
    name: 'ignored place',
    texts: { '.gitleaksignore': '# old\nsrc/a.ts:acme-key:1\n' },
    expected: ['fingerprint: listed in .gitleaksignore, line 2'],
  },
  {
    name: 'ignored place, a rule of gitleaks',
    texts: { '.gitleaksignore': 'src/a.ts:generic-api-key:1' },
    expected: ['fingerprint: listed in .gitleaksignore, line 1'],
  },
  { name: 'another line', texts: { '.gitleaksignore': 'src/a.ts:acme-key:2' }, expected: ['acme-key high'] },
  {
    name: 'ignored commit',
    texts: { '.gitleaksignore': 'abcdef0123:src/a.ts:acme-key:1' },
    commit: 'abcdef0123456789',
    expected: ['fingerprint: listed in .gitleaksignore, line 1'],
  },
  {
    name: 'ignored commit, now',
    texts: { '.gitleaksignore': 'abcdef0123:src/a.ts:acme-key:1' },
    expected: ['acme-key high'],
  },
];

for (const { name, texts, text = line, path, commit, expected } of CASES) {
  test(name, () => assert.deepEqual(outcome(texts, text, path, commit), expected));
}

const PROBLEMS: readonly (readonly [Texts, string])[] = [
  [{ '.kagimori.json': '{\n  "disable": [,\n' }, '.kagimori.json:2:15 error'],
  [{ '.kagimori.json': '{\n  "rulez": []\n}' }, '.kagimori.json:2:3 warning "rulez" is not known here'],
  [
    { '.kagimori.json': '{ "rules": [{ "id": "x", "pattern": "(a" }] }' },
    '.kagimori.json:1:37 error the pattern cannot be read: missing closing )',
  ],
  [
    { '.kagimori.json': '{ "level": "loud" }' },
    '.kagimori.json:1:12 error strict, default, everything is expected here',
  ],
  [
    { '.kagimori.json': '{ "allow": [{ "until": "soon" }] }' },
    '.kagimori.json:1:24 error a day is written YYYY-MM-DD',
  ],
  [
    { '.kagimori.json': '{ "allow": [{ "reason": "why" }] }' },
    '.kagimori.json:1:13 error an entry needs paths',
  ],
  [{ '.gitleaks.toml': 'title = "x\n' }, '.gitleaks.toml:1:'],
  [
    { '.gitleaks.toml': "[[rules]]\nid = \"x\"\nregex = '''(?<=a)b'''" },
    '.gitleaks.toml:3:12 error the pattern cannot be read',
  ],
  [
    { '.gitleaks.toml': '[extend]\npath = "other.toml"' },
    '.gitleaks.toml:2:1 warning extend.path is not followed',
  ],
  [{ '.gitleaksignore': '\n  nonsense' }, '.gitleaksignore:2:3 warning'],
];

for (const [texts, expected] of PROBLEMS) {
  test(`problem: ${JSON.stringify(texts)}`, () => {
    const [problem] = parseConfig(texts, catalogue).problems;
    const told = `${problem?.file}:${problem?.line}:${problem?.column} ${problem?.severity} ${problem?.message.en}`;
    assert.equal(told.slice(0, expected.length), expected);
    assert.notEqual(problem?.message.ja, '');
  });
}

test('a pattern that would hang a backtracking engine does not', () => {
  const texts = json({ rules: [{ id: 'slow', pattern: '(a+)+$', keywords: ['aaa'] }] });
  assert.deepEqual(outcome(texts, `${'a'.repeat(100_000)}!`), []);
});
