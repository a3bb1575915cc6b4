/**
 * Docker Compose files. Compose expands `${NAME}` in every value and reads `.env` beside the file by itself.
 * Facts: compose-spec, 12-interpolation.md and 05-services.md.
 */
import { isMap } from 'yaml';
import type { Text } from '../../detection/types.ts';
import { type YamlPlace, yamlDocuments } from '../syntax/yamlPlace.ts';
import { documentPath, envFrom } from './documentPath.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { refuse } from './outcome.ts';
import { isYaml, referTo, widenToUrl, yamlLanguage } from './yamlFormat.ts';

const FILE_NAME = /^(docker-)?compose([.-][\w.-]+)?\.ya?ml$/i;
const TOP_LEVEL = /^(version|name|services|volumes|networks|configs|secrets|models|include|x-.*)$/;

export const dockerCompose: Language = yamlLanguage({
  id: 'docker-compose',
  matches: (document) =>
    document.languageId === 'dockercompose' ||
    (isYaml(document) && (FILE_NAME.test(documentPath(document).name) || holdsServices(document.text))),
  demandedName: (place) => defaultAround(place)?.name,
  rewrite,
});

/** A file of another name whose top level is a Compose file's and whose services have an image or a build. */
function holdsServices(text: string): boolean {
  if (!/^services:\s*(#.*)?$/m.test(text)) return false;
  const root = yamlDocuments(text)[0]?.contents;
  if (!isMap(root) || !root.items.every(({ key }) => TOP_LEVEL.test(String(key)))) return false;
  const services = root.get('services');
  return (
    isMap(services) &&
    services.items.length > 0 &&
    services.items.every(({ value }) => isMap(value)) &&
    services.items.some(({ value }) => isMap(value) && (value.has('image') || value.has('build')))
  );
}

function rewrite(found: YamlPlace, request: RewriteRequest): RewriteOutcome {
  const fallback = defaultAround(found);
  const place = fallback?.place ?? widenToUrl(found);
  const moved = fallback === undefined ? place : found;
  const stored = composeText(moved.inside);
  if (stored === undefined) return refuse(...HOLDS_REFERENCE);
  const { name } = request;
  const outcome = referTo(place, `\${${name}:?${name} is not set}`, notesFor(request));
  if (!outcome.ok) return outcome;
  return { ...outcome, rewrite: { ...outcome.rewrite, stored } };
}

/** What Compose reads for a text of the file, where `$$` is one dollar sign; undefined where it holds a reference. */
export const composeText = (text: string): string | undefined =>
  /(^|[^$])(\$\$)*\$(?!\$)/.test(text) ? undefined : text.replaceAll('$$', '$');

/** `${NAME:-value}` around the value: the reference is there already, only its default has to go. */
function defaultAround(place: YamlPlace): { readonly name: string; readonly place: YamlPlace } | undefined {
  const open = /(?<!\$)((?:\$\$)*)\$\{([A-Za-z_]\w*):?-$/.exec(place.before);
  if (open === null || !place.after.startsWith('}') || open[2] === undefined) return undefined;
  const length = open[0].length - (open[1]?.length ?? 0);
  const { range, text } = place;
  if (!text.slice(range.start - length, range.start).startsWith('${') || text[range.end] !== '}')
    return undefined;
  return {
    name: open[2],
    place: {
      ...place,
      range: { start: range.start - length, end: range.end + 1 },
      before: place.before.slice(0, -length),
      after: place.after.slice(1),
    },
  };
}

/** Compose looks for `.env` beside the file; elsewhere it must be told. */
function notesFor({ document, project }: RewriteRequest): readonly Text[] {
  const { folder, name } = documentPath(document);
  if (folder === '' || folder === project.root) return [];
  const path = envFrom(folder, project.root);
  if (path === undefined) return [];
  return [
    {
      en: `Compose reads .env beside ${name}; here it is ${path}: run \`docker compose --env-file ${path} up\`.`,
      ja: `Compose は ${name} と同じフォルダーの .env を読みます。ここでは ${path} にあるため、\`docker compose --env-file ${path} up\` で起動してください。`,
    },
  ];
}

const HOLDS_REFERENCE = [
  'The value holds a `$` that Compose takes for a reference, so its text is not the value. Write `$$` for a dollar sign first.',
  '値に Compose が参照とみなす `$` が含まれているため、文字どおりの値ではありません。ドル記号は `$$` と書いてください。',
] as const;
