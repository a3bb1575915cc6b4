import type { Check, Text } from '../types.ts';
import { decodeBase64, decodeJson } from './base64.ts';

type Claims = Readonly<Record<string, unknown>>;

interface Issued {
  readonly pass: Text;
  readonly fail: Text;
  /** Whether the claims are those of the issuer. */
  holds(claims: Claims): boolean;
  /** Claims for an example. */
  readonly sample: Claims;
}

const isText = (part: string): boolean =>
  /^[\s\x20-\x7e]*$/.test(String.fromCharCode(...(decodeBase64(part) ?? [])));

const encode = (value: unknown) =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/**
 * A JSON web token: its first two parts are JSON objects and the first names an algorithm (RFC 7519).
 * An example is completed by putting the claims in front of the random characters of its signature.
 */
function token({ holds, sample, anyIssuer = false, ...texts }: Issued & { anyIssuer?: boolean }): Check {
  return {
    ...texts,
    onFail: 'drop',
    verify(value) {
      const [head, body, signature] = value.slice(value.indexOf('eyJ')).split('.');
      if (head === undefined || body === undefined || signature === undefined) return 'unknown';
      const header = decodeJson(head);
      if (typeof header?.alg !== 'string') return 'fail';
      const claims = decodeJson(body);
      // With such a header it is a token, though its claims were altered; what is encrypted or signs a text is another thing.
      if (claims === undefined) return anyIssuer && !header.enc && !isText(body) ? 'unknown' : 'fail';
      return holds(claims) ? 'pass' : 'fail';
    },
    complete(body) {
      const [, prefix = '', signature = ''] = /^(.*?)([A-Za-z0-9-]*)$/.exec(body) ?? [];
      return `${prefix}${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(sample)}.${signature}`;
    },
  };
}

const text = (claims: Claims, name: string) => (typeof claims[name] === 'string' ? claims[name] : '');

/** A token that says itself who issued it. */
const issuedBy = (issuer: string, holds: Issued['holds'], sample: Claims) =>
  token({
    pass: { en: `its claims name ${issuer}`, ja: `クレームが ${issuer} を示している` },
    fail: { en: `its claims do not name ${issuer}`, ja: `クレームが ${issuer} のものではない` },
    holds,
    sample,
  });

const supabase = (role: string) =>
  issuedBy('Supabase', (claims) => text(claims, 'iss').startsWith('supabase') && claims.role === role, {
    iss: 'supabase',
    ref: 'abcdefghijklmnopqrst',
    role,
  });

/** JSON web tokens: any, and those of issuers whose claims are known. */
export const jwtChecks: Readonly<Record<string, Check>> = {
  jwt: token({
    pass: { en: 'it decodes as a JSON web token', ja: 'JWT としてデコードできる' },
    fail: { en: 'it does not decode as a JSON web token', ja: 'JWT としてデコードできない' },
    holds: () => true,
    anyIssuer: true,
    sample: { sub: 'deploy', iat: 1700000000 },
  }),
  'jwt-supabase-anon': supabase('anon'),
  'jwt-supabase-service-role': supabase('service_role'),
  'jwt-auth0-management': issuedBy(
    'Auth0',
    (claims) =>
      text(claims, 'iss').endsWith('.auth0.com/') && JSON.stringify(claims.aud ?? '').includes('/api/v2/'),
    { iss: 'https://tenant.auth0.com/', aud: 'https://tenant.auth0.com/api/v2/' },
  ),
  'jwt-calendly': issuedBy('Calendly', (claims) => text(claims, 'iss') === 'https://auth.calendly.com', {
    iss: 'https://auth.calendly.com',
  }),
  'jwt-monday': issuedBy(
    'monday.com',
    (claims) => ['tid', 'aai', 'uid', 'actid'].every((name) => name in claims),
    {
      tid: 1,
      aai: 11,
      uid: 2,
      actid: 3,
    },
  ),
  'jwt-kubernetes': issuedBy(
    'Kubernetes',
    (claims) =>
      text(claims, 'iss') === 'kubernetes/serviceaccount' ||
      text(claims, 'sub').startsWith('system:serviceaccount:'),
    { iss: 'kubernetes/serviceaccount', sub: 'system:serviceaccount:default:deploy' },
  ),
};
