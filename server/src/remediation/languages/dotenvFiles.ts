/** `.env` files themselves: a value is at home in `.env`, and has no place in the example that is committed. */
import { settingLineAt } from '../syntax/settingLine.ts';
import { documentPath } from './documentPath.ts';
import type { Language } from './language.ts';
import { refuse, removed, rewritten } from './outcome.ts';

const EXAMPLE = /\.(example|sample|template|dist|defaults?)$|^(example|sample)\.env$/i;

export const dotenvFiles: Language = {
  id: 'dotenv',
  matches: (document) =>
    document.languageId === 'dotenv' ||
    /^\.env(\..+)?$|^(example|sample)\.env$|\.env$/i.test(documentPath(document).name),
  demandedName(request) {
    const line = settingLineAt(request.document.text, request.range, /^\s*#/);
    return typeof line === 'object' && isExample(request.document.uri) ? nameOf(line.key) : undefined;
  },
  rewrite(request) {
    const { text } = request.document;
    const line = settingLineAt(text, request.range, /^\s*#/);
    if (line === 'comment') return removed(request);
    if (line === undefined || !isExample(request.document.uri)) return refuse(...AT_HOME);
    const source = text.slice(line.value.start, line.value.end);
    const value = /^(["'])[^"'\\]*\1$/.test(source) ? source.slice(1, -1) : source;
    if (/["'\\]/.test(value)) return refuse(...AT_HOME);
    return rewritten({ changes: [{ range: line.value, newText: '' }], stored: value });
  },
};

const isExample = (uri: string): boolean => EXAMPLE.test(documentPath({ uri }).name);

const nameOf = (key: string): string | undefined => /^(?:export\s+)?([A-Za-z_]\w*)$/.exec(key)?.[1];

const AT_HOME = [
  'The value is in a .env file already. Make sure that git ignores the file, and give the value to nobody else.',
  '値はすでに .env ファイルにあります。ファイルが git の管理対象外であることを確認してください。',
] as const;
