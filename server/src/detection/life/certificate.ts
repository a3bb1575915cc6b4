/**
 * The X.509 certificate that stands beside a private key in the same text: as much DER as leads to its validity.
 * https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
import { decodeBase64 } from '../checks/base64.ts';
import type { Span } from '../types.ts';
import { type Dates, fromIso } from './time.ts';

const ARMOUR = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s\\]{100,20000})-----END CERTIFICATE-----/;
/** A chain of some certificates; further away it belongs to something else. */
const REACH = 40_000;

const [SEQUENCE, UTC_TIME, GENERALIZED_TIME, VERSION] = [0x30, 0x17, 0x18, 0xa0];

/** @param range of the value; anything but a private key in PEM has no certificate. */
export function readCertificateBeside(text: string, range: Span): Dates | undefined {
  if (!/^-----BEGIN [A-Z ]{0,30}PRIVATE KEY/.test(text.slice(range.start, range.start + 60)))
    return undefined;
  const around = text.slice(Math.max(0, range.start - REACH), range.end + REACH);
  // The first of a chain is the one that belongs to the key.
  const [, body] = ARMOUR.exec(around) ?? [];
  const bytes = body === undefined ? undefined : decodeBase64(body.replace(/\\[nrt]|\s/g, ''));
  const dates = bytes === undefined ? undefined : validityOf(bytes);
  return dates === undefined ? undefined : { ...dates, of: 'certificate' };
}

interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** @returns the time span for which a certificate was issued; undefined where the bytes are none. Never throws. */
export function validityOf(bytes: Uint8Array): { readonly start: number; readonly end: number } | undefined {
  const certificate = elementAt(bytes, 0);
  const body = certificate && elementAt(bytes, certificate.start);
  if (certificate?.tag !== SEQUENCE || body?.tag !== SEQUENCE) return undefined;
  let element = elementAt(bytes, body.start);
  // The version may be left out; then come serial number, signature algorithm and issuer.
  if (element?.tag === VERSION) element = elementAt(bytes, element.end);
  for (let skipped = 0; skipped < 3; skipped++) element = element && elementAt(bytes, element.end);
  if (element?.tag !== SEQUENCE) return undefined;
  const from = elementAt(bytes, element.start);
  const to = from && elementAt(bytes, from.end);
  const [start, end] = [timeOf(bytes, from), timeOf(bytes, to)];
  return start === undefined || end === undefined ? undefined : { start, end };
}

function elementAt(bytes: Uint8Array, at: number): Element | undefined {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) return undefined;
  const count = first > 0x7f ? first & 0x7f : 0;
  if (count > 4) return undefined;
  let length = count === 0 ? first : 0;
  for (let index = 0; index < count; index++) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  const start = at + 2 + count;
  return start + length > bytes.length ? undefined : { tag, start, end: start + length };
}

/** Two digits of a year mean 1950 to 2049. */
function timeOf(bytes: Uint8Array, element: Element | undefined): number | undefined {
  if (element === undefined) return undefined;
  const text = String.fromCharCode(
    ...bytes.subarray(element.start, Math.min(element.end, element.start + 20)),
  );
  const whole =
    element.tag === UTC_TIME
      ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}`
      : element.tag === GENERALIZED_TIME
        ? text
        : '';
  const digits = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(whole);
  if (digits === null) return undefined;
  const [, year, month, day, hour, minute, second] = digits;
  return fromIso(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
