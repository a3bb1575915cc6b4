/**
 * The SDKs find region and credentials by themselves: a role where there is one.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets.html
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

/** Kotlin calls the SDK for Java. */
const SDK_FOR_JAVA = {
  imports: [{ module: 'software.amazon.awssdk.services.secretsmanager.SecretsManagerClient' }],
  dependency: /\bsecretsmanager\b/,
  install: 'software.amazon.awssdk:secretsmanager (2.x)',
};

export const AWS_SECRETS_MANAGER: Readers = {
  javascript: (_settings, typescript) => ({
    imports: [
      { module: '@aws-sdk/client-secrets-manager', names: ['GetSecretValueCommand', 'SecretsManagerClient'] },
    ],
    dependency: '@aws-sdk/client-secrets-manager',
    install: 'npm install @aws-sdk/client-secrets-manager',
    source: cachedInJavaScript(
      'const secretsManager = new SecretsManagerClient({});\n',
      `  const { SecretString } = await secretsManager.send(new GetSecretValueCommand({ SecretId: name }));
  if (SecretString === undefined) throw new Error(\`The secret \${name} has no text\`);
  return SecretString;`,
      typescript,
    ),
  }),
  python: () => ({
    imports: [{ module: 'boto3' }],
    dependency: 'boto3',
    install: 'pip install boto3',
    source: cachedInPython(
      '    return boto3.client("secretsmanager").get_secret_value(SecretId=name)["SecretString"]',
    ),
  }),
  go: () => ({
    imports: [
      { module: 'context' },
      { module: 'log' },
      { module: 'sync' },
      { module: 'github.com/aws/aws-sdk-go-v2/config' },
      { module: 'github.com/aws/aws-sdk-go-v2/service/secretsmanager' },
    ],
    dependency: 'github.com/aws/aws-sdk-go-v2/service/secretsmanager',
    install: 'go get github.com/aws/aws-sdk-go-v2/config github.com/aws/aws-sdk-go-v2/service/secretsmanager',
    source: cachedInGo(`	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatalf("AWS configuration: %v", err)
	}
	answer, err := secretsmanager.NewFromConfig(cfg).GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &name})
	if err != nil {
		log.Fatalf("secret %s: %v", name, err)
	}
	return *answer.SecretString`),
  }),
  java: () => ({
    ...SDK_FOR_JAVA,
    imports: [...SDK_FOR_JAVA.imports, { module: 'java.util.Objects' }],
    source: cachedInJava(
      '    private static final SecretsManagerClient CLIENT = SecretsManagerClient.create();\n',
      `        String secret = CLIENT.getSecretValue(request -> request.secretId(name)).secretString();
        return Objects.requireNonNull(secret, () -> "The secret " + name + " has no text");`,
    ),
  }),
  kotlin: () => ({
    ...SDK_FOR_JAVA,
    source: cachedInKotlin(
      'private val client = SecretsManagerClient.create()\n',
      '    client.getSecretValue { it.secretId(name) }.secretString() ?: error("The secret $name has no text")',
    ),
  }),
  csharp: () => ({
    imports: [{ module: 'Amazon.SecretsManager' }, { module: 'Amazon.SecretsManager.Model' }],
    dependency: 'AWSSDK.SecretsManager',
    install: 'dotnet add package AWSSDK.SecretsManager',
    source: cachedInCSharp(
      '    private static readonly AmazonSecretsManagerClient Client = new AmazonSecretsManagerClient();\n',
      `        var request = new GetSecretValueRequest { SecretId = name };
        return Client.GetSecretValueAsync(request).GetAwaiter().GetResult().SecretString;`,
    ),
  }),
  ruby: () => ({
    imports: [{ module: 'aws-sdk-secretsmanager' }],
    dependency: 'aws-sdk-secretsmanager',
    install: 'bundle add aws-sdk-secretsmanager',
    source: cachedInRuby(
      '    Aws::SecretsManager::Client.new.get_secret_value(secret_id: name).secret_string',
    ),
  }),
  php: () => ({
    imports: [{ module: 'Aws\\SecretsManager\\SecretsManagerClient' }],
    dependency: 'aws/aws-sdk-php',
    install: 'composer require aws/aws-sdk-php',
    source: cachedInPhp(
      "        return (new SecretsManagerClient([]))->getSecretValue(['SecretId' => $name])['SecretString'];",
    ),
  }),
  rust: () => ({
    imports: [],
    dependency: 'aws-sdk-secretsmanager',
    install: 'cargo add aws-config aws-sdk-secretsmanager tokio --features tokio/rt',
    source:
      cachedInRust(`    let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    aws_sdk_secretsmanager::Client::new(&config)
        .get_secret_value()
        .secret_id(name)
        .send()
        .await
        .unwrap_or_else(|error| panic!("the secret {name}: {error:?}"))
        .secret_string
        .unwrap_or_else(|| panic!("the secret {name} has no text"))`),
  }),
};
