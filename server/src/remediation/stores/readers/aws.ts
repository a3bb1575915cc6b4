/**
 * The SDKs find region and credentials by themselves: a role where there is one.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets.html
 */
import { cachedInJavaScript, cachedInPython, type Readers } from './reader.ts';

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
      { module: 'github.com/aws/aws-sdk-go-v2/config' },
      { module: 'github.com/aws/aws-sdk-go-v2/service/secretsmanager' },
    ],
    dependency: 'github.com/aws/aws-sdk-go-v2/service/secretsmanager',
    install: 'go get github.com/aws/aws-sdk-go-v2/config github.com/aws/aws-sdk-go-v2/service/secretsmanager',
    source: `// getSecret reads a secret from AWS Secrets Manager.
func getSecret(name string) string {
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatalf("AWS configuration: %v", err)
	}
	answer, err := secretsmanager.NewFromConfig(cfg).GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &name})
	if err != nil {
		log.Fatalf("secret %s: %v", name, err)
	}
	return *answer.SecretString
}
`,
  }),
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html */
export const AWS_PARAMETER_STORE: Readers = {
  javascript: (_settings, typescript) => ({
    imports: [{ module: '@aws-sdk/client-ssm', names: ['GetParameterCommand', 'SSMClient'] }],
    dependency: '@aws-sdk/client-ssm',
    install: 'npm install @aws-sdk/client-ssm',
    source: cachedInJavaScript(
      'const ssm = new SSMClient({});\n',
      `  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
  if (Parameter?.Value === undefined) throw new Error(\`The parameter \${name} has no value\`);
  return Parameter.Value;`,
      typescript,
    ),
  }),
  python: () => ({
    imports: [{ module: 'boto3' }],
    dependency: 'boto3',
    install: 'pip install boto3',
    source: cachedInPython(
      '    return boto3.client("ssm").get_parameter(Name=name, WithDecryption=True)["Parameter"]["Value"]',
    ),
  }),
  go: () => ({
    imports: [
      { module: 'context' },
      { module: 'log' },
      { module: 'github.com/aws/aws-sdk-go-v2/config' },
      { module: 'github.com/aws/aws-sdk-go-v2/service/ssm' },
    ],
    dependency: 'github.com/aws/aws-sdk-go-v2/service/ssm',
    install: 'go get github.com/aws/aws-sdk-go-v2/config github.com/aws/aws-sdk-go-v2/service/ssm',
    source: `// getSecret reads a parameter from AWS Systems Manager.
func getSecret(name string) string {
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatalf("AWS configuration: %v", err)
	}
	decrypt := true
	answer, err := ssm.NewFromConfig(cfg).GetParameter(ctx, &ssm.GetParameterInput{Name: &name, WithDecryption: &decrypt})
	if err != nil {
		log.Fatalf("parameter %s: %v", name, err)
	}
	return *answer.Parameter.Value
}
`,
  }),
};
