/** What is wrong with a configuration file, on its line. */
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Language } from '../language.ts';
import type { FileProblem } from '../workspace/config/parse.ts';

/** @param problems of one file; their lines and columns count from 1. */
export function configDiagnostics(problems: readonly FileProblem[], language: Language): Diagnostic[] {
  return problems.map(({ line, column, severity, message }) => {
    const at = { line: line - 1, character: column - 1 };
    return {
      // The client widens an empty range to the word that stands there.
      range: { start: at, end: at },
      severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      source: 'kagimori',
      code: 'configuration',
      message: message[language],
    };
  });
}
