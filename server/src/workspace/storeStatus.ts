/** Which secrets managers are at hand: their program is there, and it says that it is signed in. */
import type { Host } from '../host.ts';
import type { Store, StoreSettings } from '../remediation/stores/store.ts';

export type StoreState = 'ready' | 'signed-out' | 'not-installed' | 'refused';

const CHECK_TIMEOUT_MS = 5000;

/**
 * Asks the store's program, without any value and without a network call but the program's own.
 * @param folder absolute path in which the program runs
 */
export async function storeState(
  host: Host,
  store: Store,
  settings: StoreSettings,
  folder: string,
): Promise<StoreState> {
  if (store.access === undefined) return 'refused';
  for (const program of store.programs) {
    const version = await host.run(program, ['--version'], { cwd: folder, timeoutMs: CHECK_TIMEOUT_MS });
    if (!version.ok) continue;
    const question = store.access.signIn(settings);
    if ('read' in question) {
      const file = await host.readFile(`${folder}/${question.read}`);
      const stdout = file.ok ? new TextDecoder().decode(file.value) : '';
      const answer = { code: file.ok ? 0 : 1, stdout, stderr: '' };
      return file.ok && store.access.signedIn?.(answer) !== false ? 'ready' : 'signed-out';
    }
    const asked = await host.run(program, question.args, { cwd: folder, timeoutMs: CHECK_TIMEOUT_MS });
    const signedIn = asked.ok && asked.value.code === 0 && store.access.signedIn?.(asked.value) !== false;
    return signedIn ? 'ready' : 'signed-out';
  }
  return 'not-installed';
}
