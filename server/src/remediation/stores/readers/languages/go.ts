/** Go: `getSecret("NAME")` of the same package. */
import { folderOf, type ReadingKind } from '../kind.ts';

export const goReading: ReadingKind = {
  helper(document, _project, readers, settings) {
    const reader = readers.go?.(settings);
    if (reader === undefined) return undefined;
    const name = /^package[ \t]+(\w+)/m.exec(document.text)?.[1] ?? 'main';
    const specs = reader.imports.map(({ module }) => (module.includes('"') ? module : `"${module}"`));
    const isStandard = (spec: string) => !/\./.test(spec);
    const blocks = [specs.filter(isStandard).sort(), specs.filter((spec) => !isStandard(spec))];
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
  canReplace: (text) => !/^func (?:getSecret|readStoredSecret)\(/m.test(text),
};

/** A `getSecret` that asks once per name; `body` is the indented body of `readStoredSecret(name string) string`. */
export function cachedInGo(body: string): string {
  return `var storedSecrets sync.Map

// getSecret reads a secret from the store, once per process.
func getSecret(name string) string {
	if secret, ok := storedSecrets.Load(name); ok {
		return secret.(string)
	}
	secret := readStoredSecret(name)
	storedSecrets.Store(name, secret)
	return secret
}

func readStoredSecret(name string) string {
${body}
}
`;
}
