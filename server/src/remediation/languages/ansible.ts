/**
 * Ansible: the value is looked up in the environment of the control node, in Jinja.
 * Facts: docs.ansible.com, `ansible.builtin.env` lookup (`default=undef()` fails where the variable is not set).
 */
import { isMap, isSeq } from 'yaml';
import type { Text } from '../../detection/types.ts';
import { spliceYaml, type YamlPlace, yamlDocuments } from '../syntax/yamlPlace.ts';
import { documentPath } from './documentPath.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { loadBefore } from './notes.ts';
import { refuse, rewritten } from './outcome.ts';
import { isYaml, referTo, widenToUrl, yamlLanguage } from './yamlFormat.ts';

const FOLDER = /\/(group_vars|host_vars|playbooks|roles\/[^/]+\/(tasks|vars|defaults|handlers|meta))\//;
const FILE = /^(site|playbook[\w.-]*|[\w-]*-playbook)\.ya?ml$/i;

export const ansible: Language = yamlLanguage({
  id: 'ansible',
  matches(document) {
    if (document.languageId === 'ansible') return true;
    if (!isYaml(document)) return false;
    const { name, path } = documentPath(document);
    return FOLDER.test(path) || FILE.test(name) || isPlaybook(document.text);
  },
  rewrite,
});

function isPlaybook(text: string): boolean {
  if (!/^[ \t]*(-[ \t]+)?hosts:/m.test(text)) return false;
  return yamlDocuments(text).some(
    ({ contents }) =>
      isSeq(contents) &&
      contents.items.length > 0 &&
      contents.items.every((play) => isMap(play) && (play.has('hosts') || play.has('import_playbook'))),
  );
}

/** Keys whose values are Jinja expressions without braces. */
const EXPRESSIONS = /(^|\/)(when|until|failed_when|changed_when|that)(\/\d+)?$/;

function rewrite(found: YamlPlace, { name }: RewriteRequest): RewriteOutcome {
  const lookup = `lookup('ansible.builtin.env', '${name}', default=undef())`;
  return referByLookup(found, lookup, [loadBefore('ansible-playbook …')]);
}

/** A lookup in place of the value: in braces, or as it is where an expression stands. */
export function referByLookup(found: YamlPlace, lookup: string, notes: readonly Text[]): RewriteOutcome {
  const path = found.path.join('/');
  const inBraces = found.before.lastIndexOf('{{') > found.before.lastIndexOf('}}');
  if (!inBraces && !EXPRESSIONS.test(path)) return referTo(widenToUrl(found), `{{ ${lookup} }}`, notes);
  const literal = jinjaLiteral(found);
  const splice = literal === undefined ? undefined : spliceYaml(literal, lookup);
  if (splice === undefined) return refuse(...EXPRESSION);
  return rewritten({ changes: [splice], stored: found.inside, notes });
}

/** The string literal of an expression that the value is all of, with its quotes. */
function jinjaLiteral(place: YamlPlace): YamlPlace | undefined {
  const { before, after, range, text } = place;
  const quote = before.at(-1);
  if (quote === undefined || !/['"]/.test(quote) || !after.startsWith(quote)) return undefined;
  if (text[range.start - 1] !== quote || text[range.end] !== quote) return undefined;
  return {
    ...place,
    range: { start: range.start - 1, end: range.end + 1 },
    before: before.slice(0, -1),
    inside: quote + place.inside + quote,
    after: after.slice(1),
  };
}

const EXPRESSION = [
  'The value stands inside a Jinja expression. Give it to a variable of its own first.',
  '値が Jinja 式の中にあります。先に単独の変数にしてください。',
] as const;
