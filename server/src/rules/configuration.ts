import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const setting = family({ severity: 'high', privilege: 'account-wide' });

/** Secrets that are told by the file or the setting that they stand in. */
export const CONFIGURATION: readonly Rule[] = [
  setting({
    id: 'secret-token-uri',
    provider: '',
    name: { en: 'token that says so itself (RFC 8959)', ja: '自ら秘密と名乗るトークン（RFC 8959）' },
    keywords: ['secret-token:'],
    pattern: /(?<![A-Za-z0-9_-])secret-token:[A-Za-z0-9._~%!$&*+=:@/-]{16,300}(?![A-Za-z0-9])/,
    docs: 'https://www.rfc-editor.org/rfc/rfc8959',
    examples: {
      match: ['secret-token:{A-Za-z0-9:32}', 'key = "secret-token:{a-z:4}_{A-Za-z0-9:40}"'],
      reject: ['secret-token:{A-Za-z0-9:6}', 'secret-token: ${TOKEN}'],
    },
  }),
  setting({
    id: 'django-secret-key',
    provider: 'Django',
    name: KIND.secretKey,
    keywords: ['SECRET_KEY', 'django-insecure-'],
    pattern: /(?<![A-Za-z0-9_])SECRET_KEY\s{0,3}=\s{0,3}[rb]?["'](?<secret>[^"'\n]{20,120})["']/,
    test: /^django-insecure-/,
    envName: 'SECRET_KEY',
    docs: 'https://docs.djangoproject.com/en/stable/ref/settings/#secret-key',
    examples: {
      match: ["SECRET_KEY = '{a-z0-9!#$%&*(:50}'", 'SECRET_KEY = "{a-z0-9@^&*(:50}"'],
      reject: ['SECRET_KEY = os.environ["SECRET_KEY"]', "SECRET_KEY = ''"],
    },
  }),
  setting({
    id: 'laravel-app-key',
    provider: 'Laravel',
    name: { en: 'APP_KEY', ja: 'APP_KEY' },
    keywords: ['base64:'],
    pattern: /APP_KEY["']?\s{0,3}(?:=>|[:=,])\s{0,3}["']?(?<secret>base64:[A-Za-z0-9+/]{43}=)/,
    envName: 'APP_KEY',
    docs: 'https://laravel.com/docs/encryption',
    examples: {
      match: ['APP_KEY=base64:{A-Za-z0-9+/:43}=', "'APP_KEY' => 'base64:{A-Za-z0-9+/:43}='"],
      reject: ['APP_KEY=', 'image: base64:{A-Za-z0-9+/:43}='],
    },
  }),
  setting({
    id: 'wordpress-salts',
    provider: 'WordPress',
    name: { en: 'key, salt or database password', ja: '認証キー・ソルト・データベースパスワード' },
    keywords: ['define('],
    pattern:
      /define\(\s{0,4}["'](?:DB_PASSWORD|(?:SECURE_)?AUTH_(?:KEY|SALT)|LOGGED_IN_(?:KEY|SALT)|NONCE_(?:KEY|SALT))["']\s{0,8},\s{0,8}["'](?<secret>[^"'\n]{4,100})["']/,
    envName: 'DB_PASSWORD',
    docs: 'https://developer.wordpress.org/apis/wp-config-php/',
    examples: {
      match: ["define('AUTH_KEY', '{A-Za-z0-9#%&:64}');", "define( 'DB_PASSWORD', '{A-Za-z0-9:18}' );"],
      reject: ["define('DB_PASSWORD', getenv('DB_PASSWORD'));", "define('DB_NAME', '{a-z:12}');"],
    },
  }),
  setting({
    id: 'netrc-password',
    provider: '.netrc',
    name: KIND.password,
    keywords: ['machine '],
    pattern:
      /\bmachine\s{1,5}[A-Za-z0-9._-]{1,200}\s{1,5}login\s{1,5}\S{1,200}\s{1,5}password\s{1,5}(?<secret>[^\s$<>{}"'`]{3,200})/,
    docs: 'https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html',
    examples: {
      match: [
        'machine repo.internal login deploy password {A-Za-z0-9:18}',
        'machine repo.internal\n  login deploy\n  password {A-Za-z0-9:18}',
      ],
      reject: ['machine repo.internal login deploy', 'machine repo.internal login deploy password $PASSWORD'],
    },
  }),
  setting({
    id: 'maven-settings-password',
    provider: 'Maven',
    name: { en: 'server password (settings.xml)', ja: 'サーバーパスワード（settings.xml）' },
    keywords: ['<password>'],
    pattern:
      /<server>[^\n<]{0,4}\s{0,60}<id>[^<]{1,80}<\/id>\s{0,60}<username>[^<]{1,80}<\/username>\s{0,60}<password>(?<secret>[^<{}$\s]{3,200})<\/password>/,
    docs: 'https://maven.apache.org/settings.html#servers',
    examples: {
      match: [
        '<server><id>shop</id><username>deploy</username><password>{A-Za-z0-9:18}</password></server>',
        '<server>\n  <id>shop</id>\n  <username>deploy</username>\n  <password>{A-Za-z0-9:18}</password>\n</server>',
      ],
      reject: [
        '<server><id>shop</id><username>deploy</username><password>${env.PASSWORD}</password></server>',
        '<label><password>Password</password></label>',
      ],
    },
  }),
  setting({
    id: 'htpasswd-entry',
    provider: 'Apache',
    name: { en: 'htpasswd line', ja: 'htpasswd の行' },
    keywords: ['$apr1$', ':$2a$', ':$2b$', ':$2y$', ':{SHA}'],
    pattern:
      /(?<![^\n"'])[A-Za-z0-9._@-]{1,100}:(?<secret>\$apr1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\$2[aby]\$[0-9]{2}\$[./A-Za-z0-9]{53}|\{SHA\}[A-Za-z0-9+/]{27}=)/,
    severity: 'medium',
    examples: {
      match: ['deploy:$apr1${A-Za-z0-9:8}${A-Za-z0-9:22}', 'deploy:$2y$10${A-Za-z0-9:53}'],
      reject: ['deploy:x:1000:1000::/home/deploy:/bin/sh', 'deploy:$apr1$'],
    },
  }),
  setting({
    id: 'password-hash-crypt',
    provider: 'Unix',
    name: { en: 'password hash', ja: 'パスワードハッシュ' },
    keywords: ['$1$', '$2a$', '$2b$', '$2y$', '$5$', '$6$'],
    pattern:
      /\$(?:1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|2[aby]\$[0-9]{2}\$[./A-Za-z0-9]{53}|6\$(?:rounds=[0-9]{4,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{86}|5\$(?:rounds=[0-9]{4,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43})(?![./A-Za-z0-9])/,
    confidence: 'weak',
    severity: 'medium',
    examples: {
      match: ['$6${A-Za-z0-9:16}${A-Za-z0-9:86}', 'password: "$2b$12${A-Za-z0-9:53}"'],
      reject: ['$6$salt$', '$2b$12${A-Za-z0-9:20}'],
    },
  }),
  setting({
    id: 'kubernetes-bootstrap-token',
    provider: 'Kubernetes',
    name: { en: 'bootstrap token', ja: 'ブートストラップトークン' },
    keywords: ['--token ', 'token: '],
    pattern:
      /(?:kubeadm join[^\n]{0,100}--token |(?<=bootstrapTokens:[^\n]{0,20}\n[ \t-]{0,12})token: )["']?(?<secret>[a-z0-9]{6}\.[a-z0-9]{16})(?![A-Za-z0-9])/,
    lifetime: { en: '24 hours by default', ja: '既定では 24 時間' },
    docs: 'https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/',
    examples: {
      match: [
        'kubeadm join 10.0.0.1:6443 --token {a-z0-9:6}.{a-z0-9:16}',
        'bootstrapTokens:\n- token: {a-z0-9:6}.{a-z0-9:16}',
      ],
      reject: ['kubeadm join 10.0.0.1:6443 --token $TOKEN', 'token: {a-z:6}.{a-z:16}'],
    },
  }),
  setting({
    id: 'kubernetes-service-account-token',
    provider: 'Kubernetes',
    name: KIND.serviceAccountToken,
    keywords: ['eyJ'],
    pattern:
      /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{10,400}\.eyJ[A-Za-z0-9_-]{40,4000}\.[A-Za-z0-9_-]{43,800}(?![A-Za-z0-9_-])/,
    check: 'jwt-kubernetes',
    severity: 'critical',
    lifetime: {
      en: '1 hour for bound tokens; never for those in Secrets',
      ja: 'バインドされたトークンは 1 時間、Secret のものは無期限',
    },
    keyless: 'workload-identity',
    docs: 'https://kubernetes.io/docs/concepts/security/service-accounts/',
    examples: {
      match: ['{A-Za-z0-9-:342}{check}', 'token: {A-Za-z0-9-:342}{check}'],
      reject: ['eyJ{A-Za-z0-9:30}.eyJ{A-Za-z0-9:60}.{A-Za-z0-9:43}', 'token: ${TOKEN}'],
    },
  }),
  setting({
    id: 'openshift-token',
    provider: 'OpenShift',
    name: KIND.accessToken,
    keywords: ['sha256~'],
    pattern: /(?<![A-Za-z0-9_-])sha256~[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/,
    lifetime: { en: '24 hours by default', ja: '既定では 24 時間' },
    examples: {
      match: ['sha256~{A-Za-z0-9_-:43}', 'oc login --token=sha256~{A-Za-z0-9_-:43}'],
      reject: ['sha256~{A-Za-z0-9_-:30}', 'sha256:{0-9a-f:64}'],
    },
  }),
];
