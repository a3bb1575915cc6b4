/** What the findings of a document end up in, by its path, its text and what stands around it. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { exposureOf } from '../advice/exposure.ts';
import type { Finding, Rule, Text } from '../detection/types.ts';
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
