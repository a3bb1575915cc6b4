/**
 * Puts one value into a secrets manager, through its own client program. The steps are asked for one by one, so that
 * every failure comes before the value has left or is told as what it is; the caller edits the code only on success.
 */
import type { Text } from '../detection/types.ts';
import type { Host, HostResult, RunResult } from '../host.ts';
import type {
  Answer,
  Diagnosis,
  Problem,
  Store,
  StoreCommand,
  StoreFile,
  StoreSettings,
} from '../remediation/stores/store.ts';
import { problemText } from './storeProblems.ts';
import { answerOfFile, installedProgram, isSignedIn, succeeded } from './storeProgram.ts';

export interface PutRequest {
  readonly store: Store;
  /** The name in the store; must match its `namePattern`. */
  readonly name: string;
  readonly value: string;
  readonly settings: StoreSettings;
  /** Whether a name that exists may get a new version; else it is answered as the problem `exists`. */
  readonly overwrite: boolean;
  /** Absolute path of the folder in which the program runs. */
  readonly folder: string;
  readonly signal?: AbortSignal;
  /** Milliseconds that one call may take; 30 seconds when absent. */
  readonly timeoutMs?: number;
}

export type PutOutcome =
  /** `given`: what the store has made of it: the encrypted value that belongs in `.env`, or its own id of the entry. */
  | { readonly ok: true; readonly given?: string }
  | { readonly ok: false; readonly problem: Problem; readonly message: Text };

/** A refused step; thrown only inside this module. */
class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem);
    this.problem = problem;
  }
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

/**
 * Stores the value and confirms by metadata that it is there.
 * @returns what happened, as a value; nothing of the secret stands in any message. Throws only on a fault of the host.
 */
export async function putSecret(host: Host, request: PutRequest): Promise<PutOutcome> {
  try {
    return await putInSteps(host, request);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      ok: false,
      problem: error.problem,
      message: problemText(error.problem, request.store, request.name, request.settings),
    };
  }
}

async function putInSteps(host: Host, request: PutRequest): Promise<PutOutcome> {
  const { store, name, value, settings } = request;
  const { access } = store;
  if (access === undefined) throw new Refusal('failed');
  refuseBadInput(request);
  const program = await installedProgram(host, store, request.folder, VERSION_TIMEOUT_MS);
  if (program === undefined) throw new Refusal('not-installed');
  const ask = (question: StoreCommand | StoreFile) => askStore(host, program, question, request);

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
  const exists = isThere(await find());
  if (exists && !request.overwrite) throw new Refusal('exists');

  const stored = await ask(access.put({ name, value, exists, signIn }, settings));
  if (!succeeded(stored)) throw new Refusal(diagnose(stored, access.diagnose));
  if (access.envValue !== undefined) {
    const envValue = access.envValue(stored, name);
    if (envValue === undefined) throw new Refusal('not-confirmed');
    return { ok: true, given: envValue };
  }
  const confirmed = await find();
  if (!isThere(confirmed)) throw new Refusal('not-confirmed');
  const id = access.entryId?.(confirmed);
  return { ok: true, ...(id === undefined ? {} : { given: id }) };
}

function refuseBadInput({ store, name, value, settings }: PutRequest): void {
  if (!store.namePattern.test(name)) throw new Refusal('name-refused');
  // A setting becomes an argument: one that starts with a hyphen would be read as an option.
  if (Object.values(settings).some((setting) => setting.startsWith('-'))) throw new Refusal('name-refused');
  const tooLong = new TextEncoder().encode(value).length > store.maxBytes;
  if (tooLong || value === '' || store.accepts?.(value) === false) throw new Refusal('value-refused');
}

async function askStore(
  host: Host,
  program: string,
  question: StoreCommand | StoreFile,
  { folder, signal, timeoutMs = DEFAULT_TIMEOUT_MS }: PutRequest,
): Promise<Answer> {
  if ('read' in question) return answerOfFile(host, folder, question.read);
  const run = (args: readonly string[]): Promise<HostResult<RunResult>> =>
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

function diagnose(answer: Answer, patterns: Diagnosis): Problem {
  const output = `${answer.stderr}\n${answer.stdout}`;
  return patterns.find(([pattern]) => pattern.test(output))?.[1] ?? 'failed';
}
