import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const line = family({ severity: 'high', privilege: 'account-wide' });

/** A word in quotes or without: what stands in the columns of old configuration files. */
const WORD = '(?:"[^"\\n]{1,200}"|[^\\s"]{1,200})';

/** Lines of configuration files and shells that say nothing by themselves: file or command tells what they hold. */
export const DOTFILES: readonly Rule[] = [
  line({
    id: 'pgpass-password',
    provider: 'PostgreSQL',
    name: { en: 'password file entry', ja: 'パスワードファイルの行' },
    keywords: [''],
    files: /(?:^|[\\/])\.?pgpass(?:\.conf|\.txt)?$/i,
    pattern:
      /(?<=^|\n)[^\s:#][^\s:]{0,200}:(?:\*|\d{1,5}):[^\s:]{1,100}:[^\s:]{1,100}:(?<secret>[^\s$<{][^\s]{2,200})/,
    keyless: 'database-iam',
    envName: 'PGPASSWORD',
    docs: 'https://www.postgresql.org/docs/current/libpq-pgpass.html',
    examples: {
      file: '.pgpass',
      match: ['db.internal:5432:shop:deploy:{A-Za-z0-9:16}', '*:*:*:deploy:{A-Za-z0-9!#:16}\n'],
      reject: ['# hostname:port:database:username:password', 'db.internal:5432:shop:deploy'],
    },
  }),
  line({
    id: 'unix-password-entry',
    provider: 'Unix',
    name: { en: 'password hash of an account', ja: 'アカウントのパスワードハッシュ' },
    keywords: [''],
    files:
      /(?:^|[\\/])(?:g?shadow|passwd|master\.passwd|proftpd?\.?passwd|ftpd?\.passwd|\.?htpasswd)-?(?:\.bak|\.old)?$/i,
    pattern:
      /(?<=^|\n)[A-Za-z0-9._@-]{1,64}:(?<secret>\$(?:[156]|2[abxy]?|7|gy?|y|md5|sha1|sm3|apr1|argon2i?d?)\$[./A-Za-z0-9$=,+]{8,200}|\{(?:S?SHA|CRYPT)\}[./A-Za-z0-9+=$]{10,120}|[./A-Za-z0-9]{13})(?=[:\s]|$)/,
    severity: 'medium',
    examples: {
      file: 'shadow',
      match: [
        'deploy:$6${A-Za-z0-9:8}${A-Za-z0-9:86}:19000:0:99999:7:::',
        'deploy:{A-Za-z0-9:13}:19000:0:99999:7:::',
      ],
      reject: ['deploy:!:19000:0:99999:7:::', 'deploy:x:1000:1000:Deploy:/home/deploy:/bin/sh'],
    },
  }),
  line({
    id: 'login-secrets-entry',
    provider: '',
    name: { en: 'password in a secrets file', ja: 'シークレットファイルのパスワード' },
    keywords: [''],
    files: /(?:^|[\\/])(?:chap-secrets|pap-secrets|davfs2?[\\/]secrets)$/i,
    pattern: new RegExp(`(?<=^|\\n)(?!#)${WORD}[ \\t]{1,20}${WORD}[ \\t]{1,20}"?(?<secret>[^\\s"]{3,200})`),
    examples: {
      file: 'chap-secrets',
      match: ['"deploy" * "{A-Za-z0-9:14}" *', 'deploy pptp {A-Za-z0-9:14} *'],
      reject: ['# client server secret IP', 'deploy'],
    },
  }),
  line({
    id: 'rails-key-file',
    provider: 'Ruby on Rails',
    name: { en: 'master key file', ja: 'マスターキーのファイル' },
    keywords: [''],
    files:
      /(?:^|[\\/])(?:config[\\/]|config[\\/]credentials[\\/])?(?:master|production|staging|development|credentials)\.key$/i,
    pattern: /^(?<secret>[0-9a-f]{32})(?=\s{0,4}$)/,
    severity: 'critical',
    envName: 'RAILS_MASTER_KEY',
    docs: 'https://guides.rubyonrails.org/security.html#custom-credentials',
    examples: {
      file: 'config/master.key',
      match: ['{0-9a-f:32}', '{0-9a-f:32}\n'],
      reject: ['{0-9a-f:20}', 'key {0-9a-f:32}'],
    },
  }),
  line({
    id: 'ipsec-secret',
    provider: 'IPsec',
    name: { en: 'pre-shared key or password', ja: '事前共有鍵・パスワード' },
    keywords: ['PSK "', 'XAUTH "', 'EAP "', 'NTLM "'],
    pattern: /:[ \t]{0,10}(?:PSK|XAUTH|EAP|NTLM)[ \t]{1,10}"(?<secret>[^"\n$<{]{4,200})"/,
    docs: 'https://docs.strongswan.org/docs/latest/config/IKEv2.html',
    examples: {
      match: [': PSK "{A-Za-z0-9:16}"', 'deploy : XAUTH "{A-Za-z0-9:16}"'],
      reject: [': RSA vpn.pem', 'PSK "" '],
    },
  }),
  line({
    id: 'wifi-passphrase',
    provider: 'Wi-Fi',
    name: { en: 'passphrase', ja: 'パスフレーズ' },
    keywords: ['psk='],
    pattern:
      /(?<![\w#-])psk=(?:"(?=[^"\n$<{]{8,63}"))?(?<secret>(?<=")[^"\n]{8,63}(?=")|[0-9a-f]{64}(?![0-9a-f]))/,
    docs: 'https://w1.fi/cgit/hostap/plain/wpa_supplicant/wpa_supplicant.conf',
    examples: {
      match: ['network={\n  ssid="shop"\n  psk="{A-Za-z0-9:14}"\n}', 'psk={0-9a-f:64}'],
      reject: ['psk="short"', 'key_mgmt=WPA-PSK'],
    },
  }),
  line({
    id: 'openvpn-password',
    provider: 'OpenVPN',
    name: KIND.password,
    keywords: ['<auth-user-pass>'],
    pattern: /<auth-user-pass>\s{1,5}\S{1,200}\s{1,5}(?<secret>[^\s<$]{3,200})\s{1,5}<\/auth-user-pass>/,
    docs: 'https://openvpn.net/community-resources/reference-manual-for-openvpn-2-6/',
    examples: {
      match: [
        '<auth-user-pass>\ndeploy\n{A-Za-z0-9:16}\n</auth-user-pass>',
        'client\n<auth-user-pass>\nshop@internal\n{A-Za-z0-9#:16}\n</auth-user-pass>\n',
      ],
      reject: ['auth-user-pass', '<auth-user-pass>\ndeploy\n</auth-user-pass>'],
    },
  }),
  line({
    id: 'filezilla-password',
    provider: 'FileZilla',
    name: KIND.password,
    keywords: ['<Pass encoding'],
    pattern: /<Pass encoding="base64">(?<secret>[A-Za-z0-9+/]{3,400}={0,2})<\/Pass>/,
    docs: 'https://wiki.filezilla-project.org/Site_Manager',
    examples: {
      match: [
        '<Pass encoding="base64">{A-Za-z0-9:20}</Pass>',
        '<User>deploy</User>\n<Pass encoding="base64">{A-Za-z0-9:15}=</Pass>',
      ],
      reject: ['<Pass encoding="base64"></Pass>', '<Pass encoding="crypt" pubkey="{A-Za-z0-9:40}"/>'],
    },
  }),
  line({
    id: 'mysql-cli-password',
    provider: 'MySQL',
    name: { en: 'password on the command line', ja: 'コマンドラインのパスワード' },
    keywords: ['mysql', 'mariadb'],
    pattern:
      /\b(?:mysql|mariadb)(?:-?(?:dump|admin|import|check|show))?(?:\.exe)?(?=[^\n|;]{0,200}\s(?:-u|--user|-h|--host))[^\n|;&`]{0,200}?\s-p(?:'(?=[^'\n$]{3,100}')|"(?=[^"\n$]{3,100}"))?(?<secret>(?<=')[^'\n]{3,100}|(?<=")[^"\n]{3,100}|[^\s'"`$|;&<>()[\]{}\\-][^\s'"`$|;&<>(){}\\]{2,100})/,
    keyless: 'database-iam',
    envName: 'MYSQL_PWD',
    docs: 'https://dev.mysql.com/doc/refman/8.4/en/password-security-user.html',
    examples: {
      match: [
        'mysql -u deploy -p{A-Za-z0-9:14} shop',
        "mysqldump -h db.internal -u deploy -p'{A-Za-z0-9#:14}' shop",
      ],
      reject: ['mysql -u deploy -p shop', 'mysql -u deploy -p$PASSWORD shop', 'mysql -u deploy -P3306 shop'],
    },
  }),
  line({
    id: 'sql-set-password',
    provider: 'SQL',
    name: KIND.password,
    keywords: ['set password', 'encrypted password', 'identified by'],
    ignoreCase: true,
    pattern:
      /\b(?:[Ii][Dd][Ee][Nn][Tt][Ii][Ff][Ii][Ee][Dd]\s{1,5}[Bb][Yy]\s{1,5}(?:[Pp][Aa][Ss][Ss][Ww][Oo][Rr][Dd]\s{1,5})?|[Ee][Nn][Cc][Rr][Yy][Pp][Tt][Ee][Dd]\s{1,5}[Pp][Aa][Ss][Ss][Ww][Oo][Rr][Dd]\s{1,5}|[Ss][Ee][Tt]\s{1,5}[Pp][Aa][Ss][Ss][Ww][Oo][Rr][Dd](?:\s{1,5}[Ff][Oo][Rr]\s{1,5}[^\s=]{1,120})?\s{0,5}=\s{0,5}(?:(?:[Oo][Ll][Dd]_)?[Pp][Aa][Ss][Ss][Ww][Oo][Rr][Dd]\(\s{0,3})?)'(?<secret>[^'\n*$][^'\n]{2,100})'/,
    check: 'url-password',
    docs: 'https://dev.mysql.com/doc/refman/8.4/en/set-password.html',
    examples: {
      match: [
        "SET PASSWORD FOR 'shop'@'%' = PASSWORD('{A-Za-z0-9:14}');",
        "ALTER ROLE shop WITH ENCRYPTED PASSWORD '{A-Za-z0-9:14}';",
        "CREATE USER shop IDENTIFIED BY '{A-Za-z0-9:14}';",
      ],
      reject: ["SET PASSWORD FOR 'shop'@'%' = PASSWORD(?);", 'please set password', 'identified by an id'],
    },
  }),
  line({
    id: 'composer-auth',
    provider: 'Composer',
    name: KIND.authToken,
    keywords: ['github-oauth', 'gitlab-oauth', 'gitlab-token', '"bearer"', 'bitbucket-oauth'],
    pattern:
      /"(?:github-oauth|gitlab-(?:oauth|token)|bearer)"\s{0,4}:\s{0,4}\{\s{0,40}"[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}"\s{0,4}:\s{0,4}"(?<secret>[A-Za-z0-9_-]{20,120})"/,
    envName: 'COMPOSER_AUTH',
    docs: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md',
    examples: {
      match: [
        '{ "github-oauth": { "github.com": "{0-9a-f:40}" } }',
        '"bearer": {\n  "repo.internal": "{A-Za-z0-9:32}"\n}',
      ],
      reject: ['{ "github-oauth": {} }', '"github-oauth": { "github.com": "%TOKEN%" }'],
    },
  }),
  line({
    id: 'drupal-hash-salt',
    provider: 'Drupal',
    name: { en: 'hash salt', ja: 'ハッシュソルト' },
    keywords: ['hash_salt'],
    pattern:
      /\$(?:settings\[["']hash_salt["']\]|drupal_hash_salt)\s{0,5}=\s{0,5}["'](?<secret>[^"'\n$]{20,200})["']/,
    docs: 'https://api.drupal.org/api/drupal/sites%21default%21default.settings.php',
    examples: {
      match: ["$settings['hash_salt'] = '{A-Za-z0-9_-:74}';", "$drupal_hash_salt = '{A-Za-z0-9_-:43}';"],
      reject: ["$settings['hash_salt'] = '';", "$settings['hash_salt'] = file_get_contents('../salt.txt');"],
    },
  }),
  line({
    id: 'cisco-password',
    provider: 'Cisco',
    name: { en: 'password or community', ja: 'パスワード・コミュニティ名' },
    keywords: [
      'enable secret',
      'enable password',
      ' secret 5 ',
      ' secret 8 ',
      ' secret 9 ',
      ' password 0 ',
      ' password 7 ',
      'snmp-server community ',
    ],
    pattern:
      /(?<![\w-])(?:(?<=(?:^|[\n"'`>#(])[ \t]{0,8})enable[ \t]{1,5}(?:secret|password)[ \t]{1,5}(?:[0-9][ \t]{1,5})?|username[ \t]{1,5}\S{1,60}[ \t]{1,5}(?:privilege[ \t]{1,5}\d{1,2}[ \t]{1,5})?(?:secret|password)[ \t]{1,5}[0-9][ \t]{1,5}|(?<=\n[ \t]{0,5})password[ \t]{1,5}[07][ \t]{1,5}|snmp-server[ \t]{1,5}community[ \t]{1,5}(?!(?:public|private)\b))(?<secret>[^\s<"'{][^\s]{3,200})/,
    docs: 'https://www.cisco.com/c/en/us/support/docs/security-vpn/remote-authentication-dial-user-service-radius/107614-64.html',
    examples: {
      match: ['enable secret 5 $1${A-Za-z0-9:4}${A-Za-z0-9:22}', 'username deploy password 7 {0-9A-F:16}'],
      reject: [
        'snmp-server community public RO',
        'enable password <removed>',
        'Ensure that the machine does not enable password authentication',
      ],
    },
  }),
  line({
    id: 'snmp-community',
    provider: 'SNMP',
    name: { en: 'community or password', ja: 'コミュニティ名・パスワード' },
    keywords: ['rocommunity', 'rwcommunity', 'createUser '],
    pattern:
      /(?<=^|\n)[ \t]{0,8}(?:r[ow]community6?[ \t]{1,8}(?!(?:public|private|community)\b)|createUser[ \t]{1,8}\S{1,60}[ \t]{1,8}(?:MD5|SHA(?:-\d{3})?)[ \t]{1,8}"?)(?<secret>[^\s"<${][^\s"]{3,200})/,
    severity: 'medium',
    docs: 'https://net-snmp.sourceforge.io/docs/man/snmpd.conf.html',
    examples: {
      match: ['rocommunity {A-Za-z0-9:12} 10.0.0.0/8', 'createUser deploy SHA "{A-Za-z0-9:14}" AES'],
      reject: ['rocommunity public localhost', '# createUser name SHA passphrase'],
    },
  }),
  line({
    id: 'login-call-password',
    provider: 'Salesforce',
    name: { en: 'password given to a login call', ja: 'ログイン呼び出しに渡すパスワード' },
    keywords: ['.login('],
    pattern:
      /\.login\(\s{0,20}["'][^"'\n@]{1,80}@[^"'\n]{1,80}["']\s{0,5},\s{0,20}["'](?<secret>[^"'\n$<{]{6,120})["']/,
    confidence: 'context',
    docs: 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_login.htm',
    examples: {
      match: [
        "conn.login('deploy@shop.internal', '{A-Za-z0-9:20}', done)",
        'await client.login("deploy@shop.internal", "{A-Za-z0-9:14}")',
      ],
      reject: ['conn.login(user, password)', "page.login('deploy', 'form')"],
    },
  }),
];
