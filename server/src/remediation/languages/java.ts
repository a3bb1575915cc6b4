/** Java: `Objects.requireNonNull(System.getenv("NAME"), …)`; Spring's `@Value` keeps its own way to name a variable. */
import type { EscapeTable } from '../syntax/escapes.ts';
import { textBlock } from '../syntax/indentation.ts';
import { BLOCK_COMMENT, DOUBLE_QUOTED, type LexicalSyntax, SLASH_COMMENT } from '../syntax/lexical.ts';
import type { Literal } from '../syntax/literal.ts';
import { following, previous } from '../syntax/surroundings.ts';
import type { SiteOutcome } from './code.ts';
import { annotationAround, assignedName, isCaseLabel, isUsedAsConstant } from './constants.ts';
import { addImport, type ImportStyle } from './insertion.ts';
import { replaced } from './literalEdits.ts';
import { byNote, LOADED, missingLine, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { isAndroid, JVM_MANIFEST, manifestHolds } from './projectFacts.ts';
import { REASONS } from './reasons.ts';

/** Java Language Specification 3.10.7; Scala's and Groovy's literals share it. */
export const JAVA_ESCAPES: EscapeTable = {
  simple: { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', s: ' ', '\\': '\\', "'": "'", '"': '"' },
  unicode: true,
  octal: true,
  other: 'unknown',
};

/** A character in quotes: told apart so that a quote or bracket in it opens nothing. */
export const CHARACTER = { open: /'(?=[^'\\\n]'|\\[^\n]{1,8}?')/, close: "'", escape: '\\' as const };

export const JAVA_SYNTAX: LexicalSyntax = {
  strings: [{ open: /"""/, close: '"""', escape: '\\', multiline: true }, DOUBLE_QUOTED, CHARACTER],
  comments: [SLASH_COMMENT, BLOCK_COMMENT],
};

/** Where `import` lines of Java stand. */
export const JAVA_IMPORTS: ImportStyle = {
  syntax: JAVA_SYNTAX,
  existing: /^[ \t]*import\s+(?:static\s+)?[\w.*]+\s*;/,
  header: /^[ \t]*package\s+[\w.]+\s*;/,
};

const DOTENV = /io\.github\.cdimascio[\s\S]{0,80}?dotenv-(?:java|kotlin)|java-dotenv/;
const SPRING = /org\.springframework/;

/** `System.getenv("NAME")` with the literal as its default, in the ways of the Java library. */
export const JAVA_FALLBACKS = [
  { before: /System\.getenv\(\)\s*\.getOrDefault\(\s*"(?<name>\w+)"\s*,\s*$/, after: /^\s*\)/ },
  {
    before: /Optional\.ofNullable\(\s*System\.getenv\(\s*"(?<name>\w+)"\s*\)\s*\)\s*\.orElse\(\s*$/,
    after: /^\s*\)/,
  },
  {
    before: /Objects\.requireNonNullElse\(\s*System\.getenv\(\s*"(?<name>\w+)"\s*\)\s*,\s*$/,
    after: /^\s*\)/,
  },
  { before: /System\.getenv\("(?<name>\w+)"\)\s*!=\s*null\s*\?\s*System\.getenv\("\w+"\)\s*:\s*$/ },
];

export const java = languageOf({
  id: 'java',
  languageIds: ['java'],
  extensions: ['java'],
  syntax: JAVA_SYNTAX,
  escapes: (literal) => (literal.quote === "'" ? null : JAVA_ESCAPES),
  stripped: (content, { quote }) => (quote === '"""' ? textBlock(content) : undefined),
  reference,
  concat: ' + ',
  fallbacks: JAVA_FALLBACKS,
  context,
  whole: inValue,
  partial: (spot) => inValue(spot) ?? formattedTextBlock(spot),
  existingName: (text, literal) => (isInValue(text, literal) ? defaultOf(literal)?.variable : undefined),
  imports,
  loader: ({ project }) => {
    if (manifestHolds(project, JVM_MANIFEST, DOTENV)) return LOADED;
    if (manifestHolds(project, JVM_MANIFEST, SPRING)) {
      return byNote(
        missingLine('application.properties', 'spring.config.import=optional:file:.env[.properties]'),
      );
    }
    return byNote(SET_BEFORE_START);
  },
});

function reference(spot: Spot): string {
  if (spot.reading !== undefined) return spot.reading.call(spot.name, '"');
  const objects = /\b(?:class|interface|enum|record)\s+Objects\b/.test(spot.text)
    ? 'java.util.Objects'
    : 'Objects';
  const read = usesDotenv(spot) ? `Dotenv.load().get("${spot.name}")` : `System.getenv("${spot.name}")`;
  return `${objects}.requireNonNull(${read}, "${spot.name} is not set")`;
}

const usesDotenv = ({ project }: Spot): boolean => manifestHolds(project, JVM_MANIFEST, DOTENV);

function imports(spot: Spot): readonly ReturnType<typeof addImport>[] {
  if (annotationAround(spot.around) !== undefined) return [];
  const wanted = ['java.util.Objects', ...(usesDotenv(spot) ? ['io.github.cdimascio.dotenv.Dotenv'] : [])];
  return wanted
    .filter((type) => !isImported(spot.text, type))
    .map((type) => addImport(spot.text, `import ${type};`, JAVA_IMPORTS));
}

function isImported(text: string, type: string): boolean {
  const at = type.lastIndexOf('.');
  const simple = type.slice(at + 1);
  const escaped = type.slice(0, at).replaceAll('.', '\\.');
  return (
    new RegExp(`^[ \\t]*import\\s+${escaped}\\.(?:\\*|${simple})\\s*;`, 'm').test(text) ||
    new RegExp(`\\b(?:class|interface|enum|record)\\s+${simple}\\b`).test(text)
  );
}

function context(spot: Spot): Context {
  const { around, project, text } = spot;
  if (isAndroid(project, text)) return { refuse: REASONS.clientApp };
  const annotation = annotationAround(around);
  if (annotation !== undefined && annotation.name !== 'Value') return { refuse: REASONS.annotation };
  if (isCaseLabel(around)) return { refuse: REASONS.pattern };
  const constant = previous(around)?.text === '=' ? assignedName(around)?.text : undefined;
  if (annotation === undefined && constant !== undefined && isUsedAsConstant(around, constant)) {
    return { refuse: REASONS.constant };
  }
  return null;
}

/** `@Value("${app.key:…}")`: Spring's own default, and the variable that its relaxed binding reads. */
function defaultOf({
  before,
  after,
}: Pick<Literal, 'before' | 'after'>): { key: string; variable: string } | null {
  const key = /^\\?\$\{([\w.-]+):$/.exec(before)?.[1];
  if (key === undefined || after !== '}') return null;
  return { key, variable: key.replaceAll('-', '').replaceAll('.', '_').toUpperCase() };
}

const isInValue = (text: string, { range }: Pick<Literal, 'range'>): boolean =>
  /@Value\(\s*(?:value\s*=\s*)?$/.test(text.slice(Math.max(0, range.start - 60), range.start));

/** Spring resolves placeholders in `@Value` itself. Kotlin writes the dollar with a backslash. */
export function inValue(spot: Spot, dollar = '$'): SiteOutcome | undefined {
  if (annotationAround(spot.around)?.name !== 'Value') return undefined;
  const own = defaultOf(spot);
  if (own !== null && own.variable === spot.name) {
    const { range } = spot;
    return replaced({ start: range.start - 1, end: range.end }, '');
  }
  if (spot.before === '' && spot.after === '') {
    return replaced(spot.literal.content, `${dollar}{${spot.name}}`);
  }
  if (own !== null) return replaced(spot.literal.content, `${dollar}{${spot.name}}`);
  if (/\$\{|#\{/.test(spot.before + spot.after)) return { ok: false, reason: REASONS.annotation };
  return replaced(spot.range, `${dollar}{${spot.name}}`);
}

/** A text block that holds more than the secret takes it through `formatted`. */
function formattedTextBlock(spot: Spot): SiteOutcome | undefined {
  const { literal, range, before, after } = spot;
  if (literal.quote !== '"""') return undefined;
  const formats = following(spot.around)?.text === '.' || previous(spot.around, 2)?.text === 'format';
  if (formats) return { ok: false, reason: REASONS.join };
  const percent = (from: number, source: string) =>
    [...source.matchAll(/%/g)].map(({ index }) => ({
      range: { start: from + index, end: from + index },
      newText: '%',
      annotation: 'reference' as const,
    }));
  return {
    ok: true,
    replacements: [
      ...percent(literal.content.start, before),
      { range, newText: '%s', annotation: 'reference' },
      ...percent(range.end, after),
      {
        range: { start: literal.range.end, end: literal.range.end },
        newText: `.formatted(${reference(spot)})`,
        annotation: 'reference',
      },
    ],
  };
}
