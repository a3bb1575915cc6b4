// Serves one endpoint that speaks `Request` and `Response`, as the frameworks do: `node standIn.mjs FILE PATH`.
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

globalThis.defineEventHandler = (handler) => handler;
globalThis.toWebRequest = (event) => event.asked;
const [, , file, path] = process.argv;
const module = await import(pathToFileURL(file).href);

createServer(async (incoming, outgoing) => {
  const url = new URL(incoming.url, 'http://127.0.0.1');
  let body = '';
  for await (const piece of incoming.setEncoding('utf8')) body += piece;
  const asked = new Request(url, {
    method: incoming.method,
    headers: { 'content-type': incoming.headers['content-type'] ?? '' },
    ...(/^(?:GET|HEAD)$/.test(incoming.method) ? {} : { body }),
  });
  const isGet = incoming.method === 'GET';
  const handler =
    module[incoming.method] ??
    module[isGet ? 'onRequestGet' : 'onRequestPost'] ??
    (isGet ? module.loader : module.action) ??
    module.default;
  if (url.pathname !== path || handler === undefined) return void outgoing.writeHead(404).end();
  // Some hand in the request, some an object that has it.
  const argument = Object.defineProperties(asked, { request: { value: asked }, env: { value: process.env } });
  const answer = await handler(Object.defineProperty(argument, 'asked', { value: asked }));
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  outgoing.end(Buffer.from(await answer.arrayBuffer()));
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'));
