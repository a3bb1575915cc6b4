/** `kagimori fix --store`: plans as for `.env`, but the values go into a secrets manager before any file changes. */
import type { Catalogue, Text } from '../detection/types.ts';
import { planMoveToStore, type StoredValue } from '../remediation/moveToStore.ts';
import type { FixOutcome, MoveRequest } from '../remediation/plan.ts';
import { type PutOutcome, putSecret } from '../workspace/putSecret.ts';
import type { StoreChoice } from './command.ts';
import type { CliSurroundings } from './surroundings.ts';

export interface StoreFix {
  readonly title: Text;
  planMove(request: MoveRequest): FixOutcome;
  /** Stores every value that was planned. On `replan` the store gave something back that belongs into the plan. */
  put(around: CliSurroundings): Promise<PutAll>;
}

type PutAll = { readonly ok: true; readonly replan: boolean } | { readonly ok: false; readonly reason: Text };

/** @param catalogue of the detector whose findings are moved */
export function createStoreFix({ store, settings, overwrite }: StoreChoice, catalogue: Catalogue): StoreFix {
  const given = new Map<string, string>();
  const planned = new Map<string, StoredValue>();
  let collision: string | undefined;
  return {
    title: { en: `Move to ${store.name.en}`, ja: `${store.name.ja} へ移す` },
    planMove(request) {
      const outcome = planMoveToStore(request, { store, settings, given }, catalogue);
      if (!outcome.ok) return outcome;
      for (const value of outcome.stored) {
        const known = planned.get(value.name);
        if (known !== undefined && known.value !== value.value) collision = value.name;
        planned.set(value.name, value);
      }
      return { ok: true, plan: outcome.plan };
    },
    async put({ host, cwd, signal }) {
      if (collision !== undefined) return { ok: false, reason: collides(collision) };
      const done: string[] = [];
      for (const { envName, name, value } of planned.values()) {
        const outcome = await putSecret(host, {
          store,
          name,
          value,
          settings,
          overwrite,
          folder: cwd,
          signal,
        });
        if (!outcome.ok) return { ok: false, reason: withNextStep(outcome, done) };
        done.push(name);
        if (outcome.given !== undefined) given.set(envName, outcome.given);
      }
      return { ok: true, replan: given.size > 0 };
    },
  };
}

/** What the command line has to add: the option that overwrites, and what is in the store already. */
function withNextStep({ problem, message }: PutOutcome & { ok: false }, done: readonly string[]): Text {
  const overwrite: Text = { en: ' (--overwrite)', ja: '（--overwrite）' };
  const stored: Text = {
    en: ` No file was changed. Stored already: ${done.join(', ')}; the next run needs --overwrite for them.`,
    ja: ` ファイルは変更していません。保管済み: ${done.join('、')}（次回は --overwrite が必要です）。`,
  };
  const add = (language: 'en' | 'ja'): string =>
    message[language] +
    (problem === 'exists' ? overwrite[language] : '') +
    (done.length === 0 ? '' : stored[language]);
  return { en: add('en'), ja: add('ja') };
}

const collides = (name: string): Text => ({
  en: `two different secrets would be called "${name}": move one of them in the editor, under a name of its own`,
  ja: `異なる二つのシークレットが同じ名前「${name}」になります。一方をエディターで別の名前にして移してください`,
});
