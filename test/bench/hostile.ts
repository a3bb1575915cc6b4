/**
 * Time of the detector on texts made to be slow: `node test/bench/hostile.ts [MEGABYTES] [NAME] [known]` (default: 5;
 * `known` leaves the generic detector out). Each is
 * run at a half and at the full size: a time that grows much more than twofold is quadratic.
 */
import { CHECKS } from '../../server/src/detection/checks/index.ts';
import { createDetector } from '../../server/src/detection/detector.ts';
import { createEngine } from '../../server/src/engine.ts';
import { expand } from '../credentials.ts';

const size = Number(process.argv[2] ?? 5) * 1e6;
const only = process.argv[3] ?? '';
const detectors = process.argv[4] === 'known' ? ['known'] : ['known', 'whole'];
const key = expand('AKIA{A-Z2-7:16}', 1);
const pem = '-----BEGIN RSA PRIVATE KEY-----';

/** Units that are repeated until the text is long enough. */
const UNITS: Readonly<Record<string, string>> = {
  letters: 'a',
  'one keyword': 'AKIA',
  'keyword and blank': 'sk-ant- ',
  'keys in one line': `${key} `,
  'keys in lines': `k = "${key}"\n`,
  'halves of pairs': `${key} aws_secret_access_key=`,
  'named keyword': 'aws_secret=',
  'secret = ': 'secret = ',
  'open PEM': `${pem}\n`,
  'PEM and body': `${pem}${'A'.repeat(64)}\n`,
  backslashes: '\\',
  'hex escapes': '\\x41',
  'unicode escapes': '\\u0041\\u004b',
  percents: '%41%4B',
  'joined literals': '"a" + ',
  'open quotes': '"',
  'quotes and newlines': '"\n"',
  'base64 of PEM': Buffer.from(pem).toString('base64'),
  'base64 dots': `${Buffer.from(key).toString('base64')}.`,
  'JWT starts': 'eyJ',
  'JWT starts, dots': 'eyJhbGciOi.',
  urls: 'postgres://a:b@c ',
  'open urls': 'postgres://a:',
  'nul bytes': '\0',
  'lone surrogates': '\ud800',
  assignments: 'password=',
  'quoted passwords': 'password="hunter2hunter2" ',
  'token colons': 'token:"',
  marks: 'k="kagimori:allow" ',
  'open tags': '<password ',
  spaces: ' ',
  newlines: '\n',
};

const engine = createEngine();
const known = createDetector(engine.catalogue, { checks: CHECKS });
const timed = (run: () => void): number => {
  const start = performance.now();
  run();
  return performance.now() - start;
};
for (const [name, unit] of Object.entries(UNITS)) {
  if (!name.includes(only)) continue;
  const text = unit.repeat(Math.ceil(size / unit.length));
  const half = text.slice(0, text.length / 2);
  const source = { uri: 'file:///hostile.js' };
  const cells = detectors.map((which) => {
    const detector = which === 'known' ? known : engine;
    const first = timed(() => detector.detect(half, source));
    const second = timed(() => detector.detect(text, source));
    return `${which} ${second.toFixed(0).padStart(7)} ms  x${(second / Math.max(first, 1)).toFixed(1)}`;
  });
  console.log(`${name.padEnd(20)} ${cells.join('   ')}`);
}
