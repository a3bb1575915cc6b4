import type { Rule } from '../detection/types.ts';
import { family } from './rule.ts';

const command = family({
  name: { en: 'password on a command line', ja: 'コマンドライン上のパスワード' },
  severity: 'high',
  privilege: 'account-wide',
  confidence: 'context',
  check: 'url-password',
});

/** A password as a word of a shell: neither a variable nor an option nor what only a pattern holds. */
const WORD = '["\']?(?<secret>[^\\s"\'$<>{}`|;&()\\\\%\\[*-][^\\s"\'$<>{}`|;&()\\\\]{3,100})';

/**
 * A password behind an option of a program.
 * @param program its names, as a source of a pattern; the rest of the command stands on the same line
 */
const option = (program: string, flag: string): RegExp =>
  new RegExp(`(?<![\\w./-])(?:${program})(?:\\.exe)?\\s[^\\n|;]{0,200}?(?<=\\s)(?:${flag})${WORD}`);

/** Passwords that a command line shows to everybody who can list the processes. */
export const COMMAND_LINE: readonly Rule[] = [
  command({
    id: 'redis-cli-password',
    provider: 'Redis',
    keywords: ['redis-cli'],
    pattern: option('redis-cli', '(?:-a|--pass)[\\s=]'),
    keyless: 'database-iam',
    envName: 'REDISCLI_AUTH',
    docs: 'https://redis.io/docs/latest/develop/tools/cli/',
    examples: {
      match: ['redis-cli -h db.internal -a {A-Za-z0-9:16} ping', 'redis-cli --pass {A-Za-z0-9:16} info'],
      reject: ['redis-cli -a $REDIS_PASSWORD ping', 'redis-cli -h db.internal -p 6379'],
    },
  }),
  command({
    id: 'ldap-cli-password',
    provider: 'LDAP',
    keywords: ['ldapsearch', 'ldapmodify', 'ldapadd', 'ldapdelete', 'ldappasswd', 'ldapwhoami'],
    pattern: option('ldap(?:search|modify|add|delete|passwd|whoami)', '-w\\s{0,3}'),
    docs: 'https://www.openldap.org/software/man.cgi?query=ldapsearch',
    examples: {
      match: [
        'ldapsearch -D cn=admin,dc=shop -w {A-Za-z0-9:16} -b dc=shop',
        'ldapadd -x -D cn=admin -w{A-Za-z0-9:16} -f a.ldif',
      ],
      reject: ['ldapsearch -D cn=admin -W -b dc=shop', 'ldapsearch -D cn=admin -w "$PASSWORD" -b dc=shop'],
    },
  }),
  command({
    id: 'registry-login-password',
    provider: 'Docker',
    keywords: [
      'docker login',
      'podman login',
      'nerdctl login',
      'buildah login',
      'registry login',
      'oras login',
    ],
    pattern: option(
      '(?:docker|podman|nerdctl|buildah|oras|skopeo|helm registry)\\s{1,3}login',
      '(?:-p|--password)[\\s=]',
    ),
    docs: 'https://docs.docker.com/reference/cli/docker/login/',
    examples: {
      match: [
        'docker login -u deploy -p {A-Za-z0-9:20} registry.internal',
        'helm registry login --username deploy --password {A-Za-z0-9:20} registry.internal',
      ],
      reject: [
        'docker login -u deploy --password-stdin',
        'docker login -u deploy -p $TOKEN registry.internal',
      ],
    },
  }),
  command({
    id: 'azure-cli-password',
    provider: 'Azure',
    keywords: ['az login', 'az acr login'],
    pattern: option('az\\s{1,3}(?:acr\\s{1,3})?login', '(?:-p|--password)[\\s=]'),
    keyless: 'azure-managed-identity',
    docs: 'https://learn.microsoft.com/cli/azure/authenticate-azure-cli',
    examples: {
      match: [
        'az login -u deploy@shop.internal -p {A-Za-z0-9:20}',
        'az login --service-principal --password {A-Za-z0-9:34}',
      ],
      reject: ['az login --identity', 'az login -u deploy -p "$AZURE_PASSWORD"'],
    },
  }),
  command({
    id: 'keystore-cli-password',
    provider: 'Java',
    keywords: ['keytool', 'jarsigner', 'apksigner'],
    pattern: option(
      'keytool|jarsigner|apksigner',
      '-{1,2}(?:(?:src|dest)?(?:store|key)pass|ks-pass|key-pass)\\s{1,3}(?:pass:)?(?!(?:pass|env|file):)',
    ),
    docs: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html',
    examples: {
      match: [
        'keytool -genkeypair -alias shop -storepass {A-Za-z0-9:14}',
        'apksigner sign --ks a.jks --ks-pass pass:{A-Za-z0-9:14} a.apk',
      ],
      reject: ['keytool -list -storepass:env STOREPASS', 'keytool -genkeypair -storepass $PASS'],
    },
  }),
  command({
    id: 'mssql-cli-password',
    provider: 'SQL Server',
    keywords: ['sqlcmd', 'osql', 'bcp '],
    pattern: option('sqlcmd|osql|bcp', '-P\\s{0,3}'),
    keyless: 'database-iam',
    envName: 'SQLCMDPASSWORD',
    docs: 'https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility',
    examples: {
      match: [
        'sqlcmd -S db.internal -U sa -P {A-Za-z0-9:16}',
        'bcp shop.dbo.a out a.dat -U sa -P{A-Za-z0-9:16}',
      ],
      reject: ['sqlcmd -S db.internal -U sa -P $PASSWORD', 'sqlcmd -S db.internal -E'],
    },
  }),
  command({
    id: 'mongo-cli-password',
    provider: 'MongoDB',
    keywords: ['mongo ', 'mongosh', 'mongodump', 'mongorestore', 'mongoimport', 'mongoexport'],
    pattern: option('mongo(?:sh|dump|restore|import|export|stat|top)?', '-p\\s'),
    keyless: 'database-iam',
    docs: 'https://www.mongodb.com/docs/mongodb-shell/reference/options/',
    examples: {
      match: [
        'mongosh db.internal/shop -u deploy -p {A-Za-z0-9:16}',
        'mongodump -h db.internal -u deploy -p {A-Za-z0-9:16}',
      ],
      reject: ['mongosh db.internal -u deploy -p', 'mongosh -u deploy -p "$PASSWORD"'],
    },
  }),
  command({
    id: 'psexec-password',
    provider: 'PsExec',
    keywords: ['psexec', 'PsExec'],
    pattern: option('[Pp]s[Ee]xec(?:64)?', '-p\\s'),
    docs: 'https://learn.microsoft.com/sysinternals/downloads/psexec',
    examples: {
      match: [
        'psexec \\\\host1 -u deploy -p {A-Za-z0-9:16} cmd',
        'PsExec64.exe \\\\host1 -u deploy -p {A-Za-z0-9:16} -c a.exe',
      ],
      reject: ['psexec \\\\host1 -u deploy cmd', 'psexec \\\\host1 -u deploy -p %PASSWORD% cmd'],
    },
  }),
  command({
    id: 'smb-cli-password',
    provider: 'SMB',
    keywords: ['smbclient', 'rpcclient', 'net use'],
    pattern: new RegExp(
      `(?<![\\w./-])(?:(?:smbclient|rpcclient)\\s[^\\n|;]{0,200}?\\s-U\\s{0,3}["']?[^\\s"'%$]{1,60}%|net use\\s[^\\n|;]{0,200}?/user:[^\\s$]{1,60}\\s{1,3})${WORD}`,
    ),
    docs: 'https://www.samba.org/samba/docs/current/man-html/smbclient.1.html',
    examples: {
      match: [
        'smbclient //files.internal/share -U deploy%{A-Za-z0-9:16}',
        'net use z: \\\\files.internal\\share /user:deploy {A-Za-z0-9:16}',
      ],
      reject: [
        'smbclient //files.internal/share -U deploy',
        'net use z: \\\\files.internal\\share /user:deploy *',
      ],
    },
  }),
  command({
    id: 'archive-cli-password',
    provider: 'zip',
    keywords: ['zip -', 'unzip ', '7z '],
    pattern: new RegExp(
      `(?<![\\w./-])(?:(?:un)?zip\\s(?:[^\\n|;]{0,120}?\\s)?-P\\s{1,3}|7z\\s[^\\n|;]{0,120}?\\s-p(?=\\S))${WORD}`,
    ),
    severity: 'medium',
    privilege: 'scoped',
    docs: 'https://infozip.sourceforge.net/Zip.html',
    examples: {
      match: ['zip -P {A-Za-z0-9:14} backup.zip a.sql', '7z a -p{A-Za-z0-9:14} backup.7z a.sql'],
      reject: ['zip -r backup.zip a.sql', 'unzip -P "$PASSWORD" backup.zip'],
    },
  }),
  command({
    id: 'htpasswd-cli-password',
    provider: 'Apache HTTP Server',
    keywords: ['htpasswd -'],
    pattern: new RegExp(
      `(?<![\\w./-])htpasswd\\s{1,3}-[A-Za-z]{0,4}b[A-Za-z]{0,4}\\s(?:-\\w{1,3}\\s(?:\\d{1,3}\\s)?)?[^\\n|;\\s]{1,120}\\s{1,3}(?:[^\\s$]{1,60}\\s{1,3})?${WORD}(?=["']?(?:\\s{0,3}(?:[|;>&\\n]|$)))`,
    ),
    docs: 'https://httpd.apache.org/docs/current/programs/htpasswd.html',
    examples: {
      match: ['htpasswd -bc .htpasswd deploy {A-Za-z0-9:14}', 'htpasswd -nb deploy {A-Za-z0-9:14}\n'],
      reject: ['htpasswd -c .htpasswd deploy', 'htpasswd -b .htpasswd deploy $PASSWORD'],
    },
  }),
  command({
    id: 'httpie-password',
    provider: 'HTTPie',
    keywords: ['http -', 'https -', 'xh -'],
    pattern: new RegExp(
      `(?<![\\w./:-])(?:https?|xh)\\s[^\\n|;]{0,120}?(?<=\\s)(?:-a|--auth)[\\s=]["']?[^\\s:"'$]{1,60}:${WORD}`,
    ),
    docs: 'https://httpie.io/docs/cli/authentication',
    examples: {
      match: [
        'http -a deploy:{A-Za-z0-9:16} https://api.internal',
        'https --auth deploy:{A-Za-z0-9:16} api.internal',
      ],
      reject: ['http -a deploy https://api.internal', 'http -a deploy:$PASSWORD https://api.internal'],
    },
  }),
  command({
    id: 'sudo-password',
    provider: 'sudo',
    keywords: ['sudo -S', 'sudo --stdin'],
    pattern: new RegExp(
      `\\b(?:echo|printf)\\s{1,3}(?:-\\w{1,3}\\s{1,3})?${WORD}["']?\\s{0,3}\\|\\s{0,3}sudo\\s{1,3}(?:-S|--stdin)`,
    ),
    severity: 'critical',
    docs: 'https://www.sudo.ws/docs/man/sudo.man/',
    examples: {
      match: ['echo {A-Za-z0-9:14} | sudo -S apt-get update', "echo '{A-Za-z0-9:14}' | sudo --stdin reboot"],
      reject: ['echo $PASSWORD | sudo -S reboot', 'sudo -S reboot < file'],
    },
  }),
];
