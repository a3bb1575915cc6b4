/** An edit plan as LSP's `WorkspaceEdit`: one atomic step with annotations, or nothing where the client cannot do it. */
import {
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  CreateFile,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Text } from '../detection/types.ts';
import type { Language } from '../language.ts';
import type { Annotation, DocumentEdit, EditPlan, FileCreation } from '../remediation/plan.ts';
import type { Abilities } from './abilities.ts';
import { toRange } from './convert.ts';

const LABELS: Readonly<Record<Annotation, Text>> = {
  reference: { en: 'Replace the value by a reference', ja: '値を参照に置き換える' },
  import: { en: 'Add the import it needs', ja: '必要な import を追加する' },
  loader: { en: 'Load .env', ja: '.env を読み込む' },
  env: { en: 'Write the value to .env', ja: '値を .env に書き込む' },
  envExample: { en: 'Name it in .env.example', ja: '.env.example に名前を追加する' },
  ignore: { en: 'Keep .env out of version control', ja: '.env をバージョン管理から除外する' },
  allow: { en: 'Say that this is no secret', ja: 'シークレットではないと記録する' },
  advice: { en: 'Follow the advice', ja: '助言に従って変更する' },
  endpoint: { en: 'Add the endpoint that holds the key', ja: 'キーを持つエンドポイントを追加する' },
  call: { en: 'Let the client call the endpoint', ja: 'クライアントの呼び出し先をエンドポイントに変える' },
};

/** Why a plan cannot become an edit for this client. */
export type EditOutcome =
  | { readonly ok: true; readonly edit: WorkspaceEdit }
  | { readonly ok: false; readonly missing: 'documentChanges' | 'createFile' };

/**
 * @param plan offsets refer to the `text` of each document edit.
 * @returns `documentChanges` with versions, so that a document which has changed meanwhile stops the whole edit;
 * `changes` for a client that knows no better, as long as no file has to be made.
 */
export function toWorkspaceEdit(plan: EditPlan, abilities: Abilities, language: Language): EditOutcome {
  const creates = plan.changes.some((change) => change.kind === 'create');
  if (!abilities.documentChanges) {
    if (creates) return { ok: false, missing: 'documentChanges' };
    const changes: Record<string, TextEdit[]> = {};
    for (const change of plan.changes)
      if (change.kind === 'edit') changes[change.uri] = textEdits(change, false);
    return { ok: true, edit: { changes } };
  }
  if (creates && !abilities.createFile) return { ok: false, missing: 'createFile' };
  const documentChanges = plan.changes.flatMap((change) =>
    change.kind === 'create'
      ? creation(change, abilities.annotations)
      : [
          TextDocumentEdit.create(
            { uri: change.uri, version: change.version },
            textEdits(change, abilities.annotations),
          ),
        ],
  );
  if (!abilities.annotations) return { ok: true, edit: { documentChanges } };
  return { ok: true, edit: { documentChanges, changeAnnotations: annotationsOf(plan, language) } };
}

function textEdits(change: DocumentEdit, annotated: boolean): (TextEdit | AnnotatedTextEdit)[] {
  const document = TextDocument.create(change.uri, '', 0, change.text);
  return change.replacements.map(({ range, newText, annotation }) => ({
    range: toRange(document, range),
    newText,
    ...(annotated ? { annotationId: annotation } : {}),
  }));
}

function creation(file: FileCreation, annotated: boolean): (CreateFile | TextDocumentEdit)[] {
  const start = { line: 0, character: 0 };
  const insertion = {
    range: { start, end: start },
    newText: file.text,
    ...(annotated ? { annotationId: file.annotation } : {}),
  };
  // A file that has appeared meanwhile makes the step fail rather than lose what it holds.
  const options = { overwrite: false, ignoreIfExists: false };
  return [
    annotated ? CreateFile.create(file.uri, options, file.annotation) : CreateFile.create(file.uri, options),
    TextDocumentEdit.create({ uri: file.uri, version: null }, [insertion]),
  ];
}

/** The groups that carry what is left to do. */
const SPEAKING: ReadonlySet<Annotation> = new Set(['reference', 'advice', 'call']);

function annotationsOf(plan: EditPlan, language: Language): Record<string, ChangeAnnotation> {
  const used = new Set(
    plan.changes.flatMap((change) =>
      change.kind === 'create'
        ? [change.annotation]
        : change.replacements.map((replacement) => replacement.annotation),
    ),
  );
  const notes = plan.notes.map((note) => note[language]).join(' ');
  return Object.fromEntries(
    [...used].map((annotation) => [
      annotation,
      {
        label: LABELS[annotation][language],
        needsConfirmation: plan.confirm === true,
        ...(SPEAKING.has(annotation) && notes !== '' ? { description: notes } : {}),
      },
    ]),
  );
}
