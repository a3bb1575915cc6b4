/** What a name says about its value: `dbPassword` names a password, `passwordField` names a field. */

/** What kind of credential a name speaks of. */
export type NameKind = 'password' | 'secret' | 'token' | 'key' | 'auth' | 'credential' | 'other';

/** A name taken apart. */
export interface NameFacts {
  /** Lower-case words of the whole name, parents first: `db.rootPassword2` is `db root password 2`. */
  readonly words: readonly string[];
  readonly kind: NameKind;
  /** Index in `words` of the word that names the credential: the last one that can. */
  readonly noun: number;
  /** Words before the noun that make it a stronger claim (`api`, `client`, `private`). */
  readonly strong: number;
  /** Words anywhere that take the claim back (`public`, `url`, `id`, `label`, `length`). */
  readonly weak: number;
  /** What the noun is followed by: nothing, a digit, a word that keeps it a credential, or another thing. */
  readonly tail: 'none' | 'number' | 'same' | 'weak' | 'other';
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const NOUNS: Readonly<Record<NameKind, ReadonlySet<string>>> = {
  password: words(
    'password passwords passwd passphrase passcode pass pwd pwds pword psw pswd pw passwort kennwort wachtwoord senha ' +
      'contrasena contraseña clave пароль 密码 口令 パスワード パスフレーズ 暗証 暗証番号 合言葉 비밀번호 requirepass masterauth userpass passw passwrd pssword passsword',
  ),
  secret: words('secret secrets シークレット 秘密'),
  token: words('token tokens jwt bearer トークン 令牌 otp'),
  key: words('key keys apikey apikeys 密钥 秘钥 秘密鍵 キー 鍵 認証キー nkey nkeys'),
  auth: words('auth authorization authentication 認証'),
  credential: words('credential credentials cred creds 認証情報'),
  other: words('psk dsn'),
};

const KIND_OF = new Map<string, NameKind>(
  (Object.keys(NOUNS) as NameKind[]).flatMap((kind) => [...NOUNS[kind]].map((word) => [word, kind] as const)),
);

/** Compounds written as one word, cut into their parts: the ends that may be cut off, longest first. */
const GLUED = [
  'passphrase',
  'password',
  'passwords',
  'passwd',
  'secret',
  'token',
  'tokens',
  'credential',
  'credentials',
];
const GLUED_FRONT = words(
  'api access secret private public auth sign signing encryption encrypt consumer app license master ssh client shared ' +
    'host session user root admin db my ftp smtp mail email proxy service storage account deploy server aws crypt cookie ' +
    'security aes rsa hmac product activation repo wifi ssl tls ca mysql pg postgres redis mongo sudo new old the test sql bind ldap',
);

const GLUED_BACK = words(
  'hash id key keys url uri field file path name value confirm confirmation string encoder again type text auth',
);

const STRONG = words(
  'api access secret private client auth oauth oauth2 encrypt encryption signing sign jwt session master admin root db ' +
    'database user login service account consumer app application bot deploy refresh bearer security storage shared ' +
    'subscription license webhook aws azure gcp google github gitlab slack twilio stripe sendgrid mailgun mysql postgres ' +
    'postgresql pg redis mongo mongodb rabbitmq smtp ftp ssh ldap proxy keystore truststore sudo personal bind registry npm ' +
    'docker heroku facebook twitter recaptcha hmac aes wifi wpa otp totp sql sa jdbc datasource basic x management',
);

const WEAK = words(
  'public id ids name names url uri urls endpoint host file filename path paths dir field fields type types kind length len ' +
    'size count min max number num hash hashed digest checksum label labels text title message messages msg error errors prompt placeholder hint ' +
    'expires expiry expiration expire ttl timeout policy regex regexp pattern header headers prefix suffix format method ' +
    'provider manager service store class column table primary foreign sort partition cache row index event events code ' +
    'mode algorithm alg usage version input form page view button icon image reset forgot forgotten change changed valid invalid ' +
    'required enabled disabled is has should can use show hide visible set get update create delete validate validator ' +
    'check verify strength rotation rotate namespace scheme schema scope scopes issuer audience context attribute attributes ' +
    'accelerator keyboard bind binding bindings up down press event code map set value values word words env var variable ref ' +
    'arn alias param params parameter option options lookup template description desc help encrypted encoder encoding ' +
    'issued created updated at date time status state review request response result handler callback plugin module',
);

const SAME = words(
  'confirmation confirm confirmed again repeat retype old new current previous prev default value val base string str plain test backup live prod dev 1 2 raw data bytes b64 base64 hex',
);

const SPLIT = /[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*|\d+|[^ -~\s]+/g;

/** Nouns that end words written without gaps. `キー` alone would also end `スキー`, so it needs what makes it a credential. */
const WIDE_ENDS: readonly RegExp[] = [
  /^(.+)(パスワード|パスフレーズ|暗証番号|合言葉|シークレット|トークン|認証情報|秘密鍵|密码|口令|密钥|秘钥|令牌|비밀번호|пароль)$/,
  /^(認証|暗号化?|秘密|アクセス|署名|共有|接続|共通|管理者?|ライセンス)(キー|鍵)$/,
];

function unglueWide(word: string): readonly string[] {
  for (const end of WIDE_ENDS) {
    const [, before, noun] = end.exec(word) ?? [];
    if (before !== undefined && noun !== undefined) return [before, noun];
  }
  return [word];
}

function unglue(word: string): readonly string[] {
  if (KIND_OF.has(word)) return [word];
  if (word.charCodeAt(0) > 127) return unglueWide(word);
  if (word.length < 6) return [word];
  for (const end of GLUED) {
    if (word.endsWith(end)) return [word.slice(0, -end.length), end];
  }
  for (const end of ['keys', 'key', 'pass', 'pwd', 'pw', 'auth', 'cred', 'creds']) {
    if (word.endsWith(end) && GLUED_FRONT.has(word.slice(0, -end.length)))
      return [word.slice(0, -end.length), end];
  }
  for (const front of ['password', 'passwd', 'secret', 'token', 'apikey']) {
    if (word.startsWith(front) && GLUED_BACK.has(word.slice(front.length)))
      return [front, word.slice(front.length)];
  }
  return [word];
}

const MOST_WORDS = 24;

/** Takes a name apart into lower-case words; parents, camel case, snake case, kebab case and digits are all cuts. */
export function splitName(name: string): readonly string[] {
  const out: string[] = [];
  for (const piece of name.match(SPLIT) ?? []) {
    for (const word of unglue(piece.toLowerCase())) out.push(word);
    if (out.length > MOST_WORDS) break;
  }
  return out;
}

/** What a name says about its value; undefined where no word of it names a credential. */
export function readName(name: string): NameFacts | undefined {
  const all = splitName(name);
  let noun = -1;
  for (let i = all.length - 1; i >= 0 && noun < 0; i--) if (KIND_OF.has(all[i] ?? '')) noun = i;
  if (noun < 0) return undefined;
  // `apiKeySecret` names a secret, `secretKey` a key; but `authKey` is a key and `keyAuth` still speaks of a key.
  let kind = KIND_OF.get(all[noun] ?? '') ?? 'other';
  let strong = 0;
  let weak = 0;
  for (const [i, word] of all.entries()) {
    if (i < noun && STRONG.has(word)) strong++;
    if (i < noun && kind === 'key' && KIND_OF.get(word) === 'secret') kind = 'secret';
    if (i !== noun && WEAK.has(word)) weak++;
  }
  const after = all.slice(noun + 1);
  const tail =
    after.length === 0
      ? 'none'
      : after.every((word) => /^\d+$/.test(word))
        ? 'number'
        : after.some((word) => WEAK.has(word) && !SAME.has(word))
          ? 'weak'
          : after.every((word) => SAME.has(word))
            ? 'same'
            : 'other';
  return { words: all, kind, noun, strong, weak, tail };
}
