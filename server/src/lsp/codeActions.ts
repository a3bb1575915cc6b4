/**
 * The light bulb: which entries there are and in which order. Each entry is a file in `actions/`; the edits are built on
 * `codeAction/resolve`, and a document that has changed meanwhile gets none.
 */
import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type ActionBuilder,
  type FindingAction,
  type FindingContext,
  parseActionData,
} from './actions/action.ts';
import { checkWithProvider } from './actions/checkKey.ts';
import { documentation } from './actions/documentation.ts';
import { entryActions } from './actions/homeEntries.ts';
import { ignore, ignoreBuilders } from './actions/ignore.ts';
import { keepOutOfGit } from './actions/keepOutOfGit.ts';
import { keyless, keylessBuilders } from './actions/keyless.ts';
import { leakBuilders } from './actions/leak.ts';
import { FIX_ALL, fixAll, move, moveBuilders, moveEverywhere, moveFile } from './actions/moveToEnv.ts';
import { copyLimit, rotate } from './actions/rotate.ts';
import { serverSide, serverSideBuilders } from './actions/serverSide.ts';
import { toStore } from './actions/toStore.ts';
import { isPacked } from './archiveFiles.ts';
import { placesOf, toRange, toSpan, touches } from './convert.ts';
import { inspect, isShown } from './diagnostics.ts';
import { SECRET_IN_CLIENT } from './exposures.ts';
import { NOTHING_THERE } from './fixes.ts';
import { noticeFixes } from './noticeFixes.ts';
import type { PendingFixes } from './pendingFixes.ts';
import { referenceActions } from './references.ts';
import { rotationActions } from './rotation/actions.ts';
import type { Session } from './session.ts';

/** In the order of the menu. The first piece of advice comes first, but where git holds a value that is at home. */
const ACTIONS: readonly FindingAction[] = [
  serverSide,
  keepOutOfGit,
  keyless,
  move,
  moveEverywhere,
  toStore,
  checkWithProvider,
  rotate,
  copyLimit,
  ignore,
  documentation,
];

/** For a file in an archive, which cannot be changed. */
const ACTIONS_WITHOUT_EDIT: readonly FindingAction[] = [
  checkWithProvider,
  rotate,
  copyLimit,
  ignore,
  documentation,
];

/** By the kind that the action's data carries. */
const BUILDERS: ReadonlyMap<string, ActionBuilder> = new Map(
  Object.entries({
    ...keylessBuilders,
    ...moveBuilders,
    ...ignoreBuilders,
    ...serverSideBuilders,
    ...leakBuilders,
  }),
);

/** Lists the actions of a range. With a client that cannot resolve, the edits are built at once. */
export async function listCodeActions(
  session: Session,
  pending: PendingFixes,
  params: CodeActionParams,
): Promise<CodeAction[]> {
  const document = session.documents.get(params.textDocument.uri);
  if (document === undefined || !session.abilities.codeActionLiterals) return [];
  const only = params.context.only;
  const wants = (kind: string): boolean =>
    only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
  const isEditable = !isPacked(document.uri);
  const listed = [
    ...[
      ...quickFixes(session, document, params),
      ...(isEditable ? await noticeFixes(session, document, params.range) : []),
      ...(isEditable ? rotationActions(session, document, params.range) : []),
      ...(isEditable ? referenceActions(session, document, params.range) : []),
      ...(isEditable ? entryActions(session, document, params.range) : []),
    ].filter(({ kind }) => wants(kind ?? CodeActionKind.QuickFix)),
    // Fix-all is offered on request alone: it is what "on save" asks for.
    ...(isEditable && only !== undefined && wants(FIX_ALL) ? fixAll(session, document) : []),
  ];
  if (session.abilities.resolveEdit) return listed;
  const built = await Promise.all(listed.map((action) => resolveCodeAction(session, pending, action)));
  return built.filter(({ edit, data }) => {
    if (edit !== undefined || data === undefined) return true;
    const asked = parseActionData(data);
    return asked !== undefined && pending.unapplied(asked.uri, asked.fingerprint) !== undefined;
  });
}

/**
 * One preferred action for each diagnostic, the first that can be followed: with several, "Auto Fix" of an editor
 * could not apply any without asking.
 */
function onePreferred(actions: readonly CodeAction[]): readonly CodeAction[] {
  const first = actions.findIndex(({ isPreferred }) => isPreferred === true);
  return actions.map(({ isPreferred, ...action }, index) =>
    index === first && isPreferred !== undefined ? { ...action, isPreferred } : action,
  );
}

function quickFixes(session: Session, document: TextDocument, params: CodeActionParams): CodeAction[] {
  const asked = toSpan(document, params.range);
  const settings = session.settings();
  const isEditable = !isPacked(document.uri);
  const known = inspect(session, document).diagnostics;
  const hit = session
    .detect(document)
    .findings.filter(
      (finding) => isShown(finding, settings) && placesOf(finding).some((place) => touches(place, asked)),
    );
  const actions = hit.flatMap((finding) => {
    const range = toRange(document, finding.range);
    const diagnostics = known.filter(
      ({ code, range: { start } }) =>
        (code === finding.ruleId || code === SECRET_IN_CLIENT) &&
        start.line === range.start.line &&
        start.character === range.start.character,
    );
    const context: FindingContext = { session, document, finding, range, diagnostics };
    const offered = isEditable ? ACTIONS : ACTIONS_WITHOUT_EDIT;
    return onePreferred(offered.flatMap((list) => list(context)));
  });
  return hit.length === 0 || !isEditable ? actions : [...actions, ...moveFile(session, document, [...known])];
}

/** Builds the edit of a listed action; the action comes back without one where there is none to build. */
export async function resolveCodeAction(
  session: Session,
  pending: PendingFixes,
  action: CodeAction,
): Promise<CodeAction> {
  const data = parseActionData(action.data);
  const build = data && BUILDERS.get(data.kind);
  if (data === undefined || build === undefined) return action;
  const document = session.documents.get(data.uri);
  if (document === undefined || document.version !== data.version) {
    session.log.info(`no edit: ${data.uri} has changed since the light bulb was shown`);
    pending.failed(data.uri, data.fingerprint, NOTHING_THERE);
    return action;
  }
  const built = await build(session, document, data);
  if (!built.ok) {
    session.log.info(`no edit: ${built.reason.en}`);
    const canMake = built.creations !== undefined && session.abilities.applyEdit && data.kind in moveBuilders;
    const again = canMake ? () => build(session, document, data) : undefined;
    pending.failed(data.uri, data.fingerprint, built.reason, again);
    return action;
  }
  pending.planned(data.uri, data.fingerprint, built.plan);
  return { ...action, edit: built.edit };
}
