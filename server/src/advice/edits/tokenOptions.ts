/**
 * Clients of Vault and of Databricks that are handed a token: without it they take what the Vault agent, `vault login` or
 * the federation of the workspace gives them. Facts: the README of hvac and of node-vault; pkg.go.dev, vault/api;
 * docs.databricks.com, "Databricks unified authentication".
 */
import { JAVASCRIPT } from '../../remediation/languages/javascriptSyntax.ts';
import { PYTHON } from '../../remediation/languages/python.ts';
import { lineStart } from '../../remediation/syntax/places.ts';
import { dropEntries, type OptionStyle } from './dropEntries.ts';
import { importedNames } from './imports.ts';
import type { Finder } from './types.ts';

const TOKEN = { keys: ['token'], objects: [], inner: [] } as const;

const hvac: OptionStyle = {
  ...TOKEN,
  setup: 'vault',
  syntax: PYTHON,
  proves: ({ words }, text) =>
    /^hvac\.(?:v1\.)?(?:Client|AsyncClient)$/.test(words.join('.')) && /^import\s+hvac\b/m.test(text),
};

const nodeVault: OptionStyle = {
  ...TOKEN,
  setup: 'vault',
  syntax: JAVASCRIPT,
  proves: ({ words }, text) => words.length === 1 && importedNames(text, /^node-vault$/).has(words[0] ?? ''),
};

const databricks: OptionStyle = {
  ...TOKEN,
  setup: 'databricks',
  syntax: PYTHON,
  proves: ({ words }, text) =>
    /^(?:WorkspaceClient|AccountClient)$/.test(words.at(-1) ?? '') &&
    /^(?:from|import)\s+databricks(?:\.sdk)?\b/m.test(text),
};

const finder =
  (style: OptionStyle): Finder =>
  (request) =>
    dropEntries(request, style);

export const vaultPython = finder(hvac);
export const vaultScript = finder(nodeVault);
export const databricksPython = finder(databricks);

const SET_TOKEN = /^[ \t]*\w+\.SetToken\("[^"\n]*"\)[ \t]*\r?\n/;

/** `client.SetToken("…")` on a line of its own. */
export const vaultGo: Finder = ({ text, range }) => {
  if (!text.includes('"github.com/hashicorp/vault/api"')) return undefined;
  const start = lineStart(text, range.start);
  const line = SET_TOKEN.exec(text.slice(start))?.[0];
  if (line === undefined || start + line.length < range.end) return undefined;
  return { setup: 'vault', changes: [{ range: { start, end: start + line.length }, newText: '' }] };
};
