/** Names of a program's own that hide what reads the environment: a parameter called `process`, a variable `os`. */
import type { Text } from '../../detection/types.ts';

/** How a file declares the name for something else; lexical, and rather once too often than once too rarely. */
const DECLARED = {
  process: [
    /\b(?:const|let|var)\s+process\b(?!\s*=\s*(?:require\(|globalThis\b))/,
    /\b(?:const|let|var)\s*\{[^{}]*\bprocess\b(?!\s*:)[^{}]*\}\s*=/,
    /\bprocess\s*=>/,
    /\([^()]*\bprocess\b(?!\s*\.)[^()]*\)\s*(?::[^={}()]*)?=>/,
    /\bfunction\b[^(){}]*\([^()]*\bprocess\b(?!\s*\.)[^()]*\)/,
  ],
  os: [
    /^[ \t]*os[ \t]*(?::[^=\n]+)?=(?!=)/m,
    /\bdef\s+\w+\s*\([^()]*\bos\s*[,:=)]/,
    /\blambda\b[^:\n]*\bos\b[^:\n]*:/,
    /\bfor\s+(?:\w+\s*,\s*)*os\b[\w\s,]*\bin\b/,
    /(?<!\bimport[ \t]+os[ \t]+)\bas\s+os\b/,
  ],
} satisfies Record<string, readonly RegExp[]>;

/** @returns why the name does not read the environment everywhere in this text, or null. */
export function hiddenReader(name: keyof typeof DECLARED, text: string): Text | null {
  if (!DECLARED[name].some((declared) => declared.test(text))) return null;
  return {
    en: `Something in this file is called \`${name}\`, which hides what reads the environment. Rename it first.`,
    ja: `このファイルに \`${name}\` という名前のものがあり、環境変数を読むものを隠しています。先に名前を変えてください。`,
  };
}
