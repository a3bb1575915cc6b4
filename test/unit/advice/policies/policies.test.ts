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

const oidc = (claim: string): string =>
  `{"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity", "Principal": {"Federated": "arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com"}, "Condition": {"StringLike": {"token.actions.githubusercontent.com:${claim}": "repo:a/b:*"}}}]}`;
const azurerm = (scope: string, name: string): string =>
  `resource "azurerm_role_assignment" "a" {\n  scope = ${scope}\n  role_definition_name = "${name}"\n}\n`;
const bicep = (head: string): string =>
  `${head}resource a 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n  name: guid('a')\n  properties: {\n    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'b24988ac-6180-42a0-ab88-20f7382dd24c')\n  }\n}\n`;
const target = (ref: string): string =>
  `on:\n  pull_request_target:\npermissions: {}\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v5\n        with:\n          ref: ${ref}\n`;

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
    'CDK for Java, a builder',
    'A.java',
    'PolicyStatement s = PolicyStatement.Builder.create()\n    .effect(Effect.ALLOW)\n    .actions(List.of("s3:GetObject", "sqs:*"))\n    .resources(List.of("*"))\n    .build();\n',
    ['policy-iam-service-wildcard'],
  ],
  [
    'CDK for Java, one resource, a denial, a principal',
    'A.java',
    [
      '.resources(List.of("arn"))',
      '.effect(Effect.DENY).resources(List.of("*"))',
      '.principals(List.of(p)).resources(List.of("*"))',
    ]
      .map((rest) => `PolicyStatement.Builder.create().actions(List.of("*"))${rest}.build();\n`)
      .join(''),
    [],
  ],
  [
    'CDK for Go',
    'a.go',
    'awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{\n\tActions:   &[]*string{jsii.String("*")},\n\tResources: &[]*string{jsii.String("*")},\n})\n',
    ['policy-iam-wildcard'],
  ],
  [
    'CDK for Go, a managed policy',
    'a.go',
    'awsiam.ManagedPolicy_FromAwsManagedPolicyName(jsii.String("AdministratorAccess"))\n',
    ['policy-iam-administrator'],
  ],
  [
    'CDK for .NET',
    'A.cs',
    'new PolicyStatement(new PolicyStatementProps {\n  Actions = new[] { "iam:PassRole", "s3:GetObject" },\n  Resources = new[] { "*" }\n});\n',
    ['policy-iam-pass-role'],
  ],
  [
    'Pulumi, an owner of a project',
    'index.ts',
    "import * as gcp from '@pulumi/gcp';\nnew gcp.projects.IAMMember('a', { role: 'roles/owner', member: pulumi.interpolate`serviceAccount:${a.email}` });\n",
    ['policy-gcp-basic-role'],
  ],
  [
    'Pulumi, a person as owner',
    '__main__.py',
    'import pulumi_gcp as gcp\ngcp.projects.IAMMember("a", role="roles/owner", member="user:a@example.com")\n',
    [],
  ],
  [
    'Pulumi, a contributor of a subscription, by a constant',
    'index.ts',
    "import * as authorization from '@pulumi/azure-native/authorization';\nconst CONTRIBUTOR = `/subscriptions/${id}/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c`;\nnew authorization.RoleAssignment('a', { roleDefinitionId: CONTRIBUTOR, scope: `/subscriptions/${id}` });\n",
    ['policy-azure-broad-role'],
  ],
  [
    'Pulumi, an administrator of a cluster',
    'index.ts',
    "import * as k8s from '@pulumi/kubernetes';\nnew k8s.rbac.v1.ClusterRoleBinding('a', { roleRef: { kind: 'ClusterRole', name: 'cluster-admin' }, subjects: [{ kind: 'ServiceAccount', name: 'a' }] });\n",
    ['policy-k8s-cluster-admin'],
  ],
  [
    'Helm, a template with choices and holes',
    'charts/a/templates/role.yaml',
    '{{- if .Values.rbac.create -}}\nkind: ClusterRole\nmetadata:\n  name: {{ include "a.name" . }}\n  labels:\n    {{- include "a.labels" . | nindent 4 }}\nrules:\n  - apiGroups: ["*"]\n    resources: ["*"]\n    verbs: ["*"]\n{{- end }}\n',
    ['policy-k8s-wildcard'],
  ],
  [
    'Helm, an administrator',
    'charts/a/templates/binding.yaml',
    'kind: ClusterRoleBinding\nroleRef:\n  kind: ClusterRole\n  name: cluster-admin\nsubjects:\n  - kind: ServiceAccount\n    name: {{ template "a.name" . }}\n    {{- if .Values.namespace }}\n    namespace: {{ .Values.namespace }}\n    {{- else }}\n    namespace: {{ .Release.Namespace }}\n    {{- end }}\n',
    ['policy-k8s-cluster-admin'],
  ],
  [
    'Bicep, an owner of a resource group',
    'a.bicep',
    bicep('').replace('b24988ac-6180-42a0-ab88-20f7382dd24c', '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'),
    ['policy-azure-owner'],
  ],
  [
    'Bicep, an owner by name',
    'a.bicep',
    "roleAssignments: [{ principalId: p, roleDefinitionIdOrName: 'Owner' }]\n",
    ['policy-azure-owner'],
  ],
  [
    'Bicep, a person as owner',
    'a.bicep',
    "roleAssignments: [{ principalId: p, roleDefinitionIdOrName: 'Owner', principalType: 'User' }]\n",
    [],
  ],
  [
    'Bicep, a table of roles',
    'a.bicep',
    `var roles = {\n  owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'\n}\n${bicep('').replace(/'b24[^']*'/, 'roles.owner')}`,
    [],
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
  [
    'a power user',
    'a.tf',
    'policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess"\n',
    ['policy-iam-power-user'],
  ],
  [
    'an administrator by SDK',
    'a.py',
    'iam.attach_user_policy(UserName="a", PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")\n',
    ['policy-iam-administrator'],
  ],
  [
    'an administrator in CDK',
    'a.ts',
    "iam.ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess');\n",
    ['policy-iam-administrator'],
  ],
  [
    'an administrator by command',
    'a.sh',
    'aws iam attach-user-policy --policy-arn arn:aws:iam::aws:policy/AdministratorAccess\n',
    ['policy-iam-administrator'],
  ],
  ['JSON, one of several actions', 'p.json', statement('', '["s3:GetObject", "*"]'), ['policy-iam-wildcard']],
  [
    'JSON, all but some',
    'p.json',
    '{"Statement": {"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}}',
    ['policy-iam-not-action'],
  ],
  ['JSON, any role', 'p.json', statement('', '"iam:PassRole"'), ['policy-iam-pass-role']],
  ['JSON, a resource policy', 'p.json', statement(', "Principal": {"AWS": "arn:aws:iam::1:root"}'), []],
  [
    'JSON, a trust policy for anyone',
    'p.json',
    '{"Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}]}',
    ['policy-iam-trust-anyone'],
  ],
  [
    'JSON, a trust policy with a condition',
    'p.json',
    '{"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o"}}}]}',
    [],
  ],
  [
    'JSON, a trust policy for a service',
    'p.json',
    '{"Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}',
    [],
  ],
  ['JSON, everybody of GitHub', 'p.json', oidc('aud'), ['policy-iam-oidc-any-subject']],
  ['JSON, one repository of GitHub', 'p.json', oidc('sub'), []],
  [
    'Terraform, a trust policy for anyone',
    'a.tf',
    'data "aws_iam_policy_document" "a" {\n  statement {\n    actions = ["sts:AssumeRole"]\n    principals {\n      type = "AWS"\n      identifiers = ["*"]\n    }\n  }\n}\n',
    ['policy-iam-trust-anyone'],
  ],
  [
    'Terraform, a condition block narrows it',
    'a.tf',
    'data "aws_iam_policy_document" "a" {\n  statement {\n    actions = ["*"]\n    resources = ["*"]\n    condition {\n      test = "Bool"\n    }\n  }\n}\n',
    [],
  ],
  [
    'Terraform, a policy in a heredoc',
    'a.tf',
    `resource "aws_iam_policy" "a" {\n  policy = <<EOF\n${statement('')}\nEOF\n}\n`,
    ['policy-iam-wildcard'],
  ],
  [
    'Pulumi',
    'a.ts',
    "aws.iam.getPolicyDocument({ statements: [{ actions: ['*'], resources: ['*'] }] });\n",
    ['policy-iam-wildcard'],
  ],
  [
    'CDK, an effect by name',
    'a.ts',
    "new iam.PolicyStatement({ effect: iam.Effect.DENY, actions: ['*'], resources: ['*'] });\nnew iam.PolicyStatement({ effect: iam.Effect.ALLOW, actions: ['*'], resources: ['*'] });\n",
    ['policy-iam-wildcard'],
  ],
  [
    'boto3',
    'a.py',
    `iam.put_user_policy(UserName="a", PolicyName="b", PolicyDocument=json.dumps(${statement('')}))\n`,
    ['policy-iam-wildcard'],
  ],
  [
    'Go, a commented statement',
    'a.go',
    '// Statement: {"Effect": "Allow", "Action": "*", "Resource": "*"}\nvar statement = 1\n',
    [],
  ],
  [
    'Go, two statements in one text',
    'a.go',
    'policy := `{"Statement": [{"Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}, "Effect": "Allow"}, {"Action": "execute-api:Invoke", "Resource": "*", "Principal": "*", "Effect": "Allow"}]}`\n',
    [],
  ],
  ['Go, a policy in a text', 'a.go', `policy := \`${statement('')}\`\n`, ['policy-iam-wildcard']],
  [
    'Terraform, the policy of a key',
    'a.tf',
    'data "aws_iam_policy_document" "a" {\n  statement {\n    actions = ["kms:*"]\n    resources = ["*"]\n    principals {\n      type = "AWS"\n      identifiers = ["arn:aws:iam::1:root"]\n    }\n  }\n}\n',
    [],
  ],
  [
    'all of one group of a program’s own',
    'a.yaml',
    role("{ apiGroups: [custom.metrics.k8s.io], resources: ['*'], verbs: ['*'] }"),
    [],
  ],
  [
    'CloudFormation, all but some',
    'a.yaml',
    "Resources:\n  A:\n    PolicyDocument:\n      Statement:\n        - Effect: Allow\n          NotAction: ['iam:*']\n          Resource: '*'\n",
    ['policy-iam-not-action'],
  ],
  [
    'CloudFormation, a trust policy for anyone',
    'a.yaml',
    "Resources:\n  A:\n    AssumeRolePolicyDocument:\n      Statement:\n        - Effect: Allow\n          Action: sts:AssumeRole\n          Principal: { AWS: '*' }\n",
    ['policy-iam-trust-anyone'],
  ],
  ['everyone reads', 'a.tf', member('allUsers', 'storage.admin'), ['policy-gcp-everyone']],
  ['everyone may call', 'a.tf', member('allUsers', 'run.invoker'), []],
  [
    'an owner by command',
    'a.sh',
    'gcloud projects add-iam-policy-binding p \\\n  --member="serviceAccount:a@p.iam.gserviceaccount.com" \\\n  --role="roles/owner"\n',
    ['policy-gcp-basic-role'],
  ],
  [
    'a person by command',
    'a.sh',
    'gcloud projects add-iam-policy-binding p --member=user:a@example.com --role=roles/owner\n',
    [],
  ],
  [
    'Azure, a whole subscription',
    'a.tf',
    azurerm('data.azurerm_subscription.primary.id', 'Contributor'),
    ['policy-azure-broad-role'],
  ],
  ['Azure, a resource group', 'a.tf', azurerm('azurerm_resource_group.a.id', 'Contributor'), []],
  ['Azure, a reader', 'a.tf', azurerm('data.azurerm_subscription.primary.id', 'Reader'), []],
  [
    'Azure by command',
    'a.sh',
    'az ad sp create-for-rbac --name ci --role contributor --scopes /subscriptions/$ID\n',
    ['policy-azure-broad-role'],
  ],
  [
    'Azure by command, a resource group',
    'a.sh',
    'az role assignment create --role Owner --scope /subscriptions/$ID/resourceGroups/a\n',
    [],
  ],
  [
    'Bicep, a whole subscription',
    'a.bicep',
    bicep("targetScope = 'subscription'\n"),
    ['policy-azure-broad-role'],
  ],
  ['Bicep, a resource group', 'a.bicep', bicep(''), []],
  [
    'Kubernetes in Terraform',
    'a.tf',
    'resource "kubernetes_cluster_role_binding" "a" {\n  role_ref {\n    kind = "ClusterRole"\n    name = "cluster-admin"\n  }\n  subject {\n    kind = "ServiceAccount"\n    name = "default"\n  }\n}\n',
    ['policy-k8s-cluster-admin'],
  ],
  [
    'Kubernetes by command',
    'a.sh',
    'kubectl create clusterrolebinding a --clusterrole=cluster-admin --serviceaccount=kube-system:tiller\n',
    ['policy-k8s-cluster-admin'],
  ],
  [
    'OAuth, all repositories',
    'a.ts',
    "GitHubProvider({ clientId, clientSecret, authorization: { params: { scope: 'read:user repo' } } });\n",
    ['policy-oauth-broad-scope'],
  ],
  ['OAuth, a user', 'a.ts', "GitHubProvider({ authorization: { params: { scope: 'read:user' } } });\n", []],
  ['a scope of something else', 'a.ts', "const scope = 'repo';\n", []],
  [
    'OAuth, all of Google Cloud',
    'a.py',
    'flow = InstalledAppFlow.from_client_secrets_file(f, scopes=["https://www.googleapis.com/auth/cloud-platform"])\n',
    ['policy-oauth-broad-scope'],
  ],
  [
    'a service account, by the scope that Google recommends',
    'a.py',
    'service_account.Credentials.from_service_account_file(f, scopes=["https://www.googleapis.com/auth/cloud-platform"])\n',
    [],
  ],
  [
    'Slack, an administrator',
    'manifest.yaml',
    'oauth_config:\n  scopes:\n    user:\n      - admin.users:write\n      - chat:write\n',
    ['policy-oauth-broad-scope'],
  ],
  [
    'a workflow with a permission for each job',
    workflow,
    'on: push\njobs:\n  a:\n    permissions: {}\n    runs-on: x\n',
    [],
  ],
  [
    'a workflow without any',
    workflow,
    'on: push\njobs:\n  a:\n    runs-on: x\n',
    ['policy-actions-no-permissions'],
  ],
  ['a workflow that is called', workflow, 'on: workflow_call\njobs:\n  a:\n    runs-on: x\n', []],
  [
    "a stranger's code",
    workflow,
    target('${{ github.event.pull_request.head.sha }}'),
    ['policy-actions-untrusted-checkout'],
  ],
  ['the own code', workflow, target('main'), []],
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
    'permissions: {}\njobs:\n  a:\n    steps:\n      - run: |\n          permissions: write-all\n',
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
      'on: push\n\njobs:\n  a:\n    runs-on: x\n',
      'on: push\n\npermissions:\n  contents: read\n\njobs:\n  a:\n    runs-on: x\n',
    ],
    [
      'jobs:\n  a:\n    permissions: write-all # all\r\n    runs-on: x\r\n',
      'jobs:\n  a:\n    permissions:\r\n      contents: read # all\r\n    runs-on: x\r\n',
    ],
  ];
  for (const [before, expected] of FIXES) {
    it(`narrows ${JSON.stringify(before)}`, () => {
      const fix = look(workflow, before)[0]?.fix;
      assert.ok(fix && 'range' in fix);
      assert.equal(before.slice(0, fix.range.start) + fix.newText + before.slice(fix.range.end), expected);
    });
  }
  it('reads a long text without end in a moment', () => {
    const text = `"Statement" ${'{"Effect": "Allow", "Action": ['.repeat(30_000)}`;
    assert.deepEqual(look('p.json', text.slice(0, 199_000)), []);
  });
});
