/** The literals around which candidates are read. */

/** Every candidate holds one of these; compared without case. They share the one pass of the engine's prefilter. */
export const KEYWORDS: readonly string[] = [
  ...[
    'pass',
    'pwd',
    'pw',
    'psw',
    'secret',
    'token',
    'key',
    'auth',
    'cred',
    'bearer',
    'basic',
    'jwt',
    'otp',
    'psk',
    'dsn',
  ],
  ...['kennwort', 'wachtwoord', 'senha', 'contrase', 'identified', 'kty', '://'],
  ...['пароль', '密码', '口令', '密钥', '秘钥', '令牌', '비밀번호'],
  ...[
    'パスワード',
    'パスフレーズ',
    '暗証',
    '合言葉',
    'シークレット',
    '秘密',
    'トークン',
    'キー',
    '鍵',
    '認証',
  ],
];

const ANY_KEYWORD = new RegExp(KEYWORDS.join('|'), 'gi');

/** Where the keywords stand, for callers that have no prefilter of their own. */
export function findKeywords(text: string): readonly number[] {
  return Array.from(text.matchAll(ANY_KEYWORD), (match) => match.index);
}
