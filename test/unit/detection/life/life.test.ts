import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { describe, it } from 'node:test';
import { readCertificateBeside, validityOf } from '../../../../server/src/detection/life/certificate.ts';
import { datesOf, stateOf } from '../../../../server/src/detection/life/life.ts';
import { DAY } from '../../../../server/src/detection/life/time.ts';
import { createEngine } from '../../../../server/src/engine.ts';
import { messageOf } from '../../../../server/src/report/describe.ts';
import { expand } from '../../../credentials.ts';

const NOW = Date.UTC(2026, 10, 28);
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object): string =>
  `${base64url({ alg: 'HS256' })}.${base64url(claims)}.${expand('{A-Za-z0-9_-:43}', 3)}`;
const at = (date: string): number => Date.parse(`${date}Z`);
const seconds = (date: string): number => at(date) / 1000;

/** A field of a macaroon of version 2: its number, its length and its bytes. */
const field = (type: number, text: string): Buffer =>
  Buffer.concat([Buffer.from([type, text.length]), Buffer.from(text)]);
const pypi = (...caveats: string[]): string => {
  const end = Buffer.from([0]);
  const sections = caveats.flatMap((caveat) => [field(2, caveat), end]);
  const bytes = [Buffer.from([2]), field(1, 'pypi.org'), field(2, 'id'), end, ...sections, end];
  return `pypi-${Buffer.concat([...bytes, field(6, 'x'.repeat(32))]).toString('base64url')}`;
};
const policy = (statement: object): string =>
  Buffer.from(JSON.stringify({ Statement: [statement] }))
    .toString('base64')
    .replaceAll('+', '-')
    .replaceAll('=', '_')
    .replaceAll('/', '~');

describe('dates of a value', () => {
  const cases: readonly (readonly [string, string, object | undefined])[] = [
    ['a token, by nbf', jwt({ iat: 1, nbf: 2, exp: 3 }), { start: 2000, end: 3000 }],
    ['a token, by iat', jwt({ iat: 1, exp: 3 }), { start: 1000, end: 3000 }],
    ['a token with fractions', jwt({ exp: 1.5 }), { end: 1500 }],
    ['a token beyond all days', jwt({ exp: 1e300 }), {}],
    ['a bearer token', `Bearer ${jwt({ exp: 3 })}`, { end: 3000 }],
    ['no token', 'eyJhbGciOiJub25lIn0.x.y', undefined],
    [
      'a SAS, percent-encoded, with a start',
      'sv=2022-11-02&spr=https&st=2026-01-01T00%3A00%3A00Z&se=2026-01-02T00%3A00%3A00Z&sip=192.0.2.1&sp=r&sr=c&sig=x',
      { start: at('2026-01-01T00:00:00'), end: at('2026-01-02T00:00:00') },
    ],
    [
      'a SAS for everybody',
      'sv=2022-11-02&ss=b&srt=sco&sp=rwdl&se=2030-01-01&sig=x',
      { end: at('2030-01-01T00:00:00'), broad: ['any-address', 'account', 'writes', 'http'] },
    ],
    [
      'a time without a zone is UTC',
      'sv=1&spr=https&sip=a&se=2026-01-01T10:00&sig=x',
      { end: at('2026-01-01T10:00') },
    ],
    ['a SAS with a stored policy', 'sv=2022-11-02&si=policy&sr=c&sig=x', undefined],
    [
      'a SAS of Service Bus',
      'SharedAccessSignature sr=a&sig=x&se=1735689600&skn=Root',
      { end: 1_735_689_600_000 },
    ],
    [
      'a URL signed for AWS',
      'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260101T000000Z&X-Amz-Expires=3600&X-Amz-Signature=x',
      { start: at('2026-01-01T00:00:00'), end: at('2026-01-01T01:00:00') },
    ],
    [
      'a URL signed for Google',
      'https://g.example/a?X-Goog-Date=20260101T000000Z&X-Goog-Expires=60&X-Goog-Signature=x',
      { start: at('2026-01-01T00:00:00'), end: at('2026-01-01T00:01:00') },
    ],
    ['a URL of the old kind', 'AWSAccessKeyId=a&Expires=1735689600&Signature=x', { end: 1_735_689_600_000 }],
    [
      'a CloudFront URL',
      'Expires=1735689600&Signature=x&Key-Pair-Id=K1',
      { end: 1_735_689_600_000, broad: ['any-address'] },
    ],
    [
      'a CloudFront policy for one address',
      `Policy=${policy({ Condition: { DateLessThan: { 'AWS:EpochTime': 5 }, DateGreaterThan: { 'AWS:EpochTime': 2 }, IpAddress: { 'AWS:SourceIp': '192.0.2.0/24' } } })}&Signature=x&Key-Pair-Id=K1`,
      { start: 2000, end: 5000 },
    ],
    ['any other query', 'Expires=1735689600&Signature=x', undefined],
    ['a package index token without an end', pypi('[1, ["a"]]'), {}],
    ['a package index token with an end', pypi('[1, ["a"]]', '[0, 5, 2]'), { start: 2000, end: 5000 }],
    ['a package index token that is cut', pypi('[0, 5, 2]').slice(0, 30), undefined],
  ];
  for (const [what, value, expected] of cases) it(what, () => assert.deepEqual(datesOf(value), expected));
});

it('tells the state of a life by the clock that it is given', () => {
  const cases = [
    [{}, 'endless'],
    [{ end: NOW }, 'expired'],
    [{ start: NOW + DAY, end: NOW + 2 * DAY }, 'early'],
    [{ end: NOW + 14 * DAY }, 'expiring'],
    [{ start: NOW, end: NOW + 15 * DAY }, 'current'],
    [{ start: NOW - 60 * DAY, end: NOW + 31 * DAY }, 'long'],
    [{ end: NOW + 91 * DAY }, 'long'],
  ] as const;
  for (const [dates, state] of cases) assert.equal(stateOf(dates, NOW), state, JSON.stringify(dates));
});

describe('a certificate beside a private key', () => {
  const key = (body: string): string => ['-----BEGIN', 'PRIVATE', `KEY-----\n${body}\n-----END`].join(' ');
  const der = (tag: number, ...parts: (Buffer | string)[]): Buffer => {
    const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
    const length = content.length > 127 ? [0x81, content.length] : [content.length];
    return Buffer.concat([Buffer.from([tag, ...length]), content]);
  };
  const certificate = (from: Buffer, to: Buffer, version = [der(0xa0, der(2, '\x02'))]): Buffer =>
    der(
      0x30,
      der(
        0x30,
        ...version,
        der(2, '\x01'),
        der(0x30),
        der(0x30),
        der(0x30, from, to),
        der(4, 'x'.repeat(60)),
      ),
    );

  const cases = [
    [
      'UTC times',
      certificate(der(0x17, '250101000000Z'), der(0x17, '260101000000Z')),
      '2025-01-01',
      '2026-01-01',
    ],
    [
      'times of the last century',
      certificate(der(0x17, '990101000000Z'), der(0x17, '490101000000Z')),
      '1999-01-01',
      '2049-01-01',
    ],
    [
      'generalized times',
      certificate(der(0x18, '20500101000000Z'), der(0x18, '20510101000000Z')),
      '2050-01-01',
      '2051-01-01',
    ],
    [
      'version 1',
      certificate(der(0x17, '250101000000Z'), der(0x17, '260101000000Z'), []),
      '2025-01-01',
      '2026-01-01',
    ],
  ] as const;
  for (const [what, bytes, start, end] of cases) {
    it(`has its validity read: ${what}`, () => {
      const armoured = `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64')}\n-----END CERTIFICATE-----\n`;
      const text = `${key('abc')}\n${armoured}`;
      const expected = { start: at(`${start}T00:00:00`), end: at(`${end}T00:00:00`), of: 'certificate' };
      assert.deepEqual(readCertificateBeside(text, { start: 0, end: key('abc').length }), expected);
      assert.deepEqual(readCertificateBeside(`token ${armoured}`, { start: 0, end: 5 }), undefined);
    });
  }

  it('says nothing of bytes that are cut anywhere, or changed', () => {
    const bytes = certificate(der(0x17, '250101000000Z'), der(0x17, '260101000000Z'));
    for (let length = 0; length < bytes.length; length++) validityOf(bytes.subarray(0, length));
    for (let index = 0; index < bytes.length; index++) {
      const changed = Uint8Array.from(bytes);
      changed[index] = 0xff;
      validityOf(changed);
    }
    assert.equal(validityOf(bytes.subarray(0, 20)), undefined);
  });

  const made = spawnSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      '/dev/null',
      '-days',
      '400',
      '-subj',
      '/CN=test',
    ],
    { encoding: 'utf8' },
  );
  it('of openssl reads as Node reads it', {
    skip: made.status === 0 ? false : 'openssl is not there',
  }, () => {
    const { raw, validFrom, validTo } = new X509Certificate(made.stdout);
    assert.deepEqual(validityOf(raw), { start: Date.parse(validFrom), end: Date.parse(validTo) });
  });
});

describe('a finding that says when it ends', () => {
  const engine = createEngine({ now: () => NOW });
  const findingOf = (value: string) => {
    const [finding] = engine.detect(`const a = "${value}";\n`, { uri: 'file:///a.js' }).findings;
    assert.ok(finding);
    const rule = engine.catalogue.get(finding.ruleId);
    assert.ok(rule);
    return { finding, en: messageOf(finding, rule, 'en'), ja: messageOf(finding, rule, 'ja') };
  };

  it('is bad only a little once it has expired, and says why', () => {
    const { finding, en, ja } = findingOf(jwt({ exp: seconds('2026-01-01T00:00:00') }));
    assert.equal(finding.severity, 'low');
    assert.deepEqual(finding.evidence.at(-1)?.kind, 'expired');
    assert.match(en, /It expired on 2026-01-01: it can simply be deleted\.$/);
    assert.match(ja, /2026-01-01 に期限が切れています。そのまま削除できます。$/);
  });

  it('keeps its severity before, and says until when', () => {
    const { finding, en } = findingOf(
      jwt({ iat: seconds('2026-11-01T00:00:00'), exp: seconds('2026-12-01T00:00:00') }),
    );
    assert.equal(finding.severity, 'medium');
    assert.match(en, /It expires on 2026-12-01/);
    assert.match(findingOf(jwt({ sub: 'x' })).en, /It never expires/);
  });

  it('of a signed URL is found and dated', () => {
    const date = 'X-Amz-Date=20250101T000000Z&X-Amz-Expires=3600';
    const signature = expand('{0-9a-f:64}', 5);
    const { finding } = findingOf(
      `https://shop.s3.amazonaws.com/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&${date}&X-Amz-SignedHeaders=host&X-Amz-Signature=${signature}`,
    );
    assert.equal(finding.ruleId, 'aws-presigned-url');
    assert.deepEqual([finding.severity, finding.life?.state], ['low', 'expired']);
  });
});
