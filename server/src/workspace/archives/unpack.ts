/** Files out of an archive, one after the other, never more than a person could mean. Nothing is written anywhere. */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { fromBufferPromise } from 'yauzl';
import { shownName, textOfNames } from '../../nativePath.ts';
import type { ArchiveKind } from './kinds.ts';

export interface Limits {
  /** Bytes of all files of an archive together, those of the archives in it included. */
  readonly unpackedBytes: number;
  /** Bytes of one file; larger ones are told of and not unpacked. */
  readonly fileBytes: number;
  readonly files: number;
  /** Archives in archives. */
  readonly depth: number;
  /** How many times as large as the archive its files may be; counts from `RATIO_FROM` bytes on. */
  readonly ratio: number;
}

export const LIMITS: Omit<Limits, 'fileBytes'> = {
  unpackedBytes: 1_000_000_000,
  files: 100_000,
  depth: 3,
  ratio: 200,
};
/** A few kilobytes of the same letter are no bomb. */
const RATIO_FROM = 20_000_000;

/** What of an archive has been unpacked so far; shared with the archives in it. */
export interface Account {
  bytes: number;
  files: number;
}

export type Unpacked =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  /** Too large for one file, or encrypted. */
  | { readonly kind: 'skipped'; readonly name: string }
  /** The rest of the archive is not looked into: a limit was reached, or it is not what it says. */
  | { readonly kind: 'stopped'; readonly why: 'limit' | 'broken' };

/**
 * @param packed the whole archive.
 * @param account is counted on, so that an archive in an archive has no fresh limits.
 * @param wants which of its files are unpacked; all where absent.
 */
export async function* unpack(
  kind: ArchiveKind,
  name: string,
  packed: Uint8Array,
  limits: Limits,
  account: Account,
  wants: (name: string) => boolean = () => true,
): AsyncGenerator<Unpacked> {
  const most = Math.min(limits.unpackedBytes, Math.max(RATIO_FROM, packed.length * limits.ratio));
  const take = (bytes: number): boolean => {
    account.bytes += bytes;
    account.files++;
    return account.bytes <= most && account.files <= limits.files;
  };
  try {
    yield* READERS[kind]({ name, packed, limits, take, most, wants });
  } catch (error) {
    yield { kind: 'stopped', why: error instanceof TooMuch ? 'limit' : 'broken' };
  }
}

interface Job {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly limits: Limits;
  /** Bytes that may come out of it. */
  readonly most: number;
  /** Counts a file before it is unpacked. @returns whether it still may be. */
  take(bytes: number): boolean;
  wants(name: string): boolean;
}

class TooMuch extends Error {}

const READERS: Readonly<Record<ArchiveKind, (job: Job) => AsyncGenerator<Unpacked>>> = {
  zip: fromZip,
  tar: (job) => fromTar(job, Readable.from([job.packed])),
  'tar.gz': (job) => fromTar(job, gunzipped(job)),
  gzip: fromGzip,
};

async function* fromZip({ packed, limits, take, wants }: Job): AsyncGenerator<Unpacked> {
  // Names as bytes: the library would refuse the whole archive for one that it does not like, and none is a path here.
  const options = { decodeStrings: false, autoClose: false, strictFileNames: false };
  const zip = await fromBufferPromise(bufferOf(packed), options);
  for await (const entry of zip.eachEntry()) {
    const name = shownName(textOfNames(entry.fileNameRaw));
    if (name.endsWith('/') || !wants(name)) continue;
    if (entry.isEncrypted() || !entry.canDecodeFileData() || entry.uncompressedSize > limits.fileBytes) {
      yield { kind: 'skipped', name };
      continue;
    }
    if (!take(entry.uncompressedSize)) throw new TooMuch();
    // More than it was said to be is an error of the stream.
    yield { kind: 'file', name, bytes: await wholeOf(await zip.openReadStreamPromise(entry)) };
  }
}

async function wholeOf(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

async function* fromTar({ limits, take, wants }: Job, stream: Readable): AsyncGenerator<Unpacked> {
  const files = extract();
  // What is wrong with the stream is met where the files are read.
  stream.once('error', (error) => files.destroy(error));
  stream.pipe(files as unknown as NodeJS.WritableStream);
  try {
    for await (const entry of files) {
      const { size, type } = entry.header;
      const name = shownName(entry.header.name);
      const isFile = (type === 'file' || type === 'contiguous-file') && wants(name);
      if (isFile && size > limits.fileBytes) yield { kind: 'skipped', name };
      if (!isFile || size > limits.fileBytes) {
        entry.resume();
        continue;
      }
      if (!take(size)) throw new TooMuch();
      yield { kind: 'file', name, bytes: await wholeOf(entry) };
    }
  } finally {
    stream.destroy();
  }
}

async function* fromGzip(job: Job): AsyncGenerator<Unpacked> {
  const name = job.name.split(/[/\\]/).at(-1)?.replace(/\.gz$/i, '') ?? '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of gunzipped(job)) {
    bytes += (chunk as Uint8Array).length;
    if (bytes > job.limits.fileBytes) {
      yield { kind: 'skipped', name };
      return;
    }
    chunks.push(chunk as Uint8Array);
  }
  if (!job.take(bytes)) throw new TooMuch();
  yield { kind: 'file', name, bytes: Buffer.concat(chunks) };
}

/** Ends with an error once more came out than may. */
function gunzipped({ packed, most }: Job): Readable {
  const stream = createGunzip();
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > most) stream.destroy(new TooMuch());
  });
  stream.pause();
  stream.end(packed);
  return stream;
}
