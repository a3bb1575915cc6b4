/**
 * Where Bitwarden is, told in the way in which its `bws` program is told: `BWS_SERVER_URL`, else a profile of the
 * configuration file, else the cloud. None of this can stand in a workspace.
 * https://bitwarden.com/help/secrets-manager-cli/#config
 */
import { parse, TomlError, type TomlTable } from 'smol-toml';
import type { Host } from '../../host.ts';

/** Base addresses, without a slash at the end. */
export interface Servers {
  readonly identity: string;
  readonly api: string;
}

const CLOUD: Servers = { identity: 'https://identity.bitwarden.com', api: 'https://api.bitwarden.com' };

/** The largest configuration file that is read. */
const MAX_BYTES = 64 * 1024;

/**
 * @param tokenId of the access token: the profile that is taken where `BWS_PROFILE` names none
 * @returns undefined where what is configured names no server
 */
export async function serversOf(
  host: Pick<Host, 'environment' | 'readFile'>,
  tokenId: string,
): Promise<Servers | undefined> {
  const url = host.environment('BWS_SERVER_URL');
  if (url !== undefined) return /^https?:\/\//.test(url) ? below(url) : undefined;
  const named = host.environment('BWS_CONFIG_FILE');
  const home = host.environment('USERPROFILE') ?? host.environment('HOME');
  const path = named ?? (home && `${home}/.config/bws/config`);
  const file = path === undefined ? undefined : await host.readFile(path, MAX_BYTES);
  const profile = host.environment('BWS_PROFILE');
  if (file?.ok === true) return serversIn(new TextDecoder().decode(file.value), profile, tokenId);
  return named === undefined && profile === undefined ? CLOUD : undefined;
}

/**
 * @param text of the configuration file
 * @param profile that was asked for by name, which must then be there
 */
export function serversIn(text: string, profile: string | undefined, tokenId: string): Servers | undefined {
  const profiles = tableOf(parsed(text), 'profiles');
  const chosen =
    profile === undefined
      ? (tableOf(profiles, tokenId) ?? tableOf(profiles, 'default'))
      : tableOf(profiles, profile);
  if (chosen === undefined) return profile === undefined ? CLOUD : undefined;
  const base = textOf(chosen.server_base);
  const identity = textOf(chosen.server_identity) ?? (base && below(base).identity);
  const api = textOf(chosen.server_api) ?? (base && below(base).api);
  return identity === undefined || api === undefined
    ? undefined
    : { identity: trimmed(identity), api: trimmed(api) };
}

const trimmed = (url: string): string => url.replace(/\/+$/, '');

const below = (base: string): Servers => ({
  identity: `${trimmed(base)}/identity`,
  api: `${trimmed(base)}/api`,
});

function parsed(text: string): TomlTable | undefined {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof TomlError) return undefined;
    throw error;
  }
}

function tableOf(table: TomlTable | undefined, key: string): TomlTable | undefined {
  const value = table?.[key];
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date) ? value : undefined;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
