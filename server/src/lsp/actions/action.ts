/**
 * What an entry of the light bulb is made of. Entries are listed from what is known (rule, fingerprint, version); an edit
 * is built on `codeAction/resolve` by looking at the document again.
 */
import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Text } from '../../detection/types.ts';
import { COMMANDS } from '../../protocol.ts';
import type { Built } from '../fixes.ts';
import type { Session } from '../session.ts';

/** One finding that the light bulb was asked about, in its document as it is now. */
export interface FindingContext {
  readonly session: Session;
  readonly document: TextDocument;
  readonly finding: Finding;
  readonly range: Range;
  /** The finding's own, as they are published. */
  readonly diagnostics: Diagnostic[];
}

/** Lists what can be done about a finding; nothing where it does not apply. */
export type FindingAction = (context: FindingContext) => readonly CodeAction[];

/** What a listed action needs to be built later. Comes back from the client: parsed, never trusted. */
export interface ActionData {
  readonly kind: string;
  readonly uri: string;
  readonly version: number;
  readonly fingerprint?: string;
  /** Where the finding starts: the same secret may stand in a document twice. */
  readonly start?: number;
  /** The way of a keyless edit (`SetupId`): what has to be set up for it is offered again once it is applied. */
  readonly setup?: string;
}

/** Builds the edit of a listed action. The document is at the version that the action was listed for. */
export type ActionBuilder = (session: Session, document: TextDocument, data: ActionData) => Promise<Built>;

/** @returns an action whose edit is built on resolve by the builder of that kind. */
export function deferred(
  { session, document, finding, diagnostics }: FindingContext,
  kind: string,
  title: Text,
  properties: Pick<CodeAction, 'isPreferred' | 'kind'> = {},
  more: Pick<ActionData, 'setup'> = {},
): CodeAction {
  const words = title[session.language];
  const data: ActionData = {
    kind,
    uri: document.uri,
    version: document.version,
    fingerprint: finding.fingerprint,
    start: finding.range.start,
    ...more,
  };
  return {
    title: words,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    ...properties,
    data,
    command: afterFix(words, data),
  };
}

/** @returns an action that runs a command of the server: for what is no edit, or not one before something else is done. */
export function commanded(
  { session, diagnostics }: Pick<FindingContext, 'session' | 'diagnostics'>,
  title: Text,
  command: string,
  argument: object,
  properties: Pick<CodeAction, 'isPreferred'> = {},
): CodeAction {
  const words = title[session.language];
  return {
    title: words,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    ...properties,
    command: { title: words, command, arguments: [argument] },
  };
}

/** @returns the command that a fix carries: it runs once the edit is applied. */
export const afterFix = (title: string, { uri, fingerprint, setup }: ActionData) => ({
  title,
  command: COMMANDS.fixApplied,
  arguments: [
    {
      uri,
      ...(fingerprint === undefined ? {} : { fingerprint }),
      ...(setup === undefined ? {} : { setup }),
    },
  ],
});

/** @returns the finding that an action was listed for, as the document has it now. */
export const findingOf = (
  session: Session,
  document: TextDocument,
  { fingerprint, start }: ActionData,
): Finding | undefined =>
  session
    .detect(document)
    .findings.find((finding) => finding.fingerprint === fingerprint && finding.range.start === start);

/** @returns undefined where it is nothing that was ever listed. */
export function parseActionData(data: unknown): ActionData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { kind, uri, version, fingerprint, start } = data as Record<string, unknown>;
  if (typeof kind !== 'string' || typeof uri !== 'string' || typeof version !== 'number') return undefined;
  return {
    kind,
    uri,
    version,
    ...(typeof fingerprint === 'string' ? { fingerprint } : {}),
    ...(typeof start === 'number' ? { start } : {}),
  };
}
