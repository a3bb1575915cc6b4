/**
 * The light bulb. Actions are listed from what is known (rule, fingerprint, version); edits are built on
 * `codeAction/resolve` by looking at the document again, and a document that has changed meanwhile gets none.
 */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { keylessFixOf } from '../advice/edits/keylessEdit.ts';
import type { Finding, Text } from '../detection/types.ts';
import { COMMANDS } from '../protocol.ts';
import { isEnvFile } from '../remediation/envFiles.ts';
import { toRange, toSpan, touches } from './convert.ts';
import { inspect, isShown } from './diagnostics.ts';
import { type Built, buildMove, NOTHING_THERE } from './fixes.ts';
import { buildIgnore } from './ignoreHere.ts';
import { buildKeyless } from './keylessFix.ts';
import { noticeFixes } from './notices.ts';
import type { PendingFixes } from './pendingFixes.ts';
import type { Session } from './session.ts';

/** A quick fix that settles a finding without changing what it is about: a client can ask for these alone. */
const IGNORE = `${CodeActionKind.QuickFix}.kagimori.ignore`;
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.kagimori`;

const TITLES = {
  move: { en: 'Move to .env', ja: '.env へ移す' },
  moveFile: {
    en: 'Move all secrets of this file to .env',
    ja: 'このファイルのシークレットをすべて .env へ移す',
  },
  untrack: { en: 'Keep this file out of git', ja: 'このファイルを git の管理対象から外す' },
  store: { en: 'Move to a secrets manager…', ja: 'シークレットマネージャーへ移す…' },
  ignore: { en: 'Not a secret: ignore here', ja: 'シークレットではない: ここでは無視する' },
  docs: { en: 'Open its documentation', ja: 'ドキュメントを開く' },
} satisfies Record<string, Text>;

const moveEverywhere = (count: number): Text => ({
  en: `Move all ${count} occurrences of this secret in the workspace to .env`,
  ja: `ワークスペース内にあるこのシークレット ${count} か所をすべて .env へ移す`,
});

/** What a listed action needs to be built later. Comes back from the client: parsed, never trusted. */
interface ActionData {
  readonly kind: 'keyless' | 'move' | 'moveFile' | 'moveEverywhere' | 'ignore';
  readonly uri: string;
  readonly version: number;
  readonly fingerprint?: string;
  /** Where the finding starts: the same secret may stand in a document twice. */
  readonly start?: number;
}

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
  const listed = [
    ...[...quickFixes(session, document, params), ...noticeFixes(session, document, params.range)].filter(
      ({ kind }) => wants(kind ?? CodeActionKind.QuickFix),
    ),
    // Fix-all is offered on request alone: it is what "on save" asks for.
    ...(only !== undefined && wants(FIX_ALL) ? fixAll(session, document) : []),
  ];
  if (session.abilities.resolveEdit) return listed;
  const built = await Promise.all(listed.map((action) => resolveCodeAction(session, pending, action)));
  return built.filter((action) => action.edit !== undefined || action.data === undefined);
}

function quickFixes(session: Session, document: TextDocument, params: CodeActionParams): CodeAction[] {
  const { language } = session;
  const asked = toSpan(document, params.range);
  const shown = shownFindings(session, document);
  const hit = shown.filter((finding) => touches(finding.range, asked));
  const known = inspect(session, document).diagnostics;
  const actions = hit.flatMap((finding): CodeAction[] => {
    const range = toRange(document, finding.range);
    const diagnostics = known.filter((diagnostic) => isSame(diagnostic, finding, range));
    const quickFix = (title: Text, data: ActionData, isPreferred: boolean): CodeAction => ({
      title: title[language],
      kind: data.kind === 'ignore' ? IGNORE : CodeActionKind.QuickFix,
      diagnostics,
      ...(isPreferred ? { isPreferred } : {}),
      data,
      command: afterFix(title[language], data),
    });
    const at = {
      uri: document.uri,
      version: document.version,
      fingerprint: finding.fingerprint,
      start: finding.range.start,
    };
    const occurrences = session.findings
      .holding(finding.fingerprint)
      .reduce((sum, { items }) => sum + items.length, 0);
    const keyless = keylessFixOf({
      uri: document.uri,
      languageId: document.languageId,
      text: document.getText(),
      range: finding.range,
    });
    return [
      // The first advice comes first. The move stays the preferred one: the program runs on without a thing set up.
      ...(keyless === undefined ? [] : [quickFix(keyless.title, { kind: 'keyless', ...at }, false)]),
      ...(isEnvFile(document.uri)
        ? keepOutOfGit(session, document, diagnostics)
        : [quickFix(TITLES.move, { kind: 'move', ...at }, finding.severity !== 'info')]),
      ...(occurrences > 1
        ? [quickFix(moveEverywhere(occurrences), { kind: 'moveEverywhere', ...at }, false)]
        : []),
      ...toStore(session, document, range, diagnostics),
      quickFix(TITLES.ignore, { kind: 'ignore', ...at }, false),
      ...documentation(session, document, finding, diagnostics),
    ];
  });
  if (hit.length > 0 && shown.filter(isSure).length > 1) {
    actions.push({
      title: TITLES.moveFile[language],
      kind: CodeActionKind.QuickFix,
      diagnostics: [...known],
      ...fixAllBody(session, document, 'moveFile'),
    });
  }
  return actions;
}

/** In a `.env` file the value is where it belongs, but for git. */
function keepOutOfGit(session: Session, document: TextDocument, diagnostics: Diagnostic[]): CodeAction[] {
  if (!session.isTrusted() || !session.abilities.applyEdit) return [];
  const title = TITLES.untrack[session.language];
  const command = { title, command: COMMANDS.untrackEnv, arguments: [{ uri: document.uri }] };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred: true, command }];
}

/** A command rather than an edit: the value has to be in the store before the code changes. */
function toStore(
  session: Session,
  document: TextDocument,
  range: Range,
  diagnostics: Diagnostic[],
): CodeAction[] {
  if (!session.isTrusted() || !session.abilities.applyEdit) return [];
  const title = TITLES.store[session.language];
  const command = { title, command: COMMANDS.moveToStore, arguments: [{ uri: document.uri, range }] };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command }];
}

function documentation(
  session: Session,
  document: TextDocument,
  finding: Finding,
  diagnostics: Diagnostic[],
): CodeAction[] {
  const docs = session.detectorFor(document.uri).catalogue.get(finding.ruleId)?.docs;
  if (docs === undefined || !session.abilities.showDocument) return [];
  const title = TITLES.docs[session.language];
  const command = { title, command: COMMANDS.openDocumentation, arguments: [{ ruleId: finding.ruleId }] };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command }];
}

function fixAll(session: Session, document: TextDocument): CodeAction[] {
  if (shownFindings(session, document).filter(isSure).length === 0) return [];
  return [
    { title: TITLES.moveFile[session.language], kind: FIX_ALL, ...fixAllBody(session, document, 'moveFile') },
  ];
}

function fixAllBody(session: Session, document: TextDocument, kind: 'moveFile') {
  const data: ActionData = { kind, uri: document.uri, version: document.version };
  return { data, command: afterFix(TITLES.moveFile[session.language], data) };
}

const afterFix = (title: string, { uri, fingerprint }: ActionData) => ({
  title,
  command: COMMANDS.fixApplied,
  arguments: [{ uri, ...(fingerprint === undefined ? {} : { fingerprint }) }],
});

/** Builds the edit of a listed action; the action comes back without one where there is none to build. */
export async function resolveCodeAction(
  session: Session,
  pending: PendingFixes,
  action: CodeAction,
): Promise<CodeAction> {
  const data = parseData(action.data);
  if (data === undefined) return action;
  const document = session.documents.get(data.uri);
  if (document === undefined || document.version !== data.version) {
    session.log.info(`no edit: ${data.uri} has changed since the light bulb was shown`);
    pending.failed(data.uri, data.fingerprint, NOTHING_THERE);
    return action;
  }
  const built = await build(session, document, data);
  if (!built.ok) {
    session.log.info(`no edit: ${built.reason.en}`);
    pending.failed(data.uri, data.fingerprint, built.reason);
    return action;
  }
  if (built.plan !== undefined) pending.planned(data.uri, data.fingerprint, built.plan);
  return { ...action, edit: built.edit };
}

type Answer =
  | { readonly ok: true; readonly edit: WorkspaceEdit; readonly plan?: Extract<Built, { ok: true }>['plan'] }
  | { readonly ok: false; readonly reason: Text };

async function build(session: Session, document: TextDocument, data: ActionData): Promise<Answer> {
  const isAsked = (finding: Finding): boolean => finding.fingerprint === data.fingerprint;
  const isHere = (finding: Finding): boolean => isAsked(finding) && finding.range.start === data.start;
  switch (data.kind) {
    case 'keyless': {
      const finding = session.detect(document).findings.find(isHere);
      return finding === undefined
        ? { ok: false, reason: NOTHING_THERE }
        : buildKeyless(session, document, finding);
    }
    case 'move':
      return buildMove(session, [data.uri], isHere);
    case 'moveFile':
      return buildMove(
        session,
        [data.uri],
        (finding) => isSure(finding) && isShown(finding, session.settings()),
      );
    case 'moveEverywhere': {
      const others = session.findings.holding(data.fingerprint ?? '').map(({ uri }) => uri);
      return buildMove(session, [...new Set([data.uri, ...others])], isAsked);
    }
    case 'ignore': {
      const finding = session.detect(document).findings.find(isHere);
      return finding === undefined
        ? { ok: false, reason: NOTHING_THERE }
        : buildIgnore(session, document, finding);
    }
  }
}

/** Sure enough to be moved without a look at each one, and worth it: a key that is meant to be public stays. */
const isSure = ({ confidence, severity }: Finding): boolean =>
  (confidence === 'checksum' || confidence === 'format') && severity !== 'info';

function shownFindings(session: Session, document: TextDocument): readonly Finding[] {
  const settings = session.settings();
  return session.detect(document).findings.filter((finding) => isShown(finding, settings));
}

function isSame(diagnostic: Diagnostic, finding: Finding, range: Diagnostic['range']): boolean {
  return (
    diagnostic.code === finding.ruleId &&
    diagnostic.range.start.line === range.start.line &&
    diagnostic.range.start.character === range.start.character
  );
}

const KINDS: readonly ActionData['kind'][] = ['keyless', 'move', 'moveFile', 'moveEverywhere', 'ignore'];

function parseData(data: unknown): ActionData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { kind, uri, version, fingerprint, start } = data as Record<string, unknown>;
  const known = KINDS.find((name) => name === kind);
  if (known === undefined || typeof uri !== 'string' || typeof version !== 'number') return undefined;
  return {
    kind: known,
    uri,
    version,
    ...(typeof fingerprint === 'string' ? { fingerprint } : {}),
    ...(typeof start === 'number' ? { start } : {}),
  };
}
