/** Python: `get_secret("NAME")` of `secret_store`. */
import { PYTHON } from '../../../languages/python.ts';
import { prologueEnd, topImports } from '../../../languages/pythonImports.ts';
import { lineBreakOf } from '../../../syntax/places.ts';
import { folderOf, importAt, type ReadingKind } from '../kind.ts';

export const pythonReading: ReadingKind = {
  helper(document, _project, readers, settings) {
    const reader = readers.python?.(settings);
    if (reader === undefined) return undefined;
    const lines = reader.imports.map(({ module }) =>
      module.startsWith('from ') ? module : `import ${module}`,
    );
    const standard = lines.filter((line) => line === 'import os');
    const others = lines.filter((line) => line !== 'import os');
    const blocks = [[...standard, 'from functools import cache'], others].filter((block) => block.length > 0);
    const text = `${blocks.map((block) => block.join('\n')).join('\n\n')}\n\n\n${reader.source}`;
    return { uri: `${folderOf(document.uri)}/secret_store.py`, reader, text };
  },
  call: (name) => `get_secret(${name})`,
  imports(text) {
    if (/^from \.?secret_store import get_secret$/m.test(text)) return [];
    const eol = lineBreakOf(text);
    // A module that imports its neighbours by a dot is part of a package.
    const dot = /^from \./m.test(text) ? '.' : '';
    const line = `from ${dot}secret_store import get_secret${eol}`;
    const last = topImports(text, PYTHON).at(-1);
    if (last !== undefined) return [importAt(last.end, line)];
    return [importAt(prologueEnd(text, PYTHON), `${line}${eol}`)];
  },
  canReplace: () => true,
};

/** A `get_secret` that asks once per name; `body` is the indented body of the function. */
export function cachedInPython(body: string): string {
  return `@cache
def get_secret(name: str) -> str:
    """Reads a secret from the store, once per process."""
${body}
`;
}
