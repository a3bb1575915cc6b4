/** How a program reads a stored secret itself, by the manager's own SDK: one small function per language. */
import type { StoreSettings } from '../settings.ts';

/** The languages for which stores know their SDK; the others read an environment variable that a wrapper fills. */
export const READER_LANGUAGES = ['javascript', 'python', 'go'] as const;
export type ReaderLanguage = (typeof READER_LANGUAGES)[number];

export interface SecretReader {
  /** What is imported: in JavaScript `names` from `module`, in Python and Go the module alone. */
  readonly imports: readonly { readonly module: string; readonly names?: readonly string[] }[];
  /** The package that the project must depend on; null where the language brings all that is needed. */
  readonly dependency: string | null;
  /** The command that adds it. */
  readonly install: string;
  /**
   * Source of a function that takes the store's name and gives the value, once per process: `getSecret` (a promise in
   * JavaScript, a plain function in Go), `get_secret` in Python.
   */
  readonly source: string;
}

/** Readers by language; JavaScript is written with types where `typescript` asks for them. */
export interface Readers {
  readonly javascript: (settings: StoreSettings, typescript: boolean) => SecretReader;
  readonly python: (settings: StoreSettings) => SecretReader;
  readonly go: (settings: StoreSettings) => SecretReader;
}

/** A JavaScript `getSecret` that asks once per name; `body` is the indented body of `async function readSecret(name)`. */
export function cachedInJavaScript(setup: string, body: string, typescript: boolean): string {
  const [map, name, promise] = typescript
    ? ['new Map<string, Promise<string>>()', 'name: string', ': Promise<string>']
    : ['new Map()', 'name', ''];
  return `${setup}const secrets = ${map};

async function readSecret(${name})${promise} {
${body}
}

/** Reads a secret from the store, once per process. */
function getSecret(${name})${promise} {
  const secret = secrets.get(name) ?? readSecret(name);
  secrets.set(name, secret);
  return secret;
}
`;
}

/** A Python `get_secret` that asks once per name; `body` is the indented body of the function. */
export function cachedInPython(body: string): string {
  return `@cache
def get_secret(name: str) -> str:
    """Reads a secret from the store, once per process."""
${body}
`;
}
