/** `.kagimori.json`: own rules, allow-lists, severities. `schema.ts` says what may stand in it. */
import ignore from 'ignore';
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Allow, type DetectionConfig, EMPTY_CONFIG, type Place } from '../../detection/config.ts';
import { type Rule, SEVERITIES, type Severity } from '../../detection/types.ts';
import {
  itemsOf,
  membersOf,
  numberOf,
  oneOf,
  type Reporter,
  report,
  stringOf,
  stringsOf,
} from './jsonReader.ts';
import { compilePattern, customPattern } from './pattern.ts';
import { type Parsed, problemAt } from './problem.ts';

const LEVELS = ['strict', 'default', 'everything'] as const;

/** Reads the file. What cannot be used is left out and named in the problems. */
export function parseKagimori(text: string): Parsed<DetectionConfig> {
  const reporter: Reporter = { text, problems: [] };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  for (const { error, offset } of errors) {
    const detail = printParseErrorCode(error);
    const message = { en: `this is no JSON: ${detail}`, ja: `JSON として解釈できません: ${detail}` };
    reporter.problems.push(problemAt(text, offset, message));
  }
  if (!root) return { value: EMPTY_CONFIG, problems: reporter.problems };
  const members = membersOf(reporter, root, [
    '$schema',
    'level',
    'rules',
    'disable',
    'severity',
    'allow',
    'placeholders',
    'exclude',
  ]);
  const level = oneOf(reporter, members.get('level'), LEVELS);
  return {
    value: {
      rules: itemsOf(reporter, members.get('rules')).flatMap((node) => ruleOf(reporter, node)),
      disabled: stringsOf(reporter, members.get('disable')).map(({ value }) => value),
      severities: severitiesOf(reporter, members.get('severity')),
      ...(level ? { level } : {}),
      allow: itemsOf(reporter, members.get('allow')).flatMap((node) => allowOf(reporter, node)),
      placeholders: stringsOf(reporter, members.get('placeholders')).map(({ value }) => value),
      exclude: stringsOf(reporter, members.get('exclude')).map(({ value }) => value),
    },
    problems: reporter.problems,
  };
}

function severitiesOf(reporter: Reporter, node: Node | undefined): Map<string, Severity> {
  const severities = new Map<string, Severity>();
  for (const property of node?.type === 'object' ? (node.children ?? []) : []) {
    const [key, value] = property.children ?? [];
    const severity = oneOf(reporter, value, SEVERITIES);
    if (key && severity) severities.set(String(key.value), severity);
  }
  return severities;
}

/** Paths in the syntax of `.gitignore`. */
function globs(patterns: readonly string[]): ((path: string) => boolean) | undefined {
  if (patterns.length === 0) return undefined;
  const matcher = ignore().add([...patterns]);
  return (path) => ignore.isPathValid(path) && matcher.ignores(path);
}

function ruleOf(reporter: Reporter, node: Node): Rule[] {
  const members = membersOf(reporter, node, [
    'id',
    'pattern',
    'secretGroup',
    'keywords',
    'entropy',
    'paths',
    'provider',
    'name',
    'severity',
    'context',
    'envName',
    'manageUrl',
    'docs',
  ]);
  const id = stringOf(reporter, members.get('id'));
  const source = stringOf(reporter, members.get('pattern'));
  if (id === undefined || source === undefined) {
    const message = { en: 'a rule needs an id and a pattern', ja: 'ルールには id と pattern が必要です' };
    report(reporter, node, message);
    return [];
  }
  const compiled = compilePattern(source);
  if (!compiled.ok) {
    report(reporter, members.get('pattern') ?? node, compiled.message);
    return [];
  }
  const optional = <K extends string>(key: K): Partial<Record<K, string>> => {
    const value = stringOf(reporter, members.get(key));
    return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
  };
  const list = (key: string): string[] => stringsOf(reporter, members.get(key)).map(({ value }) => value);
  const keywords = list('keywords');
  const context = list('context');
  const secretGroup = numberOf(reporter, members.get('secretGroup'));
  const entropy = numberOf(reporter, members.get('entropy'));
  const accepts = globs(list('paths'));
  return [
    {
      id,
      provider: stringOf(reporter, members.get('provider')) ?? '',
      name: nameOf(reporter, members.get('name')) ?? { en: id, ja: id },
      keywords: keywords.length > 0 ? keywords : [''],
      ignoreCase: true,
      pattern: /(?!)/,
      custom: customPattern(compiled.pattern, {
        ...(secretGroup === undefined ? {} : { secretGroup }),
        ...(entropy === undefined ? {} : { entropy }),
        ...(accepts ? { accepts } : {}),
      }),
      ...(context.length > 0 ? { context } : {}),
      severity: oneOf(reporter, members.get('severity'), SEVERITIES) ?? 'high',
      privilege: 'account-wide',
      ...optional('envName'),
      ...optional('manageUrl'),
      ...optional('docs'),
      examples: { match: [], reject: [] },
    },
  ];
}

/** A name in one language serves for both. */
function nameOf(reporter: Reporter, node: Node | undefined): Rule['name'] | undefined {
  if (node?.type !== 'object') {
    const name = stringOf(reporter, node);
    return name === undefined ? undefined : { en: name, ja: name };
  }
  const members = membersOf(reporter, node, ['en', 'ja']);
  const en = stringOf(reporter, members.get('en'));
  const ja = stringOf(reporter, members.get('ja'));
  return en === undefined && ja === undefined ? undefined : { en: en ?? ja ?? '', ja: ja ?? en ?? '' };
}

function allowOf(reporter: Reporter, node: Node): Allow[] {
  const members = membersOf(reporter, node, [
    'paths',
    'values',
    'lines',
    'fingerprints',
    'rules',
    'reason',
    'until',
  ]);
  const list = (key: string): string[] => stringsOf(reporter, members.get(key)).map(({ value }) => value);
  const patterns = (key: string) =>
    stringsOf(reporter, members.get(key)).flatMap((item) => {
      const compiled = compilePattern(item.value);
      if (compiled.ok) return [compiled.pattern];
      report(reporter, item.node, compiled.message);
      return [];
    });
  const values = patterns('values');
  const lines = patterns('lines');
  const paths = globs(list('paths'));
  const fingerprints = new Set(list('fingerprints'));
  const rules = list('rules');
  const conditions: ((place: Place) => boolean)[] = [];
  if (paths) conditions.push(({ path }) => paths(path));
  if (members.has('values')) conditions.push(({ value }) => values.some((pattern) => pattern.test(value)));
  if (members.has('lines'))
    conditions.push(({ lineText }) => lines.some((pattern) => pattern.test(lineText)));
  if (fingerprints.size > 0)
    conditions.push((place) => place.fingerprints.some((one) => fingerprints.has(one)));
  if (rules.length > 0) conditions.push(({ ruleId }) => rules.includes(ruleId));
  const reason = stringOf(reporter, members.get('reason'));
  const until = stringOf(reporter, members.get('until'));
  if (until !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(until)) {
    const message = { en: 'a day is written YYYY-MM-DD', ja: '日付は YYYY-MM-DD の形で書きます' };
    report(reporter, members.get('until') ?? node, message);
    return [];
  }
  if (conditions.length === 0) {
    const message = {
      en: 'an entry needs paths, values, lines, fingerprints or rules',
      ja: 'paths、values、lines、fingerprints、rules のいずれかが必要です',
    };
    report(reporter, node, message);
    return [];
  }
  const byPath = paths !== undefined && conditions.length === 1;
  return [
    {
      by: fingerprints.size > 0 ? 'fingerprint' : byPath ? 'path' : 'allowlist',
      reason: {
        en: `allowed by .kagimori.json${reason ? `: ${reason}` : ''}`,
        ja: `.kagimori.json で許可されています${reason ? `: ${reason}` : ''}`,
      },
      ...(until === undefined ? {} : { until }),
      matches: (place) => conditions.every((holds) => holds(place)),
    },
  ];
}
