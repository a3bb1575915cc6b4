/**
 * The program asks the store itself: a small module beside the document holds the SDK call, and the document imports
 * its one function. Where that cannot be done for certain, the caller falls back to the environment.
 */
import type { Span } from '../../detection/types.ts';
import { PYTHON } from '../languages/python.ts';
import { prologueEnd, topImports } from '../languages/pythonImports.ts';
import type { FileCreation, FixDocument, Project, Replacement, StoreReading } from '../plan.ts';
import { lineBreakOf } from '../syntax/places.ts';
import { canAwait, isModule, moduleImport } from './javascriptReading.ts';
import type { SecretReader } from './readers/reader.ts';
import type { Store, StoreSettings } from './store.ts';

/** How the document's program reads the store, and what must be beside it for that. */
export interface ProgramReading extends StoreReading {
  readonly reader: SecretReader;
  /** The module with the SDK call, if it is not there yet. */
  readonly helper: FileCreation | undefined;
}

/**
 * @param nameOf the store's name for an environment variable's
 * @returns undefined where the store has no SDK for the language, or another module has the helper's name already
 */
export function readingFor(
  language: string,
  document: FixDocument,
  project: Project,
  store: Store,
  settings: StoreSettings,
  nameOf: (envName: string) => string,
): ProgramReading | undefined {
  const kind = KINDS[language];
  if (kind === undefined || store.readers === undefined) return undefined;
  const { uri, text, reader } = kind.helper(document, project, store.readers, settings);
  const present = project.files.get(uri);
  if (present !== undefined && present.text !== text) return undefined;
  const helper =
    present === undefined ? { kind: 'create' as const, uri, text, annotation: 'import' as const } : undefined;
  return {
    reader,
    helper,
    call: (name, quote) => kind.call(`${quote}${nameOf(name)}${quote}`),
    imports: (current) => kind.imports(current, document, project),
    canReplace: (current, literal) => kind.canReplace(current, literal, document, project),
  };
}

interface Helper {
  readonly uri: string;
  readonly text: string;
  readonly reader: SecretReader;
}

interface Kind {
  helper(
    document: FixDocument,
    project: Project,
    readers: NonNullable<Store['readers']>,
    settings: StoreSettings,
  ): Helper;
  call(quotedName: string): string;
  imports(text: string, document: FixDocument, project: Project): readonly Replacement[];
  canReplace(text: string, literal: Span, document: FixDocument, project: Project): boolean;
}

const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));
const insertion = (at: number, newText: string): readonly Replacement[] => [
  { range: { start: at, end: at }, newText, annotation: 'import' },
];

const KINDS: Readonly<Record<string, Kind | undefined>> = {
  javascript: {
    helper(document, project, readers, settings) {
      const ending = /\.([cm]?[jt])sx?$/i.exec(document.uri)?.[1]?.toLowerCase() ?? 'j';
      const reader = readers.javascript(settings, ending.endsWith('t'));
      const uri = `${folderOf(document.uri)}/secretStore.${ending}s`;
      const esm = isModule(document, project);
      const imports = reader.imports.map(({ module, names = [] }) =>
        esm
          ? `import { ${names.join(', ')} } from '${module}';`
          : `const { ${names.join(', ')} } = require('${module}');`,
      );
      const body = esm
        ? reader.source.replace(/^function getSecret/m, 'export function getSecret')
        : reader.source;
      const exported = esm ? '' : '\nmodule.exports = { getSecret };\n';
      return { uri, reader, text: `${joined(imports)}${body}${exported}` };
    },
    call: (name) => `await getSecret(${name})`,
    imports: (text, document, project) => moduleImport(text, document, project),
    canReplace: (text, { start, end }, document, project) =>
      // `await` binds less tightly than what may follow a literal.
      !/^\s*(?:[.[(`!]|\?\.)/.test(text.slice(end, end + 200)) && canAwait(text, start, document, project),
  },
  python: {
    helper(document, _project, readers, settings) {
      const reader = readers.python(settings);
      const lines = reader.imports.map(({ module }) =>
        module.startsWith('from ') ? module : `import ${module}`,
      );
      const standard = lines.filter((line) => line === 'import os');
      const others = lines.filter((line) => line !== 'import os');
      const blocks = [[...standard, 'from functools import cache'], others].filter(
        (block) => block.length > 0,
      );
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
      if (last !== undefined) return insertion(last.end, line);
      return insertion(prologueEnd(text, PYTHON), `${line}${eol}`);
    },
    canReplace: () => true,
  },
  go: {
    helper(document, _project, readers, settings) {
      const reader = readers.go(settings);
      const name = /^package[ \t]+(\w+)/m.exec(document.text)?.[1] ?? 'main';
      const specs = reader.imports.map(({ module }) => (module.includes('"') ? module : `"${module}"`));
      const isStandard = (spec: string) => !/\./.test(spec);
      const blocks = [specs.filter(isStandard), specs.filter((spec) => !isStandard(spec))];
      const imports = blocks
        .filter((block) => block.length > 0)
        .map((block) => block.map((spec) => `\t${spec}\n`).join(''))
        .join('\n');
      const text = `package ${name}\n\nimport (\n${imports})\n\n${reader.source}`;
      return { uri: `${folderOf(document.uri)}/secretstore.go`, reader, text };
    },
    call: (name) => `getSecret(${name})`,
    imports: () => [],
    // A function of that name that the package has already would be another one.
    canReplace: (text) => !/^func getSecret\(/m.test(text),
  },
};

const joined = (lines: readonly string[]): string => (lines.length === 0 ? '' : `${lines.join('\n')}\n\n`);
