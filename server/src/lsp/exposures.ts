/** What the findings of a document end up in, by its path, its text and what stands around it. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { exposureOf } from '../advice/exposure.ts';
import type { Finding, Rule, Text } from '../detection/types.ts';
import { isEnvFile } from '../remediation/envFiles.ts';
import { shippedInto } from '../remediation/shipped/shipped.ts';
import type { Session } from './session.ts';

/** The code of the diagnostic of its own that a secret in a client gets. */
export const SECRET_IN_CLIENT = 'secret-in-client';

/** @returns what users are given it in; undefined where it stays on a server, or is meant to be seen. */
export function exposureAt(
  session: Session,
  document: TextDocument,
  finding: Pick<Finding, 'range' | 'assignedTo'>,
  rule: Rule,
): Text | undefined {
  const { uri, languageId } = document;
  return exposureOf({
    uri,
    languageId,
    text: document.getText(),
    at: finding.range.start,
    assignedTo: finding.assignedTo,
    rule,
    project: session.around(uri),
  });
}

/** @returns whether users are given it, be it meant for them or not: a variable is no better there than the literal. */
export function isShipped(
  session: Session,
  document: TextDocument,
  { range, assignedTo }: Pick<Finding, 'range' | 'assignedTo'>,
): boolean {
  const { uri, languageId } = document;
  const project = session.around(uri);
  const place = { uri, languageId, text: document.getText(), at: range.start, assignedTo, project };
  return shippedInto(place) !== undefined;
}

/** The code of the notice about a secret that an ignored `.env` gives to a client's bundle. */
export const ENV_SHIPPED = 'env-shipped-to-clients';

/**
 * Secrets that an ignored `.env` gives to a client's bundle. Such a file is where secrets belong, so nothing else in it
 * is marked; these are published by the build all the same.
 */
export function shippedEntries(session: Session, document: TextDocument): readonly ShippedEntry[] {
  if (!isEnvFile(document.uri) || session.detect(document).findings.length > 0) return [];
  const { uri, languageId } = document;
  const { catalogue, detect } = session.detectorFor(uri);
  return detect(document.getText(), { uri, languageId }).findings.flatMap((finding): ShippedEntry[] => {
    const rule = catalogue.get(finding.ruleId);
    const into = rule && exposureAt(session, document, finding, rule);
    return rule === undefined || into === undefined ? [] : [{ finding, rule, into }];
  });
}

export interface ShippedEntry {
  readonly finding: Finding;
  readonly rule: Rule;
  /** What users are given it in. */
  readonly into: Text;
}
