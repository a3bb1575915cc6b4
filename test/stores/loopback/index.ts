import { bitwarden } from './bitwarden.ts';
import { doppler } from './doppler.ts';
import { github } from './github.ts';
import { google } from './google.ts';
import { infisical } from './infisical.ts';
import { kubernetes } from './kubernetes.ts';
import type { Loopback } from './loopback.ts';

/** By store id. */
export const LOOPBACKS: Readonly<Record<string, Loopback>> = {
  bitwarden,
  'google-secret-manager': google,
  kubernetes,
  'github-actions': github,
  doppler,
  infisical,
};
