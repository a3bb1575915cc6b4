/** Texts for people: a shell example reads the variable, everything else gets a placeholder. */
import { lineStart } from '../syntax/places.ts';
import { shellContext, shellReference } from '../syntax/shellQuoting.ts';
import { documentPath } from './documentPath.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { rewritten } from './outcome.ts';

const SHELL = /^(sh|bash|zsh|shell|shellscript|console|shell-session|terminal|curl)$/i;

export const markdown: Language = {
  id: 'markdown',
  matches: (document) =>
    /^(markdown|mdx|restructuredtext|asciidoc)$/.test(document.languageId) ||
    /\.(md|mdx|markdown|rst|adoc|asciidoc)$/i.test(documentPath(document).name),
  rewrite(request) {
    const { document, range } = request;
    const block = codeBlockAt(document.text, range.start);
    if (block !== undefined && SHELL.test(block.language)) return inShell(request, block);
    const line = document.text.slice(lineStart(document.text, range.start), range.start);
    const code = block !== undefined || (line.match(/`/g)?.length ?? 0) % 2 === 1;
    // Outside of code, pointed brackets would be taken for an element and not be shown.
    return placeholder(request, code ? `<YOUR_${request.name}>` : `YOUR_${request.name}`);
  },
};

interface CodeBlock {
  readonly language: string;
  readonly start: number;
  readonly end: number;
}

/** The fenced block around an offset. */
function codeBlockAt(text: string, offset: number): CodeBlock | undefined {
  let open: { readonly fence: string; readonly language: string; readonly start: number } | undefined;
  for (const match of text.matchAll(/^[ \t>]*(```+|~~~+|----)[ \t]*\{?\.?([\w+-]*)[^\n]*$/gm)) {
    const fence = match[1] ?? '';
    if (open === undefined) {
      if (match.index > offset) return undefined;
      if (fence !== '----')
        open = { fence, language: match[2] ?? '', start: match.index + match[0].length + 1 };
    } else if (fence.startsWith(open.fence) && match[2] === '') {
      if (offset < match.index) return { ...open, end: match.index };
      open = undefined;
    }
  }
  return open === undefined || offset < open.start ? undefined : { ...open, end: text.length };
}

/** The variable in a command, in the quotes that it needs; prompts of a session are no part of it. */
function inShell(request: RewriteRequest, { start, end }: CodeBlock): RewriteOutcome {
  const { document, range, name } = request;
  const before = document.text.slice(start, range.start).replace(/^([ \t]*)[$%#>](?= )/gm, '$1 ');
  const reference =
    shellContext(before) === 'comment'
      ? undefined
      : shellReference(before, document.text.slice(range.end, end), name);
  if (reference === undefined) return placeholder(request, `<YOUR_${name}>`);
  return rewritten({
    changes: [
      {
        range: { start: range.start - reference.back, end: range.end + reference.forth },
        newText: reference.text,
      },
    ],
    stored: document.text.slice(range.start, range.end),
  });
}

const placeholder = ({ range }: RewriteRequest, newText: string): RewriteOutcome =>
  rewritten({ changes: [{ range, newText }], stored: null });
