/** Every `.env` file of a folder, however deep and whether version control ignores it or not (it mostly does). */
import type { Host } from '../host.ts';
import { isEnvFile } from '../remediation/envFiles.ts';
import { listFiles } from './listFiles.ts';

/** A tree with more folders than this is not walked to its end: nobody keeps `.env` files by the thousand. */
const MAX_FOLDERS = 20_000;

export interface EnvFilesListed {
  /** Absolute native paths. */
  readonly files: readonly string[];
  /** Whether the tree was too large to be walked to its end. */
  readonly isCut: boolean;
}

/** @param root absolute path of a folder. @param exclude in the syntax of `.gitignore`, from the folder. */
export async function listEnvFiles(
  host: Host,
  root: string,
  exclude: readonly string[],
  signal?: AbortSignal,
): Promise<EnvFilesListed> {
  const files: string[] = [];
  let folders = 0;
  const wants = (name: string): boolean => isEnvFile(`/${name}`);
  const options = { evenIgnored: true, wants, exclude, ...(signal === undefined ? {} : { signal }) };
  for await (const listed of listFiles(host, root, options)) {
    folders++;
    files.push(...listed.files);
    if (folders >= MAX_FOLDERS) return { files, isCut: true };
  }
  return { files, isCut: false };
}
