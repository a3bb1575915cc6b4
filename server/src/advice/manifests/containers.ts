/**
 * Keys of AWS in Compose files and Dockerfiles: where the container runs on AWS a role gives them, and on a person's own
 * machine a profile that is mounted for reading. Facts: docs.aws.amazon.com, "Container credential provider";
 * compose-spec, "environment".
 */
import { isMap } from 'yaml';
import { dockerCompose } from '../../remediation/languages/dockerCompose.ts';
import { dockerfile } from '../../remediation/languages/dockerfile.ts';
import {
  dockerInstructions,
  dockerPairs,
  type Instruction,
} from '../../remediation/syntax/dockerInstructions.ts';
import { lineStart } from '../../remediation/syntax/places.ts';
import { yamlDocuments } from '../../remediation/syntax/yamlPlace.ts';
import { holds } from '../edits/callShape.ts';
import { plainInOrder } from '../edits/changes.ts';
import type { Change, Finder } from '../edits/types.ts';
import { mapOf } from '../workflows/workflow.ts';
import { dropVariables, variablesOf } from './entries.ts';
import { isAwsAlone, isAwsKey, type ManifestOffer, type ManifestReader } from './offer.ts';

export const composeOffers: ManifestReader = (request) => {
  const { text } = request;
  // A service that stands in for AWS takes any key, and stands in the same file.
  if (!dockerCompose.matches(request) || !isAwsAlone(text)) return [];
  const root = yamlDocuments(text)[0]?.contents;
  const services = isMap(root) ? mapOf(root, 'services') : undefined;
  return (services?.items ?? []).flatMap(({ value: service }): ManifestOffer[] => {
    if (!isMap(service)) return [];
    const keys = variablesOf(service.get('environment', true)).filter(({ name }) => isAwsKey(name));
    // A variable that is handed through is the machine's own.
    const spans = keys.flatMap(({ span, value }) =>
      value === undefined || span === undefined ? [] : [span],
    );
    if (spans.length === 0) return [];
    return [
      {
        setup: 'awsContainer',
        spans,
        changes: plainInOrder(dropVariables(text, service, 'environment', isAwsKey) ?? [undefined]),
      },
    ];
  });
};

/** `ENV AWS_SECRET_ACCESS_KEY=…` of an image that uses it when it runs, and not while it is built. */
export const dockerfileKeys: Finder = (request) => {
  const { text, range } = request;
  if (!dockerfile.matches(request) || !isAwsAlone(text)) return undefined;
  const all = dockerInstructions(text);
  const own = all.find((each) => holds(each.range, range));
  if (own?.keyword !== 'ENV') return undefined;
  const holder = dockerPairs(text, own).find(({ value }) => holds(value, range));
  if (holder === undefined || !isAwsKey(holder.key)) return undefined;
  // A step of the build that uses the keys needs them as build secrets, and a start script may read them by name.
  const isUsed = all.some(
    ({ keyword, range: { start, end } }) =>
      keyword !== 'ENV' &&
      /\baws\b|\bs3:\/\/|\bboto|AWS_(?:ACCESS|SECRET|SESSION)/i.test(text.slice(start, end)),
  );
  const changes = isUsed
    ? undefined
    : plainInOrder(
        all.flatMap((each): readonly (Change | undefined)[] => withoutKeys(text, each) ?? [undefined]),
      );
  return changes && { setup: 'awsContainer', changes };
};

function withoutKeys(text: string, instruction: Instruction): readonly Change[] | undefined {
  const pairs = instruction.keyword === 'ENV' ? dockerPairs(text, instruction) : [];
  const kept = pairs.filter(({ key }) => !isAwsKey(key));
  if (kept.length === pairs.length) return [];
  const { start, end } = instruction.range;
  if (/^\s*#/m.test(text.slice(start, end))) return undefined;
  if (kept.length === 0) {
    const next = text.indexOf('\n', end);
    return [
      { range: { start: lineStart(text, start), end: next < 0 ? text.length : next + 1 }, newText: '' },
    ];
  }
  const first = kept[0]?.range.start ?? end;
  return pairs.flatMap((pair, index): Change[] => {
    if (kept.includes(pair)) return [];
    const before = pairs[index - 1];
    // What comes before the first that stays goes with the space behind it, every other with the space before it.
    const span =
      pair.range.start < first
        ? { start: pair.range.start, end: pairs[index + 1]?.range.start ?? pair.range.end }
        : { start: before?.range.end ?? pair.range.start, end: pair.range.end };
    return [{ range: span, newText: '' }];
  });
}
