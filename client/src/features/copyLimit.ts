/** "Copy a limit": what can be pasted at the provider so that a key works from known places alone. */
import { commands, type Disposable, env, l10n, window, workspace } from 'vscode';
import { COMMANDS, LIST_LIMITS_REQUEST, type LimitSnippet } from '../../../server/src/protocol.ts';
import type { LocatedFinding } from '../findings.ts';
import type { Server } from '../server.ts';

export function registerCopyLimit(server: Server): Disposable {
  return commands.registerCommand(
    COMMANDS.copyLimit,
    async (given: { readonly ruleId: string } | LocatedFinding) => {
      const { ruleId } = 'item' in given ? given.item : given;
      const snippets = await server.request<readonly LimitSnippet[]>(LIST_LIMITS_REQUEST, { ruleId });
      if (snippets.length === 0) {
        void window.showInformationMessage(l10n.t('This provider has no limit that could be pasted.'));
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

async function copy({ text, language, title }: LimitSnippet): Promise<void> {
  await env.clipboard.writeText(text);
  const show = l10n.t('Show');
  const said = l10n.t('Copied: {0}. Replace the words in capitals and the addresses.', title);
  window.showInformationMessage(said, show).then(async (button) => {
    if (button !== show) return;
    await window.showTextDocument(await workspace.openTextDocument({ language, content: text }));
  });
}
