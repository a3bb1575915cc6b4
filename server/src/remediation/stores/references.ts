/**
 * How files that other tools read refer to what a store holds, tool by tool. A store says what it has; one that a tool
 * cannot read stays away from that tool's table, and the file is left as it is.
 */
import type { StoreSettings } from './settings.ts';

/** What stands in place of the value, for a name in the store. */
export type Refer = (name: string, settings: StoreSettings) => string | undefined;

/** A data source of Terraform and how its value is read. */
export interface TerraformSource {
  /** Type of the data source ("aws_secretsmanager_secret_version"). */
  readonly type: string;
  /** Its arguments, in order; the values are HCL strings without quotes. */
  readonly arguments: readonly (readonly [key: string, value: string])[];
  /** What follows its address (".secret_string"). */
  readonly read: string;
  /** Where the provider comes from, where it is not one of HashiCorp's own. */
  readonly provider?: string;
}

/** Where External Secrets finds a value. https://external-secrets.io/latest/api/externalsecret/ */
export interface RemoteReference {
  readonly key: string;
  readonly property?: string;
}

/** What Spring imports, and the placeholder that reads it. */
export interface SpringImport {
  /** Part of the artifact's name that brings it; without it in the build file nothing is imported. */
  readonly artifact: string;
  readonly location: string;
  readonly placeholder: string;
}

/** How a reference of this store is told in a text, and what it names. */
export interface WrittenReference {
  /** Global; its groups are handed to `read`. */
  readonly pattern: RegExp;
  readonly read: (
    groups: readonly string[],
  ) => { readonly name: string; readonly settings?: StoreSettings } | undefined;
}

/** The one group of a pattern is the name. */
export const named = (pattern: RegExp): WrittenReference => ({
  pattern,
  read: ([name = '']) => ({ name }),
});

/** Where a buildspec of AWS CodeBuild names it. */
export interface BuildSource {
  readonly section: 'secrets-manager' | 'parameter-store';
  readonly value: string;
}

export interface StoreReferences {
  /** References as they stand in files, to be checked on request. */
  readonly written?: readonly WrittenReference[];
  /** What tells that the small module beside a program (`getSecret`) asks this store. */
  readonly helper?: RegExp;
  /** A dynamic reference of CloudFormation and SAM. */
  readonly cloudformation?: Refer;
  /** For vals, which Helmfile and `vals eval` expand. https://github.com/helmfile/vals#supported-backends */
  readonly vals?: Refer;
  /** A lookup of Ansible, without its braces. */
  readonly ansible?: Refer;
  /** A variable of the Serverless Framework. */
  readonly serverless?: Refer;
  /** A key vault reference of Azure App Service and Functions. */
  readonly azureSettings?: Refer;
  /** The argument `valueFrom` of an ECS task definition; `id` is what the store calls the entry (an ARN). */
  readonly ecs?: (name: string, id: string | undefined) => string;
  readonly externalSecret?: (name: string, settings: StoreSettings) => RemoteReference;
  readonly terraform?: (name: string, settings: StoreSettings) => TerraformSource | undefined;
  readonly spring?: (name: string, settings: StoreSettings) => SpringImport;
  /**
   * The lines of a step of GitHub Actions (without its dash) after which `variable` is in the environment of the job.
   * `${{ vars.… }}` stand for what only the person knows.
   */
  readonly actionsStep?: (
    variable: string,
    name: string,
    settings: StoreSettings,
  ) => readonly string[] | undefined;
  /** What `env` of a buildspec holds. https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html */
  readonly codebuild?: (name: string) => BuildSource;
  /** The lines of a task of Azure Pipelines (without its dash) that makes a variable of the secret, by its name. */
  readonly pipelineTask?: (name: string, settings: StoreSettings) => readonly string[];
  /** The lines below a variable of GitLab's `secrets`. https://docs.gitlab.com/ci/yaml/#secrets */
  readonly gitlabSecret?: (name: string, settings: StoreSettings) => readonly string[];
}
