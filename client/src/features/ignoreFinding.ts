/** "Ignore" from the findings view: how far, why, and until when; the answer is an edit that one undo takes back. */
import { commands, type Disposable, l10n, type QuickPickItem, Uri, window } from 'vscode';
import {
  type IgnoreScope,
  PLAN_IGNORE_REQUEST,
  type PlanIgnoreParams,
  type PlannedMove,
} from '../../../server/src/protocol.ts';
import { applyPlan } from '../applyPlan.ts';
import type { LocatedFinding } from '../findings.ts';
import { isPacked, shownPath } from '../places.ts';
import type { Server } from '../server.ts';

export function registerIgnoreFinding(server: Server): Disposable {
  return commands.registerCommand('kagimori.ignoreFinding', async (finding: LocatedFinding) => {
    const title = l10n.t('Ignore {0}', finding.item.title);
    const scope = await askScope(title, finding);
    const reason = scope && (await askReason(title));
    const until = reason && (await askUntil(title));
    if (scope === undefined || reason === undefined || until === undefined) return false;
    const params: PlanIgnoreParams = {
      uri: finding.uri,
      start: finding.item.range.start,
      fingerprint: finding.item.fingerprint,
      scope,
      reason,
      ...(until === '' ? {} : { until }),
    };
    return applyPlan(server, await server.request<PlannedMove>(PLAN_IGNORE_REQUEST, params));
  });
}

async function askScope(title: string, { uri, item }: LocatedFinding): Promise<IgnoreScope | undefined> {
  const file = shownPath(Uri.parse(uri));
  const inConfiguration = l10n.t('an entry in .kagimori.json');
  const picks: (QuickPickItem & { readonly scope: IgnoreScope })[] = [
    {
      scope: 'here',
      label: l10n.t('Here'),
      description: l10n.t('a mark at the end of the line'),
    },
    { scope: 'value', label: l10n.t('This value, wherever it stands'), description: inConfiguration },
    { scope: 'file', label: l10n.t('All in {0}', file), description: inConfiguration },
    { scope: 'rule', label: l10n.t('{0} in {1}', item.title, file), description: inConfiguration },
  ];
  // Nothing can be written into an archive.
  const possible = picks.filter(({ scope }) => scope !== 'here' || !isPacked(uri));
  const chosen = await window.showQuickPick(possible, {
    title,
    placeHolder: l10n.t('How far does it reach?'),
  });
  return chosen?.scope;
}

const askReason = (title: string): Thenable<string | undefined> =>
  window.showInputBox({
    title,
    prompt: l10n.t('Why is it no secret, or settled? Whoever reads it later will want to know.'),
    validateInput: (text) => (text.trim() === '' ? l10n.t('This is needed.') : undefined),
  });

/** An empty answer means for good. */
const askUntil = (title: string): Thenable<string | undefined> =>
  window.showInputBox({
    title,
    prompt: l10n.t('Until when? After this day it comes back. Empty: for good.'),
    placeHolder: 'YYYY-MM-DD',
    validateInput(text) {
      if (text === '') return undefined;
      const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
      if (!isDay) return l10n.t('A day is written YYYY-MM-DD.');
      return text < new Date().toISOString().slice(0, 10) ? l10n.t('This day is over.') : undefined;
    },
  });
