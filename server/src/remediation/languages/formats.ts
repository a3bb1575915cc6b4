/** The configuration formats, most particular first: the first that matches a document is asked. */
import { dockerCompose } from './dockerCompose.ts';
import { githubActions } from './githubActions.ts';
import { gitlabCi } from './gitlabCi.ts';
import type { Language } from './language.ts';
import { otherCi } from './otherCi.ts';

export const FORMATS: readonly Language[] = [githubActions, gitlabCi, ...otherCi, dockerCompose].map(
  (format) => ({ ...format, stepwise: true }),
);
