/** Asks a provider about one key: the only place from which a value leaves for the network. */
import { readSecret } from '../detection/mask.ts';
import type { Finding, Text } from '../detection/types.ts';
import type { Host, HttpFailure, HttpRequest } from '../host.ts';
import { isPrivate, urlOf } from '../liveness/addresses.ts';
import { nearestTo } from '../liveness/beside.ts';
import { KEY_CHECKS, keyCheckOf } from '../liveness/providers/index.ts';
import { readAnswer } from '../liveness/reading.ts';
import type { Key, KeyCheck, Reading } from '../liveness/types.ts';
import { VERSION } from '../version.ts';

/** Other base addresses, by the id of the check: a GitLab of one's own. */
export type BaseUrls = Readonly<Record<string, string>>;

/** @returns the addresses; undefined where one of them is unsafe or belongs to no provider. */
export function asBaseUrls(value: unknown): BaseUrls | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const known = new Set(KEY_CHECKS.map(({ id }) => id));
  const isSafe = ([id, address]: readonly [string, unknown]): boolean =>
    known.has(id) && typeof address === 'string' && isSafeBase(address);
  return Object.entries(value).every(isSafe) ? (value as BaseUrls) : undefined;
}

/** `https:`, or `http:` to this very machine; no user, no query: nothing that hides where a key goes. */
function isSafeBase(address: string): boolean {
  const url = urlOf(address);
  return url !== undefined && isPrivate(url) && url.username + url.password + url.search + url.hash === '';
}

/** What would be asked, and where. */
export interface Question {
  readonly check: KeyCheck;
  readonly key: Key;
  /** `https://host`, with a path where one was set. */
  readonly base: string;
  /** What a person is told: the host, with its port where it is no usual one. */
  readonly host: string;
  /** Whether a setting sends it elsewhere than to the provider's own host. */
  readonly isElsewhere: boolean;
}

export type Asked =
  | { readonly ok: true; readonly question: Question }
  | { readonly ok: false; readonly reason: Text };

/** What came of it. */
export interface Checked extends Reading {
  readonly host: string;
  /** Why nothing is known, where that is so. */
  readonly reason?: Text;
}

/** A question that waits longer is not worth a person's time. */
const TIMEOUT_MS = 10_000;
const MAX_BYTES = 256 * 1024;
/** Around a value, where the rest of what its request needs may stand, in UTF-16 units. */
const AROUND = 4000;

const NO_WAY: Text = {
  en: 'No safe way is known to ask whether this kind of key is live.',
  ja: 'この種類のキーが有効かどうかを安全に問い合わせる方法がありません。',
};
const NO_HALF: Text = {
  en: 'Its other half does not stand near it, and without it nothing can be asked.',
  ja: '対になる値がそばにないため、問い合わせできません。',
};
const notBeside = ({ id, wants, base }: KeyCheck): Text => {
  if (wants === undefined) return NO_HALF;
  const setting =
    typeof base === 'string'
      ? { en: '', ja: '' }
      : {
          en: ` A server can be named in "kagimori.check.baseUrls" as "${id}".`,
          ja: `サーバーは kagimori.check.baseUrls の ${id} でも指定できます。`,
        };
  return {
    en: `What it takes to ask does not stand near it: ${wants.en}.${setting.en}`,
    ja: `問い合わせに必要な${wants.ja}がそばにありません。${setting.ja}`,
  };
};

/** The way to ask about a finding or, where that is only the other half, about one of its parts. */
function wayOf({ ruleId, parts = [] }: Pick<Finding, 'ruleId' | 'parts'>): KeyCheck | undefined {
  return [ruleId, ...parts.map((part) => part.ruleId)].map(keyCheckOf).find((check) => check !== undefined);
}

/** Whether there is a way to ask about a finding, told without reading its value. */
export function isCheckable(finding: Pick<Finding, 'ruleId' | 'parts'>): boolean {
  const has = (rule: string): boolean =>
    finding.ruleId === rule || finding.parts?.some(({ ruleId }) => ruleId === rule) === true;
  return wayOf(finding)?.needs?.every(has) ?? wayOf(finding) !== undefined;
}

/**
 * Prepares the question; nothing is sent.
 * @param text whole document in which the finding stands.
 */
export function questionOf(
  text: string,
  finding: Finding,
  around: { readonly now: number; readonly baseUrls?: BaseUrls },
): Asked {
  const check = wayOf(finding);
  if (check === undefined) return { ok: false, reason: NO_WAY };
  if (!isCheckable(finding)) return { ok: false, reason: NO_HALF };
  const { start, end } = finding.range;
  const halves = [finding, ...(finding.parts ?? [])];
  const readHalf = (isIt: (ruleId: string) => boolean): string | undefined => {
    const half = halves.find(({ ruleId }) => isIt(ruleId));
    return half && readSecret(text, half);
  };
  const from = Math.max(0, start - AROUND);
  const stretch = text.slice(from, end + AROUND);
  const beside = new Map(
    Object.entries(check.beside ?? {}).map(([name, pattern]) => [
      name,
      nearestTo(stretch, start - from, pattern) ?? '',
    ]),
  );
  const key: Key = {
    value: readHalf((ruleId) => check.rules.includes(ruleId)) ?? '',
    part: (wanted) => readHalf((ruleId) => ruleId === wanted),
    near: (name) => beside.get(name) ?? '',
    around: stretch,
    now: around.now,
  };
  const own = typeof check.base === 'string' ? check.base : check.base(key);
  const set = around.baseUrls?.[check.id];
  const base = set ?? own;
  const isMissing = [...beside].some(
    ([name, found]) => found === '' && !(name === 'host' && set !== undefined),
  );
  if (base === undefined || isMissing) return { ok: false, reason: notBeside(check) };
  const { host } = new URL(base);
  return {
    ok: true,
    question: {
      check,
      key,
      base: base.replace(/\/$/, ''),
      host,
      isElsewhere: own === undefined || new URL(own).host !== host,
    },
  };
}

/** Sends the one request. Nothing is kept: neither the key nor the answer. */
export async function askProvider(
  host: Pick<Host, 'request'>,
  { check, key, base, host: name }: Question,
  { signal, route }: Pick<HttpRequest, 'signal' | 'route'> = {},
): Promise<Checked> {
  const body = typeof check.body === 'function' ? check.body(key) : check.body;
  const answer = await host.request({
    url: base + (typeof check.path === 'function' ? check.path(key) : check.path),
    method: check.method ?? 'GET',
    headers: {
      'User-Agent': `kagimori/${VERSION}`,
      Accept: 'application/json',
      ...check.headers(key, name),
    },
    ...(body === undefined ? {} : { body }),
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
    ...(signal === undefined ? {} : { signal }),
    ...(route === undefined ? {} : { route }),
  });
  if (!answer.ok) return { state: 'unknown', host: name, reason: FAILURES[answer.error] };
  const { status, headers, text } = answer.value;
  const secrets = [key.value, ...(check.needs ?? []).map((need) => key.part(need) ?? '')];
  const header = (wanted: string): string | undefined => headers[wanted.toLowerCase()];
  const reading = readAnswer(check, { status, header, text, json: parsed(text) }, key, secrets);
  if (reading.state !== 'unknown') return { ...reading, host: name };
  return { ...reading, host: name, reason: reasonOf(status) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const FAILURES: Readonly<Record<HttpFailure, Text>> = {
  timeout: { en: 'no answer in time', ja: '時間内に応答がありません' },
  aborted: { en: 'cancelled', ja: 'キャンセルされました' },
  unreachable: { en: 'the host cannot be reached', ja: 'ホストに接続できません' },
  'not-secure': {
    en: 'the connection is not secure, so nothing was sent',
    ja: '安全な接続ではないため、何も送信していません',
  },
  proxy: { en: 'the proxy did not let it through', ja: 'プロキシを通過できません' },
  'not-allowed': {
    en: 'this workspace is not trusted, so nothing was sent',
    ja: '信頼されていないワークスペースのため、何も送信していません',
  },
};

function reasonOf(status: number): Text {
  if (status === 429) {
    return { en: 'too many requests: try again later', ja: '要求が多すぎます。時間をおいてお試しください' };
  }
  if (status >= 300 && status < 400) {
    return {
      en: 'the host wanted to send the key elsewhere, which was not followed',
      ja: '別のホストへの転送を求められたため、従っていません',
    };
  }
  if (status >= 500) return { en: 'the provider has a fault', ja: '発行元で障害が起きています' };
  return { en: `an answer that says nothing (${status})`, ja: `判断できない応答です（${status}）` };
}
