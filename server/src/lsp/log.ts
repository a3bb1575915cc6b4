/** The log: one way out, to the client's output channel, silent about values by construction. */
import type { RemoteConsole } from 'vscode-languageserver';

export interface Log {
  /** What a person may want to know when they look. */
  info(message: string): void;
  /** What went wrong, expected or not. */
  warn(message: string): void;
  /**
   * An error that nobody foresaw. Only its kind and where it was thrown are written: a message may quote the document.
   */
  error(where: string, error: unknown): void;
}

/** @param console of the connection. */
export function createLog(console: RemoteConsole): Log {
  return {
    info: (message) => console.info(message),
    warn: (message) => console.warn(message),
    error: (where, error) => console.error(`${where}: ${errorShape(error)}`),
  };
}

/** @returns name and stack frames of an error, without its message. */
export function errorShape(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 8)].join('\n');
}

/**
 * The boundary to LSP: an unexpected error is logged and answered with `fallback`, so that the editor goes on.
 * @param where the feature, for the log.
 */
export async function guarded<T>(
  log: Log,
  where: string,
  fallback: () => T,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    log.error(where, error);
    return fallback();
  }
}
