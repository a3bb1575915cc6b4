/**
 * Azure Key Vault, through `az`. The value goes by a file: `--value` would stand in the argument list, and only
 * `--file` keeps line breaks.
 * https://learn.microsoft.com/azure/key-vault/secrets/multiline-secrets
 */
import { AZURE_KEY_VAULT } from './readers/azure.ts';
import type { Store } from './store.ts';

export const azureKeyVault: Store = {
  id: 'azure-key-vault',
  name: { en: 'Azure Key Vault', ja: 'Azure Key Vault' },
  programs: ['az'],
  settings: [{ key: 'vault', label: { en: 'Key vault name', ja: 'キー コンテナーの名前' } }],
  // Key Vault has no underscore in names.
  nameOf: (envName) => envName.replaceAll('_', '-'),
  namePattern: /^[A-Za-z0-9-]{1,127}$/,
  maxBytes: 25_600,
  access: {
    signIn: () => ({ args: ['account', 'show', '--output', 'none'] }),
    find: (name, { vault = '' }) => ({
      args: [
        'keyvault',
        'secret',
        'show',
        '--vault-name',
        vault,
        '--name',
        name,
        '--query',
        'id',
        '--output',
        'tsv',
      ],
    }),
    absent: /SecretNotFound/,
    put: ({ name, value }, { vault = '' }) => ({
      args: [
        ...['keyvault', 'secret', 'set', '--vault-name', vault, '--name', name],
        ...['--file', '{file}', '--encoding', 'utf-8', '--output', 'none'],
      ],
      file: value,
    }),
    diagnose: [
      [/az login|AADSTS|expired/i, 'not-signed-in'],
      [/Forbidden|does not have secrets (?:set|get)|AuthorizationFailed|\(403\)/i, 'no-permission'],
      [/ObjectIsDeletedButRecoverable/, 'exists'],
      [/BadParameter|does not match|InvalidName/, 'name-refused'],
      [/VaultNotFound|Failed to resolve|Name or service not known|getaddrinfo/, 'wrong-region'],
      [/Connection|Max retries/i, 'unreachable'],
    ],
  },
  references: {
    written: [
      {
        pattern: /https:\/\/([\w-]+)\.vault\.azure\.net\/secrets\/([\w-]+)/g,
        read: ([vault = '', name = '']) => ({ name, settings: { vault } }),
      },
      {
        pattern: /\bref\+azurekeyvault:\/\/([\w-]+)\/([\w-]+)/g,
        read: ([vault = '', name = '']) => ({ name, settings: { vault } }),
      },
    ],
    helper: /\.vault\.azure\.net/,
    azureSettings: (name, { vault = '' }) =>
      `@Microsoft.KeyVault(SecretUri=https://${vault}.vault.azure.net/secrets/${name}/)`,
    vals: (name, { vault = '' }) => `ref+azurekeyvault://${vault}/${name}`,
    ansible: (name, { vault = '' }) =>
      `lookup('azure.azcollection.azure_keyvault_secret', '${name}', vault_url='https://${vault}.vault.azure.net')`,
    externalSecret: (name) => ({ key: name }),
    gitlabSecret: (name) => ['azure_key_vault:', `  name: ${name}`],
    pipelineTask: (name, { vault = '' }) => [
      'task: AzureKeyVault@2',
      'inputs:',
      '  azureSubscription: $(AZURE_SERVICE_CONNECTION)',
      `  KeyVaultName: ${vault}`,
      `  SecretsFilter: ${name}`,
    ],
  },
  readers: AZURE_KEY_VAULT,
  signInCommand: 'az login',
  run: (command, names, { vault = '' }) =>
    `${names.map(({ envName, name }) => `${envName}="$(az keyvault secret show --vault-name ${vault} --name ${name} --query value --output tsv)"`).join(' ')} ${command}`,
  docs: 'https://learn.microsoft.com/azure/key-vault/secrets/quick-create-cli',
};
