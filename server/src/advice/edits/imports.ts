/** What the imports of a file prove, which of them nothing uses any more, and how another one is added. */
import type { Span } from '../../detection/types.ts';
import { lineBreakOf } from '../../remediation/syntax/places.ts';
import type { Code } from './callShape.ts';
import type { Change } from './types.ts';

/**
 * @param modules a pattern for the module's name, whole.
 * @returns the names that a script of JavaScript or TypeScript imports from the modules.
 */
export function importedNames(text: string, modules: RegExp): ReadonlySet<string> {
  const names = new Set<string>();
  const forms = [
    /\bimport\s+([^;'"]{1,2000}?)\s*\bfrom\s*['"]([^'"\n]+)['"]/g,
    /\b(?:const|let|var)\s+([^;='"]{1,2000}?)\s*=\s*require\(\s*['"]([^'"\n]+)['"]\s*\)/g,
  ];
  for (const form of forms) {
    for (const [, clause = '', module = ''] of text.matchAll(form)) {
      if (!modules.test(module)) continue;
      for (const [name] of clause.matchAll(/[\w$]+/g)) names.add(name);
    }
  }
  return names;
}

/** An import line of Go, alone or in a block; the package is called by the last part of its path. */
export const GO_IMPORT = /^[ \t]*(?:import[ \t]+)?"(?:[\w.~-]+\/)*(?<name>[a-z]\w*)"[ \t]*(?:\r?\n|$)/gm;
/** An import line of Java. */
export const JAVA_IMPORT = /^import[ \t]+[\w.]+\.(?<name>\w+)[ \t]*;[ \t]*(?:\r?\n|$)/gm;

/**
 * @param line pattern of one import line (flags `gm`), whose group `name` is what the code calls it by.
 * @returns the lines whose name is used in the deleted stretches alone: with those gone, they are left over.
 */
export function unusedImports(code: Code, gone: readonly Span[], line: RegExp): readonly Span[] {
  const isGone = ({ start }: Span): boolean => gone.some((span) => span.start <= start && start < span.end);
  return [...code.text.matchAll(line)].flatMap((match) => {
    const name = match.groups?.name ?? '';
    const own = { start: match.index, end: match.index + match[0].length };
    const uses = code.lexemes.filter(
      ({ kind, text, range }) =>
        kind === 'word' && text === name && (range.start < own.start || range.end > own.end),
    );
    return uses.length > 0 && uses.every(({ range }) => isGone(range)) ? [own] : [];
  });
}

/** The change that puts an import before the line that a pattern finds; none where the text has it already. */
export function importBefore(text: string, line: RegExp, statement: string): readonly Change[] {
  if (text.split(/\r?\n/).some((own) => own.trim() === statement)) return [];
  const start = line.exec(text)?.index ?? 0;
  return [{ range: { start, end: start }, newText: statement + lineBreakOf(text) }];
}

/** The statement that imports names into a script, in the way of its other imports. */
export const scriptImport = (text: string, names: string, module: string): string =>
  /^import\b/m.test(text)
    ? `import { ${names} } from '${module}';`
    : `const { ${names} } = require('${module}');`;
