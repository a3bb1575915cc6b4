/**
 * Steps that publish to npm with a token: npm, pnpm, Changesets and semantic-release. Facts: docs.npmjs.com, "Trusted
 * publishing for npm packages"; the READMEs of changesets/action and of @semantic-release/npm.
 */
import { dropEntries, type Needs, stepBefore } from './edits.ts';
import { PROVES, type Recipe, valueSpans } from './offer.ts';
import { isOnly, withEdit } from './publish.ts';
import { type Step, stringOf } from './workflow.ts';

const NPM_TOKENS = ['NODE_AUTH_TOKEN', 'NPM_TOKEN'];
const NPM_STEP = ['name: Update npm for trusted publishing', 'run: npm install -g npm@^11.5.1'];
/** Nothing of these installs: a private package would need the token. */
const NPM_COMMAND =
  /^(?:npm (?:publish|run|version|pack|test)\b(?!.*--(?:registry|userconfig)\b)|cd [\w./-]+$|pnpm (?:-r |--recursive |-F \S+ |--filter[ =]\S+ )?(?:publish|run|build|pack|test)\b(?!.*--(?:registry|userconfig)\b))/;

/** `npm publish` and `pnpm publish`, which hands over to npm, with a token in the environment of its step. */
export const npm: Recipe = (step) => {
  const spans = valueSpans(step.env, NPM_TOKENS);
  if (spans.length === 0 || !/\bnpm publish\b|\bpnpm (?:\S+ )*publish\b/.test(step.run?.value ?? ''))
    return undefined;
  const found = npmBefore(step);
  if (found.isElsewhere) return undefined;
  const isPlain = found.registry !== undefined && found.isReady && isOnly(step, NPM_COMMAND);
  const { text } = step.job.workflow;
  const dropped = isPlain ? dropEntries(text, step.node, 'env', NPM_TOKENS) : undefined;
  return withEdit(step, 'npm', spans, dropped && [...found.update, ...dropped]);
};

/** What the job has set up of npm before a step, and what it lacks to publish by trust. */
function npmBefore(step: Step) {
  const { steps, node } = step.job;
  const set = steps.findLast(({ uses, index }) => uses === 'actions/setup-node' && index < step.index);
  const registry = stringOf(set?.inputs, 'registry-url');
  const isHosted = /^(?:ubuntu|windows|macos)-/.test(stringOf(node, 'runs-on') ?? '');
  const version = npmOf(stringOf(set?.inputs, 'node-version') ?? '');
  return {
    registry,
    isElsewhere: registry !== undefined && !/^https:\/\/registry\.npmjs\.org\/?$/.test(registry),
    isReady: isHosted && version !== 'unknown',
    update: version === 'old' && !steps.some(updatesNpm) ? [stepBefore(step, NPM_STEP)] : [],
  };
}

/** What a release needs that also commits, tags, and comments on what it has released. */
const RELEASES: Needs = { ...PROVES, contents: 'write', 'pull-requests': 'write' };

/** The action of Changesets: without a token it lets npm ask for one of the job. */
export const changesets: Recipe = (step) => {
  if (step.uses !== 'changesets/action') return undefined;
  const spans = valueSpans(step.env, NPM_TOKENS);
  const found = npmBefore(step);
  if (spans.length === 0 || found.isElsewhere) return undefined;
  const publish = stringOf(step.inputs, 'publish') ?? '';
  const isPlain = found.isReady && publish !== '' && !/--registry|userconfig/.test(publish);
  const { text } = step.job.workflow;
  const dropped = isPlain ? dropEntries(text, step.node, 'env', NPM_TOKENS) : undefined;
  return withEdit(step, 'npm', spans, dropped && [...found.update, ...dropped], RELEASES);
};

/** semantic-release publishes by trust from version 25 on; an older one needs its token. */
const SEMANTIC =
  /^npx (?:-y |--yes )?(?:-p \S+ |--package[ =]\S+ )*semantic-release@(?:latest|\^?(?:2[5-9]|[3-9]\d)[\d.]*)$/;

/** A script that runs semantic-release with a token. */
export const semanticRelease: Recipe = (step) => {
  const spans = valueSpans(step.env, NPM_TOKENS);
  const found = npmBefore(step);
  if (spans.length === 0 || found.isElsewhere || !/\bsemantic-release\b/.test(step.run?.value ?? ''))
    return undefined;
  const { text } = step.job.workflow;
  const dropped =
    found.isReady && isOnly(step, SEMANTIC) ? dropEntries(text, step.node, 'env', NPM_TOKENS) : undefined;
  const needs: Needs = { ...RELEASES, issues: 'write' };
  return withEdit(step, 'npm', spans, dropped && [...found.update, ...dropped], needs);
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
