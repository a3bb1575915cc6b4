/** https://cloud.google.com/secret-manager/docs/access-secret-version */
import type { StoreSettings } from '../settings.ts';
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

/** The project stands in the code only where the person named one; else in the environment of the platform. */
const project = (
  { project: name = '' }: StoreSettings,
  fallback: string,
  quote: (text: string) => string,
): string => (name === '' ? fallback : quote(name));

/** Kotlin calls the SDK for Java. */
const SDK_FOR_JAVA = {
  imports: [
    { module: 'com.google.cloud.secretmanager.v1.SecretManagerServiceClient' },
    { module: 'com.google.cloud.secretmanager.v1.SecretVersionName' },
  ],
  dependency: 'google-cloud-secretmanager',
  install: 'com.google.cloud:google-cloud-secretmanager (2.x)',
};

export const GOOGLE_SECRET_MANAGER: Readers = {
  javascript: (settings, typescript) => ({
    imports: [{ module: '@google-cloud/secret-manager', names: ['SecretManagerServiceClient'] }],
    dependency: '@google-cloud/secret-manager',
    install: 'npm install @google-cloud/secret-manager',
    source: cachedInJavaScript(
      'const secretManager = new SecretManagerServiceClient();\n',
      `  const project = ${project(settings, 'await secretManager.getProjectId()', (text) => `'${text}'`)};
  const [version] = await secretManager.accessSecretVersion({
    name: \`projects/\${project}/secrets/\${name}/versions/latest\`,
  });
  if (!version.payload?.data) throw new Error(\`The secret \${name} has no data\`);
  return version.payload.data.toString();`,
      typescript,
    ),
  }),
  python: (settings) => ({
    imports: [{ module: 'os' }, { module: 'from google.cloud import secretmanager' }],
    dependency: 'google-cloud-secret-manager',
    install: 'pip install google-cloud-secret-manager',
    source:
      cachedInPython(`    project = ${project(settings, 'os.environ["GOOGLE_CLOUD_PROJECT"]', JSON.stringify)}
    version = f"projects/{project}/secrets/{name}/versions/latest"
    answer = secretmanager.SecretManagerServiceClient().access_secret_version(name=version)
    return answer.payload.data.decode("utf-8")`),
  }),
  go: (settings) => ({
    imports: [
      { module: 'context' },
      { module: 'fmt' },
      { module: 'log' },
      { module: 'sync' },
      ...(project(settings, '', JSON.stringify) === '' ? [{ module: 'os' }] : []),
      { module: 'secretmanager "cloud.google.com/go/secretmanager/apiv1"' },
      { module: 'cloud.google.com/go/secretmanager/apiv1/secretmanagerpb' },
    ],
    dependency: 'cloud.google.com/go/secretmanager',
    install: 'go get cloud.google.com/go/secretmanager/apiv1',
    source: cachedInGo(`	ctx := context.Background()
	client, err := secretmanager.NewClient(ctx)
	if err != nil {
		log.Fatalf("Secret Manager client: %v", err)
	}
	defer client.Close()
	version := fmt.Sprintf("projects/%s/secrets/%s/versions/latest", ${project(settings, 'os.Getenv("GOOGLE_CLOUD_PROJECT")', JSON.stringify)}, name)
	answer, err := client.AccessSecretVersion(ctx, &secretmanagerpb.AccessSecretVersionRequest{Name: version})
	if err != nil {
		log.Fatalf("secret %s: %v", name, err)
	}
	return string(answer.Payload.Data)`),
  }),
  java: (settings) => ({
    ...SDK_FOR_JAVA,
    source: cachedInJava(
      '',
      `        String project = ${project(settings, 'System.getenv("GOOGLE_CLOUD_PROJECT")', JSON.stringify)};
        try (SecretManagerServiceClient client = SecretManagerServiceClient.create()) {
            SecretVersionName version = SecretVersionName.of(project, name, "latest");
            return client.accessSecretVersion(version).getPayload().getData().toStringUtf8();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }`,
    ),
    imports: [
      ...SDK_FOR_JAVA.imports,
      { module: 'java.io.IOException' },
      { module: 'java.io.UncheckedIOException' },
    ],
  }),
  kotlin: (settings) => ({
    ...SDK_FOR_JAVA,
    source: cachedInKotlin(
      `private val project: String = ${project(settings, 'System.getenv("GOOGLE_CLOUD_PROJECT") ?: error("GOOGLE_CLOUD_PROJECT is not set")', JSON.stringify)}\n`,
      `    SecretManagerServiceClient.create().use { client ->
        client.accessSecretVersion(SecretVersionName.of(project, name, "latest")).payload.data.toStringUtf8()
    }`,
    ),
  }),
  csharp: (settings) => ({
    imports: [
      ...(project(settings, '', JSON.stringify) === '' ? [{ module: 'System' }] : []),
      { module: 'Google.Cloud.SecretManager.V1' },
    ],
    dependency: 'Google.Cloud.SecretManager.V1',
    install: 'dotnet add package Google.Cloud.SecretManager.V1',
    source: cachedInCSharp(
      '    private static readonly SecretManagerServiceClient Client = SecretManagerServiceClient.Create();\n',
      `        var project = ${project(settings, 'Environment.GetEnvironmentVariable("GOOGLE_CLOUD_PROJECT")', JSON.stringify)};
        var version = new SecretVersionName(project, name, "latest");
        return Client.AccessSecretVersion(version).Payload.Data.ToStringUtf8();`,
    ),
  }),
  ruby: (settings) => ({
    imports: [{ module: 'google/cloud/secret_manager' }],
    dependency: 'google-cloud-secret_manager',
    install: 'bundle add google-cloud-secret_manager',
    source:
      cachedInRuby(`    project = ${project(settings, 'ENV.fetch("GOOGLE_CLOUD_PROJECT")', JSON.stringify)}
    version = "projects/#{project}/secrets/#{name}/versions/latest"
    answer = Google::Cloud::SecretManager.secret_manager_service.access_secret_version(name: version)
    answer.payload.data.dup.force_encoding(Encoding::UTF_8)`),
  }),
  php: (settings) => ({
    imports: [
      { module: 'Google\\Cloud\\SecretManager\\V1\\AccessSecretVersionRequest' },
      { module: 'Google\\Cloud\\SecretManager\\V1\\Client\\SecretManagerServiceClient' },
    ],
    dependency: 'google/cloud-secret-manager',
    install: 'composer require google/cloud-secret-manager',
    source:
      cachedInPhp(`        $project = ${project(settings, "getenv('GOOGLE_CLOUD_PROJECT')", (text) => `'${text}'`)};
        $request = (new AccessSecretVersionRequest())->setName("projects/$project/secrets/$name/versions/latest");
        return (new SecretManagerServiceClient())->accessSecretVersion($request)->getPayload()->getData();`),
  }),
  rust: (settings) => ({
    imports: [{ module: 'google_cloud_secretmanager_v1::client::SecretManagerService' }],
    dependency: 'google-cloud-secretmanager-v1',
    install: 'cargo add google-cloud-secretmanager-v1 tokio --features tokio/rt',
    source:
      cachedInRust(`    let project = ${project(settings, 'std::env::var("GOOGLE_CLOUD_PROJECT").expect("GOOGLE_CLOUD_PROJECT must be set")', JSON.stringify)};
    let client = SecretManagerService::builder().build().await.expect("a client for Secret Manager");
    let payload = client
        .access_secret_version()
        .set_name(format!("projects/{project}/secrets/{name}/versions/latest"))
        .send()
        .await
        .unwrap_or_else(|error| panic!("the secret {name}: {error}"))
        .payload
        .unwrap_or_else(|| panic!("the secret {name} has no data"));
    String::from_utf8(payload.data.to_vec()).unwrap_or_else(|_| panic!("the secret {name} is no text"))`),
  }),
};
