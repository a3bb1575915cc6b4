/**
 * The HTTP interface where the language needs no library for it, else the official or usual client. Address and token
 * come from the environment, as the agents and the CLI leave them.
 * https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2#read-secret-version
 */
import { cachedInJavaScript, cachedInPython, type Readers } from './reader.ts';

const quoted = (text: string): string => JSON.stringify(text);

export const VAULT: Readers = {
  javascript: ({ mount = 'secret' }, typescript) => ({
    imports: [],
    dependency: null,
    install: '',
    source: cachedInJavaScript(
      '',
      `  const answer = await fetch(\`\${process.env.VAULT_ADDR}/v1/${mount}/data/\${name}\`, {
    headers: { 'X-Vault-Token': process.env.VAULT_TOKEN ?? '' },
  });
  if (!answer.ok) throw new Error(\`Vault answered \${answer.status} for \${name}\`);
  const { data } = ${typescript ? '(await answer.json()) as { data: { data: { value: string } } }' : 'await answer.json()'};
  return data.data.value;`,
      typescript,
    ),
  }),
  python: ({ mount = 'secret' }) => ({
    imports: [{ module: 'hvac' }],
    dependency: 'hvac',
    install: 'pip install hvac',
    source: cachedInPython(`    answer = hvac.Client().secrets.kv.v2.read_secret_version(
        path=name, mount_point=${quoted(mount)}, raise_on_deleted_version=True
    )
    return answer["data"]["data"]["value"]`),
  }),
  go: ({ mount = 'secret' }) => ({
    imports: [{ module: 'context' }, { module: 'log' }, { module: 'github.com/hashicorp/vault/api' }],
    dependency: 'github.com/hashicorp/vault/api',
    install: 'go get github.com/hashicorp/vault/api',
    source: `// getSecret reads a secret from Vault.
func getSecret(name string) string {
	client, err := api.NewClient(api.DefaultConfig())
	if err != nil {
		log.Fatalf("Vault client: %v", err)
	}
	secret, err := client.KVv2(${quoted(mount)}).Get(context.Background(), name)
	if err != nil {
		log.Fatalf("secret %s: %v", name, err)
	}
	value, _ := secret.Data["value"].(string)
	return value
}
`,
  }),
};
