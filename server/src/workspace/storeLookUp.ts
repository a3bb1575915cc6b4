/** The steps before anything is written into a secrets manager: its program, the sign-in, whether the name is there. */
import type { Host, HostResult, RunResult } from '../host.ts';
import type {
  Access,
  Answer,
  Diagnosis,
  Problem,
  Store,
  StoreCommand,
  StoreFile,
  StoreSettings,
} from '../remediation/stores/store.ts';
import { answerOfFile, installedProgram, isSignedIn, succeeded } from './storeProgram.ts';

export interface LookUp {
  readonly store: Store;
  /** The name in the store. */
  readonly name: string;
  readonly settings: StoreSettings;
  /** Absolute path of the folder in which the program runs. */
  readonly folder: string;
  readonly signal?: AbortSignal;
  /** Milliseconds that one call may take; 30 seconds when absent. */
  readonly timeoutMs?: number;
}

/** A refused step: caught by whoever has asked for it, and told as a value. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem);
    this.problem = problem;
  }
}

/** A store whose program is there and signed in. */
export interface OpenStore {
  readonly access: Access;
  /** What `signIn` answered. */
  readonly signIn: Answer;
  ask(question: StoreCommand | StoreFile): Promise<Answer>;
  /** The metadata of the name; throws a `Refusal` where the answer says more than "not there". */
  find(): Promise<Answer>;
  isThere(answer: Answer): boolean;
}

/** Problems of a look-up that say more than "the name is not there". */
const BLOCKING: ReadonlySet<Problem> = new Set([
  'not-signed-in',
  'no-permission',
  'wrong-region',
  'unreachable',
  'timed-out',
  'cancelled',
]);

const DEFAULT_TIMEOUT_MS = 30_000;
const VERSION_TIMEOUT_MS = 10_000;

/** @throws Refusal where the store cannot be asked; nothing has been written then */
export async function openStore(host: Host, lookUp: LookUp): Promise<OpenStore> {
  const { store, name, settings, folder } = lookUp;
  const { access } = store;
  if (access === undefined) throw new Refusal('failed');
  // A setting becomes an argument: one that starts with a hyphen would be read as an option.
  const isOption = Object.values(settings).some((setting) => setting.startsWith('-'));
  if (isOption || !store.namePattern.test(name)) throw new Refusal('name-refused');
  const program = await installedProgram(host, store, folder, VERSION_TIMEOUT_MS);
  if (program === undefined) throw new Refusal('not-installed');
  const ask = (question: StoreCommand | StoreFile) => askStore(host, program, question, lookUp);
  const signIn = await ask(access.signIn(settings));
  if (!isSignedIn(access, signIn)) {
    const problem = diagnose(signIn, access.diagnose);
    throw new Refusal(problem === 'failed' ? 'not-signed-in' : problem);
  }
  const isThere = (answer: Answer): boolean => (access.present ?? succeeded)(answer, name);
  const find = async (): Promise<Answer> => {
    const answer = await ask(access.find(name, settings));
    const problem = succeeded(answer) || isThere(answer) ? 'failed' : diagnose(answer, access.diagnose);
    if (BLOCKING.has(problem)) throw new Refusal(problem);
    return answer;
  };
  return { access, signIn, ask, find, isThere };
}

/** What an error output means; `failed` where nobody knows. */
export function diagnose(answer: Answer, patterns: Diagnosis): Problem {
  const output = `${answer.stderr}\n${answer.stdout}`;
  return patterns.find(([pattern]) => pattern.test(output))?.[1] ?? 'failed';
}

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
