/** Which `.env` file of a project the fix writes to, and who reads it. */
import { filesNamed, packageJson } from '../loaders/manifests.ts';
import type { Project, ProjectFile } from '../plan.ts';
import type { EnvDialect } from './write.ts';

/** Packages whose own loader expands `$` inside single quotes (measured: Vite 8, `@next/env` 16, Bun 1.4). */
const EXPANDING = [
  'next',
  'vite',
  'astro',
  '@sveltejs/kit',
  '@remix-run/dev',
  '@react-router/dev',
  'react-scripts',
];
/** Packages and files that tell of a reader that does not. */
const LITERAL_PACKAGES = ['dotenv', 'dotenv-cli', '@nestjs/config', 'env-cmd'];
const LITERAL_FILES =
  /^(?:(?:docker-)?compose[\w.-]*\.ya?ml|pyproject\.toml|requirements\.txt|Pipfile|go\.mod|Gemfile|composer\.json|Cargo\.toml|\.envrc)$/;

/** Whether the project's own tool chain reads `.env` and expands it. */
export function isExpanding(project: Project): boolean {
  const manifest = packageJson(project);
  const byBun = manifest?.scripts.some((script) => /\bbun\b/.test(script)) ?? false;
  return (
    byBun ||
    filesNamed(project, /^bunfig\.toml$/).length > 0 ||
    EXPANDING.some((name) => manifest?.dependencies.has(name))
  );
}

/** Who reads the project's `.env`. */
export function dialectOf(project: Project, file: ProjectFile | undefined): EnvDialect {
  const expanding = isExpanding(project);
  const manifest = packageJson(project);
  const literal =
    !expanding ||
    LITERAL_PACKAGES.some((name) => manifest?.dependencies.has(name)) ||
    manifest?.scripts.some((script) => script.includes('--env-file')) === true ||
    filesNamed(project, LITERAL_FILES).length > 0;
  return { expanding, literal, crlf: file?.text.includes('\r\n') ?? false };
}

/**
 * The URI of the file that takes new values: `.env` in the root; `.env.local` where only that is there and the
 * framework reads it.
 */
export function envUri(project: Project): string {
  const env = `${project.root}/.env`;
  const local = `${project.root}/.env.local`;
  return !project.files.has(env) && project.files.has(local) && isExpanding(project) ? local : env;
}

/** Files whose values the program may see: names in them are taken. Samples are none of them. */
export function envFilesOf(project: Project): readonly ProjectFile[] {
  return [...project.files.values()].filter(({ uri }) => {
    if (!uri.startsWith(`${project.root}/.env`)) return false;
    const name = uri.slice(project.root.length + 1);
    if (name === '.env') return true;
    return (
      isExpanding(project) && /^\.env\.(?!example|sample|template|dist|schema|keys|vault)[\w.-]+$/.test(name)
    );
  });
}
