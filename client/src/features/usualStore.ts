/** What is remembered per workspace: the store chosen last and what each store was told. Never a value. */
import type { Memento } from 'vscode';

const LAST_STORE = 'kagimori.lastStore';
const settingsKey = (store: string): string => `kagimori.store.${store}`;

type Settings = Readonly<Record<string, string>>;

/** @returns the project's usual store with its settings, empty where none was ever chosen. */
export function usualStore(memory: Memento): { readonly store?: string; readonly settings?: Settings } {
  const store = memory.get<string>(LAST_STORE);
  return store === undefined ? {} : { store, settings: settingsOf(memory, store) };
}

/** @returns what a store was told in this workspace. */
export const settingsOf = (memory: Memento, store: string): Settings => memory.get(settingsKey(store), {});

/** Makes a store the usual one of this workspace. */
export async function remember(memory: Memento, store: string, settings: Settings): Promise<void> {
  await memory.update(LAST_STORE, store);
  await memory.update(settingsKey(store), settings);
}
