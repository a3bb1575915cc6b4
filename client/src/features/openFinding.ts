/** Ways from a finding to its place, to its provider's pages and to the clipboard. */
import { commands, Disposable, env, l10n, Range, Selection, Uri, window } from 'vscode';
import type { LocatedFinding } from '../findings.ts';
import { rangeOf, wordsOf } from '../wording.ts';

export function registerOpenFinding(): Disposable {
  return Disposable.from(
    commands.registerCommand('kagimori.openFinding', goTo),
    commands.registerCommand('kagimori.copyFinding', copy),
    commands.registerCommand('kagimori.openManagePage', openManagePage),
  );
}

async function goTo({ uri, item }: LocatedFinding): Promise<void> {
  const { start, end } = rangeOf(item);
  // The cursor stands where the value starts: at the end of a long one, the code before it would be out of sight.
  const editor = await window.showTextDocument(Uri.parse(uri), { selection: new Range(start, start) });
  editor.selection = new Selection(end, start);
}

/** One line for a ticket or a chat; the value in it is redacted. */
async function copy(finding: LocatedFinding): Promise<void> {
  await env.clipboard.writeText(wordsOf(finding).line);
}

async function openManagePage({ item }: LocatedFinding): Promise<void> {
  const page = item.manageUrl ?? item.docs;
  if (page === undefined) {
    void window.showInformationMessage(l10n.t('No page is known where {0} is managed.', item.title));
    return;
  }
  await env.openExternal(Uri.parse(page));
}
