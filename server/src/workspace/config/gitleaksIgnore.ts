/**
 * `.gitleaksignore`: one fingerprint a line, `path:rule:line` or `commit:path:rule:line`, `#` starts a comment.
 * Format: https://github.com/gitleaks/gitleaks#gitleaksignore
 */
import { type Allow, type DetectionConfig, EMPTY_CONFIG } from '../../detection/config.ts';
import type { Catalogue } from '../../detection/types.ts';
import type { ConfigProblem, Parsed } from './problem.ts';

const FINGERPRINT = /^(?:([0-9a-f]{7,64}):)?(.+):([^:\s]+):(\d+)$/i;

/**
 * Reads the file.
 * @param catalogue tells which rule ids are ours: an id that is not names the same place under another tool's name, so
 *   the place alone counts
 */
export function parseGitleaksIgnore(text: string, catalogue: Catalogue): Parsed<DetectionConfig> {
  const allow: Allow[] = [];
  const problems: ConfigProblem[] = [];
  text.split(/\r?\n/).forEach((written, index) => {
    const line = written.trim();
    if (line === '' || line.startsWith('#')) return;
    const [, commit, path, ruleId = '', number] = FINGERPRINT.exec(line) ?? [];
    if (path === undefined || number === undefined) {
      problems.push({
        line: index + 1,
        column: written.length - written.trimStart().length + 1,
        severity: 'warning',
        message: {
          en: 'a fingerprint is path:rule:line or commit:path:rule:line',
          ja: 'フィンガープリントは path:rule:line か commit:path:rule:line の形で書きます',
        },
      });
      return;
    }
    const wanted = path.replaceAll('\\', '/').replace(/^\.\//, '');
    allow.push({
      by: 'fingerprint',
      reason: {
        en: `listed in .gitleaksignore, line ${index + 1}`,
        ja: `.gitleaksignore の ${index + 1} 行目に記載されています`,
      },
      matches: (place) =>
        place.path === wanted &&
        place.line === Number(number) &&
        (place.ruleId === ruleId || !catalogue.has(ruleId)) &&
        (commit === undefined || place.commit?.startsWith(commit) === true),
    });
  });
  return { value: { ...EMPTY_CONFIG, allow }, problems };
}
