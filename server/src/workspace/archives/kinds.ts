/** What is taken for an archive. Light: the readers are loaded when the first one is met. */

export type ArchiveKind = 'zip' | 'tar' | 'gzip' | 'tar.gz';

const ENDINGS: readonly (readonly [ArchiveKind, RegExp])[] = [
  ['zip', /\.(?:zip|jar|war|ear|aar|apk|whl|egg|nupkg|vsix|xpi|crx|docx|xlsx|pptx|odt|ods)$/i],
  ['tar.gz', /\.(?:tgz|tar\.gz|crate)$/i],
  ['tar', /\.(?:tar|gem)$/i],
  ['gzip', /\.gz$/i],
];

/** @returns what a name says; its content has the last word. */
export function archiveKindOf(name: string): ArchiveKind | undefined {
  return ENDINGS.find(([, ending]) => ending.test(name))?.[0];
}

/** Whether the bytes are what their name says. */
export function isArchive(kind: ArchiveKind, bytes: Uint8Array): boolean {
  const start = SIGNATURES[kind];
  return start.every((byte, at) => bytes[at] === byte);
}

/** A tar has none that all of them share. */
const SIGNATURES: Readonly<Record<ArchiveKind, readonly number[]>> = {
  zip: [0x50, 0x4b],
  gzip: [0x1f, 0x8b],
  'tar.gz': [0x1f, 0x8b],
  tar: [],
};

/** An archive of more bytes is not read. */
export const MAX_PACKED_BYTES = 200_000_000;
