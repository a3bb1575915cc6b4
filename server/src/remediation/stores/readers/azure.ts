/** https://learn.microsoft.com/azure/key-vault/secrets/quick-create-node */
import { cachedInJavaScript, cachedInPython, type Readers } from './reader.ts';

const address = (vault: string): string => `https://${vault}.vault.azure.net`;

export const AZURE_KEY_VAULT: Readers = {
  javascript: ({ vault = '' }, typescript) => ({
    imports: [
      { module: '@azure/identity', names: ['DefaultAzureCredential'] },
      { module: '@azure/keyvault-secrets', names: ['SecretClient'] },
    ],
    dependency: '@azure/keyvault-secrets',
    install: 'npm install @azure/identity @azure/keyvault-secrets',
    source: cachedInJavaScript(
      `const keyVault = new SecretClient('${address(vault)}', new DefaultAzureCredential());\n`,
      `  const { value } = await keyVault.getSecret(name);
  if (value === undefined) throw new Error(\`The secret \${name} has no value\`);
  return value;`,
      typescript,
    ),
  }),
  python: ({ vault = '' }) => ({
    imports: [
      { module: 'from azure.identity import DefaultAzureCredential' },
      { module: 'from azure.keyvault.secrets import SecretClient' },
    ],
    dependency: 'azure-keyvault-secrets',
    install: 'pip install azure-identity azure-keyvault-secrets',
    source: cachedInPython(
      `    return SecretClient("${address(vault)}", DefaultAzureCredential()).get_secret(name).value`,
    ),
  }),
  go: ({ vault = '' }) => ({
    imports: [
      { module: 'context' },
      { module: 'log' },
      { module: 'github.com/Azure/azure-sdk-for-go/sdk/azidentity' },
      { module: 'github.com/Azure/azure-sdk-for-go/sdk/security/keyvault/azsecrets' },
    ],
    dependency: 'github.com/Azure/azure-sdk-for-go/sdk/security/keyvault/azsecrets',
    install:
      'go get github.com/Azure/azure-sdk-for-go/sdk/azidentity github.com/Azure/azure-sdk-for-go/sdk/security/keyvault/azsecrets',
    source: `// getSecret reads the newest version of a secret from Azure Key Vault.
func getSecret(name string) string {
	credential, err := azidentity.NewDefaultAzureCredential(nil)
	if err != nil {
		log.Fatalf("Azure credential: %v", err)
	}
	client, err := azsecrets.NewClient("${address(vault)}", credential, nil)
	if err != nil {
		log.Fatalf("Key Vault client: %v", err)
	}
	answer, err := client.GetSecret(context.Background(), name, "", nil)
	if err != nil {
		log.Fatalf("secret %s: %v", name, err)
	}
	return *answer.Value
}
`,
  }),
};
