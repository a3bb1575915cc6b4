/** The end of a URL that was signed in advance, which is part of the URL. */
import { decodeJson } from '../checks/base64.ts';
import { type Dates, fromBasic, fromSeconds, span } from './time.ts';

/**
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 * https://cloud.google.com/storage/docs/authentication/signatures
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-urls.html
 */
export function readSignedUrl(value: string): Dates | undefined {
  const query = new URLSearchParams(value.slice(value.indexOf('?') + 1));
  return readVersion4(query) ?? readCloudFront(query) ?? readEpoch(query);
}

/** Signature version 4: a start and the seconds from there. */
function readVersion4(query: URLSearchParams): Dates | undefined {
  for (const prefix of ['X-Amz', 'X-Goog']) {
    const start = fromBasic(query.get(`${prefix}-Date`));
    const seconds = fromSeconds(query.get(`${prefix}-Expires`));
    if (start !== undefined && seconds !== undefined) return span(start, start + seconds);
  }
  return undefined;
}

/** A custom policy is JSON in base64 with three characters of its own, and may name addresses. */
function readCloudFront(query: URLSearchParams): Dates | undefined {
  if (!query.has('Key-Pair-Id')) return undefined;
  const policy = query.get('Policy');
  if (policy === null)
    return { ...span(undefined, fromSeconds(query.get('Expires'))), broad: ['any-address'] };
  // A query reads `+` as a blank; the policy has neither.
  const text = policy.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/');
  const condition = conditionOf(decodeJson(text.replace(/=+$/, '')));
  if (condition === undefined) return undefined;
  const start = fromSeconds(member(condition.DateGreaterThan, 'AWS:EpochTime'));
  const end = fromSeconds(member(condition.DateLessThan, 'AWS:EpochTime'));
  const limited = member(condition.IpAddress, 'AWS:SourceIp') !== undefined;
  return { ...span(start, end), ...(limited ? {} : { broad: ['any-address' as const] }) };
}

function conditionOf(policy: Readonly<Record<string, unknown>> | undefined) {
  const statements: unknown = policy?.Statement;
  const condition = Array.isArray(statements) ? member(statements[0], 'Condition') : undefined;
  return isRecord(condition) ? condition : undefined;
}

/** The older signatures of S3 and Cloud Storage: the end in seconds since the epoch. */
function readEpoch(query: URLSearchParams): Dates | undefined {
  const signer = ['AWSAccessKeyId', 'GoogleAccessId', 'OSSAccessKeyId'].some((name) => query.has(name));
  const end = signer ? fromSeconds(query.get('Expires')) : undefined;
  return end === undefined ? undefined : { end };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const member = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);
