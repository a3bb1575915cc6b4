/** Starts the server and registers what a person can do; nothing else. */
import type { ExtensionContext } from 'vscode';
import { registerCheckKey } from './features/checkKey.ts';
import { registerCheckReference } from './features/checkReference.ts';
import { registerCopyLimit } from './features/copyLimit.ts';
import { registerCopySetup } from './features/copySetup.ts';
import { registerExportReport } from './features/exportReport.ts';
import { registerFileDecorations } from './features/fileDecorations.ts';
import { registerFindingsView } from './features/findingsView.ts';
import { registerForwardedCommands } from './features/forwardCommands.ts';
import { registerIgnoreFinding } from './features/ignoreFinding.ts';
import { registerImportConfiguration } from './features/importConfiguration.ts';
import { registerKeptSecrets } from './features/keepInEditor.ts';
import { registerMoveToEnv } from './features/moveToEnv.ts';
import { registerMoveToStore } from './features/moveToStore.ts';
import { registerOpenFinding } from './features/openFinding.ts';
import { registerPasteGuard } from './features/pasteGuard.ts';
import { registerRotateKey } from './features/rotateKey.ts';
import { registerRotationNotes } from './features/rotationNotes.ts';
import { registerRotationView } from './features/rotationView.ts';
import { registerScanWorkspace } from './features/scanWorkspace.ts';
import { registerStatusItem } from './features/statusItem.ts';
import { createFindings } from './findings.ts';
import { createKept } from './kept.ts';
import { createRotation } from './rotation.ts';
import { createRotationLists } from './rotationLists.ts';
import { startServer } from './server.ts';

/** Registers at once and lets the server come up behind: a command that needs it waits for it. */
export function activate(context: ExtensionContext): void {
  const findings = createFindings();
  const rotation = createRotation();
  const rotations = createRotationLists(context.workspaceState);
  const server = startServer(context, findings, rotation);
  const kept = createKept(context);
  const { subscriptions } = context;
  subscriptions.push(findings, rotation, rotations, server);
  subscriptions.push(
    registerScanWorkspace(server, findings),
    registerFindingsView(context, server, findings),
    registerFileDecorations(findings),
    registerStatusItem(findings),
    registerExportReport(server),
    registerOpenFinding(),
    registerMoveToEnv(server, findings),
    registerMoveToStore(context, server, findings, kept),
    registerKeptSecrets(kept),
    registerCheckReference(context, server),
    registerCheckKey(server, findings),
    registerIgnoreFinding(server),
    registerImportConfiguration(server),
    registerPasteGuard(server),
    registerRotationView(rotation),
    registerRotationNotes(server),
    registerRotateKey(server, findings, rotation, rotations),
    registerCopyLimit(server),
    registerCopySetup(server),
    registerForwardedCommands(server),
  );
}
