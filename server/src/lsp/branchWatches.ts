/** The repositories of open documents whose keys are looked for in git: each is watched once. */
import { dirname } from 'node:path';
import { type BranchWatch, gitFolders, watchBranches } from '../git/branches.ts';
import { pathOf } from '../workspace/project.ts';
import type { Session } from './session.ts';

export interface BranchWatches {
  /** Settled once the repository of an open document in this folder is watched, if there is one. */
  cover(folder: string): Promise<void>;
  dispose(): void;
}

/** @param moved called with each open document whose repository has moved, or is gone. */
export function createBranchWatches(
  { host, documents }: Pick<Session, 'host' | 'documents'>,
  moved: (uri: string) => void,
): BranchWatches {
  /** By the git folders of a repository. */
  const watches = new Map<string, BranchWatch>();
  /** Those of the repository that holds the folder of a document. */
  const repositories = new Map<string, string>();

  const tell = (repository: string): void => {
    const concerned = documents.keys().filter((uri) => {
      const path = pathOf(uri);
      return path !== undefined && repositories.get(dirname(path)) === repository;
    });
    for (const uri of concerned) moved(uri);
    if (concerned.length > 0) return;
    watches.get(repository)?.stop();
    watches.delete(repository);
  };

  return {
    async cover(folder) {
      const { watch } = host;
      if (watch === undefined) return;
      const folders = await gitFolders(host, folder);
      const repository = folders.join('\n');
      repositories.set(folder, repository);
      if (folders.length === 0) return;
      const known = watches.get(repository);
      const covering = known ?? watchBranches({ ...host, watch }, folders, () => tell(repository));
      watches.set(repository, covering);
      await covering.cover();
    },
    dispose() {
      for (const watch of watches.values()) watch.stop();
    },
  };
}
