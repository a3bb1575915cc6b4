import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import {
  editTitle,
  guideTitle,
  leftToDo,
  SETUPS,
  type SetupId,
  setupIdOf,
  setupText,
} from '../../../../server/src/advice/setup/setup.ts';
import { setupFor } from '../../../../server/src/advice/setup/setupFor.ts';
import { createCatalogue } from '../../../../server/src/rules/index.ts';

const IDS = Object.keys(SETUPS) as SetupId[];
const CATALOGUE = createCatalogue();

/** Words in capitals that are no placeholders: names that a program or a language gives. */
const FIXED =
  /^(?:JSON|CREATE|USER|IDENTIFIED|WITH|AS|RDS|FROM|EXTERNAL|PROVIDER|POST|TFC_\w+|APP_ID|APP_PRIVATE_KEY|AWS_PROFILE|ARM_USE_\w+|DOCKERHUB_OIDC_CONNECTIONID|ALTER|REMOVE|PROGRAMMATIC|ACCESS|TOKEN|TYPE|SERVICE|DEFAULT_ROLE|WORKLOAD_IDENTITY|ARN|AWS|GKE_METADATA|AWSAuthenticationPlugin)$/;

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

describe('the set-up steps of the keyless ways', () => {
  for (const id of IDS) {
    const { steps, placeholders, url, only } = SETUPS[id];
    const commands = steps.flatMap(({ command }) => (command === undefined ? [] : [command])).join('\n');

    it(`${id}: in both languages, with a page`, () => {
      assert.match(url, /^https:\/\//);
      for (const text of [...steps.map((step) => step.text), ...(only === undefined ? [] : [only])]) {
        assert.match(text.en, /^[A-Z].*[.)]$/s);
        assert.match(text.ja, japanese);
        assert.doesNotMatch(text.en, japanese);
      }
      for (const title of [editTitle(id), guideTitle(id)]) assert.match(title.ja, japanese);
    });

    it(`${id}: names what is to be filled in, and nothing else`, () => {
      const words = new Set(commands.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b/g) ?? []);
      const asked = [...words].filter((word) => word.length > 2 && !FIXED.test(word));
      const isListed = (word: string): boolean => placeholders.some((name) => name === word);
      assert.deepEqual(
        asked.filter((word) => !isListed(word)),
        [],
      );
      for (const name of placeholders) assert.ok(commands.includes(name), name);
    });

    it(`${id}: the text to paste holds every command as it is`, () => {
      for (const language of ['en', 'ja'] as const) {
        const text = setupText(id, language);
        for (const { command } of steps) if (command !== undefined) assert.ok(text.includes(command));
        assert.ok(text.includes(url));
        for (const name of placeholders) assert.ok(text.split('\n')[1]?.includes(name));
      }
    });
  }

  it('the commands of clouds and CI are read by a shell', (context) => {
    if (spawnSync('sh', ['-c', 'true']).error !== undefined) return context.skip('sh is not there');
    for (const id of IDS) {
      // SQL and YAML to paste elsewhere are no shell.
      for (const { command } of SETUPS[id].steps) {
        if (command === undefined || /^(?:CREATE|ALTER|spec:|- uses)/.test(command)) continue;
        const { status, stderr } = spawnSync('sh', ['-n'], { input: command, encoding: 'utf8' });
        assert.equal(status, 0, `${id}: ${stderr}`);
      }
    }
  });

  it('policies and parameters are JSON', () => {
    for (const id of IDS) {
      for (const { command = '' } of SETUPS[id].steps) {
        for (const [, body = ''] of command.matchAll(/<<'JSON'\n(.*?)\nJSON/gs)) JSON.parse(body);
      }
    }
  });

  it('what is left after an edit ends with the revocation, without a command', () => {
    for (const id of IDS) {
      const left = leftToDo(id, true);
      assert.match(left.at(-1)?.en ?? '', /revoke/);
      assert.match(left.at(-1)?.ja ?? '', /失効/);
      assert.match(left.at(-2)?.en ?? '', /permissions/);
      assert.doesNotMatch(left.map(({ en }) => en).join(' '), /\n/);
    }
  });

  it('a name that a client made up is no way', () => {
    for (const name of ['', 'toString', '__proto__', 'AWS']) assert.equal(setupIdOf(name), undefined);
  });
});

describe('which way fits', () => {
  const at = (uri: string, text = '', start = 0) => ({
    uri,
    languageId: '',
    text,
    range: { start, end: start },
  });
  const WORKFLOW = 'file:///p/.github/workflows/a.yml';
  const POD = 'apiVersion: v1\nkind: Pod\nspec: {}\n';
  const JOBS = 'on: push\njobs: {}\n';
  const table: readonly (readonly [rule: string, place: ReturnType<typeof at>, id: SetupId | undefined])[] = [
    ['aws-access-key-id', at('file:///a.py'), 'aws'],
    ['aws-secret-access-key', at('file:///a.py'), 'aws'],
    ['aws-access-key-id', at(WORKFLOW, JOBS), 'awsActions'],
    ['gcp-service-account-json', at(WORKFLOW, JOBS), 'googleActions'],
    ['aws-access-key-id', at('file:///home/a/.aws/credentials'), 'awsProfile'],
    ['aws-access-key-id', at('file:///p/a.yaml', POD), 'awsPod'],
    ['gcp-service-account-json', at('file:///p/a.yaml', POD), 'googlePod'],
    ['azure-entra-client-secret', at('file:///p/a.yaml', POD), 'azurePod'],
    [
      'aws-access-key-id',
      at('file:///p/t.yml', 'Resources:\n  A: {Type: AWS::Lambda::Function}\n'),
      'awsFunction',
    ],
    [
      'aws-access-key-id',
      at('file:///p/t.yml', 'Resources:\n  A: {Type: AWS::ECS::TaskDefinition}\n'),
      'awsTask',
    ],
    ['aws-access-key-id', at('file:///p/serverless.yml', 'service: a\n'), 'awsFunction'],
    ['aws-access-key-id', at('file:///p/compose.yaml', 'services:\n  a: {image: b}\n'), 'awsContainer'],
    ['aws-access-key-id', at('file:///p/Dockerfile', 'FROM a\n'), 'awsContainer'],
    ['azure-entra-client-secret', at('file:///a.cs'), 'azure'],
    ['azure-storage-key', at('file:///a.cs'), 'azureData'],
    ['azure-cli-password', at('file:///a.sh'), 'azure'],
    ['azure-cli-password', at(WORKFLOW, JOBS), 'azureActions'],
    ['github-pat-classic', at('file:///a.sh'), 'github'],
    ['github-pat-classic', at(WORKFLOW, JOBS), 'githubActions'],
    ['npm-token', at('file:///p/.npmrc'), 'npm'],
    ['npm-token', at('file:///p/.gitlab-ci.yml', 'a: { script: x }\n'), 'npmGitlab'],
    ['pypi-token', at('file:///p/.gitlab-ci.yml', 'a: { script: x }\n'), 'pypiGitlab'],
    ['cratesio-token', at(WORKFLOW, JOBS), 'crates'],
    [
      'postgres-uri',
      at('file:///a.py', 'postgres://u:p@db.abc.eu-west-1.rds.amazonaws.com/x'),
      'databaseAws',
    ],
    ['postgres-uri', at('file:///a.py', 'postgres://u:p@x.postgres.database.azure.com/x'), 'databaseAzure'],
    ['ado-connection-string', at('file:///a.cs', 'Server=tcp:x.database.windows.net'), 'databaseAzure'],
    ['mysql-uri', at('file:///a.py', 'mysql://u:p@/d?unix_socket=/cloudsql/p:r:i'), 'databaseGoogle'],
    ['mysql-uri', at('file:///a.py', 'mysql://u:p@localhost/d'), 'database'],
    ['vault-service-token', at('file:///a.py'), 'vault'],
    ['vault-service-token', at(WORKFLOW, JOBS), 'vaultActions'],
    ['terraform-cloud-token', at('file:///a.tfrc'), 'terraformCloud'],
    ['kubernetes-service-account-token', at('file:///a.yml'), 'kubernetes'],
    ['anthropic-api', at('file:///a.py'), 'workloadIdentity'],
    ['dockerhub-oat', at('file:///a.sh'), 'docker'],
    ['huggingface-org-token', at('file:///a.py'), 'huggingface'],
    ['openrouter-key', at('file:///a.py'), 'openrouter'],
    ['openai-service-legacy', at('file:///a.py'), 'openai'],
    ['snowflake-uri', at('file:///a.py'), 'snowflake'],
    ['datadog-app-key', at('file:///a.py'), 'datadog'],
    ['doppler-personal', at('file:///a.sh'), 'doppler'],
    ['vercel-token-legacy', at('file:///a.sh'), 'vercel'],
    ['hcp-client-secret', at('file:///a.tf'), 'hcp'],
    ['databricks-token', at('file:///a.py'), 'databricks'],
    ['redis-cli-password', at('file:///a.sh'), 'redis'],
    ['mongo-cli-password', at('file:///a.sh'), 'mongodb'],
    [
      'mysql-cli-password',
      at('file:///a.sh', 'mysql -h db.abc.eu-west-1.rds.amazonaws.com -u a'),
      'databaseAws',
    ],
    ['stripe-secret-live', at('file:///a.py'), undefined],
  ];
  for (const [id, place, expected] of table) {
    it(`${id} in ${place.uri}: ${expected}`, () => {
      const rule = CATALOGUE.get(id);
      assert.ok(rule);
      assert.equal(setupFor(rule, place), expected);
    });
  }

  it('every kind of credential with a keyless way has steps', () => {
    for (const rule of CATALOGUE.values()) {
      assert.equal(setupFor(rule) !== undefined, rule.keyless !== undefined, rule.id);
    }
  });
});
