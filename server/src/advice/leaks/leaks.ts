/** Ways in which a file with secrets leaves the machine beside git: images and published packages. */
import { documentPath } from '../../remediation/languages/documentPath.ts';
import type { Project } from '../../remediation/plan.ts';
import type { Notice, NoticeRequest } from '../notice.ts';
import { dockerNotices, isDockerfile } from './docker.ts';
import { cargoNotices, gemNotices, manifestInNotices, npmNotices, nugetNotices } from './packages.ts';

type Finder = (request: NoticeRequest, folder: string, project: Project) => readonly Notice[];

/** By the file's name. */
const FINDERS: readonly (readonly [matches: (name: string) => boolean, find: Finder])[] = [
  [isDockerfile, dockerNotices],
  [(name) => name === 'package.json', npmNotices],
  [(name) => name === 'MANIFEST.in', manifestInNotices],
  [(name) => name === 'Cargo.toml', cargoNotices],
  [(name) => name.endsWith('.gemspec'), gemNotices],
  [(name) => /\.(?:cs|fs|vb)proj$/.test(name), nugetNotices],
];

/** @returns what the document lets out, in the order of the text. */
export function leakNotices(request: NoticeRequest, project: Project): readonly Notice[] {
  const { name, folder } = documentPath(request);
  const find = FINDERS.find(([matches]) => matches(name))?.[1];
  return find?.(request, folder, project) ?? [];
}
