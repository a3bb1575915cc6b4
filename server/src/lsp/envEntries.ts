/** The entries of a `.env` file that hold a credential, whether the file is where they belong or not. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../detection/types.ts';
import { parseEnv } from '../remediation/dotenv/parse.ts';
import { isEnvFile } from '../remediation/envFiles.ts';
import type { Session } from './session.ts';

export interface CredentialEntry {
  readonly name: string;
  readonly finding: Finding;
}

/** @returns what is a credential in a document, also where nothing of it is marked. */
export function credentialsIn(
  { detectorFor }: Pick<Session, 'detectorFor'>,
  document: TextDocument,
): readonly Finding[] {
  const { uri, languageId } = document;
  return detectorFor(uri).detect(document.getText(), { uri, languageId }).findings;
}

/** @returns the first credential of each entry, in the order of the file; none where it is no `.env` of real values. */
export function credentialEntries(
  session: Pick<Session, 'detectorFor'>,
  document: TextDocument,
): readonly CredentialEntry[] {
  if (!isEnvFile(document.uri)) return [];
  const findings = credentialsIn(session, document);
  return parseEnv(document.getText()).flatMap(({ name, valueRange }): CredentialEntry[] => {
    const finding = findings.find(
      // What is meant to be seen has no need of a store.
      ({ range, severity }) =>
        severity !== 'info' && valueRange.start <= range.start && range.end <= valueRange.end,
    );
    return finding === undefined ? [] : [{ name, finding }];
  });
}
