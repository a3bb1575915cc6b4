/** JavaScript and TypeScript: `await getSecret('NAME')` of `secretStore`, where an `await` can stand. */
import { folderOf, type ReadingKind } from '../kind.ts';
import { canAwait, isModule, moduleImport } from './javascriptPlaces.ts';

export const javascriptReading: ReadingKind = {
  helper(document, project, readers, settings) {
    const ending = /\.([cm]?[jt])sx?$/i.exec(document.uri)?.[1]?.toLowerCase() ?? 'j';
    const reader = readers.javascript?.(settings, ending.endsWith('t'));
    if (reader === undefined) return undefined;
    const uri = `${folderOf(document.uri)}/secretStore.${ending}s`;
    const esm = isModule(document, project);
    const imports = reader.imports.map(({ module, names = [] }) =>
      esm
        ? `import { ${names.join(', ')} } from '${module}';`
        : `const { ${names.join(', ')} } = require('${module}');`,
    );
    const head = imports.length === 0 ? '' : `${imports.join('\n')}\n\n`;
    const body = esm
      ? reader.source.replace(/^function getSecret/m, 'export function getSecret')
      : reader.source;
    const exported = esm ? '' : '\nmodule.exports = { getSecret };\n';
    return { uri, reader, text: `${head}${body}${exported}` };
  },
  call: (name) => `await getSecret(${name})`,
  imports: (text, document, project) => moduleImport(text, document, project),
  canReplace: (text, { start, end }, document, project) =>
    // `await` binds less tightly than what may follow a literal.
    !/^\s*(?:[.[(`!]|\?\.)/.test(text.slice(end, end + 200)) && canAwait(text, start, document, project),
};

/** A `getSecret` that asks once per name; `body` is the indented body of `async function readSecret(name)`. */
export function cachedInJavaScript(setup: string, body: string, typescript: boolean): string {
  const [map, name, promise] = typescript
    ? ['new Map<string, Promise<string>>()', 'name: string', ': Promise<string>']
    : ['new Map()', 'name', ''];
  return `${setup}const secrets = ${map};

async function readSecret(${name})${promise} {
${body}
}

/** Reads a secret from the store, once per process. */
function getSecret(${name})${promise} {
  const secret = secrets.get(name) ?? readSecret(name);
  secrets.set(name, secret);
  return secret;
}
`;
}
