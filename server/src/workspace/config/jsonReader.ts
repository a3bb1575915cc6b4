/** Reads a JSON document (comments and trailing commas allowed) member by member, and says where something is wrong. */
import { getNodeValue, type Node } from 'jsonc-parser';
import type { Text } from '../../detection/types.ts';
import { type ConfigProblem, problemAt } from './problem.ts';

/** Collects the problems of one document. */
export interface Reporter {
  readonly text: string;
  readonly problems: ConfigProblem[];
}

export function report(
  reporter: Reporter,
  node: Node,
  message: Text,
  severity?: ConfigProblem['severity'],
): void {
  reporter.problems.push(problemAt(reporter.text, node.offset, message, severity));
}

const expected = (en: string, ja: string): Text => ({
  en: `${en} is expected here`,
  ja: `ここには${ja}を書きます`,
});

/** The members of an object by name; names that nobody knows are reported. */
export function membersOf(reporter: Reporter, node: Node, known: readonly string[]): Map<string, Node> {
  const members = new Map<string, Node>();
  if (node.type !== 'object') {
    report(reporter, node, expected('an object', 'オブジェクト'));
    return members;
  }
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key || !value) continue;
    const name = String(key.value);
    if (known.includes(name)) members.set(name, value);
    else {
      const message = { en: `"${name}" is not known here`, ja: `"${name}" という項目はありません` };
      report(reporter, key, message, 'warning');
    }
  }
  return members;
}

export function itemsOf(reporter: Reporter, node: Node | undefined): readonly Node[] {
  if (!node) return [];
  if (node.type === 'array') return node.children ?? [];
  report(reporter, node, expected('a list', 'リスト'));
  return [];
}

export function stringOf(reporter: Reporter, node: Node | undefined): string | undefined {
  if (!node) return undefined;
  if (node.type === 'string' && node.value !== '') return String(node.value);
  report(reporter, node, expected('a text that is not empty', '空でない文字列'));
  return undefined;
}

export function stringsOf(reporter: Reporter, node: Node | undefined): { value: string; node: Node }[] {
  return itemsOf(reporter, node).flatMap((item) => {
    const value = stringOf(reporter, item);
    return value === undefined ? [] : [{ value, node: item }];
  });
}

export function numberOf(reporter: Reporter, node: Node | undefined): number | undefined {
  if (!node) return undefined;
  const value: unknown = getNodeValue(node);
  if (typeof value === 'number' && value >= 0) return value;
  report(reporter, node, expected('a number', '数値'));
  return undefined;
}

export function oneOf<T extends string>(
  reporter: Reporter,
  node: Node | undefined,
  choices: readonly T[],
): T | undefined {
  if (!node) return undefined;
  const found = choices.find((choice) => choice === node.value);
  if (found === undefined) {
    report(reporter, node, expected(choices.join(', '), `${choices.join('、')} のいずれか`));
  }
  return found;
}
