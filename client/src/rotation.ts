/** When the entries of the workspace's `.env` files are due, as the server said last. */
import { type Disposable, type Event, EventEmitter } from 'vscode';
import type { RotationEntry, RotationParams } from '../../server/src/protocol.ts';

export interface Rotation extends Disposable {
  readonly onDidChange: Event<void>;
  entries(): readonly RotationEntry[];
  receive(params: RotationParams): void;
}

/** An empty store. */
export function createRotation(): Rotation {
  const changed = new EventEmitter<void>();
  let entries: readonly RotationEntry[] = [];
  return {
    onDidChange: changed.event,
    entries: () => entries,
    receive(params) {
      entries = params.entries;
      changed.fire();
    },
    dispose: () => changed.dispose(),
  };
}
