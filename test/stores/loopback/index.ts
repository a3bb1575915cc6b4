import { bitwarden } from './bitwarden.ts';
import type { Loopback } from './loopback.ts';

/** By store id. */
export const LOOPBACKS: Readonly<Record<string, Loopback>> = {
  bitwarden,
};
