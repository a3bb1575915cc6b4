/** Where `os` comes from in a Python module, and where its import goes. */
import type { Replacement } from '../plan.ts';
import type { LexicalSyntax } from '../syntax/lexical.ts';
import { tokensOf } from '../syntax/literal.ts';
import { lineBreakOf, lineEnd } from '../syntax/places.ts';

/** How the module calls `os.environ`; `imported` where it can already. */
export function osNames(text: string): { readonly environ: string; readonly imported: boolean } {
  const from = /^from[ \t]+os[ \t]+import[ \t]+\(?[^\n]*\benviron\b(?:[ \t]+as[ \t]+(\w+))?/m.exec(text);
  if (from !== null) return { environ: from[1] ?? 'environ', imported: true };
  for (const [, modules = ''] of text.matchAll(/^import[ \t]+([^\n#;]+)/gm)) {
    for (const module of modules.split(',')) {
      const found = /^\s*os(?:\.\w+)?(?:\s+as\s+(\w+))?\s*$/.exec(module.replace('\\', ''));
      if (found === null || (found[1] !== undefined && module.includes('.'))) continue;
      return { environ: `${found[1] ?? 'os'}.environ`, imported: true };
    }
  }
  return { environ: 'os.environ', imported: false };
}

/** Modules of the standard library that start a sorted block of imports in most programs. */
const STANDARD = new Set(
  'abc argparse array ast asyncio atexit base64 bisect calendar collections concurrent configparser contextlib copy csv ctypes dataclasses datetime decimal difflib email enum errno fnmatch fractions functools gc getpass glob gzip hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools json locale logging math mimetypes multiprocessing numbers operator os pathlib pickle platform pprint queue random re sched secrets select shlex shutil signal smtplib socket sqlite3 ssl stat statistics string struct subprocess sys tarfile tempfile textwrap threading time timeit tokenize tomllib traceback types typing unicodedata unittest urllib uuid warnings weakref xml zipfile zlib zoneinfo'.split(
    ' ',
  ),
);

interface ImportLine {
  readonly start: number;
  /** After its line break. */
  readonly end: number;
  readonly module: string;
  readonly plain: boolean;
}

/** The `import os` that a module lacks, in its sorted place; nothing where it has one. `before` is where it is read. */
export function importOs(text: string, before: number, syntax: LexicalSyntax): readonly Replacement[] {
  if (osNames(text).imported) return [];
  const imports = topImports(text, syntax).filter(({ start }) => start < before);
  const [first] = imports;
  const eol = lineBreakOf(text);
  const insert = (at: number, newText: string): readonly Replacement[] => [
    { range: { start: at, end: at }, newText, annotation: 'import' },
  ];
  if (first === undefined) {
    const at = prologueEnd(text, syntax);
    const head = text.slice(0, at);
    const blanks = /(?:\r?\n[ \t]*)*$/.exec(head)?.[0].split('\n').length ?? 0;
    const gap = /["']\s*$/.test(head) && blanks < 3 ? eol : '';
    return insert(at, `${gap}import os${eol}${eol.repeat(Math.max(1, blanks - 2))}`);
  }
  const block = firstBlock(text, imports);
  if (!block.some(({ module }) => STANDARD.has(module))) return insert(first.start, `import os${eol}${eol}`);
  const later = block.find(({ module, plain }) => !plain || module > 'os');
  return insert(later?.start ?? block.at(-1)?.end ?? first.start, `import os${eol}`);
}

/** The imports at the left margin outside of strings, but for those from `__future__`. */
export function topImports(text: string, syntax: LexicalSyntax): readonly ImportLine[] {
  const tokens = tokensOf(text, syntax).filter(({ kind }) => kind === 'string');
  const found: ImportLine[] = [];
  for (const line of text.matchAll(/^(import|from)[ \t]+([\w.]+)/gm)) {
    const inside = tokens.some(({ range }) => range.start < line.index && line.index < range.end);
    const module = (line[2] ?? '').split('.')[0] ?? '';
    if (inside || module === '__future__') continue;
    let end = lineEnd(text, line.index);
    const open = text.indexOf('(', line.index);
    if (open >= 0 && open < end) end = lineEnd(text, Math.max(open, text.indexOf(')', open)));
    while (text[end - 1] === '\\') end = lineEnd(text, end + 2);
    found.push({ start: line.index, end: afterBreak(text, end), module, plain: line[1] === 'import' });
  }
  return found;
}

function afterBreak(text: string, end: number): number {
  return text.startsWith('\r\n', end) ? end + 2 : text[end] === '\n' ? end + 1 : end;
}

/** The first imports that follow each other without a blank line. */
function firstBlock(text: string, imports: readonly ImportLine[]): readonly ImportLine[] {
  const block: ImportLine[] = [];
  for (const line of imports) {
    const last = block.at(-1);
    if (last !== undefined && /\S|\n/.test(text.slice(last.end, line.start))) break;
    block.push(line);
  }
  return block;
}

/** The end of what must stay first: byte order mark, shebang, comments, cell magics, docstring, `__future__`. */
export function prologueEnd(text: string, syntax: LexicalSyntax): number {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  const docstring = tokensOf(text, syntax).find(({ kind }) => kind === 'string');
  let comments = at;
  for (;;) {
    const rest = text.slice(at, at + 2000);
    const header =
      /^(?:[ \t]*\r?\n|#!.*(?:\n|$)|#.*coding[:=].*(?:\n|$)|[%!].*(?:\n|$)|from[ \t]+__future__[ \t]+import.*(?:\n|$))/.exec(
        rest,
      )?.[0];
    const comment = /^#.*(?:\n|$)/.exec(rest)?.[0];
    if (header !== undefined && header !== '') {
      at += header.length;
      comments = at;
    } else if (comment !== undefined && comment !== '') {
      at += comment.length;
    } else if (docstring !== undefined && docstring.range.start === at) {
      at = afterBreak(text, lineEnd(text, docstring.range.end));
      comments = at;
    } else {
      // Comments right above the first code belong to that code.
      return comments;
    }
  }
}
