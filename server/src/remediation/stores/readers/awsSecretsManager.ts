/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets.html */
import { awsReaders } from './awsService.ts';

export const AWS_SECRETS_MANAGER = awsReaders({
  id: 'secretsmanager',
  noun: 'secret',
  javascript: {
    package: '@aws-sdk/client-secrets-manager',
    command: 'GetSecretValueCommand',
    client: 'SecretsManagerClient',
    variable: 'secretsManager',
    body: `  const { SecretString } = await secretsManager.send(new GetSecretValueCommand({ SecretId: name }));
  if (SecretString === undefined) throw new Error(\`The secret \${name} has no text\`);
  return SecretString;`,
  },
  python: 'get_secret_value(SecretId=name)["SecretString"]',
  go: {
    call: 'GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &name})',
    value: 'SecretString',
  },
  jvmClient: 'SecretsManagerClient',
  java: {
    imports: ['java.util.Objects'],
    body: `        String secret = CLIENT.getSecretValue(request -> request.secretId(name)).secretString();
        return Objects.requireNonNull(secret, () -> "The secret " + name + " has no text");`,
  },
  kotlin: 'getSecretValue { it.secretId(name) }.secretString() ?: error("The secret $name has no text")',
  csharp: {
    name: 'SecretsManager',
    request: 'GetSecretValueRequest { SecretId = name }',
    call: 'GetSecretValueAsync(request).GetAwaiter().GetResult().SecretString',
  },
  ruby: 'SecretsManager::Client.new.get_secret_value(secret_id: name).secret_string',
  php: {
    client: 'SecretsManager\\SecretsManagerClient',
    body: "        return (new SecretsManagerClient([]))->getSecretValue(['SecretId' => $name])['SecretString'];",
  },
  rust: {
    request: ['get_secret_value()', 'secret_id(name)'],
    value: ['secret_string'],
    absent: 'has no text',
  },
});
