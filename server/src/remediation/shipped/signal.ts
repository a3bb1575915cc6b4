/** What tells that a text ends up in what users are given: a path, words of the text, what stands before a place. */
import type { Text } from '../../detection/types.ts';
import { packageJson } from '../loaders/manifests.ts';
import type { Project } from '../plan.ts';
import { holdsIn } from './lastText.ts';

/** A place in a document, with what is known around it. */
export interface Place {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
  /** Where the value starts. */
  readonly at: number;
  /** The name that it is given to. */
  readonly assignedTo: string | undefined;
  /** What stands around the document, where it has been gathered: its manifests tell the framework. */
  readonly project: Project | undefined;
}

/** One way to tell. All that is given has to hold. */
export interface Signal {
  /** Of the whole path, in lower case with slashes. */
  readonly path: RegExp;
  /** Paths that look alike and stay. */
  readonly not?: RegExp;
  /** What the text holds anywhere. */
  readonly text?: RegExp;
  /** What the stretch right before the value ends in. */
  readonly before?: RegExp;
  /** What the surroundings say; a document whose surroundings are not known does not pass. */
  readonly around?: (project: Project, place: Place) => boolean;
  readonly into: Text;
}

/** How much of the text before a value is looked at: an object literal around it, no more. */
const BEFORE = 2000;

/** @returns whether a signal holds for a place. */
export function holdsFor(signal: Signal, path: string, place: Place): boolean {
  const { text, at, project } = place;
  if (!signal.path.test(path) || signal.not?.test(path) === true) return false;
  if (signal.text !== undefined && !holdsIn(text, signal.text)) return false;
  if (signal.before?.test(text.slice(Math.max(0, at - BEFORE), at)) === false) return false;
  return signal.around === undefined || (project !== undefined && signal.around(project, place));
}

export const into = (en: string, ja: string): Text => ({ en, ja });

/** @returns whether the nearest package.json names one of these packages. */
export const dependsOn = (project: Project | undefined, ...names: readonly string[]): boolean => {
  const dependencies = project === undefined ? undefined : packageJson(project)?.dependencies;
  return names.some((name) => dependencies?.has(name) === true);
};

/** @returns whether a file of this name around the document holds the pattern. */
export const says = (project: Project, name: RegExp, pattern: RegExp): boolean =>
  [...project.files.values()].some(
    ({ uri, text }) => name.test(uri.slice(uri.lastIndexOf('/') + 1)) && pattern.test(text),
  );

/** @returns whether something of this name stands in a folder from the document's up to the workspace's. */
export const hasBeside = (project: Project, name: RegExp): boolean =>
  [...(project.entries ?? [])].some((uri) => name.test(uri.slice(uri.lastIndexOf('/') + 1)));
