/** Kotlin: `getSecret("NAME")` of the same package. */
import { isAndroid } from '../../../languages/projectFacts.ts';
import { folderOf, modulesOf, type ReadingKind } from '../kind.ts';

export const kotlinReading: ReadingKind = {
  helper(document, _project, readers, settings) {
    const reader = readers.kotlin?.(settings);
    // A script is compiled alone.
    if (reader === undefined || !/\.kt$/i.test(document.uri)) return undefined;
    const packageLine = /^[ \t]*package\s+[\w.`]+/m.exec(document.text)?.[0].trim();
    const imports = modulesOf(reader, ['java.util.concurrent.ConcurrentHashMap']);
    const head = packageLine === undefined ? '' : `${packageLine}\n\n`;
    const text = `${head}${imports.map((name) => `import ${name}\n`).join('')}\n${reader.source}`;
    return { uri: `${folderOf(document.uri)}/SecretStore.kt`, reader, text };
  },
  call: (name) => `getSecret(${name})`,
  imports: () => [],
  canReplace: (text, _literal, _document, project) =>
    !/\bfun\s+getSecret\s*\(/.test(text) && !isAndroid(project, text),
};

/** A function that asks once per name; `fields` are lines above it, `body` is what `readSecret(name)` is equal to. */
export function cachedInKotlin(fields: string, body: string): string {
  return `${fields}private val secrets = ConcurrentHashMap<String, String>()

/** Reads a secret from the store, once per process. */
internal fun getSecret(name: String): String = secrets.computeIfAbsent(name) { readSecret(it) }

private fun readSecret(name: String): String =
${body}
`;
}
