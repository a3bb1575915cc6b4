/**
 * Infrastructure as code: what the CDK sets up runs with a role, so keys in its environment go; a secret that is written
 * out is read from Secrets Manager when the stack is deployed; Pulumi's provider finds a role as the SDKs do. Facts:
 * docs.aws.amazon.com, `SecretValue` of the CDK's reference; pulumi.com, "AWS provider, installation and configuration".
 */
import { JAVASCRIPT } from '../../remediation/languages/javascriptSyntax.ts';
import { PYTHON } from '../../remediation/languages/python.ts';
import type { LexicalSyntax } from '../../remediation/syntax/lexical.ts';
import { isAwsKey } from '../manifests/offer.ts';
import { awsOptions, isAwsItself } from './awsOptions.ts';
import {
  bracketAt,
  type Code,
  calleeOf,
  codeAround,
  deletions,
  type Entry,
  holds,
  holdsComment,
  isPlainValue,
  isString,
  withoutEntries,
} from './callShape.ts';
import type { OptionStyle } from './dropEntries.ts';
import { importedNames } from './imports.ts';
import type { Finder } from './types.ts';

const ENVIRONMENT = /^(?:environment|environmentVariables|environment_variables)$/;

/** `environment: { AWS_ACCESS_KEY_ID: '…' }` of a function, a container or a build. */
const environment =
  (syntax: LexicalSyntax, imported: RegExp): Finder =>
  ({ text, range }) => {
    if (!imported.test(text) || !isAwsItself(text)) return undefined;
    const { code, open } = codeAround(text, range, syntax);
    // A build names each value in an object of its own.
    for (const at of open.slice(0, 2)) {
      const bracket = code.lexemes[at]?.text === '{' ? bracketAt(code, at) : undefined;
      const outer = bracket && bracketAt(code, code.lexemes[at]?.parent ?? -1);
      const entry = outer?.entries.find(({ first }) => first === at);
      if (bracket === undefined || outer === undefined || !ENVIRONMENT.test(entry?.key ?? '')) continue;
      const gone = bracket.entries.filter(({ key }) => isAwsKey(key ?? ''));
      if (!gone.some((each) => holds(each.range, range)) || !gone.every((each) => isValue(code, each)))
        return undefined;
      const isAll = gone.length === bracket.entries.length;
      const spans = isAll
        ? withoutEntries(code, outer, (each) => each === entry)
        : withoutEntries(code, bracket, (each) => gone.includes(each));
      const called = open.flatMap((each) => calleeOf(code, each)?.words.at(-1) ?? [])[0] ?? '';
      const setup = /container|project/i.test(called) ? 'awsTask' : 'awsFunction';
      return spans && { setup, changes: deletions(spans) };
    }
    return undefined;
  };

/** A value, or `{ value: '…' }`. */
function isValue(code: Code, entry: Entry): boolean {
  if (isPlainValue(code, entry)) return true;
  const inner = code.lexemes[entry.first]?.text === '{' ? bracketAt(code, entry.first) : undefined;
  return inner?.close === entry.last && inner.entries.every((each) => isPlainValue(code, each));
}

/** `SecretValue.unsafePlainText('…')`: the template would hold it in the open. */
const plainText =
  (syntax: LexicalSyntax, imported: RegExp, method: string): Finder =>
  ({ text, range }) => {
    if (!imported.test(text)) return undefined;
    const { code, open } = codeAround(text, range, syntax);
    const [at = -1] = open;
    const words = calleeOf(code, at)?.words;
    const name = code.lexemes[at - 1];
    const [entry, ...more] = bracketAt(code, at)?.entries ?? [];
    if (!/^(?:\w+\.)?SecretValue\.(?:unsafe_?[pP]lain_?[tT]ext|plain_?[tT]ext)$/.test(words?.join('.') ?? ''))
      return undefined;
    if (entry === undefined || more.length > 0 || name === undefined || !isString(code, entry))
      return undefined;
    if (holdsComment(code, { start: name.range.start, end: entry.range.end })) return undefined;
    const quote = text[entry.range.start] === '"' ? '"' : "'";
    return {
      setup: 'cdkSecret',
      changes: [
        { range: name.range, newText: method },
        { range: entry.range, newText: `${quote}SECRET_NAME${quote}` },
      ],
    };
  };

const SCRIPT_CDK = /['"](?:aws-cdk-lib|@aws-cdk\/[\w-]+)(?:\/[\w-]+)*['"]/;
const PYTHON_CDK = /^\s*(?:from|import)\s+aws_cdk\b/m;

const pulumi = (syntax: LexicalSyntax, proves: OptionStyle['proves'], keys: readonly string[]): Finder =>
  awsOptions({ setup: 'aws', syntax, keys, objects: [], inner: [], proves });

const pulumiScript = pulumi(
  JAVASCRIPT,
  ({ words, isNew }, text) =>
    isNew &&
    words.at(-1) === 'Provider' &&
    importedNames(text, /^@pulumi\/aws(?:-native)?$/).has(words[0] ?? ''),
  ['accessKey', 'secretKey', 'token'],
);
const pulumiPython = pulumi(
  PYTHON,
  ({ words }, text) =>
    /^(?:pulumi_)?aws(?:_native)?\.Provider$/.test(words.join('.')) && /^import\s+pulumi_aws/m.test(text),
  ['access_key', 'secret_key', 'token'],
);

/** Tried one after another. */
export const CDK_SCRIPT: readonly Finder[] = [
  environment(JAVASCRIPT, SCRIPT_CDK),
  plainText(JAVASCRIPT, SCRIPT_CDK, 'secretsManager'),
  pulumiScript,
];
export const CDK_PYTHON: readonly Finder[] = [
  environment(PYTHON, PYTHON_CDK),
  plainText(PYTHON, PYTHON_CDK, 'secrets_manager'),
  pulumiPython,
];
