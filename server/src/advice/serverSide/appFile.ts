/** The file of a server that makes the app: an endpoint goes right behind that, so that nothing has to be imported. */
import type { ProjectFile } from '../../remediation/plan.ts';
import type { LexicalSyntax } from '../../remediation/syntax/lexical.ts';
import { tokensOf } from '../../remediation/syntax/literal.ts';
import type { EndpointRequest } from './way.ts';

/** A file that makes an app, and the place right behind that. */
export interface AppFile {
  readonly file: ProjectFile;
  /** What the app is called. */
  readonly app: string;
  readonly at: number;
}

/** @returns the only file that makes an app in one plain line. @param made the line, its first group the app's name. */
export function appFileOf(
  { sources }: EndpointRequest,
  made: RegExp,
  syntax: LexicalSyntax,
): AppFile | undefined {
  const found = [...sources.values()].flatMap((file): AppFile[] => {
    const hits = [...file.text.matchAll(made)].filter(({ index }) => !isInToken(file.text, index, syntax));
    const [hit, ...more] = hits;
    const [line, app] = hit ?? [];
    if (hit === undefined || more.length > 0 || app === undefined || !file.writable) return [];
    return [{ file, app, at: hit.index + (line ?? '').length }];
  });
  const [only, ...others] = found;
  return others.length === 0 ? only : undefined;
}

/** Whether a place is in a string or a comment. */
export const isInToken = (text: string, at: number, syntax: LexicalSyntax): boolean =>
  tokensOf(text, syntax).some(({ range }) => range.start <= at && at < range.end);
