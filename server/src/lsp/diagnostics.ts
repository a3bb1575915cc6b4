/** Findings become diagnostics: pushed shortly after each change, taken back when a document closes. */
import type { Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { EXPOSURE_PAGE, exposureNotice, exposureStep, isPublic, raised } from '../advice/exposure.ts';
import { type Age, ageFacts } from '../advice/standing.ts';
import { type Finding, type Rule, SEVERITIES, type Text } from '../detection/types.ts';
import type { Language } from '../language.ts';
import { FINDINGS_NOTIFICATION, type FindingItem, type FindingsParams } from '../protocol.ts';
import { docsOf, messageOf } from '../report/describe.ts';
import { livenessFacts } from '../report/liveness.ts';
import { toRange } from './convert.ts';
import { exposureAt, SECRET_IN_CLIENT } from './exposures.ts';
import { toItem } from './findings.ts';
import { LEVEL } from './levels.ts';
import { guarded } from './log.ts';
import { noticeDiagnostics } from './notices.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import { ageIn } from './standingStore.ts';
import { type Verdict, verdictText } from './verdicts.ts';

/** Whether the person wants to see findings of this severity. */
export function isShown(finding: Pick<Finding, 'severity'>, settings: Settings): boolean {
  return SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(settings.minSeverity);
}

/** What the surroundings know of a finding. */
interface Known {
  /** What the document ends up in, where users are given it: then `.env` is no first step. */
  readonly into?: Text | undefined;
  /** How long it has stood in git, where that is known. */
  readonly age?: Age | undefined;
  /** What its provider said, where a person had it asked. */
  readonly verdict?: Verdict | undefined;
}

/** @returns the diagnostic of a finding; undefined where its severity is muted. */
function toDiagnostic(
  finding: Finding,
  rule: Rule,
  range: Diagnostic['range'],
  settings: Settings,
  language: Language,
  { into, age, verdict }: Known = {},
): Diagnostic | undefined {
  const loudness = settings.loudness[finding.severity];
  if (loudness === 'none') return undefined;
  // What is meant to be seen may stand in git.
  const standing = isPublic(rule) ? undefined : age;
  const saysRevoke = standing?.pushedTo !== undefined;
  const known = [
    ...(standing === undefined ? [] : [standing.text]),
    ...(verdict === undefined ? [] : [verdictText(verdict)]),
  ];
  return {
    range,
    severity: LEVEL[loudness],
    source: 'kagimori',
    code: finding.ruleId,
    codeDescription: { href: docsOf(rule) },
    message: messageOf(finding, rule, language, {
      first: into && exposureStep(saysRevoke),
      known,
      saysRevoke,
    }),
    data: {
      fingerprint: finding.fingerprint,
      ...(age === undefined ? {} : { age: ageFacts(age) }),
      ...(verdict === undefined ? {} : { liveness: livenessFacts(verdict.told, language) }),
    },
  };
}

/** One document's findings, ready to be sent. */
export interface Shown {
  readonly diagnostics: readonly Diagnostic[];
  readonly items: readonly FindingItem[];
}

const NOTHING: Shown = { diagnostics: [], items: [] };

/** Detects and describes: pure but for the session's cache. */
export function inspect(session: Session, document: TextDocument): Shown {
  const settings = session.settings();
  const { catalogue } = session.detectorFor(document.uri);
  const diagnostics: Diagnostic[] = [];
  const items: FindingItem[] = [];
  for (const finding of session.detect(document).findings) {
    const rule = catalogue.get(finding.ruleId);
    if (rule === undefined || !isShown(finding, settings)) continue;
    const range = toRange(document, finding.range);
    const age = ageIn(session, document.uri, finding.fingerprint);
    const into = exposureAt(session, document, finding, rule);
    const verdict = session.verdicts.of(finding.fingerprint);
    diagnostics.push(...findingDiagnostics(session, finding, rule, range, { into, age }));
    items.push(toItem(finding, rule, range, session.language, { age, verdict }));
  }
  return { diagnostics, items };
}

/** @returns all that is said of a finding: of the key and, where users are given it, of the place. */
export function findingDiagnostics(
  session: Session,
  finding: Finding,
  rule: Rule,
  range: Diagnostic['range'],
  known: Pick<Known, 'into' | 'age'>,
): readonly Diagnostic[] {
  const settings = session.settings();
  const verdict = session.verdicts.of(finding.fingerprint);
  const diagnostic = toDiagnostic(finding, rule, range, settings, session.language, { ...known, verdict });
  return [
    ...(diagnostic === undefined ? [] : [diagnostic]),
    ...(known.into === undefined ? [] : inClient(finding, range, known.into, settings, session.language)),
  ];
}

/** The diagnostic of its own about the place: no finding, and a step louder than the one of the key. */
function inClient(
  { severity }: Finding,
  range: Diagnostic['range'],
  into: Text,
  { loudness }: Settings,
  language: Language,
): readonly Diagnostic[] {
  const loud = loudness[raised(severity)];
  if (loud === 'none') return [];
  return [
    {
      range,
      severity: LEVEL[loud],
      source: 'kagimori',
      code: SECRET_IN_CLIENT,
      codeDescription: { href: EXPOSURE_PAGE },
      message: exposureNotice(into)[language],
    },
  ];
}

export interface Diagnostics {
  /** Looks at a document at once: it was just opened. */
  now(document: TextDocument): void;
  /** Looks at a document after the debounce; calls in between replace each other. */
  schedule(document: TextDocument): void;
  /** Looks at every open document again, at once: settings or configuration have changed. */
  refresh(): void;
  /** Sets what is wrong with a file beside its findings (a configuration file), in place of what was said before. */
  setProblems(uri: string, problems: readonly Diagnostic[]): void;
  /** Publishes what a scan found in a document that is not open. */
  publishClosed(uri: string, shown: Shown): void;
  /** Takes back everything about a document. */
  clear(uri: string): void;
  dispose(): void;
}

export function createDiagnostics(session: Session): Diagnostics {
  /** By URI: the version whose diagnostics the client has. */
  const published = new Map<string, number>();
  /** By URI: what is wrong beside the findings. */
  const problems = new Map<string, readonly Diagnostic[]>();
  /** By URI: what a scan said of a document that is not open. */
  const closed = new Map<string, Shown>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  const send = (uri: string, shown: Shown, version?: number): void => {
    const known = session.findings.get(uri);
    session.findings.set(uri, shown.items);
    void session.connection.sendDiagnostics({
      uri,
      ...(version === undefined ? {} : { version }),
      diagnostics: [...shown.diagnostics, ...(problems.get(uri) ?? [])],
    });
    // Most key strokes change nothing of it.
    if (JSON.stringify(known) === JSON.stringify(shown.items)) return;
    const params: FindingsParams = { documents: [{ uri, findings: shown.items }] };
    void session.connection.sendNotification(FINDINGS_NOTIFICATION, params);
  };

  const publish = (uri: string): void => {
    waiting.delete(uri);
    const document = session.documents.get(uri);
    if (document === undefined || session.isUndecided(uri)) return;
    // An error leaves the last good result standing.
    void guarded(
      session.log,
      'diagnostics',
      () => undefined,
      () => {
        const shown = inspect(session, document);
        const diagnostics = [...shown.diagnostics, ...noticeDiagnostics(session, document)];
        send(uri, { ...shown, diagnostics }, document.version);
        published.set(uri, document.version);
      },
    );
  };

  const cancel = (uri: string): void => {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
  };

  return {
    now({ uri }) {
      cancel(uri);
      publish(uri);
    },
    schedule({ uri, version }) {
      // A document that was just opened also counts as changed.
      if (published.get(uri) === version) return;
      cancel(uri);
      waiting.set(uri, setTimeout(publish, session.settings().debounceMs, uri));
    },
    refresh() {
      for (const { uri } of session.documents.all()) {
        cancel(uri);
        publish(uri);
      }
    },
    setProblems(uri, found) {
      if (found.length === 0 && !problems.has(uri)) return;
      if (found.length === 0) problems.delete(uri);
      else problems.set(uri, found);
      if (session.documents.get(uri) === undefined) send(uri, closed.get(uri) ?? NOTHING);
      else publish(uri);
    },
    publishClosed(uri, shown) {
      closed.set(uri, shown);
      send(uri, shown);
    },
    clear(uri) {
      cancel(uri);
      published.delete(uri);
      closed.delete(uri);
      send(uri, NOTHING);
    },
    dispose() {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
