import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const header = family({ provider: '', severity: 'high', privilege: 'account-wide' });

/** Credentials that are told by the header or the command line that carries them. */
export const HEADERS: readonly Rule[] = [
  header({
    id: 'jwt',
    name: KIND.jsonWebToken,
    keywords: ['eyJ'],
    pattern:
      /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{8,1000}\.[A-Za-z0-9_-]{8,8000}\.[A-Za-z0-9_-]{16,2000}(?![A-Za-z0-9_-])/,
    check: 'jwt',
    severity: 'medium',
    privilege: 'scoped',
    lifetime: { en: 'its exp claim says', ja: 'exp クレームによる' },
    docs: 'https://www.rfc-editor.org/rfc/rfc7519',
    known: [
      '7f75367e7881255134e1375e723d1dea8ad5f6a4fdb79d938df1f1754a830606',
      'da816f9f2c16e6c5390e7636cadc40c43551bf0bbcf8f36c65539e6633a9c5e8',
      'c794fa6d20c64efb9adf980ae93af472a1679775862d421ffe55d4a57fad5b3e',
    ],
    examples: {
      match: ['{A-Za-z0-9-:43}{check}', 'Authorization: Bearer {A-Za-z0-9-:342}{check}'],
      reject: ['eyJ{A-Za-z0-9:30}.eyJ{A-Za-z0-9:30}.{A-Za-z0-9:43}', 'eyJ{A-Za-z0-9:60}'],
    },
  }),
  header({
    id: 'http-basic-header',
    provider: 'HTTP',
    name: { en: 'Basic authorization', ja: 'Basic 認証の値' },
    keywords: ['Basic '],
    pattern: /(?<![A-Za-z0-9+/_-])Basic\s(?<secret>[A-Za-z0-9+/]{12,400}={0,2})(?![A-Za-z0-9+/=_-])/,
    context: ['authorization', 'auth', 'header'],
    check: 'user-password',
    docs: 'https://www.rfc-editor.org/rfc/rfc7617',
    known: [
      'ad62d48d8b069026a2a0d0291f857a77e1975edf610aa3502e8bc71bd96f513a',
      'cf4d418ed3de92d71f767db5391d5a2dacd40e1ce49e75d1137e2ecf4982d844',
      'eab7452d7d0fd9d1be1d6e638b6a868a670abaf0c1fe0202168ff5b7794f1443',
    ],
    examples: {
      match: [
        'Authorization: Basic {A-Za-z0-9:16}{check}',
        'headers: { authorization: "Basic {A-Za-z0-9:20}{check}" }',
      ],
      reject: ['Authorization: Basic authentication', 'Authorization: Basic {A-Za-z0-9:24}'],
    },
  }),
  header({
    id: 'curl-user-password',
    provider: 'curl',
    name: { en: 'password on a command line', ja: 'コマンドライン上のパスワード' },
    keywords: ['curl ', 'wget '],
    pattern:
      /\b(?:curl|wget)(?:\s[^\n]{0,200}?)?\s(?:-u|--user)[\s=]["']?[^\s:"'$<>{]{1,100}:(?<secret>[^\s"'$<>{}]{3,100})/,
    check: 'url-password',
    examples: {
      match: [
        'curl -u deploy:{A-Za-z0-9:18} https://repo.internal',
        "curl -s --user 'deploy:{A-Za-z0-9:18}' https://repo.internal",
      ],
      reject: ['curl -u deploy:$PASSWORD https://repo.internal', 'curl -u deploy https://repo.internal'],
    },
  }),
  header({
    id: 'ssh-password-cli',
    provider: 'sshpass',
    name: { en: 'password on a command line', ja: 'コマンドライン上のパスワード' },
    keywords: ['sshpass'],
    pattern: /\bsshpass\s{1,3}-p\s{0,3}["']?(?<secret>[^\s"'$<>{}]{4,100})/,
    check: 'url-password',
    examples: {
      match: ['sshpass -p {A-Za-z0-9:18} ssh deploy@host', "sshpass -p '{A-Za-z0-9:18}' scp a deploy@host:"],
      reject: ['sshpass -p "$PASSWORD" ssh deploy@host', 'sshpass -f file ssh deploy@host'],
    },
  }),
];
