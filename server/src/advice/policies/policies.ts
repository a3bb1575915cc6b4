/** Rights in the workspace that reach further than any program needs: what to look for in which kind of file. */
import { createLiterals, type LiteralSearch } from '../../detection/literals.ts';
import { documentPath } from '../../remediation/languages/documentPath.ts';
import type { Notice, NoticeRequest } from '../notice.ts';
import { azureTemplateNotices } from './azure.ts';
import { builderNotices } from './builders.ts';
import { commandNotices } from './commands.ts';
import { managedNotices } from './managed.ts';
import { scopeNotices } from './oauth.ts';
import { pulumiNotices } from './pulumi.ts';
import { statementNotices } from './statements.ts';
import { terraformNotices } from './terraform.ts';
import { yamlNotices } from './yaml.ts';

interface Finder {
  /** Words, compared without case, of which one stands in every text that it finds something in. */
  readonly signs: readonly string[];
  find(request: NoticeRequest): readonly Notice[];
}

const STATEMENTS: Finder = { signs: ['statement'], find: statementNotices };
const MANAGED: Finder = {
  signs: ['AdministratorAccess', 'PowerUserAccess', 'IAMFullAccess'],
  find: managedNotices,
};
const COMMANDS: Finder = {
  signs: ['add-iam-policy-binding', 'create-for-rbac', 'role assignment create', 'clusterrolebinding'],
  find: commandNotices,
};
const SCOPES: Finder = {
  signs: [
    'oauth',
    'passport-g',
    'GitHubProvider',
    'GoogleProvider',
    'slack',
    'InstalledAppFlow',
    'generateAuthUrl',
  ],
  find: scopeNotices,
};
const AZURE: Finder = {
  signs: ['Microsoft.Authorization/roleAssignments', 'roleDefinitionIdOrName'],
  find: azureTemplateNotices,
};
const TERRAFORM: Finder = {
  signs: ['_iam_', 'role_assignment', 'role_binding'],
  find: terraformNotices,
};
const BUILDERS: Finder = { signs: ['policystatement'], find: builderNotices };
const PULUMI: Finder = { signs: ['pulumi', 'cdktf'], find: pulumiNotices };
const YAML: Finder = {
  signs: ['effect', 'cluster-admin', 'kind: role', 'kind: clusterrole', 'roles/', 'allUsers', 'jobs:'],
  find: yamlNotices,
};

const JSON_FINDERS = [STATEMENTS, MANAGED, AZURE, SCOPES];
const HCL = [STATEMENTS, MANAGED, TERRAFORM];
const YAMLS = [YAML, MANAGED, COMMANDS, SCOPES];
const CODE = [STATEMENTS, BUILDERS, PULUMI, MANAGED, SCOPES];
const SHELL = [COMMANDS, MANAGED];

/** By the ending of the file's name. */
const FINDERS: Readonly<Record<string, readonly Finder[]>> = {
  json: JSON_FINDERS,
  jsonc: JSON_FINDERS,
  template: JSON_FINDERS,
  tf: HCL,
  tofu: HCL,
  bicep: [AZURE],
  yml: YAMLS,
  yaml: YAMLS,
  sh: SHELL,
  bash: SHELL,
  ...Object.fromEntries(
    ['ts', 'tsx', 'js', 'mjs', 'cjs', 'py', 'go', 'java', 'kt', 'cs', 'rb'].map((ending) => [ending, CODE]),
  ),
};

/** Beyond this a document is no policy that a person wrote. */
const MAX_LENGTH = 200_000;

const findersOf = (name: string): readonly Finder[] =>
  FINDERS[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? [];

/** @returns what is too broad, in the order of the text. */
export function policyNotices(request: NoticeRequest): readonly Notice[] {
  if (request.text.length > MAX_LENGTH) return [];
  const found = findersOf(documentPath(request).name).flatMap(({ find }) => find(request));
  return [...found].sort((a, b) => a.range.start - b.range.start);
}

const searches = new Map<readonly Finder[], LiteralSearch>();

/** Whether a file may hold such a right, told from its raw bytes before they are decoded. @param name path or URI */
export function mayHoldPolicies(name: string, bytes: Uint8Array): boolean {
  const finders = findersOf(name);
  if (finders.length === 0 || bytes.length > MAX_LENGTH * 3) return false;
  const known =
    searches.get(finders) ??
    createLiterals(finders.flatMap(({ signs }) => signs.map((text) => ({ text, exact: false }))));
  searches.set(finders, known);
  let found = false;
  known(bytes, () => {
    found = true;
  });
  return found;
}
