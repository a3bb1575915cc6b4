/**
 * Go's net/http and the routers that take its handlers: a file with the handler beside the one that makes the router, and
 * one line behind that. Facts: the packages' documentation of `HandleFunc`, `gin.WrapF` and `echo.WrapHandler`.
 */
import { GO } from '../../remediation/languages/go.ts';
import { goLoader } from '../../remediation/loaders/go.ts';
import { filesNamed } from '../../remediation/loaders/manifests.ts';
import type { ProjectFile } from '../../remediation/plan.ts';
import { lineBreakOf } from '../../remediation/syntax/places.ts';
import { isInToken } from './appFile.ts';
import type { ClientCall } from './call.ts';
import { MAX_BODY_KIB } from './scriptHandler.ts';
import {
  camelCase,
  created,
  type EndpointRequest,
  hasQuery,
  header,
  insertionAt,
  sentHeaders,
  verbOf,
  type Way,
} from './way.ts';

/** How a router is made, its name in the second group, and how it is told of a handler. */
const ROUTERS: readonly (readonly [
  made: RegExp,
  route: (router: string, path: string, handler: string, method: string) => string,
])[] = [
  [
    /^([ \t]*)(\w+)\s*:?=\s*(?:http\.NewServeMux|mux\.NewRouter|chi\.NewRouter)\(\)[ \t]*$/gm,
    (router, path, handler) => `${router}.HandleFunc("${path}", ${handler})`,
  ],
  [
    /^([ \t]*)(\w+)\s*:?=\s*gin\.(?:Default|New)\(\)[ \t]*$/gm,
    (router, path, handler, method) => `${router}.${method}("${path}", gin.WrapF(${handler}))`,
  ],
  [
    /^([ \t]*)(\w+)\s*:?=\s*echo\.New\(\)[ \t]*$/gm,
    (router, path, handler, method) =>
      `${router}.${method}("${path}", echo.WrapHandler(http.HandlerFunc(${handler})))`,
  ],
];
/** The router that every program has. */
const DEFAULT_ROUTER = /^([ \t]+)http\.Handle(?:Func)?\(/m;

const quoted = (text: string): string => JSON.stringify(text);

function handlerLines(call: ClientCall, handler: string, envName: string): readonly string[] {
  const { target, key, passed, hasBody } = call;
  const isQuery = hasQuery(call);
  const verb = `http.Method${verbOf(call)}`;
  const headers = sentHeaders(call, quoted, (prefix) => (prefix === '' ? 'key' : `${quoted(prefix)}+key`));
  const failed = (text: string, status: string): readonly string[] => [
    'if err != nil {',
    `\thttp.Error(w, ${quoted(text)}, http.Status${status})`,
    '\treturn',
    '}',
  ];
  return [
    `func ${handler}(w http.ResponseWriter, r *http.Request) {`,
    ...indentedByTab([
      `if r.Method != ${verb} {`,
      '\tw.WriteHeader(http.StatusMethodNotAllowed)',
      '\treturn',
      '}',
      `key := os.Getenv(${quoted(envName)})`,
      'if key == "" {',
      `\thttp.Error(w, ${quoted(`${envName} is not set`)}, http.StatusInternalServerError)`,
      '\treturn',
      '}',
      ...(hasBody
        ? [
            `body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, ${MAX_BODY_KIB}*1024))`,
            ...failed('too large', 'RequestEntityTooLarge'),
          ]
        : []),
      ...(isQuery
        ? [
            `target, err := url.Parse(${quoted(target)})`,
            ...failed('bad address', 'InternalServerError'),
            'query := target.Query()',
            ...(passed.length === 0
              ? []
              : [
                  `for _, name := range []string{${passed.map(quoted).join(', ')}} {`,
                  '\tif r.URL.Query().Has(name) {',
                  '\t\tquery.Set(name, r.URL.Query().Get(name))',
                  '\t}',
                  '}',
                ]),
            ...(key.in === 'query' ? [`query.Set(${quoted(key.name)}, key)`] : []),
            'target.RawQuery = query.Encode()',
          ]
        : []),
      `outgoing, err := http.NewRequestWithContext(r.Context(), ${verb}, ${isQuery ? 'target.String()' : quoted(target)}, ${hasBody ? 'bytes.NewReader(body)' : 'nil'})`,
      ...failed('bad request', 'InternalServerError'),
      ...headers.map(([name, value]) => `outgoing.Header.Set(${quoted(name)}, ${value})`),
      'answer, err := http.DefaultClient.Do(outgoing)',
      ...failed('no answer', 'BadGateway'),
      'defer answer.Body.Close()',
      'w.Header().Set("Content-Type", answer.Header.Get("Content-Type"))',
      'w.WriteHeader(answer.StatusCode)',
      '_, _ = io.Copy(w, answer.Body)',
    ]),
    '}',
  ];
}

const indentedByTab = (lines: readonly string[]): readonly string[] => lines.map((line) => `\t${line}`);

interface Router {
  readonly path: string;
  readonly file: ProjectFile;
  readonly at: number;
  /** The line that names the handler. */
  line(path: string, handler: string, method: string): string;
}

/** @returns the only router that the program makes, else the default one where one file alone fills it. */
function routerOf({ sources }: EndpointRequest): Router | undefined {
  const files = [...sources].filter(([path, { writable }]) => path.endsWith('.go') && writable);
  const made = files.flatMap(([path, file]) =>
    ROUTERS.flatMap(([pattern, route]): Router[] =>
      [...file.text.matchAll(pattern)]
        .filter(({ index }) => !isInToken(file.text, index, GO))
        .map(({ index, 0: all, 1: margin = '', 2: name = '' }) => ({
          path,
          file,
          at: index + all.length,
          line: (...told) => `\n${margin}${route(name, ...told)}`,
        })),
    ),
  );
  if (made.length > 0) return made.length === 1 ? made[0] : undefined;
  const filled = files.flatMap(([path, file]): Router[] => {
    const hit = DEFAULT_ROUTER.exec(file.text);
    if (hit === null || isInToken(file.text, hit.index, GO)) return [];
    const [, margin = ''] = hit;
    const line: Router['line'] = (route, handler) => `${margin}http.HandleFunc("${route}", ${handler})\n`;
    return [{ path, file, at: hit.index, line }];
  });
  return filled.length === 1 ? filled[0] : undefined;
}

const go: Way = {
  id: 'go',
  name: { en: 'Go handler', ja: 'Go のハンドラー' },
  suits: (project) => filesNamed(project, /^go\.mod$/).length > 0,
  plan(request) {
    const { call, envName, name, tree, project, sources } = request;
    const router = routerOf(request);
    const packageName = /^package\s+(\w+)/m.exec(router?.file.text ?? '')?.[1];
    // The answer is handed on without being flushed piece by piece.
    if (router === undefined || packageName === undefined || call.streams) return undefined;
    const path = `/api/${name}`;
    const handler = `${camelCase(name)}Endpoint`;
    const folder = router.path.slice(0, router.path.lastIndexOf('/') + 1);
    const own = `${folder}${name.replaceAll('-', '_')}_endpoint.go`;
    const isTaken = [...sources.values()].some(({ text }) => text.includes(path) || text.includes(handler));
    if (isTaken || tree.has(own)) return undefined;
    const packages = [
      ...(call.hasBody ? ['bytes'] : []),
      'io',
      'net/http',
      ...(hasQuery(call) ? ['net/url'] : []),
      'os',
    ];
    const lines = [
      `package ${packageName}`,
      '',
      'import (',
      ...packages.map((each) => `\t"${each}"`),
      ')',
      '',
      ...header(request, '//'),
      ...handlerLines(call, handler, envName),
    ];
    const { uri, version, text } = router.file;
    const loader = goLoader({ uri, version, text, languageId: 'go' }, project, GO);
    const line = router.line(`${path}${call.suffix}`, handler, call.method);
    const route = insertionAt(router.at, line.replaceAll('\n', lineBreakOf(text)));
    const replacements = [...loader.replacements, route].toSorted((a, b) => a.range.start - b.range.start);
    return {
      path,
      changes: [created(request, own, lines), { kind: 'edit', uri, version, text, replacements }],
      notes: loader.notes,
    };
  },
};

export const GO_WAYS: readonly Way[] = [go];
