/** YAML files whose own tool expands a reference to the environment: one row for each tool. */
import { isMap } from 'yaml';
import type { Text } from '../../detection/types.ts';
import type { FixDocument } from '../plan.ts';
import { type YamlPlace, yamlDocuments } from '../syntax/yamlPlace.ts';
import { type DocumentPath, documentPath } from './documentPath.ts';
import type { Language } from './language.ts';
import { loadBefore } from './notes.ts';
import { refuse, removed } from './outcome.ts';
import { isWhole, isYaml, referTo, widenToUrl, yamlLanguage } from './yamlFormat.ts';

interface YamlService {
  readonly id: string;
  /** By name and folder; `holds` must be true as well where it is given. */
  readonly file: (path: DocumentPath) => boolean;
  /** What else must stand in the file. */
  readonly mentions?: RegExp;
  /** Keys at the top of the file that tell it. */
  readonly holds?: readonly string[];
  readonly reference: (name: string) => string;
  /** A default around the value (`${NAME:` before it, `}` after it) whose reference stays without it. */
  readonly fallback?: RegExp;
  /** Only all of a scalar can be a reference. */
  readonly wholeOnly?: true;
  /** What the tool takes for a reference already: a value that holds it is not what it looks like. */
  readonly special?: RegExp;
  readonly notes: readonly Text[];
}

const anyFile = (): boolean => true;

const note = (en: string, ja: string): Text => ({ en, ja });

const SERVICES: readonly YamlService[] = [
  {
    id: 'yarnrc',
    file: ({ name }) => name === '.yarnrc.yml',
    // With `:-`, or Yarn would refuse every command of a person without the token.
    reference: (name) => `\${${name}:-}`,
    special: /\$\{/,
    notes: [loadBefore('yarn install')],
  },
  {
    id: 'dbt',
    file: ({ name }) => /^profiles\.ya?ml$/.test(name),
    reference: (name) => `{{ env_var('${name}') }}`,
    special: /\{\{/,
    notes: [loadBefore('dbt run')],
  },
  {
    id: 'spring',
    file: ({ name }) => /^(application|bootstrap)([.-][\w-]+)?\.ya?ml$/.test(name),
    reference: (name) => `\${${name}}`,
    fallback: /\$\{([A-Za-z_]\w*):$/,
    special: /[$#]\{/,
    notes: [
      note(
        'Spring reads the environment; for .env itself add `spring.config.import: optional:file:.env[.properties]`.',
        'Spring は環境変数を読みます。.env を直接読ませるには `spring.config.import: optional:file:.env[.properties]` を追加してください。',
      ),
    ],
  },
  {
    id: 'symfony',
    file: ({ path }) => /\/config\/(packages\/.*|services[\w.-]*|routes\/.*)\.ya?ml$/.test(path),
    reference: (name) => `%env(${name})%`,
    special: /%/,
    notes: [],
  },
  {
    id: 'rails-config',
    file: ({ path }) =>
      /\/config\/(database|storage|cable|redis|sidekiq|mongoid|secrets|elasticsearch)\.yml$/.test(path),
    mentions: /<%|^[ \t]*(adapter|service):/m,
    reference: (name) => `<%= ENV.fetch("${name}") %>`,
    special: /<%/,
    notes: [
      note(
        'Rails reads .env with the gem dotenv-rails (`gem "dotenv-rails", groups: [:development, :test]`).',
        'Rails が .env を読むには gem dotenv-rails が必要です（`gem "dotenv-rails", groups: [:development, :test]`）。',
      ),
    ],
  },
  {
    id: 'grafana-provisioning',
    file: ({ path }) =>
      /\/provisioning\/(datasources|notifiers|alerting|dashboards|plugins)\/[^/]+\.ya?ml$/.test(path),
    reference: (name) => `\${${name}}`,
    special: /\$/,
    notes: [
      note(
        'Grafana reads the environment of its server: hand it the variable (`docker run --env-file .env`, or `environment` of the compose file).',
        'Grafana はサーバーの環境変数を読みます。変数を渡してください（`docker run --env-file .env` や compose ファイルの `environment`）。',
      ),
    ],
  },
  {
    id: 'otel-collector',
    file: anyFile,
    holds: ['receivers', 'exporters', 'service'],
    reference: (name) => `\${env:${name}}`,
    special: /\$/,
    notes: [loadBefore('otelcol --config …')],
  },
  {
    id: 'beats',
    file: ({ name }) =>
      /^(file|metric|heart|packet|audit|winlog)beat[\w.-]*\.ya?ml$|^logstash\.yml$/.test(name),
    reference: (name) => `\${${name}}`,
    fallback: /\$\{([A-Za-z_]\w*):$/,
    special: /\$\{/,
    notes: [
      note(
        'The variable must be in the environment of the service, or in its keystore under the same name.',
        '変数はサービスの環境か、同じ名前でキーストアに入っている必要があります。',
      ),
    ],
  },
  {
    id: 'litellm',
    file: anyFile,
    holds: ['model_list'],
    reference: (name) => `os.environ/${name}`,
    wholeOnly: true,
    notes: [loadBefore('litellm --config …')],
  },
  {
    id: 'continue',
    file: ({ path }) => /\/\.continue\/(.*\/)?[^/]+\.ya?ml$/.test(path),
    reference: (name) => `\${{ secrets.${name} }}`,
    wholeOnly: true,
    notes: [
      note(
        'Continue reads the secret from .env of the workspace or of ~/.continue.',
        'Continue はワークスペースまたは ~/.continue の .env から値を読みます。',
      ),
    ],
  },
];

/** Whether the top of the file is a map with all of these keys. */
function holdsKeys(document: Pick<FixDocument, 'text'>, keys: readonly string[]): boolean {
  if (!keys.every((key) => document.text.includes(`${key}:`))) return false;
  const root = yamlDocuments(document.text)[0]?.contents;
  return isMap(root) && keys.every((key) => root.has(key));
}

/** The place with the whole of `${NAME:value}` as its range, and the name; undefined where the value is no default. */
function defaultAround(place: YamlPlace, pattern: RegExp | undefined) {
  const open = pattern?.exec(place.before);
  if (open === null || open === undefined || !place.after.startsWith('}')) return undefined;
  const { range, before, after, text } = place;
  const start = range.start - open[0].length;
  if (text.slice(start, range.start) !== open[0] || text[range.end] !== '}') return undefined;
  return {
    name: open[1],
    place: {
      ...place,
      range: { start, end: range.end + 1 },
      before: before.slice(0, before.length - open[0].length),
      after: after.slice(1),
    },
  };
}

function serviceLanguage(service: YamlService): Language {
  const { id, file, holds, reference, fallback, special, notes } = service;
  return yamlLanguage({
    id,
    matches: (document) =>
      isYaml(document) &&
      file(documentPath(document)) &&
      (service.mentions?.test(document.text) ?? true) &&
      (holds === undefined || holdsKeys(document, holds)),
    demandedName: (place) => defaultAround(place, fallback)?.name,
    rewrite(found, { name }) {
      if (special?.test(found.inside) === true) return refuse(...SPECIAL);
      const around = defaultAround(found, fallback);
      const place = around?.place ?? widenToUrl(found);
      if (service.wholeOnly === true && !isWhole(place)) return refuse(...PARTIAL);
      return referTo(place, reference(name), notes, around === undefined ? undefined : found.inside);
    },
  });
}

export const yamlServices: readonly Language[] = SERVICES.map(serviceLanguage);

/** API descriptions are documentation: an example is a placeholder. */
export const openapi: Language = yamlLanguage({
  id: 'openapi',
  matches: (document) =>
    isYaml(document) && /^(openapi|swagger):/m.test(document.text) && holdsKeys(document, ['info', 'paths']),
  rewrite: (_place, request) => removed(request),
});

/** YAML that nothing is known of. */
export const plainYaml: Language = yamlLanguage({
  id: 'yaml',
  matches: isYaml,
  rewrite: () => refuse(...PLAIN),
});

const SPECIAL = [
  'The value holds what its reader takes for a reference, so its text is not the value.',
  '値に読み手が参照とみなす部分が含まれているため、文字どおりの値ではありません。',
] as const;
const PARTIAL = [
  'Only a whole value can be a reference here. Put the secret into a value of its own first.',
  'ここで参照にできるのは値全体だけです。先に秘密の値を単独の値にしてください。',
] as const;
const PLAIN = [
  'YAML itself has no references, and Kagimori does not know who reads this file. Let the program read the value from its environment, or keep the file out of git and commit an example of it without the value.',
  'YAML 自体には参照の仕組みがなく、このファイルを読むプログラムも分かりません。プログラム側で環境変数を読むか、ファイルを git から外し、値を除いた見本だけをコミットしてください。',
] as const;
