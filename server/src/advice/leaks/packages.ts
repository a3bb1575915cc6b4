/**
 * Secrets that a published package takes along, because nothing names the file among what stays.
 * Facts: npm "files" and .npmignore (an .npmignore takes the place of .gitignore); setuptools MANIFEST.in; Cargo
 * "include" and "exclude". What the packers themselves list: `test/programs/packages.test.ts`.
 */
import type { Span } from '../../detection/types.ts';
import { appendLines } from '../../remediation/appendLines.ts';
import type { Project } from '../../remediation/plan.ts';
import type { Notice, NoticeRequest } from '../notice.ts';
import { nameIn } from './docker.ts';
import { letThrough, matching, secretFilesIn } from './kept.ts';

const NPM_PAGE = 'https://docs.npmjs.com/cli/using-npm/developers#keeping-files-out-of-your-package';
const PYTHON_PAGE = 'https://setuptools.pypa.io/en/latest/userguide/miscellaneous.html';
const GEM_PAGE = 'https://guides.rubygems.org/specification-reference/#files';
const NUGET_PAGE =
  'https://learn.microsoft.com/nuget/reference/msbuild-targets#including-content-in-a-package';
const CARGO_PAGE = 'https://doc.rust-lang.org/cargo/reference/manifest.html#the-exclude-and-include-fields';

/** @param folder URI of the folder of the document. */
export function npmNotices({ text }: NoticeRequest, folder: string, project: Project): readonly Notice[] {
  const manifest = jsonOf(text);
  if (manifest === undefined || manifest.private === true) return [];
  if (typeof manifest.name !== 'string' || typeof manifest.version !== 'string') return [];
  const names = secretFilesIn(folder, project);
  const listed = Array.isArray(manifest.files) ? manifest.files.map(String) : undefined;
  if (listed !== undefined) {
    // A list that takes everything is none.
    const takesAll = listed.some((entry) => /^(?:\.?\/?\*{0,2}|\.)$/.test(entry));
    const taken = takesAll
      ? names
      : names.filter((name) => listed.includes(name) || listed.includes(`./${name}`));
    return taken.length === 0 ? [] : [published(taken, keyRange(text, 'files'), NPM_PAGE)];
  }
  const own = `${folder}/.npmignore`;
  const uri = project.files.has(own) ? own : `${folder}/.gitignore`;
  const file = project.files.get(uri);
  const taken = letThrough(names, file?.text ?? '');
  if (taken.length === 0) return [];
  const list = uri === own ? '.npmignore' : '.gitignore';
  const fix = { title: nameIn(taken.join(', '), list), changes: [appendLines(uri, file, taken, 'ignore')] };
  return [published(taken, keyRange(text, 'name'), NPM_PAGE, file?.writable === false ? undefined : fix)];
}

/** `include .env`, `graft .` and `global-include *` in MANIFEST.in, with nothing that takes the file back below. */
export function manifestInNotices(
  { text }: NoticeRequest,
  folder: string,
  project: Project,
): readonly Notice[] {
  const names = secretFilesIn(folder, project);
  const excluded = [...text.matchAll(/^\s*(?:global-)?exclude\s+(.+)$/gm)].map(
    ([, patterns = '']) => patterns,
  );
  const taken = letThrough(names, excluded.join(' ').split(/\s+/).join('\n'));
  return [
    ...text.matchAll(/^[ \t]*(graft\s+\.\/?|global-include\s+\*|(?:recursive-)?include\s.*)$/gm),
  ].flatMap(({ index, 0: line, 1: rule = '' }): Notice[] => {
    const all = /^(?:graft|global-include)/.test(rule);
    const patterns = rule.split(/\s+/).slice(rule.startsWith('recursive') ? 2 : 1);
    const hit = all ? taken : matching(taken, patterns.join('\n'));
    if (hit.length === 0) return [];
    const newText = `${text.endsWith('\n') || text === '' ? '' : '\n'}${hit.map((name) => `global-exclude ${name}\n`).join('')}`;
    const range = { start: text.length, end: text.length };
    return [
      published(hit, { start: index, end: index + line.length }, PYTHON_PAGE, {
        title: nameIn(hit.join(', '), 'MANIFEST.in'),
        range,
        newText,
      }),
    ];
  });
}

export function cargoNotices({ text }: NoticeRequest, folder: string, project: Project): readonly Notice[] {
  const section = /^\[package\]\s*$([\s\S]*?)(?=^\[|(?![\s\S]))/m.exec(text);
  if (section?.[1] === undefined) return [];
  if (/^\s*publish\s*=\s*(?:false|\[\s*\])/m.test(section[1])) return [];
  const names = secretFilesIn(folder, project);
  const included = /^\s*include\s*=\s*\[([^\]]*)\]/m.exec(section[1]);
  if (included?.[1] !== undefined) {
    const taken = matching(names, strings(included[1]).join('\n'));
    const start = text.indexOf(included[0].trimStart(), section.index);
    const at = start + included[0].trimStart().length - 1;
    const comma = /,\s*$/.test(included[1]) || included[1].trim() === '' ? ' ' : ', ';
    const newText = `${comma}${taken.map((name) => `"!${name}"`).join(', ')}`;
    const fix = { title: nameIn(taken.join(', '), 'include'), range: { start: at, end: at }, newText };
    return taken.length === 0
      ? []
      : [published(taken, { start, end: start + 'include'.length }, CARGO_PAGE, fix)];
  }
  const excluded = /^\s*exclude\s*=\s*\[([^\]]*)\]/m.exec(section[1])?.[1] ?? '';
  const uri = `${folder}/.gitignore`;
  const file = project.files.get(uri);
  // Without a list Cargo takes no file whose name starts with a dot, unless git has it.
  const seen = names.filter((name) => !name.startsWith('.'));
  const taken = letThrough(letThrough(seen, strings(excluded).join('\n')), file?.text ?? '');
  if (taken.length === 0) return [];
  const start = section.index;
  const fix = {
    title: nameIn(taken.join(', '), '.gitignore'),
    changes: [appendLines(uri, file, taken, 'ignore')],
  };
  const range = { start, end: start + '[package]'.length };
  return [published(taken, range, CARGO_PAGE, file?.writable === false ? undefined : fix)];
}

/** `spec.files = Dir['**\/*']`: what is left out behind it, or asked of git, is another matter. */
export function gemNotices({ text }: NoticeRequest, folder: string, project: Project): readonly Notice[] {
  const list = /^[ \t]*\w+\.files\s*=\s*(Dir(?:\.glob)?[[(][^\n]*[\])])[ \t]*\r?$/m.exec(text);
  if (list?.[1] === undefined || /\breject\b|[\])]\s*-/.test(list[1])) return [];
  const dots = list[1].includes('FNM_DOTMATCH');
  const globs = strings(list[1]).flatMap(alternatives);
  const taken = secretFilesIn(folder, project).filter((name) =>
    globs.some((glob) => takes(glob.replace(/^(?:\*\*\/)+/, ''), name, dots)),
  );
  if (taken.length === 0) return [];
  const end = list.index + list[0].trimEnd().length;
  const range = { start: end - list[1].length, end };
  const fix = {
    title: nameIn(taken.join(', '), 'files'),
    range: { start: end, end },
    newText: ` - %w[${taken.join(' ')}]`,
  };
  return [published(taken, range, GEM_PAGE, fix)];
}

/** `{a,b}` as the patterns that it stands for. */
function alternatives(glob: string): readonly string[] {
  const [braces, inside = ''] = /\{([^{}]*)\}/.exec(glob) ?? [];
  if (braces === undefined) return [glob];
  return inside.split(',').flatMap((each) => alternatives(glob.replace(braces, () => each)));
}

/** Whether a pattern of one step takes a name; a star does not stand for a dot at the front. */
function takes(glob: string, name: string, dots: boolean): boolean {
  if (glob.includes('/') || (name.startsWith('.') && !glob.startsWith('.') && !dots)) return false;
  const parts = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}

/** `<None Include="…" Pack="true">`, and content of a project that is packed. */
export function nugetNotices({ text }: NoticeRequest, folder: string, project: Project): readonly Notice[] {
  const isPackage = /<(?:PackageId|GeneratePackageOnBuild|IsPackable)>(?!false)/i.test(text);
  const names = secretFilesIn(folder, project);
  return [...text.matchAll(/<(None|Content)\b[^>]*>/g)].flatMap(({ index, 0: item, 1: kind }): Notice[] => {
    const value = (name: string): string =>
      (new RegExp(`\\b${name}="([^"]*)"`).exec(item)?.[1] ?? '').replaceAll('\\', '/').replaceAll(';', '\n');
    const packs = /^true$/i.test(value('Pack')) || (kind === 'Content' && isPackage && value('Pack') === '');
    const include = /\bInclude="[^"]*"/.exec(item);
    const taken = packs ? letThrough(matching(names, value('Include')), value('Exclude')) : [];
    if (taken.length === 0 || include === null) return [];
    const at = index + include.index + include[0].length;
    const fix = {
      title: nameIn(taken.join(', '), 'Exclude'),
      range: { start: at, end: at },
      newText: ` Exclude="${taken.join(';')}"`,
    };
    const range = { start: index, end: index + item.length };
    return [published(taken, range, NUGET_PAGE, /\bExclude=/.test(item) ? undefined : fix)];
  });
}

const strings = (list: string): readonly string[] =>
  [...list.matchAll(/["']([^"']+)["']/g)].map(([, text = '']) => text);

const published = (names: readonly string[], range: Span, url: string, fix?: Notice['fix']): Notice => ({
  id: 'package-takes-secret-files',
  severity: 'medium',
  range,
  text: {
    en: `Publishing this package would take ${names.join(', ')} along: nothing leaves it out. Name it among what is ignored, or list what belongs to the package.`,
    ja: `このパッケージを公開すると ${names.join('、')} も含まれます。除外の設定に追加するか、含めるファイルを列挙してください。`,
  },
  url,
  ...(fix === undefined ? {} : { fix }),
});

function jsonOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Where a key of the top level is written, as far as its first spelling tells. */
function keyRange(text: string, key: string): Span {
  const start = Math.max(0, text.indexOf(`"${key}"`));
  return { start, end: start + key.length + 2 };
}
