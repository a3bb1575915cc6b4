/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html */
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
  imports: [{ module: 'software.amazon.awssdk.services.ssm.SsmClient' }],
  dependency: /\bssm\b/,
  install: 'software.amazon.awssdk:ssm (2.x)',
};

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
      { module: 'sync' },
      { module: 'github.com/aws/aws-sdk-go-v2/config' },
      { module: 'github.com/aws/aws-sdk-go-v2/service/ssm' },
    ],
    dependency: 'github.com/aws/aws-sdk-go-v2/service/ssm',
    install: 'go get github.com/aws/aws-sdk-go-v2/config github.com/aws/aws-sdk-go-v2/service/ssm',
    source: cachedInGo(`	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatalf("AWS configuration: %v", err)
	}
	decrypt := true
	answer, err := ssm.NewFromConfig(cfg).GetParameter(ctx, &ssm.GetParameterInput{Name: &name, WithDecryption: &decrypt})
	if err != nil {
		log.Fatalf("parameter %s: %v", name, err)
	}
	return *answer.Parameter.Value`),
  }),
  java: () => ({
    ...SDK_FOR_JAVA,
    source: cachedInJava(
      '    private static final SsmClient CLIENT = SsmClient.create();\n',
      '        return CLIENT.getParameter(request -> request.name(name).withDecryption(true)).parameter().value();',
    ),
  }),
  kotlin: () => ({
    ...SDK_FOR_JAVA,
    source: cachedInKotlin(
      'private val client = SsmClient.create()\n',
      '    client.getParameter { it.name(name).withDecryption(true) }.parameter().value()',
    ),
  }),
  csharp: () => ({
    imports: [
      { module: 'Amazon.SimpleSystemsManagement' },
      { module: 'Amazon.SimpleSystemsManagement.Model' },
    ],
    dependency: 'AWSSDK.SimpleSystemsManagement',
    install: 'dotnet add package AWSSDK.SimpleSystemsManagement',
    source: cachedInCSharp(
      '    private static readonly AmazonSimpleSystemsManagementClient Client = new AmazonSimpleSystemsManagementClient();\n',
      `        var request = new GetParameterRequest { Name = name, WithDecryption = true };
        return Client.GetParameterAsync(request).GetAwaiter().GetResult().Parameter.Value;`,
    ),
  }),
  ruby: () => ({
    imports: [{ module: 'aws-sdk-ssm' }],
    dependency: 'aws-sdk-ssm',
    install: 'bundle add aws-sdk-ssm',
    source: cachedInRuby(
      '    Aws::SSM::Client.new.get_parameter(name: name, with_decryption: true).parameter.value',
    ),
  }),
  php: () => ({
    imports: [{ module: 'Aws\\Ssm\\SsmClient' }],
    dependency: 'aws/aws-sdk-php',
    install: 'composer require aws/aws-sdk-php',
    source:
      cachedInPhp(`        $answer = (new SsmClient([]))->getParameter(['Name' => $name, 'WithDecryption' => true]);
        return $answer['Parameter']['Value'];`),
  }),
  rust: () => ({
    imports: [],
    dependency: 'aws-sdk-ssm',
    install: 'cargo add aws-config aws-sdk-ssm tokio --features tokio/rt',
    source:
      cachedInRust(`    let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    aws_sdk_ssm::Client::new(&config)
        .get_parameter()
        .name(name)
        .with_decryption(true)
        .send()
        .await
        .unwrap_or_else(|error| panic!("the parameter {name}: {error:?}"))
        .parameter
        .and_then(|parameter| parameter.value)
        .unwrap_or_else(|| panic!("the parameter {name} has no value"))`),
  }),
};
