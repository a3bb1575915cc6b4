/**
 * Terraform and OpenTofu: a data source of the store's provider. What a provider reads from its own variables, and
 * variables themselves, stay with the environment.
 */
import type { Text } from '../../../detection/types.ts';
import type { RewriteOutcome, RewriteRequest } from '../../languages/language.ts';
import { rewritten } from '../../languages/outcome.ts';
import { heredocValue, hideOutput, isWholeString, variableName, wayOf } from '../../languages/terraform.ts';
import type { HclPlace } from '../../syntax/hclPlace.ts';
import { lineBreakOf } from '../../syntax/places.ts';
import type { TerraformSource } from '../references.ts';
import { askedOfStore, type StoredFormat } from './format.ts';

export const terraformFormat: StoredFormat = {
  rewrite(request, { store, settings, nameOf }) {
    const way = wayOf(request);
    const source = store.references?.terraform?.(nameOf(request.name), settings);
    if (way.kind !== 'variable' || source === undefined || isOwnProvider(way.place, source)) return undefined;
    return askedOfStore(fromSource(request, way.place, source));
  },
};

/** A provider cannot be configured by what it reads itself. */
function isOwnProvider({ blocks }: HclPlace, { type }: TerraformSource): boolean {
  const [kind, label = ''] = blocks[0]?.words ?? [];
  return kind === 'provider' && type.startsWith(`${label}_`);
}

function fromSource(request: RewriteRequest, place: HclPlace, source: TerraformSource): RewriteOutcome {
  const { document, range } = request;
  const { text } = document;
  const { label, declared } = labelFor(text, variableName(request.name), source);
  const read = `data.${source.type}.${label}${source.read}`;
  const reference = isWholeString(place)
    ? { range: place.token, newText: read }
    : { range, newText: `\${${read}}` };
  const end = text.length;
  const eol = lineBreakOf(text);
  const gap = text.endsWith('\n') ? eol : eol + eol;
  return rewritten({
    changes: [
      reference,
      ...(place.blocks[0]?.words[0] === 'output' ? hideOutput(text, place) : []),
      ...(declared
        ? []
        : [{ range: { start: end, end }, newText: gap + blockOf(source, label).join(eol) + eol }]),
    ],
    stored: heredocValue(text, range),
    notes: [STATE, ...(source.provider === undefined ? [] : [requireProvider(source.provider)])],
  });
}

/** A label that no other data source of this type has, or that of the one that is there already. */
function labelFor(text: string, base: string, source: TerraformSource) {
  for (let count = 1; ; count += 1) {
    const label = count === 1 ? base : `${base}_${count}`;
    const header = `data "${source.type}" "${label}"`;
    const declared = text.replaceAll('\r', '').includes(blockOf(source, label).join('\n'));
    if (declared || !text.includes(header)) return { label, declared };
  }
}

/** As `terraform fmt` writes it: the equals signs below one another. */
function blockOf(source: TerraformSource, label: string): readonly string[] {
  const width = Math.max(0, ...source.arguments.map(([key]) => key.length));
  return [
    `data "${source.type}" "${label}" {`,
    ...source.arguments.map(([key, value]) => `  ${key.padEnd(width)} = "${value}"`),
    '}',
  ];
}

const STATE: Text = {
  en: 'Terraform writes what it reads into its state: keep the state encrypted and its readers few.',
  ja: 'Terraform は読み取った値を state に書き込みます。state は暗号化し、閲覧できる人を限ってください。',
};
const requireProvider = (provider: string): Text => ({
  en: `Add the provider to \`required_providers\` (source "${provider}") and run \`terraform init\`.`,
  ja: `\`required_providers\` にプロバイダー（source "${provider}"）を追加し、\`terraform init\` を実行してください。`,
});
