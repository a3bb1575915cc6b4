/**
 * Laravel: a route among those of its API, which have no session, and the key in `config/services.php`, where Laravel
 * wants reads of the environment. Facts: Laravel's pages on routing, on configuration caching and on its HTTP client.
 */
import { appendLines } from '../../remediation/appendLines.ts';
import { filesNamed } from '../../remediation/loaders/manifests.ts';
import type { ClientCall } from './call.ts';
import { indented, MAX_BODY_KIB } from './scriptHandler.ts';
import { hasQuery, header, insertedAfter, sentHeaders, type Way } from './way.ts';

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

function routeLines(call: ClientCall, name: string, path: string): readonly string[] {
  const { target, headers, key, method, passed, hasBody } = call;
  const value = `config('services.${name}.key')`;
  const type = headers.find(([header]) => header === 'content-type')?.[1] ?? 'application/octet-stream';
  const sent = sentHeaders(
    { key, headers: headers.filter(([header]) => header !== 'content-type') },
    quoted,
    (prefix) => (prefix === '' ? value : `${quoted(prefix)}.${value}`),
  );
  const kept = passed.length === 0 ? '[]' : `$request->only([${passed.map(quoted).join(', ')}])`;
  const query = key.in === 'query' ? `${kept} + [${quoted(key.name)} => ${value}]` : kept;
  const address = hasQuery(call)
    ? `${quoted(`${target}${target.includes('?') ? '&' : '?'}`)}.http_build_query(${query})`
    : quoted(target);
  return [
    `Route::${method.toLowerCase()}('${path}', function (\\Illuminate\\Http\\Request $request) {`,
    ...indented(
      [
        ...(hasBody ? [`abort_if(strlen($request->getContent()) > ${MAX_BODY_KIB} * 1024, 413);`] : []),
        '$answer = \\Illuminate\\Support\\Facades\\Http::withHeaders([',
        ...sent.map(([header, text]) => `    ${quoted(header)} => ${text},`),
        `])${hasBody ? `->withBody($request->getContent(), ${quoted(type)})` : ''}->${method.toLowerCase()}(${address});`,
        '',
        'return response($answer->body(), $answer->status())',
        "    ->header('Content-Type', $answer->header('Content-Type'));",
      ],
      4,
    ),
    '});',
  ];
}

const laravel: Way = {
  id: 'laravel',
  name: { en: 'Laravel API route', ja: 'Laravel の API ルート' },
  suits: (project) =>
    filesNamed(project, /^composer\.json$/).some(({ text }) => text.includes('"laravel/framework"')),
  plan(request) {
    const { call, envName, name, sources } = request;
    const routes = sources.get('routes/api.php');
    const services = sources.get('config/services.php');
    if (routes === undefined || services === undefined || call.streams || !routes.writable) return undefined;
    const { text } = routes;
    if (text.includes(`/${name}'`) || new RegExp(`['"]${name}['"]\\s*=>`).test(services.text))
      return undefined;
    if (!/\buse\s+Illuminate\\Support\\Facades\\Route;/.test(text) || /\?>\s*$/.test(text)) return undefined;
    const key = insertedAfter(
      services,
      /^return \[[ \t]*$/,
      `\n\n    '${name}' => [\n        'key' => env('${envName}'),\n    ],`,
    );
    if (key === undefined) return undefined;
    const lines = ['', ...header(request, '//'), ...routeLines(call, name, `/${name}${call.suffix}`)];
    return {
      path: `/api/${name}`,
      changes: [appendLines(routes.uri, routes, lines, 'endpoint'), key],
      notes: [],
    };
  },
};

export const PHP_WAYS: readonly Way[] = [laravel];
