/**
 * "Keep it on a server" from the line of `.env` that publishes the key: the one call that reads the variable goes
 * through an endpoint, and the entry gets a name that no bundler publishes, in every `.env` file that has it.
 */
import type { Text } from '../../detection/types.ts';
import { parseEnv } from '../../remediation/dotenv/parse.ts';
import { proposeName, uniqueName } from '../../remediation/names.ts';
import type { DocumentEdit, FixOutcome, ProjectFile, Replacement } from '../../remediation/plan.ts';
import { shippedInto } from '../../remediation/shipped/shipped.ts';
import { clientReadOf } from './clientCall.ts';
import { namesVariable } from './keyRead.ts';
import { NO_SERVER, NOT_PLAIN, REVOKE, type ServerSideRequest, slugOf, titleOf } from './planServerSide.ts';
import { endpointOf } from './ways.ts';

export interface PublishedRequest extends Omit<ServerSideRequest, 'document'> {
  /** The file with the entry. */
  readonly document: ServerSideRequest['document'];
  /** All files of the project that name the variable, but for `.env` files. */
  readonly readers: readonly ProjectFile[];
}

/** What only says of which type the variable is. */
const DECLARES = /\.d\.[cm]?ts$/;
const PROSE = /\.(?:md|mdx|txt|rst)$/;

/** @returns everything that changes, in one step. */
export function planPublished(request: PublishedRequest): FixOutcome {
  const { document, finding, rule, project, tree, sources, language, readers } = request;
  const name = finding.assignedTo ?? '';
  const entry = parseEnv(document.text).find(
    ({ range }) => range.start <= finding.range.start && finding.range.end <= range.end,
  );
  if (entry === undefined || name === '' || entry.name !== name) return { ok: false, reason: NOT_PLAIN };
  const [reader, ...more] = readers.filter(({ uri }) => !DECLARES.test(uri) && !PROSE.test(uri));
  if (reader === undefined) return { ok: false, reason: NO_READER };
  // What a server runs has no page to ask its own endpoint from.
  const place = { ...reader, languageId: '', at: reader.text.indexOf(name), assignedTo: undefined, project };
  const isPlain = more.length === 0 && reader.writable && shippedInto(place) !== undefined;
  const call = isPlain ? clientReadOf(reader, name) : undefined;
  if (call === undefined) return { ok: false, reason: NOT_PLAIN };
  const { uri, text } = reader;
  const envFiles = [...project.files.values()].filter((file) => /\/\.env(?:\.[\w.-]+)?$/.test(file.uri));
  const taken = new Set(
    [document, ...envFiles].flatMap((file) => parseEnv(file.text).map((one) => one.name)),
  );
  const proposed = proposeName({ rule, assignedTo: name, text: document.text, range: finding.range });
  const envName = uniqueName(proposed, (each) => taken.has(each));
  const slug = slugOf(rule, call.target);
  const endpoint = endpointOf({ call, uri, text, name: slug, envName, project, tree, sources, language });
  // A server that reads another `.env` would not see the entry.
  if (endpoint === undefined || endpoint.envFolder !== undefined) return { ok: false, reason: NO_SERVER };
  const renamed = [document, ...envFiles.filter((file) => file.uri !== document.uri)].flatMap((file) => {
    const replacements = parseEnv(file.text)
      .filter((each) => each.name === name)
      .map(({ range }): Replacement => {
        const start = range.start + file.text.slice(range.start).indexOf(name);
        return { range: { start, end: start + name.length }, newText: envName, annotation: 'env' };
      });
    return replacements.length === 0 ? [] : [edited(file, replacements)];
  });
  const declared = readers
    .filter((file) => DECLARES.test(file.uri))
    .flatMap((file) => undeclared(file, name));
  const rewritten = call.rewrite(endpoint.path).map((change) => ({ ...change, annotation: 'call' as const }));
  const changes = [...renamed, edited(reader, rewritten), ...declared, ...endpoint.changes];
  // One edit for each file, or none at all.
  if (new Set(changes.map((change) => change.uri)).size !== changes.length)
    return { ok: false, reason: NO_SERVER };
  return {
    ok: true,
    plan: {
      title: titleOf(envName, endpoint.path),
      changes,
      names: [envName],
      nameOf: new Map([[finding.fingerprint, envName]]),
      notes: [...endpoint.notes, renamedNote(name, envName), REVOKE],
      confirm: true,
    },
  };
}

const edited = (
  { uri, version, text }: Pick<DocumentEdit, 'uri' | 'version' | 'text'>,
  replacements: readonly Replacement[],
): DocumentEdit => ({ kind: 'edit', uri, version, text, replacements });

/** The line of a declaration goes with the variable. */
function undeclared(file: ProjectFile, name: string): readonly DocumentEdit[] {
  const line = new RegExp(
    `^[ \\t]*(?:readonly\\s+)?${name}\\??\\s*:\\s*string;?[ \\t]*(?:\\r?\\n|$)`,
    'm',
  ).exec(file.text);
  if (line === null || !file.writable) return [];
  const rest = file.text.slice(0, line.index) + file.text.slice(line.index + line[0].length);
  if (namesVariable(rest, name)) return [];
  const range = { start: line.index, end: line.index + line[0].length };
  return [edited(file, [{ range, newText: '', annotation: 'call' }])];
}

const NO_READER: Text = {
  en: 'No call that reads this variable was found below this folder. The guide says how to do it by hand.',
  ja: 'この変数を読む呼び出しが、このフォルダー以下に見つかりません。手順に沿って変更してください。',
};
const renamedNote = (from: string, to: string): Text => ({
  en: `${from} is called ${to} from now on: rename it where a deployment or CI sets it, too.`,
  ja: `${from} は ${to} に変わりました。デプロイ先や CI で設定している名前も変更してください。`,
});
