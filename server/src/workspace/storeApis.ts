/** The secrets managers that are asked over their API, for want of a program with a safe way in. */
import type { ApiAccess } from '../remediation/stores/store.ts';
import { bitwardenApi } from './bitwarden/api.ts';
import type { StoreApi } from './storeAccess.ts';

export const STORE_APIS: Readonly<Record<ApiAccess['api'], StoreApi>> = { bitwarden: bitwardenApi };
