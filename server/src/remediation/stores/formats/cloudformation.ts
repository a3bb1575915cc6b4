/**
 * CloudFormation and SAM, in YAML and JSON: dynamic references to AWS' own two stores.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
import type { Text } from '../../../detection/types.ts';
import { ELSEWHERE, isResolvable } from '../../languages/cloudformation.ts';
import { referInJson, wholeUrl } from '../../languages/jsonFormat.ts';
import type { RewriteOutcome } from '../../languages/language.ts';
import { refuse } from '../../languages/outcome.ts';
import { referTo, widenToUrl } from '../../languages/yamlFormat.ts';
import { valueAt } from '../../syntax/jsonPlace.ts';
import { askedOfStore, inJson, inYaml, notReadable, type StoredFormat, type StoreTarget } from './format.ts';

/**
 * Where CloudFormation resolves `ssm-secure`: resource type and the end of the property's path.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html
 */
const SECURE_STRINGS: readonly (readonly [type: string, property: RegExp])[] = [
  ['AWS::DirectoryService::MicrosoftAD', /^Password$/],
  ['AWS::DirectoryService::SimpleAD', /^Password$/],
  ['AWS::ElastiCache::ReplicationGroup', /^AuthToken$/],
  ['AWS::IAM::User', /^LoginProfile\/Password$/],
  ['AWS::KinesisFirehose::DeliveryStream', /^RedshiftDestinationConfiguration\/Password$/],
  ['AWS::RDS::DBCluster', /^MasterUserPassword$/],
  ['AWS::RDS::DBInstance', /^MasterUserPassword$/],
  ['AWS::Redshift::Cluster', /^MasterUserPassword$/],
];

/** The reference for a property, or why there is none. `type` is that of the resource. */
function referenceFor(
  path: readonly (string | number)[],
  type: unknown,
  name: string,
  target: StoreTarget,
): string | RewriteOutcome {
  const { store, settings, nameOf } = target;
  const reference = store.references?.cloudformation?.(nameOf(name), settings);
  if (reference === undefined) return notReadable(target, 'CloudFormation', INSTEAD);
  if (!isResolvable(path.join('/'))) return refuse(...ELSEWHERE);
  const property = path.slice(3).join('/');
  const secure = SECURE_STRINGS.some(([known, pattern]) => known === type && pattern.test(property));
  return reference.includes('ssm-secure') && !secure ? refuse(...NOT_SECURE) : reference;
}

export const cloudformationYaml: StoredFormat = {
  rewrite: inYaml((place, { name }, target) => {
    const type: unknown = place.document.getIn([...place.path.slice(0, 2), 'Type']);
    const found = referenceFor(place.path, type, name, target);
    return typeof found === 'string' ? askedOfStore(referTo(widenToUrl(place), found)) : found;
  }),
};

export const cloudformationJson: StoredFormat = {
  rewrite: inJson((place, { name }, target) => {
    const found = referenceFor(
      place.path,
      valueAt(place.root, [...place.path.slice(0, 2), 'Type']),
      name,
      target,
    );
    return typeof found === 'string' ? askedOfStore(referInJson(wholeUrl(place), found)) : found;
  }),
};

const INSTEAD: Text = {
  en: 'Choose AWS Secrets Manager.',
  ja: 'AWS Secrets Manager を選んでください。',
};
const NOT_SECURE = [
  'CloudFormation takes a secure string of Parameter Store in a few properties only (passwords of RDS, Redshift, ElastiCache, IAM, Directory Service). Choose AWS Secrets Manager here.',
  'CloudFormation がパラメータストアの SecureString を読めるのは一部のプロパティ（RDS・Redshift・ElastiCache・IAM・Directory Service のパスワード）だけです。ここでは AWS Secrets Manager を選んでください。',
] as const;
