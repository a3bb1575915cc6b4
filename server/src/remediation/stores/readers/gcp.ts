/** https://cloud.google.com/secret-manager/docs/access-secret-version */
import type { StoreSettings } from '../settings.ts';
import { cachedInJavaScript, cachedInPython, type Readers } from './reader.ts';

/** The project stands in the code only where the person named one; else in the environment of the platform. */
const project = (
  { project: name = '' }: StoreSettings,
  fallback: string,
  quote: (text: string) => string,
): string => (name === '' ? fallback : quote(name));

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
      ...(project(settings, '', JSON.stringify) === '' ? [{ module: 'os' }] : []),
      { module: 'secretmanager "cloud.google.com/go/secretmanager/apiv1"' },
      { module: 'cloud.google.com/go/secretmanager/apiv1/secretmanagerpb' },
    ],
    dependency: 'cloud.google.com/go/secretmanager',
    install: 'go get cloud.google.com/go/secretmanager/apiv1',
    source: `// getSecret reads the newest version of a secret from Google Secret Manager.
func getSecret(name string) string {
	ctx := context.Background()
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
	return string(answer.Payload.Data)
}
`,
  }),
};
