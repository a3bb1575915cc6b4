import type { Rule } from '../detection/types.ts';
import { begin, block, end } from './armour.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { called, hex } from './shapes.ts';

const key = family({
  provider: '',
  severity: 'critical',
  privilege: 'account-wide',
  lifetime: LIFETIME.never,
  envName: 'PRIVATE_KEY',
});

/** Armoured keys that differ only in the words of their lines. */
const armoured = (id: string, label: string, name: Rule['name'], severity: Rule['severity'] = 'critical') =>
  key({
    id,
    name,
    keywords: [begin(label).slice(0, -5)],
    pattern: new RegExp(block(label)),
    check: 'pem',
    severity,
    docs: 'https://www.rfc-editor.org/rfc/rfc7468',
    examples: {
      match: [
        `{from}${begin(label)}\n{A-Za-z0-9:600}{check}`,
        `const key = \`{from}${begin(label)}\n{A-Za-z0-9:130}{check}\`;`,
      ],
      reject: [
        `${begin(label)}\n...\n${end(label)}`,
        `if (text.startsWith("${begin(label)}")) return text.endsWith("${end(label)}");`,
      ],
    },
  });

export const KEYS: readonly Rule[] = [
  armoured('pem-rsa-private-key', 'RSA PRIVATE KEY', { en: 'RSA private key', ja: 'RSA 秘密鍵' }),
  armoured('pem-ec-private-key', 'EC PRIVATE KEY', { en: 'EC private key', ja: 'EC 秘密鍵' }),
  armoured('pem-dsa-private-key', 'DSA PRIVATE KEY', { en: 'DSA private key', ja: 'DSA 秘密鍵' }, 'high'),
  armoured('pem-pkcs8-private-key', 'PRIVATE KEY', { en: 'private key', ja: '秘密鍵' }),
  {
    ...armoured(
      'pem-encrypted-private-key',
      'ENCRYPTED PRIVATE KEY',
      { en: 'encrypted private key', ja: '暗号化された秘密鍵' },
      'medium',
    ),
    // Whoever finds it needs its passphrase as well.
    check: undefined,
    confidence: 'weak',
    examples: {
      match: [
        `${begin('ENCRYPTED PRIVATE KEY')}\n{A-Za-z0-9+/:600}\n${end('ENCRYPTED PRIVATE KEY')}`,
        `${begin('ENCRYPTED PRIVATE KEY')}\n{A-Za-z0-9+/:1600}\n${end('ENCRYPTED PRIVATE KEY')}`,
      ],
      reject: [
        `${begin('ENCRYPTED PRIVATE KEY')}\n...\n${end('ENCRYPTED PRIVATE KEY')}`,
        begin('ENCRYPTED PRIVATE KEY'),
      ],
    },
  },
  armoured('openssh-private-key', 'OPENSSH PRIVATE KEY', { en: 'OpenSSH private key', ja: 'OpenSSH 秘密鍵' }),
  key({
    id: 'pgp-private-key',
    name: { en: 'PGP private key', ja: 'PGP 秘密鍵' },
    keywords: [begin('PGP PRIVATE KEY BLOCK').slice(0, -5)],
    pattern: new RegExp(
      `${begin('PGP PRIVATE KEY BLOCK')}\\s{1,8}(?:[A-Z][a-z]{2,12}: [^\\n]{1,80}\\s{1,8}){0,4}[A-Za-z0-9+/=\\s]{100,20000}${end('PGP PRIVATE KEY BLOCK')}`,
    ),
    docs: 'https://www.rfc-editor.org/rfc/rfc9580',
    examples: {
      match: [
        `${begin('PGP PRIVATE KEY BLOCK')}\n\nlQ{A-Za-z0-9+/:300}\n={A-Za-z0-9:4}\n${end('PGP PRIVATE KEY BLOCK')}`,
        `${begin('PGP PRIVATE KEY BLOCK')}\nVersion: GnuPG v2\n\nlQ{A-Za-z0-9+/:900}\n${end('PGP PRIVATE KEY BLOCK')}`,
      ],
      reject: [
        `${begin('PGP PRIVATE KEY BLOCK')}\n...\n${end('PGP PRIVATE KEY BLOCK')}`,
        `${begin('PGP PUBLIC KEY BLOCK')}\n\nmQ{A-Za-z0-9+/:300}\n${end('PGP PUBLIC KEY BLOCK')}`,
      ],
    },
  }),
  key({
    id: 'putty-private-key',
    name: { en: 'PuTTY private key', ja: 'PuTTY 秘密鍵' },
    keywords: ['PuTTY-User-Key-File-'],
    pattern:
      /PuTTY-User-Key-File-[23]: [^\n]{3,60}\n(?:(?:Encryption|Comment|Public-Lines|Key-Derivation|Argon2-[A-Za-z]{4,12}): [^\n]{0,200}\n|[A-Za-z0-9+/=]{1,64}\r?\n){2,60}Private-Lines: [0-9]{1,3}\r?\n(?<secret>(?:[A-Za-z0-9+/=]{1,64}\r?\n){1,60})/,
    docs: 'https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html',
    examples: {
      match: [
        'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: deploy\nPublic-Lines: 1\n{A-Za-z0-9+/:64}\nPrivate-Lines: 1\n{A-Za-z0-9+/:44}\nPrivate-MAC: {0-9a-f:64}',
        'PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: deploy\nPublic-Lines: 1\n{A-Za-z0-9+/:64}\nPrivate-Lines: 2\n{A-Za-z0-9+/:64}\n{A-Za-z0-9+/:32}\nPrivate-MAC: {0-9a-f:40}',
      ],
      reject: ['PuTTY-User-Key-File-3: ssh-ed25519', 'header.startsWith("PuTTY-User-Key-File-2: ")'],
    },
  }),
  key({
    id: 'kubeconfig-client-key',
    provider: 'Kubernetes',
    name: { en: 'client key in a kubeconfig', ja: 'kubeconfig のクライアント秘密鍵' },
    keywords: ['client-key-data:'],
    pattern: /client-key-data:\s{0,4}(?<secret>LS0tLS1CRUdJTi[A-Za-z0-9+/]{100,8000}={0,2})/,
    check: 'pem-base64',
    keyless: 'workload-identity',
    docs: 'https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/',
    examples: {
      match: ['client-key-data: {A-Za-z0-9:300}{check}', '    client-key-data: {A-Za-z0-9:900}{check}'],
      reject: ['client-key-data: REDACTED', 'client-key: /home/app/client.key'],
    },
  }),
  key({
    id: 'der-rsa-base64',
    name: { en: 'RSA private key in base64', ja: 'RSA 秘密鍵（Base64）' },
    keywords: ['MII'],
    pattern:
      /(?<![A-Za-z0-9+/_-])MII[A-Za-z0-9+/]{3}IBA(?:AKCA|DANBgkqhkiG9w0BAQ)[A-Za-z0-9+/]{100,8000}={0,2}(?![A-Za-z0-9+/=])/,
    check: 'der',
    examples: {
      // Sized so that the length in the first bytes fits: a 1024-bit key.
      match: ['MIICXAIBAAKCA{A-Za-z0-9+/:798}=', 'key = "MIICXAIBAAKCA{A-Za-z0-9+/:798}="'],
      reject: ['MIIBIjANBgkqhkiG9w0BAQ{A-Za-z0-9+/:300}', 'MIICXAIBAAKCA{A-Za-z0-9+/:300}'],
    },
  }),
  key({
    id: 'der-ec-base64',
    name: { en: 'EC private key in base64', ja: 'EC 秘密鍵（Base64）' },
    keywords: ['MHcCAQEEI', 'MIGkAgEBBD', 'MHQCAQEEI'],
    pattern:
      /(?<![A-Za-z0-9+/_-])(?:MHcCAQEEI|MIGkAgEBBD|MHQCAQEEI)[A-Za-z0-9+/]{100,400}={0,2}(?![A-Za-z0-9+/=])/,
    check: 'der',
    examples: {
      match: ['MHcCAQEEI{A-Za-z0-9+/:153}==', 'key = "MHQCAQEEI{A-Za-z0-9+/:149}=="'],
      reject: ['MFkwEwYHKoZIzj0CAQ{A-Za-z0-9+/:106}', 'MHcCAQEEI{A-Za-z0-9+/:60}'],
    },
  }),
  key({
    id: 'pkcs12-bundle',
    name: { en: 'PKCS #12 bundle in base64', ja: 'PKCS #12 ファイル（Base64）' },
    keywords: ['IBAzCC'],
    pattern: /(?<![A-Za-z0-9+/_-])MI[I-L][0-9a-zA-Z/+]{2}[AQgw]IBAzCC[A-Za-z0-9+/]{200,12000}={0,2}/,
    severity: 'high',
    examples: {
      match: ['MIIKQAIBAzCC{A-Za-z0-9+/:600}', 'P12=MIIJWQIBAzCC{A-Za-z0-9+/:900}=='],
      reject: ['MIIKQAIBAzCC{A-Za-z0-9+/:20}', 'MIIDdzCCAl+gAwIBAgI{A-Za-z0-9+/:300}'],
    },
  }),
  key({
    id: 'dotnet-rsa-xml',
    provider: '.NET',
    name: { en: 'RSA private key in XML', ja: 'RSA 秘密鍵（XML）' },
    keywords: ['<RSAKeyValue>'],
    pattern:
      /<RSAKeyValue>\s{0,20}(?:<[A-Z][A-Za-z]{0,9}>[A-Za-z0-9+/=\s]{0,1200}<\/[A-Z][A-Za-z]{0,9}>\s{0,20}){2,7}?<D>(?<secret>[A-Za-z0-9+/=\s]{80,1200})<\/D>/,
    examples: {
      match: [
        '<RSAKeyValue><Modulus>{A-Za-z0-9+/:170}</Modulus><Exponent>AQAB</Exponent><D>{A-Za-z0-9+/:170}</D></RSAKeyValue>',
        '<RSAKeyValue>\n<Modulus>{A-Za-z0-9+/:340}</Modulus>\n<Exponent>AQAB</Exponent>\n<D>{A-Za-z0-9+/:340}</D></RSAKeyValue>',
      ],
      reject: [
        '<RSAKeyValue><Modulus>{A-Za-z0-9+/:170}</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>',
        '<RSAKeyValue><D>...</D></RSAKeyValue>',
      ],
    },
  }),
  key({
    id: 'jwk-private',
    name: { en: 'private JSON web key', ja: 'JSON Web Key（秘密鍵）' },
    keywords: ['"kty"'],
    pattern:
      /"kty"\s{0,4}:\s{0,4}"(?:RSA|EC|OKP)"[^{}]{0,1400}?"d"\s{0,4}:\s{0,4}"(?<secret>[A-Za-z0-9_-]{40,700})"/,
    docs: 'https://www.rfc-editor.org/rfc/rfc7517',
    examples: {
      match: [
        '{"kty":"EC","crv":"P-256","d":"{A-Za-z0-9_-:43}"}',
        '{"kty": "OKP", "crv": "Ed25519", "x": "{A-Za-z0-9_-:43}", "d": "{A-Za-z0-9_-:43}"}',
      ],
      reject: ['{"kty":"EC","crv":"P-256","x":"{A-Za-z0-9_-:43}"}', '{"kty":"EC","d":"..."}'],
    },
  }),
  key({
    id: 'wireguard-private-key',
    provider: 'WireGuard',
    name: { en: 'private key', ja: '秘密鍵' },
    keywords: ['PrivateKey'],
    pattern: /(?<![A-Za-z0-9_-])PrivateKey\s{0,3}=\s{0,3}(?<secret>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)/,
    examples: {
      match: ['PrivateKey = {A-Za-z0-9+/:42}E=', '[Interface]\nPrivateKey={A-Za-z0-9+/:42}8='],
      reject: ['PublicKey = {A-Za-z0-9+/:42}E=', 'PrivateKey = <key>'],
    },
  }),
  key({
    id: 'wireguard-preshared-key',
    provider: 'WireGuard',
    name: { en: 'pre-shared key', ja: '事前共有鍵' },
    keywords: ['PresharedKey'],
    pattern: /(?<![A-Za-z0-9_-])PresharedKey\s{0,3}=\s{0,3}(?<secret>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)/,
    severity: 'high',
    examples: {
      match: ['PresharedKey = {A-Za-z0-9+/:42}E=', '[Peer]\nPresharedKey={A-Za-z0-9+/:42}8='],
      reject: ['PublicKey = {A-Za-z0-9+/:42}E=', 'PresharedKey = <key>'],
    },
  }),
  key({
    id: 'vapid-private-key',
    provider: 'Web Push',
    name: { en: 'VAPID private key', ja: 'VAPID 秘密鍵' },
    ...called(['vapid_private', 'vapid_private_key'], '[A-Za-z0-9_-]{43}'),
    severity: 'high',
    privilege: 'scoped',
    envName: 'VAPID_PRIVATE_KEY',
    docs: 'https://www.rfc-editor.org/rfc/rfc8292',
    examples: {
      match: ['VAPID_PRIVATE_KEY={A-Za-z0-9_-:43}', 'const vapidPrivateKey = "{A-Za-z0-9_-:43}";'],
      reject: ['VAPID_PUBLIC_KEY={A-Za-z0-9_-:87}', 'VAPID_PRIVATE_KEY=${VAPID_PRIVATE_KEY}'],
    },
  }),
  key({
    id: 'rails-master-key',
    provider: 'Ruby on Rails',
    name: { en: 'master key or secret_key_base', ja: 'マスターキー・secret_key_base' },
    ...called(['rails_master_key', 'secret_key_base'], `(?:${hex(128)}|${hex(64)}|${hex(32)})`),
    severity: 'high',
    envName: 'SECRET_KEY_BASE',
    docs: 'https://guides.rubyonrails.org/security.html',
    examples: {
      match: ['RAILS_MASTER_KEY={0-9a-f:32}', 'secret_key_base: {0-9a-f:128}'],
      reject: ['secret_key_base: <%= ENV["SECRET_KEY_BASE"] %>', 'SECRET_KEY_BASE={0-9a-f:20}'],
    },
  }),
];
