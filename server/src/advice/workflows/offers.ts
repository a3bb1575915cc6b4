/** All places of a pipeline where a key could go. */
import { holds } from '../edits/callShape.ts';
import type { Finder } from '../edits/types.ts';
import type { NoticeRequest } from '../notice.ts';
import { otherRepository, tap } from './githubApp.ts';
import { checkout, ghCommand } from './githubToken.ts';
import { gitlabOffers } from './gitlab.ts';
import {
  awsEnvironment,
  azureEnvironment,
  databricksEnvironment,
  login,
  vaultEnvironment,
} from './logins.ts';
import { changesets, npm, semanticRelease } from './npm.ts';
import type { Offer, Recipe } from './offer.ts';
import { exchanged, huggingFace, rubygems } from './publishing.ts';
import { pypiAction, pypiScript } from './pypi.ts';
import { workflowOf } from './workflow.ts';

const RECIPES: readonly Recipe[] = [
  login,
  awsEnvironment,
  azureEnvironment,
  databricksEnvironment,
  vaultEnvironment,
  npm,
  changesets,
  semanticRelease,
  pypiAction,
  pypiScript,
  huggingFace,
  rubygems,
  exchanged,
  otherRepository,
  tap,
  checkout,
  ghCommand,
];

/** @returns what the jobs of a workflow or a pipeline could do without, in the order of the text. */
export function offersOf(request: NoticeRequest): readonly Offer[] {
  const workflow = workflowOf(request);
  if (workflow === undefined) return gitlabOffers(request);
  return workflow.jobs.flatMap(({ steps }) =>
    steps.flatMap((step) => RECIPES.flatMap((recipe) => recipe(step) ?? [])),
  );
}

/** The edit of the offer whose credential stands at a place. */
export const pipeline: Finder = (request) => {
  const { range } = request;
  const found = offersOf(request).find(({ spans }) => spans.some((span) => holds(span, range)));
  if (found?.changes === undefined) return undefined;
  const { setup, changes, namesPermissions } = found;
  return { setup, changes, namesPermissions };
};
