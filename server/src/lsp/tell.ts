/** Words for the person, shown by the editor: only in answer to something that they asked for. */
import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Text } from '../detection/types.ts';
import type { Language } from '../language.ts';

const TYPES = { info: MessageType.Info, warning: MessageType.Warning } as const;

/** A notification, not a request: nobody waits for the person to press a button. */
export function tell(
  { connection, language }: { readonly connection: Connection; readonly language: Language },
  type: keyof typeof TYPES,
  text: Text,
): void {
  void connection.sendNotification(ShowMessageNotification.type, {
    type: TYPES[type],
    message: text[language],
  });
}
