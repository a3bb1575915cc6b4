/**
 * Steps that publish with a token: the registry trusts the workflow instead ("trusted publishing"), the token goes and
 * the job may ask for an ID token. Facts: docs.npmjs.com and docs.pypi.org on trusted publishers, twine's and uv's own
 * documentation, the READMEs of the actions that are put in.
 */
import type { Span } from '../../detection/types.ts';
import type { Change } from '../edits/types.ts';
import type { SetupId } from '../setup/setup.ts';
import { dropEntries, stepBefore } from './edits.ts';
import { type Offer, offer, type Recipe, valueSpans } from './offer.ts';
import { isCalled, type Step, scalarSpan, stringOf } from './workflow.ts';

/** Every line of a script is one of these commands, with nothing chained, redirected or substituted. */
function isOnly(step: Step, command: RegExp): boolean {
  const lines = (step.run?.value ?? '').split('\n').filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every((line) => command.test(line.trim()) && !/[;&|<>`]|\$\(/.test(line));
}

/** A registry sees the workflow that was started, so one that others call is set up elsewhere. */
const withEdit = (
  step: Step,
  setup: SetupId,
  spans: readonly Span[],
  changes: readonly (Change | undefined)[] | undefined,
): Offer => offer(step, setup, spans, isCalled(step.job.workflow) ? undefined : changes);

const NPM_TOKENS = ['NODE_AUTH_TOKEN', 'NPM_TOKEN'];
const NPM_STEP = ['name: Update npm for trusted publishing', 'run: npm install -g npm@^11.5.1'];
/** Nothing of these installs: a private package would need the token. */
const NPM_COMMAND =
  /^(?:npm (?:publish|run|version|pack|test)\b(?!.*--(?:registry|userconfig)\b)|cd [\w./-]+$)/;

/** `npm publish` with a token in the environment of its step. */
export const npm: Recipe = (step) => {
  const spans = valueSpans(step.env, NPM_TOKENS);
  if (spans.length === 0 || !/\bnpm publish\b/.test(step.run?.value ?? '')) return undefined;
  const { steps, workflow, node } = step.job;
  const set = steps.findLast(({ uses, index }) => uses === 'actions/setup-node' && index < step.index);
  const registry = stringOf(set?.inputs, 'registry-url');
  if (registry !== undefined && !/^https:\/\/registry\.npmjs\.org\/?$/.test(registry)) return undefined;
  const isHosted = /^(?:ubuntu|windows|macos)-/.test(stringOf(node, 'runs-on') ?? '');
  const version = npmOf(stringOf(set?.inputs, 'node-version') ?? '');
  const isPlain = registry !== undefined && isHosted && version !== 'unknown' && isOnly(step, NPM_COMMAND);
  const dropped = isPlain ? dropEntries(workflow.text, step.node, 'env', NPM_TOKENS) : undefined;
  const update = version === 'old' && !steps.some(updatesNpm) ? [stepBefore(step, NPM_STEP)] : [];
  return withEdit(step, 'npm', spans, dropped && [...update, ...dropped]);
};

const updatesNpm = ({ run }: Step): boolean =>
  /\bnpm (?:install|i) (?:-g|--global) npm@(?:latest|\^?1[1-9])/.test(run?.value ?? '');

/** Whether a version of Node brings an npm that knows trusted publishing (11.5.1), or can be given one (from 22.14). */
function npmOf(version: string): 'new' | 'old' | 'unknown' {
  if (/^(?:lts\/\*|lts\/krypton|node|latest|current)$/.test(version)) return 'new';
  const [, major = '', minor] = /^v?(\d+)(?:\.(\d+|x))?(?:\.(?:\d+|x))?$/.exec(version) ?? [];
  if (Number(major) >= 24 && (minor === undefined || minor === 'x' || Number(minor) >= 6)) return 'new';
  if (Number(major) > 22) return 'old';
  return Number(major) === 22 && !(Number(minor) < 14) ? 'old' : 'unknown';
}

const PYPI_KEYS = ['password'];
const PYPI_NAMES = ['user', 'username'];
const PYPI_URL = /^https:\/\/(?:upload\.pypi\.org|test\.pypi\.org)\/legacy\/?$/;
/** `release/v1`, 1.8 and later, and commits: older ones know no trusted publishing. */
const PYPI_REF = /^(?:release\/v1|v1\.(?:[89]|\d\d)(?:\.\d+)?|[0-9a-f]{40})$/;

/** PyPA's action with a password. */
export const pypiAction: Recipe = (step) => {
  if (step.uses !== 'pypa/gh-action-pypi-publish') return undefined;
  const spans = valueSpans(step.inputs, PYPI_KEYS);
  const url = stringOf(step.inputs, 'repository-url') ?? stringOf(step.inputs, 'repository_url');
  if (spans.length === 0 || (url !== undefined && !PYPI_URL.test(url))) return undefined;
  const gone = [...PYPI_KEYS, ...PYPI_NAMES];
  const { text } = step.job.workflow;
  const changes = PYPI_REF.test(step.ref) ? dropEntries(text, step.node, 'with', gone) : undefined;
  return withEdit(step, 'pypi', spans, changes);
};

interface Uploader {
  readonly command: RegExp;
  readonly keys: readonly string[];
  readonly names: readonly string[];
  /** Every line of a step whose token can go; without it there is a guide alone. */
  readonly plain?: RegExp;
}

/** Programs that upload to PyPI: twine from 6.1 and uv ask for the token of the job by themselves when they get none. */
const UPLOADERS: readonly Uploader[] = [
  {
    command: /\btwine upload\b/,
    keys: ['TWINE_PASSWORD'],
    names: ['TWINE_USERNAME'],
    plain:
      /^(?:(?:python3? -m )?twine (?:upload|check)\b(?!.*(?:--repository|\s-[rpu]\b|--password|--username))|python3? -m build\b|pip install (?!.*twine\s*[=<~])|python3? -m pip install (?!.*twine\s*[=<~]))/,
  },
  {
    command: /\buv publish\b/,
    keys: ['UV_PUBLISH_TOKEN', 'UV_PUBLISH_PASSWORD'],
    names: ['UV_PUBLISH_USERNAME'],
    plain: /^uv (?:publish|build)\b(?!.*(?:--publish-url|--index|--token|--trusted-publishing|\s-[tpu]\b))/,
  },
  { command: /\bpoetry publish\b/, keys: ['POETRY_PYPI_TOKEN_PYPI'], names: [] },
  { command: /\bflit publish\b/, keys: ['FLIT_PASSWORD'], names: [] },
  { command: /\bhatch publish\b/, keys: ['HATCH_INDEX_AUTH'], names: [] },
];

/** A script that uploads to PyPI with a token in its environment. */
export const pypiScript: Recipe = (step) => {
  const script = step.run?.value ?? '';
  const uploader = UPLOADERS.find(({ command }) => command.test(script));
  if (uploader === undefined) return undefined;
  const { keys, names, plain } = uploader;
  const spans = valueSpans(step.env, keys);
  const { text } = step.job.workflow;
  if (spans.length === 0 || step.env?.has('TWINE_REPOSITORY_URL') === true) return undefined;
  const isPinned = /\btwine\s*(?:[=<~]=?|@)/.test(text);
  const isPlain = plain !== undefined && isOnly(step, plain) && !isPinned;
  return withEdit(
    step,
    'pypi',
    spans,
    isPlain ? dropEntries(text, step.node, 'env', [...keys, ...names]) : undefined,
  );
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
