/**
 * `.secretlintrc.json` (rules with `disabled`, `options.allows`, `allowMessageIds`) and `.secretlintignore`.
 * https://github.com/secretlint/secretlint/blob/master/docs/configuration.md
 */
import type { Node } from 'jsonc-parser';
import type { Catalogue } from '../../detection/types.ts';
import { compilePattern } from '../config/pattern.ts';
import {
  type AllowEntry,
  type Imported,
  type ImportNote,
  left,
  type RuleEntry,
  taken,
  unneeded,
} from './imported.ts';
import { items, members, readJson, textOf } from './jsonMembers.ts';

const FROM = 'from .secretlintrc.json';

/** Packages that are about no provider: how the ids of our rules for the same begin or end. */
const KINDS: Readonly<Record<string, RegExp>> = {
  basicauth: /^(?:git-credential-url|http-basic-header|curl-user-password)$/,
  'database-connection-string': /^(?:postgres|mysql|mongodb|redis|amqp|mssql|snowflake)-uri$/,
  privatekey: /^(?:pem|openssh|pgp|putty)-.*private-key$/,
  'secp256k1-privatekey': /^ethereum-private-key$/,
};

/** Packages whose name is not simply that of the provider. */
const PROVIDERS: Readonly<Record<string, string>> = { gcp: 'google' };

export function importSecretlint(text: string, catalogue: Catalogue): Imported {
  const { root, lineOf } = readJson(text);
  const notes: ImportNote[] = [];
  const allow: AllowEntry[] = [];
  const disable: string[] = [];
  const own: RuleEntry[] = [];
  const rules = members(root).get('rules');
  if (rules === undefined) {
    notes.push(left(1, 'this is no configuration of secretlint', 'secretlint の設定ではありません'));
  }
  const visit = (node: Node): void => {
    const rule = members(node);
    const id = textOf(rule.get('id'));
    if (id === undefined) return;
    const name = id.replace(/^.*secretlint-rule-/, '');
    const ours = rulesOf(name, catalogue);
    const line = lineOf(node);
    if (rule.get('disabled')?.value === true) {
      if (ours.length === 0)
        notes.push(left(line, `${name}: there is no such rule here`, `${name}: 対応するルールがありません`));
      else {
        disable.push(...ours);
        notes.push(
          taken(
            line,
            `${name}: ${ours.length} rules are switched off`,
            `${name}: ${ours.length} 個のルールを無効にします`,
          ),
        );
      }
    }
    const options = members(rule.get('options'));
    for (const item of name === 'pattern' ? items(options.get('patterns')) : []) {
      const entry = ruleOf(item);
      if (entry === undefined) notes.push(left(lineOf(item), ...NO_RULE));
      else {
        own.push(entry);
        notes.push(taken(lineOf(item), ...RULE(entry.id)));
      }
    }
    for (const item of items(options.get('allows'))) {
      if (name === 'no-dotenv') {
        notes.push(unneeded(lineOf(item), ...DOTENV));
        continue;
      }
      const entry = allowOf(textOf(item), ours);
      if (entry === undefined) notes.push(left(lineOf(item), ...NO_PATTERN));
      else {
        allow.push(entry);
        notes.push(taken(lineOf(item), ...ALLOWED));
      }
    }
    const ids = rule.get('allowMessageIds');
    if (ids !== undefined) notes.push(left(lineOf(ids), ...MESSAGE_IDS));
    const severity = rule.get('severity');
    if (severity !== undefined) notes.push(left(lineOf(severity), ...SEVERITY));
    for (const inner of items(rule.get('rules'))) visit(inner);
    if (!name.startsWith('preset-') && !name.startsWith('filter-') && ours.length === 0 && rule.size === 1) {
      notes.push(left(line, `${name}: there is no such rule here`, `${name}: 対応するルールがありません`));
    }
  };
  for (const node of items(rules)) visit(node);
  // Some are written in the hope that they count (ignoreFiles): nobody should go on hoping.
  for (const [name, node] of members(root)) {
    if (name === 'rules' || name === '$schema') continue;
    const en = `"${name}" is no setting of secretlint: see "allow" of .kagimori.json`;
    notes.push(
      left(
        lineOf(node),
        en,
        `"${name}" は secretlint の設定項目ではありません。.kagimori.json の allow をご覧ください`,
      ),
    );
  }
  if (notes.length === 0) notes.push(unneeded(1, ...NOTHING_TOLD));
  return { allow, disable: [...new Set(disable)], rules: own, settled: [], notes };
}

/** Its patterns are those of `.gitignore`, as ours are. */
export function importSecretlintIgnore(text: string): Imported {
  const notes: ImportNote[] = [];
  const paths: string[] = [];
  text.split(/\r?\n/).forEach((written, index) => {
    const line = written.trim();
    if (line === '' || line.startsWith('#')) return;
    paths.push(line);
    notes.push(
      taken(
        index + 1,
        'its files are left out (allow.paths)',
        '該当するファイルを対象から外します (allow.paths)',
      ),
    );
  });
  return {
    allow: paths.length === 0 ? [] : [{ paths, reason: 'from .secretlintignore' }],
    disable: [],
    settled: [],
    notes,
  };
}

/** The rules of the provider that a package is named after. */
function rulesOf(name: string, catalogue: Catalogue): readonly string[] {
  const kind = KINDS[name];
  if (kind !== undefined) return [...catalogue.keys()].filter((id) => kind.test(id));
  const wanted = plain(PROVIDERS[name] ?? name);
  return [...catalogue.values()]
    .filter(({ provider }) => provider !== '' && plain(provider).startsWith(wanted))
    .map(({ id }) => id);
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

function allowOf(written: string | undefined, rules: readonly string[]): AllowEntry | undefined {
  const source = patternOf(written);
  if (source === undefined) return undefined;
  return { values: [source], ...(rules.length === 0 ? {} : { rules }), reason: FROM };
}

/** A pattern of the person's own becomes a rule, named after it. */
function ruleOf(node: Node): RuleEntry | undefined {
  const parts = members(node);
  const name = textOf(parts.get('name')) ?? '';
  const pattern = patternOf(textOf(parts.get('pattern')));
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (pattern === undefined || slug === '') return undefined;
  // With the id of a rule that is built in it would stand in for that one.
  return { id: `own-${slug}`, name, pattern };
}

/** A text stands for itself; between slashes it is a pattern. */
function patternOf(written: string | undefined): string | undefined {
  if (written === undefined || written === '') return undefined;
  const [, body, flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(written) ?? [];
  const source =
    body === undefined
      ? written.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      : `${flags.includes('i') ? '(?i)' : ''}${flags.includes('s') ? '(?s)' : ''}${body}`;
  return compilePattern(source).ok ? source : undefined;
}

const NOTHING_TOLD = [
  'it only names rules to use, and Kagimori has its own for them',
  '使うルールを挙げているだけです。Kagimori には相当する独自のルールがあります',
] as const;
const ALLOWED = ['the value is allowed (allow.values)', '値を許可します (allow.values)'] as const;
const NO_PATTERN = [
  'RE2 has no such pattern: write it anew into allow.values',
  'RE2 にない構文です。allow.values に書き直してください',
] as const;
const NO_RULE = [
  'without a name, or in a syntax that RE2 does not have: write it anew into "rules"',
  '名前がないか、RE2 にない構文です。rules に書き直してください',
] as const;
const RULE = (id: string) =>
  [`the pattern becomes the rule ${id} (rules)`, `パターンをルール ${id} にします (rules)`] as const;
const DOTENV = [
  'a name of a file, which is not needed: Kagimori asks git about .env files',
  'ファイル名の指定は不要です。.env については git に問い合わせて判断します',
] as const;
const MESSAGE_IDS = [
  'message ids are not taken over: switch rules off by "disable", or lower them by "severity"',
  'メッセージ ID は引き継ぎません。disable でルールを無効にするか、severity で深刻度を変えてください',
] as const;
const SEVERITY = [
  'the severity is not taken over: see "severity" of .kagimori.json',
  '深刻度は引き継ぎません。.kagimori.json の severity をご覧ください',
] as const;
