/**
 * Puts one value into a secrets manager, through its own client program or its API. The steps are asked for one by one, so that
 * every failure comes before the value has left or is told as what it is; the caller edits the code only on success.
 */
import type { Text } from '../detection/types.ts';
import type { Host } from '../host.ts';
import type { Problem } from '../remediation/stores/store.ts';
import { type LookUp, Refusal } from './storeAccess.ts';
import { openStore } from './storeLookUp.ts';
import { problemText } from './storeProblems.ts';

/** The name must match the store's `namePattern`. */
export interface PutRequest extends LookUp {
  readonly value: string;
  /** Whether a name that exists may get a new version; else it is answered as the problem `exists`. */
  readonly overwrite: boolean;
}

export type PutOutcome =
  /** `given`: what the store has made of it: the encrypted value that belongs in `.env`, or its own id of the entry. */
  | { readonly ok: true; readonly given?: string }
  | { readonly ok: false; readonly problem: Problem; readonly message: Text };

/**
 * Stores the value and confirms by metadata that it is there.
 * @returns what happened, as a value; nothing of the secret stands in any message. Throws only on a fault of the host.
 */
export async function putSecret(host: Host, request: PutRequest): Promise<PutOutcome> {
  try {
    return await putInSteps(host, request);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { problem } = error;
    return {
      ok: false,
      problem,
      message: problemText(problem, request.store, request.name, request.settings),
    };
  }
}

async function putInSteps(host: Host, request: PutRequest): Promise<PutOutcome> {
  const { store, value } = request;
  const tooLong = new TextEncoder().encode(value).length > store.maxBytes;
  if (tooLong || value === '' || store.accepts?.(value) === false) throw new Refusal('value-refused');
  const open = await openStore(host, request);
  const found = await open.find();
  if (found.isThere && !request.overwrite) throw new Refusal('exists');
  const given = await open.put(value, found);
  if (given !== undefined) return { ok: true, given };
  const confirmed = await open.find();
  if (!confirmed.isThere) throw new Refusal('not-confirmed');
  return { ok: true, ...(confirmed.id === undefined ? {} : { given: confirmed.id }) };
}
