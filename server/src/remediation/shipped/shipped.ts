/**
 * Whether a value ends up in what users are given: a bundle, an app, a page. Everybody can read it there, and a variable
 * of `.env` is only where the build copies it from, so nothing is moved there.
 */
import type { Text } from '../../detection/types.ts';
import { clientReason } from '../clientCode.ts';
import { documentPath } from '../languages/documentPath.ts';
import type { Project } from '../plan.ts';
import { APPS } from './apps.ts';
import { PAGES } from './pages.ts';
import { bundledBy, publishingPrefix } from './prefixes.ts';
import { holdsFor, into, type Place } from './signal.ts';

/** The first that holds counts. */
const SIGNALS = [...APPS, ...PAGES];
const SCRIPT = /\.(?:[cm]?[jt]sx?|vue|svelte)$/;
const SENT = into('what the browser or device is sent', 'ブラウザーや端末に送られるコード');
const EMPTY: Project = { root: '', workspaceRoot: '', files: new Map() };

/** @returns what the value ends up in; undefined where it stays on a server, as far as one can tell. */
export function shippedInto(place: Place): Text | undefined {
  const { uri, languageId, text, at, project } = place;
  const prefix = publishingPrefix(place.assignedTo ?? '', project);
  if (prefix !== undefined) return bundledBy(prefix);
  const { path } = documentPath({ uri });
  const found = SIGNALS.find((signal) => holdsFor(signal, path, place));
  if (found !== undefined) return found.into;
  if (!SCRIPT.test(path)) return undefined;
  const around = project ?? { ...EMPTY, root: folderOf(uri) };
  return clientReason({ uri, languageId, version: null, text }, around, at) === null ? undefined : SENT;
}

/** So that the path below the root is the file's own name and one folder: nothing is claimed of unseen parents. */
const folderOf = (uri: string): string => uri.split('/').slice(0, -2).join('/');
