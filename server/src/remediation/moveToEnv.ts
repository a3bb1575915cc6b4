/**
 * "Move to .env": several findings of one document become one plan. Each value becomes a reference by its language;
 * the values go into `.env`, their names into `.env.example`, and `.env` into `.gitignore`.
 */
import { dayOf } from '../detection/life/time.ts';
import { readLiteral } from '../detection/mask.ts';
import type { Catalogue, Encoding, Finding, Rule, Span, Text } from '../detection/types.ts';
import { envFilesOf } from './dotenv/dialect.ts';
import { parseEnv } from './dotenv/parse.ts';
import { type Draft, emptyDraft, extend, extendByStep, mergeReplacements } from './draft.ts';
import { planEnvFiles } from './envFiles.ts';
import { LANGUAGES } from './languages/index.ts';
import type { Language, Rewrite, RewriteRequest } from './languages/language.ts';
import { clientPrefix, isEnvName, proposeName, uniqueName } from './names.ts';
import { applyTo, locate, replacementsOf, textOf } from './pieces.ts';
import type { DocumentEdit, EditPlan, FixOutcome, MoveRequest, Replacement } from './plan.ts';
import { shippedInto } from './shipped/shipped.ts';

/** One value of a finding: itself or a part of a multi-part credential. */
interface Value {
  readonly ruleId: string;
  readonly range: Span;
  readonly encodings: readonly Encoding[];
  readonly fingerprint: string;
  readonly assignedTo: string | undefined;
}

/** What becomes of the document when some of its secrets move, wherever they move to. */
export interface DraftedMove {
  readonly ok: true;
  readonly language: Language;
  readonly draft: Draft;
  /** The findings that move; the reasons why others do not. */
  readonly moved: readonly Finding[];
  readonly reasons: readonly Text[];
}

/**
 * Plans the move. A finding that cannot be moved is left where it is: the reason is a note beside the others, or the
 * outcome where it stands alone.
 */
export function planMoveToEnv(request: MoveRequest, catalogue: Catalogue): FixOutcome {
  const drafted = draftMove(request, catalogue);
  if (!drafted.ok) return drafted;
  const { language, draft, moved, reasons } = drafted;
  const files = planEnvFiles(draft.stored, request.project, {
    expiries: expiriesOf(moved, draft.nameOf),
  });
  if (!files.ok) return files;
  const loader = draft.needsLoader ? loaderFor(draft, language, request) : { replacements: [], notes: [] };
  const replacements =
    language.stepwise === true
      ? replacementsOf(applyTo(draft.pieces, loader.replacements))
      : mergeReplacements(draft.replacements, loader.replacements);
  if (replacements === null) return { ok: false, reason: OVERLAP };
  return {
    ok: true,
    plan: {
      title: title(moved, draft, catalogue),
      changes: [editOf(request.document, replacements), ...draft.files, ...files.changes],
      names: draft.names,
      nameOf: draft.nameOf,
      notes: uniqueTexts([...draft.notes, ...loader.notes, ...files.notes, ...reasons]),
    },
  };
}

/** By name: the day on which a value ends, where it says so itself and has not ended yet. */
function expiriesOf(
  moved: readonly Finding[],
  nameOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map(
    moved.flatMap(({ fingerprint, life }): [string, string][] => {
      const name = nameOf.get(fingerprint);
      if (
        name === undefined ||
        life?.end === undefined ||
        life.of !== undefined ||
        life.state === 'expired'
      ) {
        return [];
      }
      return [[name, dayOf(life.end)]];
    }),
  );
}

/** What loads `.env`, planned for the document as the steps so far leave it. */
function loaderFor(
  draft: Draft,
  language: Language,
  { document, project }: MoveRequest,
): Pick<Rewrite, 'replacements' | 'notes'> {
  const text = language.stepwise === true ? textOf(draft.pieces) : document.text;
  return language.loader?.({ document: { ...document, text }, project }) ?? { replacements: [], notes: [] };
}

/**
 * Replaces the values by references, one after another; what they are kept in is the caller's.
 * @param adapt makes another of the document's language, where it is not the environment that gives the values
 */
export function draftMove(
  request: MoveRequest,
  catalogue: Catalogue,
  adapt = (language: Language): Language => language,
): DraftedMove | { readonly ok: false; readonly reason: Text } {
  const found = LANGUAGES.find((candidate) => candidate.matches(request.document));
  if (found === undefined) return { ok: false, reason: NO_LANGUAGE };
  const language = adapt(found);
  let draft = emptyDraft(request);
  const reasons: Text[] = [];
  const moved: Finding[] = [];
  for (const finding of request.findings) {
    const outcome = addFinding(draft, finding, language, request, catalogue);
    if (outcome.ok) {
      draft = outcome.draft;
      moved.push(finding);
    } else reasons.push(outcome.reason);
  }
  const [first] = reasons;
  if (moved.length === 0) return { ok: false, reason: first ?? NOTHING };
  return { ok: true, language, draft, moved, reasons };
}

/** The edit of the document itself. */
export function editOf(
  { uri, version, text }: MoveRequest['document'],
  replacements: readonly Replacement[],
): DocumentEdit {
  return { kind: 'edit', uri, version, text, replacements };
}

type DraftOutcome =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly reason: Text };

/** A finding with all its parts, or none of it. */
function addFinding(
  draft: Draft,
  finding: Finding,
  language: Language,
  request: MoveRequest,
  catalogue: Catalogue,
): DraftOutcome {
  const parts = (finding.parts ?? []).map((part) => ({ ...part, assignedTo: undefined }));
  const values: Value[] = [{ ...finding, assignedTo: finding.assignedTo }, ...parts];
  values.sort((a, b) => a.range.start - b.range.start);
  let next = draft;
  for (const value of values) {
    const outcome = addValue(next, value, language, request, catalogue.get(value.ruleId));
    if (!outcome.ok) return outcome;
    next = outcome.draft;
  }
  return { ok: true, draft: next };
}

function addValue(
  draft: Draft,
  value: Value,
  language: Language,
  request: MoveRequest,
  rule: Rule | undefined,
): DraftOutcome {
  const { document } = request;
  const covered = draft.replacements.some(
    ({ range }) => range.start < value.range.start && value.range.end < range.end,
  );
  const range = language.stepwise === true ? locate(draft.pieces, value.range) : value.range;
  if (covered || range === undefined) return { ok: true, draft };
  const requestFor = (name: string): RewriteRequest => ({
    document: language.stepwise === true ? { ...document, text: textOf(draft.pieces) } : document,
    range,
    encodings: value.encodings,
    // What the program decodes at run time stays encoded, or it would decode the plain value.
    secret: readLiteral(document.text, value),
    name,
    rule,
    project: draft.project,
    reading: request.reading,
  });
  const rewriteAs = (name: string) => language.rewrite(requestFor(name));
  const chosen = request.names?.get(value.fingerprint);
  if (chosen !== undefined && !isEnvName(chosen)) return { ok: false, reason: BAD_NAME };
  const existing = language.existingName?.(document, value.range);
  const { uri, languageId, text } = document;
  const place = { uri, languageId, text, at: value.range.start, assignedTo: value.assignedTo };
  const into = shippedInto({ ...place, project: request.project });
  if (into !== undefined) return { ok: false, reason: shipped(into, rule) };
  // A bundler would write the value into what it sends to browsers.
  const exposed = clientPrefix(chosen ?? existing ?? '');
  if (exposed !== undefined) return { ok: false, reason: sentToClients(exposed) };
  const keepsName =
    language.prefersAssignedName === true && /^[A-Z_][A-Z0-9_]*$/.test(value.assignedTo ?? '');
  const wished =
    chosen ??
    existing ??
    (keepsName ? value.assignedTo : undefined) ??
    proposeName({ rule, assignedTo: value.assignedTo, text: document.text, range: value.range });
  const demanded = language.demandedName?.(requestFor(wished));
  const proposed = demanded ?? wished;
  const trial = rewriteAs(proposed);
  if (!trial.ok) return trial;
  const { stored } = trial.rewrite;
  if (demanded !== undefined && stored !== null && !isFree(demanded, stored, draft, request)) {
    return { ok: false, reason: nameTaken(demanded) };
  }
  const name =
    demanded ?? existing ?? (stored === null ? proposed : nameFor(stored, proposed, draft, request));
  const made = name === proposed ? trial : rewriteAs(name);
  if (!made.ok) return made;
  const final =
    existing !== undefined && stored !== null && !isFree(existing, stored, draft, request)
      ? {
          rewrite: { ...made.rewrite, stored: null, notes: [...made.rewrite.notes, unusedDefault(existing)] },
        }
      : made;
  const next =
    language.stepwise === true
      ? extendByStep(draft, final.rewrite, name)
      : extend(draft, final.rewrite, name);
  if (next === null) return { ok: false, reason: OVERLAP };
  const nameOf = stored === null ? next.nameOf : new Map(next.nameOf).set(value.fingerprint, name);
  return { ok: true, draft: { ...next, nameOf } };
}

/** The name under which the value stands already, else the proposed one, else the next free one. */
function nameFor(stored: string, proposed: string, draft: Draft, request: MoveRequest): string {
  const present = presentValues(draft, request);
  if (present.get(proposed) === stored) return proposed;
  for (const [name, value] of present) if (value === stored && stored !== '') return name;
  return uniqueName(proposed, (name) => (present.get(name) ?? '') !== '');
}

/** What `.env` holds, with what the values before this one add. */
function presentValues(draft: Draft, { project }: MoveRequest): Map<string, string> {
  const present = new Map<string, string>();
  for (const { text } of envFilesOf(project)) {
    for (const { name, value } of parseEnv(text)) present.set(name, value);
  }
  for (const [name, value] of draft.stored) present.set(name, value);
  return present;
}

/** Whether a demanded name can hold the value: it is not there, is empty, or holds the same. */
function isFree(name: string, stored: string, draft: Draft, request: MoveRequest): boolean {
  const held = presentValues(draft, request).get(name) ?? '';
  return held === '' || held === stored;
}

/** The texts without repetitions. */
export function uniqueTexts(texts: readonly Text[]): readonly Text[] {
  return texts.filter((text, index) => texts.findIndex(({ en }) => en === text.en) === index);
}

function title(moved: readonly Finding[], draft: Draft, catalogue: Catalogue): EditPlan['title'] {
  const [finding] = moved;
  if (moved.length !== 1 || finding === undefined) {
    return {
      en: `Move ${moved.length} secrets to .env`,
      ja: `${moved.length} 件のシークレットを .env に移す`,
    };
  }
  const rule = catalogue.get(finding.ruleId);
  const what = (language: 'en' | 'ja') => [rule?.provider ?? '', rule?.name[language] ?? ''].join(' ').trim();
  if (draft.names.length === 0) {
    return { en: `Remove the ${what('en')} from the comment`, ja: `コメントから${what('ja')}を取り除く` };
  }
  const names = draft.names.join(', ');
  return { en: `Move the ${what('en')} to .env as ${names}`, ja: `${what('ja')}を .env に移す (${names})` };
}

const NO_LANGUAGE: Text = {
  en: 'Kagimori does not know how this kind of file refers to an environment variable.',
  ja: 'この種類のファイルで環境変数を参照する方法がわからないため、修正できません。',
};
const NOTHING: Text = { en: 'There is nothing to move.', ja: '移すものがありません。' };
const BAD_NAME: Text = {
  en: 'A name of an environment variable holds letters, digits and _ only and does not start with a digit.',
  ja: '環境変数の名前に使えるのは英数字と _ のみで、数字から始めることはできません。',
};
const nameTaken = (name: string): Text => ({
  en: `The variable must be called ${name} here, and .env holds another value under that name.`,
  ja: `ここでは変数名が ${name} でなければなりませんが、.env には同じ名前で別の値があります。`,
});
const unusedDefault = (name: string): Text => ({
  en: `.env already holds another value for ${name}, so the default in the code was dead; it is removed, not moved.`,
  ja: `.env には ${name} の別の値がすでにあり、コード内の既定値は使われていませんでした。既定値は移さずに取り除きます。`,
});
/** A key that is meant to be seen has nothing to gain from a variable either. */
function shipped(into: Text, rule: Rule | undefined): Text {
  if (rule?.publishable === true || rule?.privilege === 'publishable') {
    return {
      en: `This kind of key is meant to be seen, and here it ends up in ${into.en}: restrict it to your own sites, apps and APIs instead of moving it.`,
      ja: `公開してよい種類のキーで、${into.ja}に含まれます。移すのではなく、自分のサイト・アプリ・API だけで使えるよう制限してください。`,
    };
  }
  return {
    en: `It ends up in ${into.en}, where everybody can read it, from a variable as well. Keep the secret on a server and call that.`,
    ja: `${into.ja}に含まれ、環境変数にしても誰でも値を読めます。シークレットはサーバー側に置き、そこを呼び出してください。`,
  };
}
const sentToClients = (prefix: string): Text => ({
  en: `Variables that begin with ${prefix} are written into what the bundler sends to browsers or devices, where everybody can read them. Give the secret another name and keep it on a server.`,
  ja: `${prefix} で始まる変数は、バンドラーによりブラウザーや端末に送られるコードへ書き込まれ、誰でも読めます。別の名前にして、シークレットはサーバー側に置いてください。`,
});
const OVERLAP: Text = {
  en: 'Two of the secrets stand in the same piece of code and cannot be moved in one step. Move one after the other.',
  ja: '二つのシークレットが同じコード片にあり、一度には移せません。一つずつ移してください。',
};
