/** A quick personal keep: the value goes into VS Code's own secret storage, the code reads an environment variable. */
import { commands, type Disposable, env, l10n, window } from 'vscode';
import { PLAN_KEEP_REQUEST, type PlanKeepParams, type PlannedKeep } from '../../../server/src/protocol.ts';
import { applyPlan } from '../applyPlan.ts';
import type { Kept } from '../kept.ts';
import type { Server } from '../server.ts';

/**
 * Keeps the secret of a place and changes the code; what was kept before comes back where the code could not be changed.
 * @returns whether it was done; when not, the person has been told why
 */
export async function keepInEditor(server: Server, kept: Kept, place: PlanKeepParams): Promise<boolean> {
  const plan = await server.request<PlannedKeep>(PLAN_KEEP_REQUEST, place);
  if (!plan.ok) return applyPlan(server, plan);
  const before = new Map<string, string | undefined>();
  for (const { envName } of plan.values) before.set(envName, await kept.value(envName));
  const replaced = plan.values.filter(({ envName, value }) => {
    const present = before.get(envName);
    return present !== undefined && present !== value;
  });
  if (!(await mayReplace(replaced.map(({ envName }) => envName)))) return false;
  try {
    for (const { envName, value } of plan.values) await kept.keep(envName, value);
  } catch (error) {
    await restore(kept, before);
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
    return false;
  }
  if (!(await applyPlan(server, { ...plan, notes: [] }))) {
    await restore(kept, before);
    return false;
  }
  void offerTerminals(kept, plan.values.map(({ envName }) => envName).join(', '));
  return true;
}

async function restore(kept: Kept, before: ReadonlyMap<string, string | undefined>): Promise<void> {
  for (const [name, value] of before)
    await (value === undefined ? kept.forget(name) : kept.keep(name, value));
}

async function mayReplace(names: readonly string[]): Promise<boolean> {
  if (names.length === 0) return true;
  const replace = l10n.t('Replace');
  const question = l10n.t('VS Code already keeps another value for {0}.', names.join(', '));
  return (await window.showWarningMessage(question, { modal: true }, replace)) === replace;
}

async function offerTerminals(kept: Kept, names: string): Promise<void> {
  const message = l10n.t('VS Code keeps {0} on this machine.', names);
  if (kept.inTerminals()) {
    void window.showInformationMessage(message);
    return;
  }
  const give = l10n.t('Give them to new terminals');
  const limits = l10n.t('A terminal, and every program in it, can read what it is given.');
  if ((await window.showInformationMessage(`${message} ${limits}`, give)) === give)
    await kept.setInTerminals(true);
}

/** "Secrets Kept in VS Code…": what is kept, to copy or forget, and whether terminals get it. */
export function registerKeptSecrets(kept: Kept): Disposable {
  return commands.registerCommand('kagimori.keptSecrets', async () => {
    const names = kept.names();
    if (names.length === 0) {
      void window.showInformationMessage(l10n.t('VS Code keeps no secret for this workspace.'));
      return;
    }
    const inTerminals = kept.inTerminals();
    const toggle = {
      label: inTerminals ? l10n.t('Keep them from new terminals') : l10n.t('Give them to new terminals'),
      detail: l10n.t('A terminal, and every program in it, can read what it is given.'),
    };
    const chosen = await window.showQuickPick([toggle, ...names.map((label) => ({ label, detail: '' }))], {
      title: l10n.t('Secrets kept in VS Code'),
    });
    if (chosen === toggle) await kept.setInTerminals(!inTerminals);
    else if (chosen !== undefined) await act(kept, chosen.label);
  });
}

async function act(kept: Kept, name: string): Promise<void> {
  const copy = l10n.t('Copy the value');
  const forget = l10n.t('Forget it');
  const chosen = await window.showQuickPick([copy, forget], { title: name });
  if (chosen === copy) await env.clipboard.writeText((await kept.value(name)) ?? '');
  if (chosen === forget) await kept.forget(name);
}
