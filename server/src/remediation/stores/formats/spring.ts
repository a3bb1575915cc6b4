/**
 * Spring Boot: a placeholder that a config import fills, where the build file has the library for it; else the
 * environment, which Spring reads anyway.
 * https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.files.importing
 */
import { isMap, isScalar, isSeq } from 'yaml';
import type { RewriteOutcome, RewriteRequest } from '../../languages/language.ts';
import { rewritten } from '../../languages/outcome.ts';
import { isWhole, referTo, widenToUrl } from '../../languages/yamlFormat.ts';
import { lineBreakOf } from '../../syntax/places.ts';
import { settingLineAt } from '../../syntax/settingLine.ts';
import { appendEntry, appendItem } from '../../syntax/yamlEntry.ts';
import { replaceScalar, type Splice, type YamlPlace, yamlPlaceAt } from '../../syntax/yamlPlace.ts';
import type { SpringImport } from '../references.ts';
import { askedOfStore, inYaml, type StoredFormat, type StoreTarget } from './format.ts';

/** The import of the store, if the project can make it and the value is no default already. */
function importFor(
  request: RewriteRequest,
  { store, settings, nameOf }: StoreTarget,
): SpringImport | undefined {
  const found = store.references?.spring?.(nameOf(request.name), settings);
  const built = [...request.project.files.values()].some(
    ({ uri, text }) =>
      /\/(?:pom\.xml|build\.gradle(?:\.kts)?)$/.test(uri) && text.includes(found?.artifact ?? '\0'),
  );
  return built && /^[\w.@-]+$/.test(found?.placeholder ?? '') ? found : undefined;
}

export const springYaml: StoredFormat = {
  rewrite: inYaml((found, request, target) => {
    const source = importFor(request, target);
    const place = widenToUrl(found);
    if (source === undefined || !isWhole(place) || /[$#]\{/.test(place.inside)) return undefined;
    const added = yamlImport(place, source.location);
    const edit = referTo(place, `\${${source.placeholder}}`);
    if (added === undefined || !edit.ok) return undefined;
    return askedOfStore({
      ok: true,
      rewrite: {
        ...edit.rewrite,
        replacements: [
          ...edit.rewrite.replacements,
          ...added.map((splice) => ({ ...splice, annotation: 'import' as const })),
        ],
      },
    });
  }),
};

/** The edits that import a location; none where it is imported already, undefined where they cannot be made. */
function yamlImport({ text, document }: YamlPlace, location: string): readonly Splice[] | undefined {
  const root = document.contents;
  if (!isMap(root)) return undefined;
  const value = JSON.stringify(location);
  const dotted: unknown = root.get('spring.config.import', true);
  const spring: unknown = root.get('spring', true);
  const config: unknown = isMap(spring) ? spring.get('config', true) : undefined;
  const present: unknown = dotted ?? (isMap(config) ? config.get('import', true) : undefined);
  if (isSeq(present)) {
    if (present.items.some((item) => isScalar(item) && item.value === location)) return [];
    const dash = present.flow === true ? undefined : listItem(text, present, value);
    return dash === undefined ? undefined : [dash];
  }
  if (isScalar(present)) return joinedImport(text, present.range, String(present.value), location);
  const added =
    present !== undefined
      ? undefined
      : isMap(config)
        ? appendEntry(text, config, [`import: ${value}`])
        : isMap(spring) && config === undefined
          ? appendEntry(text, spring, ['config:', `  import: ${value}`])
          : spring === undefined
            ? appendEntry(text, root, ['spring:', '  config:', `    import: ${value}`])
            : undefined;
  return added === undefined ? undefined : [added];
}

const listItem = (text: string, list: Parameters<typeof appendItem>[1], value: string): Splice | undefined =>
  appendItem(text, list, [value]);

/** One import becomes several, divided by commas, as Spring binds a text to a list. */
function joinedImport(
  text: string,
  range: readonly number[] | null | undefined,
  present: string,
  location: string,
): readonly Splice[] | undefined {
  if (present.split(',').includes(location)) return [];
  const start = range?.[0] ?? 0;
  const place = yamlPlaceAt(text, { start: start + 1, end: start + 2 });
  if (typeof place === 'string') return undefined;
  const joined = replaceScalar(place, `${present},${location}`);
  return joined === undefined ? undefined : [joined];
}

export const springProperties: StoredFormat = {
  rewrite(request, target): RewriteOutcome | undefined {
    const source = importFor(request, target);
    const { text } = request.document;
    const line = settingLineAt(text, request.range);
    if (source === undefined || typeof line !== 'object' || line.continues) return undefined;
    const value = text.slice(line.value.start, line.value.end);
    if (
      /\\|[$#]\{/.test(value) ||
      line.value.start !== request.range.start ||
      line.value.end !== request.range.end
    )
      return undefined;
    const present = /^spring\.config\.import[ \t]*[=:][ \t]*(.*?)[ \t]*\r?$/m.exec(text);
    const imports = present?.[1]?.split(',') ?? [];
    const at = present === null ? 0 : present.index + present[0].trimEnd().length;
    const newText =
      present === null
        ? `spring.config.import=${source.location}${lineBreakOf(text)}`
        : `,${source.location}`;
    return askedOfStore(
      rewritten({
        changes: [
          ...(imports.includes(source.location)
            ? []
            : [{ range: { start: at, end: at }, newText, annotation: 'import' as const }]),
          { range: line.value, newText: `\${${source.placeholder}}` },
        ],
        stored: value,
      }),
    );
  },
};
