/** The steps before anything is written into a secrets manager: a name and settings that it takes, and the sign-in. */
import type { Host } from '../host.ts';
import { type LookUp, type OpenStore, Refusal } from './storeAccess.ts';
import { STORE_APIS } from './storeApis.ts';
import { openByProgram } from './storeByProgram.ts';

/** @throws Refusal where the store cannot be asked; nothing has been written then */
export async function openStore(host: Host, lookUp: LookUp): Promise<OpenStore> {
  const { store, name, settings } = lookUp;
  const { access } = store;
  if (access === undefined) throw new Refusal('failed');
  // A setting becomes an argument: one that starts with a hyphen would be read as an option.
  const isOption = Object.values(settings).some((setting) => setting.startsWith('-'));
  if (isOption || !store.namePattern.test(name)) throw new Refusal('name-refused');
  return 'api' in access ? STORE_APIS[access.api].open(host, lookUp) : openByProgram(host, lookUp, access);
}
