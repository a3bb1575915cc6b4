/** Rights that a script gives away: command lines of the clouds and of Kubernetes, in shell files and in pipelines. */
import type { Notice, NoticeRequest } from '../notice.ts';
import { isCommented } from './comments.ts';
import { type PolicyId, policyNotice } from './words.ts';

/** A command with its continued lines. */
const COMMAND = /\b(?:gcloud|az|kubectl)\b(?:[^\n\\]|\\(?!\r?\n)|\\\r?\n){0,2000}/g;

interface Told {
  readonly id: PolicyId;
  /** All of these have to match. */
  readonly all: readonly RegExp[];
  readonly none?: RegExp;
  /** What is marked. */
  readonly mark: RegExp;
}

const AZURE_ROLE = /--role[ =]+["']?(?:owner|contributor|user access administrator)\b["']?/i;

const TOLD: readonly Told[] = [
  {
    id: 'policy-gcp-basic-role',
    all: [/add-iam-policy-binding/, /\bserviceAccount:/],
    mark: /--role[ =]+["']?roles\/(?:owner|editor)\b["']?/,
  },
  {
    id: 'policy-azure-broad-role',
    all: [/\bad sp create-for-rbac\b|\brole assignment create\b/, /--scopes?[ =]+["']?\/subscriptions\//],
    none: /\/resourceGroups\//i,
    mark: AZURE_ROLE,
  },
  {
    id: 'policy-k8s-cluster-admin',
    all: [/create clusterrolebinding/, /--serviceaccount[ =]/],
    mark: /--clusterrole[ =]+["']?cluster-admin\b["']?/,
  },
];

/** @returns commands that give too much. */
export function commandNotices({ text }: NoticeRequest): readonly Notice[] {
  return [...text.matchAll(COMMAND)].flatMap((match): Notice[] => {
    const [command] = match;
    const told = TOLD.find(
      ({ all, none, mark }) =>
        mark.test(command) && all.every((part) => part.test(command)) && none?.test(command) !== true,
    );
    const marked = told?.mark.exec(command);
    if (told === undefined || !marked || isCommented(text, match.index)) return [];
    const start = match.index + marked.index;
    return [policyNotice(told.id, { start, end: start + marked[0].length })];
  });
}
