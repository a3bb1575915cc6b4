import type { Breadth } from '../types.ts';
import { type Dates, fromIso, fromSeconds, span } from './time.ts';

/**
 * A shared access signature of Azure Storage, or of Service Bus and Event Hubs (whose `se` counts seconds).
 * https://learn.microsoft.com/rest/api/storageservices/create-service-sas
 * https://learn.microsoft.com/rest/api/eventhub/generate-sas-token
 */
export function readSas(value: string): Dates | undefined {
  const query = new URLSearchParams(value.slice(value.search(/[?\s]/) + 1));
  if (!query.has('sig')) return undefined;
  if (query.has('sr') && query.has('skn')) return span(undefined, fromSeconds(query.get('se')));
  if (!query.has('sv')) return undefined;
  const [start, end] = [fromIso(query.get('st')), fromIso(query.get('se'))];
  // With a stored access policy (`si`) the end stands on the server.
  if (end === undefined && query.has('si')) return undefined;
  const broad: readonly Breadth[] = [
    ...(query.has('sip') ? [] : ['any-address' as const]),
    ...(query.has('ss') ? ['account' as const] : []),
    ...(/[wdacuxy]/.test(query.get('sp') ?? '') ? ['writes' as const] : []),
    ...(query.get('spr') === 'https' ? [] : ['http' as const]),
  ];
  return { ...span(start, end), ...(broad.length === 0 ? {} : { broad }) };
}
