/**
 * Spring Boot with Spring MVC: a controller beside the application class, found by component scanning; `@Value` reads the
 * environment. Facts: Spring's pages on `@RestController`, on externalized configuration and Java's `java.net.http`.
 */

import type { Text } from '../../detection/types.ts';
import { filesNamed } from '../../remediation/loaders/manifests.ts';
import type { Project } from '../../remediation/plan.ts';
import type { ClientCall } from './call.ts';
import { indented, MAX_BODY_KIB } from './scriptHandler.ts';
import { created, hasQuery, header, pascalCase, sentHeaders, verbOf, type Way } from './way.ts';

const quoted = (text: string): string => JSON.stringify(text);
const builds = (project: Project): string =>
  filesNamed(project, /^(?:pom\.xml|build\.gradle(?:\.kts)?)$/)
    .map(({ text }) => text)
    .join('\n');

/** Statements that leave the address in `target`. */
function targetLines({ target, passed, key }: ClientCall): readonly string[] {
  return [
    `StringBuilder target = new StringBuilder(${quoted(target)});`,
    `String separator = ${target.includes('?') ? '"&"' : '"?"'};`,
    ...(passed.length === 0
      ? []
      : [
          `for (String name : List.of(${passed.map(quoted).join(', ')})) {`,
          '    if (!query.containsKey(name)) continue;',
          '    String value = URLEncoder.encode(query.get(name), StandardCharsets.UTF_8);',
          "    target.append(separator).append(name).append('=').append(value);",
          '    separator = "&";',
          '}',
        ]),
    ...(key.in === 'query'
      ? [
          `target.append(separator).append(${quoted(`${key.name}=`)}).append(URLEncoder.encode(key, StandardCharsets.UTF_8));`,
        ]
      : []),
  ];
}

function classLines(call: ClientCall, type: string, route: string, envName: string): readonly string[] {
  const { target, method, passed, hasBody } = call;
  const isQuery = hasQuery(call);
  const headers = sentHeaders(call, quoted, (prefix) => (prefix === '' ? 'key' : `${quoted(prefix)} + key`));
  const parameters = [
    ...(hasBody ? ['@RequestBody byte[] body'] : []),
    ...(passed.length > 0 ? ['@RequestParam Map<String, String> query'] : []),
  ].join(', ');
  const verb = verbOf(call);
  return [
    '@RestController',
    `class ${type} {`,
    ...indented(
      [
        'private static final HttpClient CLIENT = HttpClient.newHttpClient();',
        'private final String key;',
        '',
        `${type}(@Value("\${${envName}}") String key) {`,
        '    this.key = key;',
        '}',
        '',
        `@${verb}Mapping(${quoted(route)})`,
        `ResponseEntity<byte[]> ask(${parameters}) throws IOException, InterruptedException {`,
        ...indented(
          [
            ...(hasBody
              ? [`if (body.length > ${MAX_BODY_KIB} * 1024) return ResponseEntity.status(413).build();`]
              : []),
            ...(isQuery ? targetLines(call) : []),
            `HttpRequest outgoing = HttpRequest.newBuilder(URI.create(${isQuery ? 'target.toString()' : quoted(target)}))`,
            ...headers.map(([name, text]) => `        .header(${quoted(name)}, ${text})`),
            `        .method(${quoted(method)}, HttpRequest.BodyPublishers.${hasBody ? 'ofByteArray(body)' : 'noBody()'})`,
            '        .build();',
            'HttpResponse<byte[]> answer = CLIENT.send(outgoing, HttpResponse.BodyHandlers.ofByteArray());',
            'return ResponseEntity.status(answer.statusCode())',
            '        .header("content-type", answer.headers().firstValue("content-type").orElse("application/json"))',
            '        .body(answer.body());',
          ],
          4,
        ),
        '}',
      ],
      4,
    ),
    '}',
  ];
}

const spring: Way = {
  id: 'spring',
  name: { en: 'Spring controller', ja: 'Spring のコントローラー' },
  // A chain of security filters would turn the call away.
  suits: (project) =>
    /\bspring-boot-starter-web(?:mvc)?\b(?!-)/.test(builds(project)) &&
    !/\bspring-boot-starter-(?:security|oauth2)/.test(builds(project)),
  plan(request) {
    const { call, envName, name, tree, sources, project } = request;
    const found = [...sources].filter(
      ([path, { text }]) => path.endsWith('.java') && /^@SpringBootApplication\b/m.test(text),
    );
    const [main, ...more] = found;
    const packageName = /^package\s+([\w.]+)\s*;/m.exec(main?.[1].text ?? '')?.[1];
    // The answer is handed on whole.
    if (main === undefined || more.length > 0 || packageName === undefined || call.streams) return undefined;
    const type = `${pascalCase(name)}Endpoint`;
    const own = `${main[0].slice(0, main[0].lastIndexOf('/') + 1)}${type}.java`;
    if (tree.has(own)) return undefined;
    const isQuery = hasQuery(call);
    const verb = verbOf(call);
    const java = [
      'java.io.IOException',
      'java.net.URI',
      ...(isQuery ? ['java.net.URLEncoder'] : []),
      'java.net.http.HttpClient',
      'java.net.http.HttpRequest',
      'java.net.http.HttpResponse',
      ...(isQuery ? ['java.nio.charset.StandardCharsets'] : []),
      ...(call.passed.length > 0 ? ['java.util.List', 'java.util.Map'] : []),
    ];
    const annotations = [
      `${verb}Mapping`,
      ...(call.hasBody ? ['RequestBody'] : []),
      ...(call.passed.length > 0 ? ['RequestParam'] : []),
      'RestController',
    ].toSorted();
    const lines = [
      `package ${packageName};`,
      '',
      ...java.map((each) => `import ${each};`),
      '',
      'import org.springframework.beans.factory.annotation.Value;',
      'import org.springframework.http.ResponseEntity;',
      ...annotations.map((each) => `import org.springframework.web.bind.annotation.${each};`),
      '',
      ...header(request, '//'),
      ...classLines(call, type, `/api/${name}${call.suffix}`, envName),
    ];
    const properties = [...sources.values()].some(({ text }) => text.includes('file:.env'));
    return {
      path: `/api/${name}`,
      changes: [created(request, own, lines)],
      notes: properties || project.files.size === 0 ? [] : [IMPORT],
    };
  },
};

const IMPORT: Text = {
  en: 'Spring reads the environment; for .env itself add `spring.config.import=optional:file:.env[.properties]` to application.properties.',
  ja: 'Spring は環境変数を読みます。.env を直接読ませるには application.properties に `spring.config.import=optional:file:.env[.properties]` を追加してください。',
};

export const JAVA_WAYS: readonly Way[] = [spring];
