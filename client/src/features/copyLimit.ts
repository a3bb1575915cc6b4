/** "Copy a limit": what can be pasted at the provider so that a key works from known places alone. */
import { commands, type Disposable, env, l10n, Uri, window, workspace } from 'vscode';
import {
  COMMANDS,
  LIST_LIMITS_REQUEST,
  type LimitSnippet,
  type Limits,
} from '../../../server/src/protocol.ts';
import type { LocatedFinding } from '../findings.ts';
import type { Server } from '../server.ts';

export function registerCopyLimit(server: Server): Disposable {
  return commands.registerCommand(
    COMMANDS.copyLimit,
    async (given: { readonly ruleId: string } | LocatedFinding) => {
      const { ruleId } = 'item' in given ? given.item : given;
      const { snippets, none } = await server.request<Limits>(LIST_LIMITS_REQUEST, { ruleId });
      if (none !== undefined) {
        tell(none.text, none.url);
        return;
      }
      const picks = snippets.map((snippet) => ({ label: snippet.title, detail: snippet.text, snippet }));
      const chosen =
        picks.length === 1
          ? picks[0]
          : await window.showQuickPick(picks, { title: l10n.t('Which limit?'), matchOnDetail: true });
      if (chosen !== undefined) await copy(chosen.snippet);
    },
  );
}

async function copy(snippet: LimitSnippet): Promise<void> {
  await env.clipboard.writeText(snippet.text);
  const said = l10n.t('Copied: {0}. Replace the words in capitals and the addresses.', snippet.title);
  tell(said, snippet.url, snippet);
}

/** Tells, and offers the page where it is pasted, and the snippet in an editor. Does not wait for an answer. */
function tell(message: string, url: string | undefined, snippet?: LimitSnippet): void {
  const open = l10n.t('Open Its Page');
  const show = l10n.t('Show');
  const buttons = [...(url === undefined ? [] : [open]), ...(snippet === undefined ? [] : [show])];
  void window.showInformationMessage(message, ...buttons).then(async (button) => {
    if (button === open && url !== undefined) await env.openExternal(Uri.parse(url));
    if (button !== show || snippet === undefined) return;
    const { language, text } = snippet;
    await window.showTextDocument(await workspace.openTextDocument({ language, content: text }));
  });
}
