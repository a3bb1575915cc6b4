/** All languages and formats, the more particular first: the first that matches a document rewrites it. */
import { FORMATS } from './formats.ts';
import { javascript } from './javascript.ts';
import type { Language } from './language.ts';
import { PROGRAMMING_LANGUAGES } from './programming.ts';

export const LANGUAGES: readonly Language[] = [javascript, ...FORMATS, ...PROGRAMMING_LANGUAGES];
