/**
 * AWS SDKs that take keys as options: JavaScript v2 and v3, boto3, PHP, Ruby. Without them the default chain looks for
 * a role. Facts: the "credential provider chain" page of each SDK.
 */
import { JAVASCRIPT } from '../../remediation/languages/javascriptSyntax.ts';
import { PHP_SYNTAX } from '../../remediation/languages/php.ts';
import { PYTHON } from '../../remediation/languages/python.ts';
import { RUBY_SYNTAX } from '../../remediation/languages/ruby.ts';
import { dropEntries, type OptionStyle } from './dropEntries.ts';
import { importedNames } from './imports.ts';
import type { Finder } from './types.ts';

/** A service that only speaks AWS's protocol (MinIO, R2, Spaces, LocalStack) knows no IAM role. */
const FOREIGN =
  /\b(?:endpoint(?:_?urls?|s|Override)?|s3ForcePathStyle|forcePathStyle|force_path_style|use_path_style\w*|s3_use_path_style|ServiceURL|BaseEndpoint|EndpointResolver\w*|skip_credentials_validation)\b/i;

/** Whether a file talks to AWS itself. */
export const isAwsItself = (text: string): boolean => !FOREIGN.test(text);

const CAMEL = ['accessKeyId', 'secretAccessKey', 'sessionToken'];
const SNAKE = ['access_key_id', 'secret_access_key', 'session_token'];
const BOTO = SNAKE.map((name) => `aws_${name}`);

const script: OptionStyle = {
  setup: 'aws',
  syntax: JAVASCRIPT,
  keys: CAMEL,
  objects: ['credentials'],
  inner: [...CAMEL, 'expiration'],
  makers: /^(?:\w+\.)?Credentials$/,
  proves({ words, isNew }, text) {
    const names = importedNames(text, /^(?:@aws-sdk\/(?:client|lib)-[\w-]+|aws-sdk(?:\/.+)?)$/);
    const isConfig = words.length === 3 && words[1] === 'config' && words[2] === 'update';
    return names.has(words[0] ?? '') && (isNew || isConfig);
  },
};

const boto3: OptionStyle = {
  setup: 'aws',
  syntax: PYTHON,
  keys: BOTO,
  objects: [],
  inner: [],
  proves({ words }, text) {
    const called = words.join('.');
    const alias = /^import\s+(?:aio)?boto3(?:\s+as\s+(\w+))?\s*$/m.exec(text);
    const imported = alias === null ? undefined : (alias[1] ?? words[0]);
    if (
      imported === words[0] &&
      /^\w*\.(?:client|resource|setup_default_session|(?:session\.)?Session)$/.test(called)
    )
      return alias?.[1] !== undefined || /^(?:aio)?boto3\./.test(called);
    return called === 'Session' && /^from\s+(?:aio)?boto3(?:\.session)?\s+import\s.*\bSession\b/m.test(text);
  },
};

/** Libraries that hand their keys to boto3, and ask it where they have none. */
const onBoto3: OptionStyle = {
  ...boto3,
  keys: [...BOTO, 'key', 'secret', 'token'],
  proves: ({ words }, text) =>
    (words.join('.') === 's3fs.S3FileSystem' && /^import\s+s3fs\b/m.test(text)) ||
    (words.join('.') === 'pyathena.connect' && /^import\s+pyathena\b/m.test(text)) ||
    (words.join('.') === 'connect' && /^from\s+pyathena\s+import\s.*\bconnect\b/m.test(text)),
};

const php: OptionStyle = {
  setup: 'aws',
  syntax: PHP_SYNTAX,
  keys: [],
  objects: ['credentials'],
  inner: ['key', 'secret', 'token'],
  makers: /^(?:Aws\.Credentials\.)?Credentials$/,
  proves({ words, isNew }, text) {
    const name = words.at(-1) ?? '';
    const used = new RegExp(String.raw`^\s*use\s+\\?Aws\\(?:\w+\\)*${name}\s*;`, 'm').test(text);
    return isNew && /^(?:\w+Client|Sdk)$/.test(name) && (words[0] === 'Aws' || used);
  },
};

const ruby: OptionStyle = {
  setup: 'aws',
  syntax: RUBY_SYNTAX,
  keys: SNAKE,
  objects: ['credentials'],
  inner: [],
  makers: /^Aws\.Credentials\.new$/,
  proves: ({ words }) =>
    words[0] === 'Aws' && /^Aws\.(?:config\.update|\w+\.(?:Client|Resource)\.new)$/.test(words.join('.')),
};

/** Options that hold keys of AWS, in a file that talks to AWS itself. */
export const awsOptions =
  (style: OptionStyle): Finder =>
  (request) =>
    isAwsItself(request.text) ? dropEntries(request, style) : undefined;

export const awsScript = awsOptions(script);
const direct = awsOptions(boto3);
const handedOn = awsOptions(onBoto3);
export const awsPython: Finder = (request) => direct(request) ?? handedOn(request);
export const awsPhp = awsOptions(php);
export const awsRuby = awsOptions(ruby);
