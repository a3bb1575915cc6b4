/** https://learn.microsoft.com/azure/key-vault/secrets/quick-create-node */
import { cachedInCSharp } from './languages/csharp.ts';
import { cachedInGo } from './languages/go.ts';
import { cachedInJava } from './languages/java.ts';
import { cachedInJavaScript } from './languages/javascript.ts';
import { cachedInKotlin } from './languages/kotlin.ts';
import { cachedInPython } from './languages/python.ts';
import type { Readers } from './reader.ts';

const address = (vault: string): string => `https://${vault}.vault.azure.net`;

/** Kotlin calls the SDK for Java. */
const SDK_FOR_JAVA = {
  imports: [
    { module: 'com.azure.identity.DefaultAzureCredentialBuilder' },
    { module: 'com.azure.security.keyvault.secrets.SecretClientBuilder' },
  ],
  dependency: 'azure-security-keyvault-secrets',
  install: 'com.azure:azure-identity (1.x), com.azure:azure-security-keyvault-secrets (4.x)',
};

/** Microsoft keeps up no SDK of it for Ruby and PHP, and in Rust none that finds its credential on all platforms. */
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
      { module: 'sync' },
      { module: 'github.com/Azure/azure-sdk-for-go/sdk/azidentity' },
      { module: 'github.com/Azure/azure-sdk-for-go/sdk/security/keyvault/azsecrets' },
    ],
    dependency: 'github.com/Azure/azure-sdk-for-go/sdk/security/keyvault/azsecrets',
    install:
      'go get github.com/Azure/azure-sdk-for-go/sdk/azidentity github.com/Azure/azure-sdk-for-go/sdk/security/keyvault/azsecrets',
    source: cachedInGo(`	credential, err := azidentity.NewDefaultAzureCredential(nil)
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
	return *answer.Value`),
  }),
  java: ({ vault = '' }) => ({
    ...SDK_FOR_JAVA,
    source: cachedInJava(
      `    private static final SecretClient CLIENT = new SecretClientBuilder()
            .vaultUrl("${address(vault)}")
            .credential(new DefaultAzureCredentialBuilder().build())
            .buildClient();
`,
      '        return CLIENT.getSecret(name).getValue();',
    ),
    imports: [...SDK_FOR_JAVA.imports, { module: 'com.azure.security.keyvault.secrets.SecretClient' }],
  }),
  kotlin: ({ vault = '' }) => ({
    ...SDK_FOR_JAVA,
    source: cachedInKotlin(
      `private val client = SecretClientBuilder()
    .vaultUrl("${address(vault)}")
    .credential(DefaultAzureCredentialBuilder().build())
    .buildClient()
`,
      '    client.getSecret(name).value',
    ),
  }),
  csharp: ({ vault = '' }) => ({
    imports: [
      { module: 'System' },
      { module: 'Azure.Identity' },
      { module: 'Azure.Security.KeyVault.Secrets' },
    ],
    dependency: 'Azure.Security.KeyVault.Secrets',
    install: 'dotnet add package Azure.Identity && dotnet add package Azure.Security.KeyVault.Secrets',
    source: cachedInCSharp(
      `    private static readonly SecretClient Client =
        new SecretClient(new Uri("${address(vault)}"), new DefaultAzureCredential());
`,
      '        return Client.GetSecret(name).Value.Value;',
    ),
  }),
};
