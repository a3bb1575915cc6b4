/** Rails: a controller of its own and a route. Facts: Rails' guides on routing and on `ActionController::API`. */

import type { Text } from '../../detection/types.ts';
import { filesNamed } from '../../remediation/loaders/manifests.ts';
import type { ClientCall } from './call.ts';
import { indented, MAX_BODY_KIB } from './scriptHandler.ts';
import {
  created,
  hasQuery,
  header,
  insertedAfter,
  pascalCase,
  sentHeaders,
  verbOf,
  type Way,
} from './way.ts';

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

function controllerLines(call: ClientCall, type: string, envName: string): readonly string[] {
  const { target, key, passed, hasBody } = call;
  const isQuery = hasQuery(call);
  const value = `ENV.fetch(${quoted(envName)})`;
  const headers = sentHeaders(call, quoted, (prefix) => (prefix === '' ? value : `"${prefix}#{${value}}"`));
  const verb = verbOf(call);
  const kept =
    passed.length === 0 ? '{}' : `request.query_parameters.slice(${passed.map(quoted).join(', ')})`;
  const query = key.in === 'query' ? `${kept}.merge(${quoted(key.name)} => ${value})` : kept;
  return [
    `class ${type} < ActionController::API`,
    ...indented([
      `TARGET = URI(${quoted(target)})`,
      '',
      'def create',
      ...indented([
        ...(hasBody ? [`return head 413 if request.raw_post.bytesize > ${MAX_BODY_KIB}.kilobytes`, ''] : []),
        ...(isQuery
          ? [
              'target = TARGET.dup',
              `target.query = [target.query, (${query}).to_query].compact_blank.join('&')`,
            ]
          : []),
        `outgoing = Net::HTTP::${verb}.new(${isQuery ? 'target' : 'TARGET'})`,
        ...headers.map(([name, text]) => `outgoing[${quoted(name)}] = ${text}`),
        ...(hasBody ? ['outgoing.body = request.raw_post'] : []),
        "answer = Net::HTTP.start(TARGET.host, TARGET.port, use_ssl: TARGET.scheme == 'https') do |http|",
        '  http.request(outgoing)',
        'end',
        "render body: answer.body, status: answer.code.to_i, content_type: answer['content-type']",
      ]),
      'end',
    ]),
    'end',
  ];
}

const rails: Way = {
  id: 'rails',
  name: { en: 'Rails controller', ja: 'Rails のコントローラー' },
  suits: (project) => hasGem(filesNamed(project, /^Gemfile$/)[0]?.text ?? '', 'rails'),
  plan(request) {
    const { call, envName, name, tree, sources, project } = request;
    const routes = sources.get('config/routes.rb');
    const id = name.replaceAll('-', '_');
    const own = `app/controllers/${id}_controller.rb`;
    const path = `/api/${name}`;
    // The answer is handed on whole.
    if (routes === undefined || tree.has(own) || call.streams || routes.text.includes(path.slice(1)))
      return undefined;
    const routed = insertedAfter(
      routes,
      /^Rails\.application\.routes\.draw do[ \t]*$/,
      `\n  ${call.method.toLowerCase()} '${path.slice(1)}${call.suffix}', to: '${id}#create'`,
    );
    if (routed === undefined) return undefined;
    const type = `${pascalCase(id)}Controller`;
    const lines = [
      "require 'net/http'",
      '',
      ...header(request, '#'),
      ...controllerLines(call, type, envName),
    ];
    const gems = filesNamed(project, /^Gemfile$/)[0]?.text ?? '';
    const loads = hasGem(gems, 'dotenv-rails') || hasGem(gems, 'dotenv');
    return { path, changes: [created(request, own, lines), routed], notes: loads ? [] : [NOT_LOADED] };
  },
};

const hasGem = (gems: string, name: string): boolean =>
  new RegExp(`^\\s*gem\\s+['"]${name}['"]`, 'm').test(gems);

const NOT_LOADED: Text = {
  en: 'Nothing loads .env for Rails yet: add the gem dotenv-rails, or start it by `set -a; . ./.env; set +a`.',
  ja: 'Rails で .env を読み込む仕組みがまだありません。dotenv-rails を追加するか、起動前に `set -a; . ./.env; set +a` を実行してください。',
};

export const RUBY_WAYS: readonly Way[] = [rails];
