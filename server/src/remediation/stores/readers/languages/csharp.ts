/** C#: `SecretStore.Get("NAME")` of a class that all namespaces see. */
import { folderOf, modulesOf, type ReadingKind } from '../kind.ts';

export const csharpReading: ReadingKind = {
  helper(document, _project, readers, settings) {
    const reader = readers.csharp?.(settings);
    if (reader === undefined || !/\.cs$/i.test(document.uri)) return undefined;
    const names = modulesOf(reader, ['System.Collections.Concurrent']);
    // `System` goes first, as the editors sort it.
    const usings = [...names.filter(isSystem), ...names.filter((name) => !isSystem(name))];
    const text = `${usings.map((name) => `using ${name};\n`).join('')}\n${reader.source}`;
    return { uri: `${folderOf(document.uri)}/SecretStore.cs`, reader, text };
  },
  call: (name) => `SecretStore.Get(${name})`,
  imports: () => [],
  canReplace: (text, { end }) =>
    // Bytes need a conversion and its import.
    !/\b(?:class|struct|record|interface)\s+SecretStore\b/.test(text) && !text.startsWith('u8', end),
};

const isSystem = (name: string): boolean => /^System\b/.test(name);

/** A class that asks once per name; `fields` are lines of its top, `body` is the indented body of `Read(name)`. */
export function cachedInCSharp(fields: string, body: string): string {
  return `/// <summary>Reads secrets from the store, each once per process.</summary>
internal static class SecretStore
{
${fields}    private static readonly ConcurrentDictionary<string, string> Secrets = new ConcurrentDictionary<string, string>();

    public static string Get(string name) => Secrets.GetOrAdd(name, Read);

    private static string Read(string name)
    {
${body}
    }
}
`;
}
