/**
 * Configuration files: what their own reader resolves from them is the same before and after the fix. Readers are the
 * tools themselves where this machine has them (terraform, pip, npm, Maven, ansible, BuildKit's and Compose's libraries
 * by way of Go, actionlint, cfn-lint), else small ones in `readers/` that follow the documented rules.
 */
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { built, readers } from './built.ts';
import { isThere, type ProgramCase, runCases } from './harness.ts';

const reader = (name: string): string => fileURLToPath(new URL(`readers/${name}`, import.meta.url));
const node = (name: string, ...args: readonly string[]): readonly string[] => [
  process.execPath,
  reader(name),
  ...args,
];

const READERS = readers();
const ACTIONLINT = built(
  'actionlint',
  ['install', 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12'],
  tmpdir(),
);

const T = '<<npm-token>>';
const G = '<<github-pat-classic>>';

interface Group {
  readonly file: string;
  readonly languageId: string;
  readonly run: readonly string[];
  readonly load: 'shell' | 'self';
  readonly checks?: ProgramCase['checks'];
}

const caseOf =
  ({ file, ...rest }: Group) =>
  (name: string, text: string, more: Partial<ProgramCase> = {}): ProgramCase => ({
    name,
    files: { [file]: text },
    ...rest,
    ...more,
  });

const compose = caseOf({
  file: 'compose.yml',
  languageId: 'dockercompose',
  run: [READERS, 'compose', 'compose.yml'],
  load: 'self',
});
const web = (lines: string): string => `services:\n  web:\n    image: app\n${lines}`;

runCases(
  'docker compose files, by its own library',
  [
    compose('a map', web(`    environment:\n      NPM_TOKEN: ${T}\n      PORT: "80"\n`), {
      becomes: /NPM_TOKEN: \$\{NPM_TOKEN:\?NPM_TOKEN is not set\}/,
    }),
    compose('a list', web(`    environment:\n      - NPM_TOKEN=${T}\n      - PORT=80\n`)),
    compose('double quotes', web(`    environment:\n      NPM_TOKEN: "${T}" # live\n`)),
    compose('single quotes', web(`    environment:\n      - 'NPM_TOKEN=${T}'\n`)),
    compose('flow style', web(`    environment: {NPM_TOKEN: ${T}, PORT: "80"}\n`)),
    compose('a header', web(`    command: ["curl", "-H", "Authorization: Bearer ${T}"]\n`)),
    compose('a command in a block', web(`    command: |\n      sh -c 'x ${T}'\n`)),
    compose('a default', web(`    environment:\n      NPM_TOKEN: \${MY_TOKEN:-${T}}\n`), {
      becomes: /\$\{MY_TOKEN:\?MY_TOKEN is not set\}/,
    }),
    compose('an anchor', `x-env: &env\n  NPM_TOKEN: &t ${T}\n${web('    environment: *env\n')}`),
    compose(
      'a label and two values',
      web(`    labels:\n      token: ${T}\n    environment:\n      GITHUB_TOKEN: ${G}\n`),
    ),
    compose(
      'an argument of a build',
      web(`    build:\n      context: .\n      args:\n        NPM_TOKEN: ${T}\n`),
    ),
    compose('Windows line breaks', web(`    environment:\n      NPM_TOKEN: ${T}\n`).replaceAll('\n', '\r\n')),
    compose(
      'a private key in a block',
      web(`    environment:\n      KEY: |\n        -----BEGIN NOTHING-----\n        x ${T}\n`),
    ),
    compose(
      'a URL',
      web('    environment:\n      DATABASE_URL: postgres://app:<<A-Za-z0-9:24>>@db.internal.corp/app\n'),
    ),
    compose('a comment', web(`    environment:\n      # ${T}\n      PORT: "80"\n`), { removed: true }),
  ],
  { needs: [READERS] },
);

const APPLY =
  'd=$(mktemp -d) && cp *.tf* "$d" && cd "$d" && terraform init -input=false >/dev/null && terraform apply -auto-approve -input=false >/dev/null && terraform output -raw digest; s=$?; rm -rf "$d"; exit $s';
const tf = caseOf({
  file: 'main.tf',
  languageId: 'terraform',
  run: ['sh', '-c', APPLY],
  load: 'shell',
  checks: [['terraform', 'fmt', '-check', '-diff']],
});
const output = (expression: string): string =>
  `\noutput "digest" {\n  value = nonsensitive(sha256(${expression}))\n}\n`;

runCases(
  'Terraform modules',
  [
    tf('a local', `locals {\n  token = "${T}"\n}\n${output('local.token')}`, { becomes: /token = var\.\w+/ }),
    tf('part of a text', `locals {\n  header = "Bearer ${T} x"\n}\n${output('local.header')}`, {
      becomes: /\$\{var\./,
    }),
    tf(
      'an object',
      `locals {\n  a = {\n    npm_token = "${T}"\n    other     = 1\n  }\n}\n${output('local.a.npm_token')}`,
    ),
    tf('a list in a call', `locals {\n  token = join(",", ["a", "${T}"])\n}\n${output('local.token')}`),
    tf(
      'a here-document',
      `locals {\n  script = <<-EOT\n    token = ${T}\n    done\n  EOT\n}\n${output('local.script')}`,
    ),
    tf(
      'a default',
      `variable "npm_token" {\n  type    = string\n  default = "${T}"\n}\n${output('var.npm_token')}`,
      {
        becomes: /sensitive = true/,
      },
    ),
    tf('an assignment', '', {
      files: {
        'terraform.tfvars': `npm_token = "${T}"\nregion    = "eu"\n`,
        'main.tf': `variable "npm_token" {\n  type = string\n}\n\nvariable "region" {\n  type = string\n}\n${output('"${var.region}${var.npm_token}"')}`,
      },
      languageId: 'terraform-vars',
    }),
    tf('beside other variables', `locals {\n  token = "${T}"\n}\n${output('local.token')}`, {
      files: {
        'main.tf': `locals {\n  token = "${T}"\n}\n${output('local.token')}`,
        'variables.tf': 'variable "other" {\n  default = 1\n}\n',
      },
    }),
    tf(
      'two values',
      `locals {\n  a_token = "${T}"\n  b_token = "${G}"\n}\n${output('"${local.a_token}${local.b_token}"')}`,
    ),
    tf('a comment', `# ${T}\nlocals {\n  token = "x"\n}\n${output('local.token')}`, { removed: true }),
  ],
  { needs: ['terraform'] },
);

const docker = caseOf({
  file: 'Dockerfile',
  languageId: 'dockerfile',
  run: node('docker.ts', READERS, 'Dockerfile'),
  load: 'shell',
});

runCases(
  'Dockerfiles, by the parser of BuildKit',
  [
    docker('a step', `FROM scratch\nRUN printf %s ${T}\n`, {
      becomes: /--mount=type=secret,id=(\w+),env=\1/,
    }),
    docker('a header in single quotes', `FROM scratch\nRUN printf %s 'Authorization: Bearer ${T}'\n`),
    docker('single quotes that protect', `FROM scratch\nRUN printf %s '{"token": "${T}"}'\n`),
    docker(
      'a step of several lines',
      `FROM scratch\nRUN set -e && \\\n    # it's here\n    printf %s "x ${T}"\n`,
    ),
    docker('a script of its own', `FROM scratch\nRUN <<EOF\nset -e\nprintf '%s' "${T}"\nEOF\n`),
    docker('an argument', `FROM scratch\nARG NPM_TOKEN=${T}\nRUN printf %s "$NPM_TOKEN"\n`),
    docker(
      'an argument that a program reads',
      `FROM scratch\nARG NPM_TOKEN=${T}\nRUN sh -c 'env | grep NPM_TOKEN'\n`,
    ),
    docker('the environment of the program', `FROM scratch\nENV PORT=80 \\\n    NPM_TOKEN=${T}\n`, {
      files: {
        Dockerfile: `FROM scratch\nENV PORT=80 \\\n    NPM_TOKEN=${T}\n`,
        'app.sh': 'printf "%s %s" "$PORT" "$NPM_TOKEN"\n',
      },
    }),
    docker('a variable of a step', `FROM scratch\nRUN NPM_TOKEN=${T} sh -c 'printf %s "$NPM_TOKEN"'\n`),
  ],
  { needs: [READERS] },
);

const WORKFLOW = '.github/workflows/ci.yml';
const actions = caseOf({
  file: WORKFLOW,
  languageId: 'github-actions-workflow',
  run: node('actions.ts', WORKFLOW),
  load: 'shell',
  checks: [[ACTIONLINT, '-shellcheck=', '-pyflakes=', WORKFLOW]],
});
const job = (lines: string): string => `on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n${lines}`;
const step = (lines: string): string => job(`    steps:\n${lines}`);

runCases(
  'GitHub Actions workflows, checked by actionlint',
  [
    actions(
      'the environment of a job',
      job(`    env:\n      NPM_TOKEN: ${T}\n    steps:\n      - run: printf %s "$NPM_TOKEN"\n`),
    ),
    actions(
      'the environment of a workflow',
      `on: push\nenv:\n  NPM_TOKEN: "${T}"\njobs:\n  b:\n    runs-on: ubuntu-latest\n    steps:\n      - run: printf %s "$NPM_TOKEN"\n`,
    ),
    actions(
      'an input of an action',
      step(`      - uses: actions/checkout@v4\n        with:\n          token: ${G}\n`),
      {
        becomes: /token: \$\{\{ secrets\.GH_TOKEN \}\}/,
      },
    ),
    actions(
      'a script',
      step(
        `      - name: x\n        run: |\n          set -e\n          printf %s "token ${T}"\n      - run: ls /\n`,
      ),
    ),
    actions('a script that opens its step', step(`      - run: printf %s ${T}\n      - run: printf x\n`)),
    actions('single quotes that protect', step(`      - run: |\n          printf %s '{"a": "${T}"}'\n`)),
    actions(
      'a here-document',
      step(`      - run: |\n          cat <<EOF\n          token=${T}\n          EOF\n`),
    ),
    actions(
      'a step with an environment',
      step(`      - run: printf %s "$A ${T}"\n        env:\n          A: b\n`),
    ),
    actions(
      'two values of a script',
      step(`      - run: |\n          printf %s '${T}'\n          printf %s "${G}"\n`),
    ),
    actions(
      'credentials of a container',
      job(
        `    container:\n      image: a/b\n      credentials:\n        username: bot\n        password: ${T}\n    steps:\n      - run: "true"\n`,
      ),
    ),
    actions('a comment of a script', step(`      - run: |\n          # ${T}\n          printf x\n`), {
      removed: true,
    }),
  ],
  { needs: [ACTIONLINT, 'bash'] },
);

const gitlab = caseOf({
  file: '.gitlab-ci.yml',
  languageId: 'yaml',
  run: node('gitlab.ts', '.gitlab-ci.yml'),
  load: 'shell',
});

runCases(
  'GitLab CI files, their scripts run by bash',
  [
    gitlab(
      'a variable of the file',
      `variables:\n  PORT: "80"\n  NPM_TOKEN: ${T}\nbuild:\n  script:\n    - printf %s "$PORT$NPM_TOKEN"\n`,
    ),
    gitlab(
      'the only variable of a job',
      `build:\n  variables:\n    NPM_TOKEN: "${T}"\n  script:\n    - printf %s "$NPM_TOKEN"\n`,
    ),
    gitlab(
      'a described variable',
      `variables:\n  A: b\n  NPM_TOKEN:\n    description: x\n    value: ${T}\nbuild:\n  script:\n    - printf %s "$NPM_TOKEN"\n`,
    ),
    gitlab('a line of a script', `build:\n  script:\n    - printf %s ${T}\n`),
    gitlab('a script in a block', `build:\n  script:\n    - |\n      printf %s 'a: ${T}'\n`),
    gitlab(
      'part of a variable',
      `variables:\n  HOST: x\n  HEADER: "Bearer ${T} $HOST"\nbuild:\n  script:\n    - printf %s "$HEADER"\n`,
    ),
  ],
  { needs: ['bash'] },
);

const seeing = (...names: readonly string[]): Partial<ProgramCase> => ({
  run: node('kubernetes.ts', 'deploy.yaml', ...names),
});
const kubernetes = caseOf({
  file: 'deploy.yaml',
  languageId: 'yaml',
  run: node('kubernetes.ts', 'deploy.yaml', 'NPM_TOKEN', 'PORT'),
  load: 'shell',
  ...(isThere('kubectl')
    ? {
        checks: [
          [
            'sh',
            '-c',
            'd=$(mktemp -d); cp deploy.yaml $d; echo "resources: [deploy.yaml]" > $d/kustomization.yaml; kubectl kustomize $d >/dev/null; s=$?; rm -rf $d; exit $s',
          ],
        ],
      }
    : {}),
});
const pod = (lines: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: app\n      image: x\n${lines}`;

runCases(
  'Kubernetes manifests, checked by kubectl kustomize',
  [
    kubernetes(
      'a variable',
      pod(
        `      env:\n        - name: NPM_TOKEN\n          value: "${T}"\n        - name: PORT\n          value: "80"\n`,
      ),
    ),
    kubernetes('flow style', pod(`      env: [{name: NPM_TOKEN, value: ${T}}]\n`)),
    kubernetes(
      'part of a variable',
      pod(`      env:\n        - name: HEADER\n          value: Bearer ${T}\n`),
      seeing('HEADER'),
    ),
    kubernetes('an argument', pod(`      args: ["--token=${T}", "-v"]\n`), seeing()),
    kubernetes(
      'an argument beside variables',
      pod(`      env:\n        - name: PORT\n          value: "80"\n      args:\n        - --token=${T}\n`),
      seeing('PORT'),
    ),
    kubernetes(
      'a second document',
      `apiVersion: v1\nkind: Service\nmetadata:\n  name: s\n---\n${pod(`      env:\n        - name: NPM_TOKEN\n          value: ${T}\n`)}`,
    ),
  ],
  { needs: [] },
);

const notebookOf = (lines: readonly string[]): string =>
  `${JSON.stringify({ cells: [{ cell_type: 'code', source: lines, outputs: [], metadata: {} }], metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
const notebook = caseOf({
  file: 'a.ipynb',
  languageId: 'json',
  run: ['python3', reader('notebook.py'), 'a.ipynb'],
  load: 'shell',
});
const PRINT = 'print(hashlib.sha256(str(token).encode()).hexdigest())';

runCases(
  'notebooks, their cells run by Python',
  [
    notebook('a cell', notebookOf(['import hashlib\n', '\n', `token = "${T}"\n`, PRINT])),
    notebook('an import that is there', notebookOf(['import hashlib, os\n', `token = '${T}'\n`, PRINT])),
    notebook(
      'part of a text',
      notebookOf(['import hashlib\n', `token = {"Authorization": "Bearer ${T}"}\n`, PRINT]),
    ),
    notebook(
      'a value that the environment has',
      notebookOf(['import hashlib\n', 'import os\n', `token = os.environ.get("MY_TOKEN", "${T}")\n`, PRINT]),
    ),
  ],
  { needs: ['python3'] },
);

const jinja = caseOf({
  file: 'profiles.yml',
  languageId: 'yaml',
  run: ['python3', reader('jinja.py'), 'profiles.yml'],
  load: 'shell',
});
const hasModule = (name: string): boolean =>
  spawnSync('python3', ['-c', `import ${name}`], { stdio: 'ignore' }).status === 0;

runCases(
  'dbt profiles, rendered by Jinja',
  [
    jinja('a plain value', `app:\n  user: x\n  token: ${T}\n`),
    jinja('double quotes', `app:\n  token: "${T}" # live\n`),
    jinja('single quotes', `app:\n  token: '${T}'\n`),
    jinja('flow style', `app: {token: ${T}, user: x}\n`),
  ],
  { needs: hasModule('jinja2') && hasModule('yaml') ? ['python3'] : ['python3 with jinja2 and PyYAML'] },
);

const pip = caseOf({
  file: 'requirements.txt',
  languageId: 'pip-requirements',
  run: ['python3', reader('package_index.py'), 'requirements.txt'],
  load: 'shell',
});

runCases(
  'requirements and pip.conf, read by pip',
  [
    pip('a package of a private repository', `x @ git+https://${G}@github.com/a/b\nflask==3.0\n`),
    pip('a package with user and token', `x @ git+https://bot:${G}@github.com/a/b\n`),
    pip('pip.conf', '', {
      files: { 'pip.conf': `[global]\nindex-url = https://bot:${G}@host.internal.corp/simple\n` },
      languageId: 'ini',
      run: ['env', 'PIP_CONFIG_FILE=pip.conf', 'python3', reader('package_index.py')],
    }),
  ],
  { needs: hasModule('pip') ? ['python3'] : ['pip'] },
);

const npm = caseOf({ file: '.npmrc', languageId: 'properties', run: node('npm.ts'), load: 'shell' });

runCases(
  '.npmrc, read by npm',
  [
    npm('a token', `//registry.example/:_authToken=${T}\n`, { becomes: /:_authToken=\$\{NPM_TOKEN\}/ }),
    npm('a token in quotes', `; x\n//registry.example/:_authToken="${T}"\nfund=false\n`),
    npm('Windows line breaks', `fund=false\r\n//registry.example/:_authToken=${T}\r\n`),
  ],
  { needs: ['npm'] },
);

const template = caseOf({
  file: 'template.yaml',
  languageId: 'yaml',
  run: node('resolve.ts', 'template.yaml'),
  load: 'shell',
  checks: [['cfn-lint', '--ignore-checks', 'W', '--', 'template.yaml']],
});
const lambda = (lines: string): string =>
  `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Role: arn:aws:iam::123456789012:role/x\n      Runtime: python3.12\n      Handler: a.b\n      Code:\n        S3Bucket: bucket\n        S3Key: key\n${lines}`;

runCases(
  'CloudFormation templates, checked by cfn-lint',
  [
    template('a property', lambda(`      Environment:\n        Variables:\n          NPM_TOKEN: ${T}\n`)),
    template(
      'part of a property',
      lambda(`      Environment:\n        Variables:\n          HEADER: "Bearer ${T}"\n`),
    ),
    template(
      'a substituted text',
      lambda(`      Environment:\n        Variables:\n          HEADER: !Sub 'x \${AWS::Region} ${T}'\n`),
    ),
  ],
  { needs: ['cfn-lint'] },
);

const ansible = caseOf({
  file: 'playbook.yml',
  languageId: 'ansible',
  run: ['sh', '-c', 'ansible-playbook -i localhost, -c local playbook.yml 2>/dev/null | grep digest'],
  load: 'shell',
});
const play = (vars: string): string =>
  `- hosts: all\n  gather_facts: false\n  vars:\n${vars}  tasks:\n    - debug:\n        msg: "digest {{ token | string | hash('sha256') }}"\n`;

runCases(
  'playbooks, run by Ansible',
  [
    ansible('a variable', play(`    token: ${T}\n`)),
    ansible('single quotes', play(`    token: '${T}'\n`)),
    ansible('part of a value', play(`    token: Bearer ${T}\n`)),
    ansible('a literal of an expression', play(`    token: "{{ 'x' ~ '${T}' }}"\n`)),
    ansible('a default', play(`    token: "{{ given | default('${T}') }}"\n`)),
  ],
  { needs: ['ansible-playbook'], env: { ANSIBLE_LOCALHOST_WARNING: 'false' } },
);

const nginx = caseOf({
  file: 'templates/default.conf.template',
  languageId: 'nginx',
  run: ['sh', '-c', "envsubst '$NPM_TOKEN' < templates/default.conf.template | sha256sum"],
  load: 'shell',
});

runCases(
  'templates of the nginx image, filled by envsubst',
  [
    nginx('a header', `proxy_set_header X-Key ${T};\nproxy_set_header Host $host;\n`),
    nginx('quotes', `proxy_set_header Authorization "Bearer ${T}";\n`),
  ],
  { needs: ['envsubst'] },
);

const readme = caseOf({
  file: 'README.md',
  languageId: 'markdown',
  run: ['sh', '-c', "sed -n '/^```sh/,/^```$/p' README.md | grep -v '^```' | sh | sha256sum"],
  load: 'shell',
});

runCases(
  'commands in Markdown, run by a shell',
  [
    readme('double quotes', `# x\n\n\`\`\`sh\nprintf %s "Authorization: Bearer ${T}"\n\`\`\`\n`),
    readme('single quotes', `\`\`\`sh\nprintf %s 'Authorization: Bearer ${T}'\n\`\`\`\n`),
    readme('a word', `\`\`\`sh\nexport NPM_TOKEN=${T}\nprintf %s "$NPM_TOKEN"\n\`\`\`\n`),
  ],
  { needs: [] },
);
