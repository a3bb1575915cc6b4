/** Helm: a chart's values hold no secrets; the release gets them from a file or a Secret that is not committed. */
import type { Text } from '../../detection/types.ts';
import { replaceScalar, type YamlPlace } from '../syntax/yamlPlace.ts';
import { documentPath } from './documentPath.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { refuse, rewritten } from './outcome.ts';
import { isWhole, isYaml, widenToUrl, yamlLanguage } from './yamlFormat.ts';

export const TEMPLATE = /\/templates\/.*\.(ya?ml|tpl)$/;

export const helm: Language = yamlLanguage({
  id: 'helm',
  matches(document) {
    if (document.languageId === 'helm') return true;
    const { name, path } = documentPath(document);
    return (
      (isYaml(document) && /^values([.-][\w.-]+)?\.ya?ml$/i.test(name)) ||
      (TEMPLATE.test(path) && document.text.includes('{{'))
    );
  },
  rewrite,
});

function rewrite(found: YamlPlace, request: RewriteRequest): RewriteOutcome {
  if (TEMPLATE.test(documentPath(request.document).path)) return refuse(...IN_TEMPLATE);
  const place = widenToUrl(found);
  if (!isWhole(place) || place.style === 'literal' || place.style === 'folded') return refuse(...PARTIAL);
  const empty = replaceScalar({ ...place, style: place.style === 'single' ? 'single' : 'double' }, '');
  const path = valuePath(place);
  if (empty === undefined || path === undefined) return refuse(...PARTIAL);
  return rewritten({
    changes: [empty],
    stored: place.before + place.inside + place.after,
    notes: [setFile(path, request.name)],
  });
}

/** The path as `--set-file` takes it; undefined inside a list or where a key has a dot or a comma. */
function valuePath({ path }: YamlPlace): string | undefined {
  return path.every((key) => typeof key === 'string' && /^[\w-]+$/.test(key)) ? path.join('.') : undefined;
}

const setFile = (path: string, name: string): Text => ({
  en: `Hand the value in at each release: \`(. ./.env; printf %s "$${name}") | helm upgrade … --set-file ${path}=/dev/stdin\`, or name a Secret (\`existingSecret\`) where the chart takes one. \`required\` in the template makes a missing value an error.`,
  ja: `リリースのたびに値を渡してください: \`(. ./.env; printf %s "$${name}") | helm upgrade … --set-file ${path}=/dev/stdin\`。チャートが対応していれば Secret（\`existingSecret\`）を指定できます。テンプレートで \`required\` を使うと値がないときにエラーになります。`,
});

export const IN_TEMPLATE = [
  'A template belongs to every release of the chart. Read the value from a Secret (`secretKeyRef`), or from `.Values` with `required`.',
  'テンプレートはチャートのすべてのリリースに含まれます。Secret（`secretKeyRef`）か、`required` を付けた `.Values` から読んでください。',
] as const;
export const PARTIAL = [
  'Helm expands nothing in its values. Put the secret into a value of its own, and let the template join it.',
  'Helm の values は展開されません。秘密の値を単独の値にし、テンプレート側で結合してください。',
] as const;
