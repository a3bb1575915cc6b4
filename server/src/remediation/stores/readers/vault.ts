/**
 * The HTTP interface where the language needs no library for it, else the official or usual client. Address and token
 * come from the environment, as the agents and the CLI leave them.
 * https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2#read-secret-version
 */
import { cachedInCSharp } from './languages/csharp.ts';
import { cachedInGo } from './languages/go.ts';
import { cachedInJava } from './languages/java.ts';
import { cachedInJavaScript } from './languages/javascript.ts';
import { cachedInKotlin } from './languages/kotlin.ts';
import { cachedInPhp } from './languages/php.ts';
import { cachedInPython } from './languages/python.ts';
import { cachedInRuby } from './languages/ruby.ts';
import { cachedInRust } from './languages/rust.ts';
import type { Readers } from './reader.ts';

const quoted = (text: string): string => JSON.stringify(text);

/** The driver that is kept up, of the community; Kotlin calls it as well. https://github.com/jopenlibs/vault-java-driver */
const VAULT_JAVA_DRIVER = {
  imports: [
    { module: 'io.github.jopenlibs.vault.Vault' },
    { module: 'io.github.jopenlibs.vault.VaultConfig' },
  ],
  dependency: 'vault-java-driver',
  install: 'io.github.jopenlibs:vault-java-driver (6.x)',
};

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
    imports: [
      { module: 'context' },
      { module: 'log' },
      { module: 'sync' },
      { module: 'github.com/hashicorp/vault/api' },
    ],
    dependency: 'github.com/hashicorp/vault/api',
    install: 'go get github.com/hashicorp/vault/api',
    source: cachedInGo(`	client, err := api.NewClient(api.DefaultConfig())
	if err != nil {
		log.Fatalf("Vault client: %v", err)
	}
	secret, err := client.KVv2(${quoted(mount)}).Get(context.Background(), name)
	if err != nil {
		log.Fatalf("secret %s: %v", name, err)
	}
	value, _ := secret.Data["value"].(string)
	return value`),
  }),
  java: ({ mount = 'secret' }) => ({
    ...VAULT_JAVA_DRIVER,
    source: cachedInJava(
      '',
      `        try {
            Vault vault = Vault.create(new VaultConfig().engineVersion(2).build());
            String secret = vault.logical().read(${quoted(`${mount}/`)} + name).getData().get("value");
            return Objects.requireNonNull(secret, () -> "Vault has no " + name);
        } catch (VaultException error) {
            throw new IllegalStateException("Vault did not give " + name, error);
        }`,
    ),
    imports: [
      ...VAULT_JAVA_DRIVER.imports,
      { module: 'io.github.jopenlibs.vault.VaultException' },
      { module: 'java.util.Objects' },
    ],
  }),
  kotlin: ({ mount = 'secret' }) => ({
    ...VAULT_JAVA_DRIVER,
    source: cachedInKotlin(
      'private val vault = Vault.create(VaultConfig().engineVersion(2).build())\n',
      `    vault.logical().read(${quoted(`${mount}/`)} + name).data["value"] ?: error("Vault has no $name")`,
    ),
  }),
  csharp: ({ mount = 'secret' }) => ({
    imports: [{ module: 'System' }, { module: 'System.Net.Http' }, { module: 'System.Text.Json' }],
    dependency: null,
    install: '',
    source: cachedInCSharp(
      '    private static readonly HttpClient Vault = new HttpClient();\n',
      `        var address = Environment.GetEnvironmentVariable("VAULT_ADDR");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{address}/v1/${mount}/data/{name}");
        request.Headers.Add("X-Vault-Token", Environment.GetEnvironmentVariable("VAULT_TOKEN"));
        using var answer = Vault.SendAsync(request).GetAwaiter().GetResult();
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(answer.Content.ReadAsStringAsync().GetAwaiter().GetResult());
        return json.RootElement.GetProperty("data").GetProperty("data").GetProperty("value").GetString()
            ?? throw new InvalidOperationException($"Vault has no {name}");`,
    ),
  }),
  ruby: ({ mount = 'secret' }) => ({
    imports: [{ module: 'json' }, { module: 'net/http' }],
    dependency: null,
    install: '',
    source: cachedInRuby(`    address = URI("#{ENV.fetch("VAULT_ADDR")}/v1/${mount}/data/#{name}")
    answer = Net::HTTP.get_response(address, "X-Vault-Token" => ENV.fetch("VAULT_TOKEN"))
    raise "Vault answered #{answer.code} for #{name}" unless answer.is_a?(Net::HTTPSuccess)

    JSON.parse(answer.body).fetch("data").fetch("data").fetch("value")`),
  }),
  php: ({ mount = 'secret' }) => ({
    imports: [],
    dependency: null,
    install: '',
    source: cachedInPhp(`        $header = 'X-Vault-Token: ' . getenv('VAULT_TOKEN');
        $context = stream_context_create(['http' => ['header' => $header]]);
        $answer = file_get_contents(getenv('VAULT_ADDR') . "/v1/${mount}/data/$name", false, $context);
        if ($answer === false) {
            throw new RuntimeException("Vault did not give $name");
        }
        return json_decode($answer, true, 512, JSON_THROW_ON_ERROR)['data']['data']['value'];`),
  }),
  rust: ({ mount = 'secret' }) => ({
    imports: [
      { module: 'vaultrs::client::{VaultClient, VaultClientSettingsBuilder}' },
      { module: 'vaultrs::kv2' },
    ],
    dependency: 'vaultrs',
    install: 'cargo add vaultrs tokio --features tokio/rt',
    source:
      cachedInRust(`    let settings = VaultClientSettingsBuilder::default().build().expect("VAULT_ADDR and VAULT_TOKEN");
    let client = VaultClient::new(settings).expect("a client for Vault");
    kv2::read::<HashMap<String, String>>(&client, ${quoted(mount)}, name)
        .await
        .unwrap_or_else(|error| panic!("the secret {name}: {error}"))
        .remove("value")
        .unwrap_or_else(|| panic!("Vault has no {name}"))`),
  }),
};
