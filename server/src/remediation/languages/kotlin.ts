/** Kotlin, with Gradle's Kotlin scripts: `System.getenv("NAME") ?: error("NAME is not set")`. */
import type { FixDocument } from '../plan.ts';
import type { EscapeTable } from '../syntax/escapes.ts';
import { trimIndent, trimMargin } from '../syntax/indentation.ts';
import { BLOCK_COMMENT, type LexicalSyntax, SLASH_COMMENT } from '../syntax/lexical.ts';
import { brackets } from '../syntax/surroundings.ts';
import { annotationAround, assignedName, isUsedAsConstant, modifierBefore } from './constants.ts';
import { addImport, type ImportStyle } from './insertion.ts';
import { CHARACTER, inValue, JAVA_FALLBACKS } from './java.ts';
import { byNote, LOADED, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { hasFile, isAndroid, JVM_MANIFEST, manifestHolds } from './projectFacts.ts';
import { REASONS } from './reasons.ts';

/** Kotlin language reference, "Characters". */
const ESCAPES: EscapeTable = {
  simple: { n: '\n', r: '\r', t: '\t', b: '\b', '\\': '\\', "'": "'", '"': '"', $: '$' },
  unicode: true,
  other: 'unknown',
};

const HOLES = [{ open: '${', close: '}', nested: '{' }];

const SYNTAX: LexicalSyntax = {
  strings: [
    { open: /"""/, close: '"""', raw: true, multiline: true, holes: HOLES },
    { open: /"/, close: '"', escape: '\\', holes: HOLES },
    CHARACTER,
  ],
  comments: [SLASH_COMMENT, { ...BLOCK_COMMENT, nested: '/*' }],
};

const IMPORTS: ImportStyle = {
  syntax: SYNTAX,
  existing: /^[ \t]*import\s+[\w.*`]+(?:\s+as\s+\w+)?/,
  header: /^[ \t]*package\s+[\w.`]+/,
};

const DOTENV = /io\.github\.cdimascio[\s\S]{0,80}?dotenv-kotlin/;

/** Gradle evaluates its scripts on every call, so a missing variable must not stop the build. */
export const isGradleScript = ({ uri }: Pick<FixDocument, 'uri'>): boolean => /\.gradle(?:\.kts)?$/.test(uri);

export const kotlin = languageOf({
  id: 'kotlin',
  languageIds: ['kotlin', 'kotlinscript'],
  extensions: ['kt', 'kts'],
  syntax: SYNTAX,
  escapes: (literal) => (literal.quote === "'" ? null : ESCAPES),
  variable: /(?<!\\)\$[A-Za-z_`]/,
  trimCalls: [
    { call: /^\s*\.trimIndent\(\)/, apply: trimIndent },
    { call: /^\s*\.trimMargin\(\)/, apply: trimMargin },
  ],
  reference,
  loose: true,
  concat: ' + ',
  hole: (spot) => `\${${reference(spot)}}`,
  fallbacks: [
    { before: /System\.getenv\(\s*"(?<name>\w+)"\s*\)\s*\?:\s*$/ },
    { before: /System\.getenv\(\)\["(?<name>\w+)"\]\s*\?:\s*$/ },
    ...JAVA_FALLBACKS,
  ],
  context,
  whole: (spot) => inValue(spot, '\\$'),
  partial: (spot) => inValue(spot, '\\$'),
  existingName: (_text, { before, after }) =>
    after === '}'
      ? /^\\\$\{([\w.-]+):$/.exec(before)?.[1]?.replaceAll('-', '').replaceAll('.', '_').toUpperCase()
      : undefined,
  imports: (spot) =>
    usesDotenv(spot) &&
    !hasDotenvValue(spot.text) &&
    !/^import io\.github\.cdimascio\.dotenv\.(?:dotenv|\*)/m.test(spot.text)
      ? [addImport(spot.text, 'import io.github.cdimascio.dotenv.dotenv', IMPORTS)]
      : [],
  loader: ({ project, document }) =>
    !isGradleScript(document) && manifestHolds(project, JVM_MANIFEST, DOTENV)
      ? LOADED
      : byNote(SET_BEFORE_START),
});

const usesDotenv = ({ project, document }: Spot): boolean =>
  !isGradleScript(document) && manifestHolds(project, JVM_MANIFEST, DOTENV);
const hasDotenvValue = (text: string): boolean => /\bval\s+dotenv\s*=\s*dotenv\s*[({]/.test(text);

function reference(spot: Spot): string {
  const { document, name, text, reading } = spot;
  if (reading !== undefined) return reading.call(name, '"');
  if (isGradleScript(document)) return `System.getenv("${name}")`;
  if (!usesDotenv(spot)) return `System.getenv("${name}") ?: error("${name} is not set")`;
  return `${hasDotenvValue(text) ? 'dotenv' : 'dotenv()'}["${name}"]`;
}

/** What Gradle's Android plugin puts into the app. */
const SHIPPED = /^(?:buildConfigField|resValue|manifestPlaceholders|addManifestPlaceholders)$/;

/** Why a spot of a Gradle script takes no reference, else null. */
export function gradleContext({ around }: Pick<Spot, 'around'>): Context {
  const openers = brackets(around).map((bracket) => around.lexemes[bracket - 1]?.text ?? '');
  if (openers.some((word) => word === 'plugins' || word === 'pluginManagement'))
    return { refuse: REASONS.compileTime };
  const line = around.lexemes.slice(Math.max(0, around.first - 6), around.first);
  return line.some(({ text }) => SHIPPED.test(text)) ? { refuse: REASONS.clientApp } : null;
}

function context(spot: Spot): Context {
  const { around, document, project, text } = spot;
  if (isGradleScript(document)) return gradleContext(spot);
  if (isAndroid(project, text) || hasFile(project, /^AndroidManifest\.xml$/))
    return { refuse: REASONS.clientApp };
  const annotation = annotationAround(around);
  if (annotation !== undefined) return annotation.name === 'Value' ? null : { refuse: REASONS.annotation };
  const modifier = modifierBefore(around, 'const');
  if (modifier === undefined) return null;
  const name = assignedName(around);
  if (name !== undefined && isUsedAsConstant(around, name.text)) return { refuse: REASONS.constant };
  return { replacements: [{ range: modifier, newText: '', annotation: 'reference' }] };
}
