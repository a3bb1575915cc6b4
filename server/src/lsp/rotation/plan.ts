/** "Rotate this key": finds what is to be rotated and answers its steps in the person's language. */
import { basename } from 'node:path';
import { type RotationStep, rotationSteps } from '../../advice/rotation/checklist.ts';
import { rotationMarkdown } from '../../advice/rotation/markdown.ts';
import type { Rule, Text } from '../../detection/types.ts';
import type { Language } from '../../language.ts';
import type { RotationPlan } from '../../protocol.ts';
import { parseEnv } from '../../remediation/dotenv/parse.ts';
import { isEnvFile } from '../../remediation/envFiles.ts';
import { titleOf } from '../../report/describe.ts';
import { offersCheck } from '../checkKey.ts';
import { NOTHING_THERE, readDocument } from '../fixes.ts';
import { folderOf, type Session } from '../session.ts';
import { showText } from '../showText.ts';
import { tell } from '../tell.ts';

/** A key that is to be rotated, where it stands. */
interface Subject {
  readonly uri: string;
  readonly rule: Rule | undefined;
  readonly name: string | undefined;
  readonly fingerprint: string | undefined;
  readonly isCheckable: boolean;
}

const A_KEY: Text = { en: 'Key', ja: 'キー' };

/** @param params `{ uri, fingerprint }` of a finding or `{ uri, name }` of a `.env` entry, as they came. */
export async function planRotation(session: Session, params: unknown): Promise<RotationPlan> {
  const subject = await subjectOf(session, params);
  if (subject === undefined) return { ok: false, reason: NOTHING_THERE[session.language] };
  const { language } = session;
  const { uri, rule, name, fingerprint, isCheckable } = subject;
  const file = shownPath(session, uri);
  const place = isEnvFile(uri) ? 'env' : 'code';
  const history = historyOf(session, uri, fingerprint);
  const steps = rotationSteps({ rule, name, file, place, isCheckable, history });
  const title = `${rule === undefined ? A_KEY[language] : titleOf(rule, language)} (${name === undefined ? file : `${name}, ${file}`})`;
  return {
    ok: true,
    id: `${uri}#${name ?? fingerprint ?? ''}`,
    title,
    uri,
    ...(name === undefined ? {} : { name }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    steps: steps.map((step) => worded(step, language)),
    markdown: rotationMarkdown(title, steps, language),
  };
}

/** The command of clients that know only LSP: the steps as a document to tick off. */
export async function showRotation(session: Session, argument: unknown): Promise<null> {
  const plan = await planRotation(session, argument);
  if (plan.ok) await showText(session, 'rotation.md', plan.markdown);
  else tell(session, 'warning', { en: plan.reason, ja: plan.reason });
  return null;
}

function worded({ id, title, parts, url, deed }: RotationStep, language: Language) {
  return {
    id,
    title: title[language],
    parts: parts.map(({ text, command }) => ({
      text: text[language],
      ...(command === undefined ? {} : { command }),
    })),
    ...(url === undefined ? {} : { url }),
    ...(deed === undefined ? {} : { deed }),
  };
}

async function subjectOf(session: Session, params: unknown): Promise<Subject | undefined> {
  if (typeof params !== 'object' || params === null) return undefined;
  const { uri, name, fingerprint } = params as Record<string, unknown>;
  const read = typeof uri === 'string' ? await readDocument(session, uri) : undefined;
  if (read === undefined) return undefined;
  const { document } = read;
  const { detect, catalogue } = session.detectorFor(document.uri);
  const { languageId } = document;
  const { findings } = detect(document.getText(), { uri: document.uri, languageId });
  const entries = isEnvFile(document.uri) ? parseEnv(document.getText()) : [];
  const finding = findings.find(
    ({ range, ...candidate }) =>
      candidate.fingerprint === fingerprint ||
      entries.some(
        (entry) =>
          entry.name === name && entry.valueRange.start <= range.start && range.end <= entry.valueRange.end,
      ),
  );
  const entry =
    entries.find((candidate) => candidate.name === name) ??
    entries.find(
      ({ valueRange }) =>
        finding !== undefined &&
        valueRange.start <= finding.range.start &&
        finding.range.end <= valueRange.end,
    );
  if (finding === undefined && entry === undefined) return undefined;
  return {
    uri: document.uri,
    rule: finding && catalogue.get(finding.ruleId),
    name: entry?.name,
    fingerprint: finding?.fingerprint,
    isCheckable: finding !== undefined && offersCheck(session, finding),
  };
}

/** What git has said of the key so far. */
function historyOf(
  { standings }: Session,
  uri: string,
  fingerprint: string | undefined,
): 'committed' | 'pushed' | undefined {
  const standing = fingerprint === undefined ? undefined : standings.of(uri, fingerprint);
  if (standing === undefined) return undefined;
  return standing.pushedTo === undefined ? 'committed' : 'pushed';
}

/** The path below the workspace folder; the name alone outside. */
function shownPath(session: Session, uri: string): string {
  const folder = folderOf(session, uri);
  const path = folder === undefined ? undefined : uri.slice(folder.uri.replace(/\/$/, '').length + 1);
  return decodeURIComponent(path ?? basename(uri));
}
