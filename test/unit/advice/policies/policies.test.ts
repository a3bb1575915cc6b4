import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { policyNotices } from '../../../../server/src/advice/policies/policies.ts';

const look = (path: string, text: string) =>
  policyNotices({ uri: `file:///p/${path}`, languageId: '', text });
const statement = (more: string, action = '"*"'): string =>
  `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ${action}, "Resource": "*"${more}}]}`;
const workflow = '.github/workflows/a.yml';
const role = (rule: string): string => `kind: ClusterRole\nmetadata:\n  name: a\nrules:\n  - ${rule}\n`;
const bound = (kind: string): string =>
  `kind: ClusterRoleBinding\nroleRef:\n  kind: ClusterRole\n  name: cluster-admin\nsubjects:\n  - kind: ${kind}\n    name: a\n`;
const people = (profile: string): string =>
  `resource "aws_iam_access_key" "a" {\n  user = aws_iam_user.a.name\n}\n\nresource "aws_iam_user_login_profile" "a" {\n  user = ${profile}\n}\n`;
const member = (who: string, name: string): string =>
  `resource "google_project_iam_member" "a" {\n  role   = "roles/${name}"\n  member = "${who}"\n}\n`;

const CASES: readonly (readonly [what: string, path: string, text: string, ids: readonly string[]])[] = [
  ['JSON, everything', 'p.json', statement(''), ['policy-iam-wildcard']],
  ['JSON, lists', 'p.json', statement('', '[ "*" ]'), ['policy-iam-wildcard']],
  ['JSON, a whole service', 'p.json', statement('', '"s3:*"'), ['policy-iam-service-wildcard']],
  ['JSON, a condition narrows it', 'p.json', statement(', "Condition": {"Bool": {"a": "b"}}'), []],
  ['JSON, one action', 'p.json', statement('', '"s3:GetObject"'), []],
  ['JSON, denied', 'p.json', statement('').replace('Allow', 'Deny'), []],
  ['JSON of another kind', 'p.json', '{"Action": "*", "Resource": "*", "Effect": "Allow"}', []],
  [
    'Terraform, a policy document',
    'a.tf',
    'data "aws_iam_policy_document" "a" {\n  statement {\n    actions   = ["*"]\n    resources = ["*"]\n  }\n}\n',
    ['policy-iam-wildcard'],
  ],
  [
    'Terraform, a denying statement',
    'a.tf',
    'data "aws_iam_policy_document" "a" {\n  statement {\n    effect = "Deny"\n    actions = ["*"]\n    resources = ["*"]\n  }\n}\n',
    [],
  ],
  [
    'Terraform, jsonencode',
    'a.tf',
    'policy = jsonencode({\n  Statement = [{\n    Effect = "Allow"\n    Action = ["*"]\n    Resource = "*"\n  }]\n})\n',
    ['policy-iam-wildcard'],
  ],
  [
    'Terraform, a comment',
    'a.tf',
    '# Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]\n',
    [],
  ],
  [
    'CDK',
    'a.ts',
    "role.addToPolicy(new iam.PolicyStatement({ actions: ['*'], resources: ['*'] }));\n",
    ['policy-iam-wildcard'],
  ],
  [
    'CDK for Python',
    'a.py',
    'iam.PolicyStatement(actions=["s3:*"], resources=["*"])\n',
    ['policy-iam-service-wildcard'],
  ],
  [
    'CloudFormation',
    'a.yaml',
    "Resources:\n  A:\n    PolicyDocument:\n      Statement:\n        - Effect: Allow\n          Action: '*'\n          Resource: '*'\n",
    ['policy-iam-wildcard'],
  ],
  [
    'an administrator',
    'a.tf',
    'policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"\n',
    ['policy-iam-administrator'],
  ],
  ['a reader', 'a.tf', 'policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n', []],
  ['a key of a person', 'a.tf', people('aws_iam_user.a.name'), ['policy-iam-user-key']],
  ['a key of a machine', 'a.tf', people('aws_iam_user.b.name'), []],
  [
    'an owner',
    'a.tf',
    member('serviceAccount:a@p.iam.gserviceaccount.com', 'owner'),
    ['policy-gcp-basic-role'],
  ],
  [
    'an owner by reference',
    'a.tf',
    member('serviceAccount:${google_service_account.a.email}', 'editor'),
    ['policy-gcp-basic-role'],
  ],
  ['a person as owner', 'a.tf', member('user:a@example.com', 'owner'), []],
  ['a smaller role', 'a.tf', member('serviceAccount:a@p.iam.gserviceaccount.com', 'viewer'), []],
  [
    'a binding in YAML',
    'a.yaml',
    'bindings:\n  - role: roles/editor\n    members:\n      - serviceAccount:a@p.iam.gserviceaccount.com\n',
    ['policy-gcp-basic-role'],
  ],
  ['a workflow', workflow, 'on: push\npermissions: write-all\njobs: {}\n', ['policy-actions-write-all']],
  [
    'a job',
    workflow,
    'on: push\njobs:\n  a:\n    permissions: write-all\n    runs-on: x\n',
    ['policy-actions-write-all'],
  ],
  [
    'a script that says it',
    workflow,
    'jobs:\n  a:\n    steps:\n      - run: |\n          permissions: write-all\n',
    [],
  ],
  ['YAML elsewhere', 'a.yml', 'permissions: write-all\n', []],
  [
    'a wildcard role',
    'a.yaml',
    role("{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }"),
    ['policy-k8s-wildcard'],
  ],
  ['all verbs on one kind', 'a.yaml', role("{ apiGroups: [''], resources: [pods], verbs: ['*'] }"), []],
  [
    'cluster-admin for a machine',
    'a.yaml',
    `a: b\n---\n${bound('ServiceAccount')}`,
    ['policy-k8s-cluster-admin'],
  ],
  ['cluster-admin for a group', 'a.yaml', bound('Group'), []],
  ['broken YAML', 'a.yaml', 'kind: [\n', []],
];

describe('policies', () => {
  for (const [what, path, text, ids] of CASES) {
    it(what, () => {
      const notices = look(path, text);
      assert.deepEqual(
        notices.map(({ id }) => id),
        ids,
      );
      for (const { range, text: words, url } of notices) {
        assert.ok(range.start < range.end && range.end <= text.length);
        assert.ok(words.en !== '' && /[ぁ-んァ-ン一-龯]/.test(words.ja) && url.startsWith('https://'));
      }
    });
  }
  const FIXES: readonly (readonly [before: string, after: string])[] = [
    ['permissions: write-all\njobs: {}\n', 'permissions:\n  contents: read\njobs: {}\n'],
    [
      'jobs:\n  a:\n    permissions: write-all # all\r\n    runs-on: x\r\n',
      'jobs:\n  a:\n    permissions:\r\n      contents: read # all\r\n    runs-on: x\r\n',
    ],
  ];
  for (const [before, expected] of FIXES) {
    it(`narrows ${JSON.stringify(before)}`, () => {
      const fix = look(workflow, before)[0]?.fix;
      assert.ok(fix);
      assert.equal(before.slice(0, fix.range.start) + fix.newText + before.slice(fix.range.end), expected);
    });
  }
  it('reads a long text without end in a moment', () => {
    const text = `"Statement" ${'{"Effect": "Allow", "Action": ['.repeat(30_000)}`;
    assert.deepEqual(look('p.json', text.slice(0, 199_000)), []);
  });
});
