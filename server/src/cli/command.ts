/** What a person can ask of the command line, as it is understood: one type for each command. */
import type { Level, Severity } from '../detection/types.ts';
import type { Store, StoreSettings } from '../remediation/stores/store.ts';
import type { BaseUrls } from '../workspace/checkKey.ts';
import type { Shard } from '../workspace/shard.ts';
import type { Shell } from './completion.ts';
import type { FailOn, Format } from './options.ts';

/** What `scan`, `fix` and `baseline` share: where to look and how hard. */
export interface LookOptions {
  /** As given; the current folder where none is. */
  readonly paths: readonly string[];
  readonly minSeverity: Severity;
  readonly level?: Level;
  readonly baseline?: string;
  readonly config?: string;
  readonly jobs: number;
  readonly noIgnore: boolean;
  /** Whether rights that are too broad are looked for, too. */
  readonly policies: boolean;
  readonly maxFileBytes: number;
  /** File that remembers from run to run what holds nothing. */
  readonly cache?: string;
  /** Whether archives are looked into as folders are. */
  readonly archives: boolean;
}

/** How a report is shown, and from when on it fails the run. */
export interface ReportOptions {
  readonly format: Format;
  readonly output?: string;
  readonly showSuppressed: boolean;
  /** Any finding where absent. */
  readonly failOn?: FailOn;
}

/** What leaves out files and lines before anything is looked at. */
export interface Narrowing {
  /** Only what has changed since this commit. */
  readonly since?: string;
  readonly shard?: Shard;
}

/** How the person wants keys to be checked. */
export interface Verification {
  /** Other addresses than the providers' own. */
  readonly baseUrls: BaseUrls;
}

/** How old a key may be. */
export interface Aging {
  readonly maxAgeDays: number;
}

export interface ScanCommand extends LookOptions, ReportOptions, Narrowing {
  readonly name: 'scan';
  readonly source: 'files' | 'staged' | 'history' | 'stdin';
  /** What the standard input is to be taken for. */
  readonly stdinFilename: string;
  /** Providers are asked which keys are live; nobody is asked where absent. */
  readonly verification?: Verification;
  /** git is asked how long keys have stood in it; it is not where absent. */
  readonly aging?: Aging;
}

export interface MergeCommand extends ReportOptions {
  readonly name: 'merge';
  /** JSON reports. */
  readonly reports: readonly string[];
  readonly config?: string;
}

export interface FixCommand extends LookOptions {
  readonly name: 'fix';
  /** Show what would change, and change nothing. */
  readonly dryRun: boolean;
  /** Where the values go instead of `.env`. */
  readonly store?: StoreChoice;
}

/** A secrets manager as chosen on the command line. */
export interface StoreChoice {
  readonly store: Store;
  readonly settings: StoreSettings;
  /** Whether a name that the store has already gets a new version. */
  readonly overwrite: boolean;
}

export interface BaselineCommand extends LookOptions {
  readonly name: 'baseline';
  readonly action: 'create' | 'update' | 'prune';
  readonly output?: string;
  /** Written to each new entry. */
  readonly reason?: string;
  /** Last day on which new entries count. */
  readonly until?: string;
}

export interface ImportCommand {
  readonly name: 'import';
  /** Files of other tools; those that are there where empty. */
  readonly paths: readonly string[];
  readonly dryRun: boolean;
}

export type Command =
  | ScanCommand
  | FixCommand
  | BaselineCommand
  | MergeCommand
  | ImportCommand
  | { readonly name: 'completion'; readonly shell: Shell }
  | { readonly name: 'help' }
  | { readonly name: 'version' };
