/** A place in a pipeline where a key could go: which way takes its place, and the edit where the file shows it plainly. */

import type { YAMLMap } from 'yaml';
import type { Span } from '../../detection/types.ts';
import { plainInOrder } from '../edits/changes.ts';
import type { Change } from '../edits/types.ts';
import type { SetupId } from '../setup/setup.ts';
import { type Needs, permit } from './edits.ts';
import { type Step, scalarSpan } from './workflow.ts';

export interface Offer {
  readonly setup: SetupId;
  /** The credentials that would go: values, or references to the secrets of CI. */
  readonly spans: readonly Span[];
  /** Sorted; undefined where a person has to do it by the steps. */
  readonly changes: readonly Change[] | undefined;
  /** Whether a job that named no permissions does so in the changes. */
  readonly namesPermissions: boolean;
}

/** Looks at one step; undefined where it holds no key that could go. */
export type Recipe = (step: Step) => Offer | undefined;

/** What a job needs to prove who it is. */
export const PROVES: Needs = { 'id-token': 'write' };

/**
 * @param changes of the step and around it; undefined where they are not plain.
 * @returns the offer with the permissions that the job needs for it; without an edit where either is not plain.
 */
export function offer(
  step: Step,
  setup: SetupId,
  spans: readonly Span[],
  changes: readonly (Change | undefined)[] | undefined,
  needs: Needs = PROVES,
): Offer {
  // Who says what a step needs has looked at it.
  const known = needs === PROVES ? undefined : step;
  const permitted = changes === undefined ? undefined : permit(step.job, needs, known);
  const all = permitted && plainInOrder([...permitted.changes, ...(changes ?? [])]);
  return {
    setup,
    spans,
    changes: all,
    namesPermissions: all !== undefined && permitted?.namesPermissions === true,
  };
}

/** @returns where the values of some entries stand. */
export const valueSpans = (map: YAMLMap | undefined, names: readonly string[]): readonly Span[] =>
  names.flatMap((name) => scalarSpan(map?.get(name, true)) ?? []);
