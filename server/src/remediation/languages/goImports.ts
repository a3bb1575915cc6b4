/** The imports of a Go file, in gofmt's order. */
import type { Replacement } from '../plan.ts';
import type { LexicalSyntax } from '../syntax/lexical.ts';
import { tokensOf } from '../syntax/literal.ts';
import { lineBreakOf, lineEnd } from '../syntax/places.ts';

interface ImportSpec {
  readonly start: number;
  readonly end: number;
  readonly alias: string;
  readonly path: string;
}

interface ImportDeclaration {
  readonly start: number;
  readonly end: number;
  readonly grouped: boolean;
  readonly specs: readonly ImportSpec[];
}

/** What the file calls a package (`.` for a dot import), undefined where it cannot use it. */
export function packageName(text: string, path: string): string | undefined {
  const spec = declarations(text)
    .flatMap(({ specs }) => specs)
    .find((candidate) => candidate.path === path && candidate.alias !== '_');
  return spec === undefined ? undefined : spec.alias || path.slice(path.lastIndexOf('/') + 1);
}

/** Whether the file imports a package in any way. */
export const imports = (text: string, path: string): boolean =>
  declarations(text).some(({ specs }) =>
    specs.some((spec) => spec.path === path || spec.path.startsWith(`${path}/`)),
  );

/** The import that the file lacks; nothing where it has it. `alias` is `_` for an import for its effect. */
export function importPackage(
  text: string,
  path: string,
  syntax: LexicalSyntax,
  alias = '',
): readonly Replacement[] {
  if (packageName(text, path) !== undefined || (alias === '_' && imports(text, path))) return [];
  const eol = lineBreakOf(text);
  const own = `${alias === '' ? '' : `${alias} `}"${path}"`;
  const edit = (start: number, end: number, newText: string): readonly Replacement[] => [
    { range: { start, end }, newText, annotation: 'import' },
  ];
  const usable = declarations(text).filter(({ specs }) => specs.every((spec) => spec.path !== 'C'));
  const group = usable.find(({ grouped, specs }) => grouped && specs.length > 0);
  if (group !== undefined) {
    const block = blockFor(text, group.specs, path);
    const later = block.specs.find((spec) => spec.path > path);
    const last = block.specs.at(-1);
    if (later !== undefined && block.fits) return edit(later.start, later.start, `${own}${eol}\t`);
    if (last !== undefined && block.fits) return edit(last.end, last.end, `${eol}\t${own}`);
    const [first] = group.specs;
    if (first !== undefined && isStandard(path))
      return edit(first.start, first.start, `${own}${eol}${eol}\t`);
    const end = group.specs.at(-1)?.end ?? group.start;
    return edit(end, end, `${eol}${eol}\t${own}`);
  }
  const [single] = usable;
  const spec = single?.specs[0];
  if (single !== undefined && spec !== undefined) {
    const written = text.slice(spec.start, spec.end);
    const lines = isStandard(path) === isStandard(spec.path) ? [] : [''];
    const first = lines.length === 0 ? path < spec.path : isStandard(path);
    const sorted = first ? [own, ...lines, written] : [written, ...lines, own];
    const body = sorted.map((line) => (line === '' ? '' : `\t${line}`)).join(eol);
    return edit(single.start, single.end, `import (${eol}${body}${eol})`);
  }
  const clause = tokensClear(text, syntax);
  return clause === undefined ? [] : edit(clause, clause, `${eol}${eol}import ${own}`);
}

/** The end of the line of the package clause. */
function tokensClear(text: string, syntax: LexicalSyntax): number | undefined {
  const comments = tokensOf(text, syntax).filter(({ kind }) => kind === 'comment');
  for (const found of text.matchAll(/^package[ \t]+\w+/gm)) {
    if (comments.some(({ range }) => range.start <= found.index && found.index < range.end)) continue;
    return lineEnd(text, found.index);
  }
  return undefined;
}

const isStandard = (path: string): boolean => !(path.split('/')[0] ?? '').includes('.');

/** The run of imports without a blank line in which the path belongs; `fits` where one of its kind stands there. */
function blockFor(text: string, specs: readonly ImportSpec[], path: string) {
  const blocks: ImportSpec[][] = [];
  let last: ImportSpec | undefined;
  for (const spec of specs) {
    const block = blocks.at(-1);
    if (block === undefined || last === undefined || /\n[ \t]*\r?\n/.test(text.slice(last.end, spec.start)))
      blocks.push([spec]);
    else block.push(spec);
    last = spec;
  }
  const same = blocks.find((block) => block.some((spec) => isStandard(spec.path) === isStandard(path)));
  return { specs: same ?? [], fits: same !== undefined };
}

const SPEC = /(?:([A-Za-z_]\w*|\.)[ \t]+)?"([^"\n]+)"/g;

function declarations(text: string): readonly ImportDeclaration[] {
  const found: ImportDeclaration[] = [];
  for (const declaration of text.matchAll(
    /^import[ \t]*(\(([^()]*)\)|(?:(?:[A-Za-z_]\w*|\.)[ \t]+)?"[^"\n]+")/gm,
  )) {
    const start = declaration.index;
    const end = start + declaration[0].length;
    const grouped = declaration[2] !== undefined;
    const bodyStart = start + declaration[0].length - (declaration[1] ?? '').length;
    const body = (declaration[1] ?? '').replace(/\/\/.*/g, (comment) => ' '.repeat(comment.length));
    const specs = [...body.matchAll(SPEC)].map((spec) => ({
      start: bodyStart + spec.index,
      end: bodyStart + spec.index + spec[0].length,
      alias: spec[1] ?? '',
      path: spec[2] ?? '',
    }));
    found.push({ start, end, grouped, specs });
  }
  return found;
}
