/**
 * Bitwarden Secrets Manager over the API that its own program speaks. Names and values are encrypted here, with the key
 * of the organisation: what the server is sent, and what a proxy on the way could see, holds neither in the clear. One
 * sign-in serves one value, and nothing is kept: no session, no state file.
 * https://bitwarden.com/help/secrets-manager-cli/
 */
import type { Host, HttpAnswer, HttpFailure } from '../../host.ts';
import type { Problem } from '../../remediation/stores/store.ts';
import { VERSION } from '../../version.ts';
import { DEFAULT_TIMEOUT_MS, type LookUp, Refusal, type StoreApi } from '../storeAccess.ts';
import { type AccessToken, parseAccessToken } from './accessToken.ts';
import { decrypt, encrypt, KEY_BYTES } from './encString.ts';
import { type Servers, serversOf } from './servers.ts';

/** An organisation may have thousands of secrets; their names come in one answer. */
const MAX_BYTES = 16 * 1024 * 1024;

export const bitwardenApi: StoreApi = {
  isSignedIn: (host) => tokenIn(host) !== undefined,
  async open(host, lookUp) {
    const token = tokenIn(host);
    if (token === undefined) throw new Refusal('not-signed-in');
    const servers = await serversOf(host, token.id);
    if (servers === undefined) throw new Refusal('wrong-region');
    const session = await signIn(host, servers, token, lookUp);
    const project = await projectOf(session, lookUp.settings.project ?? '');
    const { name } = lookUp;
    return {
      async find() {
        const { secrets } = asRecord(await session.ask('GET', `/projects/${project}/secrets`));
        const same = listOf(secrets).filter(({ key }) => session.read(key) === name);
        // Names need not be unique there: which of them is meant cannot be known.
        if (same.length > 1) throw new Refusal('name-refused');
        const [one] = same;
        return { isThere: one !== undefined, resolves: one !== undefined, ...(one && { id: idOf(one) }) };
      },
      async put(value, { id }) {
        const entry = { key: session.write(name), value: session.write(value) };
        if (id === undefined) {
          const path = `/organizations/${session.organisation}/secrets`;
          await session.ask('POST', path, { ...entry, note: session.write(''), projectIds: [project] });
        } else {
          // Its note stays as it is, still encrypted.
          const { note } = asRecord(await session.ask('GET', `/secrets/${id}`));
          const kept = typeof note === 'string' ? note : session.write('');
          const changed = { ...entry, note: kept, projectIds: [project], valueChanged: true };
          await session.ask('PUT', `/secrets/${id}`, changed);
        }
        return undefined;
      },
    };
  },
};

const tokenIn = (host: Pick<Host, 'environment'>): AccessToken | undefined =>
  parseAccessToken(host.environment('BWS_ACCESS_TOKEN') ?? '');

/** A machine account that is signed in. */
interface SignedIn {
  /** The ID of its organisation. */
  readonly organisation: string;
  /** Sends one request below the API's address; throws a `Refusal` for every answer but a good one. */
  ask(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown>;
  read(encrypted: unknown): string;
  write(text: string): string;
}

async function signIn(
  host: Pick<Host, 'request'>,
  servers: Servers,
  token: AccessToken,
  lookUp: LookUp,
): Promise<SignedIn> {
  const form = new URLSearchParams({
    scope: 'api.secrets',
    client_id: token.id,
    client_secret: token.clientSecret,
    grant_type: 'client_credentials',
  });
  const answer = await send(host, lookUp, {
    url: `${servers.identity}/connect/token`,
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: form.toString(),
  });
  // An OAuth server answers 400 to a client that it does not know (RFC 6749, 5.2).
  if (answer.status === 400) throw new Refusal('not-signed-in');
  const { access_token: bearer, encrypted_payload: payload } = asRecord(goodJson(answer));
  const opened = typeof payload === 'string' ? decrypt(payload, token.key) : undefined;
  const { encryptionKey } = asRecord(parsed(opened ?? ''));
  const key = Buffer.from(typeof encryptionKey === 'string' ? encryptionKey : '', 'base64');
  const organisation = organisationOf(bearer);
  if (typeof bearer !== 'string' || key.length !== KEY_BYTES || organisation === undefined)
    throw new Refusal('refused');
  return {
    organisation,
    async ask(method, path, body) {
      const asked = await send(host, lookUp, {
        url: servers.api + path,
        method,
        headers: {
          Authorization: `Bearer ${bearer}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return goodJson(asked);
    },
    read(encrypted) {
      const text = typeof encrypted === 'string' ? decrypt(encrypted, key) : undefined;
      if (text === undefined) throw new Refusal('refused');
      return text;
    },
    write: (text) => encrypt(text, key),
  };
}

/** The project that was named, or the only one: a machine account may write into projects alone. */
async function projectOf({ ask, organisation, read }: SignedIn, wanted: string): Promise<string> {
  const { data } = asRecord(await ask('GET', `/organizations/${organisation}/projects`));
  const projects = listOf(data);
  const chosen =
    wanted === ''
      ? projects
      : projects.filter((project) => idOf(project) === wanted.toLowerCase() || read(project.name) === wanted);
  const [project] = chosen;
  if (project === undefined || chosen.length > 1) throw new Refusal('wrong-region');
  if (project.write === false) throw new Refusal('no-permission');
  return idOf(project);
}

async function send(
  host: Pick<Host, 'request'>,
  { signal, route, timeoutMs = DEFAULT_TIMEOUT_MS }: LookUp,
  { headers, ...request }: Pick<Parameters<Host['request']>[0], 'url' | 'method' | 'headers' | 'body'>,
): Promise<HttpAnswer> {
  const result = await host.request({
    ...request,
    headers: { 'User-Agent': `kagimori/${VERSION}`, Accept: 'application/json', ...headers },
    timeoutMs,
    maxBytes: MAX_BYTES,
    ...(signal === undefined ? {} : { signal }),
    ...(route === undefined ? {} : { route }),
  });
  if (!result.ok) throw new Refusal(FAILURES[result.error]);
  return result.value;
}

const FAILURES: Readonly<Record<HttpFailure, Problem>> = {
  timeout: 'timed-out',
  aborted: 'cancelled',
  unreachable: 'unreachable',
  'not-secure': 'unreachable',
  proxy: 'unreachable',
  'not-allowed': 'no-permission',
};

/** What is not there is, to this server, what one may not see. */
const STATUSES: Readonly<Record<number, Problem>> = {
  401: 'not-signed-in',
  403: 'no-permission',
  404: 'no-permission',
  429: 'rate-limited',
};

function goodJson({ status, text }: HttpAnswer): unknown {
  if (status >= 500) throw new Refusal('unreachable');
  const json = parsed(text);
  if (status < 200 || status >= 300 || json === undefined) throw new Refusal(STATUSES[status] ?? 'refused');
  return json;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The `organization` of a JWT, whose signature is the server's own business. */
function organisationOf(bearer: unknown): string | undefined {
  const [, claims = ''] = typeof bearer === 'string' ? bearer.split('.') : [];
  const { organization } = asRecord(parsed(Buffer.from(claims, 'base64url').toString()));
  return typeof organization === 'string' && UUID.test(organization) ? organization : undefined;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The ID of an entry. It becomes a part of a path, so that nothing else is taken for one. */
function idOf({ id }: Readonly<Record<string, unknown>>): string {
  if (typeof id !== 'string' || !UUID.test(id)) throw new Refusal('refused');
  return id.toLowerCase();
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

const listOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.map(asRecord) : [];
