/** Applies an edit plan to files on disk: all of it, or nothing. For the command line; an editor applies its own edits. */
import { basename } from 'node:path';
import type { Text } from '../detection/types.ts';
import type { Host } from '../host.ts';
import type { DocumentEdit, EditPlan, FileCreation } from '../remediation/plan.ts';
import { decodeBytes, encodeText } from './decode.ts';
import { applyReplacements } from './planAcross.ts';
import { pathOf } from './project.ts';

export type ApplyOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: Text };

/** One file, ready to be written; `before` puts it back, and is undefined for a file that is made. */
interface Write {
  readonly path: string;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
  readonly mode: number | undefined;
}

const REASONS = {
  changed: (path: string): Text => ({
    en: `${path} has changed meanwhile: nothing was written`,
    ja: `${path} が途中で変更されたため、何も書き込みませんでした`,
  }),
  exists: (path: string): Text => ({
    en: `${path} has appeared meanwhile: nothing was written`,
    ja: `${path} が途中で作成されたため、何も書き込みませんでした`,
  }),
  unwritable: (path: string): Text => ({
    en: `${path} cannot be written: nothing was changed`,
    ja: `${path} に書き込めないため、何も変更しませんでした`,
  }),
  stuck: (path: string): Text => ({
    en: `${path} could be neither written nor put back: look at it`,
    ja: `${path} は書き込みにも復元にも失敗しました。内容を確認してください`,
  }),
};

/** The value has a home before it leaves its old one: a kill in between loses nothing and breaks nothing. */
const rankOf = (change: DocumentEdit | FileCreation): number => {
  const name = basename(change.uri);
  if (name === '.gitignore' || name === '.dockerignore') return 0;
  return change.kind === 'create' || name.startsWith('.env') ? 1 : 2;
};

/** Checks that every file is as it was when the plan was made, writes them, and puts all back if one cannot be written. */
export async function applyPlan(host: Host, plan: EditPlan): Promise<ApplyOutcome> {
  const ordered = [...plan.changes].sort((a, b) => rankOf(a) - rankOf(b));
  const writes: Write[] = [];
  for (const change of ordered) {
    const prepared = await prepare(host, change);
    if (!prepared.ok) return prepared;
    writes.push(prepared.write);
  }
  for (const [index, write] of writes.entries()) {
    const result = await host.writeFileAtomic(write.path, write.after, write.mode);
    if (result.ok) continue;
    const stuck = await putBack(host, writes.slice(0, index).reverse());
    return { ok: false, reason: stuck === undefined ? REASONS.unwritable(write.path) : REASONS.stuck(stuck) };
  }
  return { ok: true };
}

async function prepare(
  host: Host,
  change: DocumentEdit | FileCreation,
): Promise<{ readonly ok: true; readonly write: Write } | { readonly ok: false; readonly reason: Text }> {
  const path = pathOf(change.uri);
  if (path === undefined) return { ok: false, reason: REASONS.unwritable(change.uri) };
  const now = await host.readFile(path);
  if (change.kind === 'create') {
    if (now.ok || now.error !== 'not-found') return { ok: false, reason: REASONS.exists(path) };
    const after = new TextEncoder().encode(change.text);
    return { ok: true, write: { path, before: undefined, after, mode: change.mode } };
  }
  const decoded = now.ok ? decodeBytes(now.value) : undefined;
  if (!now.ok || !decoded?.ok || decoded.text !== change.text)
    return { ok: false, reason: REASONS.changed(path) };
  const after = encodeText(applyReplacements(change.text, change.replacements), decoded.encoding);
  if (after === undefined) return { ok: false, reason: REASONS.unwritable(path) };
  return { ok: true, write: { path, before: now.value, after, mode: undefined } };
}

/** @returns the path that could not be put back, if there is one. */
async function putBack(host: Host, writes: readonly Write[]): Promise<string | undefined> {
  let stuck: string | undefined;
  for (const { path, before } of writes) {
    const result = before === undefined ? await host.remove(path) : await host.writeFileAtomic(path, before);
    if (!result.ok) stuck = path;
  }
  return stuck;
}
