/** Which expression reads an environment variable in a JavaScript or TypeScript file, by its runtime and framework. */
import { filesNamed, majorOf, packageJson } from '../loaders/manifests.ts';
import type { DocumentEdit, FileCreation, FixDocument, Project, Replacement } from '../plan.ts';
import { tokensOf } from '../syntax/literal.ts';
import { lineBreakOf } from '../syntax/places.ts';
import { following, type Lexeme, previous } from '../syntax/surroundings.ts';
import type { Site } from './code.ts';
import { around, asConstEnd } from './javascriptPlaces.ts';
import { JAVASCRIPT } from './javascriptSyntax.ts';
import { listingIn, listsVariables } from './svelteVariables.ts';

export interface Read {
  readonly read: string;
  /** Whether its type is `string | undefined`. */
  readonly optional: boolean;
  readonly imports: readonly Replacement[];
  /** What makes the variable be there; undefined where nothing has to, or nothing can (`unlisted`). */
  readonly file?: DocumentEdit | FileCreation;
  /** Whether a list that the framework goes by cannot be made to name the variable. */
  readonly unlisted?: true;
}

/** Helpers that many programs have, which fail with the name of a variable that is not set. */
const HELPER =
  /\b(?:function|const|import\s*\{[^}]*?)\s*\b(requireEnv|requiredEnv|getRequiredEnv|mustEnv|mustGetEnv)\b/;

/** The expression that reads `name` in this document. */
export function readOf({
  document,
  project,
  name,
  literal,
  reading,
}: Pick<Site, 'document' | 'project' | 'name' | 'literal' | 'reading'>): Read {
  const { text } = document;
  const quote = literal.quote === '"' ? '"' : "'";
  if (reading !== undefined) return { read: reading.call(name, quote), optional: false, imports: [] };
  const helper = HELPER.exec(text)?.[1];
  if (helper !== undefined)
    return { read: `${helper}(${quote}${name}${quote})`, optional: false, imports: [] };
  if (isDeno(document, project))
    return { read: `Deno.env.get(${quote}${name}${quote})`, optional: true, imports: [] };
  const manifest = packageJson(project);
  if (
    /\.astro$/i.test(document.uri) ||
    (manifest?.dependencies.has('astro') === true && isBelow('src', document, project))
  ) {
    // What `import.meta.env` says is written into the build of the server, which then holds the value.
    if (majorOf(project, 'astro') < 5)
      return { read: `import.meta.env.${name}`, optional: false, imports: [] };
    const imports = /\bgetSecret\b/.test(text) ? [] : [importOf(text, 'getSecret', 'astro:env/server')];
    return { read: `getSecret(${quote}${name}${quote})`, optional: true, imports };
  }
  if (manifest?.dependencies.has('@sveltejs/kit') === true && isBelow('src', document, project)) {
    if (listsVariables(project)) return listed(document, project, name);
    return imported(document, '$env/dynamic/private', name, 'privateEnv');
  }
  if (filesNamed(project, /^wrangler\.(?:toml|jsonc?)$/).length > 0) {
    return { ...imported(document, 'cloudflare:workers', name, 'workerEnv'), optional: false };
  }
  if (/^import\s*\{[^}]*\benv\b(?!\s+as)[^}]*\}\s*from\s*['"](?:node:)?process['"]/m.test(text)) {
    return { read: `env.${name}`, optional: true, imports: [] };
  }
  const bracketed = filesNamed(project, /^tsconfig\.json$/).some(({ text: config }) =>
    /"noPropertyAccessFromIndexSignature"\s*:\s*true/.test(config),
  );
  return {
    read: bracketed ? `process.env[${quote}${name}${quote}]` : `process.env.${name}`,
    optional: true,
    imports: [],
  };
}

/** A variable that the module hands out by its own name; under another one where that is taken. */
function listed({ text }: FixDocument, project: Project, name: string): Read {
  const module = '$app/env/private';
  const known = new RegExp(
    `^import\\s*\\{[^}]*?\\b${name}\\b(?:\\s+as\\s+(\\w+))?[^}]*\\}\\s*from\\s*['"]\\$app/env/private['"]`,
    'm',
  ).exec(text);
  const taken = new RegExp(`\\b${name}\\b`).test(text);
  const local = known === null ? (taken ? `${name}_VALUE` : name) : (known[1] ?? name);
  const specifier = local === name ? name : `${name} as ${local}`;
  const change = listingIn(project, name);
  return {
    read: local,
    optional: false,
    imports: known === null ? [importOf(text, specifier, module)] : [],
    ...(change === undefined ? { unlisted: true } : change === 'listed' ? {} : { file: change }),
  };
}

/** `import { … } from '…'` as this file writes it. */
function importOf(text: string, specifier: string, module: string): Replacement {
  const style = styleOf(text);
  const at = importPlace(text);
  const newText = `import { ${specifier} } from ${style.quote}${module}${style.quote}${style.end}${lineBreakOf(text)}`;
  return { range: { start: at, end: at }, newText, annotation: 'import' };
}

/** `env` of a module that hands it out, with its import; under another name where `env` is taken. */
function imported({ text }: FixDocument, module: string, name: string, otherwise: string): Read {
  const quoted = module.replace(/[$/]/g, '\\$&');
  const known = new RegExp(
    `^import\\s*\\{[^}]*?\\benv\\b(?:\\s+as\\s+(\\w+))?[^}]*\\}\\s*from\\s*['"]${quoted}['"]`,
    'm',
  ).exec(text);
  if (known !== null) return { read: `${known[1] ?? 'env'}.${name}`, optional: true, imports: [] };
  const taken = /\b(?:const|let|var|function|import\s*\{?)\s*\{?[^;\n]*\benv\b/.test(text);
  const local = taken ? otherwise : 'env';
  const specifier = taken ? `env as ${otherwise}` : 'env';
  return { read: `${local}.${name}`, optional: true, imports: [importOf(text, specifier, module)] };
}

/** The read in the form that compiles: under strict TypeScript a `string`, as this file does it elsewhere. */
export function typedRead(site: Site): string {
  const { document, project } = site;
  const { read, optional } = readOf(site);
  const typed = /^typescript/.test(document.languageId) || /\.[cm]?tsx?$/i.test(document.uri);
  if (!typed || !optional || isLoose(project)) return read;
  const spot = around(site);
  const before = previous(spot)?.text ?? '';
  // An `as const` goes with the literal.
  const next = following(spot, asConstEnd(site) === undefined ? 1 : 3);
  const after =
    next === undefined || (next.startsLine && !/^[.?[(+\-*/%&|=<>]/.test(next.text)) ? '' : next.text;
  // A comparison and a sum with a string literal take `undefined` as well.
  const isSummed = (operator: string, operand: Lexeme | undefined): boolean =>
    operator === '+' && operand?.kind === 'string';
  const compared = /^[=!]==?$/;
  const open = /^(?:\+|[=!]==?|[)\]},;:]|)$/.test(after);
  if (open && (compared.test(before) || isSummed(before, previous(spot, 2)))) return read;
  if (compared.test(after) || isSummed(after, following(spot, 2))) {
    if (/^(?:[=([{,:?;}+]|=>|return|)$/.test(before)) return read;
  }
  if (/\bprocess\.env(?:\.\w+|\[[^\]\n]+\])!/.test(document.text)) return `${read}!`;
  const total = `${read} ?? ${site.literal.quote === '"' ? '""' : "''"}`;
  const free =
    /^(?:[=([{,:?;}]|=>|return|yield|default|case|throw|\.\.\.|)$/.test(before) &&
    /^(?:[)\]},;:]|)$/.test(after);
  return free ? total : `(${total})`;
}

const isLoose = (project: Project): boolean =>
  filesNamed(project, /^tsconfig\.json$/)
    .slice(0, 1)
    .some(({ text }) => /"strict(?:NullChecks)?"\s*:\s*false/.test(text));

/** Whether Deno runs the file. */
export function isDeno({ text }: Pick<FixDocument, 'text'>, project: Project): boolean {
  if (
    /\bDeno\.(?:env|serve|readTextFile|args|exit|test)\b|from\s+['"](?:jsr:|https:\/\/deno\.land\/)/.test(
      text,
    )
  )
    return true;
  return filesNamed(project, /^deno\.jsonc?$/).length > 0 && packageJson(project) === undefined;
}

/** Whether the document stands in a folder of the root. */
export const isBelow = (folder: string, { uri }: Pick<FixDocument, 'uri'>, project: Project): boolean =>
  uri.startsWith(`${project.root}/${folder}/`);

/** How a file writes quotes and the ends of statements. */
export function styleOf(text: string): { readonly quote: "'" | '"'; readonly end: ';' | '' } {
  const double = (text.match(/"/g) ?? []).length;
  const single = (text.match(/'/g) ?? []).length;
  const ended = /;[ \t]*(?:\/\/.*)?$/m.test(text) || !/\S\r?\n/.test(text);
  return { quote: double > single ? '"' : "'", end: ended ? ';' : '' };
}

/** Where a new import goes: before the first import or require, else before the first statement. */
export function importPlace(text: string): number {
  const tokens = tokensOf(text, JAVASCRIPT);
  const outside = (at: number): boolean => !tokens.some(({ range }) => range.start < at && at < range.end);
  for (const found of text.matchAll(/^(?:import\b(?!\s*[(.])|(?:const|let|var)\s[^=\n]*=\s*require\()/gm)) {
    if (outside(found.index)) return found.index;
  }
  return firstStatement(text);
}

/** After the byte order mark, the shebang, the comment of the file and `'use strict'`, or an Astro file's fence. */
function firstStatement(text: string): number {
  const start = /^\uFEFF?(?:#![^\n]*\n|---\r?\n)?(?:\s*\n)?/.exec(text)?.[0].length ?? 0;
  const script = /^\s*<script[^>]*>\s*?\n/.exec(text)?.[0].length;
  if (script !== undefined) return script;
  const header =
    /^(?:\s*\/\*[\s\S]*?\*\/[ \t]*\r?\n(?:[ \t]*\r?\n)?|(?:[ \t]*\/\/[^\n]*\n)+[ \t]*\r?\n)?(?:\s*(['"])use (?:strict|server)\1;?[ \t]*\r?\n(?:[ \t]*\r?\n)*)?/.exec(
      text.slice(start),
    );
  return start + (header?.[0].length ?? 0);
}
