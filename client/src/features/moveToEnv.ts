/** "Move to .env" beyond the light bulb: under a chosen name, for a whole document, for a secret in all its places. */
import { commands, Disposable, l10n, window } from 'vscode';
import { PLAN_MOVE_REQUEST, type PlanMoveParams, type PlannedMove } from '../../../server/src/protocol.ts';
import { applyPlan } from '../applyPlan.ts';
import type { Findings, LocatedFinding } from '../findings.ts';
import type { Server } from '../server.ts';
import { rangeOf } from '../wording.ts';

export function registerMoveToEnv(server: Server, findings: Findings): Disposable {
  const plan = (params: PlanMoveParams) => server.request<PlannedMove>(PLAN_MOVE_REQUEST, params);
  const apply = async (params: PlanMoveParams) => applyPlan(server, await plan(params));
  const chosen = (given: LocatedFinding | undefined) => given ?? findingAtCursor(findings);

  return Disposable.from(
    commands.registerCommand('kagimori.moveToEnv', async (given?: LocatedFinding) => {
      const finding = chosen(given);
      return finding === undefined ? nothingHere() : apply(only(finding));
    }),
    commands.registerCommand('kagimori.moveToEnvAs', async (given?: LocatedFinding) => {
      const finding = chosen(given);
      if (finding === undefined) return nothingHere();
      const first = await plan(only(finding));
      if (!first.ok) return applyPlan(server, first);
      const names = await askNames(first.names);
      return names === undefined ? false : apply({ ...only(finding), names });
    }),
    commands.registerCommand('kagimori.moveEverywhere', async (given?: LocatedFinding) => {
      const finding = chosen(given);
      if (finding === undefined) return nothingHere();
      const places = findings.all().filter(({ item }) => item.fingerprint === finding.item.fingerprint);
      const question = l10n.t('Move {0} to .env in all its places ({1})?', finding.item.title, places.length);
      return (await agreed(question, places)) && apply({ ...only(finding), everywhere: true });
    }),
    commands.registerCommand('kagimori.moveAllInFile', async (uri?: string) => {
      const document = uri ?? window.activeTextEditor?.document.uri.toString();
      return document === undefined ? nothingHere() : apply({ uri: document });
    }),
  );
}

function only({ uri, item }: LocatedFinding): PlanMoveParams {
  return { uri, fingerprints: [item.fingerprint] };
}

/** The finding at the cursor of the active editor, else the first on its line. */
export function findingAtCursor(findings: Findings): LocatedFinding | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const uri = editor.document.uri.toString();
  const found = findings.of(uri);
  const item =
    found.find((candidate) => rangeOf(candidate).contains(editor.selection.active)) ??
    found.find((candidate) => candidate.range.start.line === editor.selection.active.line);
  return item === undefined ? undefined : { uri, item };
}

function nothingHere(): false {
  void window.showInformationMessage(l10n.t('No credential stands at the cursor.'));
  return false;
}

/** Asks for each name in turn; undefined when the person turned away. */
async function askNames(
  proposed: (PlannedMove & { ok: true })['names'],
): Promise<Record<string, string> | undefined> {
  const names: Record<string, string> = {};
  for (const { fingerprint, name } of proposed) {
    const given = await window.showInputBox({
      title: l10n.t('Move to .env as …'),
      prompt: l10n.t('The name of the variable that will hold it'),
      value: name,
      validateInput: (text) =>
        /^[A-Za-z_][A-Za-z0-9_]*$/.test(text)
          ? undefined
          : l10n.t('A name has letters, digits and underscores, and no digit first.'),
    });
    if (given === undefined) return undefined;
    names[fingerprint] = given;
  }
  return names;
}

async function agreed(question: string, places: readonly LocatedFinding[]): Promise<boolean> {
  const move = l10n.t('Move');
  const detail = [...new Set(places.map(({ uri }) => decodeURIComponent(uri.split('/').at(-1) ?? uri)))].join(
    '\n',
  );
  return (await window.showInformationMessage(question, { modal: true, detail }, move)) === move;
}
