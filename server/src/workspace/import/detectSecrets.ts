/**
 * `.secrets.baseline` of detect-secrets: `results` by file with the SHA-1 of each secret, and filters.
 * https://github.com/Yelp/detect-secrets#baseline
 */
import type { Node } from 'jsonc-parser';
import { compilePattern } from '../config/pattern.ts';
import { globsOf } from './globOf.ts';
import { type AllowEntry, type Imported, type ImportNote, left, type Settled, taken } from './imported.ts';
import { items, members, readJson, textOf } from './jsonMembers.ts';

const FROM = 'from .secrets.baseline';

/** What patterns are compared with. */
type Kind = 'files' | 'values' | 'lines';

/** What the last part of a filter's name says: a list of patterns for files, values or lines. */
const PATTERN_FILTERS: Readonly<Record<string, Kind>> = {
  should_exclude_file: 'files',
  should_exclude_secret: 'values',
  should_exclude_line: 'lines',
};

export function importDetectSecrets(text: string): Imported {
  const { root, lineOf } = readJson(text);
  const whole = members(root);
  const results = whole.get('results');
  const notes: ImportNote[] = [];
  const allow: AllowEntry[] = [];
  if (results?.type !== 'object') {
    return {
      allow,
      disable: [],
      settled: [],
      notes: [
        left(1, 'this is no baseline of detect-secrets', 'detect-secrets のベースラインではありません'),
      ],
    };
  }
  const patterns = (kind: Kind, node: Node | undefined): void => {
    for (const item of items(node)) {
      const source = textOf(item);
      if (source === undefined || source === '') continue;
      const line = lineOf(item);
      const entry = kind === 'files' ? allowPaths(source) : allowMatching(kind, source);
      if (entry === undefined) notes.push(left(line, ...NOT_PLAIN[kind]));
      else {
        allow.push(entry);
        notes.push(taken(line, ...TAKEN[kind]));
      }
    }
  };
  const exclude = members(whole.get('exclude'));
  patterns('files', exclude.get('files'));
  for (const filter of items(whole.get('filters_used'))) {
    const parts = members(filter);
    const name = (textOf(parts.get('path')) ?? '').split('.').at(-1) ?? '';
    const kind = PATTERN_FILTERS[name];
    if (kind !== undefined) patterns(kind, parts.get('pattern'));
    else if (name === 'should_use_wordlist' || parts.has('file_name'))
      notes.push(left(lineOf(filter), ...WORDLIST));
  }
  patterns('lines', exclude.get('lines'));
  const plugins = whole.get('plugins_used');
  if (plugins !== undefined) notes.push(left(lineOf(plugins), ...PLUGINS));
  return { allow, disable: [], settled: settledOf(results, lineOf), notes };
}

function settledOf(results: Node, lineOf: (node: Node) => number): readonly Settled[] {
  return [...members(results)].flatMap(([path, list]) =>
    items(list).flatMap((node): Settled[] => {
      const entry = members(node);
      const sha1 = textOf(entry.get('hashed_secret'))?.toLowerCase();
      if (sha1 === undefined) return [];
      const at = entry.get('line_number')?.value;
      const audited = entry.get('is_secret')?.value;
      const verdict =
        audited === false ? ', audited as no secret' : audited === true ? ', audited as a secret' : '';
      return [
        {
          path: path.replaceAll('\\', '/').replace(/^\.\//, ''),
          sha1,
          at: typeof at === 'number' ? at : undefined,
          line: lineOf(node),
          reason: `${FROM}${verdict}`,
        },
      ];
    }),
  );
}

function allowPaths(source: string): AllowEntry | undefined {
  const paths = globsOf(source);
  return paths && { paths, reason: FROM };
}

function allowMatching(kind: 'values' | 'lines', source: string): AllowEntry | undefined {
  return compilePattern(source).ok ? { [kind]: [source], reason: FROM } : undefined;
}

type Words = Readonly<Record<Kind, readonly [string, string]>>;

const TAKEN: Words = {
  files: ['its files are left out (allow.paths)', '該当するファイルを対象から外します (allow.paths)'],
  values: ['its values are allowed (allow.values)', '該当する値を許可します (allow.values)'],
  lines: ['its lines are allowed (allow.lines)', '該当する行を許可します (allow.lines)'],
};
const NOT_PLAIN: Words = {
  files: [
    'this pattern says more than a path of .gitignore can: write it by hand into allow.paths',
    'このパターンは .gitignore の構文では表せません。allow.paths に手で書いてください',
  ],
  values: [
    'RE2 has no such pattern: write it anew into allow.values',
    'RE2 にない構文です。allow.values に書き直してください',
  ],
  lines: [
    'RE2 has no such pattern: write it anew into allow.lines',
    'RE2 にない構文です。allow.lines に書き直してください',
  ],
};
const WORDLIST = [
  'word lists are not taken over: see "placeholders"',
  '単語リストは引き継ぎません。placeholders をご覧ください',
] as const;
const PLUGINS = [
  'plugins and their limits are not taken over: Kagimori has its own rules',
  'プラグインとそのしきい値は引き継ぎません。Kagimori は自身のルールで調べます',
] as const;
