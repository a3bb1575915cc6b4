/** PHP: `\SecretStore::get('NAME')` of a class beside the file. */
import { lineBreakOf } from '../../../syntax/places.ts';
import { folderOf, importAt, type ReadingKind } from '../kind.ts';

/** What stands at the top of a file, before its code. */
const PROLOGUE =
  /^<\?php\b(?:\s|\/\/[^\n]*|#(?!\[)[^\n]*|\/\*[\s\S]*?\*\/|(?:declare|namespace|use)\b[^;{]*;)*/;

export const phpReading: ReadingKind = {
  helper(document, project, readers, settings) {
    const reader = readers.php?.(settings);
    const folder = folderOf(document.uri);
    const up = stepsUp(folder, project.root);
    if (reader === undefined || up === undefined || !prologueEnd(document.text)) return undefined;
    const uses = reader.imports.map(({ module }) => `use ${module};\n`).join('');
    const autoload =
      reader.dependency === null ? '' : `require_once __DIR__ . '/${up}vendor/autoload.php';\n\n`;
    const text = `<?php\n\ndeclare(strict_types=1);\n\n${uses}${uses === '' ? '' : '\n'}${autoload}${reader.source}`;
    return { uri: `${folder}/SecretStore.php`, reader, text };
  },
  call: (name) => `\\SecretStore::get(${name})`,
  imports(text) {
    const line = "require_once __DIR__ . '/SecretStore.php';";
    const at = prologueEnd(text);
    if (text.includes(line) || at === undefined) return [];
    const eol = lineBreakOf(text);
    return [importAt(at, `${eol}${eol}${line}`)];
  },
  canReplace: (text, { start }, { uri }) =>
    // Symfony's attribute names a variable, and Laravel writes what its configuration reads into a cache.
    !/Autowire\(\s*$/.test(text.slice(Math.max(0, start - 40), start)) && !/\/config\/[^/]+\.php$/.test(uri),
};

/** Behind the last of it that is no white space. */
function prologueEnd(text: string): number | undefined {
  // In a namespace with braces nothing may stand before it.
  if (/^[ \t]*namespace\b[^;{]*\{/m.test(text)) return undefined;
  const found = PROLOGUE.exec(text)?.[0];
  return found === undefined ? undefined : found.trimEnd().length;
}

/** `../` for each folder between; undefined where the root is not above. */
function stepsUp(folder: string, root: string): string | undefined {
  if (folder === root) return '';
  if (!folder.startsWith(`${root}/`)) return undefined;
  return '../'.repeat(folder.slice(root.length + 1).split('/').length);
}

/** A class that asks once per name; `body` is the indented body of `read($name)`. */
export function cachedInPhp(body: string): string {
  return `/** Reads secrets from the store, each once per process. */
final class SecretStore
{
    /** @var array<string, string> */
    private static array $secrets = [];

    public static function get(string $name): string
    {
        return self::$secrets[$name] ??= self::read($name);
    }

    private static function read(string $name): string
    {
${body}
    }
}
`;
}
