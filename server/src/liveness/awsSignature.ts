/**
 * Signature Version 4 of one POST request, without which AWS does not look at a key.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export interface AwsRequest {
  readonly host: string;
  readonly region: string;
  readonly service: string;
  readonly contentType: string;
  readonly body: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly keyId: string;
  readonly secret: string;
  readonly sessionToken?: string | undefined;
}

/** @returns the headers of `POST /` with this body, the signature among them. */
export function signed(request: AwsRequest): Readonly<Record<string, string>> {
  const { host, region, service, contentType, body, keyId, secret, sessionToken } = request;
  const moment = new Date(request.now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = moment.slice(0, 8);
  const scope = `${day}/${region}/${service}/aws4_request`;
  const headers: Readonly<Record<string, string>> = {
    'content-type': contentType,
    host,
    'x-amz-date': moment,
    ...(sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken }),
  };
  // The names already stand in the order of the alphabet.
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const canonical = ['POST', '/', '', lines.join(''), names, hex(body)].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', moment, scope, hex(canonical)].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce(
    (above, part) => hmac(sha256, above, utf8ToBytes(part)),
    utf8ToBytes(`AWS4${secret}`),
  );
  const signature = bytesToHex(hmac(sha256, key, utf8ToBytes(toSign)));
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${keyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

const hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
