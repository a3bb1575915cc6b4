import { decodeJson } from '../checks/base64.ts';
import { type Dates, fromSeconds, span } from './time.ts';

/**
 * The times of a JSON web token, in seconds since the epoch.
 * https://www.rfc-editor.org/rfc/rfc7519#section-4.1
 */
export function readJwt(value: string): Dates | undefined {
  const [, payload] = /eyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]*$/.exec(value) ?? [];
  const claims = payload === undefined ? undefined : decodeJson(payload);
  if (claims === undefined) return undefined;
  // It may not be used before `nbf`; `iat` only says when it was made.
  const start = fromSeconds(claims.nbf) ?? fromSeconds(claims.iat);
  return span(start, fromSeconds(claims.exp));
}
