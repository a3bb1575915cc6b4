/** All languages and formats, the more particular first: the first that matches a document rewrites it. */
import { fish } from './fish.ts';
import { FORMATS } from './formats.ts';
import { go } from './go.ts';
import { javascript } from './javascript.ts';
import type { Language } from './language.ts';
import { PROGRAMMING_LANGUAGES } from './programming.ts';
import { python } from './python.ts';
import { shell } from './shell.ts';

export const LANGUAGES: readonly Language[] = [
  javascript,
  python,
  go,
  fish,
  shell,
  ...FORMATS,
  ...PROGRAMMING_LANGUAGES,
];
