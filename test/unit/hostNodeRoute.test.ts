/** The way to the network: which proxy, and a company's own certificates, through real tunnels on this machine. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, it, type TestContext } from 'node:test';
import type { Route } from '../../server/src/host.ts';
import { proxyFor } from '../../server/src/hostNodeRoute.ts';
import { parseRoute } from '../../server/src/lsp/route.ts';
import { startProxy } from '../loopbackProxy.ts';
import { makeFolder } from '../lsp/folder.ts';

const PROXY = 'http://proxy.example.com:3128';
const ENV = ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'] as const;

/** Runs with this environment and none of its own. */
function inEnvironment<T>(set: Readonly<Record<string, string>>, run: () => T): T {
  const before = ENV.map((name) => [name, process.env[name]] as const);
  for (const name of ENV) delete process.env[name];
  Object.assign(process.env, set);
  try {
    return run();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

const CASES: readonly (readonly [what: string, env: Record<string, string>, route: Route, way: string])[] = [
  ['nothing said', {}, {}, ''],
  ['the environment', { HTTPS_PROXY: PROXY }, {}, PROXY],
  ['an exception of the environment', { HTTPS_PROXY: PROXY, NO_PROXY: '.example.org' }, {}, ''],
  ['the editor', {}, { proxy: PROXY }, PROXY],
  ['the editor before the environment', { HTTPS_PROXY: 'http://other:1' }, { proxy: PROXY }, PROXY],
  ['the editor, exceptions of the environment', { no_proxy: 'a.com, example.org' }, { proxy: PROXY }, ''],
  ['the editor, with exceptions of its own', { NO_PROXY: '*' }, { proxy: PROXY, noProxy: ['b.com'] }, PROXY],
  ['all of a domain', {}, { proxy: PROXY, noProxy: ['*.example.org'] }, ''],
  ['the host itself, at its port', {}, { proxy: PROXY, noProxy: ['api.example.org:443'] }, ''],
  ['the host, at another port', {}, { proxy: PROXY, noProxy: ['api.example.org:8443'] }, PROXY],
  ['another domain that ends alike', {}, { proxy: PROXY, noProxy: ['ample.org'] }, PROXY],
];

describe('the proxy', () => {
  for (const [what, env, route, way] of CASES) {
    it(what, () => {
      const url = new URL('https://api.example.org/user');
      assert.equal(
        inEnvironment(env, () => proxyFor(url, route)),
        way,
      );
    });
  }

  it('is read from the settings of the editor, whatever they are', () => {
    assert.deepEqual(parseRoute(null), {});
    assert.deepEqual(parseRoute({ proxy: '', noProxy: [], proxySupport: 'override' }), {});
    assert.deepEqual(parseRoute({ proxy: 'nonsense' }), {});
    assert.deepEqual(parseRoute({ proxy: PROXY, proxySupport: 'off' }), {});
    assert.deepEqual(
      parseRoute({ proxy: PROXY, noProxy: ['a.com', 7], proxyAuthorization: 'x', systemCertificates: false }),
      { proxy: PROXY, noProxy: ['a.com'], authorization: 'x', systemCertificates: false },
    );
  });
});

/** An authority of its own and a certificate for `api.example.org`, as a company's proxy has them. */
function makeCertificates(context: TestContext) {
  const { path } = makeFolder(context);
  const at = (name: string): string => join(path, name);
  const openssl = (...args: readonly string[]): void => {
    const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-days',
    '2',
    '-subj',
    '/CN=Corner Shop CA',
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
  );
  openssl('req', ...key, '-subj', '/CN=api.example.org', '-keyout', at('key.pem'), '-out', at('asked.pem'));
  writeFileSync(at('names'), 'subjectAltName=DNS:api.example.org\n');
  const sign = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-extfile', at('names')];
  openssl('x509', '-req', '-days', '2', '-in', at('asked.pem'), ...sign, '-out', at('cert.pem'));
  return { authority: at('ca.pem'), cert: readFileSync(at('cert.pem')), key: readFileSync(at('key.pem')) };
}

/** Sends the one request from a process of its own, which is when Node reads `NODE_EXTRA_CA_CERTS`. */
async function askFrom(env: Readonly<Record<string, string>>): Promise<unknown> {
  const script = `
    const { request } = await import(${JSON.stringify(new URL('../../server/src/hostNodeRequest.ts', import.meta.url).href)});
    const headers = { Authorization: 'Bearer hidden' };
    const asked = { url: 'https://api.example.org/user', method: 'GET', headers, timeoutMs: 20000, maxBytes: 1000 };
    process.stdout.write(JSON.stringify(await request(asked)));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(child.stdout));
}

it('a company’s certificate counts where it is named, and nobody else’s does', async (context) => {
  if (spawnSync('openssl', ['version']).status !== 0) return context.skip('openssl is not there');
  const { authority, cert, key } = makeCertificates(context);
  const seen: string[] = [];
  const server = createServer({ cert, key }, (asked, response) => {
    seen.push(`${asked.method} ${asked.url} ${asked.headers.authorization}`);
    response.end('{}');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const proxy = await startProxy((server.address() as AddressInfo).port);
  context.after(() => proxy.stop());
  context.after(() => server.close());
  assert.deepEqual(await askFrom({ HTTPS_PROXY: proxy.address }), { ok: false, error: 'not-secure' });
  assert.deepEqual(seen, [], 'the key was not sent');
  const answer = await askFrom({ HTTPS_PROXY: proxy.address, NODE_EXTRA_CA_CERTS: authority });
  assert.equal((answer as { ok: boolean }).ok, true);
  assert.deepEqual(seen, ['GET /user Bearer hidden']);
  assert.deepEqual(
    proxy.asked.map(({ to }) => to),
    ['api.example.org:443', 'api.example.org:443'],
  );
  assert.doesNotMatch(JSON.stringify(proxy.asked), /hidden/);
});
