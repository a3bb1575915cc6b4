/** Another tool's JSON, member by member, with the lines on which they stand. */
import { type Node, parseTree } from 'jsonc-parser';
import { positionOf } from '../config/problem.ts';

export interface JsonFile {
  readonly root: Node | undefined;
  lineOf(node: Node): number;
}

/** Comments and trailing commas are taken as they come; what is no JSON has no root. */
export function readJson(text: string): JsonFile {
  return {
    root: parseTree(text, [], { allowTrailingComma: true }),
    lineOf: (node) => positionOf(text, node.offset).line,
  };
}

/** @returns the members of an object by name; none for anything else. */
export function members(node: Node | undefined): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>();
  for (const { children: [key, value] = [] } of node?.type === 'object' ? (node.children ?? []) : []) {
    if (key !== undefined && value !== undefined) found.set(String(key.value), value);
  }
  return found;
}

/** @returns the items of a list; the node itself where it is none. */
export function items(node: Node | undefined): readonly Node[] {
  if (node === undefined) return [];
  return node.type === 'array' ? (node.children ?? []) : [node];
}

export const textOf = (node: Node | undefined): string | undefined =>
  node?.type === 'string' ? String(node.value) : undefined;
