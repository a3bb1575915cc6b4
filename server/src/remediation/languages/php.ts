/**
 * PHP: `getenv('NAME') ?: throw …`; through `$_ENV` too where phpdotenv or Symfony load it, and Laravel's `env()` in
 * its configuration files.
 */
import type { Text } from '../../detection/types.ts';
import type { EscapeTable } from '../syntax/escapes.ts';
import { BLOCK_COMMENT, type LexicalSyntax, SLASH_COMMENT } from '../syntax/lexical.ts';
import type { Literal } from '../syntax/literal.ts';
import { lineBreakOf } from '../syntax/places.ts';
import { following, previous } from '../syntax/surroundings.ts';
import type { SiteOutcome } from './code.ts';
import { insert } from './insertion.ts';
import type { Language } from './language.ts';
import { replaced } from './literalEdits.ts';
import { byLine, byNote, LOADED, missingLine } from './loaderNotes.ts';
import { type Context, QUOTE_ESCAPES, type Spot } from './notation.ts';
import { languageOf, referenceIn } from './notationLanguage.ts';
import { constantAround, moveToConstructor } from './phpConstants.ts';
import { hasFile, manifestHolds } from './projectFacts.ts';
import { REASONS } from './reasons.ts';

/** PHP manual, "Double quoted". */
const ESCAPES: EscapeTable = {
  simple: { n: '\n', r: '\r', t: '\t', v: '\v', e: '\x1b', f: '\f', '\\': '\\', $: '$', '"': '"' },
  hex: true,
  braced: true,
  octal: true,
  other: 'both',
};

const HOLES = [
  { open: '{$', close: '}', nested: '{' },
  { open: '${', close: '}', nested: '{' },
];

export const PHP_SYNTAX: LexicalSyntax = {
  strings: [
    { open: /(?<prefix>\b[bB])?"/, close: '"', escape: '\\', multiline: true, holes: HOLES },
    { open: /(?<prefix>\b[bB])?'/, close: "'", escape: '\\', multiline: true },
    { open: /`/, close: '`', escape: '\\', multiline: true, holes: HOLES },
  ],
  heredocs: [
    { open: /<<<[ \t]*'(?<tag>[A-Za-z_]\w*)'/, raw: () => true, indented: true },
    { open: /<<<[ \t]*"?(?<tag>[A-Za-z_]\w*)"?/, indented: true, escape: '\\', holes: HOLES },
  ],
  comments: [SLASH_COMMENT, BLOCK_COMMENT, { open: /#(?!\[)/ }],
  // Everything outside of <?php … ?> is the page itself.
  skip: [/(?<![\s\S])[\s\S]*?<\?(?:php\b|=)/, /\?>[\s\S]*?(?:<\?(?:php\b|=)|$(?![\s\S]))/],
};

const MANIFEST = /^composer\.(?:json|lock)$/;
const LARAVEL_ELSEWHERE: Text = {
  en: "Laravel reads variables only in config/*.php: add the value there as env('…') and use config('…') here.",
  ja: "Laravel では環境変数を config/*.php でのみ読み込みます。そこに env('…') として追加し、ここでは config('…') を使ってください。",
};

const isLaravel = ({ project }: Pick<Spot, 'project'>): boolean =>
  hasFile(project, /^artisan$/) || manifestHolds(project, MANIFEST, /"laravel\/framework"/);
const isLaravelConfig = (uri: string): boolean => /\/config\/[^/]+\.php$/.test(uri);
const loadsDotenv = ({ project }: Pick<Spot, 'project'>): boolean =>
  manifestHolds(project, MANIFEST, /"(?:vlucas\/phpdotenv|symfony\/dotenv)"/);
/** `throw` is an expression since PHP 8.0. */
const isOld = ({ project }: Pick<Spot, 'project'>): boolean =>
  manifestHolds(project, /^composer\.json$/, /"php"\s*:\s*"[^"\d]*[57]\./);

export const php = languageOf({
  id: 'php',
  languageIds: ['php'],
  extensions: ['php', 'phtml', 'inc'],
  syntax: PHP_SYNTAX,
  escapes: ({ quote, raw }) => (raw ? 'none' : quote === "'" ? QUOTE_ESCAPES : ESCAPES),
  variable: /(?<!\\)\$[A-Za-z_]/,
  stripped: (content, literal) => (literal.kind === 'heredoc' ? heredocText(content, literal) : undefined),
  reference,
  loose: true,
  concat: ' . ',
  fallbacks: [
    { before: /\bgetenv\(\s*['"](?<name>\w+)['"]\s*\)\s*\?:\s*$/ },
    { before: /\$_(?:ENV|SERVER)\[['"](?<name>\w+)['"]\]\s*(?:\?\?|\?:)\s*$/ },
    { before: /(?<!\w)env\(\s*['"](?<name>\w+)['"]\s*,\s*$/, after: /^\s*\)/ },
    { before: /\bgetenv\(\s*['"](?<name>\w+)['"]\s*\)\s*\|\|\s*$/ },
  ],
  context,
  whole,
  partial: (spot) =>
    constantAround(spot).kind === 'none' ? inHeredoc(spot) : { ok: false, reason: REASONS.constant },
  loader,
});

/** PHP 7.3: the closing tag's indentation goes from every line, and the last line break. */
function heredocText(
  content: string,
  { range, content: span, quote }: Pick<Literal, 'range' | 'content' | 'quote'>,
): string {
  const indent = Math.max(0, range.end - span.end - quote.length);
  return content
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)))
    .join('\n');
}

function reference(spot: Spot): string {
  const { name, text, document, reading } = spot;
  if (reading !== undefined) return reading.call(name, "'");
  if (isLaravel(spot) && isLaravelConfig(document.uri)) return `env('${name}')`;
  const exception =
    /^\s*namespace\s/m.test(text) && !/^\s*use\s+RuntimeException\s*;/m.test(text) ? '\\' : '';
  const fail = isOld(spot)
    ? `die("${name} is not set\\n")`
    : `throw new ${exception}RuntimeException('${name} is not set')`;
  // $_ENV stays empty where variables_order lacks E; phpdotenv does not call putenv.
  const read = loadsDotenv(spot) ? `$_ENV['${name}'] ?? getenv('${name}')` : `getenv('${name}')`;
  return `${read} ?: ${fail}`;
}

function context(spot: Spot): Context {
  const { document, around } = spot;
  if (isLaravel(spot) && !isLaravelConfig(document.uri)) return { refuse: LARAVEL_ELSEWHERE };
  const constant = constantAround(spot);
  if (constant.kind === 'refused') return { refuse: constant.reason };
  if (previous(around)?.text === '`') return { refuse: REASONS.literalKind };
  return null;
}

function whole(spot: Spot): SiteOutcome | undefined {
  const constant = constantAround(spot);
  if (constant.kind === 'property') return moveToConstructor(spot, constant, reference(spot));
  if (constant.kind === 'autowire') return replaced(spot.literal.range, `env: '${spot.name}'`);
  if (constant.kind !== 'define') return undefined;
  const name = /^\s*namespace\s/m.test(spot.text)
    ? `__NAMESPACE__ . '\\\\${constant.name}'`
    : `'${constant.name}'`;
  const alone = { ...spot, around: { ...spot.around, first: 0, last: -1, lexemes: [] } };
  return replaced(
    { start: constant.start, end: spot.literal.range.end },
    `define(${name}, ${referenceIn(alone, { reference })})`,
  );
}

/** In a heredoc only a variable can stand: it is set on the line above. */
function inHeredoc(spot: Spot): SiteOutcome | undefined {
  const { literal, range, text, around } = spot;
  if (literal.kind !== 'heredoc' || literal.raw) return undefined;
  const lineStart = text.lastIndexOf('\n', literal.opening.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const statement = text.slice(lineStart, literal.opening.start);
  if (
    following(around)?.text !== ';' ||
    !/^\s*(?:\$\w+(?:->\w+)*\s*=|return|echo|print)\s*$/.test(statement)
  ) {
    return { ok: false, reason: REASONS.join };
  }
  const variable = `$${spot.name.toLowerCase().replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase())}`;
  if (text.includes(`${variable} `) || text.includes(`${variable})`))
    return { ok: false, reason: REASONS.join };
  return {
    ok: true,
    replacements: [
      insert(lineStart, `${indent}${variable} = ${reference(spot)};${lineBreakOf(text)}`, 'reference'),
      { range, newText: `{${variable}}`, annotation: 'reference' },
    ],
  };
}

function loader({
  document,
  project,
}: Parameters<NonNullable<Language['loader']>>[0]): ReturnType<NonNullable<Language['loader']>> {
  const { text } = document;
  if (
    isLaravel({ project }) ||
    /Dotenv::create|->(?:safeLoad|bootEnv|loadEnv)\(|Dotenv\(\)\)?->load\(/.test(text)
  )
    return LOADED;
  if (manifestHolds(project, MANIFEST, /"symfony\/(?:runtime|framework-bundle)"/)) return LOADED;
  const line = 'Dotenv\\Dotenv::createImmutable(__DIR__)->safeLoad();';
  if (manifestHolds(project, MANIFEST, /"vlucas\/phpdotenv"/)) {
    const autoload =
      /^[ \t]*(?:require|require_once|include|include_once)\b[^\n;]*autoload\.php[^\n;]*;/m.exec(text);
    const folder = document.uri.slice(0, document.uri.lastIndexOf('/'));
    if (autoload !== null && folder === project.root) {
      return byLine(insert(autoload.index + autoload[0].length, `${lineBreakOf(text)}${line}`));
    }
    if (/\bnamespace\s|\bclass\s/.test(text)) return byNote(missingLine('to the entry script', line));
  }
  return byNote(missingLine('vlucas/phpdotenv', line));
}
