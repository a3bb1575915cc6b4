/** What all steps that publish have in common: a script of plain commands, and a registry that trusts the workflow. */
import type { Span } from '../../detection/types.ts';
import type { Change } from '../edits/types.ts';
import type { SetupId } from '../setup/setup.ts';
import type { Needs } from './edits.ts';
import { type Offer, offer } from './offer.ts';
import { isCalled, type Step } from './workflow.ts';

/** Every line of a script is one of these commands, with nothing chained, redirected or substituted. */
export function isOnly(step: Step, command: RegExp): boolean {
  const lines = (step.run?.value ?? '').split('\n').filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every((line) => command.test(line.trim()) && !/[;&|<>`]|\$\(/.test(line));
}

/** A registry sees the workflow that was started, so one that others call is set up elsewhere. */
export const withEdit = (
  step: Step,
  setup: SetupId,
  spans: readonly Span[],
  changes: readonly (Change | undefined)[] | undefined,
  needs?: Needs,
): Offer => offer(step, setup, spans, isCalled(step.job.workflow) ? undefined : changes, needs);
