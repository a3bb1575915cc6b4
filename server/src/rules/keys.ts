import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const key = family({ provider: '', severity: 'critical', privilege: 'account-wide' });

/** A PEM block as it stands in files, in strings with escaped line ends and in literals over several lines. */
const pem = (label: string) =>
  new RegExp(
    `-----BEGIN ${label}-----(?:[\\s\\\\nr]{1,8}Proc-Type: 4,ENCRYPTED[\\s\\\\nr]{1,8}DEK-Info: [A-Z0-9-]{3,40},[0-9A-Fa-f]{8,64})?[A-Za-z0-9+/=\\s\\\\"',]{40,12000}-----END ${label}-----`,
  );

/** The same in an example. Written apart so that no scanner takes this file for a key. */
const block = (label: string, body: string) =>
  [`-----BEGIN ${label}-----`, body, `-----END ${label}-----`].join('\n');

export const KEYS: readonly Rule[] = [
  key({
    id: 'pem-rsa-private-key',
    name: { en: 'RSA private key (PEM)', ja: 'RSA 秘密鍵（PEM）' },
    keywords: ['-----BEGIN RSA PRIVATE KEY'],
    pattern: pem('RSA PRIVATE KEY'),
    examples: {
      match: [
        block('RSA PRIVATE KEY', 'MIIEow{A-Za-z0-9+/:1582}'),
        block('RSA PRIVATE KEY', 'MIICXA{A-Za-z0-9+/:806}'),
      ],
      reject: [block('RSA PRIVATE KEY', '...'), block('RSA PUBLIC KEY', 'MIIBCg{A-Za-z0-9+/:354}')],
    },
  }),
  key({
    id: 'pem-pkcs8-private-key',
    name: { en: 'private key (PKCS #8)', ja: '秘密鍵（PKCS #8）' },
    keywords: ['-----BEGIN PRIVATE KEY'],
    pattern: pem('PRIVATE KEY'),
    examples: {
      match: [
        block('PRIVATE KEY', 'MIIEvQ{A-Za-z0-9+/:1618}'),
        block('PRIVATE KEY', 'MC4CAQAwBQYDK2VwBCIEI{A-Za-z0-9+/:43}'),
      ],
      reject: [block('PRIVATE KEY', '...'), block('PUBLIC KEY', 'MIIBIj{A-Za-z0-9+/:386}')],
    },
  }),
  key({
    id: 'openssh-private-key',
    name: { en: 'OpenSSH private key', ja: 'OpenSSH 秘密鍵' },
    keywords: ['-----BEGIN OPENSSH PRIVATE KEY'],
    pattern: pem('OPENSSH PRIVATE KEY'),
    examples: {
      match: [
        block('OPENSSH PRIVATE KEY', 'b3BlbnNzaC1rZXktdjEAAAAA{A-Za-z0-9+/:360}'),
        block('OPENSSH PRIVATE KEY', 'b3BlbnNzaC1rZXktdjEAAAAA{A-Za-z0-9+/:2400}'),
      ],
      reject: [block('OPENSSH PRIVATE KEY', '...'), 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5{A-Za-z0-9+/:48}'],
    },
  }),
  key({
    id: 'jwt',
    name: KIND.jsonWebToken,
    keywords: ['eyJ'],
    pattern:
      /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{8,1000}\.eyJ[A-Za-z0-9_-]{8,8000}\.[A-Za-z0-9_-]{16,2000}(?![A-Za-z0-9_-])/,
    check: 'jwt',
    severity: 'medium',
    privilege: 'scoped',
    docs: 'https://www.rfc-editor.org/rfc/rfc7519',
    examples: {
      match: [
        'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.{A-Za-z0-9_-:43}',
        'Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIyIn0.{A-Za-z0-9_-:342}',
      ],
      reject: ['eyJ{A-Za-z0-9:30}', 'eyJ{x:33}.eyJ{x:30}.{x:43}'],
    },
  }),
];
