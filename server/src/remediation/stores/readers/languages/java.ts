/** Java: `SecretStore.get("NAME")` of a class in the same package. */
import { isAndroid } from '../../../languages/projectFacts.ts';
import { folderOf, modulesOf, type ReadingKind } from '../kind.ts';

export const javaReading: ReadingKind = {
  helper(document, _project, readers, settings) {
    const reader = readers.java?.(settings);
    if (reader === undefined) return undefined;
    const packageLine = /^[ \t]*package\s+[\w.]+\s*;/m.exec(document.text)?.[0].trim();
    const imports = modulesOf(reader, ['java.util.Map', 'java.util.concurrent.ConcurrentHashMap']);
    const head = packageLine === undefined ? '' : `${packageLine}\n\n`;
    const text = `${head}${imports.map((name) => `import ${name};\n`).join('')}\n${reader.source}`;
    return { uri: `${folderOf(document.uri)}/SecretStore.java`, reader, text };
  },
  call: (name) => `SecretStore.get(${name})`,
  imports: () => [],
  canReplace: (text, _literal, _document, project) =>
    !/\b(?:class|interface|enum|record)\s+SecretStore\b|\bimport\s+[\w.]+\.SecretStore\s*;/.test(text) &&
    !isAndroid(project, text) &&
    // A module names what it requires, and the SDK would have to be among it.
    ![...(project.entries ?? [])].some((uri) => uri.endsWith('/module-info.java')),
};

/** A class that asks once per name; `fields` are lines of its top, `body` is the indented body of `read(name)`. */
export function cachedInJava(fields: string, body: string): string {
  return `/** Reads secrets from the store, each once per process. */
final class SecretStore {
${fields}    private static final Map<String, String> SECRETS = new ConcurrentHashMap<>();

    private SecretStore() {}

    static String get(String name) {
        return SECRETS.computeIfAbsent(name, SecretStore::read);
    }

    private static String read(String name) {
${body}
    }
}
`;
}
