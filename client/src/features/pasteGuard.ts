/** The paste guard: a pasted credential can go straight to `.env`, and only its reference into the source. */
import {
  type CancellationToken,
  type DataTransfer,
  type Disposable,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  type DocumentPasteEditContext,
  DocumentPasteTriggerKind,
  l10n,
  languages,
  type Range,
  type TextDocument,
  workspace,
} from 'vscode';
import { PLAN_PASTE_REQUEST, type PlannedMove, type PlanPasteParams } from '../../../server/src/protocol.ts';
import { protocolRange, type Server } from '../server.ts';

const KIND = DocumentDropOrPasteEditKind.Empty.append('kagimori', 'reference');

/** A credential is short; a longer text is not held up on its way into the document. */
const LONGEST = 20_000;

export function registerPasteGuard(server: Server): Disposable {
  return languages.registerDocumentPasteEditProvider(
    [
      { scheme: 'file' },
      { scheme: 'vscode-remote' },
      { scheme: 'untitled' },
      { scheme: 'vscode-notebook-cell' },
    ],
    {
      provideDocumentPasteEdits: (document, ranges, transfer, context, token) =>
        provide(server, document, ranges, transfer, context, token),
    },
    { providedPasteEditKinds: [KIND], pasteMimeTypes: ['text/plain'] },
  );
}

async function provide(
  server: Server,
  document: TextDocument,
  ranges: readonly Range[],
  transfer: DataTransfer,
  context: DocumentPasteEditContext,
  token: CancellationToken,
): Promise<DocumentPasteEdit[] | undefined> {
  const mode = workspace.getConfiguration('kagimori', document.uri).get<string>('pasteGuard', 'offer');
  const asked = context.triggerKind === DocumentPasteTriggerKind.PasteAs;
  if (mode === 'off' && !asked) return undefined;
  const [range] = ranges;
  const text = await transfer.get('text/plain')?.asString();
  if (range === undefined || ranges.length !== 1 || text === undefined || text.length > LONGEST)
    return undefined;

  const params: PlanPasteParams = {
    uri: document.uri.toString(),
    range: protocolRange(range),
    text,
  };
  const plan = await server.request<PlannedMove | null>(PLAN_PASTE_REQUEST, params, token);
  if (plan === null || !plan.ok || token.isCancellationRequested) return undefined;
  const names = plan.names.map(({ name }) => name).join(', ');
  // The whole of the change is in the additional edit: the pasted text itself never enters the document.
  const edit = new DocumentPasteEdit('', l10n.t('Paste as a reference to {0} in .env', names), KIND);
  edit.additionalEdit = await server.toEdit(plan);
  // Plain paste stays the first choice unless the person wants it otherwise.
  if (mode !== 'first') edit.yieldTo = [DocumentDropOrPasteEditKind.Text];
  return [edit];
}
