/** What a provider said about a key, in words. Holds nothing of the value. */
import type { Text } from '../detection/types.ts';
import type { Language } from '../language.ts';
import type { Liveness } from '../liveness/types.ts';

/** What is told of one check. */
export interface ToldLiveness {
  readonly state: Liveness;
  readonly host: string;
  readonly account?: string;
  readonly scopes?: readonly string[];
  readonly expires?: string;
  readonly reason?: Text;
}

const STATES: Readonly<Record<Liveness, (host: string) => Text>> = {
  live: (host) => ({ en: `Live: ${host} accepts this key.`, ja: `有効: ${host} はこのキーを受け付けます。` }),
  limited: (host) => ({
    en: `Live, with limits: ${host} knows this key, but does not let it make this call.`,
    ja: `有効（制限付き）: ${host} はこのキーを認識しましたが、この操作は許可していません。`,
  }),
  dead: (host) => ({
    en: `Not live: ${host} does not accept this key.`,
    ja: `無効: ${host} はこのキーを受け付けません。`,
  }),
  unknown: (host) => ({
    en: `Cannot tell whether ${host} accepts this key`,
    ja: `${host} がこのキーを受け付けるか判断できません`,
  }),
};

const FACTS = {
  account: { en: 'Account', ja: 'アカウント' },
  scopes: { en: 'Scopes', ja: 'スコープ' },
  expires: { en: 'Expires', ja: '有効期限' },
} satisfies Record<string, Text>;

/** @returns one line: the verdict, then account, scopes and expiry where the answer had them. */
export function livenessText(told: ToldLiveness, language: Language): string {
  const { state, host, account, scopes, expires, reason } = told;
  const verdict = STATES[state](host)[language];
  const stop = language === 'ja' ? '。' : '.';
  const because = reason === undefined ? '' : language === 'ja' ? `（${reason.ja}）` : `: ${reason.en}`;
  const fact = (name: keyof typeof FACTS, value: string | undefined): string[] =>
    value === undefined ? [] : [`${FACTS[name][language]}: ${value}${stop}`];
  return [
    state === 'unknown' ? `${verdict}${because}${stop}` : verdict,
    ...fact('account', account),
    ...fact('scopes', scopes?.join(', ')),
    ...fact('expires', expires),
  ].join(language === 'ja' ? '' : ' ');
}

/** @returns the verdict as one more sentence of a message; empty where nobody was asked. */
export const livenessSentences = (told: ToldLiveness | undefined): readonly Text[] =>
  told === undefined ? [] : [{ en: livenessText(told, 'en'), ja: livenessText(told, 'ja') }];

/** @returns what programs are told: never the answer itself. */
export function livenessFacts({ reason, ...facts }: ToldLiveness, language: Language) {
  const { state, host, account, scopes, expires } = facts;
  return {
    state,
    host,
    ...(account === undefined ? {} : { account }),
    ...(scopes === undefined ? {} : { scopes }),
    ...(expires === undefined ? {} : { expires }),
    ...(reason === undefined ? {} : { reason: reason[language] }),
  };
}
