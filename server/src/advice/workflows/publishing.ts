/**
 * Steps that publish to other registries with a token: the registry trusts the workflow instead ("trusted publishing"), the
 * token goes and the job may ask for an ID token. Facts: the READMEs of the actions that are put in; huggingface.co,
 * "Trusted Publishers".
 */
import type { Span } from '../../detection/types.ts';
import type { Change } from '../edits/types.ts';
import type { SetupId } from '../setup/setup.ts';
import { dropEntries, stepBefore } from './edits.ts';
import { type Recipe, valueSpans } from './offer.ts';
import { withEdit } from './publish.ts';
import { scalarSpan, stringOf } from './workflow.ts';

const HF_KEYS = ['HF_TOKEN', 'HUGGING_FACE_HUB_TOKEN', 'HUGGINGFACE_TOKEN'];
const HF_UPLOAD = /^(?:hf|huggingface-cli) upload (?<repository>[\w.-]+\/[\w.-]+)(?: [\w./-]+){0,2}$/;

/** `hf upload owner/name …` with a token: the client asks for one of the job for that repository. */
export const huggingFace: Recipe = (step) => {
  const spans = valueSpans(step.env, HF_KEYS);
  const script = (step.run?.value ?? '').trim();
  if (spans.length === 0 || !/\b(?:hf|huggingface-cli) upload\b/.test(script)) return undefined;
  const { text } = step.job.workflow;
  const repository = HF_UPLOAD.exec(script)?.groups?.repository;
  const isPinned = /huggingface[_-]hub\S*\s*[=<~]/.test(text);
  const changes =
    repository === undefined || isPinned || /--token\b/.test(script)
      ? undefined
      : dropEntries(text, step.node, 'env', HF_KEYS, [['HF_OIDC_RESOURCE', repository]]);
  return withEdit(step, 'huggingface', spans, changes);
};

const GEM_KEYS = ['GEM_HOST_API_KEY', 'RUBYGEMS_API_KEY', 'RUBYGEMS_AUTH_TOKEN'];
const GEM_STEP = ['uses: rubygems/configure-rubygems-credentials@v2.1.0'];
/** The lines with which a script writes its key into the file of gem's keys. */
const GEM_FILE =
  /^[ \t]*(?:mkdir|touch|chmod|printf|echo)\b[^\n]*\.gem(?:\/credentials)?\/?["']?[ \t]*\r?\n/gm;
const GEM_COMMAND = /^(?:gem (?:build|push)|bundle exec (?:rake|gem)|rake)\b(?!.*(?:--host|--key|-k)\b)/;

/** `gem push` with a key in the environment of its step, or in the file that it writes first. */
export const rubygems: Recipe = (step) => {
  const { run, env } = step;
  const spans = valueSpans(env, GEM_KEYS);
  const range = scalarSpan(run);
  if (spans.length === 0 || range === undefined || !/\bgem push\b|\brake release\b/.test(run?.value ?? ''))
    return undefined;
  const { text } = step.job.workflow;
  const rest = (run?.value ?? '').replace(GEM_FILE, '');
  const lines = rest.split('\n').filter((line) => line.trim() !== '');
  const isPlain =
    run?.type !== 'BLOCK_FOLDED' &&
    lines.length > 0 &&
    lines.every((line) => GEM_COMMAND.test(line.trim()) && !/[;&|<>`]|\$\(|\$\{?(?:GEM|RUBYGEMS)/.test(line));
  const dropped = isPlain ? dropEntries(text, step.node, 'env', GEM_KEYS) : undefined;
  const written = [...text.slice(range.start, range.end).matchAll(GEM_FILE)].map(
    ({ 0: line, index }): Change => ({
      range: { start: range.start + index, end: range.start + index + line.length },
      newText: '',
    }),
  );
  return withEdit(step, 'rubygems', spans, dropped && [stepBefore(step, GEM_STEP), ...written, ...dropped]);
};

/** A registry whose action hands out a token for minutes, which takes the place of the long-lived one. */
interface Exchange {
  readonly setup: SetupId;
  readonly command: RegExp;
  readonly keys: readonly string[];
  /** The credential as an argument of the command, its value in the group `value`. */
  readonly argument: RegExp;
  readonly id: string;
  readonly lines: readonly string[];
  readonly output: string;
  /** Whether a script publishes to that registry and nowhere else. */
  isOurs(script: string): boolean;
}

const EXCHANGES: readonly Exchange[] = [
  {
    setup: 'crates',
    command: /\bcargo publish\b|\bcargo release\b/,
    keys: ['CARGO_REGISTRY_TOKEN', 'CARGO_TOKEN', 'CRATES_TOKEN'],
    argument: /--token[ =](?<value>"?\$\{\{[^}\n]*\}\}"?|[\w.-]+)/d,
    id: 'crates-io',
    lines: ['uses: rust-lang/crates-io-auth-action@v1', 'id: crates-io'],
    output: '${{ steps.crates-io.outputs.token }}',
    isOurs: (script) => !/--(?:registry|index)\b|\bcargo login\b/.test(script),
  },
  {
    setup: 'nuget',
    command: /\b(?:dotnet nuget|nuget) push\b/,
    keys: ['NUGET_API_KEY', 'NUGET_KEY', 'NUGET_TOKEN'],
    argument: /(?:--api-key|-k|-ApiKey)[ =](?<value>"?\$\{\{[^}\n]*\}\}"?|[\w.-]+)/d,
    id: 'nuget-login',
    lines: ['uses: NuGet/login@v1', 'id: nuget-login', 'with:', '  user: NUGET_USER'],
    output: '${{ steps.nuget-login.outputs.NUGET_API_KEY }}',
    isOurs: (script) =>
      /(?:--source|-s|-Source)[ =]["']?(?:https:\/\/(?:api|www)\.nuget\.org\/|nuget\.org\b)/.test(script) &&
      (script.match(/\bpush\b/g) ?? []).length === (script.match(/nuget\.org\b/g) ?? []).length,
  },
];

/** `cargo publish` and `dotnet nuget push`: the token of an exchange instead of the one in the secrets. */
export const exchanged: Recipe = (step) => {
  const script = step.run?.value ?? '';
  const found = EXCHANGES.find(({ command }) => command.test(script));
  const range = scalarSpan(step.run);
  if (found === undefined || range === undefined || !found.isOurs(script)) return undefined;
  const { steps, workflow } = step.job;
  const places = [...valueSpans(step.env, found.keys), ...argumentsOf(workflow.text, range, found)];
  const spans = places.filter(({ start, end }) => !workflow.text.slice(start, end).includes('steps.'));
  if (spans.length === 0) return undefined;
  const isFree = steps.every(({ node }) => stringOf(node, 'id') !== found.id) && step.env?.flow !== true;
  const changes = spans.map((span): Change => {
    const quote = /^["']/.exec(workflow.text.slice(span.start))?.[0] ?? '';
    return { range: span, newText: quote + found.output + quote };
  });
  return withEdit(step, found.setup, spans, isFree ? [stepBefore(step, found.lines), ...changes] : undefined);
};

function argumentsOf(text: string, { start, end }: Span, { argument }: Exchange): readonly Span[] {
  const all = new RegExp(argument.source, 'dg');
  return [...text.slice(start, end).matchAll(all)].flatMap(({ indices }) => {
    const [from, to] = indices?.groups?.value ?? [];
    return from === undefined || to === undefined ? [] : [{ start: start + from, end: start + to }];
  });
}
