/** `.gitignore` and `.dockerignore`: `.env` must be in neither the repository nor an image. */
import ignore from 'ignore';
import { appendLines } from './appendLines.ts';
import { filesNamed } from './loaders/manifests.ts';
import type { DocumentEdit, FileCreation, Project, ProjectFile } from './plan.ts';

/** The changes that keep `envName` (the file's name in the root) out, and a `.env.example` in. */
export function planIgnores(
  envName: string,
  exampleUri: string | undefined,
  project: Project,
): readonly (DocumentEdit | FileCreation)[] {
  return [...planGitignore(envName, exampleUri, project), ...planDockerignore(envName, project)];
}

function planGitignore(
  envName: string,
  exampleUri: string | undefined,
  project: Project,
): readonly (DocumentEdit | FileCreation)[] {
  // git's own answer is about `.env`; it counts what no file of the project tells (a global exclude file).
  const isIgnored = (uri: string, files: ReadonlyMap<string, string>): boolean =>
    (uri === `${project.root}/.env` && project.envIgnored === true) || ignoredBy(uri, files, project);
  const present = new Map(gitignores(project).map(({ uri, text }) => [uri, text]));
  const uri = `${project.root}/${envName}`;
  const lines: string[] = [];
  const own = `${project.root}/.gitignore`;
  let target = own;
  if (!isIgnored(uri, present)) {
    lines.push(envName);
    target = nearest(project) ?? own;
    const text = `${present.get(target) ?? ''}\n${envName}\n`;
    // A folder between may take it back (`!.env`): then the root's own file says the last word.
    if (!isIgnored(uri, new Map(present).set(target, text))) target = own;
  } else if (exampleUri !== undefined) target = nearest(project) ?? own;
  if (exampleUri !== undefined) {
    const staysOut = (added: readonly string[]): boolean =>
      ignoredBy(
        exampleUri,
        new Map(present).set(target, [present.get(target) ?? '', ...added].join('\n')),
        project,
      );
    const exception = `!${exampleUri.slice(exampleUri.lastIndexOf('/') + 1)}`;
    // Below a folder that is ignored as a whole no exception brings it back.
    if (staysOut(lines) && !staysOut([...lines, exception])) lines.push(exception);
  }
  return lines.length === 0 ? [] : [appendLines(target, project.files.get(target), lines, 'ignore')];
}

/** The nearest .gitignore at or above the root. */
const nearest = (project: Project): string | undefined =>
  gitignores(project)
    .filter(({ writable }) => writable)
    .at(-1)?.uri;

/** The .gitignore files that have a say in the root, the outermost first. */
function gitignores(project: Project): readonly ProjectFile[] {
  return filesNamed(project, /^\.gitignore$/)
    .filter(({ uri }) => `${project.root}/`.startsWith(folderOf(uri)))
    .toReversed();
}

const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/') + 1);

/** gitignore(5): the last matching pattern of the innermost file decides; nothing below an ignored folder comes back. */
function ignoredBy(uri: string, files: ReadonlyMap<string, string>, project: Project): boolean {
  const inside = uri.slice(project.workspaceRoot.length + 1).split('/');
  for (let depth = 1; depth <= inside.length; depth += 1) {
    const path = `${project.workspaceRoot}/${inside.slice(0, depth).join('/')}${depth < inside.length ? '/' : ''}`;
    let ignored = false;
    for (const [file, text] of files) {
      const folder = folderOf(file);
      if (!path.startsWith(folder) || path === folder) continue;
      const verdict = ignore().add(text).test(path.slice(folder.length));
      if (verdict.ignored) ignored = true;
      else if (verdict.unignored) ignored = false;
    }
    if (ignored) return true;
  }
  return false;
}

/** A Dockerfile that copies the whole folder would take `.env` along. */
function planDockerignore(envName: string, project: Project): readonly (DocumentEdit | FileCreation)[] {
  const copies = (file: ProjectFile): boolean =>
    folderOf(file.uri) === `${project.root}/` &&
    /^\s*(?:COPY|ADD)\s+(?:--\S+\s+)*(?:\.\/?|\[\s*"\.\/?")[\s,]/im.test(file.text);
  if (!filesNamed(project, /^(?:Dockerfile|Containerfile)(?:\..+)?$|\.[Dd]ockerfile$/).some(copies))
    return [];
  const uri = `${project.root}/.dockerignore`;
  const file = project.files.get(uri);
  if (
    file !== undefined &&
    ignore()
      .add(file.text.replace(/^\*\*\//gm, ''))
      .ignores(envName)
  )
    return [];
  return [appendLines(uri, file, [envName], 'ignore')];
}
