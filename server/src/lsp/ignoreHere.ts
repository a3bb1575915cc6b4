/**
 * "Not a secret: ignore here": a mark with its reason at the end of the line, in the language's own comment syntax; where
 * there is no room for a comment, an entry in the folder's `.kagimori.json`.
 */
import { join, relative, sep } from 'node:path';
import { applyEdits, modify, parse } from 'jsonc-parser';
import { CodeActionKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Notice } from '../advice/notice.ts';
import { createFingerprint, identityOf } from '../detection/fingerprint.ts';
import { readSecret } from '../detection/mask.ts';
import type { Finding, Span, Text } from '../detection/types.ts';
import type { IgnoreScope } from '../protocol.ts';
import type { DocumentEdit, EditPlan, FileCreation } from '../remediation/plan.ts';
import { placeOf } from '../workspace/archives/entryUri.ts';
import { languageIdOf } from '../workspace/languageId.ts';
import { pathOf, uriOf } from '../workspace/project.ts';
import { isPacked } from './archiveFiles.ts';
import { asComment } from './commentSyntax.ts';
import { editOf, readDocument } from './fixes.ts';
import { folderOf, type Session } from './session.ts';

/** A quick fix that settles a finding without changing what it is about: a client can ask for these alone. */
export const IGNORE = `${CodeActionKind.QuickFix}.kagimori.ignore`;

const CONFIG_FILE = '.kagimori.json';

const TITLE: Text = { en: 'Ignore here', ja: 'ここでは無視する' };
const NO_ROOM: Text = {
  en: 'There is no room for a mark here, and no folder that could hold .kagimori.json.',
  ja: 'ここには印を付けられず、.kagimori.json を置けるフォルダーもありません。',
};
const NOT_TRUSTED: Text = {
  en: 'There is no room for a mark here, and .kagimori.json does not count in a workspace that is not trusted.',
  ja: 'ここには印を付けられません。また、信頼されていないワークスペースでは .kagimori.json は使われません。',
};

/** What is settled: where it stands, by what it is known again, and why. */
interface Settled {
  readonly range: Span;
  /** From which the fingerprint is made. */
  readonly identity: string;
  readonly reason: string;
  /** `YYYY-MM-DD`: the last day on which it is settled. */
  readonly until?: string;
  /** What an entry of the configuration is about, rather than a mark: its fingerprint, paths, rules. */
  readonly entry?: Readonly<Record<string, readonly string[]>>;
}

/** How a person wants a finding settled. */
export interface Ignoring {
  readonly scope: IgnoreScope;
  readonly reason: string;
  readonly until?: string;
}

const HERE: Ignoring = { scope: 'here', reason: 'not a secret' };

/** @param finding as it stands in the document now; @param version of the document, null where it is closed. */
export function buildIgnore(
  session: Session,
  document: TextDocument,
  finding: Finding,
  { scope, reason, until }: Ignoring = HERE,
  version: number | null = document.version,
) {
  const identity = readSecret(document.getText(), finding);
  const term = until === undefined ? {} : { until };
  const entry =
    scope === 'here' ? {} : { entry: entryOf(scope, session, document, finding.ruleId, identity) };
  return settle(session, document, { range: finding.range, identity, reason, ...term, ...entry }, version);
}

/** @param notice about rights, as it stands in the document now. */
export function buildAccept(session: Session, document: TextDocument, { id, range, whole = range }: Notice) {
  const identity = identityOf(document.getText(), { ruleId: id, whole });
  return settle(session, document, { range, identity, reason: 'accepted' });
}

async function settle(
  session: Session,
  document: TextDocument,
  settled: Settled,
  version: number | null = document.version,
) {
  const takesMark = settled.entry === undefined && !isPacked(document.uri);
  const marked = takesMark ? withMark(document, settled, version) : undefined;
  const change = marked ?? (await inConfiguration(session, document, settled));
  if (change === undefined)
    return { ok: false as const, reason: session.isTrusted() ? NO_ROOM : NOT_TRUSTED };
  const plan: EditPlan = { title: TITLE, changes: [change], names: [], notes: [] };
  return editOf(session, { ok: true, plan, leftAlone: 0 });
}

/** @returns undefined where the language has no comments, or the value spans several lines. */
function withMark(
  document: TextDocument,
  { range, reason, until }: Settled,
  version: number | null,
): DocumentEdit | undefined {
  const term = until === undefined ? '' : `until=${until} `;
  // What ends a comment has no place in one.
  const words = reason.replace(/[\r\n]+|\*\/|-->|\?>/g, ' ').trim();
  const mark = `kagimori:allow ${term}${words}`;
  // An editor without the language takes its files for plain text.
  const comment = asComment(document.languageId, mark) ?? asComment(languageIdOf(document.uri), mark);
  const { line } = document.positionAt(range.start);
  if (comment === undefined || document.positionAt(range.end).line !== line) return undefined;
  const text = document.getText();
  const start = document.offsetAt({ line, character: 0 });
  const written = text.slice(start, document.offsetAt({ line: line + 1, character: 0 })).trimEnd();
  // What follows a backslash at the end of a line belongs to the next one: a comment would break it.
  if (written.endsWith('\\')) return undefined;
  const at = start + written.length;
  return {
    kind: 'edit',
    uri: document.uri,
    version,
    text,
    replacements: [{ range: { start: at, end: at }, newText: ` ${comment}`, annotation: 'allow' }],
  };
}

/** What an entry of the configuration is about. */
function entryOf(
  scope: Exclude<IgnoreScope, 'here'>,
  session: Session,
  document: TextDocument,
  ruleId: string,
  identity: string,
): Settled['entry'] {
  if (scope === 'value') return { fingerprints: [createFingerprint()(identity)] };
  const root = pathOf(folderOf(session, document.uri)?.uri ?? '') ?? '';
  const path = relative(root, placeOf(document.uri) ?? '').replaceAll(sep, '/');
  // In the syntax of .gitignore: what is special there is meant as it stands.
  const paths = [`/${path.replace(/[\\*?[\]!#]/g, '\\$&')}`];
  return scope === 'file' ? { paths } : { paths, rules: [ruleId] };
}

/** The fingerprint under the public key: the file is shared, the editor's own key is not. */
async function inConfiguration(
  session: Session,
  document: TextDocument,
  { identity, reason, until, entry: about }: Settled,
): Promise<DocumentEdit | FileCreation | undefined> {
  const folder = folderOf(session, document.uri);
  const root = folder && pathOf(folder.uri);
  if (root === undefined || !session.isTrusted()) return undefined;
  const entry = {
    ...(about ?? { fingerprints: [createFingerprint()(identity)] }),
    reason,
    ...(until === undefined ? {} : { until }),
  };
  const uri = uriOf(join(root, CONFIG_FILE));
  const read = await readDocument(session, uri);
  if (read === undefined) {
    return {
      kind: 'create',
      uri,
      text: `${JSON.stringify({ allow: [entry] }, null, 2)}\n`,
      annotation: 'allow',
    };
  }
  const text = read.document.getText();
  const value: unknown = parse(text);
  const hasList =
    typeof value === 'object' && value !== null && 'allow' in value && Array.isArray(value.allow);
  const edits = modify(text, hasList ? ['allow', -1] : ['allow'], hasList ? entry : [entry], {
    isArrayInsertion: hasList,
    formattingOptions: {
      insertSpaces: !/^\t/m.test(text),
      tabSize: 2,
      eol: text.includes('\r\n') ? '\r\n' : '\n',
    },
  });
  const replacements = edits.map(({ offset, length, content }) => ({
    range: { start: offset, end: offset + length },
    newText: content,
    annotation: 'allow' as const,
  }));
  // A file that is no JSON cannot be added to.
  if (replacements.length === 0 || applyEdits(text, edits) === text) return undefined;
  return { kind: 'edit', uri, version: read.version, text, replacements };
}
