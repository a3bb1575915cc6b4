/**
 * Terraform's providers with keys in their blocks: without them they look for a role, for ADC, for a managed identity or
 * for what `vault login` and `terraform login` left, as the SDKs do. Facts: registry.terraform.io, "Authentication" of each.
 */
import { applyTo, replacementsOf, textOf, untouched } from '../../remediation/pieces.ts';
import { replaceAttributeLine } from '../../remediation/syntax/hclAlignment.ts';
import { type HclBlock, hclPlaceAt } from '../../remediation/syntax/hclPlace.ts';
import type { SetupId } from '../setup/setup.ts';
import { isAwsItself } from './awsOptions.ts';
import type { Change, Finder } from './types.ts';

/** What holds a key in the block of a provider. */
interface Provider {
  readonly setup: SetupId;
  readonly block: RegExp;
  /** Attributes that hold a key, or half of one: what is computed stays, and all of them with it. */
  readonly keys: readonly string[];
  /** What stands in their place, besides a string or a variable. */
  readonly value?: RegExp;
}

const PROVIDERS: readonly Provider[] = [
  { setup: 'aws', block: /^provider aws$/, keys: ['access_key', 'secret_key', 'token'] },
  {
    setup: 'google',
    block: /^provider google(?:-beta)?$/,
    keys: ['credentials'],
    value: /file\((?:"[^"\n]*"|var\.\w+)\)/,
  },
  { setup: 'azureTerraform', block: /^provider (?:azurerm|azuread|azapi)$/, keys: ['client_secret'] },
  { setup: 'vault', block: /^provider vault$/, keys: ['token'] },
  { setup: 'terraformCloud', block: /^provider tfe$/, keys: ['token'] },
  { setup: 'hcp', block: /^provider hcp$/, keys: ['client_id', 'client_secret'] },
  { setup: 'databricks', block: /^provider databricks$/, keys: ['token'] },
];

/** A configuration that HCP Terraform runs: it signs in to the clouds itself. */
const REMOTE = /^[ \t]*(?:cloud|backend[ \t]+"remote")[ \t]*\{/m;

/** Providers of Terraform whose blocks hold a key. */
export const terraform: Finder = ({ text, range }) => {
  const { kind, blocks, attributes } = hclPlaceAt(text, range);
  const [block, ...inner] = blocks;
  if (kind !== 'string' || block === undefined || inner.length > 0 || attributes.length !== 1)
    return undefined;
  const words = block.words.join(' ');
  const provider = PROVIDERS.find(
    (each) => each.block.test(words) && each.keys.includes(attributes[0] ?? ''),
  );
  if (provider === undefined || (provider.setup === 'aws' && !isAwsItself(text))) return undefined;
  const changes = withoutKeys(text, block, provider);
  const isCloud = provider.setup === 'aws' || provider.setup === 'google';
  return changes && { setup: isCloud && REMOTE.test(text) ? 'terraformCloud' : provider.setup, changes };
};

/** Takes the lines of the keys out, and aligns their neighbours anew. */
function withoutKeys(
  text: string,
  { header, end }: HclBlock,
  { keys, value }: Provider,
): readonly Change[] | undefined {
  const name = `^[ \\t]*(?:${keys.join('|')})[ \\t]*=`;
  const values = [...(value === undefined ? [] : [value.source]), '"[^"\\n]*"', 'var\\.\\w+'].join('|');
  const whole = new RegExp(`${name}[ \\t]*(?:${values})[ \\t]*\\r?\\n`, 'm');
  const behind = text.length - end;
  let state = untouched(text);
  for (;;) {
    const now = textOf(state);
    const start = now.indexOf('\n', header.end) + 1;
    const body = now.slice(start, now.length - behind);
    const line = whole.exec(body);
    if (line === null) {
      // What shares its line with something else, or is computed, stays: then half a pair would stay.
      if (new RegExp(name, 'm').test(body)) return undefined;
      break;
    }
    const at = { start: start + line.index, end: start + line.index + line[0].length };
    const splices = replaceAttributeLine(now, at).map((splice) => ({
      ...splice,
      annotation: 'advice' as const,
    }));
    state = applyTo(state, splices);
  }
  const changes = replacementsOf(state).map(({ range, newText }) => ({ range, newText }));
  return changes.length === 0 ? undefined : changes;
}
