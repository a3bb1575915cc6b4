/** Reads an answer: status codes by the provider's table, facts from where the table says that they stand. */
import type { Answer, Facts, Key, KeyCheck, Liveness, Place, Reading } from './types.ts';

/** What can be shown of a fact, in UTF-16 units. */
const MOST = 120;
const MOST_SCOPES = 40;

/**
 * @param secrets every value of the credential: an answer that echoes one is not shown.
 * @returns what the answer says about the key.
 */
export function readAnswer(check: KeyCheck, answer: Answer, key: Key, secrets: readonly string[]): Reading {
  // A page for people (of a hotel's network, of a proxy) is no answer.
  if (/^\s*<(?:!doctype|html)/i.test(answer.text)) return { state: 'unknown' };
  const read = check.read?.(answer, key) ?? { state: stateOf(check, answer), ...factsOf(check, answer, key) };
  // Facts of a key that is not accepted would be some other page's words.
  const { state, ...facts } = read;
  return state === 'live' || state === 'limited' ? { state, ...shown(facts, secrets) } : { state };
}

function stateOf(check: KeyCheck, answer: Answer): Liveness {
  const { status } = answer;
  if (status >= 200 && status < 300) {
    const proof = check.proof ?? check.account?.find((place) => 'json' in place);
    const isThere = (proof === undefined ? answer.json : valueAt(answer, proof)) ?? undefined;
    return isThere === undefined ? 'unknown' : 'live';
  }
  if ((check.dead ?? [401]).includes(status)) return 'dead';
  return (check.limited ?? [403]).includes(status) ? 'limited' : 'unknown';
}

function factsOf(check: KeyCheck, answer: Answer, key: Key): Facts {
  const account = (check.account ?? [])
    .flatMap((place) => texts('near' in place ? key.near(place.near) : valueAt(answer, place)))
    .join(', ');
  const scopes = check.scopes === undefined ? [] : texts(valueAt(answer, check.scopes));
  const [expires] = check.expires === undefined ? [] : texts(valueAt(answer, check.expires));
  return {
    ...(account === '' ? {} : { account }),
    ...(scopes.length === 0 ? {} : { scopes }),
    ...(expires === undefined ? {} : { expires }),
  };
}

/** @returns what stands at a place; a header with commas as a list. */
function valueAt(answer: Answer, place: Place): unknown {
  if ('header' in place) {
    return answer
      .header(place.header)
      ?.split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }
  return memberAt(answer.json, place.json);
}

/** @param path members and list indexes, joined by dots; `*` is every one of a list. */
export function memberAt(value: unknown, path: string): unknown {
  const [first, rest] = path.split('.*.');
  if (first !== undefined && rest !== undefined) {
    const list = memberAt(value, first);
    return Array.isArray(list) ? list.map((one) => memberAt(one, rest)) : undefined;
  }
  return path.split('.').reduce<unknown>((at, name) => {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    return (at as Readonly<Record<string, unknown>>)[name];
  }, value);
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  return Array.isArray(value) ? value.flatMap(texts) : [];
}

/** What may be shown: short, without control characters, and nothing that holds the key. */
function shown({ account, scopes, expires }: Facts, secrets: readonly string[]): Facts {
  const safe = (text: string | undefined): string | undefined => {
    if (text === undefined || secrets.some((secret) => secret !== '' && text.includes(secret)))
      return undefined;
    const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').trim();
    return plain.length > MOST ? `${plain.slice(0, MOST)}…` : plain;
  };
  const who = safe(account);
  const until = safe(expires);
  const may = scopes?.slice(0, MOST_SCOPES).flatMap((scope) => safe(scope) ?? []);
  return {
    ...(who ? { account: who } : {}),
    ...(may !== undefined && may.length > 0 ? { scopes: may } : {}),
    ...(until ? { expires: until } : {}),
  };
}
