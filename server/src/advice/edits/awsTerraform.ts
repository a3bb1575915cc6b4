/** Terraform's AWS provider with keys in its block: without them it looks for a role as the SDKs do. */
import { applyTo, replacementsOf, textOf, untouched } from '../../remediation/pieces.ts';
import { replaceAttributeLine } from '../../remediation/syntax/hclAlignment.ts';
import { hclPlaceAt } from '../../remediation/syntax/hclPlace.ts';
import { isAwsItself } from './awsOptions.ts';
import type { Finder } from './types.ts';

const KEYS = ['access_key', 'secret_key', 'token'];
/** One attribute on a line of its own, whose value is a string or a variable. */
const LINE = /^[ \t]*(?:access_key|secret_key|token)[ \t]*=[ \t]*(?:"[^"\n]*"|var\.\w+)[ \t]*(?:\r?\n)/m;

export const awsTerraform: Finder = ({ text, range }) => {
  if (!isAwsItself(text)) return undefined;
  const { kind, blocks, attributes } = hclPlaceAt(text, range);
  const [block, ...inner] = blocks;
  if (kind !== 'string' || block === undefined || inner.length > 0 || attributes.length !== 1)
    return undefined;
  if (block.words.join(' ') !== 'provider aws' || !KEYS.includes(attributes[0] ?? '')) return undefined;
  const behind = text.length - block.end;
  let state = untouched(text);
  for (;;) {
    const now = textOf(state);
    const start = now.indexOf('\n', block.header.end) + 1;
    const body = now.slice(start, now.length - behind);
    const line = LINE.exec(body);
    if (line === null) {
      // What shares its line with something else, or is computed, stays: then half a pair would stay.
      if (/^[ \t]*(?:access_key|secret_key)[ \t]*=/m.test(body)) return undefined;
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
  return changes.length === 0 ? undefined : { setup: 'aws', changes };
};
