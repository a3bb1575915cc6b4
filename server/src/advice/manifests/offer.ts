/**
 * Keys of a cloud in what a platform is told to run: the platform has an identity of its own to give, so the entries of
 * the environment go. Facts: the pages named by the ways in `setup/`.
 */
import type { Span } from '../../detection/types.ts';
import type { Change } from '../edits/types.ts';
import type { NoticeRequest } from '../notice.ts';
import type { SetupId } from '../setup/setup.ts';

/** A place where a key could go: which way takes its place, and the edit where the file shows it plainly. */
export interface ManifestOffer {
  readonly setup: SetupId;
  /** The values that would go. */
  readonly spans: readonly Span[];
  /** Sorted; undefined where a person has to do it by the steps. */
  readonly changes: readonly Change[] | undefined;
  /** Set where the document names a file or a Secret with the key, and not the key itself. */
  readonly elsewhere?: true;
}

/** Finds the offers of one format; nothing in a document of another. */
export type ManifestReader = (request: NoticeRequest) => readonly ManifestOffer[];

/** Variables that the SDKs of AWS read for a key of their own. */
export const AWS_VARIABLES = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

export const isAwsKey = (name: string): boolean => AWS_VARIABLES.includes(name);

/** A service that only speaks AWS's protocol knows no role. */
const FOREIGN =
  /endpoint[-_]?url|AWS_ENDPOINT|S3_ENDPOINT|r2\.cloudflarestorage|digitaloceanspaces|backblazeb2|minio|wasabi|localstack|\bmoto\b/i;

/** Whether what runs with the keys talks to AWS itself. */
export const isAwsAlone = (text: string): boolean => !FOREIGN.test(text);
