/** Values that another tool knows by their hash, found again in their files: entries of a baseline. */
import { join } from 'node:path';
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Detector } from '../../detection/contracts.ts';
import { readSecret } from '../../detection/mask.ts';
import type { Host } from '../../host.ts';
import type { BaselineEntry } from '../baseline.ts';
import { positionOf } from '../config/problem.ts';
import { decodeBytes } from '../decode.ts';
import { languageIdOf } from '../languageId.ts';
import { type ImportNote, left, type Settled, taken, unneeded } from './imported.ts';

/** @param root absolute; the paths of what is settled are relative to it. */
export async function settle(
  host: Host,
  root: string,
  detector: Detector,
  settled: readonly Settled[],
): Promise<{ readonly entries: readonly BaselineEntry[]; readonly notes: readonly ImportNote[] }> {
  const entries: BaselineEntry[] = [];
  const notes: ImportNote[] = [];
  for (const path of new Set(settled.map((one) => one.path))) {
    const found = await findingsOf(host, root, detector, path);
    const nothing: Settled[] = [];
    for (const { sha1: hash, at, line, reason } of settled.filter((one) => one.path === path)) {
      // By its hash; where the other tool cut the value differently, by its line.
      const same = found?.filter((one) => one.sha1 === hash) ?? [];
      const matches = same.length > 0 ? same : (found?.filter((one) => one.line === at) ?? []);
      entries.push(...matches.map(({ fingerprint, rule }) => ({ fingerprint, rule, path, reason })));
      const place = `${path}${at === undefined ? '' : `:${at}`}`;
      if (found === undefined)
        notes.push(left(line, `${place}: the file is not there`, `${place}: ファイルがありません`));
      else if (matches.length === 0) nothing.push({ path, sha1: hash, at, line, reason });
      else
        notes.push(
          taken(line, `${place}: settled in the baseline`, `${place}: ベースラインで対応済みとします`),
        );
    }
    notes.push(...nothingNote(path, nothing));
  }
  return { entries, notes };
}

/** One line for all of a file: other tools count each line of a list of hashes. */
function nothingNote(path: string, nothing: readonly Settled[]): readonly ImportNote[] {
  const [first] = nothing;
  if (first === undefined) return [];
  const place = `${path}${first.at === undefined ? '' : `:${first.at}`}`;
  const more = nothing.length - 1;
  const en = more === 0 ? place : `${place} and ${more} more of this file`;
  const ja = more === 0 ? place : `${place} ほか ${more} か所`;
  return [unneeded(first.line, `${en}: Kagimori finds nothing there`, `${ja}: Kagimori では検出されません`)];
}

async function findingsOf(host: Host, root: string, detector: Detector, path: string) {
  // A path that leads out of the folder is nobody's to look into.
  if (path.split('/').includes('..') || path.startsWith('/')) return undefined;
  const read = await host.readFile(join(root, path), 5_000_000);
  const decoded = read.ok ? decodeBytes(read.value) : undefined;
  if (!decoded?.ok) return undefined;
  const { text } = decoded;
  return detector
    .detect(text, { uri: path, languageId: languageIdOf(path), path })
    .findings.map((finding) => ({
      fingerprint: finding.fingerprint,
      rule: finding.ruleId,
      line: positionOf(text, finding.range.start).line,
      sha1: bytesToHex(sha1(utf8ToBytes(readSecret(text, finding)))),
    }));
}
