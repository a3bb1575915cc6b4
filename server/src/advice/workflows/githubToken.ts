/**
 * Personal access tokens of GitHub where the job's own token does: in the checkout of the same repository, and for the
 * commands of `gh` whose rights are known. Facts: the README of actions/checkout; cli.github.com, "Environment variables".
 */
import { dropEntries, type Needs } from './edits.ts';
import { offer, type Recipe, valueSpans } from './offer.ts';
import { scalarSpan } from './workflow.ts';

/** With these a checkout reaches further than the repository, or pushes as somebody. */
const FURTHER = ['repository', 'submodules', 'ssh-key', 'persist-credentials'];
const PUSHES = /\bgit push\b|push-action|create-pull-request|auto-commit|semantic-release|changesets/;

/** `actions/checkout` with a token: it uses the job's own where none is given. */
export const checkout: Recipe = (step) => {
  if (step.uses !== 'actions/checkout') return undefined;
  const { inputs, job, node } = step;
  const spans = valueSpans(inputs, ['token']);
  if (spans.length === 0) return undefined;
  // What a personal token pushes starts other workflows, what the job's pushes does not.
  const isPlain =
    !FURTHER.some((name) => inputs?.has(name)) && !job.steps.some((each) => PUSHES.test(String(each.node)));
  const changes = isPlain ? dropEntries(job.workflow.text, node, 'with', ['token']) : undefined;
  return offer(step, 'githubActions', spans, changes, { contents: 'read' });
};

const GH_TOKENS = ['GH_TOKEN', 'GITHUB_TOKEN'];

/** Commands of `gh` on the repository itself, and the right that each needs. */
const COMMANDS: readonly (readonly [command: RegExp, needs: Needs])[] = [
  [/^gh release (?:create|upload|edit|delete|download|view|list)\b/, { contents: 'write' }],
  [/^gh pr (?:comment|edit|review|close|view|list)\b/, { 'pull-requests': 'write', contents: 'read' }],
  [/^gh issue (?:create|comment|edit|close|list|view)\b/, { issues: 'write' }],
];

/** A script that calls `gh` with a token. */
export const ghCommand: Recipe = (step) => {
  const spans = valueSpans(step.env, GH_TOKENS);
  const lines = (step.run?.value ?? '')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (spans.length === 0) return undefined;
  const needs = lines.map((line) =>
    /\s(?:-R|--repo)\b|[;&|`]|\$\(/.test(line)
      ? undefined
      : COMMANDS.find(([command]) => command.test(line.trim()))?.[1],
  );
  const isKnown = needs.length > 0 && needs.every((need) => need !== undefined);
  const changes = GH_TOKENS.flatMap((name) => {
    const range = scalarSpan(step.env?.get(name, true));
    return range === undefined ? [] : [{ range, newText: '${{ github.token }}' }];
  });
  return offer(step, 'githubActions', spans, isKnown ? changes : undefined, Object.assign({}, ...needs));
};
