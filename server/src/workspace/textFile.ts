/** Text files as the ways in read and name them, and what is said where that cannot be done. */
import { relative, sep } from 'node:path';
import type { Text } from '../detection/types.ts';
import type { Host } from '../host.ts';
import { shownName } from '../nativePath.ts';
import { decodeBytes } from './decode.ts';

export const UNREADABLE = (path: string): Text => ({
  en: `cannot read ${path}`,
  ja: `${path} を読み取れません`,
});
export const UNWRITABLE = (path: string): Text => ({
  en: `cannot write ${path}`,
  ja: `${path} に書き込めません`,
});

/** @param path of an archive, or of several. */
export const NOT_WHOLE = (path: string): Text => ({
  en: `not looked into whole (broken, or unpacks to too much): ${path}`,
  ja: `すべては調べられませんでした（壊れているか、展開後が大きすぎます）: ${path}`,
});

/** @param path absolute. @returns the text of a file; undefined where it cannot be read or is no text. */
export async function readTextFile(host: Pick<Host, 'readFile'>, path: string): Promise<string | undefined> {
  const bytes = await host.readFile(path);
  const decoded = bytes.ok ? decodeBytes(bytes.value) : undefined;
  return decoded?.ok ? decoded.text : undefined;
}

/** Relative to where the person stands, with slashes, unless it lies elsewhere. */
export function shownPath(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  return shownName(inside === '' || inside.startsWith('..') ? path : inside.split(sep).join('/'));
}
