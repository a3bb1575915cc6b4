/** How the editor goes to the network: VS Code's `http.*` settings. Other clients answer them with nothing. */
import type { Route } from '../host.ts';
import { isProxy } from '../liveness/addresses.ts';
import type { Session } from './session.ts';

/** @returns the route as it is set now; empty where the client says nothing, so that the environment counts. */
export async function routeOf({
  abilities,
  connection,
}: Pick<Session, 'abilities' | 'connection'>): Promise<Route> {
  if (!abilities.configuration) return {};
  const [section] = await connection.workspace.getConfiguration([{ section: 'http' }]);
  return parseRoute(section);
}

/** @param section the section `http` as a client answers it: any value at all; never throws. */
export function parseRoute(section: unknown): Route {
  if (typeof section !== 'object' || section === null) return {};
  const { proxy, noProxy, proxySupport, proxyAuthorization, systemCertificates } = section as Record<
    string,
    unknown
  >;
  const isOn = proxySupport !== 'off' && typeof proxy === 'string' && isProxy(proxy);
  const hosts = Array.isArray(noProxy) ? noProxy.filter((host) => typeof host === 'string') : [];
  return {
    ...(isOn ? { proxy, noProxy: hosts } : {}),
    ...(isOn && typeof proxyAuthorization === 'string' ? { authorization: proxyAuthorization } : {}),
    ...(typeof systemCertificates === 'boolean' ? { systemCertificates } : {}),
  };
}
