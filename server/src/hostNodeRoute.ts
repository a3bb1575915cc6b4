/** The way to the network, for Node: which proxy, and whose certificates. */
import * as tls from 'node:tls';
import { getProxyForUrl } from 'proxy-from-env';
import type { Route } from './host.ts';

/**
 * The proxy of the route, else that of the environment (`HTTPS_PROXY`, `NO_PROXY`, in either case).
 * @returns its address; empty for the direct way.
 */
export function proxyFor(url: URL, route: Route = {}): string {
  const { proxy, noProxy = [] } = route;
  if (proxy === undefined) return getProxyForUrl(url.href);
  // Where the editor names no exceptions, those of the environment count.
  const { NO_PROXY = '', no_proxy: lower = NO_PROXY } = process.env;
  const exceptions = noProxy.length > 0 ? noProxy : lower.split(/[,\s]+/);
  return exceptions.some((exception) => names(exception, url)) ? '' : proxy;
}

/** `*`, `example.com` with all below it, `.example.com`, `*.example.com`, each perhaps with a port. */
function names(exception: string, { hostname, port }: URL): boolean {
  const [, host = '', wanted] = /^\s*(.*?)(?::(\d+))?\s*$/.exec(exception.toLowerCase()) ?? [];
  if (host === '' || (wanted !== undefined && wanted !== (port || '443'))) return false;
  if (host === '*') return true;
  const domain = host.replace(/^\*?\.?/, '');
  return hostname === domain || hostname.endsWith(`.${domain}`);
}

let known: readonly string[] | undefined;

/**
 * What Node trusts by itself (`NODE_EXTRA_CA_CERTS` included) and what the system trusts: a company's proxy that opens
 * connections has its certificate there. A certificate that nobody trusts is never accepted.
 * @returns options of a TLS connection; empty where this Node cannot read the system's certificates.
 */
export function trusted({ systemCertificates = true }: Route = {}): { readonly ca?: string[] } {
  if (!systemCertificates || typeof tls.getCACertificates !== 'function') return {};
  try {
    known ??= [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])];
    return { ca: [...known] };
  } catch {
    return {};
  }
}
