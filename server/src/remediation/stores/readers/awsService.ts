/** What the readers of AWS's services share: the packages are named after the service, and each makes a client alike. */
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

/** A service and the call that gives one value of it, as each SDK spells them; calls are source that reads `name`. */
export interface AwsService {
  /** In the names of modules and packages: `ssm`. */
  readonly id: string;
  /** What it holds, for messages. */
  readonly noun: string;
  readonly javascript: {
    readonly package: string;
    readonly command: string;
    readonly client: string;
    /** The client's name in the module. */
    readonly variable: string;
    /** Body of the function. */
    readonly body: string;
  };
  /** What is asked of boto3's client. */
  readonly python: string;
  readonly go: {
    /** What stands before the call. */
    readonly before?: string;
    /** What is asked of the client. */
    readonly call: string;
    /** The value in `answer`. */
    readonly value: string;
  };
  /** The client of the SDK for Java, which Kotlin calls, too. */
  readonly jvmClient: string;
  readonly java: { readonly imports?: readonly string[]; readonly body: string };
  readonly kotlin: string;
  readonly csharp: {
    /** Namespace below `Amazon`, and the names of package and client. */
    readonly name: string;
    readonly request: string;
    /** What is asked of `Client` about `request`. */
    readonly call: string;
  };
  /** What is asked of a client, which is named first. */
  readonly ruby: string;
  readonly php: {
    /** Below `Aws`. */
    readonly client: string;
    readonly body: string;
  };
  readonly rust: {
    /** Calls that make the request, one a line. */
    readonly request: readonly string[];
    /** Calls that take the value out of the answer, one a line. */
    readonly value: readonly string[];
    /** What the panic says where there is none. */
    readonly absent: string;
  };
}

/**
 * The readers of a service. The SDKs find region and credentials by themselves: a role where there is one.
 * https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
export function awsReaders(service: AwsService): Readers {
  const { id, noun, javascript, go, jvmClient, java, csharp, php, rust } = service;
  const sdkForJava = {
    imports: [{ module: `software.amazon.awssdk.services.${id}.${jvmClient}` }],
    dependency: new RegExp(`\\b${id}\\b`),
    install: `software.amazon.awssdk:${id} (2.x)`,
  };
  const goModule = `github.com/aws/aws-sdk-go-v2/service/${id}`;
  const chained = (calls: readonly string[]) => calls.map((call) => `        .${call}\n`).join('');
  return {
    javascript: (_settings, typescript) => ({
      imports: [{ module: javascript.package, names: [javascript.command, javascript.client] }],
      dependency: javascript.package,
      install: `npm install ${javascript.package}`,
      source: cachedInJavaScript(
        `const ${javascript.variable} = new ${javascript.client}({});\n`,
        javascript.body,
        typescript,
      ),
    }),
    python: () => ({
      imports: [{ module: 'boto3' }],
      dependency: 'boto3',
      install: 'pip install boto3',
      source: cachedInPython(`    return boto3.client("${id}").${service.python}`),
    }),
    go: () => ({
      imports: [
        { module: 'context' },
        { module: 'log' },
        { module: 'sync' },
        { module: 'github.com/aws/aws-sdk-go-v2/config' },
        { module: goModule },
      ],
      dependency: goModule,
      install: `go get github.com/aws/aws-sdk-go-v2/config ${goModule}`,
      source: cachedInGo(`	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatalf("AWS configuration: %v", err)
	}
${go.before ?? ''}	answer, err := ${id}.NewFromConfig(cfg).${go.call}
	if err != nil {
		log.Fatalf("${noun} %s: %v", name, err)
	}
	return *answer.${go.value}`),
    }),
    java: () => ({
      ...sdkForJava,
      imports: [...sdkForJava.imports, ...(java.imports ?? []).map((module) => ({ module }))],
      source: cachedInJava(
        `    private static final ${jvmClient} CLIENT = ${jvmClient}.create();\n`,
        java.body,
      ),
    }),
    kotlin: () => ({
      ...sdkForJava,
      source: cachedInKotlin(`private val client = ${jvmClient}.create()\n`, `    client.${service.kotlin}`),
    }),
    csharp: () => ({
      imports: [{ module: `Amazon.${csharp.name}` }, { module: `Amazon.${csharp.name}.Model` }],
      dependency: `AWSSDK.${csharp.name}`,
      install: `dotnet add package AWSSDK.${csharp.name}`,
      source: cachedInCSharp(
        `    private static readonly Amazon${csharp.name}Client Client = new Amazon${csharp.name}Client();\n`,
        `        var request = new ${csharp.request};
        return Client.${csharp.call};`,
      ),
    }),
    ruby: () => ({
      imports: [{ module: `aws-sdk-${id}` }],
      dependency: `aws-sdk-${id}`,
      install: `bundle add aws-sdk-${id}`,
      source: cachedInRuby(`    Aws::${service.ruby}`),
    }),
    php: () => ({
      imports: [{ module: `Aws\\${php.client}` }],
      dependency: 'aws/aws-sdk-php',
      install: 'composer require aws/aws-sdk-php',
      source: cachedInPhp(php.body),
    }),
    rust: () => ({
      imports: [],
      dependency: `aws-sdk-${id}`,
      install: `cargo add aws-config aws-sdk-${id} tokio --features tokio/rt`,
      source:
        cachedInRust(`    let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    aws_sdk_${id}::Client::new(&config)
${chained([...rust.request, 'send()', 'await', `unwrap_or_else(|error| panic!("the ${noun} {name}: {error:?}"))`])}${chained(rust.value)}        .unwrap_or_else(|| panic!("the ${noun} {name} ${rust.absent}"))`),
    }),
  };
}
