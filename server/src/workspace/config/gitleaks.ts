/**
 * `.gitleaks.toml`: a team's own rules and allow-lists, in the old form (`[allowlist]`, `[rules.allowlist]`) and the new
 * one (`[[allowlists]]`, `[[rules.allowlists]]`, `targetRules`, `condition`, `regexTarget`, `stopwords`).
 * Files from the years before are read, too (`[whitelist]`, `files`).
 * Format: https://github.com/gitleaks/gitleaks#configuration
 */
import { parse, TomlError, type TomlTable, type TomlValue } from 'smol-toml';
import { type Allow, type DetectionConfig, EMPTY_CONFIG, type Place } from '../../detection/config.ts';
import type { Rule, Text } from '../../detection/types.ts';
import { compilePattern, customPattern } from './pattern.ts';
import { type ConfigProblem, type Parsed, positionOf } from './problem.ts';
import { locate } from './tomlPosition.ts';

/** Keys of `[extend]` that would read other files or addresses; the built-in rules always count. */
const UNFOLLOWED = ['path', 'url'];

const isTable = (value: TomlValue | undefined): value is TomlTable =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
const tables = (value: TomlValue | undefined): TomlTable[] =>
  Array.isArray(value) ? value.filter(isTable) : isTable(value) ? [value] : [];
const strings = (value: TomlValue | undefined): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
const stringOf = (value: TomlValue | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Reads the file. A rule or an entry that cannot be used is left out and named in the problems. */
export function parseGitleaks(text: string): Parsed<DetectionConfig> {
  const problems: ConfigProblem[] = [];
  let document: TomlTable;
  try {
    document = parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const detail = error.message.replace(/^Invalid TOML document: /, '').split('\n')[0] ?? '';
    const message = { en: `this is no TOML: ${detail}`, ja: `TOML として解釈できません: ${detail}` };
    return {
      value: EMPTY_CONFIG,
      problems: [{ line: error.line, column: error.column, severity: 'error', message }],
    };
  }
  const report = (needle: string, message: Text, severity: ConfigProblem['severity'] = 'error'): void => {
    problems.push({ ...positionOf(text, locate(text, needle)), severity, message });
  };

  /** Compiles what can be compiled of a list of patterns. */
  const patterns = (sources: readonly string[]): ((subject: string) => boolean) | undefined => {
    const compiled = sources.flatMap((source) => {
      const outcome = compilePattern(source);
      if (outcome.ok) return [outcome.pattern];
      report(source, outcome.message);
      return [];
    });
    return sources.length === 0 ? undefined : (subject) => compiled.some((pattern) => pattern.test(subject));
  };

  const extend = isTable(document.extend) ? document.extend : {};
  for (const key of UNFOLLOWED) {
    if (extend[key] === undefined) continue;
    const message = {
      en: `extend.${key} is not followed, only this file is read: copy into it what should count`,
      ja: `extend.${key} はたどらず、このファイルだけを読み込みます。必要な内容はこのファイルに書き写してください`,
    };
    report(key, message, 'warning');
  }
  const rules: Rule[] = [];
  const allow: Allow[] = [];
  for (const table of tables(document.rules)) {
    const id = stringOf(table.id);
    if (id === undefined) {
      report('[[rules]]', { en: 'a rule needs an id', ja: 'ルールには id が必要です' });
      continue;
    }
    const rule = ruleOf(id, table, patterns, report);
    if (rule) rules.push(rule);
    for (const entry of ['allowlist', 'allowlists', 'whitelist'].flatMap((name) => tables(table[name]))) {
      allow.push(allowOf(entry, [id], patterns));
    }
  }
  for (const entry of ['allowlist', 'allowlists', 'whitelist'].flatMap((name) => tables(document[name]))) {
    const targets = strings(entry.targetRules);
    allow.push(allowOf(entry, targets.length > 0 ? targets : undefined, patterns));
  }
  return { value: { ...EMPTY_CONFIG, rules, disabled: strings(extend.disabledRules), allow }, problems };
}

type Report = (needle: string, message: Text, severity?: ConfigProblem['severity']) => void;
type Patterns = (sources: readonly string[]) => ((subject: string) => boolean) | undefined;

/** @returns nothing for a rule that only changes or extends another one, or that cannot be used */
function ruleOf(id: string, table: TomlTable, patterns: Patterns, report: Report): Rule | undefined {
  const source = stringOf(table.regex);
  if (source === undefined) {
    const onlyPath = stringOf(table.path);
    if (onlyPath !== undefined) {
      const message = {
        en: `rule ${id} judges files by their path alone, which is not supported`,
        ja: `ルール ${id} はパスだけで判定します。この形式には対応していません`,
      };
      report(onlyPath, message, 'warning');
    }
    return undefined;
  }
  const compiled = compilePattern(source);
  if (!compiled.ok) {
    report(source, compiled.message);
    return undefined;
  }
  const path = stringOf(table.path);
  const accepts = path === undefined ? undefined : patterns([path]);
  const keywords = strings(table.keywords).filter((keyword) => keyword !== '');
  const description = stringOf(table.description) ?? id;
  return {
    id,
    provider: '',
    name: { en: description, ja: description },
    // Without keywords gitleaks, too, searches the whole file.
    keywords: keywords.length > 0 ? keywords : [''],
    ignoreCase: true,
    pattern: /(?!)/,
    custom: customPattern(compiled.pattern, {
      ...(typeof table.secretGroup === 'number' ? { secretGroup: table.secretGroup } : {}),
      ...(typeof table.entropy === 'number' ? { entropy: table.entropy } : {}),
      ...(accepts ? { accepts } : {}),
    }),
    severity: 'high',
    privilege: 'account-wide',
    examples: { match: [], reject: [] },
  };
}

/** What an entry compares its patterns with. */
const TARGETS: Readonly<Record<string, (place: Place) => string>> = {
  secret: (place) => place.value,
  match: (place) => place.match,
  line: (place) => place.lineText,
};

function allowOf(entry: TomlTable, rules: readonly string[] | undefined, patterns: Patterns): Allow {
  const target = TARGETS[stringOf(entry.regexTarget) ?? 'secret'] ?? ((place: Place) => place.value);
  const paths = patterns([...strings(entry.paths), ...strings(entry.files)]);
  const regexes = patterns(strings(entry.regexes));
  const stopwords = strings(entry.stopwords).map((word) => word.toLowerCase());
  const commits = strings(entry.commits);
  const conditions: ((place: Place) => boolean)[] = [];
  if (paths) conditions.push((place) => paths(place.path));
  if (regexes) conditions.push((place) => regexes(target(place)));
  if (stopwords.length > 0) {
    conditions.push((place) => stopwords.some((word) => place.value.toLowerCase().includes(word)));
  }
  if (commits.length > 0) {
    conditions.push(
      ({ commit }) => commit !== undefined && commits.some((known) => commit.startsWith(known)),
    );
  }
  const all = /^(?:and|&&)$/i.test(stringOf(entry.condition) ?? '');
  const words = stringOf(entry.description);
  return {
    by: paths && conditions.length === 1 ? 'path' : 'allowlist',
    reason: {
      en: `allowed by .gitleaks.toml${words ? `: ${words}` : ''}`,
      ja: `.gitleaks.toml で許可されています${words ? `: ${words}` : ''}`,
    },
    matches: (place) =>
      (rules === undefined || rules.includes(place.ruleId)) &&
      conditions.length > 0 &&
      (all ? conditions.every((holds) => holds(place)) : conditions.some((holds) => holds(place))),
  };
}
