/** The fourth piece of advice, as far as a value itself tells it: when it ends, and what it may do until then. */
import { dayOf } from '../detection/life/time.ts';
import type { Breadth, Life, LifeState, Text } from '../detection/types.ts';
import type { Advice } from './types.ts';

/** @returns when it ends and what is too wide in it, each with what to do; empty where it does not say. */
export function lifetimeOf(life: Life | undefined): readonly Advice[] {
  if (life === undefined) return [];
  const { id, text } = (life.of === 'certificate' ? CERTIFICATE : VALUE)[life.state];
  const verdict: Advice = { caution: 'end', id, text: dated(text, life), steps: [] };
  return [verdict, ...(life.broad ?? []).map((breadth) => BROAD[breadth])];
}

/** @returns the same as sentences for a message; empty where all is as it should be. */
export function lifetimeText(life: Life | undefined): Text | undefined {
  if (life === undefined || (life.state === 'current' && life.broad === undefined)) return undefined;
  const texts = lifetimeOf(life).map(({ text }) => text);
  return { en: texts.map(({ en }) => en).join(' '), ja: texts.map(({ ja }) => ja).join('') };
}

const dated = (text: Text, { start = 0, end = 0 }: Life): Text => {
  const fill = (words: string): string => words.replace('{start}', dayOf(start)).replace('{end}', dayOf(end));
  return { en: fill(text.en), ja: fill(text.ja) };
};

type Words = Readonly<Record<LifeState, { readonly id: string; readonly text: Text }>>;

const VALUE: Words = {
  endless: {
    id: 'never-expires',
    text: {
      en: 'It never expires: issue one that does, so that a leak ends by itself.',
      ja: '有効期限がありません。漏れても自然に失効するよう、期限付きで発行し直してください。',
    },
  },
  early: {
    id: 'not-yet',
    text: {
      en: 'It is valid from {start} to {end}: there is still time to replace it.',
      ja: '{start} から {end} まで有効です。使われ始める前に差し替えられます。',
    },
  },
  expired: {
    id: 'expired',
    text: {
      en: 'It expired on {end}: it can simply be deleted.',
      ja: '{end} に期限が切れています。そのまま削除できます。',
    },
  },
  expiring: {
    id: 'expires-soon',
    text: {
      en: 'It expires on {end}: have the next one ready by then.',
      ja: '{end} に期限が切れます。それまでに次のものを用意してください。',
    },
  },
  long: {
    id: 'long-lived',
    text: {
      en: 'It is valid until {end}: shorten its life, and let the program fetch a new one.',
      ja: '{end} まで有効です。期限を短くし、プログラムが新しいものを取得するようにしてください。',
    },
  },
  current: { id: 'expires', text: { en: 'It is valid until {end}.', ja: '{end} まで有効です。' } },
};

/** The key lives on when its certificate ends: the next certificate may be for the same key. */
const CERTIFICATE: Words = {
  endless: {
    id: 'certificate',
    text: { en: 'A certificate stands beside it.', ja: '証明書がそばにあります。' },
  },
  early: {
    id: 'certificate-not-yet',
    text: {
      en: 'The certificate beside it is valid from {start} to {end}.',
      ja: 'そばにある証明書の有効期間は {start} から {end} までです。',
    },
  },
  expired: {
    id: 'certificate-expired',
    text: {
      en: 'The certificate beside it expired on {end}; a renewed one may still be for this key.',
      ja: 'そばにある証明書は {end} に期限が切れています。ただし、更新後の証明書が同じ鍵を使っている場合があります。',
    },
  },
  expiring: {
    id: 'certificate-expires-soon',
    text: {
      en: 'The certificate beside it expires on {end}: renew it with a new key.',
      ja: 'そばにある証明書は {end} に期限が切れます。新しい鍵で更新してください。',
    },
  },
  long: {
    id: 'certificate-long-lived',
    text: {
      en: 'The certificate beside it is valid until {end}: let an ACME client or a private CA issue short ones.',
      ja: 'そばにある証明書は {end} まで有効です。ACME クライアントや社内 CA で期間の短いものを発行してください。',
    },
  },
  current: {
    id: 'certificate-expires',
    text: {
      en: 'The certificate beside it is valid until {end}.',
      ja: 'そばにある証明書は {end} まで有効です。',
    },
  },
};

const BROAD: Readonly<Record<Breadth, Advice>> = {
  'any-address': {
    caution: 'end',
    id: 'any-address',
    text: {
      en: 'It works from any address: sign it for those that need it (sip, or an IpAddress condition).',
      ja: 'どのアドレスからでも使えます。必要なアドレスに限定して署名してください（sip や IpAddress 条件）。',
    },
    steps: [],
  },
  account: {
    caution: 'privilege',
    id: 'whole-account',
    text: {
      en: 'It covers the whole account: use a service or user-delegation SAS for one container or blob.',
      ja: 'アカウント全体に及びます。コンテナーや BLOB 単位のサービス SAS かユーザー委任 SAS にしてください。',
    },
    steps: [],
  },
  writes: {
    caution: 'privilege',
    id: 'writes',
    text: {
      en: 'It may change or delete data: leave only the rights in sp that are used.',
      ja: 'データの変更や削除ができます。sp は使う権限だけにしてください。',
    },
    steps: [],
  },
  http: {
    caution: 'end',
    id: 'plain-http',
    text: {
      en: 'It is accepted over plain HTTP: set spr=https.',
      ja: '暗号化されない HTTP でも使えます。spr=https を指定してください。',
    },
    steps: [],
  },
};
