import type { Check } from '../types.ts';
import { decoded, decodedJson } from './decoded.ts';

const PAIR = {
  pass: { en: 'it decodes to a user and a password', ja: 'ユーザー名とパスワードにデコードできる' },
  fail: { en: 'it does not decode to a user and a password', ja: 'ユーザー名とパスワードにデコードできない' },
};
const INNER = {
  pass: { en: 'what it encodes has the right form', ja: 'デコードした内容の形式が正しい' },
  fail: { en: 'what it encodes has another form', ja: 'デコードした内容の形式が異なる' },
};

const mapboxUser = decodedJson(/^/, ['u', 'a']);
const sentryOrg = decodedJson(/^sntrys_/, ['iat', 'url', 'region_url', 'org']);

/** Tokens that are base64 of something known. The names of the fields were read in public samples of each. */
export const encodedChecks: Readonly<Record<string, Check>> = {
  /** HTTP basic authentication, Docker, npm, kintone: `user:password` in printable characters. */
  'user-password': decoded({
    ...PAIR,
    prefix: /^/,
    holds: (text) => /^[\x20-\x39\x3b-\x7e]{1,200}:[\x20-\x7e]{1,300}$/.test(text),
    sample: (random) => `deploy:${random}`,
  }),
  /** Rakuten RMS: `serviceSecret:licenseKey`. */
  'rakuten-esa': decoded({
    ...INNER,
    prefix: /^/,
    holds: (text) => /^SP\d{6}_[A-Za-z0-9]{16}:SL\d{6}_[A-Za-z0-9]{16}$/.test(text),
    sample: (random) => `SP123456_${random.slice(0, 16)}:SL123456_${random.slice(16, 32)}`,
  }),
  /** Elasticsearch: `id:key`, of 20 and 22 characters. */
  'elastic-api-key': decoded({
    ...INNER,
    prefix: /^/,
    holds: (text) => /^[\w-]{20}:[\w-]{22}$/.test(text),
    sample: (random) => `${random.slice(0, 20)}:${random.slice(20, 42)}`,
  }),
  /** Atlassian Data Center: digits, a colon, random bytes. */
  'atlassian-data-center': decoded({
    ...INNER,
    prefix: /^(?:BBDC-)?/,
    holds: (text) => /^\d{10,20}:/.test(text),
    sample: (random) => `123456789012:${random}`.slice(0, 33),
  }),
  /** JFrog: `reftkn:01:<unix expiry>:...`; an expiry of 0 means never. */
  'jfrog-reference': decoded({
    ...INNER,
    prefix: /^/,
    holds: (text) => /^reftkn:01:\d{10}:/.test(text),
    sample: (random) => `reftkn:01:0000000000:${random}`,
  }),
  'grafana-cloud': decodedJson(/^glc_/, ['o', 'n', 'k', 'm']),
  'grafana-legacy': decodedJson(/^/, ['k', 'n', 'id']),
  onepassword: decodedJson(/^ops_/, ['signInAddress', 'email', 'secretKey']),
  /** `pk.`, `sk.` or `tk.`, then the JSON, then a signature. */
  mapbox: {
    ...mapboxUser,
    verify: (value) => mapboxUser.verify(value.split('.')[1] ?? ''),
    complete: (body) => `${body.slice(0, 3)}${mapboxUser.complete?.(body.slice(3)).replace(/=+$/, '')}`,
  },
  /** The JSON stands before the last underscore. */
  'sentry-org': {
    ...sentryOrg,
    verify: (value) => sentryOrg.verify(value.slice(0, value.lastIndexOf('_'))),
    complete: (body) => `${sentryOrg.complete?.(body)}_`,
  },
};
