/** Manifests before and after the keyless edit; «» marks the key, or what refers to it. */
import type { EditCase } from '../edits/cases.ts';

const pod = (env: string, head = '', tail = ''): string =>
  `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  namespace: store
spec:
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
${head}      containers:
        - name: shop
          image: example/shop:1
${env}${tail}`;

const account = (annotations = ''): string =>
  `---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: shop
  namespace: store
${annotations}`;

const NAMED = '      serviceAccountName: shop\n';

const template = (resource: string): string =>
  `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
${resource}`;

export const MANIFESTS: readonly EditCase[] = [
  [
    'Kubernetes, AWS: the variables and nothing else of the environment',
    'k8s/a.yaml',
    pod(
      '          env:\n            - name: AWS_REGION\n              value: eu-west-1\n            - name: AWS_ACCESS_KEY_ID\n              value: «i»\n            - name: AWS_SECRET_ACCESS_KEY\n              value: s\n          ports:\n            - containerPort: 80\n',
    ),
    pod(
      '          env:\n            - name: AWS_REGION\n              value: eu-west-1\n          ports:\n            - containerPort: 80\n',
      NAMED,
      account(),
    ),
  ],
  [
    'Kubernetes, AWS: an environment of nothing but keys, from a Secret',
    'k8s/a.yaml',
    pod(
      '          env:\n            - name: AWS_ACCESS_KEY_ID\n              valueFrom:\n                secretKeyRef:\n                  name: aws\n                  key: «id»\n            - name: AWS_SECRET_ACCESS_KEY\n              valueFrom:\n                secretKeyRef:\n                  name: aws\n                  key: secret\n          ports:\n            - containerPort: 80\n',
    ),
    pod('          ports:\n            - containerPort: 80\n', NAMED, account()),
  ],
  [
    'Kubernetes, AWS: the account that the pods run as stays',
    'k8s/a.yaml',
    pod(
      '          env:\n            - {name: LOG, value: "1"}\n            - {name: AWS_SECRET_ACCESS_KEY, value: «s»}\n',
      '      serviceAccountName: seller\n',
    ),
    pod('          env:\n            - {name: LOG, value: "1"}\n', '      serviceAccountName: seller\n'),
  ],
  [
    'Kubernetes, Azure: the label, and the annotation of the new account',
    'k8s/a.yaml',
    pod(
      '          env:\n            - name: AZURE_CLIENT_ID\n              value: 11111111-2222-3333-4444-555555555555\n            - name: AZURE_CLIENT_SECRET\n              value: «s»\n',
    ),
    pod(
      '          env:\n            - name: AZURE_CLIENT_ID\n              value: 11111111-2222-3333-4444-555555555555\n',
      NAMED,
      account(
        '  annotations:\n    azure.workload.identity/client-id: 11111111-2222-3333-4444-555555555555\n',
      ),
    ).replace(
      '        app: shop\n    spec',
      '        app: shop\n        azure.workload.identity/use: "true"\n    spec',
    ),
  ],
  [
    'Kubernetes, Azure: an account of the same file gets what it lacks',
    'k8s/a.yaml',
    `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: shop\n---\napiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: sync\nspec:\n  schedule: "0 * * * *"\n  jobTemplate:\n    spec:\n      template:\n        metadata:\n          name: sync\n        spec:\n          serviceAccountName: shop\n          restartPolicy: Never\n          containers:\n            - name: sync\n              image: a\n              env:\n                - name: AZURE_CLIENT_SECRET\n                  value: «s»\n`,
    `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: shop\n  annotations:\n    azure.workload.identity/client-id: CLIENT_ID\n---\napiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: sync\nspec:\n  schedule: "0 * * * *"\n  jobTemplate:\n    spec:\n      template:\n        metadata:\n          name: sync\n          labels:\n            azure.workload.identity/use: "true"\n        spec:\n          serviceAccountName: shop\n          restartPolicy: Never\n          containers:\n            - name: sync\n              image: a\n`,
  ],
  [
    'Kubernetes, Google: a key file below two mounts, with no other beside them',
    'k8s/a.yaml',
    pod(
      '          env:\n            - name: GOOGLE_APPLICATION_CREDENTIALS\n              value: «/var/keys/google/key.json»\n            - name: PROJECT\n              value: shop\n          volumeMounts:\n            - name: keys\n              mountPath: /var/keys\n            - name: google\n              mountPath: /var/keys/google\n      volumes:\n        - name: keys\n          secret:\n            secretName: keys\n        - name: google\n          secret:\n            secretName: google\n',
    ),
    pod('          env:\n            - name: PROJECT\n              value: shop\n', NAMED, account()),
  ],
  [
    'Kubernetes, Google: a key file of a Secret, its volume and its mount',
    'k8s/a.yaml',
    pod(
      '          env:\n            - name: GOOGLE_APPLICATION_CREDENTIALS\n              value: «/var/keys/key.json»\n            - name: PROJECT\n              value: shop\n          volumeMounts:\n            - name: key\n              mountPath: /var/keys\n              readOnly: true\n            - name: data\n              mountPath: /data\n      volumes:\n        - name: key\n          secret:\n            secretName: google\n        - name: data\n          emptyDir: {}\n',
    ),
    pod(
      '          env:\n            - name: PROJECT\n              value: shop\n          volumeMounts:\n            - name: data\n              mountPath: /data\n      volumes:\n        - name: data\n          emptyDir: {}\n',
      NAMED,
      account(),
    ),
  ],
  [
    'SAM: the variables of a function',
    'template.yaml',
    template(
      '    Type: AWS::Serverless::Function\n    Properties:\n      Handler: index.handler\n      Environment:\n        Variables:\n          TABLE: orders\n          AWS_ACCESS_KEY_ID: «i»\n          AWS_SECRET_ACCESS_KEY: s\n      Runtime: nodejs22.x\n',
    ),
    template(
      '    Type: AWS::Serverless::Function\n    Properties:\n      Handler: index.handler\n      Environment:\n        Variables:\n          TABLE: orders\n      Runtime: nodejs22.x\n',
    ),
  ],
  [
    'CloudFormation: a function with nothing else in its environment',
    'stack.yml',
    template(
      '    Type: AWS::Lambda::Function\n    Properties:\n      Environment:\n        Variables:\n          AWS_ACCESS_KEY_ID: «i»\n          AWS_SECRET_ACCESS_KEY: s\n      Handler: a.b\n      Code: {S3Bucket: shop-code, S3Key: k}\n      Runtime: nodejs22.x\n      Role: arn:aws:iam::111111111111:role/orders\n',
    ),
    template(
      '    Type: AWS::Lambda::Function\n    Properties:\n      Handler: a.b\n      Code: {S3Bucket: shop-code, S3Key: k}\n      Runtime: nodejs22.x\n      Role: arn:aws:iam::111111111111:role/orders\n',
    ),
  ],
  [
    'CloudFormation: a task gets a role',
    'stack.yml',
    template(
      '    Type: AWS::ECS::TaskDefinition\n    Properties:\n      Family: orders\n      ContainerDefinitions:\n        - Name: orders\n          Image: example/orders:1\n          Environment:\n            - Name: AWS_ACCESS_KEY_ID\n              Value: «i»\n            - Name: AWS_SECRET_ACCESS_KEY\n              Value: s\n            - Name: TABLE\n              Value: orders\n',
    ),
    template(
      '    Type: AWS::ECS::TaskDefinition\n    Properties:\n      TaskRoleArn: arn:aws:iam::ACCOUNT:role/ROLE\n      Family: orders\n      ContainerDefinitions:\n        - Name: orders\n          Image: example/orders:1\n          Environment:\n            - Name: TABLE\n              Value: orders\n',
    ),
  ],
  [
    'Serverless Framework: the environment of all functions',
    'serverless.yml',
    'service: orders\nprovider:\n  name: aws\n  environment:\n    AWS_ACCESS_KEY_ID: «i»\n    AWS_SECRET_ACCESS_KEY: s\n    TABLE: orders\nfunctions:\n  list:\n    handler: a.list\n',
    'service: orders\nprovider:\n  name: aws\n  environment:\n    TABLE: orders\nfunctions:\n  list:\n    handler: a.list\n',
  ],
  [
    'Compose: a map, which goes with its last entry',
    'compose.yaml',
    'services:\n  web:\n    image: example/web:1\n    environment:\n      AWS_ACCESS_KEY_ID: «i»\n      AWS_SECRET_ACCESS_KEY: s\n    ports: ["80:80"]\n',
    'services:\n  web:\n    image: example/web:1\n    ports: ["80:80"]\n',
  ],
  [
    'Compose: a list',
    'docker-compose.yml',
    'services:\n  web:\n    build: .\n    environment:\n      - AWS_REGION=eu-west-1\n      - AWS_ACCESS_KEY_ID=i\n      - AWS_SECRET_ACCESS_KEY=«s»\n',
    'services:\n  web:\n    build: .\n    environment:\n      - AWS_REGION=eu-west-1\n',
  ],
  [
    'Dockerfile: an instruction of its own, and two of several pairs',
    'Dockerfile',
    'FROM node:24\nENV AWS_ACCESS_KEY_ID=«i»\nENV AWS_SECRET_ACCESS_KEY=s LOG=1 \\\n    AWS_SESSION_TOKEN=t AWS_REGION=eu-west-1\nCOPY . .\nCMD ["node", "a.js"]\n',
    'FROM node:24\nENV LOG=1 AWS_REGION=eu-west-1\nCOPY . .\nCMD ["node", "a.js"]\n',
  ],
];

/** A key stands there, and no edit is made. */
export const LEFT: readonly (readonly [what: string, path: string, manifest: string])[] = [
  [
    'pods that run as the default account',
    'a.yaml',
    pod(
      '          env:\n            - name: AWS_SECRET_ACCESS_KEY\n              value: «s»\n',
      '      serviceAccountName: default\n',
    ),
  ],
  [
    'a service that only speaks the protocol',
    'a.yaml',
    pod(
      '          env:\n            - name: AWS_ENDPOINT_URL\n              value: http://minio:9000\n            - name: AWS_SECRET_ACCESS_KEY\n              value: «s»\n',
    ),
  ],
  [
    'a comment among the variables',
    'a.yaml',
    pod(
      '          env:\n            # of the shop\n            - name: AWS_SECRET_ACCESS_KEY\n              value: «s»\n',
    ),
  ],
  [
    'a configuration of federation',
    'a.yaml',
    pod(
      '          env:\n            - name: GOOGLE_APPLICATION_CREDENTIALS\n              value: «/etc/wif/config.json»\n          volumeMounts:\n            - name: wif\n              mountPath: /etc/wif\n      volumes:\n        - name: wif\n          configMap:\n            name: wif\n',
    ),
  ],
  [
    'a volume that another container reads, too',
    'a.yaml',
    pod(
      '          env:\n            - name: GOOGLE_APPLICATION_CREDENTIALS\n              value: «/keys/key.json»\n          volumeMounts:\n            - {name: keys, mountPath: /keys}\n        - name: other\n          image: a\n          volumeMounts:\n            - {name: keys, mountPath: /other}\n      volumes:\n        - name: keys\n          secret: {secretName: a}\n',
    ),
  ],
  [
    'a Secret itself',
    'a.yaml',
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\nstringData:\n  AWS_SECRET_ACCESS_KEY: «s»\n',
  ],
  [
    'a variable of another name, which the program reads by it',
    'template.yaml',
    template(
      '    Type: AWS::Serverless::Function\n    Properties:\n      Environment:\n        Variables:\n          UPLOAD_SECRET: «s»\n          AWS_REGION_NAME: r\n',
    ),
  ],
  [
    'an environment in flow style',
    'template.yaml',
    template(
      '    Type: AWS::Serverless::Function\n    Properties:\n      Environment: {Variables: {AWS_SECRET_ACCESS_KEY: «s», A: b}}\n',
    ),
  ],
  [
    'a stand-in for AWS beside it',
    'compose.yaml',
    'services:\n  aws:\n    image: localstack/localstack\n  web:\n    image: a\n    environment:\n      AWS_SECRET_ACCESS_KEY: «s»\n',
  ],
  [
    'a build that uses the keys',
    'Dockerfile',
    'FROM a\nENV AWS_SECRET_ACCESS_KEY=«s»\nRUN aws s3 cp s3://b/k .\n',
  ],
  ['an argument of the build', 'Dockerfile', 'FROM a\nARG AWS_SECRET_ACCESS_KEY=«s»\nCMD ["a"]\n'],
];
