/** Terraform's providers with keys in their blocks: without them they look for a role, or for ADC, as the SDKs do. */
import { applyTo, replacementsOf, textOf, untouched } from '../../remediation/pieces.ts';
import { replaceAttributeLine } from '../../remediation/syntax/hclAlignment.ts';
import { hclPlaceAt } from '../../remediation/syntax/hclPlace.ts';
import type { SetupId } from '../setup/setup.ts';
import { isAwsItself } from './awsOptions.ts';
import type { Finder } from './types.ts';

/** What holds a key in the block of a provider. */
interface Provider {
  readonly setup: SetupId;
  readonly block: RegExp;
  readonly keys: readonly string[];
  /** One attribute on a line of its own, whose value is nothing but the key. */
  readonly line: RegExp;
  /** Attributes that stay where their value is computed: half a pair would be left. */
  readonly pair: RegExp;
}

const AWS: Provider = {
  setup: 'aws',
  block: /^provider aws$/,
  keys: ['access_key', 'secret_key', 'token'],
  line: /^[ \t]*(?:access_key|secret_key|token)[ \t]*=[ \t]*(?:"[^"\n]*"|var\.\w+)[ \t]*(?:\r?\n)/m,
  pair: /^[ \t]*(?:access_key|secret_key)[ \t]*=/m,
};

const GOOGLE: Provider = {
  setup: 'google',
  block: /^provider google(?:-beta)?$/,
  keys: ['credentials'],
  line: /^[ \t]*credentials[ \t]*=[ \t]*(?:file\((?:"[^"\n]*"|var\.\w+)\)|"[^"\n]*"|var\.\w+)[ \t]*(?:\r?\n)/m,
  pair: /^[ \t]*credentials[ \t]*=/m,
};

const finder =
  ({ setup, block: wanted, keys, line: LINE, pair }: Provider): Finder =>
  ({ text, range }) => {
    if (!isAwsItself(text)) return undefined;
    const { kind, blocks, attributes } = hclPlaceAt(text, range);
    const [block, ...inner] = blocks;
    if (kind !== 'string' || block === undefined || inner.length > 0 || attributes.length !== 1)
      return undefined;
    if (!wanted.test(block.words.join(' ')) || !keys.includes(attributes[0] ?? '')) return undefined;
    const behind = text.length - block.end;
    let state = untouched(text);
    for (;;) {
      const now = textOf(state);
      const start = now.indexOf('\n', block.header.end) + 1;
      const body = now.slice(start, now.length - behind);
      const line = LINE.exec(body);
      if (line === null) {
        // What shares its line with something else, or is computed, stays: then half a pair would stay.
        if (pair.test(body)) return undefined;
        break;
      }
      const at = { start: start + line.index, end: start + line.index + line[0].length };
      const splices = replaceAttributeLine(now, at).map((splice) => ({
        ...splice,
        annotation: 'advice' as const,
      }));
      state = applyTo(state, splices);
    }
    const changes = replacementsOf(state).map(({ range: changed, newText }) => ({ range: changed, newText }));
    return changes.length === 0 ? undefined : { setup, changes };
  };

export const awsTerraform = finder(AWS);
export const googleTerraform = finder(GOOGLE);
