import type { CliSurroundings } from './surroundings.ts';

/** A line that is written over on a terminal, ten times a second at most. */
export function createProgress(around: CliSurroundings) {
  let told = 0;
  return {
    tell(text: string): void {
      if (!around.progress || around.host.now() - told < 100) return;
      told = around.host.now();
      around.err(`\r\u001B[K${text}`);
    },
    end(): void {
      if (around.progress) around.err('\r\u001B[K');
    },
  };
}
