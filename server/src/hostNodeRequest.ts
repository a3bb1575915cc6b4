/** The one way of this program to the network, for Node: a single request, sent when a person has agreed to it. */
import * as http from 'node:http';
import * as https from 'node:https';
import { HttpsProxyAgent } from 'hpagent';
import type { HttpAnswer, HttpFailure, HttpRequest, HttpResult } from './host.ts';
import { proxyFor, trusted } from './hostNodeRoute.ts';
import { isPrivate, urlOf } from './liveness/addresses.ts';

/** Certificates that do not hold, by the codes of Node and OpenSSL. */
const NOT_SECURE = /^(?:ERR_TLS|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_SSL|HOSTNAME_MISMATCH)/;

/**
 * Neither redirects nor retries, so that the key goes to the host that was agreed to and nowhere else. What goes wrong
 * comes back as a word: messages of Node may quote what was sent.
 */
export async function request(asked: HttpRequest): Promise<HttpResult> {
  const url = urlOf(asked.url);
  if (url === undefined || !isPrivate(url)) return { ok: false, error: 'not-secure' };
  const proxy = url.protocol === 'http:' ? '' : proxyFor(url, asked.route);
  const signals = [
    AbortSignal.timeout(asked.timeoutMs),
    ...(asked.signal === undefined ? [] : [asked.signal]),
  ];
  const signal = AbortSignal.any(signals);
  try {
    return { ok: true, value: await send(url, asked, agentFor(proxy, asked), signal) };
  } catch (error) {
    return { ok: false, error: failureOf(error, asked, signal, proxy !== '') };
  }
}

/** Nothing of the request is in the way to the proxy but the host: the key travels inside of the tunnel. */
function agentFor(proxy: string, { route }: HttpRequest): https.Agent | false {
  if (proxy === '') return false;
  const { authorization } = route ?? {};
  const headers = authorization === undefined ? {} : { 'Proxy-Authorization': authorization };
  const proxyRequestOptions = { headers, ...trusted(route) };
  return new HttpsProxyAgent({ proxy, keepAlive: false, proxyRequestOptions });
}

function send(
  url: URL,
  { method, headers, body, maxBytes, route }: HttpRequest,
  agent: https.Agent | false,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const options = {
      method,
      agent,
      signal,
      ...trusted(route),
      headers: body === undefined ? headers : { ...headers, 'Content-Length': Buffer.byteLength(body) },
    };
    const sent = (url.protocol === 'https:' ? https : http).request(url, options, (answer) => {
      const chunks: Buffer[] = [];
      let length = 0;
      const finish = (): void =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(answer.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
          ),
          text: Buffer.concat(chunks).subarray(0, maxBytes).toString(),
        });
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length <= maxBytes) return;
        finish();
        sent.destroy();
      });
      answer.on('end', finish);
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function failureOf(error: unknown, asked: HttpRequest, signal: AbortSignal, byProxy: boolean): HttpFailure {
  if (asked.signal?.aborted === true) return 'aborted';
  if (signal.aborted) return 'timeout';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (NOT_SECURE.test(code)) return 'not-secure';
  return byProxy ? 'proxy' : 'unreachable';
}
