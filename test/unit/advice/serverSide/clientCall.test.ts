import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clientCallOf } from '../../../../server/src/advice/serverSide/clientCall.ts';

/** `KEY` stands for the key; the rest is read as it is. */
const VALUE = 'sk-0123456789';

function callIn(code: string, path = 'src/a.ts') {
  const text = code.replace('KEY', VALUE);
  const start = text.indexOf(VALUE);
  const finding = { range: { start, end: start + VALUE.length } };
  return { text, call: clientCallOf({ uri: `file:///p/${path}`, text, finding }) };
}

function rewritten(code: string, path?: string): string {
  const { text, call } = callIn(code, path);
  if (call === undefined) return 'not plain';
  return call
    .rewrite('/api/x')
    .toReversed()
    .reduce((rest, { range, newText }) => rest.slice(0, range.start) + newText + rest.slice(range.end), text);
}

const U = "'https://api.example.com/v1/things'";
const SDK = "import OpenAI from 'openai';\n";

const AXIOS = "import axios from 'axios';\n";

const PLAIN: readonly (readonly [name: string, code: string, after: string])[] = [
  ['a header alone', `fetch(${U}, { headers: { 'X-Api-Key': 'KEY' } });`, "fetch('/api/x');"],
  ['a template', `fetch(${U}, { headers: { Authorization: \`Bearer KEY\` } });`, "fetch('/api/x');"],
  [
    'what stays in the client',
    `fetch(${U}, { signal, method: 'POST', headers: { a: 'KEY', 'content-type': 'application/json' }, body });`,
    "fetch('/api/x', { signal, method: 'POST', headers: { 'content-type': 'application/json' }, body });",
  ],
  [
    'a constant that is used once',
    `import a from 'a';\n\nconst key = 'KEY';\n\nconst b = 1;\nfetch(${U}, { headers: { k: 'Bearer ' + key } });\n`,
    "import a from 'a';\n\nconst b = 1;\nfetch('/api/x');\n",
  ],
  [
    'a constant with the address, used elsewhere, too',
    `const base = ${U};\nconsole.log(base);\nfetch(base, { headers: { k: 'KEY' } });\n`,
    `const base = ${U};\nconsole.log(base);\nfetch('/api/x');\n`,
  ],
  ['a key in the query', "fetch('https://a.example/x?key=KEY&lang=ja');", "fetch('/api/x');"],
  [
    'a query that the client decides on',
    'const f = (q) => fetch(`https://a.example/x?q=${encodeURIComponent(q)}&key=KEY`);',
    'const f = (q) => fetch(`/api/x?q=${encodeURIComponent(q)}`);',
  ],
  ['joined strings', "fetch('https://a.example/x?q=' + q + '&key=KEY');", 'fetch(`/api/x?q=${q}`);'],
  [
    'the SDK',
    `${SDK}const ai = new OpenAI({ apiKey: 'KEY', dangerouslyAllowBrowser: true });\nai.responses.create({});\n`,
    `${SDK}const ai = new OpenAI({ apiKey: 'unused', baseURL: new URL('/api/x', globalThis.location?.href ?? 'http://localhost').href, dangerouslyAllowBrowser: true });\nai.responses.create({});\n`,
  ],
];

const PLAIN_AXIOS: readonly (readonly [name: string, code: string, after: string])[] = [
  [
    'a header',
    `axios.post(${U}, { a }, { timeout: 9, headers: { Authorization: 'Bearer KEY' } });`,
    "axios.post('/api/x', { a }, { timeout: 9 });",
  ],
  ['a header alone', `axios.post(${U}, data, { headers: { k: 'KEY' } });`, "axios.post('/api/x', data);"],
  [
    "parameters, of which some are the client's",
    `axios.get(${U}, { params: { lang: 'ja', q: city, key: 'KEY' } });`,
    "axios.get('/api/x', { params: { q: city } });",
  ],
  ['parameters alone', `axios.get(${U}, { params: { key: 'KEY' } });`, "axios.get('/api/x');"],
];

const NG = "import { HttpClient } from '@angular/common/http';\n";
const XHR = `const xhr = new XMLHttpRequest();
xhr.open('POST', ${U});
xhr.setRequestHeader('Content-Type', 'application/json');
xhr.setRequestHeader('X-Api-Version', '3');
xhr.setRequestHeader('Authorization', 'Bearer KEY');
xhr.onload = () => show(xhr.responseText);
xhr.send(JSON.stringify(data));
`;

/** Libraries around `fetch`, and what came before it. */
const LIBRARIES: readonly (readonly [name: string, code: string, after: string])[] = [
  [
    'axios with options alone',
    `${AXIOS}axios({ method: 'post', url: ${U}, data, headers: { Authorization: 'Bearer KEY' } });`,
    `${AXIOS}axios({ method: 'post', url: '/api/x', data });`,
  ],
  [
    'ky',
    `import ky from 'ky';\nky.post(${U}, { json: { a }, headers: { 'x-key': 'KEY' } }).json();`,
    "import ky from 'ky';\nky.post('/api/x', { json: { a } }).json();",
  ],
  [
    'ky with parameters',
    `import ky from 'ky';\nky(${U}, { searchParams: { q, key: 'KEY' } });`,
    "import ky from 'ky';\nky('/api/x', { searchParams: { q } });",
  ],
  [
    '$fetch of Nuxt',
    `$fetch(${U}, { method: 'POST', body: { a }, headers: { Authorization: 'Bearer KEY' } });`,
    "$fetch('/api/x', { method: 'POST', body: { a } });",
  ],
  [
    'ofetch',
    `import { ofetch } from 'ofetch';\nofetch(${U}, { query: { q, key: 'KEY' } });`,
    "import { ofetch } from 'ofetch';\nofetch('/api/x', { query: { q } });",
  ],
  [
    'jQuery',
    `$.ajax({ url: ${U}, type: 'POST', contentType: 'application/json', data: JSON.stringify(a), headers: { 'x-key': 'KEY' }, success: (r) => show(r) });`,
    "$.ajax({ url: '/api/x', type: 'POST', contentType: 'application/json', data: JSON.stringify(a), success: (r) => show(r) });",
  ],
  [
    "Angular's HttpClient",
    `${NG}class A {\n  constructor(private readonly http: HttpClient) {}\n  f(q: string) { return this.http.post<Answer>(${U}, { q }, { headers: { Authorization: 'Bearer KEY' } }); }\n}\n`,
    `${NG}class A {\n  constructor(private readonly http: HttpClient) {}\n  f(q: string) { return this.http.post<Answer>('/api/x', { q }); }\n}\n`,
  ],
  [
    "Angular's HttpHeaders",
    `${NG}class A {\n  http = inject(HttpClient);\n  f() { return this.http.get(${U}, { headers: new HttpHeaders({ 'x-key': 'KEY' }) }); }\n}\n`,
    `${NG}class A {\n  http = inject(HttpClient);\n  f() { return this.http.get('/api/x'); }\n}\n`,
  ],
  [
    'XMLHttpRequest',
    XHR,
    "const xhr = new XMLHttpRequest();\nxhr.open('POST', '/api/x');\nxhr.setRequestHeader('Content-Type', 'application/json');\nxhr.onload = () => show(xhr.responseText);\nxhr.send(JSON.stringify(data));\n",
  ],
  [
    'XMLHttpRequest with a key in the query',
    "const r = new XMLHttpRequest();\nr.open('GET', 'https://a.example/x?key=KEY&q=' + q, true);\nr.send();\n",
    "const r = new XMLHttpRequest();\nr.open('GET', `/api/x?q=${q}`, true);\nr.send();\n",
  ],
];

const UNCLEAR: readonly (readonly [name: string, code: string, path?: string])[] = [
  ['XMLHttpRequest whose answer has headers that are read', `${XHR}xhr.getResponseHeader('link');`],
  ['XMLHttpRequest that is handed on', `${XHR}use(xhr);`],
  ['XMLHttpRequest that is sent twice', `${XHR}xhr.send(other);`],
  ['jQuery that sends a form', `$.ajax({ url: ${U}, type: 'POST', data: { a }, headers: { k: 'KEY' } });`],
  ['jQuery with a hook', `$.ajax({ url: ${U}, beforeSend: sign, headers: { k: 'KEY' } });`],
  [
    "Angular's answer with its headers",
    `${NG}class A {\n  http = inject(HttpClient);\n  f() { return this.http.get(${U}, { observe: 'response', headers: { k: 'KEY' } }); }\n}\n`,
  ],
  ['ky with a base', `import ky from 'ky';\nky.get('x', { prefixUrl: ${U}, headers: { k: 'KEY' } });`],
  ['another ky', `ky.get(${U}, { headers: { k: 'KEY' } });`],
  ['axios that sends a form', `${AXIOS}axios.post(${U}, new FormData(form), { headers: { k: 'KEY' } });`],
  ['a constant that is used twice', `const key = 'KEY';\nfetch(${U}, { headers: { key } });\nlog(key);`],
  ['an exported constant', `export const key = 'KEY';\nfetch(${U}, { headers: { a: key } });`],
  ['a variable', `let key = 'KEY';\nfetch(${U}, { headers: { a: key } });`],
  ['a key that another spells', `const key = 'KEY'; // key\nfetch(${U}, { headers: { a: key } });`],
  ['a path that is open', 'fetch(`https://a.example/${id}?key=KEY`);'],
  ['a host that is open', 'fetch(`${base}/x?key=KEY`);'],
  ['a query name that is open', 'fetch(`https://a.example/x?${name}=1&key=KEY`);'],
  ['a value that is half open', 'fetch(`https://a.example/x?q=a${q}&key=KEY`);'],
  ['an address with a fragment', "fetch('https://a.example/x?key=KEY#a');"],
  ['a header that the client decides on', `fetch(${U}, { headers: { a: 'KEY', b: user } });`],
  ['headers from elsewhere', `fetch(${U}, { headers: { ...common, a: 'KEY' } });`],
  ['headers of a class', `fetch(${U}, { headers: new Headers({ a: 'KEY' }) });`],
  ['options that are unknown', `fetch(${U}, { redirect: 'manual', headers: { a: 'KEY' } });`],
  ['options from elsewhere', `fetch(${U}, { ...options, headers: { a: 'KEY' } });`],
  ['a method that is open', `fetch(${U}, { method, headers: { a: 'KEY' } });`],
  ['a body without a type', `fetch(${U}, { method: 'POST', headers: { a: 'KEY' }, body: form });`],
  ['a method without its body', `fetch(${U}, { method: 'POST', headers: { a: 'KEY' } });`],
  ['a key in the body', `fetch(${U}, { method: 'POST', headers: { 'content-type': 'a' }, body: 'KEY' });`],
  ['an encoded key', `fetch(${U}, { headers: { a: btoa('KEY') } });`],
  [
    'headers of the answer',
    `const r = await fetch(${U}, { headers: { a: 'KEY' } });\nr.headers.get('link');`,
  ],
  ['another function of that name', `client.fetch(${U}, { headers: { a: 'KEY' } });`],
  ['a comment in what goes', `fetch(${U}, { headers: { a: 'KEY', /* b */ 'content-type': 'c' } });`],
  ['no call at all', "const headers = { a: 'KEY' };"],
  [
    'SvelteKit, which runs it on both sides',
    `fetch(${U}, { headers: { a: 'KEY' } });`,
    'src/routes/+page.ts',
  ],
  ['another language', `fetch(${U}, { headers: { a: 'KEY' } });`, 'a.dart'],
  ['a class that is not the SDK', "const ai = new OpenAI({ apiKey: 'KEY' });\nai.responses.create({});"],
  [
    'an SDK with two kinds of calls',
    `${SDK}const ai = new OpenAI({ apiKey: 'KEY' });\nai.responses.create({});\nai.files.list();`,
  ],
  [
    'an SDK that is handed on',
    `${SDK}export const ai = new OpenAI({ apiKey: 'KEY' });\nai.responses.create({});`,
  ],
  [
    'an SDK that is passed on',
    `${SDK}const ai = new OpenAI({ apiKey: 'KEY' });\nai.responses.create({});\nuse(ai);`,
  ],
  [
    'an SDK with other options',
    `${SDK}const ai = new OpenAI({ apiKey: 'KEY', fetch: own });\nai.responses.create({});`,
  ],
];

describe('the call of a client', () => {
  for (const [name, code, after] of PLAIN_AXIOS)
    it(`is rewritten: axios, ${name}`, () => assert.equal(rewritten(AXIOS + code), AXIOS + after));
  it('keeps the fixed parameters of axios on the server', () => {
    const { call } = callIn(`${AXIOS}axios.get(${U}, { params: { lang: 'ja&', q, key: 'KEY' } });`);
    assert.equal(call?.target, 'https://api.example.com/v1/things?lang=ja%26');
    assert.deepEqual(call?.passed, ['q']);
    assert.deepEqual(call?.key, { in: 'query', name: 'key' });
  });
  for (const [name, code, after] of LIBRARIES)
    it(`is rewritten: ${name}`, () => assert.equal(rewritten(code), after));
  for (const [name, code, after] of PLAIN)
    it(`is rewritten: ${name}`, () => assert.equal(rewritten(code), after));
  for (const [name, code, path] of UNCLEAR)
    it(`is left alone: ${name}`, () => assert.equal(rewritten(code, path), 'not plain'));
  it('is found between the tags of a page', () => {
    const page = `<p>don't</p>\n<script>\nfetch(${U}, { headers: { a: 'KEY' } });\n</script>\n`;
    assert.equal(rewritten(page, 'index.html'), "<p>don't</p>\n<script>\nfetch('/api/x');\n</script>\n");
  });
  it('says what the server has to send', () => {
    const code = `fetch('https://a.example/x?lang=ja', { method: 'PUT', headers: { Authorization: 'Token KEY', 'Content-Type': 'text/plain', 'X-A': 'b' }, body });`;
    const { call } = callIn(code);
    assert.ok(call);
    const { rewrite: _, ...rest } = call;
    assert.deepEqual(rest, {
      target: 'https://a.example/x?lang=ja',
      method: 'PUT',
      passed: [],
      headers: [
        ['content-type', 'text/plain'],
        ['x-a', 'b'],
      ],
      key: { in: 'header', name: 'authorization', prefix: 'Token ' },
      hasBody: true,
      streams: false,
      isDeferred: false,
      suffix: '',
    });
  });
});
