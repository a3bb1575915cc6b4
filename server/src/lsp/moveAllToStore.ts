/**
 * "Move all credentials of this file to a secrets manager": entry after entry of a `.env` file, each stored first and
 * then taken out, so that a step that fails leaves what is done whole and what is left as it was.
 */
import type { CancellationToken } from 'vscode-languageserver';
import type { Text } from '../detection/types.ts';
import type { MovedToStore } from '../protocol.ts';
import { RUN_PLACEHOLDER, startNote } from '../remediation/moveToStore.ts';
import type { Store } from '../remediation/stores/store.ts';
import { toRange } from './convert.ts';
import { credentialEntries } from './envEntries.ts';
import { NOTHING_THERE, readDocument } from './fixes.ts';
import { type MoveRequest, moveOneToStore } from './moveOneToStore.ts';
import type { PendingFixes } from './pendingFixes.ts';
import type { Session } from './session.ts';

type Moved = MovedToStore & { readonly ok: true };

/** @param request its range is of no matter, and `overwrite` goes for the first entry that is left */
export async function moveAllToStore(
  session: Session,
  pending: PendingFixes,
  request: MoveRequest,
  store: Store,
  token: CancellationToken,
): Promise<MovedToStore> {
  const { language } = session;
  const done: Moved[] = [];
  const stays: string[] = [];
  for (const name of await namesIn(session, request.uri)) {
    const range = await placeOf(session, request.uri, name);
    if (range === undefined) continue;
    const one = { ...request, range, name: undefined, overwrite: request.overwrite && done.length === 0 };
    const shown = await moveOneToStore(session, pending, { ...one, preview: true }, store, token);
    if (!shown.ok) stays.push(staysWhere(name, shown.message)[language]);
    const moved =
      shown.ok && !request.preview ? await moveOneToStore(session, pending, one, store, token) : shown;
    if (moved.ok) done.push(moved);
    else if (shown.ok) return { ...moved, message: withDone(moved.message, done)[language] };
  }
  const [first] = stays;
  if (done.length === 0) {
    return { ok: false, problem: 'failed', message: first ?? NOTHING_THERE[language] };
  }
  return joined(done, stays, request, store, session);
}

function joined(
  done: readonly Moved[],
  stays: readonly string[],
  { settings }: MoveRequest,
  store: Store,
  { language }: Session,
): Moved {
  const wrapped = done.flatMap(({ names, runCommand }) => (runCommand === undefined ? [] : names));
  const stored = wrapped.map(({ envName, storeName }) => ({ envName, name: storeName }));
  const runCommand = stored.length === 0 ? undefined : store.run?.(RUN_PLACEHOLDER, stored, settings);
  // Each has told the command for itself alone.
  const notes = done.flatMap((moved) =>
    moved.notes.filter((note) => moved.runCommand === undefined || !note.includes(moved.runCommand)),
  );
  return {
    ok: true,
    names: done.flatMap(({ names }) => names),
    changes: byFile(done),
    notes: [
      ...new Set(notes),
      ...(runCommand === undefined ? [] : [startNote(store, runCommand)[language]]),
      ...stays,
    ],
    ...(runCommand === undefined ? {} : { runCommand }),
  };
}

/** What is written into each file, all moves together. */
function byFile(done: readonly Moved[]): Moved['changes'] {
  const texts = new Map<string, readonly string[]>();
  for (const { uri, newTexts } of done.flatMap(({ changes }) => changes))
    texts.set(uri, [...(texts.get(uri) ?? []), ...newTexts]);
  return [...texts].map(([uri, newTexts]) => ({ uri, newTexts }));
}

async function namesIn(session: Session, uri: string): Promise<readonly string[]> {
  const read = await readDocument(session, uri);
  return read === undefined ? [] : credentialEntries(session, read.document).map(({ name }) => name);
}

/** Where the entry's credential stands now that the ones before it are gone. */
async function placeOf(session: Session, uri: string, name: string) {
  const read = await readDocument(session, uri);
  const entry =
    read && credentialEntries(session, read.document).find((candidate) => candidate.name === name);
  return read && entry && toRange(read.document, entry.finding.range);
}

const staysWhere = (name: string, reason: string): Text => ({
  en: `${name} stays: ${reason}`,
  ja: `${name} は移せません: ${reason}`,
});

function withDone(message: string, done: readonly Moved[]): Text {
  const names = done.flatMap((moved) => moved.names.map(({ envName }) => envName));
  if (names.length === 0) return { en: message, ja: message };
  return {
    en: `${message} Moved before it: ${names.join(', ')}.`,
    ja: `${message} それまでに移したもの: ${names.join('、')}。`,
  };
}
