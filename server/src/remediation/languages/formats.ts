/** The configuration formats, most particular first: the first that matches a document is asked. */
import { dockerCompose } from './dockerCompose.ts';
import type { Language } from './language.ts';

export const FORMATS: readonly Language[] = [dockerCompose];
