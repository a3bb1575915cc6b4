/** A secrets manager as its own client program tells of it, whether its state is looked up or a value is put in. */
import type { Host, HostResult, RunResult } from '../host.ts';
import type {
  Answer,
  Diagnosis,
  Problem,
  ProgramAccess,
  Store,
  StoreCommand,
  StoreFile,
} from '../remediation/stores/store.ts';
import { DEFAULT_TIMEOUT_MS, type LookUp, type OpenStore, Refusal } from './storeAccess.ts';

const VERSION_TIMEOUT_MS = 10_000;

/** @throws Refusal where the program is not there or not signed in */
export async function openByProgram(host: Host, lookUp: LookUp, access: ProgramAccess): Promise<OpenStore> {
  const { store, name, settings, folder } = lookUp;
  const program = await installedProgram(host, store, folder, VERSION_TIMEOUT_MS);
  if (program === undefined) throw new Refusal('not-installed');
  const ask = (question: StoreCommand | StoreFile) => askStore(host, program, question, lookUp);
  const signIn = await ask(access.signIn(settings));
  if (!isSignedIn(access, signIn)) {
    const problem = diagnose(signIn, access.diagnose);
    throw new Refusal(problem === 'failed' ? 'not-signed-in' : problem);
  }
  return {
    async find() {
      const answer = await ask(access.find(name, settings));
      const isThere = (access.present ?? succeeded)(answer, name);
      const isTold = succeeded(answer) || isThere || access.absent?.test(outputOf(answer)) === true;
      if (!isTold) throw new Refusal(diagnose(answer, access.diagnose));
      const id = access.entryId?.(answer);
      return {
        isThere,
        resolves: isThere && access.holds?.(answer, name) !== false,
        ...(id === undefined ? {} : { id }),
      };
    },
    async put(value, { isThere }) {
      const stored = await ask(access.put({ name, value, exists: isThere, signIn }, settings));
      if (!succeeded(stored)) throw new Refusal(diagnose(stored, access.diagnose));
      if (access.envValue === undefined) return undefined;
      const envValue = access.envValue(stored, name);
      if (envValue === undefined) throw new Refusal('not-confirmed');
      return envValue;
    },
  };
}

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

const succeeded = (answer: Answer): boolean => answer.code === 0;

/** @param answer to the store's `signIn` */
export const isSignedIn = ({ signedIn }: ProgramAccess, answer: Answer): boolean =>
  succeeded(answer) && signedIn?.(answer) !== false;

/** What an error output means; `failed` where nobody knows. */
function diagnose(answer: Answer, patterns: Diagnosis): Problem {
  return patterns.find(([pattern]) => pattern.test(outputOf(answer)))?.[1] ?? 'failed';
}

const outputOf = ({ stderr, stdout }: Answer): string => `${stderr}\n${stdout}`;

async function askStore(
  host: Host,
  program: string,
  question: StoreCommand | StoreFile,
  { folder, signal, timeoutMs = DEFAULT_TIMEOUT_MS }: LookUp,
): Promise<Answer> {
  if ('read' in question) return answerOfFile(host, folder, question.read);
  const run = (args: readonly string[]) =>
    host.run(program, args, {
      cwd: folder,
      timeoutMs,
      input: question.input ?? '',
      ...(signal && { signal }),
    });
  const result =
    question.file === undefined
      ? await run(question.args)
      : await runWithPrivateFile(host, question.args, question.file, run);
  if (signal?.aborted === true) throw new Refusal('cancelled');
  if (!result.ok) throw new Refusal(result.error === 'not-found' ? 'not-installed' : 'failed');
  if (result.value.code === null) throw new Refusal('timed-out');
  return result.value;
}

async function runWithPrivateFile(
  host: Host,
  args: readonly string[],
  content: string,
  run: (args: readonly string[]) => Promise<HostResult<RunResult>>,
): Promise<HostResult<RunResult>> {
  const folder = await host.makePrivateFolder();
  if (!folder.ok) return folder;
  try {
    // dotenvx takes the kind of a file from its name.
    const path = `${folder.value}/.env`;
    const written = await host.writeFileAtomic(path, new TextEncoder().encode(content), 0o600);
    if (!written.ok) return written;
    return await run(args.map((arg) => arg.replace('{file}', () => path)));
  } finally {
    await host.remove(folder.value);
  }
}
