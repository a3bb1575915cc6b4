/** Whether what a reference names is there, asked by metadata alone: no value is read. */
import type { Text } from '../detection/types.ts';
import type { Host } from '../host.ts';
import type { Problem } from '../remediation/stores/store.ts';
import { type LookUp, Refusal } from './storeAccess.ts';
import { openStore } from './storeLookUp.ts';
import { problemText } from './storeProblems.ts';

/** What became of a check. */
export type ReferenceOutcome = 'resolves' | 'not-found' | Problem;

export interface CheckedName {
  readonly outcome: ReferenceOutcome;
  readonly message: Text;
}

/** @returns as a value whatever happens; throws only on a fault of the host. */
export async function checkStored(host: Host, lookUp: LookUp): Promise<CheckedName> {
  const { store, name, settings } = lookUp;
  if (store.access === undefined) return { outcome: 'failed', message: NOT_ASKED(store.name) };
  try {
    const { resolves: isThere } = await (await openStore(host, lookUp)).find();
    return isThere
      ? { outcome: 'resolves', message: resolves(store.name, name) }
      : { outcome: 'not-found', message: notFound(store.name, name) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { problem } = error;
    const message = problem === 'timed-out' ? SLOW(store.name) : problemText(problem, store, name, settings);
    return {
      outcome: problem,
      message: problem === 'no-permission' ? mayNotRead(store.name, name) : message,
    };
  }
}

const resolves = (store: Text, name: string): Text => ({
  en: `"${name}" is in ${store.en}. Only its name was asked for, not its value.`,
  ja: `「${name}」は ${store.ja} にあります（確認したのは名前だけで、値は読んでいません）。`,
});
const notFound = (store: Text, name: string): Text => ({
  en: `"${name}" is not in ${store.en}. Move the secret there, or correct the reference.`,
  ja: `「${name}」は ${store.ja} にありません。シークレットを移すか、参照を直してください。`,
});
const mayNotRead = (store: Text, name: string): Text => ({
  en: `${store.en}: your account may not look up "${name}". Ask for that permission.`,
  ja: `${store.ja}: 「${name}」を参照する権限がありません。権限を依頼してください。`,
});
const SLOW = (store: Text): Text => ({
  en: `${store.en} did not answer in time. Try again.`,
  ja: `${store.ja} が時間内に応答しませんでした。もう一度お試しください。`,
});
const NOT_ASKED = (store: Text): Text => ({
  en: `${store.en} cannot be asked from here.`,
  ja: `${store.ja} にはここから問い合わせできません。`,
});
