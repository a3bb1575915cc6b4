/**
 * Personal access tokens of GitHub where the job's own does not reach: another repository. The token of a GitHub App, for
 * an hour and for that repository alone, takes its place. Facts: the README of actions/create-github-app-token.
 */
import type { Span } from '../../detection/types.ts';
import type { Change } from '../edits/types.ts';
import { stepBefore } from './edits.ts';
import { type Offer, offer, type Recipe, valueSpans } from './offer.ts';
import { type Step, stringOf } from './workflow.ts';

interface Reach {
  /** The repository, as the step names it. */
  readonly repository: string;
  /** What the app may do there. */
  readonly permissions: readonly string[];
}

/** Actions and scripts that work on a repository which they name, and what they do there. */
function reachOf({
  uses,
  inputs,
  env,
  run,
}: Step): (Reach & { readonly keys: readonly string[] }) | undefined {
  const repository = stringOf(inputs, 'repository') ?? '';
  if (uses === 'actions/checkout') return { repository, permissions: ['contents: read'], keys: ['token'] };
  if (uses === 'peter-evans/repository-dispatch')
    return { repository, permissions: ['contents: write'], keys: ['token'] };
  const named = /\bgh \w+ [\w-]+\b[^\n;&|]*?\s(?:-R|--repo)[ =](?<name>[\w.-]+\/[\w.-]+)/.exec(
    run?.value ?? '',
  );
  const command = /\bgh (\w+) \w/.exec(run?.value ?? '')?.[1] ?? '';
  if (env === undefined || named === null || (run?.value ?? '').match(/\bgh\s/g)?.length !== 1)
    return undefined;
  const permissions = GH[command];
  return (
    permissions && { repository: named.groups?.name ?? '', permissions, keys: ['GH_TOKEN', 'GITHUB_TOKEN'] }
  );
}

const GH: Readonly<Record<string, readonly string[]>> = {
  workflow: ['actions: write'],
  release: ['contents: write'],
  issue: ['issues: write'],
  pr: ['pull-requests: write', 'contents: read'],
};

const ID = 'app-token';

/** A step that reaches another repository with a token: a step before it makes one for it. */
export const otherRepository: Recipe = (step) => {
  const reach = reachOf(step);
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(reach?.repository ?? '') ?? [];
  if (reach === undefined || owner === undefined || name === undefined) return undefined;
  const { text } = step.job.workflow;
  const map = step.run === undefined ? step.inputs : step.env;
  const spans = valueSpans(map, reach.keys).filter(({ start, end }) => {
    const value = text.slice(start, end);
    // A token that a step has made, and the job's own where the other repository is open to all.
    return !/\bsteps\.|github\.token|secrets\.GITHUB_TOKEN/.test(value);
  });
  if (spans.length === 0) return undefined;
  return byApp(step, spans, map?.flow === true, { owner, name, permissions: reach.permissions });
};

/** Where GoReleaser writes its formulas: a repository that its own configuration names. */
const TAPS = [
  ...['HOMEBREW_TAP_GITHUB_TOKEN', 'HOMEBREW_TAP_TOKEN', 'HOMEBREW_TOKEN', 'TAP_GITHUB_TOKEN', 'TAP_TOKEN'],
  ...['SCOOP_TAP_GITHUB_TOKEN', 'SCOOP_GITHUB_TOKEN', 'WINGET_GITHUB_TOKEN'],
];

/** GoReleaser with a token for the repository of a tap. */
export const tap: Recipe = (step) => {
  if (step.uses !== 'goreleaser/goreleaser-action') return undefined;
  const { text } = step.job.workflow;
  const spans = valueSpans(step.env, TAPS).filter(
    ({ start, end }) => !/\bsteps\./.test(text.slice(start, end)),
  );
  if (spans.length === 0) return undefined;
  return byApp(step, spans, step.env?.flow === true, {
    owner: '${{ github.repository_owner }}',
    name: 'TAP_REPOSITORY',
    permissions: ['contents: write'],
  });
};

interface Target {
  readonly owner: string;
  readonly name: string;
  readonly permissions: readonly string[];
}

/** A step before makes the token, and the step takes it. */
function byApp(
  step: Step,
  spans: readonly Span[],
  isFlow: boolean,
  { owner, name, permissions }: Target,
): Offer {
  const isFree = step.job.steps.every(({ node }) => stringOf(node, 'id') !== ID);
  const before = stepBefore(step, [
    'uses: actions/create-github-app-token@v2',
    `id: ${ID}`,
    'with:',
    '  app-id: ${{ vars.APP_ID }}',
    '  private-key: ${{ secrets.APP_PRIVATE_KEY }}',
    `  owner: ${owner}`,
    `  repositories: ${name}`,
    ...permissions.map((permission) => `  permission-${permission}`),
  ]);
  const changes = spans.map((range): Change => ({ range, newText: `\${{ steps.${ID}.outputs.token }}` }));
  return offer(step, 'githubApp', spans, isFree && !isFlow ? [before, ...changes] : undefined, {});
}
