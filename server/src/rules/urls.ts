import type { Rule, Text } from '../detection/types.ts';
import { family } from './rule.ts';

const PASSWORD_URL: Text = { en: 'password in a connection URL', ja: '接続 URL 内のパスワード' };

const url = family({
  name: PASSWORD_URL,
  severity: 'high',
  privilege: 'account-wide',
  check: 'url-password',
});

/**
 * `scheme://user:password@host`: the password is what is reported. What looks like a reference (`${DB_PASSWORD}`,
 * `<password>`, `{{ password }}`) is none, and neither is a password that is the user's name once more.
 */
const withPassword = (scheme: string) =>
  new RegExp(
    `(?<![A-Za-z0-9])(?:${scheme})://(?<user>[^\\s:@/"'\`<>]{0,100}):(?!\\k<user>@)(?<secret>[^\\s@/"'\`<>{}$]{3,200})@(?=[\\w.[\\]:%-]{1,253})`,
  );

/** The usual pair of examples for a scheme. */
const examples = (scheme: string, host: string, variable: string) => ({
  match: [
    `${scheme}://app:{A-Za-z0-9:18}@${host}/app`,
    `${variable}="${scheme}://app:{A-Za-z0-9:18}@10.0.0.5/app"`,
  ],
  reject: [
    `${scheme}://${host}/app`,
    `${scheme}://app:\${PASSWORD}@${host}/app`,
    `${scheme}://app:<password>@${host}/app`,
  ],
});

export const URLS: readonly Rule[] = [
  url({
    id: 'postgres-uri',
    provider: 'PostgreSQL',
    keywords: ['postgres'],
    pattern: withPassword('postgres(?:ql)?(?:\\+[a-z0-9]{1,20})?'),
    keyless: 'database-iam',
    envName: 'DATABASE_URL',
    docs: 'https://www.postgresql.org/docs/current/libpq-connect.html',
    examples: examples('postgres', 'db.internal:5432', 'DATABASE_URL'),
  }),
  url({
    id: 'mysql-uri',
    provider: 'MySQL',
    keywords: ['mysql', 'mariadb'],
    pattern: withPassword('(?:mysql|mariadb)(?:\\+[a-z0-9]{1,20})?'),
    keyless: 'database-iam',
    envName: 'DATABASE_URL',
    docs: 'https://dev.mysql.com/doc/refman/8.4/en/connecting-using-uri-or-key-value-pairs.html',
    examples: examples('mysql', 'db.internal:3306', 'DATABASE_URL'),
  }),
  url({
    id: 'mongodb-uri',
    provider: 'MongoDB',
    keywords: ['mongodb://', 'mongodb+srv://'],
    pattern: withPassword('mongodb(?:\\+srv)?'),
    keyless: 'database-iam',
    envName: 'MONGODB_URI',
    docs: 'https://www.mongodb.com/docs/manual/reference/connection-string/',
    examples: examples('mongodb+srv', 'cluster0.ab1cd.mongodb.net', 'MONGODB_URI'),
  }),
  url({
    id: 'redis-uri',
    provider: 'Redis',
    keywords: ['redis://', 'rediss://'],
    pattern: withPassword('rediss?'),
    keyless: 'database-iam',
    envName: 'REDIS_URL',
    examples: examples('rediss', 'cache.internal:6380', 'REDIS_URL'),
  }),
  url({
    id: 'amqp-uri',
    provider: 'RabbitMQ',
    keywords: ['amqp://', 'amqps://'],
    pattern: withPassword('amqps?'),
    envName: 'AMQP_URL',
    docs: 'https://www.rabbitmq.com/docs/uri-spec',
    examples: examples('amqps', 'mq.internal:5671', 'AMQP_URL'),
  }),
  url({
    id: 'mssql-uri',
    provider: 'SQL Server',
    keywords: ['mssql', 'sqlserver'],
    pattern: withPassword('(?:mssql|sqlserver)(?:\\+[a-z0-9]{1,20})?'),
    keyless: 'database-iam',
    envName: 'DATABASE_URL',
    examples: examples('mssql', 'db.internal:1433', 'DATABASE_URL'),
  }),
  url({
    id: 'snowflake-uri',
    provider: 'Snowflake',
    keywords: ['snowflake://'],
    pattern: withPassword('snowflake'),
    keyless: 'workload-identity',
    envName: 'DATABASE_URL',
    examples: examples('snowflake', 'ab12345.ap-northeast-1.aws', 'DATABASE_URL'),
  }),
  url({
    id: 'jdbc-password',
    provider: 'JDBC',
    keywords: ['jdbc:'],
    pattern:
      /\bjdbc:[a-z0-9:+]{3,40}:\/\/[^\s"'<>]{3,300}?[?&;][Pp](?:assword|wd)=(?<secret>[^&;\s"'<>{}$]{3,100})/,
    keyless: 'database-iam',
    envName: 'JDBC_PASSWORD',
    examples: {
      match: [
        'jdbc:postgresql://db.internal:5432/app?user=app&password={A-Za-z0-9:18}',
        'jdbc:sqlserver://db.internal:1433;databaseName=app;user=app;password={A-Za-z0-9:18};',
      ],
      reject: [
        'jdbc:postgresql://db.internal:5432/app?user=app',
        'jdbc:postgresql://db.internal:5432/app?user=app&password=${DB_PASSWORD}',
      ],
    },
  }),
  url({
    id: 'ado-connection-string',
    provider: '.NET',
    name: { en: 'password in a connection string', ja: '接続文字列内のパスワード' },
    keywords: ['password', 'pwd'],
    ignoreCase: true,
    pattern:
      /(?:[Ss]erver|[Dd]ata [Ss]ource|[Dd]river|DRIVER|SERVER|[Hh]ost|[Ii]nitial [Cc]atalog|[Dd]atabase)\s{0,2}=[^\n"]{1,300}?;\s{0,2}(?:[Pp]assword|PASSWORD|[Pp]wd|PWD)\s{0,2}=\s{0,2}(?<secret>[^;"'\s{}<>$%]{3,128})/,
    keyless: 'database-iam',
    envName: 'DB_PASSWORD',
    docs: 'https://learn.microsoft.com/dotnet/framework/data/adonet/connection-string-syntax',
    examples: {
      match: [
        'Server=db.internal;Database=app;User Id=app;Password={A-Za-z0-9:18};',
        'DRIVER={ODBC Driver 18 for SQL Server};SERVER=db.internal;UID=app;PWD={A-Za-z0-9:18}',
      ],
      reject: [
        'Server=db.internal;Database=app;Integrated Security=true',
        'Server=db.internal;Database=app;User Id=app;Password={your_password};',
      ],
    },
  }),
  url({
    id: 'git-credential-url',
    provider: 'Git',
    name: { en: 'token in a remote URL', ja: 'リモート URL 内のトークン' },
    keywords: ['@github.com', '@gitlab.com', '@bitbucket.org'],
    pattern:
      /https:\/\/(?:[A-Za-z0-9._-]{1,60}:(?!x-oauth-basic@))?(?<secret>[A-Za-z0-9_-]{16,260})(?::x-oauth-basic)?@(?:github\.com|gitlab\.com|bitbucket\.org)\//,
    check: undefined,
    keyless: 'github-token',
    envName: 'GIT_TOKEN',
    examples: {
      match: [
        'https://deploy:{A-Za-z0-9:32}@gitlab.com/shop/app.git',
        'https://{A-Za-z0-9:40}@github.com/shop/app.git',
        'https://{a-f0-9:40}:x-oauth-basic@github.com/shop/app.git',
      ],
      reject: ['https://git@github.com/shop/app.git', 'https://${TOKEN}@github.com/shop/app.git'],
    },
  }),
  url({
    id: 'otpauth-uri',
    provider: '',
    name: { en: 'one-time password seed', ja: 'ワンタイムパスワードのシード' },
    keywords: ['otpauth://'],
    pattern:
      /otpauth:\/\/[th]otp\/[^\s"'?]{1,200}\?[^\s"']{0,200}?secret=(?<secret>[A-Za-z2-7]{16,128})(?![A-Za-z0-9])/,
    check: undefined,
    severity: 'critical',
    docs: 'https://github.com/google/google-authenticator/wiki/Key-Uri-Format',
    examples: {
      match: [
        'otpauth://totp/Shop:deploy?secret={A-Z2-7:32}&issuer=Shop',
        'otpauth://hotp/deploy?issuer=Shop&secret={A-Z2-7:16}',
      ],
      reject: ['otpauth://totp/Shop:deploy?issuer=Shop', 'otpauth://totp/Shop:deploy?secret={A-Z2-7:8}'],
    },
  }),
];
