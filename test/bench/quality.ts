/**
 * Measures what the whole engine finds and misses on the labelled lines beside the repository, by repositories that the
 * judging forest has not seen, and how often it cries wolf on ordinary code.
 *
 *   npm run bench:quality -- [--folds N] [--repos development|held-out] [--code FOLDER]... [--worst N]
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { samplesOf, train, trainSieve } from '../../scripts/samples.ts';
import { createGeneric, JUDGE } from '../../server/src/detection/generic/generic.ts';
import { type Forests, flattenJudge, judgeAll } from '../../server/src/detection/generic/judging.ts';
import { findKeywords } from '../../server/src/detection/generic/keywords.ts';
import { readPath } from '../../server/src/detection/generic/syntax.ts';
import { createEngine } from '../../server/src/engine.ts';
import { readWindows, split, type Window } from './labels.ts';
import { bestScore, f1, type Judged, precision, type Report, recall, type Tally, tally } from './tally.ts';

/** Rules with a format or a checksum stand above every judgement of the forest; rules by context stand at the default. */
const SURE = 100;

function detectAll(forests: Forests, windows: readonly Window[]): readonly Judged[] {
  const judge = { ...forests, context: JUDGE.context, weak: Number.NEGATIVE_INFINITY };
  const engine = createEngine({ level: 'everything', generic: createGeneric(judge) });
  const flat = flattenJudge(forests);
  return windows.map((window) => {
    const odds = new Map<number, number>();
    for (const { pair, odds: each } of judgeAll(
      flat,
      window.text,
      findKeywords(window.text),
      readPath(window.path),
    )) {
      odds.set(pair.start, each);
    }
    const { findings } = engine.detect(window.text, { uri: `file:///${window.path}` });
    const reports = findings.map(({ range, ruleId, confidence }): Report => {
      const known = { checksum: SURE, format: SURE, context: JUDGE.context, weak: JUDGE.weak }[confidence];
      const judged = ruleId.startsWith('generic-') ? (odds.get(range.start) ?? known) : known;
      // The engine may lower a judgement (a placeholder), never raise it.
      const score = confidence === 'weak' ? Math.min(judged, JUDGE.context - 0.01) : judged;
      return { ...range, ruleId, score };
    });
    return { window, reports };
  });
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const fixed = (value: number): string => value.toFixed(3);
const row = (name: string, counted: Tally): string =>
  [
    name.padEnd(34),
    fixed(precision(counted)),
    fixed(recall(counted)),
    fixed(f1(counted)),
    ...[counted.right, counted.missed, counted.wrong, counted.unreviewed].map((n) => String(n).padStart(6)),
  ].join('  ');
const HEAD = `${''.padEnd(34)}  prec.  recall F1      right  missed   wrong  unreviewed`;

function bestThreshold(judged: readonly Judged[]): number {
  let best = { threshold: 0, f1: 0 };
  for (let threshold = -6; threshold <= 5; threshold += 0.1) {
    const value = f1(tally(judged, threshold));
    if (value > best.f1) best = { threshold, f1: value };
  }
  return best.threshold;
}

function groups(
  judged: readonly Judged[],
  title: string,
  of: (category: string, path: string) => string,
): void {
  const names = new Map<string, number>();
  for (const { window } of judged) {
    for (const label of window.labels) {
      const name = of(label.category, window.path);
      if (label.truth === 'T') names.set(name, (names.get(name) ?? 0) + 1);
    }
  }
  print(`\n${title} (default level)\n${HEAD}`);
  const largest = [...names].sort((a, b) => b[1] - a[1]).slice(0, 16);
  for (const [name] of largest) {
    print(
      row(
        name,
        tally(judged, JUDGE.context, (label, window) => of(label.category, window.path) === name),
      ),
    );
  }
}

function report(judged: readonly Judged[], folds: readonly (readonly Judged[])[]): void {
  const best = bestThreshold(judged);
  print(HEAD);
  print(row('strict', tally(judged, SURE)));
  print(row('default', tally(judged, JUDGE.context)));
  print(row('everything', tally(judged, JUDGE.weak)));
  print(row(`best F1 (log odds ${best.toFixed(1)})`, tally(judged, best)));
  if (folds.length > 1) {
    print(`\nby fold (default level)\n${HEAD}`);
    for (const [i, fold] of folds.entries()) print(row(`fold ${i + 1}`, tally(fold, JUDGE.context)));
  }
  groups(judged, 'by category', (category) => category);
  groups(judged, 'by file type', (_, path) => readPath(path).extension);
}

/** Where the worst misses and false alarms stand; their values are not shown. */
function worst(judged: readonly Judged[], count: number): void {
  const all = judged.flatMap((each) =>
    each.window.labels.map((label) => ({ each, label, score: bestScore(each, label) })),
  );
  const show = (title: string, list: typeof all): void => {
    print(`\n${title}`);
    const seen = new Set<string>();
    for (const { each, label, score } of list) {
      // One of a kind: a file repeats its habits.
      const kind = `${each.window.path} ${label.category}`;
      if (seen.has(kind) || seen.size >= count) continue;
      seen.add(kind);
      const line = each.window.text.slice(0, label.start).split('\n').length;
      print(
        `${score.toFixed(1).padStart(9)}  ${each.window.repo} ${each.window.path}:+${line} ${label.category}`,
      );
    }
  };
  show(
    'worst misses',
    all
      .filter(({ label, score }) => label.truth === 'T' && score < JUDGE.weak)
      .sort((a, b) => a.score - b.score),
  );
  show(
    'worst false alarms',
    all.filter(({ label, score }) => label.truth === 'F' && score > 0).sort((a, b) => b.score - a.score),
  );
}

const SOURCE =
  /\.(?:[cm]?[jt]sx?|json|ya?ml|md|py|go|rb|java|kt|cs|php|rs|c|h|cpp|hpp|sh|sql|html|css|xml|toml|ini|cfg|conf|properties|swift|scala|lua|pl|tf)$/i;
const LARGEST = 1_500_000;

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== '.git') yield* sources(path);
    } else if (entry.isFile() && SOURCE.test(entry.name) && statSync(path).size <= LARGEST) yield path;
  }
}

/** Everything reported at the default level in a folder of ordinary code is counted as a false alarm. */
function falseAlarms(folder: string, show: boolean): void {
  const engine = createEngine();
  let lines = 0;
  let files = 0;
  let bytes = 0;
  let generic = 0;
  let known = 0;
  const started = performance.now();
  for (const path of sources(folder)) {
    const text = readFileSync(path, 'utf8');
    files++;
    bytes += text.length;
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines++;
    for (const { ruleId, range } of engine.detect(text, { uri: `file:///${relative(folder, path)}` })
      .findings) {
      if (ruleId.startsWith('generic-')) generic++;
      else known++;
      if (show)
        print(`  ${relative(folder, path)}:${text.slice(0, range.start).split('\n').length} ${ruleId}`);
    }
  }
  const per = (count: number): string => ((count * 100_000) / Math.max(1, lines)).toFixed(2);
  const speed = bytes / 1e3 / (performance.now() - started);
  print(
    `${folder}: ${files} files, ${lines} lines; per 100,000 lines ${per(generic + known)} ` +
      `(generic ${generic}, known formats ${known}); ${speed.toFixed(0)} MB/s`,
  );
}

const { values: options } = parseArgs({
  options: {
    folds: { type: 'string', default: '5' },
    repos: { type: 'string', default: 'development' },
    code: { type: 'string', multiple: true, default: ['node_modules'] },
    worst: { type: 'string', default: '0' },
  },
});

const windows = readWindows();
if (windows === undefined) print('skipped: the labelled lines (../shared/data) are not there');
else {
  const { heldOut, folds } = split(windows, Number(options.folds));
  const samples = windows.flatMap(samplesOf).filter(({ repo }) => !heldOut.has(repo));
  const judgeFold = (fold: ReadonlySet<string>): readonly Judged[] => {
    const known = samples.filter(({ repo }) => !fold.has(repo));
    return detectAll(
      { forest: train(known), ...trainSieve(known) },
      windows.filter(({ repo }) => fold.has(repo)),
    );
  };
  const judged = (options.repos === 'held-out' ? [heldOut] : folds).map(judgeFold);
  print(
    `${options.repos} repositories, ${judged.length} fold(s); labels of reviewers, split by repository\n`,
  );
  report(judged.flat(), judged);
  worst(judged.flat(), Number(options.worst));
}
print('\nfalse alarms on ordinary code (default level, shipped model)');
for (const folder of options.code) falseAlarms(folder, Number(options.worst) > 0);
