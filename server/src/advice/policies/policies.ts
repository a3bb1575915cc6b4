/** Rights in the workspace that reach further than any program needs: what to look for in which kind of file. */
import { documentPath } from '../../remediation/languages/documentPath.ts';
import type { Notice, NoticeRequest } from '../notice.ts';
import { administratorNotices, statementNotices } from './braces.ts';
import { basicRoleNotices, userKeyNotices } from './terraform.ts';
import { yamlNotices } from './yaml.ts';

type Finder = (request: NoticeRequest) => readonly Notice[];

const BRACES: readonly Finder[] = [statementNotices, administratorNotices];
const HCL: readonly Finder[] = [...BRACES, userKeyNotices, basicRoleNotices];
const YAML: readonly Finder[] = [yamlNotices, administratorNotices];

/** By the ending of the file's name. */
const FINDERS: Readonly<Record<string, readonly Finder[]>> = {
  json: BRACES,
  template: BRACES,
  tf: HCL,
  tofu: HCL,
  yml: YAML,
  yaml: YAML,
  ...Object.fromEntries(
    ['ts', 'js', 'mjs', 'cjs', 'py', 'go', 'java', 'cs'].map((ending) => [ending, BRACES]),
  ),
};

/** Beyond this a document is no policy that a person wrote. */
const MAX_LENGTH = 200_000;

/** @returns what is too broad, in the order of the text. */
export function policyNotices(request: NoticeRequest): readonly Notice[] {
  if (request.text.length > MAX_LENGTH) return [];
  const ending = /\.(\w+)$/.exec(documentPath(request).name)?.[1]?.toLowerCase() ?? '';
  const found = (FINDERS[ending] ?? []).flatMap((find) => find(request));
  return [...found].sort((a, b) => a.range.start - b.range.start);
}
