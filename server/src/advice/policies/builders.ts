/**
 * IAM statements as the CDK writes them in Java, Kotlin, Go and C#: a builder's calls, or properties whose lists are made by
 * calls or stand in braces of their own. Facts: the reference of `PolicyStatement` in each language.
 */
import type { Span } from '../../detection/types.ts';
import type { Notice, NoticeRequest } from '../notice.ts';
import { withoutComments } from './groups.ts';
import { syntaxOf } from './statements.ts';
import { type PolicyId, policyNotice } from './words.ts';

/** Where a statement starts: what follows are calls up to `build()`, or properties in braces. */
const START =
  /\bPolicyStatement\.Builder\s*\.\s*create\(\)|\bPolicyStatementProps\s*\{|\bnew\s+PolicyStatement\s*\(\s*new\s*\(\)\s*\{/g;
/** Longer ones are no statement. */
const MOST = 4000;
const PROPERTY =
  /\b(?<name>not_?actions|actions|not_?resources|resources|effect|conditions|principals)\s*(?<mark>[:=(])/gi;
const STRING = /"(?<value>[^"\n]*)"/g;

/** @returns statements that allow too much. */
export function builderNotices(request: NoticeRequest): readonly Notice[] {
  if (!request.text.includes('PolicyStatement')) return [];
  const text = withoutComments(request.text, syntaxOf(request));
  return [...text.matchAll(START)].flatMap(({ 0: head, index }): readonly Notice[] => {
    const start = index + head.length;
    const end = head.endsWith('{') ? closing(text, start - 1) : text.indexOf('.build()', start);
    if (end < 0 || end - start > MOST) return [];
    const found = judge(propertiesOf(text, start, end), text);
    return found === undefined ? [] : [policyNotice(found.id, found.mark, { whole: { start: index, end } })];
  });
}

const CLOSES: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' };

/** Where the bracket that opens at a place is closed; -1 where it is not. */
function closing(text: string, open: number): number {
  const stack: string[] = [];
  for (let at = open; at < Math.min(text.length, open + MOST); at += 1) {
    const character = text[at] ?? '';
    if (character === '"') {
      at = text.indexOf('"', at + 1);
      if (at < 0) return -1;
    } else if (CLOSES[character] !== undefined) stack.push(CLOSES[character]);
    else if (character === stack.at(-1)) {
      stack.pop();
      if (stack.length === 0) return at;
    }
  }
  return -1;
}

/** By its name in lower case, where the value of each property stands. */
function propertiesOf(text: string, start: number, end: number): ReadonlyMap<string, Span> {
  const properties = new Map<string, Span>();
  const source = text.slice(start, end);
  let behind = 0;
  for (const match of source.matchAll(PROPERTY)) {
    const { name = '', mark = '' } = match.groups ?? {};
    // A word within the value of the one before.
    if (match.index < behind) continue;
    const from = match.index + match[0].length;
    const to = mark === '(' ? closing(source, from - 1) : valueEnd(source, from);
    if (to < 0) return new Map();
    behind = to;
    properties.set(name.replace('_', '').toLowerCase(), { start: start + from, end: start + to });
  }
  return properties;
}

/** The comma or the end behind a value, brackets passed over. */
function valueEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === ',') return at;
    if (CLOSES[character] !== undefined) {
      at = closing(text, at);
      if (at < 0) return -1;
    }
  }
  return text.length;
}

function judge(
  properties: ReadonlyMap<string, Span>,
  text: string,
): { readonly id: PolicyId; readonly mark: Span } | undefined {
  const [actions, notActions, resources] = ['actions', 'notactions', 'resources'].map((name) =>
    properties.get(name),
  );
  const effect = properties.get('effect');
  if (effect !== undefined && /deny/i.test(text.slice(effect.start, effect.end))) return undefined;
  if (properties.has('conditions') || properties.has('principals') || resources === undefined)
    return undefined;
  const [all, ...others] = stringsIn(text, resources);
  if (all?.value !== '*' || others.length > 0) return undefined;
  if (notActions !== undefined) return { id: 'policy-iam-not-action', mark: notActions };
  const named = actions === undefined ? [] : stringsIn(text, actions);
  const found = (id: PolicyId, wanted: RegExp) => {
    const action = named.find(({ value }) => wanted.test(value));
    return action && { id, mark: action.range };
  };
  return (
    found('policy-iam-wildcard', /^\*(?::\*)?$/) ??
    found('policy-iam-pass-role', /^iam:PassRole$/) ??
    found('policy-iam-service-wildcard', /^[a-z0-9-]+:\*$/)
  );
}

const stringsIn = (text: string, { start, end }: Span) =>
  [...text.slice(start, end).matchAll(STRING)].map((match) => ({
    value: match.groups?.value ?? '',
    range: { start: start + match.index, end: start + match.index + match[0].length },
  }));
