import { parse } from 'yaml';
import { githubActions } from '../../../../server/src/remediation/languages/githubActions.ts';
import { gitlabCi } from '../../../../server/src/remediation/languages/gitlabCi.ts';
import { jenkins } from '../../../../server/src/remediation/languages/jenkins.ts';
import { otherCi } from '../../../../server/src/remediation/languages/otherCi.ts';
import { type FormatCase, formatCases } from './formatCase.ts';

const workflow = '.github/workflows/ci.yml';
const job = 'on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n';

formatCases(
  githubActions,
  [
    {
      title: 'refers to a secret in env',
      file: workflow,
      before: `${job}    env:\n      API_KEY: «hunter2»  # live\n    steps: []\n`,
      after: `${job}    env:\n      API_KEY: \${{ secrets.API_KEY }}  # live\n    steps: []\n`,
      notes: /gh secret set API_KEY/,
    },
    {
      title: 'refers to a secret in with and keeps the quotes',
      file: workflow,
      before: `${job}    steps:\n      - uses: a/b@v1\n        with:\n          token: "«hunter2»"\n`,
      after: `${job}    steps:\n      - uses: a/b@v1\n        with:\n          token: "\${{ secrets.API_KEY }}"\n`,
    },
    {
      title: 'avoids names that GitHub refuses',
      file: workflow,
      name: 'GITHUB_TOKEN',
      before: `${job}    steps:\n      - run: gh pr list\n        env:\n          GITHUB_TOKEN: «hunter2»\n`,
      after: `${job}    steps:\n      - run: gh pr list\n        env:\n          GITHUB_TOKEN: \${{ secrets.GH_TOKEN }}\n`,
      storedAs: 'GH_TOKEN',
    },
    {
      title: 'hands a script its value by the environment of the step',
      file: workflow,
      before: `${job}    steps:\n      - name: Call\n        run: |\n          set -e\n          curl -H "Authorization: Bearer «hunter2»" https://x\n      - run: ls\n`,
      after: `${job}    steps:\n      - name: Call\n        env:\n          API_KEY: \${{ secrets.API_KEY }}\n        run: |\n          set -e\n          curl -H "Authorization: Bearer $API_KEY" https://x\n      - run: ls\n`,
    },
    {
      title: 'puts the environment after a run that opens the step',
      file: workflow,
      before: `${job}    steps:\n      - run: deploy --token «hunter2»\n      - run: ls\n`,
      after: `${job}    steps:\n      - run: deploy --token "$API_KEY"\n        env:\n          API_KEY: \${{ secrets.API_KEY }}\n      - run: ls\n`,
    },
    {
      title: 'extends the environment of the step',
      file: workflow,
      before: `${job}    steps:\n      - name: x\n        run: deploy '«hunter2»'\n        env:\n          A: 1\n\n      - run: ls\n`,
      after: `${job}    steps:\n      - name: x\n        run: deploy "$API_KEY"\n        env:\n          A: 1\n          API_KEY: \${{ secrets.API_KEY }}\n\n      - run: ls\n`,
    },
    {
      title: 'turns single quotes into double ones',
      file: workflow,
      before: `${job}    steps:\n      - run: |\n          curl -H 'X-Key: «hunter2»' x\n`,
      after: `${job}    steps:\n      - run: |\n          curl -H "X-Key: $API_KEY" x\n        env:\n          API_KEY: \${{ secrets.API_KEY }}\n`,
    },
    {
      title: 'leaves single quotes that protect something',
      file: workflow,
      before: `${job}    steps:\n      - run: |\n          curl -d '{"key":"«hunter2»"}' x\n`,
      after: `${job}    steps:\n      - run: |\n          curl -d '{"key":"'"$API_KEY"'"}' x\n        env:\n          API_KEY: \${{ secrets.API_KEY }}\n`,
    },
    {
      title: 'writes what PowerShell reads on a Windows runner',
      file: workflow,
      before: `on: push\njobs:\n  build:\n    runs-on: windows-latest\n    steps:\n      - run: |\n          Publish -Key "«hunter2»"\n`,
      after: `on: push\njobs:\n  build:\n    runs-on: windows-latest\n    steps:\n      - run: |\n          Publish -Key $env:API_KEY\n        env:\n          API_KEY: \${{ secrets.API_KEY }}\n`,
    },
    {
      title: 'refuses a step that runs in two kinds of shell',
      file: workflow,
      before: `on: push\njobs:\n  build:\n    strategy:\n      matrix:\n        os: [ubuntu-latest, windows-latest]\n    runs-on: \${{ matrix.os }}\n    steps:\n      - run: deploy «hunter2»\n`,
      after: /shell: bash/,
    },
    {
      title: 'refuses a quoted here-document',
      file: workflow,
      before: `${job}    steps:\n      - run: |\n          cat > c <<'EOF'\n          key=«hunter2»\n          EOF\n`,
      after: /expands no variables/,
    },
    {
      title: 'reads an open here-document',
      file: workflow,
      before: `${job}    steps:\n      - run: |\n          cat > c <<EOF\n          key='«hunter2»'\n          EOF\n`,
      after: `${job}    steps:\n      - run: |\n          cat > c <<EOF\n          key='$API_KEY'\n          EOF\n        env:\n          API_KEY: \${{ secrets.API_KEY }}\n`,
    },
    {
      title: 'refuses a condition',
      file: workflow,
      before: `${job}    if: github.actor == '«hunter2»'\n    steps: []\n`,
      after: /does not expand secrets/,
    },
    {
      title: 'refuses inputs of a called workflow',
      file: workflow,
      before:
        'on: push\njobs:\n  call:\n    uses: ./.github/workflows/x.yml\n    with:\n      token: «hunter2»\n',
      after: /does not expand secrets/,
    },
    {
      title: 'hands secrets to a called workflow',
      file: workflow,
      before:
        'on: push\njobs:\n  call:\n    uses: ./.github/workflows/x.yml\n    secrets:\n      token: «hunter2»\n',
      after:
        'on: push\njobs:\n  call:\n    uses: ./.github/workflows/x.yml\n    secrets:\n      token: ${{ secrets.API_KEY }}\n',
    },
    {
      title: 'refuses an action, which has no secrets',
      file: 'action.yml',
      before:
        'name: x\nruns:\n  using: composite\n  steps:\n    - run: deploy «hunter2»\n      shell: bash\n',
      after: /Declare an input/,
    },
    {
      title: 'refuses the program of github-script',
      file: workflow,
      before: `${job}    steps:\n      - uses: actions/github-script@v7\n        with:\n          script: |\n            call("«hunter2»")\n`,
      after: /process\.env/,
    },
    {
      title: 'empties a comment of a script',
      file: workflow,
      before: `${job}    steps:\n      - run: |\n          # token «hunter2»\n          ls\n`,
      after: `${job}    steps:\n      - run: |\n          # token <API_KEY>\n          ls\n`,
      stored: null,
    },
  ],
  parse,
);

formatCases(
  gitlabCi,
  [
    {
      title: 'takes a variable out of the file',
      file: '.gitlab-ci.yml',
      before:
        'variables:\n  PORT: "80"\n  DEPLOY_TOKEN: «hunter2» # x\nbuild:\n  script:\n    - deploy "$DEPLOY_TOKEN"\n',
      after: 'variables:\n  PORT: "80"\nbuild:\n  script:\n    - deploy "$DEPLOY_TOKEN"\n',
      storedAs: 'DEPLOY_TOKEN',
      notes: /CI\/CD > Variables/,
    },
    {
      title: 'takes the emptied map out with it',
      file: '.gitlab-ci.yml',
      before: 'build:\n  variables:\n    DEPLOY_TOKEN: "«hunter2»"\n  script:\n    - deploy\n',
      after: 'build:\n  script:\n    - deploy\n',
      storedAs: 'DEPLOY_TOKEN',
    },
    {
      title: 'takes out a described variable',
      file: 'ci/build.gitlab-ci.yml',
      before: 'variables:\n  A: b\n  DEPLOY_TOKEN:\n    description: token\n    value: «hunter2»\n',
      after: 'variables:\n  A: b\n',
      storedAs: 'DEPLOY_TOKEN',
    },
    {
      title: 'keeps the rest of a value that holds a reference',
      file: '.gitlab-ci.yml',
      before: 'variables:\n  URL: https://bot:«hunter2»@$HOST/x.git\n',
      after: 'variables:\n  URL: https://bot:${API_KEY}@$HOST/x.git\n',
    },
    {
      title: 'reads the variable in a script line',
      file: '.gitlab-ci.yml',
      before:
        'build:\n  script:\n    - \'curl --header "PRIVATE-TOKEN: «hunter2»" "$CI_API_V4_URL/projects"\'\n',
      after:
        'build:\n  script:\n    - \'curl --header "PRIVATE-TOKEN: $API_KEY" "$CI_API_V4_URL/projects"\'\n',
    },
    {
      title: "quotes a script line again where its quotes are YAML's",
      file: '.gitlab-ci.yml',
      before: "build:\n  script:\n    - 'deploy --key: «hunter2»'\n",
      after: 'build:\n  script:\n    - \'deploy --key: "$API_KEY"\'\n',
    },
    {
      title: 'refuses a value that holds a reference',
      file: '.gitlab-ci.yml',
      before: 'variables:\n  TOKEN: «hunter$2x»\n',
      after: /takes for a variable/,
    },
    {
      title: 'refuses a place without expansion',
      file: '.gitlab-ci.yml',
      before: 'build:\n  rules:\n    - if: $A == "«hunter2»"\n  script: [ls]\n',
      after: /no variables at this place/,
    },
  ],
  parse,
);

const others: Readonly<Record<string, readonly FormatCase[]>> = {
  circleci: [
    {
      title: 'reads the variable in a run step',
      file: '.circleci/config.yml',
      before: 'jobs:\n  build:\n    steps:\n      - run: deploy << parameters.to >> --key=«hunter2»\n',
      after: 'jobs:\n  build:\n    steps:\n      - run: deploy << parameters.to >> --key="$API_KEY"\n',
    },
    {
      title: 'reads the variable in a command',
      file: '.circleci/config.yml',
      before:
        'jobs:\n  build:\n    steps:\n      - run:\n          name: x\n          command: |\n            export KEY="«hunter2»"\n            deploy\n',
      after:
        'jobs:\n  build:\n    steps:\n      - run:\n          name: x\n          command: |\n            export KEY="$API_KEY"\n            deploy\n',
    },
    {
      title: 'takes an environment entry out',
      file: '.circleci/config.yml',
      before: 'jobs:\n  build:\n    environment:\n      KEY: «hunter2»\n      A: b\n    steps: []\n',
      after: 'jobs:\n  build:\n    environment:\n      A: b\n    steps: []\n',
      storedAs: 'KEY',
    },
    {
      title: 'refers in the credentials of an image',
      file: '.circleci/config.yml',
      before:
        'jobs:\n  build:\n    docker:\n      - image: a/b\n        auth:\n          username: bot\n          password: «hunter2»\n',
      after:
        'jobs:\n  build:\n    docker:\n      - image: a/b\n        auth:\n          username: bot\n          password: $API_KEY\n',
    },
    {
      title: 'refuses a parameter, which is not expanded',
      file: '.circleci/config.yml',
      before: 'jobs:\n  build:\n    parameters:\n      key:\n        default: «hunter2»\n',
      after: /only in `run`/,
    },
  ],
  'azure-pipelines': [
    {
      title: 'refers in env',
      file: 'azure-pipelines.yml',
      before: 'steps:\n  - script: deploy\n    env:\n      KEY: «hunter2»\n',
      after: 'steps:\n  - script: deploy\n    env:\n      KEY: $(API_KEY)\n',
    },
    {
      title: 'maps the variable for a script',
      file: 'azure-pipelines.yml',
      before:
        'pool:\n  vmImage: ubuntu-latest\nsteps:\n  - script: deploy --key «hunter2»\n    displayName: x\n  - script: ls\n',
      after:
        'pool:\n  vmImage: ubuntu-latest\nsteps:\n  - script: deploy --key "$API_KEY"\n    displayName: x\n    env:\n      API_KEY: $(API_KEY)\n  - script: ls\n',
    },
    {
      title: 'writes what PowerShell reads',
      file: 'azure-pipelines.yml',
      before: "steps:\n  - pwsh: |\n      Deploy -Key '«hunter2»'\n",
      after: 'steps:\n  - pwsh: |\n      Deploy -Key $env:API_KEY\n    env:\n      API_KEY: $(API_KEY)\n',
    },
    {
      title: 'refuses a script of an unknown shell',
      file: 'azure-pipelines.yml',
      before: 'pool:\n  vmImage: windows-latest\nsteps:\n  - script: deploy --key «hunter2»\n',
      after: /shell of this step/,
    },
    {
      title: 'refuses a variable, which a secret one would not replace in scripts',
      file: 'azure-pipelines.yml',
      before: 'variables:\n  key: «hunter2»\n',
      after: /variable group/,
    },
  ],
  'bitbucket-pipelines': [
    {
      title: 'reads the variable in a script line',
      file: 'bitbucket-pipelines.yml',
      before: 'pipelines:\n  default:\n    - step:\n        script:\n          - deploy -k «hunter2»\n',
      after: 'pipelines:\n  default:\n    - step:\n        script:\n          - deploy -k "$API_KEY"\n',
    },
    {
      title: 'refers in the variables of a pipe',
      file: 'bitbucket-pipelines.yml',
      before:
        "pipelines:\n  default:\n    - step:\n        script:\n          - pipe: a/b:1\n            variables:\n              KEY: '«hunter2»'\n",
      after:
        "pipelines:\n  default:\n    - step:\n        script:\n          - pipe: a/b:1\n            variables:\n              KEY: '$API_KEY'\n",
    },
    {
      title: 'refers in the credentials of an image',
      file: 'bitbucket-pipelines.yml',
      before: 'image:\n  name: a/b\n  password: «hunter2»\n',
      after: 'image:\n  name: a/b\n  password: $API_KEY\n',
    },
    {
      title: 'refuses elsewhere',
      file: 'bitbucket-pipelines.yml',
      before: 'definitions:\n  caches:\n    x: «hunter2»\n',
      after: /secured repository variable/,
    },
  ],
  travis: [
    {
      title: 'takes an item of the global environment out',
      file: '.travis.yml',
      before: 'env:\n  global:\n    - A=b\n    - KEY=«hunter2»\nscript: make\n',
      after: 'env:\n  global:\n    - A=b\nscript: make\n',
      storedAs: 'KEY',
    },
    {
      title: 'refuses an item that holds other variables',
      file: '.travis.yml',
      before: 'env:\n  global:\n    - A=b KEY=«hunter2»\n',
      after: /whole value/,
    },
    {
      title: 'refuses an item of the matrix, which is a build of its own',
      file: '.travis.yml',
      before: 'env:\n  - KEY=«hunter2»\n  - KEY=other\n',
      after: /travis encrypt/,
    },
    {
      title: 'refers in a deployment',
      file: '.travis.yml',
      before: 'deploy:\n  provider: npm\n  api_key: «hunter2»\n',
      after: 'deploy:\n  provider: npm\n  api_key: $API_KEY\n',
    },
  ],
  drone: [
    {
      title: 'takes the secret in the environment',
      file: '.drone.yml',
      before:
        'kind: pipeline\nsteps:\n  - name: x\n    environment:\n      KEY: «hunter2»  # live\n    commands: [deploy]\n',
      after:
        'kind: pipeline\nsteps:\n  - name: x\n    environment:\n      KEY:\n        from_secret: api_key  # live\n    commands: [deploy]\n',
    },
    {
      title: 'takes the secret in flow style',
      file: '.drone.yml',
      before: 'steps:\n  - name: x\n    settings: { password: «hunter2», repo: a/b }\n',
      after: 'steps:\n  - name: x\n    settings: { password: { from_secret: api_key }, repo: a/b }\n',
    },
    {
      title: 'hands a command the secret',
      file: '.woodpecker.yml',
      before: 'steps:\n  - name: x\n    commands:\n      - deploy «hunter2»\n',
      after:
        'steps:\n  - name: x\n    commands:\n      - deploy "$API_KEY"\n    environment:\n      API_KEY:\n        from_secret: api_key\n',
    },
    {
      title: 'refuses part of a value',
      file: '.drone.yml',
      before: 'steps:\n  - name: x\n    environment:\n      AUTH: Bearer «hunter2»\n',
      after: /whole value/,
    },
  ],
};

for (const service of otherCi) formatCases(service, others[service.id] ?? [], parse);

formatCases(jenkins, [
  {
    title: 'takes a credential of Jenkins in the environment',
    file: 'Jenkinsfile',
    before: "pipeline {\n  environment {\n    A = 'b'\n    TOKEN = '«hunter2»'\n  }\n}\n",
    after: "pipeline {\n  environment {\n    A = 'b'\n    TOKEN = credentials('API_KEY')\n  }\n}\n",
    notes: /Secret text/,
  },
  {
    title: 'takes a credential in place of double quotes',
    file: 'deploy/Jenkinsfile.prod',
    before: 'stage("x") { environment {\n  TOKEN = "«hunter2»" // live\n} }\n',
    after: 'stage("x") { environment {\n  TOKEN = credentials(\'API_KEY\') // live\n} }\n',
  },
  {
    title: 'refuses part of a value, which credentials() cannot be',
    file: 'Jenkinsfile',
    before: "environment {\n  TOKEN = 'Bearer «hunter2»'\n}\n",
    after: /withCredentials/,
  },
  {
    title: 'refuses a script',
    file: 'Jenkinsfile',
    before: "sh 'deploy «hunter2»'\n",
    after: /withCredentials/,
  },
  {
    title: 'refuses a variable of the script',
    file: 'Jenkinsfile',
    before: "environment {\n}\nnode {\n  token = '«hunter2»'\n}\n",
    after: /withCredentials/,
  },
  {
    title: 'empties a comment',
    file: 'Jenkinsfile',
    before: '// «hunter2»\n',
    after: '// <API_KEY>\n',
    stored: null,
  },
]);
