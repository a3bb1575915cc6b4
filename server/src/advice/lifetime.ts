/** The fourth piece of advice, as far as a value itself tells it: when it ends, and what it may do until then. */
import type { Text } from '../detection/types.ts';
import type { Advice } from './types.ts';

const DAY = 86_400_000;
/** Longer than a quarter is long for something that a server could issue anew. */
const LONG_DAYS = 90;

/** What a value says of its own life; times in milliseconds since the epoch. */
export interface Life {
  readonly start?: number;
  /** Absent where it never ends. */
  readonly end?: number;
  /** What else is too broad in it. */
  readonly broad: readonly Advice[];
}

/** @param value the credential itself; @returns nothing where it does not say when it ends. */
export function lifetimeOf(value: string, now: number): readonly Advice[] {
  const life = readJwt(value) ?? readSas(value) ?? readPresigned(value);
  return life === undefined ? [] : [...verdictOf(life, now), ...life.broad];
}

function verdictOf({ start, end }: Life, now: number): readonly Advice[] {
  if (end === undefined) return [advice('never-expires', NEVER)];
  const day = new Date(end).toISOString().slice(0, 10);
  if (end <= now) return [advice('expired', textOf(EXPIRED, day))];
  const days = Math.round((end - (start ?? now)) / DAY);
  if (days > LONG_DAYS) return [advice('long-lived', textOf(LONG, day))];
  return [advice('expires', textOf(EXPIRES, day))];
}

const advice = (id: string, text: Text): Advice => ({ caution: 'end', id, text, steps: [] });
const textOf = (text: Text, day: string): Text => ({
  en: text.en.replace('{0}', day),
  ja: text.ja.replace('{0}', day),
});

const NEVER: Text = {
  en: 'It never expires. Issue one that does, so that a leak ends by itself.',
  ja: '有効期限がありません。漏れても自然に失効するよう、期限付きで発行し直してください。',
};
const EXPIRED: Text = {
  en: 'It expired on {0}: it can simply be deleted.',
  ja: '{0} に期限が切れています。そのまま削除できます。',
};
const LONG: Text = {
  en: 'It is valid until {0}. Shorten its life, and let the program fetch a new one.',
  ja: '{0} まで有効です。期限を短くし、プログラムが新しいものを取得するようにしてください。',
};
const EXPIRES: Text = {
  en: 'It is valid until {0}.',
  ja: '{0} まで有効です。',
};

/** https://www.rfc-editor.org/rfc/rfc7519#section-4.1 */
function readJwt(value: string): Life | undefined {
  const [, payload] = /^eyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]*$/.exec(value) ?? [];
  const claims = payload === undefined ? undefined : jsonOf(payload);
  if (claims === undefined) return undefined;
  const seconds = (claim: unknown): number | undefined =>
    typeof claim === 'number' && Number.isFinite(claim) && Math.abs(claim) < 8e12 ? claim * 1000 : undefined;
  const [start, end] = [seconds(claims.iat) ?? seconds(claims.nbf), seconds(claims.exp)];
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }), broad: [] };
}

function jsonOf(base64url: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

/** https://learn.microsoft.com/rest/api/storageservices/create-account-sas */
function readSas(value: string): Life | undefined {
  const query = new URLSearchParams(value.slice(value.indexOf('?') + 1));
  if (!query.has('sig') || !query.has('sv')) return undefined;
  const [start, end] = [timeOf(query.get('st')), timeOf(query.get('se'))];
  const broad = [
    ...(query.has('sip') ? [] : [SAS_ANY_ADDRESS]),
    ...(query.has('ss') ? [SAS_ACCOUNT] : []),
    ...(/[wdacu]/.test(query.get('sp') ?? '') ? [SAS_WRITES] : []),
    ...(query.get('spr') === 'https' ? [] : [SAS_HTTP]),
  ];
  // With a stored access policy (`si`) the end stands on the server.
  if (end === undefined && query.has('si')) return undefined;
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }), broad };
}

const SAS_ANY_ADDRESS = advice('sas-any-address', {
  en: 'It works from any address: limit it with sip to the addresses that need it.',
  ja: 'どのアドレスからでも使えます。sip で必要なアドレスに限定してください。',
});
const SAS_ACCOUNT: Advice = {
  ...advice('sas-account', {
    en: 'It covers the whole account: use a service or user-delegation SAS for one container or blob.',
    ja: 'アカウント全体に及びます。コンテナーや BLOB 単位のサービス SAS かユーザー委任 SAS にしてください。',
  }),
  caution: 'privilege',
};
const SAS_WRITES: Advice = {
  ...advice('sas-writes', {
    en: 'It may change or delete data: leave only the rights in sp that are used.',
    ja: 'データの変更や削除ができます。sp は使う権限だけにしてください。',
  }),
  caution: 'privilege',
};
const SAS_HTTP = advice('sas-http', {
  en: 'It is accepted over plain HTTP: set spr=https.',
  ja: '暗号化されない HTTP でも使えます。spr=https を指定してください。',
});

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html and its Google equivalent */
function readPresigned(value: string): Life | undefined {
  const query = new URLSearchParams(value.slice(value.indexOf('?') + 1));
  for (const prefix of ['X-Amz', 'X-Goog']) {
    const [, date, time] = /^(\d{8})T(\d{6})Z$/.exec(query.get(`${prefix}-Date`) ?? '') ?? [];
    const seconds = Number(query.get(`${prefix}-Expires`) ?? Number.NaN);
    if (date === undefined || time === undefined || Number.isNaN(seconds)) continue;
    const iso = `${date.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`;
    const start = timeOf(iso);
    if (start !== undefined) return { start, end: start + seconds * 1000, broad: [] };
  }
  return undefined;
}

function timeOf(text: string | null): number | undefined {
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
