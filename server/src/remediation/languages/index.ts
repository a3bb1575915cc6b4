/** All languages and formats, the more particular first: the first that matches a document rewrites it. */
import { javascript } from './javascript.ts';
import type { Language } from './language.ts';

export const LANGUAGES: readonly Language[] = [javascript];
