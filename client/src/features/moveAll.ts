/** "Move All to .env": what the findings view shows, or one of its groups, in one edit that is looked at first. */
import { commands, Disposable, l10n, window } from 'vscode';
import { PLAN_MOVE_REQUEST, type PlanMoveParams, type PlannedMove } from '../../../server/src/protocol.ts';
import { applyPlan } from '../applyPlan.ts';
import type { LocatedFinding } from '../findings.ts';
import type { Group } from '../grouping.ts';
import { isPacked } from '../places.ts';
import { createPreview } from '../preview.ts';
import type { Server } from '../server.ts';

/** @param shown what the view shows now */
export function registerMoveAll(server: Server, shown: () => readonly LocatedFinding[]): Disposable {
  const preview = createPreview();
  const command = commands.registerCommand(
    'kagimori.moveAllShown',
    async (group?: { readonly group: Group }): Promise<boolean> => {
      const params = paramsOf(group?.group.members ?? shown());
      if (params === undefined) {
        void window.showInformationMessage(l10n.t('There is nothing to move.'));
        return false;
      }
      const plan = await server.request<PlannedMove>(PLAN_MOVE_REQUEST, params);
      if (!plan.ok) return applyPlan(server, plan);
      const title = l10n.t('Move to .env: {0}', plan.names.map(({ name }) => name).join(', '));
      await preview.show(title, await server.toEdit(plan));
      const move = l10n.t('Move');
      const question = l10n.t('Move these credentials to .env, as shown? ({0})', plan.names.length);
      const agreed = (await window.showInformationMessage(question, move, l10n.t('Discard'))) === move;
      await closePreview(title);
      return agreed && applyPlan(server, plan);
    },
  );
  return Disposable.from(preview, command);
}

/** A key that is meant to be public stays, and so does what is in an archive; undefined where nothing else is there. */
function paramsOf(places: readonly LocatedFinding[]): PlanMoveParams | undefined {
  const movable = places.filter(({ uri, item }) => item.severity !== 'info' && !isPacked(uri));
  const [uri, ...among] = new Set(movable.map((place) => place.uri));
  if (uri === undefined) return undefined;
  return { uri, among, fingerprints: [...new Set(movable.map(({ item }) => item.fingerprint))] };
}

async function closePreview(title: string): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  await window.tabGroups.close(tabs.filter(({ label }) => label.startsWith(title)));
}
