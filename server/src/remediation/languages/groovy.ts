/** Groovy, with Gradle's Groovy scripts: `Objects.requireNonNull(System.getenv('NAME'), …)`, no import needed. */
import { BLOCK_COMMENT, type LexicalSyntax, SINGLE_QUOTED, SLASH_COMMENT } from '../syntax/lexical.ts';
import { annotationAround, assignedName, isUsedAsConstant } from './constants.ts';
import { JAVA_ESCAPES, JAVA_FALLBACKS } from './java.ts';
import { gradleContext, isGradleScript } from './kotlin.ts';
import { byNote, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { REASONS } from './reasons.ts';

const HOLES = [{ open: '${', close: '}', nested: '{' }];
const ESCAPES = { ...JAVA_ESCAPES, simple: { ...JAVA_ESCAPES.simple, $: '$' }, continuation: true };

const SYNTAX: LexicalSyntax = {
  strings: [
    { open: /"""/, close: '"""', escape: '\\', multiline: true, holes: HOLES },
    { open: /'''/, close: "'''", escape: '\\', multiline: true },
    { open: /"/, close: '"', escape: '\\', holes: HOLES },
    SINGLE_QUOTED,
  ],
  comments: [{ open: /^#!/ }, SLASH_COMMENT, BLOCK_COMMENT],
  skip: [/(?<=(?:[=(,:~]|\breturn)[ \t]{0,40})\/(?![/*\s])(?:[^/\n\\]|\\.)+\//],
};

export const groovy = languageOf({
  id: 'groovy',
  languageIds: ['groovy', 'gradle'],
  extensions: ['groovy', 'gradle', 'gvy'],
  syntax: SYNTAX,
  escapes: () => ESCAPES,
  variable: /(?<!\\)\$[A-Za-z_]/,
  reference,
  concat: ' + ',
  hole: (spot) => `\${${reference(spot)}}`,
  fallbacks: [
    { before: /System\.getenv\(\s*['"](?<name>\w+)['"]\s*\)\s*\?:\s*$/ },
    { before: /System\.getenv\(\)\.getOrDefault\(\s*'(?<name>\w+)'\s*,\s*$/, after: /^\s*\)/ },
    { before: /System\.env\.(?<name>\w+)\s*\?:\s*$/ },
    ...JAVA_FALLBACKS,
  ],
  context,
  loader: () => byNote(SET_BEFORE_START),
});

function reference({ document, name, literal }: Spot): string {
  const quote =
    literal.quote.startsWith("'") || (literal.holeKinds.length > 0 && literal.before + literal.after !== '')
      ? "'"
      : '"';
  const read = `System.getenv(${quote}${name}${quote})`;
  return isGradleScript(document)
    ? read
    : `Objects.requireNonNull(${read}, ${quote}${name} is not set${quote})`;
}

function context(spot: Spot): Context {
  const { around, document } = spot;
  if (isGradleScript(document)) return gradleContext(spot);
  if (annotationAround(around) !== undefined) return { refuse: REASONS.annotation };
  const name = assignedName(around)?.text;
  return name !== undefined && isUsedAsConstant(around, name) ? { refuse: REASONS.constant } : null;
}
