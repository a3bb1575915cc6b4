/** The one request: what is let through, what stops it, and that nothing of it comes back in a failure. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { HttpRequest } from '../../server/src/host.ts';
import { request } from '../../server/src/hostNodeRequest.ts';
import { json, type LoopbackProvider, startProvider } from '../loopbackProvider.ts';
import { startProxy } from '../loopbackProxy.ts';

const asking = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  url,
  method: 'GET',
  headers: {},
  timeoutMs: 5000,
  maxBytes: 1000,
  ...more,
});

describe('one request', () => {
  let provider: LoopbackProvider;
  before(async () => {
    provider = await startProvider();
  });
  after(() => provider.stop());

  it('brings the answer back as it is, a redirect included', async () => {
    provider.says(json(307, { a: 1 }, { location: `${provider.base}/other`, 'X-OAuth-Scopes': 'repo' }));
    const answer = await request(asking(`${provider.base}/user`, { method: 'POST', body: 'ö' }));
    assert.ok(answer.ok);
    const { status, headers, text } = answer.value;
    assert.deepEqual([status, headers['x-oauth-scopes'], text], [307, 'repo', '{"a":1}']);
    assert.deepEqual(
      provider.asked.map(({ path, body }) => [path, body]),
      [['/user', 'ö']],
    );
  });

  it('gives up on a provider that says nothing, and when it is cancelled', async () => {
    provider.says('hang');
    assert.deepEqual(await request(asking(provider.base, { timeoutMs: 50 })), {
      ok: false,
      error: 'timeout',
    });
    const abort = new AbortController();
    const running = request(asking(provider.base, { signal: abort.signal }));
    abort.abort();
    assert.deepEqual(await running, { ok: false, error: 'aborted' });
  });

  it('reads no more than it was told to', async () => {
    provider.says({ status: 200, body: 'x'.repeat(100_000) });
    const answer = await request(asking(provider.base, { maxBytes: 10 }));
    assert.ok(answer.ok);
    assert.equal(answer.value.text, 'x'.repeat(10));
  });

  for (const url of [
    'http://example.com/',
    'http://127.0.0.1.example.com/',
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    'nonsense',
  ]) {
    it(`sends nothing to ${url}`, async () => {
      assert.deepEqual(await request(asking(url)), { ok: false, error: 'not-secure' });
    });
  }

  it('says nothing of what was sent where it fails', async () => {
    const value = 'a\nb';
    assert.deepEqual(await request(asking('http://127.0.0.1:9/', { headers: { Authorization: value } })), {
      ok: false,
      error: 'unreachable',
    });
  });

  it('goes through the proxy of the environment, which sees the host alone', async () => {
    const proxy = await startProxy();
    process.env.HTTPS_PROXY = proxy.address;
    try {
      const asked = asking('https://api.example.com/user', { headers: { Authorization: 'Bearer hidden' } });
      assert.deepEqual(await request(asked), { ok: false, error: 'proxy' });
      assert.deepEqual(
        proxy.asked.map(({ to }) => to),
        ['api.example.com:443'],
      );
      assert.doesNotMatch(JSON.stringify(proxy.asked), /hidden/);
    } finally {
      delete process.env.HTTPS_PROXY;
      await proxy.stop();
    }
  });
});
