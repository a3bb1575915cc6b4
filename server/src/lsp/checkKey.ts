/**
 * "Check this key with its provider": asks, when a person has agreed to the host, and says what came of it. Nothing is
 * kept. A client that knows only LSP is asked by `window/showMessageRequest`.
 */
import { type CancellationToken, type Position, Range } from 'vscode-languageserver';
import type { Finding, Rule, Span, Text } from '../detection/types.ts';
import type { KeyCheck } from '../liveness/types.ts';
import type { CheckedKey } from '../protocol.ts';
import { parseEnv } from '../remediation/dotenv/parse.ts';
import { isEnvFile } from '../remediation/envFiles.ts';
import { titleOf } from '../report/describe.ts';
import { livenessText } from '../report/liveness.ts';
import { askProvider, isCheckable, type Question, questionOf } from '../workspace/checkKey.ts';
import { toSpan, touches } from './convert.ts';
import { credentialsIn } from './envEntries.ts';
import { NOTHING_THERE, readDocument } from './fixes.ts';
import { routeOf } from './route.ts';
import type { Session } from './session.ts';
import { tell } from './tell.ts';

const WORDS = {
  untrusted: {
    en: 'This workspace is not trusted, so no key that stands in it is sent anywhere.',
    ja: 'このワークスペースは信頼されていないため、含まれるキーをどこにも送信しません。',
  },
  changed: {
    en: 'The key or its host is no longer what you agreed to: ask again.',
    ja: '同意した内容からキーまたは送信先が変わりました。もう一度実行してください。',
  },
  send: { en: 'Send', ja: '送信する' },
  cancel: { en: 'Cancel', ja: 'キャンセル' },
  kept: {
    en: 'The key is not kept. What comes of it is told here until the editor closes, and stored nowhere.',
    ja: 'キーは保存しません。結果はエディターを閉じるまで表示し、どこにも保存しません。',
  },
  stays: {
    en: 'The key itself is not sent, only the names that stand beside it.',
    ja: 'キー自体は送信せず、そばに書かれた名前だけを送ります。',
  },
  inPath: {
    en: 'This provider takes the key in the address alone, which logs on the way may keep.',
    ja: 'この発行元はキーを URL でしか受け取らないため、経路上のログに残ることがあります。',
  },
  elsewhere: {
    en: 'This is not the host of the provider: "kagimori.check.baseUrls" names it.',
    ja: '発行元のホストではありません（kagimori.check.baseUrls の設定によります）。',
  },
  seen: {
    en: 'The owner may see the call in their log.',
    ja: '呼び出しは持ち主のログに残ることがあります。',
  },
  beside: {
    en: 'It was asked together with the name that stands beside it: if that belongs to another key, this one may still be live.',
    ja: 'そばに書かれた名前と組み合わせて問い合わせました。名前が別のキーのものなら、このキーは有効な場合があります。',
  },
  own: {
    en: 'If it belongs to a server of your own or to another region, name that in "kagimori.check.baseUrls".',
    ja: '自社サーバーや別リージョンのキーであれば、そのアドレスを kagimori.check.baseUrls に設定してください。',
  },
} satisfies Record<string, Text>;

const question = (title: string, host: string): Text => ({
  en: `Send this ${title} to ${host}?`,
  ja: `この${title}を ${host} に送信しますか？`,
});
const questionWithoutKey = (title: string, host: string): Text => ({
  en: `Ask ${host} about this ${title}?`,
  ja: `この${title}について ${host} に問い合わせますか？`,
});

/** Whether "check this key" is offered for a finding. */
export const offersCheck = (session: Session, finding: Finding): boolean =>
  session.isTrusted() && isCheckable(finding);

/** @param argument a `CheckKey` from the client: parsed, never trusted */
export async function checkKey(
  session: Session,
  argument: unknown,
  token: CancellationToken,
): Promise<CheckedKey> {
  const { language } = session;
  const refused = (reason: Text): CheckedKey => ({ ok: false, message: reason[language] });
  const request = parseRequest(argument);
  if (request === undefined) return refused(NOTHING_THERE);
  if (!session.isTrusted()) return refused(WORDS.untrusted);
  const found = await keyAt(session, request);
  if (found === undefined) return refused(NOTHING_THERE);
  const asked = questionOf(found.text, found.finding, {
    now: session.host.now(),
    baseUrls: session.settings().checkBaseUrls,
  });
  if (!asked.ok) return refused(asked.reason);

  const { host, check } = asked.question;
  const title = titleOf(found.rule, language);
  const ask = check.keyStays === true ? questionWithoutKey : question;
  const consent = {
    host,
    question: ask(title, host)[language],
    notes: notesOf(asked.question).map((note) => note[language]),
  };
  if (request.preview) return { ok: true, step: 'ask', ...consent };
  const isPlain = request.consent === undefined;
  if (!isPlain && request.consent !== host) return refused(WORDS.changed);
  if (isPlain) {
    const [send, cancel] = [{ title: WORDS.send[language] }, { title: WORDS.cancel[language] }];
    const message = [consent.question, ...consent.notes].join(' ');
    const answer = await session.connection.window.showWarningMessage(message, send, cancel);
    if (answer?.title !== send.title) return { ok: false, message: '' };
  }

  const abort = new AbortController();
  const cancelled = token.onCancellationRequested(() => abort.abort());
  const way = { signal: abort.signal, route: await routeOf(session) };
  const checked = await askProvider(session.host, asked.question, way).finally(() => cancelled.dispose());
  // What says nothing takes no earlier verdict away.
  if (checked.state !== 'unknown') {
    session.verdicts.set(found.finding.fingerprint, { told: checked, at: session.host.now() });
  }
  const hints = checked.state === 'dead' ? hintsOf(check) : [];
  const message = [livenessText(checked, language), ...hints.map((hint) => hint[language])].join(
    language === 'ja' ? '' : ' ',
  );
  if (isPlain) tell(session, checked.state === 'live' ? 'warning' : 'info', { en: message, ja: message });
  const { state, account, scopes, expires } = checked;
  const { manageUrl } = found.rule;
  return {
    ok: true,
    step: 'told',
    state,
    host,
    message,
    ...(account === undefined ? {} : { account }),
    ...(scopes === undefined ? {} : { scopes }),
    ...(expires === undefined ? {} : { expires }),
    ...(manageUrl === undefined || (state !== 'live' && state !== 'limited') ? {} : { manageUrl }),
  };
}

/** Why a key that was refused may be live all the same. */
function hintsOf({ selfHosted, beside = {} }: KeyCheck): readonly Text[] {
  return [
    ...(selfHosted === true ? [WORDS.own] : []),
    ...(Object.keys(beside).some((name) => name !== 'host') ? [WORDS.beside] : []),
  ];
}

function notesOf({ check, isElsewhere }: Question): readonly Text[] {
  return [
    ...(isElsewhere ? [WORDS.elsewhere] : []),
    ...(check.inPath === true ? [WORDS.inPath] : []),
    ...(check.keyStays === true ? [WORDS.stays] : [check.note ?? WORDS.seen, WORDS.kept]),
  ];
}

interface Request {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly preview: boolean;
  readonly consent: string | undefined;
}

function parseRequest(argument: unknown): Request | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, range, preview, consent } = argument as Record<string, unknown>;
  if (typeof uri !== 'string' || !Range.is(range)) return undefined;
  return {
    uri,
    range,
    preview: preview === true,
    consent: typeof consent === 'string' ? consent : undefined,
  };
}

/**
 * The first finding that touches the range, in the document as it is now; in a `.env` file the one of the entry, marked or
 * not: a value that is at home can be asked about, too.
 */
async function keyAt(
  session: Session,
  { uri, range }: Request,
): Promise<{ readonly text: string; readonly finding: Finding; readonly rule: Rule } | undefined> {
  const read = await readDocument(session, uri);
  if (read === undefined) return undefined;
  const { document } = read;
  const span = toSpan(document, range);
  const finding = isEnvFile(uri)
    ? ofEntry(document.getText(), span, credentialsIn(session, document))
    : session.detect(document).findings.find((one) => touches(one.range, span));
  const rule = finding && session.detectorFor(uri).catalogue.get(finding.ruleId);
  return finding && rule && { text: document.getText(), finding, rule };
}

/** @returns the credential of the entries that a span touches. */
function ofEntry(text: string, span: Span, findings: readonly Finding[]): Finding | undefined {
  const values = parseEnv(text)
    .filter((entry) => touches(entry.range, span))
    .map(({ valueRange }) => valueRange);
  return findings.find(({ range }) => values.some((value) => touches(value, range)));
}
