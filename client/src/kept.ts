/**
 * The secrets that a person keeps in VS Code for one workspace: the values in its secret storage, their names in the
 * workspace's state. Terminals get them only where the person has said so.
 */
import { randomUUID } from 'node:crypto';
import { type ExtensionContext, l10n, workspace } from 'vscode';

const NAMES = 'kagimori.kept.names';
const WORKSPACE = 'kagimori.kept.workspace';
const IN_TERMINALS = 'kagimori.kept.inTerminals';

export interface Kept {
  names(): readonly string[];
  value(name: string): Thenable<string | undefined>;
  /** Keeps a value, and reads it back. @throws where the storage of this machine does not keep it */
  keep(name: string, value: string): Promise<void>;
  forget(name: string): Promise<void>;
  /** Whether terminals that are opened from now on have the variables. */
  inTerminals(): boolean;
  /** Says so, and sets or clears the variables. */
  setInTerminals(given: boolean): Promise<void>;
}

export function createKept({
  workspaceState,
  secrets,
  environmentVariableCollection,
}: ExtensionContext): Kept {
  environmentVariableCollection.persistent = false;
  environmentVariableCollection.description = l10n.t('Secrets that you keep in VS Code for this workspace.');
  const names = (): readonly string[] => workspaceState.get(NAMES, []);
  const inTerminals = (): boolean => workspace.isTrusted && workspaceState.get(IN_TERMINALS, false);
  /** Storage is the extension's, in all windows: the keys of a workspace begin with an id of its own. */
  const keyOf = async (name: string): Promise<string> => {
    let id = workspaceState.get<string>(WORKSPACE);
    if (id === undefined) {
      id = randomUUID();
      await workspaceState.update(WORKSPACE, id);
    }
    return `kagimori.kept.${id}.${name}`;
  };
  const value = async (name: string): Promise<string | undefined> => secrets.get(await keyOf(name));
  const share = async (): Promise<void> => {
    environmentVariableCollection.clear();
    if (!inTerminals()) return;
    for (const name of names()) {
      const kept = await value(name);
      if (kept !== undefined) environmentVariableCollection.replace(name, kept);
    }
  };
  const kept: Kept = {
    names,
    value,
    async keep(name, text) {
      await secrets.store(await keyOf(name), text);
      if ((await value(name)) !== text)
        throw new Error(l10n.t('VS Code did not keep the value: is there a key ring on this machine?'));
      await workspaceState.update(NAMES, [...new Set([...names(), name])]);
      await share();
    },
    async forget(name) {
      await secrets.delete(await keyOf(name));
      await workspaceState.update(
        NAMES,
        names().filter((other) => other !== name),
      );
      await share();
    },
    inTerminals,
    async setInTerminals(given) {
      await workspaceState.update(IN_TERMINALS, given);
      await share();
    },
  };
  // The variables of a window end with it: they are set anew in the next one.
  if (names().length > 0) void share();
  return kept;
}
