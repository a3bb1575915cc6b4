/** What the packers themselves say that a package takes, beside what the notices say. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { leakNotices } from '../../server/src/advice/leaks/leaks.ts';
import type { Project } from '../../server/src/remediation/plan.ts';
import { type Folder, makeFolder } from '../lsp/folder.ts';
import { isThere } from './harness.ts';

const SECRETS = { '.env': 'A=b\n', 'tls.pem': 'k\n' } as const;

interface Packer {
  readonly needs: string;
  /** The manifest, and the other files of a package; `LIST` stands for the list of a case. */
  readonly manifest: string;
  readonly files: Readonly<Record<string, string>>;
  readonly lists: readonly string[];
  /** @returns all paths in the package. */
  pack(folder: Folder): string;
}

const run = (folder: Folder, program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { cwd: folder.path, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

const PACKERS: readonly Packer[] = [
  {
    needs: 'npm',
    manifest: 'package.json',
    files: { 'package.json': '{ "name": "a", "version": "1.0.0"LIST }' },
    lists: ['', ', "files": ["*"]', ', "files": ["lib"]', ', "files": ["tls.pem"]'],
    pack: (folder) => run(folder, 'npm', 'pack', '--dry-run', '--json'),
  },
  {
    needs: 'cargo',
    manifest: 'Cargo.toml',
    files: {
      'Cargo.toml': '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\nLIST\n',
      'src/lib.rs': '',
    },
    lists: [
      '',
      'exclude = ["*.pem"]',
      'include = ["src/**"]',
      'include = ["*"]',
      'include = ["src/**", ".env"]',
      'include = ["*", "!.env"]',
    ],
    pack: (folder) => run(folder, 'cargo', 'package', '--list', '--allow-dirty', '--offline'),
  },
  {
    needs: 'gem',
    manifest: 'a.gemspec',
    files: {
      'a.gemspec':
        'Gem::Specification.new do |spec|\n  spec.name = "a"\n  spec.version = "0.1.0"\n  spec.summary = "a"\n  spec.authors = ["a"]\n  spec.files = LIST\nend\n',
      'lib/a.rb': '',
    },
    lists: [
      'Dir["**/*"]',
      'Dir["*"]',
      'Dir["lib/**/*"]',
      'Dir["**/*.{rb,pem}"]',
      'Dir["**/{*,.*}"]',
      'Dir.glob("**/*", File::FNM_DOTMATCH)',
      'Dir["**/*"] - %w[tls.pem]',
    ],
    pack(folder) {
      run(folder, 'gem', 'build', 'a.gemspec');
      return run(folder, 'sh', '-c', 'tar xOf a-0.1.0.gem data.tar.gz | tar tz');
    },
  },
];

/** What the notices of the manifest name. */
function named(folder: Folder, { manifest, files }: Packer): readonly string[] {
  const paths = [...Object.keys(files), ...Object.keys(SECRETS)];
  const entry = (name: string) =>
    [
      folder.uriOf(name),
      { uri: folder.uriOf(name), version: null, text: folder.read(name), writable: true },
    ] as const;
  const project: Project = {
    root: folder.uri,
    workspaceRoot: folder.uri,
    files: new Map(paths.map(entry)),
    entries: new Set(paths.map((path) => folder.uriOf(path))),
  };
  const source = { uri: folder.uriOf(manifest), languageId: '', text: folder.read(manifest) };
  const words = leakNotices(source, project).map(({ text }) => text.en);
  return Object.keys(SECRETS).filter((name) => words.some((each) => each.includes(name)));
}

describe('what a package takes along', () => {
  for (const packer of PACKERS) {
    const skip = isThere(packer.needs) ? false : `${packer.needs} is not there`;
    for (const list of packer.lists)
      test(`${packer.needs}: ${list}`, { skip }, (context) => {
        const files = Object.fromEntries(
          Object.entries(packer.files).map(([path, text]) => [path, text.replace('LIST', () => list)]),
        );
        const folder = makeFolder(context, { ...files, ...SECRETS });
        const said = named(folder, packer);
        const packed = packer.pack(folder);
        assert.deepEqual(
          said,
          Object.keys(SECRETS).filter((name) => packed.includes(name)),
        );
      });
  }
});
