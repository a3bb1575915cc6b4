/** A line above each finding that offers the fix: off unless the person wants it. */
import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import type { Text } from '../detection/types.ts';
import { COMMANDS } from '../protocol.ts';
import { isPacked } from './archiveFiles.ts';
import { inspect } from './diagnostics.ts';
import type { Session } from './session.ts';

const titleOf = (what: string): Text => ({ en: `${what}: move to .env`, ja: `${what}: .env へ移す` });

/** @returns one lens for each finding that is shown. */
export function codeLenses(session: Session, { textDocument: { uri } }: CodeLensParams): CodeLens[] {
  const document = session.documents.get(uri);
  if (document === undefined || !session.settings().codeLens || !session.abilities.applyEdit) return [];
  if (isPacked(uri)) return [];
  return inspect(session, document).items.map(({ range, title, fingerprint }) => ({
    range,
    command: {
      title: titleOf(title)[session.language],
      command: COMMANDS.moveHere,
      arguments: [{ uri, fingerprint }],
    },
  }));
}
