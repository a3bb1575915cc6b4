import { parseAllDocuments } from 'yaml';
import { ansible } from '../../../../server/src/remediation/languages/ansible.ts';
import { cloudformation, serverless } from '../../../../server/src/remediation/languages/cloudformation.ts';
import { helm } from '../../../../server/src/remediation/languages/helm.ts';
import { kubernetes } from '../../../../server/src/remediation/languages/kubernetes.ts';
import { prometheus } from '../../../../server/src/remediation/languages/prometheus.ts';
import { formatCases } from './formatCase.ts';

const parses = (text: string): void => {
  for (const { errors } of parseAllDocuments(text)) if (errors[0] !== undefined) throw errors[0];
};

const pod =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n';

formatCases(
  kubernetes,
  [
    {
      title: 'reads a variable from a Secret',
      file: 'deploy.yaml',
      before: `${pod}          env:\n            - name: API_KEY\n              value: "«hunter2»" # live\n            - name: PORT\n              value: "80"\n`,
      after: `${pod}          env:\n            - name: API_KEY\n              valueFrom:\n                secretKeyRef:\n                  name: web-secrets\n                  key: API_KEY # live\n            - name: PORT\n              value: "80"\n`,
      notes: /create secret generic web-secrets --from-file=API_KEY=\/dev\/stdin/,
    },
    {
      title: 'reads all of a URL from a Secret',
      file: 'deploy.yaml',
      before: `${pod}          env:\n          - {name: URL, value: "redis://:«hunter2»@cache:6379"}\n`,
      after: `${pod}          env:\n          - {name: URL, valueFrom: {secretKeyRef: {name: web-secrets, key: API_KEY}}}\n`,
      stored: 'redis://:hunter2@cache:6379',
    },
    {
      title: 'puts a variable before the one that is made of it',
      file: 'deploy.yaml',
      before: `${pod}          env:\n            - name: A\n              value: b\n            - name: AUTH\n              value: Bearer «hunter2»\n`,
      after: `${pod}          env:\n            - name: A\n              value: b\n            - name: API_KEY\n              valueFrom:\n                secretKeyRef:\n                  name: web-secrets\n                  key: API_KEY\n            - name: AUTH\n              value: Bearer $(API_KEY)\n`,
    },
    {
      title: 'gives an argument its variable',
      file: 'deploy.yaml',
      before: `${pod}          args: ["--token=«hunter2»", "-v"]\n          ports:\n            - containerPort: 80\n`,
      after: `${pod}          args: ["--token=$(API_KEY)", "-v"]\n          ports:\n            - containerPort: 80\n          env:\n            - name: API_KEY\n              valueFrom:\n                secretKeyRef:\n                  name: web-secrets\n                  key: API_KEY\n`,
    },
    {
      title: 'adds to the variables that are there',
      file: 'deploy.yaml',
      before: `${pod}          env:\n            - name: A\n              value: b\n          args:\n            - --token=«hunter2»\n---\napiVersion: v1\nkind: Service\n`,
      after: `${pod}          env:\n            - name: A\n              value: b\n            - name: API_KEY\n              valueFrom:\n                secretKeyRef:\n                  name: web-secrets\n                  key: API_KEY\n          args:\n            - --token=$(API_KEY)\n---\napiVersion: v1\nkind: Service\n`,
    },
    {
      title: 'keeps the closing line break of a key in a block',
      file: 'deploy.yaml',
      before: `${pod}          env:\n            - name: KEY\n              value: |\n                «-----BEGIN K-----\n                abc\n                -----END K-----»\n            - name: PORT\n              value: "80"\n`,
      after: `${pod}          env:\n            - name: KEY\n              valueFrom:\n                secretKeyRef:\n                  name: web-secrets\n                  key: API_KEY\n            - name: PORT\n              value: "80"\n`,
      stored: '-----BEGIN K-----\nabc\n-----END K-----\n',
    },
    {
      title: 'refuses a Secret',
      file: 's.yaml',
      before: 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\nstringData:\n  key: «hunter2»\n',
      after: /ExternalSecret/,
    },
    {
      title: 'refuses a ConfigMap',
      file: 's.yaml',
      before: 'apiVersion: v1\nkind: ConfigMap\ndata:\n  app.ini: |\n    key=«hunter2»\n',
      after: /`env`, `command` and `args`/,
    },
  ],
  parses,
);

formatCases(
  helm,
  [
    {
      title: 'empties a value',
      file: 'chart/values.yaml',
      before: 'auth:\n  password: «hunter2» # admin\n',
      after: 'auth:\n  password: "" # admin\n',
      notes: /--set-file auth\.password=\/dev\/stdin/,
    },
    {
      title: 'keeps single quotes',
      file: 'values-prod.yaml',
      before: "auth:\n  password: '«hunter2»'\n",
      after: "auth:\n  password: ''\n",
    },
    {
      title: 'refuses an item of a list',
      file: 'values.yaml',
      before: 'keys:\n  - «hunter2»\n',
      after: /value of its own/,
    },
    {
      title: 'refuses part of a value',
      file: 'values.yaml',
      before: 'header: Bearer «hunter2»\n',
      after: /value of its own/,
    },
    {
      title: 'refuses a template',
      file: 'chart/templates/secret.yaml',
      before: 'name: "{{ .Release.Name }}"\nkey: «hunter2»\n',
      after: /secretKeyRef/,
    },
  ],
  parses,
);

const lookup = "lookup('ansible.builtin.env', 'API_KEY', default=undef())";

formatCases(
  ansible,
  [
    {
      title: 'looks the value up, in quotes',
      file: 'group_vars/all.yml',
      before: 'db_password: «hunter2» # app\n',
      after: `db_password: "{{ ${lookup} }}" # app\n`,
    },
    {
      title: 'keeps single quotes by doubling those inside',
      file: 'roles/web/vars/main.yml',
      before: "key: '«hunter2»'\n",
      after: `key: '{{ ${lookup.replaceAll("'", "''")} }}'\n`,
    },
    {
      title: 'looks part of a value up',
      file: 'playbook.yml',
      before:
        '- hosts: all\n  tasks:\n    - uri:\n        url: http://x\n        headers:\n          Authorization: Bearer «hunter2»\n',
      after: `- hosts: all\n  tasks:\n    - uri:\n        url: http://x\n        headers:\n          Authorization: Bearer {{ ${lookup} }}\n`,
    },
    {
      title: 'replaces a literal of an expression',
      file: 'playbook.yml',
      before: '- hosts: all\n  vars:\n    key: "{{ given | default(\'«hunter2»\') }}"\n',
      after: `- hosts: all\n  vars:\n    key: "{{ given | default(${lookup}) }}"\n`,
    },
    {
      title: 'replaces a literal of a condition',
      file: 'x.yml',
      before: "- hosts: all\n  tasks:\n    - debug: msg=x\n      when: token == '«hunter2»'\n",
      after: `- hosts: all\n  tasks:\n    - debug: msg=x\n      when: token == ${lookup}\n`,
    },
    {
      title: 'refuses part of a literal of an expression',
      file: 'playbook.yml',
      before: '- hosts: all\n  vars:\n    key: "{{ \'Bearer «hunter2»\' }}"\n',
      after: /Jinja expression/,
    },
  ],
  parses,
);

const template = 'AWSTemplateFormatVersion: "2010-09-09"\n';

formatCases(
  cloudformation,
  [
    {
      title: 'resolves a property, in quotes',
      file: 'template.yaml',
      before: `${template}Resources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: «hunter2hunter2»\n`,
      after: `${template}Resources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: "{{resolve:secretsmanager:API_KEY}}"\n`,
      notes: /file:\/\/\/dev\/stdin/,
    },
    {
      title: 'resolves part of a substituted text and keeps its tag',
      file: 'template.yaml',
      before: `${template}Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment:\n        Variables:\n          URL: !Sub 'https://«hunter2»@\${Host}/x'\n`,
      after: `${template}Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment:\n        Variables:\n          URL: !Sub 'https://{{resolve:secretsmanager:API_KEY}}@\${Host}/x'\n`,
    },
    {
      title: 'makes a parameter required and silent',
      file: 'template.yaml',
      before: `${template}Parameters:\n  Password:\n    Type: String\n    Default: «hunter2»\nResources: {}\n`,
      after: `${template}Parameters:\n  Password:\n    Type: String\n    NoEcho: true\nResources: {}\n`,
    },
    {
      title: 'refuses user data, which nobody resolves',
      file: 'template.yaml',
      before: `${template}Resources:\n  I:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n        Fn::Base64: |\n          export K=«hunter2»\n`,
      after: /only in the properties/,
    },
    {
      title: 'refuses a mapping',
      file: 'template.yaml',
      before: `${template}Mappings:\n  M:\n    a:\n      key: «hunter2»\nResources: {}\n`,
      after: /only in the properties/,
    },
  ],
  parses,
);

formatCases(
  serverless,
  [
    {
      title: 'reads the environment',
      file: 'serverless.yml',
      before: 'provider:\n  environment:\n    KEY: «hunter2»\n',
      after: 'provider:\n  environment:\n    KEY: ${env:API_KEY}\n',
      notes: /useDotenv/,
    },
    {
      title: 'reads part of a value',
      file: 'serverless.yml',
      before: "provider:\n  environment:\n    KEY: 'Bearer «hunter2»'\n",
      after: "provider:\n  environment:\n    KEY: 'Bearer ${env:API_KEY}'\n",
    },
    {
      title: 'quotes in flow style',
      file: 'serverless.ts.yml',
      before: 'provider: {environment: {KEY: «hunter2»}}\n',
      after: 'provider: {environment: {KEY: "${env:API_KEY}"}}\n',
    },
    {
      title: 'refuses a default',
      file: 'serverless.yml',
      before: "custom:\n  key: ${env:KEY, '«hunter2»'}\n",
      after: /default/,
    },
  ],
  parses,
);

formatCases(
  prometheus,
  [
    {
      title: 'reads a password from a file',
      file: 'prometheus.yml',
      before: 'scrape_configs:\n  - basic_auth:\n      username: x\n      password: "«hunter2»" # y\n',
      after:
        'scrape_configs:\n  - basic_auth:\n      username: x\n      password_file: /run/secrets/api_key # y\n',
    },
    {
      title: 'reads credentials from a file',
      file: 'prometheus.prod.yml',
      before: 'remote_write:\n  - url: http://x\n    authorization: {credentials: «hunter2»}\n',
      after:
        'remote_write:\n  - url: http://x\n    authorization: {credentials_file: /run/secrets/api_key}\n',
    },
    {
      title: 'reads a webhook from a file',
      file: 'alertmanager.yml',
      before: "receivers:\n  - slack_configs:\n      - api_url: '«https://hooks.example/hunter2»'\n",
      after: 'receivers:\n  - slack_configs:\n      - api_url_file: /run/secrets/api_key\n',
    },
    {
      title: 'refuses what has no file form',
      file: 'prometheus.yml',
      before: 'scrape_configs:\n  - params:\n      token: [«hunter2»]\n',
      after: /no form that reads a file/,
    },
  ],
  parses,
);
