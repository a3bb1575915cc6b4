/** The paste guard: a pasted credential can go straight to `.env`, and only its reference into the source. */
import {
  type CancellationToken,
  type DataTransfer,
  Disposable,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  type DocumentPasteEditContext,
  DocumentPasteTriggerKind,
  l10n,
  languages,
  type Range,
  type TextDocument,
  type WorkspaceEdit,
  workspace,
} from 'vscode';
import {
  COMMANDS,
  PLAN_PASTE_REQUEST,
  type PlannedMove,
  type PlanPasteParams,
} from '../../../server/src/protocol.ts';
import { outcomeOf } from '../preview.ts';
import { protocolRange, type Server } from '../server.ts';

const KIND = DocumentDropOrPasteEditKind.Empty.append('kagimori', 'reference');

/** No credential is shorter; and a longer text than this is not held up on its way into the document. */
const SHORTEST = 8;
const LONGEST = 20_000;

/** A paste as a reference that the person can choose, and what it would make of the document. */
interface Offer {
  readonly uri: string;
  readonly edit: WorkspaceEdit;
  readonly outcome: string;
}

export function registerPasteGuard(server: Server): Disposable {
  let offer: Offer | undefined;
  let unsaved = new Set<string>();
  // The editor does not say which of the offered pastes the person took: the document does.
  const changed = workspace.onDidChangeTextDocument(({ document }) => {
    if (offer?.uri === document.uri.toString() && offer.outcome === document.getText()) {
      server.hold(offer.edit);
      unsaved = othersOf(offer);
      void server.execute(COMMANDS.fixApplied, [{ uri: offer.uri }]);
      offer = undefined;
      for (const open of workspace.textDocuments) save(open, unsaved);
    } else save(document, unsaved);
  });
  const provider = languages.registerDocumentPasteEditProvider(
    [
      { scheme: 'file' },
      { scheme: 'vscode-remote' },
      { scheme: 'untitled' },
      { scheme: 'vscode-notebook-cell' },
    ],
    {
      async provideDocumentPasteEdits(document, ranges, transfer, context, token) {
        const made = await offerFor(server, document, ranges, transfer, context, token);
        if (made === undefined) return undefined;
        offer = made.offer;
        return [made.paste];
      },
    },
    { providedPasteEditKinds: [KIND], pasteMimeTypes: ['text/plain'] },
  );
  return Disposable.from(changed, provider);
}

async function offerFor(
  server: Server,
  document: TextDocument,
  ranges: readonly Range[],
  transfer: DataTransfer,
  context: DocumentPasteEditContext,
  token: CancellationToken,
): Promise<{ readonly offer: Offer; readonly paste: DocumentPasteEdit } | undefined> {
  const mode = workspace.getConfiguration('kagimori', document.uri).get<string>('pasteGuard', 'offer');
  const asked = context.triggerKind === DocumentPasteTriggerKind.PasteAs;
  if (mode === 'off' && !asked) return undefined;
  const [range] = ranges;
  const text = await transfer.get('text/plain')?.asString();
  if (range === undefined || ranges.length !== 1 || text === undefined) return undefined;
  if (text.length < SHORTEST || text.length > LONGEST) return undefined;

  const uri = document.uri.toString();
  const params: PlanPasteParams = { uri, range: protocolRange(range), text };
  const plan = await server.request<PlannedMove | null>(PLAN_PASTE_REQUEST, params, token);
  if (plan === null || !plan.ok || token.isCancellationRequested) return undefined;
  const edit = await server.toEdit(plan);
  const names = plan.names.map(({ name }) => name).join(', ');
  // The whole of the change is in the additional edit: the pasted text itself never enters the document.
  const paste = new DocumentPasteEdit('', l10n.t('Paste as a reference to {0} in .env', names), KIND);
  paste.additionalEdit = edit;
  // Plain paste stays the first choice unless the person wants it otherwise.
  if (mode !== 'first') paste.yieldTo = [DocumentDropOrPasteEditKind.Text];
  return { offer: { uri, edit, outcome: outcomeOf(document.uri, document, edit) }, paste };
}

/** What the paste writes beside the document, where the person wants such files saved: the key must not get lost. */
function othersOf({ uri, edit }: Offer): Set<string> {
  if (!workspace.getConfiguration('files').get<boolean>('refactoring.autoSave', true)) return new Set();
  return new Set(
    edit
      .entries()
      .map(([other]) => other.toString())
      .filter((other) => other !== uri),
  );
}

function save(document: TextDocument, unsaved: Set<string>): void {
  if (document.isDirty && unsaved.delete(document.uri.toString())) void document.save();
}
