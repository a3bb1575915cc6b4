/**
 * Bicep and a key vault: a secure parameter of a module is given by `getSecret` of the vault; elsewhere the value becomes
 * a secure parameter of the template itself, which a parameter file fills from the vault.
 * Facts: learn.microsoft.com, "Use Azure Key Vault to pass secure parameter value during Bicep deployment".
 */
import type { Text } from '../../../detection/types.ts';
import { bicep, isBicepParameters, literalAround } from '../../languages/bicep.ts';
import { documentPath } from '../../languages/documentPath.ts';
import type { RewriteOutcome, RewriteRequest } from '../../languages/language.ts';
import { rewritten } from '../../languages/outcome.ts';
import { lineBreakOf, lineStart } from '../../syntax/places.ts';
import type { Splice } from '../../syntax/yamlPlace.ts';
import { askedOfStore, type StoredFormat, type StoreTarget } from './format.ts';

export const bicepFormat: StoredFormat = {
  rewrite(request, target) {
    // A parameter file reads the environment, which the command of any store fills.
    if (target.store.id !== 'azure-key-vault' || isBicepParameters(request.document)) return undefined;
    return intoModule(request, target) ?? intoParameter(request, target);
  },
};

function intoModule(request: RewriteRequest, { settings, nameOf }: StoreTarget): RewriteOutcome | undefined {
  const { document, range, name } = request;
  const { text } = document;
  const literal = literalAround(text, lineStart(text, range.start), range);
  if (literal === undefined || literal.start + 1 !== range.start || literal.end - 1 !== range.end)
    return undefined;
  const found = moduleParameter(text, literal.start);
  if (found === undefined || !isSecure(request, found)) return undefined;
  const { vault = '' } = settings;
  const { symbol, declaration } = existingVault(text, vault, found.start);
  return askedOfStore(
    rewritten({
      changes: [...declaration, { range: literal, newText: `${symbol}.getSecret('${nameOf(name)}')` }],
      stored: text.slice(range.start, range.end),
      notes: [DEPLOYMENT],
    }),
  );
}

interface ModuleParameter {
  /** Where the module's declaration starts. */
  readonly start: number;
  readonly path: string;
  readonly parameter: string;
}

const MODULE = /^module[ \t]+\w+[ \t]+'([^'\n]+)'[ \t]*=[^{\n]*\{/gm;

/** The parameter of a module whose whole value starts at an offset. */
function moduleParameter(text: string, offset: number): ModuleParameter | undefined {
  const found = [...text.slice(0, offset).matchAll(MODULE)].at(-1);
  if (found === undefined) return undefined;
  const body = text
    .slice(found.index + found[0].length, offset)
    .replace(/'[^'\n]*'/g, (quoted) => ' '.repeat(quoted.length))
    .replace(/\/\/[^\n]*/g, '');
  const open: string[] = [];
  for (const [, key = '', bracket = ''] of body.matchAll(/(?:(\w+)[ \t]*:[ \t]*)?([{}[\]])/g)) {
    if (/[{[]/.test(bracket)) open.push(key);
    else if (open.pop() === undefined) return undefined;
  }
  const parameter = /(\w+)[ \t]*:[ \t]*$/.exec(body)?.[1];
  if (open.length !== 1 || open[0] !== 'params' || parameter === undefined) return undefined;
  return { start: found.index, path: found[1] ?? '', parameter };
}

/** `getSecret` is for secure parameters alone: the module's own file says whether it is one. */
function isSecure({ document, project }: RewriteRequest, { path, parameter }: ModuleParameter): boolean {
  const uri = `${documentPath(document).folder}/${path.replace(/^\.\//, '')}`;
  const declared = new RegExp(`@secure\\(\\)\\s+(?:@[^\\n]*\\s+)*param[ \\t]+${parameter}[ \\t]+string\\b`);
  return declared.test(project.files.get(uri)?.text ?? '');
}

/** The vault as the template knows it already, else a declaration of it before the module. */
function existingVault(
  text: string,
  vault: string,
  before: number,
): { readonly symbol: string; readonly declaration: readonly Splice[] } {
  const declared =
    /^resource[ \t]+(\w+)[ \t]+'Microsoft\.KeyVault\/vaults@[^']+'[ \t]+existing[ \t]*=[ \t]*\{\s*name:[ \t]*'([^']+)'\s*\}/gm;
  const known = [...text.matchAll(declared)].find(([, , name]) => name === vault);
  if (known?.[1] !== undefined) return { symbol: known[1], declaration: [] };
  const symbol = /\bkeyVault\b/.test(text) ? 'secretsVault' : 'keyVault';
  const eol = lineBreakOf(text);
  const lines = [
    `resource ${symbol} 'Microsoft.KeyVault/vaults@2023-07-01' existing = {`,
    `  name: '${vault}'`,
    '}',
    '',
    '',
  ];
  return { symbol, declaration: [{ range: { start: before, end: before }, newText: lines.join(eol) }] };
}

function intoParameter(request: RewriteRequest, { settings, nameOf }: StoreTarget): RewriteOutcome {
  const outcome = bicep.rewrite(request);
  if (!outcome.ok || outcome.rewrite.stored === null) return outcome;
  const written = outcome.rewrite.replacements.map(({ newText }) => newText).join('\n');
  const parameter = /param (\w+) string/.exec(written)?.[1] ?? '';
  const notes = [fromVault(parameter, settings.vault ?? '', nameOf(request.name)), DEPLOYMENT];
  return askedOfStore({ ok: true, rewrite: { ...outcome.rewrite, notes } });
}

const fromVault = (parameter: string, vault: string, name: string): Text => {
  const line = `param ${parameter} = az.getSecret('SUBSCRIPTION-ID', 'RESOURCE-GROUP', '${vault}', '${name}')`;
  return {
    en: `Give the parameter at each deployment, in a .bicepparam file: \`${line}\`, with the subscription and the resource group of the vault.`,
    ja: `デプロイのたびに .bicepparam ファイルで渡してください: \`${line}\`（Key Vault のサブスクリプション ID とリソースグループを指定）。`,
  };
};
const DEPLOYMENT: Text = {
  en: 'The vault must allow template deployment (`enabledForTemplateDeployment`), and whoever deploys needs `Microsoft.KeyVault/vaults/deploy/action` on it; a vault that is declared without a scope is looked for in the resource group of the deployment.',
  ja: 'Key Vault 側でテンプレートのデプロイを許可し（`enabledForTemplateDeployment`）、デプロイする人に `Microsoft.KeyVault/vaults/deploy/action` の権限が必要です。scope を指定しない Key Vault は、デプロイ先のリソースグループにあるものとみなされます。',
};
