/** Which secrets managers are at hand: their program is there and says that it is signed in, or a token is there. */
import type { Host } from '../host.ts';
import type { Store, StoreSettings } from '../remediation/stores/store.ts';
import { STORE_APIS } from './storeApis.ts';
import { answerOfFile, installedProgram, isSignedIn } from './storeByProgram.ts';

export type StoreState = 'ready' | 'signed-out' | 'not-installed' | 'refused';

const CHECK_TIMEOUT_MS = 5000;

/**
 * Asks the store's program, without any value and without a network call but the program's own; an API is not asked.
 * @param folder absolute path in which the program runs
 */
export async function storeState(
  host: Host,
  store: Store,
  settings: StoreSettings,
  folder: string,
): Promise<StoreState> {
  if (store.access === undefined) return 'refused';
  if ('api' in store.access) return STORE_APIS[store.access.api].isSignedIn(host) ? 'ready' : 'signed-out';
  const program = await installedProgram(host, store, folder, CHECK_TIMEOUT_MS);
  if (program === undefined) return 'not-installed';
  const question = store.access.signIn(settings);
  if ('read' in question) {
    return isSignedIn(store.access, await answerOfFile(host, folder, question.read)) ? 'ready' : 'signed-out';
  }
  const asked = await host.run(program, question.args, { cwd: folder, timeoutMs: CHECK_TIMEOUT_MS });
  return asked.ok && isSignedIn(store.access, asked.value) ? 'ready' : 'signed-out';
}
