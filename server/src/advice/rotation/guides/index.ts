/** All guides, and which of them a rule's credentials follow. */
import type { Rule } from '../../../detection/types.ts';
import { AZURE } from './azure.ts';
import { CLOUD } from './cloud.ts';
import { CODE } from './code.ts';
import { DATA } from './data.ts';
import type { Guide } from './guide.ts';
import { HOSTING } from './hosting.ts';
import { KEYS } from './keys.ts';
import { MESSAGES } from './messages.ts';
import { MODELS } from './models.ts';
import { MONITORING } from './monitoring.ts';
import { PACKAGES } from './packages.ts';
import { PAYMENTS } from './payments.ts';
import { WORK } from './work.ts';

export const GUIDES: readonly Guide[] = [
  ...CLOUD,
  ...AZURE,
  ...CODE,
  ...DATA,
  ...HOSTING,
  ...KEYS,
  ...MESSAGES,
  ...MODELS,
  ...MONITORING,
  ...PACKAGES,
  ...PAYMENTS,
  ...WORK,
];

const names = (id: string, name: string): boolean =>
  id === name || (name.endsWith('-') && id.startsWith(name));

/** @returns the first that is for this very kind or, failing that, for all of the provider. */
export function guideOf({ id, provider }: Pick<Rule, 'id' | 'provider'>): Guide | undefined {
  return GUIDES.find(
    (guide) =>
      guide.provider === provider &&
      (guide.rules === undefined || guide.rules.some((name) => names(id, name))),
  );
}
