/** What the environment variable of a secret is called. */
import type { Rule, Span } from '../detection/types.ts';
import { isUrlAround } from './languages/code.ts';

/**
 * Beginnings that a bundler writes into what it sends to browsers or devices: never given to a secret.
 * Sources: the environment pages of Vite, Next.js, Nuxt, SvelteKit, Astro, Create React App, Vue CLI, Gatsby, Expo.
 */
export const CLIENT_PREFIXES = [
  'VITE_',
  'NEXT_PUBLIC_',
  'NUXT_PUBLIC_',
  'PUBLIC_',
  'REACT_APP_',
  'VUE_APP_',
  'GATSBY_',
  'EXPO_PUBLIC_',
  'NG_APP_',
  'STORYBOOK_',
  'RSBUILD_PUBLIC_',
  'REDWOOD_ENV_',
  'SNOWPACK_PUBLIC_',
  'BUN_PUBLIC_',
  'TARO_APP_',
  'UMI_APP_',
  'MIX_',
] as const;

/** What a name is made from. */
export interface NameSource {
  readonly rule: Rule | undefined;
  /** The variable, property or header that the value is given to. */
  readonly assignedTo: string | undefined;
  readonly text: string;
  readonly range: Span;
}

/** A valid name for the value, without regard to names that are taken. */
export function proposeName({ rule, assignedTo, text, range }: NameSource): string {
  const url = urlName(text, range);
  const assigned = assignedTo === undefined ? '' : toName(assignedTo);
  if (url !== null) return /(?:URL|URI|DSN)$/.test(assigned) ? assigned : url;
  if (rule?.envName !== undefined) return rule.envName;
  const provider = toName(rule?.provider ?? '');
  if (assigned.length < 3 || GENERIC_TARGETS.has(assigned)) {
    return join(provider, rule === undefined ? 'SECRET' : toName(lastWords(rule.id, provider)));
  }
  if (provider === '' || assigned.includes(provider)) return assigned;
  return VAGUE.has(assigned) ? join(provider, assigned) : assigned;
}

/** `base`, else `base_2`, `base_3` ... until `taken` says no. */
export function uniqueName(base: string, taken: (name: string) => boolean): string {
  if (!taken(base)) return base;
  for (let count = 2; ; count += 1) {
    const name = `${base}_${count}`;
    if (!taken(name)) return name;
  }
}

/** Whether a person may choose this name. */
export const isEnvName = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);

/** Any identifier, key or header as an upper-case name; empty where nothing is left. */
export function toName(words: string): string {
  let name = words
    .normalize('NFKD')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
  for (let prefix = clientPrefix(name); prefix !== undefined; prefix = clientPrefix(name))
    name = name.slice(prefix.length);
  return /^[0-9]/.test(name) ? `_${name}` : name;
}

/** The client prefix that a name has, if any. */
export const clientPrefix = (name: string): string | undefined =>
  CLIENT_PREFIXES.find((prefix) => name.startsWith(prefix) && name.length > prefix.length);

/** Names that say too little without the provider. */
const VAGUE = new Set([
  'KEY',
  'API_KEY',
  'APIKEY',
  'TOKEN',
  'SECRET',
  'SECRET_KEY',
  'PASSWORD',
  'PASS',
  'PWD',
  'AUTH',
  'AUTH_TOKEN',
  'ACCESS_TOKEN',
  'ACCESS_KEY',
  'CREDENTIAL',
  'CREDENTIALS',
  'BEARER',
  'PRIVATE_KEY',
  'CLIENT_SECRET',
  'WEBHOOK',
  'WEBHOOK_URL',
  'URL',
]);
/** Targets that say nothing of what the value is. */
const GENERIC_TARGETS = new Set([
  '',
  'AUTHORIZATION',
  'X',
  'VALUE',
  'DEFAULT',
  'DATA',
  'TMP',
  'TEST',
  'S',
  'K',
  'V',
  'HEADERS',
  'COOKIE',
  'ENV',
]);

const URL_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^redis/i, 'REDIS_URL'],
  [/^mongodb/i, 'MONGODB_URI'],
  [/^amqp/i, 'AMQP_URL'],
  [/^(?:postgres|mysql|mariadb|mssql|sqlserver|cockroach|oracle|jdbc|clickhouse)/i, 'DATABASE_URL'],
  [/^smtp/i, 'SMTP_URL'],
];

function urlName(text: string, { start, end }: Span): string | null {
  const before = /[a-z][a-z0-9+.-]*:\/\/[^\s/@'"`<>]*$/i.exec(
    text.slice(Math.max(0, start - 200), start),
  )?.[0];
  const after = /^[^\s/'"`<>]*@[^\s'"`<>]+/.exec(text.slice(end, end + 300))?.[0];
  if (before === undefined || after === undefined || !isUrlAround(before, after)) return null;
  return URL_NAMES.find(([scheme]) => scheme.test(before))?.[1] ?? null;
}

/** The words of a rule id without those of the provider ("stripe-secret-key" to "secret-key"). */
function lastWords(id: string, provider: string): string {
  const own = new Set(provider.toLowerCase().split('_'));
  const words = id.split('-').filter((word) => !own.has(word));
  return words.length === 0 ? 'secret' : words.join('-');
}

function join(provider: string, rest: string): string {
  const name = [provider, rest].filter((word) => word !== '').join('_');
  return name === '' ? 'SECRET' : name;
}
