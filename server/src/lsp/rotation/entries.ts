/** The entries of a `.env` file with what their notes, or their values themselves, say of their end. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  notesOfLives,
  type RotationNote,
  rotationNotes,
  rotationText,
} from '../../advice/rotation/envNotes.ts';
import type { Finding } from '../../detection/types.ts';
import type { RotationEntry } from '../../protocol.ts';
import { parseEnv } from '../../remediation/dotenv/parse.ts';
import { titleOf } from '../../report/describe.ts';
import { isCheckable } from '../../workspace/checkKey.ts';
import { toRange } from '../convert.ts';
import { credentialsIn } from '../envEntries.ts';
import type { Session } from '../session.ts';

type Around = Pick<Session, 'settings' | 'host' | 'detectorFor' | 'language' | 'isTrusted'>;

/** @returns every date that counts for an entry, in the order of the file. */
export function notesIn(session: Around, document: TextDocument): readonly RotationNote[] {
  return notesOf(session, document, credentialsIn(session, document));
}

function notesOf(
  { settings, host }: Around,
  document: TextDocument,
  findings: readonly Finding[],
): readonly RotationNote[] {
  const text = document.getText();
  const request = { text, now: host.now(), maxAgeDays: settings().maxAgeDays };
  const notes = rotationNotes(request);
  const lives = new Map<string, number>();
  for (const { name, valueRange } of parseEnv(text)) {
    const life = findings.find(
      ({ range }) => range.start >= valueRange.start && range.end <= valueRange.end,
    )?.life;
    if (life?.end !== undefined && life.of === undefined) lives.set(name, life.end);
  }
  return [...notes, ...notesOfLives(request, lives, notes)];
}

/** @returns the entries that have a date, and the credentials that have none. */
export function entriesIn(session: Around, document: TextDocument): readonly RotationEntry[] {
  const text = document.getText();
  const findings = credentialsIn(session, document);
  const notes = notesOf(session, document, findings);
  const { catalogue } = session.detectorFor(document.uri);
  const { maxAgeDays } = session.settings();
  return parseEnv(text).flatMap(({ name, range, valueRange }): RotationEntry[] => {
    const at = text.indexOf(name, range.start);
    const due = notes
      .filter(({ entry }) => entry.start === at)
      .reduce<RotationNote | undefined>(
        (first, note) => (first === undefined || note.daysLeft < first.daysLeft ? note : first),
        undefined,
      );
    const finding = findings.find(
      (candidate) => candidate.range.start >= valueRange.start && candidate.range.end <= valueRange.end,
    );
    // What is meant to be seen needs no end.
    if (due === undefined && (finding === undefined || finding.severity === 'info')) return [];
    const rule = finding && catalogue.get(finding.ruleId);
    return [
      {
        uri: document.uri,
        name,
        range: toRange(document, { start: at, end: at + name.length }),
        ...(rule === undefined ? {} : { title: titleOf(rule, session.language) }),
        ...(finding === undefined ? {} : { fingerprint: finding.fingerprint }),
        ...(finding !== undefined && session.isTrusted() && isCheckable(finding) ? { checkable: true } : {}),
        ...(due === undefined
          ? {}
          : {
              due: {
                kind: due.kind,
                date: due.date,
                daysLeft: due.daysLeft,
                text: rotationText(due, maxAgeDays)[session.language],
              },
            }),
      },
    ];
  });
}
