import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECKS } from '../../../../server/src/detection/checks/index.ts';

const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const token = (claims: unknown, header: unknown = { alg: 'HS256' }) =>
  `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(claims))}.${'s'.repeat(43)}`;
const armoured = (label: string, bytes: number[]) =>
  `-----BEGIN ${label}-----\n${Buffer.from(bytes).toString('base64')}\n-----END ${label}-----`;

/** Fifty bytes as DER: a SEQUENCE of the length given. */
const der = (length: number) => [0x30, length, ...Array.from({ length: 48 }, (_, at) => at)];

const ENCRYPTED = '\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n';
const openSsh = (cipher: string) => [
  ...Buffer.from(`openssh-key-v1\0\0\0\0${String.fromCharCode(cipher.length)}${cipher}${'a'.repeat(40)}`),
];

const CASES: readonly [check: string, what: string, value: string, verdict: 'pass' | 'fail' | 'unknown'][] = [
  ['user-password', 'a pair', base64('deploy:correct horse'), 'pass'],
  ['user-password', 'no colon', base64('authentication'), 'fail'],
  ['user-password', 'bytes', base64('\x01\x02:\x03\xff'), 'fail'],
  ['user-password', 'no base64', '!!!', 'fail'],
  ['rakuten-esa', 'a pair', base64(`SP123456_${'a'.repeat(16)}:SL123456_${'b'.repeat(16)}`), 'pass'],
  ['rakuten-esa', 'another pair', base64('user:password'), 'fail'],
  ['elastic-api-key', 'id and key', base64(`${'a'.repeat(20)}:${'b'.repeat(22)}`), 'pass'],
  ['elastic-api-key', 'too short', base64('a:b'), 'fail'],
  ['atlassian-data-center', 'digits', base64('123456789012:abcdefgh'), 'pass'],
  ['atlassian-data-center', 'with its prefix', `BBDC-${base64('123456789012:abcdefgh')}`, 'pass'],
  ['atlassian-data-center', 'words', base64('something else'), 'fail'],
  ['jfrog-reference', 'never expires', base64('reftkn:01:0000000000:abc'), 'pass'],
  ['jfrog-reference', 'something else', base64('token:01:0000000000:abc'), 'fail'],
  ['grafana-cloud', 'all fields', `glc_${base64('{"o":"1","n":"a","k":"b","m":{}}')}`, 'pass'],
  ['grafana-cloud', 'a field missing', `glc_${base64('{"o":"1","n":"a"}')}`, 'fail'],
  ['grafana-cloud', 'no prefix', base64('{}'), 'unknown'],
  [
    'sentry-org',
    'all fields',
    `sntrys_${base64('{"iat":1,"url":"u","region_url":"r","org":"o"}')}_abc`,
    'pass',
  ],
  ['mapbox', 'user and id', `sk.${base64url('{"u":"deploy","a":"1"}')}.abc`, 'pass'],
  ['mapbox', 'something else', `sk.${base64url('{"x":1}')}.abc`, 'fail'],
  ['jwt', 'a token', token({ sub: 'x' }), 'pass'],
  ['jwt', 'no algorithm', token({ sub: 'x' }, { typ: 'JWT' }), 'fail'],
  ['jwt', 'no JSON', `${'eyJhbGciOiJIUzI1NiJ9'}.bm90IGpzb24.abc`, 'fail'],
  ['jwt', 'one part', 'eyJhbGciOiJIUzI1NiJ9', 'unknown'],
  ['jwt-supabase-anon', 'anon', token({ iss: 'supabase', role: 'anon' }), 'pass'],
  ['jwt-supabase-anon', 'service role', token({ iss: 'supabase', role: 'service_role' }), 'fail'],
  ['jwt-supabase-service-role', 'service role', token({ iss: 'supabase', role: 'service_role' }), 'pass'],
  [
    'jwt-auth0-management',
    'ours',
    token({ iss: 'https://t.auth0.com/', aud: ['https://t.auth0.com/api/v2/'] }),
    'pass',
  ],
  [
    'jwt-auth0-management',
    'another API',
    token({ iss: 'https://t.auth0.com/', aud: 'https://shop' }),
    'fail',
  ],
  ['jwt-kubernetes', 'by subject', token({ sub: 'system:serviceaccount:default:app' }), 'pass'],
  ['jwt-kubernetes', 'another', token({ sub: 'app' }), 'fail'],
  ['pem', 'DER of its length', armoured('PRIVATE KEY', der(48)), 'pass'],
  ['pem', 'DER of another length', armoured('PRIVATE KEY', der(99)), 'unknown'],
  ['pem', 'dots', armoured('PRIVATE KEY', []), 'fail'],
  ['pem', 'escaped line ends', armoured('PRIVATE KEY', der(48)).replaceAll('\n', '\\n'), 'pass'],
  ['pem', 'OpenSSH', armoured('OPENSSH PRIVATE KEY', openSsh('none')), 'pass'],
  ['pem', 'OpenSSH with a passphrase', armoured('OPENSSH PRIVATE KEY', openSsh('aes256-ctr')), 'fail'],
  ['pem', 'OpenSSL with a passphrase', armoured('RSA PRIVATE KEY', der(48)).replace('\n', ENCRYPTED), 'fail'],
  ['der', 'a sequence', Buffer.from(der(48)).toString('base64'), 'pass'],
  ['der', 'something else', base64('a'.repeat(50)), 'fail'],
  ['pypi-macaroon', 'another version', `pypi-${base64url('\x01\x01\x08pypi.org')}`, 'fail'],
  ['pypi-macaroon', 'another site', `pypi-${base64url('\x02\x01\x08evil.org\x02')}`, 'fail'],
  ['pypi-macaroon', 'no token', 'AgEI', 'unknown'],
  ['discord-bot', 'an id', `${base64('80351110224678912')}.abc.def`, 'pass'],
  ['discord-bot', 'words', `${base64('not an identifier')}.abc.def`, 'fail'],
  ['secp256k1', 'zero', '0'.repeat(64), 'fail'],
  ['secp256k1', 'too large', 'f'.repeat(64), 'fail'],
  ['secp256k1', 'in range', `0x${'1a'.repeat(32)}`, 'unknown'],
  ['secp256k1', 'no number', 'zz', 'unknown'],
  ['url-password', 'a default', 'postgres', 'fail'],
  ['url-password', 'a default with digits', 'Password123!', 'fail'],
  ['url-password', 'its own name', 'my-password', 'fail'],
  ['url-password', 'the name of a variable', 'POSTGRES_PASSWORD', 'fail'],
  ['url-password', 'anything else', 'tr0ub4dor&3xyz', 'unknown'],
  ['crates-xor', '31 zeros', `cio_tp_${'0'.repeat(31)}w`, 'pass'],
  ['crates-xor', 'another end', `cio_tp_${'0'.repeat(31)}x`, 'fail'],
];

for (const [name, what, value, verdict] of CASES) {
  test(`${name}: ${what}`, () => assert.equal(CHECKS[name]?.verify(value), verdict));
}

test('a sealed PyPI token reads as one, of either index', () => {
  for (const body of [`pypi-${'a'.repeat(80)}`, `pypi-test:${'b'.repeat(80)}`]) {
    const sealed = CHECKS['pypi-macaroon']?.complete?.(body) ?? '';
    assert.equal(CHECKS['pypi-macaroon']?.verify(sealed), 'pass');
  }
});
