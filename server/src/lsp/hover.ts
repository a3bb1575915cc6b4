/** Hover over a finding: what it is, everything that speaks for and against it, and what to do. */
import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { adviceFor } from '../advice/advice.ts';
import type { Advice } from '../advice/types.ts';
import type { Finding, Rule, Span, Text } from '../detection/types.ts';
import type { Language } from '../language.ts';
import { COMMANDS } from '../protocol.ts';
import { docsOf, SEVERITY_NAMES, titleOf } from '../report/describe.ts';
import { offersCheck } from './checkKey.ts';
import { placesOf, toRange } from './convert.ts';
import { isShown } from './diagnostics.ts';
import { exposureAt } from './exposures.ts';
import { rotationAt } from './notices.ts';
import { referenceHover } from './references.ts';
import type { Session } from './session.ts';
import { ageIn } from './standingStore.ts';
import { verdictText } from './verdicts.ts';

const WORDS = {
  shown: { en: 'Value', ja: '値' },
  severity: { en: 'Severity', ja: '深刻度' },
  reasons: { en: 'Why it was found', ja: '検出した理由' },
  against: { en: 'against it', ja: '反対の根拠' },
  lifetime: { en: 'Lifetime', ja: '有効期間' },
  manage: { en: 'Revoke or restrict it', ja: '失効・制限の管理画面' },
  more: { en: 'How', ja: '手順' },
  docs: { en: 'Documentation', ja: 'ドキュメント' },
  check: { en: 'Check this key with its provider…', ja: 'このキーが有効か発行元に確認する…' },
} satisfies Record<string, Text>;

const CHECKED = (minutes: number): Text =>
  minutes < 1
    ? { en: '(checked just now)', ja: '（確認: たった今）' }
    : { en: `(checked ${minutes} min ago)`, ja: `（確認: ${minutes} 分前）` };

/** @returns the hover of the finding at a position, if one stands there. */
export async function hover(
  session: Session,
  { textDocument, position }: HoverParams,
): Promise<Hover | null> {
  const settings = session.settings();
  const document = session.documents.get(textDocument.uri);
  if (document === undefined || !settings.hover) return null;
  const offset = document.offsetAt(position);
  const isThere = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  const finding = session
    .detect(document)
    .findings.find((found) => placesOf(found).some(isThere) && isShown(found, settings));
  const rule = finding && session.detectorFor(document.uri).catalogue.get(finding.ruleId);
  if (finding === undefined || rule === undefined)
    return rotationHover(session, document, offset) ?? referenceHover(session, document, offset);
  const exposure = exposureAt(session, document, finding, rule);
  const { uri, languageId } = document;
  const place = { uri, languageId, text: document.getText(), range: finding.range };
  const age = ageIn(session, document.uri, finding.fingerprint);
  const advice = adviceFor({ finding, rule, place, exposure, age });
  const check = checkLink(session, document, finding);
  const [title = '', ...rest] = describe(finding, rule, advice, session.language);
  const lines = [title, ...verdictLine(session, finding), ...rest, ...check];
  const contents = session.abilities.hoverMarkdown
    ? { kind: MarkupKind.Markdown, value: lines.join('\n\n') }
    : { kind: MarkupKind.PlainText, value: lines.join('\n').replace(/^ *```(?:sh)?\n|\*\*|`/gm, '') };
  return { contents, range: toRange(document, placesOf(finding).find(isThere) ?? finding.range) };
}

/** What the provider said, first of all: a live key is revoked before anything else is read. */
function verdictLine({ verdicts, language, host }: Session, { fingerprint }: Finding): string[] {
  const verdict = verdicts.of(fingerprint);
  if (verdict === undefined) return [];
  const minutes = Math.floor((host.now() - verdict.at) / 60_000);
  return [`**${verdictText(verdict)[language]}** ${CHECKED(minutes)[language]}`];
}

/** One click to the question whether it may be sent: for clients that follow links to commands. */
function checkLink(session: Session, document: TextDocument, finding: Finding): string[] {
  if (!session.commandLinks || !session.abilities.hoverMarkdown || !offersCheck(session, finding)) return [];
  const at = { uri: document.uri, range: toRange(document, finding.range) };
  const argument = encodeURIComponent(JSON.stringify([at]));
  return [`[${WORDS.check[session.language]}](command:${COMMANDS.checkKey}?${argument})`];
}

/** The name of an entry that carries notes about its life. */
function rotationHover(session: Session, document: TextDocument, offset: number): Hover | null {
  const lines = rotationAt(session, document, offset).map((text) => text[session.language]);
  return lines.length === 0 ? null : { contents: { kind: MarkupKind.PlainText, value: lines.join('\n') } };
}

function describe(finding: Finding, rule: Rule, advice: readonly Advice[], language: Language): string[] {
  const reasons = finding.evidence.map(
    ({ text, supports }) => `${text[language]}${supports ? '' : ` (${WORDS.against[language]})`}`,
  );
  const links = [
    ...(rule.manageUrl === undefined ? [] : [`[${WORDS.manage[language]}](${rule.manageUrl})`]),
    `[${WORDS.docs[language]}](${docsOf(rule)})`,
  ];
  return [
    `**${titleOf(rule, language)}** (${WORDS.shown[language]}: \`${finding.redacted}\`)`,
    `${WORDS.severity[language]}: ${SEVERITY_NAMES[finding.severity][language]}`,
    ...(reasons.length === 0
      ? []
      : [`${WORDS.reasons[language]}: ${reasons.join(language === 'ja' ? '、' : '; ')}`]),
    ...(rule.lifetime === undefined ? [] : [`${WORDS.lifetime[language]}: ${rule.lifetime[language]}`]),
    advice.map((piece, index) => adviceLines(piece, index + 1, language)).join('\n'),
    links.join(' · '),
  ];
}

/** One piece of advice as an item of a list, what has to be set up for it below. */
function adviceLines({ text, steps, url }: Advice, number: number, language: Language): string {
  const more = url === undefined ? '' : ` [${WORDS.more[language]}](${url})`;
  const below = steps.map(
    ({ text: step, command }) => `   - ${step[language]}${command === undefined ? '' : commandIn(command)}`,
  );
  return [`${number}. ${text[language]}${more}`, ...below].join('\n');
}

/** A command of several lines is shown as they are, so that it can be copied from the hover. */
function commandIn(command: string): string {
  if (!command.includes('\n')) return ` \`${command}\``;
  const lines = ['```sh', ...command.split('\n'), '```'];
  return `\n${lines.map((line) => `     ${line}`).join('\n')}`;
}
