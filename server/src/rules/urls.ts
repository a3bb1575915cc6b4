import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

const url = family({ provider: '', name: KIND.databaseUrl, severity: 'high', privilege: 'account-wide' });

/** `scheme://user:password@host`; the password is what is reported. References such as `${DB_PASSWORD}` are none. */
const withPassword = (scheme: string) =>
  new RegExp(
    `\\b(?:${scheme})://[^\\s:@/"'\`<>]{0,100}:(?<secret>[^\\s@/"'\`<>{}$]{3,200})@[\\w.[\\]:%-]{1,253}`,
  );

export const URLS: readonly Rule[] = [
  url({
    id: 'postgres-uri',
    provider: 'PostgreSQL',
    keywords: ['postgres'],
    pattern: withPassword('postgres(?:ql)?(?:\\+[a-z0-9]{1,20})?'),
    envName: 'DATABASE_URL',
    docs: 'https://www.postgresql.org/docs/current/libpq-connect.html',
    examples: {
      match: [
        'postgres://app:{A-Za-z0-9:18}@db.internal:5432/app',
        'postgresql+psycopg://app:{A-Za-z0-9:18}@10.0.0.5/app',
      ],
      reject: ['postgres://localhost:5432/app', 'postgres://app:${DB_PASSWORD}@db.internal/app'],
    },
  }),
  url({
    id: 'mysql-uri',
    provider: 'MySQL',
    keywords: ['mysql', 'mariadb'],
    pattern: withPassword('(?:mysql|mariadb)(?:\\+[a-z0-9]{1,20})?'),
    envName: 'DATABASE_URL',
    examples: {
      match: [
        'mysql://app:{A-Za-z0-9:18}@db.internal:3306/app',
        'mariadb+pymysql://app:{A-Za-z0-9:18}@db.internal/app',
      ],
      reject: ['mysql://db.internal:3306/app', 'mysql://app:${DB_PASSWORD}@db.internal/app'],
    },
  }),
  url({
    id: 'mongodb-uri',
    provider: 'MongoDB',
    keywords: ['mongodb://', 'mongodb+srv://'],
    pattern: withPassword('mongodb(?:\\+srv)?'),
    envName: 'MONGODB_URI',
    examples: {
      match: [
        'mongodb+srv://app:{A-Za-z0-9:18}@cluster0.example.mongodb.net/app',
        'mongodb://app:{A-Za-z0-9:18}@db.internal:27017/app',
      ],
      reject: ['mongodb://localhost:27017/app', 'mongodb://app:<password>@cluster0.example.mongodb.net'],
    },
  }),
  url({
    id: 'redis-uri',
    provider: 'Redis',
    keywords: ['redis://', 'rediss://'],
    pattern: withPassword('rediss?'),
    envName: 'REDIS_URL',
    examples: {
      match: [
        'redis://:{A-Za-z0-9:18}@cache.internal:6379/0',
        'rediss://app:{A-Za-z0-9:18}@cache.internal:6380',
      ],
      reject: ['redis://localhost:6379', 'redis://:${REDIS_PASSWORD}@cache.internal:6379'],
    },
  }),
];
