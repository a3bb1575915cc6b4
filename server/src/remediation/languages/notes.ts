/** Notes that several formats share: the one step that is left for a tool that does not read `.env` by itself. */
import type { Text } from '../../detection/types.ts';

/** The tool reads its environment, so `.env` is loaded into the shell that starts it. */
export const loadBefore = (command: string): Text => ({
  en: `The variable must be in the environment of the command: \`set -a; . ./.env; set +a; ${command}\`.`,
  ja: `コマンドの環境に変数が必要です: \`set -a; . ./.env; set +a; ${command}\``,
});
