/** Addresses, as a key may be sent to them. */

/** @returns the address in parts; undefined where it is none. */
export function urlOf(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

/** `https:`, or `http:` to this very machine: nobody on the way reads it. */
export function isPrivate({ protocol, hostname }: URL): boolean {
  const isLoopback =
    hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback);
}

/** Address of a proxy that can be used. */
export function isProxy(address: string): boolean {
  const url = urlOf(address);
  return url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '';
}
