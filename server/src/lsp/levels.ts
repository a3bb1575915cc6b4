/** How loud LSP's own severities are called in the settings. */
import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Loudness } from './settings.ts';

export const LEVEL: Readonly<Record<Exclude<Loudness, 'none'>, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
