/**
 * What stands around the open documents, gathered once per folder: a diagnostic has to know at once whether its file is
 * a client's. Taken anew where a manifest or an ignore file changes.
 */
import type { Project } from '../remediation/plan.ts';
import { gatherProject, pathOf } from '../workspace/project.ts';
import { openTextOf } from './fixes.ts';
import { folderOf, type Session } from './session.ts';

export interface Projects {
  /** What the last look said; undefined before the first, and where there is no folder. */
  of(uri: string): Project | undefined;
  /** Whether the folder of a document has still to be looked at. */
  isUndecided(uri: string): boolean;
  /** Looks at the folder of a document, unless that has been done. */
  look(uri: string): Promise<void>;
  /** A document was closed: what no open one needs is let go. */
  forget(uri: string): void;
  /** A file has changed. @returns whether what is known of the folders is void. */
  changed(uri: string): boolean;
}

/** Files that say what becomes of those around them. */
const TELLS =
  /\/(?:package\.json|manifest\.json|pubspec\.yaml|(?:settings|build)\.gradle(?:\.kts)?|\.dockerignore|\.npmignore|MANIFEST\.in|Cargo\.toml|pyproject\.toml|\.env[\w.-]*|\w+\.config\.[cm]?[jt]s|[^/]+\.xcodeproj)$/;

export function createProjects(session: Pick<Session, 'host' | 'folders' | 'documents'>): Projects {
  const byFolder = new Map<string, Promise<Project | undefined>>();
  const known = new Map<string, Project | undefined>();
  const keyOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));
  const gather = (uri: string): Promise<Project | undefined> => {
    const folder = folderOf(session, uri);
    return gatherProject(session.host, {
      uri,
      ...(folder === undefined ? {} : { workspaceFolder: folder.uri }),
      open: openTextOf(session),
      light: true,
    });
  };
  return {
    of: (uri) => known.get(keyOf(uri)),
    isUndecided: (uri) => pathOf(uri) !== undefined && !known.has(keyOf(uri)),
    async look(uri) {
      if (pathOf(uri) === undefined) return;
      const key = keyOf(uri);
      const gathering = byFolder.get(key) ?? gather(uri).catch(() => undefined);
      byFolder.set(key, gathering);
      const project = await gathering;
      // A look that began before a change does not count.
      if (byFolder.get(key) === gathering) known.set(key, project);
    },
    forget(uri) {
      const key = keyOf(uri);
      if (session.documents.all().some((open) => keyOf(open.uri) === key)) return;
      byFolder.delete(key);
      known.delete(key);
    },
    changed(uri) {
      if (!TELLS.test(uri)) return false;
      byFolder.clear();
      known.clear();
      return true;
    },
  };
}
