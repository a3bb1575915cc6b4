/** Role assignments of Azure over a whole subscription, in Bicep and in its JSON templates. */
import type { Notice, NoticeRequest } from '../notice.ts';
import { isCommented } from './comments.ts';
import { policyNotice } from './words.ts';

/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/privileged */
const ROLES =
  /\b(?:8e3af657-a8ff-443c-a75c-2fe8c4bcb635|b24988ac-6180-42a0-ab88-20f7382dd24c|18d7d88d-d35e-4fb5-a5c3-7773c20a72d9)\b/gi;
/** What the template is deployed to; a resource group where it does not say. */
const WHOLE =
  /^\s*targetScope\s*=\s*'(?:subscription|managementGroup|tenant)'|(?:subscription|managementGroup|tenant)DeploymentTemplate\.json/m;

/** @returns Owner, Contributor and the like, by the ids of their definitions. */
export function azureTemplateNotices({ text }: NoticeRequest): readonly Notice[] {
  if (!/Microsoft\.Authorization\/roleAssignments/i.test(text) || !WHOLE.test(text)) return [];
  return [...text.matchAll(ROLES)].flatMap((match) => {
    const range = { start: match.index, end: match.index + match[0].length };
    return isCommented(text, match.index) ? [] : [policyNotice('policy-azure-broad-role', range)];
  });
}
