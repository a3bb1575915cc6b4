/** The rotations under way, kept with the workspace so that they can be taken up again after a restart. */
import { type Disposable, type Event, EventEmitter, type Memento } from 'vscode';
import type { RotationPlan } from '../../server/src/protocol.ts';

export type Plan = Extract<RotationPlan, { readonly ok: true }>;

/** A rotation with the ids of the steps that are done. Holds nothing of a value. */
export interface RotationList {
  readonly plan: Plan;
  readonly done: readonly string[];
}

export interface RotationLists extends Disposable {
  readonly onDidChange: Event<void>;
  all(): readonly RotationList[];
  /** Takes up a rotation: one that was begun keeps what is done. */
  begin(plan: Plan): Promise<void>;
  tick(id: string, step: string, isDone: boolean): Promise<void>;
  end(id: string): Promise<void>;
}

const KEY = 'kagimori.rotations';

export function createRotationLists(kept: Memento): RotationLists {
  const changed = new EventEmitter<void>();
  let lists: readonly RotationList[] = kept.get(KEY, []);
  const set = async (next: readonly RotationList[]): Promise<void> => {
    lists = next;
    changed.fire();
    await kept.update(KEY, next);
  };
  return {
    onDidChange: changed.event,
    all: () => lists,
    async begin(plan) {
      const before = lists.find((list) => list.plan.id === plan.id);
      const others = lists.filter((list) => list !== before);
      await set([{ plan, done: before?.done ?? [] }, ...others]);
    },
    async tick(id, step, isDone) {
      await set(
        lists.map((list) => {
          if (list.plan.id !== id) return list;
          const others = list.done.filter((done) => done !== step);
          return { ...list, done: isDone ? [...others, step] : others };
        }),
      );
    },
    end: (id) => set(lists.filter(({ plan }) => plan.id !== id)),
    dispose: () => changed.dispose(),
  };
}
