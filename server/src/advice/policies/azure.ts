/** Role assignments of Azure over a whole subscription, and of owners on any scope, in Bicep and in its JSON templates. */
import type { Notice, NoticeRequest } from '../notice.ts';
import { isCommented } from './comments.ts';
import { type PolicyId, policyNotice } from './words.ts';

/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/privileged */
const ROLES =
  /\b(?:8e3af657-a8ff-443c-a75c-2fe8c4bcb635|b24988ac-6180-42a0-ab88-20f7382dd24c|18d7d88d-d35e-4fb5-a5c3-7773c20a72d9)\b/gi;
const ASSIGNS = /Microsoft\.Authorization\/roleAssignments/i;
/** What the template is deployed to; a resource group where it does not say. */
const WHOLE =
  /^\s*targetScope\s*=\s*'(?:subscription|managementGroup|tenant)'|(?:subscription|managementGroup|tenant)DeploymentTemplate\.json/m;

/** Who may give rights to others, and so to itself: too much for a program on any scope. A table of roles names it, too. */
const GIVERS =
  /(?<=roleDefinition[^\n]{0,200})\b(?:8e3af657-a8ff-443c-a75c-2fe8c4bcb635|18d7d88d-d35e-4fb5-a5c3-7773c20a72d9)\b/gi;
/** By name, as the verified modules of Azure take it. */
const NAMED = /\broleDefinitionIdOrName\s{0,8}:\s{0,8}'(?<role>Owner|User Access Administrator)'/g;
/** What is given to people is for them to judge. */
const PEOPLE = /\bprincipalType['"]?\s*:\s*['"](?:User|Group)['"]/i;

/** @returns Owner, Contributor and the like, by the ids of their definitions. */
export function azureTemplateNotices({ text }: NoticeRequest): readonly Notice[] {
  const isWhole = WHOLE.test(text);
  const marked = (pattern: RegExp, id: PolicyId): readonly Notice[] =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const range = { start: match.index, end: match.index + match[0].length };
      return isCommented(text, match.index) ? [] : [policyNotice(id, range)];
    });
  if (isWhole && ASSIGNS.test(text)) return marked(ROLES, 'policy-azure-broad-role');
  if (PEOPLE.test(text)) return [];
  return [
    ...(ASSIGNS.test(text) ? marked(GIVERS, 'policy-azure-owner') : []),
    ...marked(NAMED, isWhole ? 'policy-azure-broad-role' : 'policy-azure-owner'),
  ];
}
