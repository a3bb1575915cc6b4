/** What asking a store's own program has in common, whether its state is looked up or a value is put in. */
import type { Host } from '../host.ts';
import type { Access, Answer, Store } from '../remediation/stores/store.ts';

/** @returns the first of the store's programs that starts, undefined where none does. */
export async function installedProgram(
  host: Host,
  { programs }: Store,
  folder: string,
  timeoutMs: number,
): Promise<string | undefined> {
  for (const program of programs) {
    const started = await host.run(program, ['--version'], { cwd: folder, timeoutMs });
    if (started.ok) return program;
  }
  return undefined;
}

/** The text of a file of the project as an answer, where a store keeps its names in the open. */
export async function answerOfFile(host: Host, folder: string, name: string): Promise<Answer> {
  const file = await host.readFile(`${folder}/${name}`);
  return file.ok
    ? { code: 0, stdout: new TextDecoder().decode(file.value), stderr: '' }
    : { code: 1, stdout: '', stderr: file.error };
}

export const succeeded = (answer: Answer): boolean => answer.code === 0;

/** @param answer to the store's `signIn` */
export const isSignedIn = ({ signedIn }: Access, answer: Answer): boolean =>
  succeeded(answer) && signedIn?.(answer) !== false;
