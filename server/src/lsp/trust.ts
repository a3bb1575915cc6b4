/**
 * A workspace that is not trusted gets no program started in it (its own git configuration could name any command), and
 * nothing that stands in it is sent anywhere.
 */
import type { Host } from '../host.ts';

/** @param isTrusted asked at each call: trust is granted while the server runs. */
export function trustedHost(host: Host, isTrusted: () => boolean): Host {
  return {
    ...host,
    run: async (...call) => (isTrusted() ? host.run(...call) : { ok: false, error: 'no-permission' }),
    request: async (call) => (isTrusted() ? host.request(call) : { ok: false, error: 'not-allowed' }),
  };
}
