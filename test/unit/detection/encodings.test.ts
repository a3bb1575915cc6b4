import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECKS } from '../../../server/src/detection/checks/index.ts';
import { readLiteral, readSecret } from '../../../server/src/detection/mask.ts';
import { createEngine } from '../../../server/src/engine.ts';
import { expand } from '../../credentials.ts';

const detector = createEngine();
const KEY = expand('AKIA{A-Z2-7:16}', 1);
const LONG = expand('sk-ant-api03-{A-Za-z0-9_-:93}AA', 2);
const PEM = CHECKS.pem?.complete?.(`-----BEGIN RSA PRIVATE KEY-----\n${expand('{A-Za-z0-9:190}', 3)}`) ?? '';

const base64 = (value: string): string => Buffer.from(value).toString('base64');
const hex = (value: string, write: (code: string) => string): string =>
  Array.from(value, (char) => write(char.charCodeAt(0).toString(16).padStart(2, '0'))).join('');
const dashes = (value: string, write: string): string => value.replaceAll('-', write).replaceAll('_', '_');

/** Source text, the wrapping that is reported, the value that it holds and what stands at the range (default: `of`). */
const CASES: readonly {
  name: string;
  text: (of: string) => string;
  of: string;
  encodings: string;
  value?: string;
}[] = [
  { name: 'as it is', text: (of) => `k = "${of}"`, of: KEY, encodings: '' },
  { name: 'base64', text: (of) => `k = "${of}"`, of: base64(KEY), encodings: 'base64', value: KEY },
  {
    name: 'base64 behind a path',
    text: (of) => `x/${of}`,
    of: base64(LONG),
    encodings: 'base64',
    value: LONG,
  },
  {
    name: 'base64 of more',
    text: (of) => `k: ${of}\n`,
    of: base64(`user:${KEY}\n`),
    encodings: 'base64',
    value: `user:${KEY}\n`,
  },
  {
    name: 'base64 of more, third alignment',
    text: (of) => `k: ${of}\n`,
    of: base64(`id:u ${KEY}`),
    encodings: 'base64',
    value: `id:u ${KEY}`,
  },
  {
    name: 'base64url',
    text: (of) => `k=${of}&`,
    of: base64(`???>>>${KEY}`).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
    encodings: 'base64url',
    value: `???>>>${KEY}`,
  },
  {
    name: 'percent, some',
    text: (of) => `https://x.test/?k=${of}&y=1`,
    of: dashes(LONG, '%2D'),
    encodings: 'percent',
    value: LONG,
  },
  {
    name: 'percent, all',
    text: (of) => `https://x.test/?k=${of}&y=1`,
    of: hex(KEY, (code) => `%${code}`),
    encodings: 'percent',
    value: KEY,
  },
  {
    name: 'hex escapes',
    text: (of) => `k = "${of}"`,
    of: hex(KEY, (code) => `\\x${code}`),
    encodings: 'escape',
    value: KEY,
  },
  {
    name: 'unicode escapes',
    text: (of) => `k = "${of}"`,
    of: hex(KEY, (code) => `\\u00${code}`),
    encodings: 'escape',
    value: KEY,
  },
  {
    name: 'one unicode escape',
    text: (of) => `k = "${of}";`,
    of: LONG.replace('-api', '\\u002dapi'),
    encodings: 'escape',
    value: LONG,
  },
  {
    name: 'PEM in JSON',
    text: (of) => `{"private_key": "${of}\\n"}`,
    of: PEM.replaceAll('\n', '\\n'),
    encodings: 'escape',
    value: PEM,
  },
  {
    name: 'PEM in JSON in JSON',
    text: (of) => `"{\\"private_key\\": \\"${of}\\"}"`,
    of: PEM.replaceAll('\n', '\\\\n'),
    encodings: 'escape escape',
    value: PEM,
  },
  {
    name: 'PEM in YAML',
    text: (of) => `key: |\n  ${of}\nnext: 1\n`,
    of: PEM.replaceAll('\n', '\n  '),
    encodings: 'block',
    value: PEM,
  },
  {
    name: 'PEM in a heredoc',
    text: (of) => `cat > key <<EOF\n${of}\nEOF\n`,
    of: PEM,
    encodings: '',
    value: PEM,
  },
  {
    name: 'joined by +',
    text: (of) => `k = "${of}";`,
    of: `${LONG.slice(0, 9)}" + "${LONG.slice(9)}`,
    encodings: 'concatenation',
    value: LONG,
  },
  {
    name: 'joined over lines',
    text: (of) => `k = '${of}';`,
    of: `${LONG.slice(0, 40)}' +\n    '${LONG.slice(40)}`,
    encodings: 'concatenation',
    value: LONG,
  },
  {
    name: 'three pieces',
    text: (of) => `k = "${of}";`,
    of: `${LONG.slice(0, 4)}" + "${LONG.slice(4, 40)}"\n   + "${LONG.slice(40)}`,
    encodings: 'concatenation',
    value: LONG,
  },
  {
    name: 'adjacent literals',
    text: (of) => `k = ("${of}")`,
    of: `${LONG.slice(0, 40)}"\n     "${LONG.slice(40)}`,
    encodings: 'concatenation',
    value: LONG,
  },
  {
    name: 'adjacent, backslash',
    text: (of) => `k = "${of}"`,
    of: `${LONG.slice(0, 40)}" \\\n     "${LONG.slice(40)}`,
    encodings: 'concatenation',
    value: LONG,
  },
  {
    name: 'PHP dots',
    text: (of) => `$k = '${of}';`,
    of: `${LONG.slice(0, 40)}' . '${LONG.slice(40)}`,
    encodings: 'concatenation',
    value: LONG,
  },
  {
    name: 'VB ampersand',
    text: (of) => `k = "${of}"`,
    of: `${LONG.slice(0, 40)}" & "${LONG.slice(40)}`,
    encodings: 'concatenation',
    value: LONG,
  },
  {
    name: 'continued line',
    text: (of) => `k = "${of}"`,
    of: `${LONG.slice(0, 40)}\\\n${LONG.slice(40)}`,
    encodings: 'escape',
    value: LONG,
  },
  {
    name: 'escapes in joined literals',
    text: (of) => `k = "${of}"`,
    of: `${LONG.slice(0, 2)}\\x2d" + "${LONG.slice(3)}`,
    encodings: 'concatenation escape',
    value: LONG,
  },
];

for (const { name, text, of, encodings, value = of } of CASES) {
  test(name, () => {
    const source = text(of);
    const { findings } = detector.detect(source, { uri: 'file:///a.txt' });
    assert.deepEqual(
      findings.map((finding) => ({
        at: source.slice(finding.range.start, finding.range.end),
        encodings: finding.encodings.join(' '),
        value: readSecret(source, finding),
      })),
      [{ at: of, encodings, value }],
    );
  });
}

for (const [name, written, expected] of [
  ['base64 stays: the program decodes it', base64(KEY), base64(KEY)],
  ['percent-encoding stays', hex(KEY, (code) => `%${code}`), hex(KEY, (code) => `%${code}`)],
  ['escapes are undone: the language does it', hex(KEY, (code) => `\\x${code}`), KEY],
] as const) {
  test(`what a fix moves: ${name}`, () => {
    const source = `k = "${written}"`;
    const [finding] = detector.detect(source, { uri: 'file:///a.txt' }).findings;
    assert.equal(finding && readLiteral(source, finding), expected);
  });
}
