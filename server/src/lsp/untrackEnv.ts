/**
 * "Keep this file out of git": a `.env` that git holds, or would take in, is taken out of the index and named in
 * `.gitignore`. The file itself stays; what is in the history stays, too, and is said.
 */
import { basename, dirname } from 'node:path';
import type { Text } from '../detection/types.ts';
import { planIgnores } from '../remediation/ignoreFiles.ts';
import { pathOf } from '../workspace/project.ts';
import { projectOf } from './fixes.ts';
import type { Session } from './session.ts';
import { toWorkspaceEdit } from './workspaceEdit.ts';

const MESSAGES = {
  done: {
    en: 'git no longer tracks the file. Commit that, and revoke what is in it: the history still has it.',
    ja: 'git の管理対象から外しました。この変更をコミットし、中の認証情報は失効させてください。履歴には残っています。',
  },
  ignored: {
    en: 'The file is named in .gitignore. git did not track it.',
    ja: '.gitignore に追加しました。git の管理対象ではありませんでした。',
  },
  failed: {
    en: 'git could not take the file out of its index; nothing was changed.',
    ja: 'git の管理対象から外せませんでした。何も変更していません。',
  },
} satisfies Record<string, Text>;

/** What became of it, for the person. */
export interface Untracked {
  readonly ok: boolean;
  readonly message: Text;
}

/** @param uri of the `.env` file; the caller has made sure that the workspace is trusted. */
export async function untrackEnv(session: Session, uri: string): Promise<Untracked> {
  const path = pathOf(uri);
  if (path === undefined) return { ok: false, message: MESSAGES.failed };
  const git = (...args: string[]) =>
    session.host.run(
      'git',
      ['-c', 'core.fsmonitor=false', '-C', dirname(path), ...args, '--', basename(path)],
      {
        timeoutMs: 10_000,
      },
    );
  const listed = await git('ls-files', '--error-unmatch');
  const tracked = listed.ok && listed.value.code === 0;
  if (tracked) {
    const removed = await git('rm', '--cached', '--quiet');
    if (!removed.ok || removed.value.code !== 0) return { ok: false, message: MESSAGES.failed };
  }
  await nameInIgnoreFile(session, uri, path);
  return { ok: true, message: tracked ? MESSAGES.done : MESSAGES.ignored };
}

async function nameInIgnoreFile(session: Session, uri: string, path: string): Promise<void> {
  const project = await projectOf(session, uri);
  if (project === undefined) return;
  // The file may lie below the package's root: it is named where it is.
  const own = { ...project, root: uri.slice(0, uri.lastIndexOf('/')) };
  const changes = planIgnores(basename(path), undefined, own);
  if (changes.length === 0) return;
  const title: Text = { en: 'Keep it out of git', ja: 'git の管理対象から外す' };
  const plan = { title, changes, names: [], notes: [] };
  const edit = toWorkspaceEdit(plan, session.abilities, session.language);
  if (edit.ok)
    await session.connection.workspace.applyEdit({ label: title[session.language], edit: edit.edit });
}
