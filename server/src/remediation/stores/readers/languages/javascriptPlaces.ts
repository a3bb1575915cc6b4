/** Where an `await` can stand in JavaScript, and how a module imports its neighbour. Told from the text, and doubtful is no. */
import { JAVASCRIPT } from '../../../languages/javascriptSyntax.ts';
import type { FixDocument, Project, Replacement } from '../../../plan.ts';
import { tokensOf } from '../../../syntax/literal.ts';
import { lineBreakOf, openBrackets } from '../../../syntax/places.ts';

/** Whether the document is an ES module: by its ending, its package, or its own imports and exports. */
export function isModule({ uri, text }: FixDocument, project: Project): boolean {
  if (/\.m[jt]s$/i.test(uri)) return true;
  if (/\.c[jt]s$/i.test(uri)) return false;
  return /^(?:import\b(?!\s*\()|export\b)/m.test(text) || isModulePackage(project);
}

const isModulePackage = ({ root, files }: Project): boolean =>
  /"type"\s*:\s*"module"/.test(files.get(`${root}/package.json`)?.text ?? '');

const CONTROL = /\b(?:if|for|while|switch|catch|with)\s*$/;
const BLOCK = /(?:\b(?:else|try|finally|do)|[;{}=(,:[]|\breturn|\bawait|&&|\|\||\?)\s*$/;

/**
 * Whether `await` may stand at an offset: in an async function's own body, or at the top of an ES module.
 * Parameter lists, class fields and what is not understood are a no.
 */
export function canAwait(text: string, offset: number, document: FixDocument, project: Project): boolean {
  const code = withoutText(text);
  let inner = offset;
  for (const { bracket, at } of openBrackets(text, offset, JAVASCRIPT).toReversed()) {
    const arrow = arrowBefore(code.slice(at + 1, inner));
    if (arrow !== undefined) return arrow;
    const before = code.slice(Math.max(0, at - 2000), at);
    inner = at;
    if (bracket === '(') {
      if (isParameterList(code, at)) return false;
    } else if (bracket === '{') {
      const arrowBody = /=>\s*$/.exec(before);
      if (arrowBody !== null) return isAsyncArrow(before.slice(0, arrowBody.index));
      const head = functionHead(before);
      if (head !== undefined) return head;
      if (/\bclass\b[^{};]*$/.test(before)) return false;
      if (!BLOCK.test(before) && !/^\s*$/.test(before)) return false;
    }
  }
  const arrow = arrowBefore(code.slice(0, inner).split(/[;\n]/).at(-1) ?? '');
  if (arrow !== undefined) return arrow;
  // TypeScript compiles to what the package says; only there is the top of a module certain.
  const certain = /\.m[jt]s$/i.test(document.uri) || isModulePackage(project);
  return certain && isModule(document, project);
}

/** The text with strings and comments blanked out, offsets kept. */
function withoutText(text: string): string {
  let code = '';
  let at = 0;
  for (const { range } of tokensOf(text, JAVASCRIPT)) {
    code += text.slice(at, range.start) + ' '.repeat(range.end - range.start);
    at = range.end;
  }
  return code + text.slice(at);
}

/** An arrow whose expression body is open at the end of a stretch: whether it is async; undefined where there is none. */
function arrowBefore(stretch: string): boolean | undefined {
  const statement = stretch.split(/[;,]/).at(-1) ?? '';
  const at = statement.lastIndexOf('=>');
  return at < 0 ? undefined : isAsyncArrow(statement.slice(0, at));
}

const isAsyncArrow = (before: string): boolean =>
  /\basync\s*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)(?:\s*:[^=;{}]+)?|[\w$]+)\s*$/.test(before);

/** The function whose body opens here: whether it is async; undefined where it is a control statement or no function. */
function functionHead(before: string): boolean | undefined {
  const close = /\)\s*(?::\s*[^{};()]+)?$/.exec(before);
  if (close === null) return undefined;
  let depth = 0;
  let open = close.index;
  for (; open >= 0; open -= 1) {
    if (before[open] === ')') depth += 1;
    if (before[open] === '(') depth -= 1;
    if (depth === 0) break;
  }
  const head = before.slice(0, Math.max(0, open));
  if (CONTROL.test(head)) return undefined;
  return /\basync\s+(?:function\b\s*\*?\s*)?[\w$#]*\s*(?:<[^<>]*>)?\s*$/.test(head);
}

/** Whether a round bracket holds parameters rather than arguments. */
function isParameterList(code: string, at: number): boolean {
  let depth = 0;
  for (let end = at; end < code.length; end += 1) {
    if (code[end] === '(') depth += 1;
    if (code[end] === ')') depth -= 1;
    if (depth > 0) continue;
    const next = code.slice(end + 1, end + 200);
    if (/^\s*(?::[^=;{}]+)?=>/.test(next)) return true;
    return /^\s*(?::[^=;{}]+)?\{/.test(next) && !CONTROL.test(code.slice(Math.max(0, at - 20), at));
  }
  return true;
}

const IMPORT = /^import\b(?!\s*\()[^;'"]*['"][^'"\n]+['"](?:\s+with\s*\{[^}]*\})?;?[ \t]*$/gm;
const REQUIRE = /^(?:const|let|var)\b[^;=]*=\s*require\([^)\n]*\)[\w.]*;?[ \t]*$/gm;

/** `import { getSecret } from './secretStore.js';` after the imports that are there, in their style. */
export function moduleImport(text: string, document: FixDocument, project: Project): readonly Replacement[] {
  if (/\bgetSecret\b[^\n]*secretStore/.test(text)) return [];
  const eol = lineBreakOf(text);
  const esm = isModule(document, project);
  const quote = /^import\b[^'"\n]*"/m.test(text) ? '"' : "'";
  const path = `./secretStore${endingFor(document, text, esm)}`;
  const line = esm
    ? `import { getSecret } from ${quote}${path}${quote};`
    : `const { getSecret } = require(${quote}${path}${quote});`;
  const found = [...text.matchAll(esm ? IMPORT : REQUIRE)].at(-1);
  if (found !== undefined) {
    const at = found.index + found[0].length;
    return [{ range: { start: at, end: at }, newText: `${eol}${line}`, annotation: 'import' }];
  }
  const start =
    /^(?:#!.*\r?\n)?(?:\s*(?:'use strict'|"use strict");?[ \t]*\r?\n)?/.exec(text)?.[0].length ?? 0;
  return [{ range: { start, end: start }, newText: `${line}${eol}${eol}`, annotation: 'import' }];
}

/** The ending that the module's own relative imports have; else what Node needs. */
function endingFor({ uri }: FixDocument, text: string, esm: boolean): string {
  const used = /(?:from|import|require\()\s*['"]\.{1,2}\/[^'"\n]*?(\.[cm]?[jt]s)?['"]/.exec(text);
  if (used !== null) return used[1] ?? '';
  const ending = /\.([cm]?)[jt]sx?$/i.exec(uri)?.[1] ?? '';
  return esm || ending !== '' ? `.${ending}js` : '';
}
