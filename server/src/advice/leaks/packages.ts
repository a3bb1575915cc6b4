/**
 * Secrets that a published package takes along, because nothing names the file among what stays.
 * Facts: npm "files" and .npmignore (an .npmignore takes the place of .gitignore); setuptools MANIFEST.in; Cargo
 * "include" and "exclude".
 */
import type { Span } from '../../detection/types.ts';
import { appendLines } from '../../remediation/appendLines.ts';
import type { Project } from '../../remediation/plan.ts';
import type { Notice, NoticeRequest } from '../notice.ts';
import { nameIn } from './docker.ts';
import { letThrough, secretFilesIn } from './kept.ts';

const NPM_PAGE = 'https://docs.npmjs.com/cli/using-npm/developers#keeping-files-out-of-your-package';
const PYTHON_PAGE = 'https://setuptools.pypa.io/en/latest/userguide/miscellaneous.html';
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
    const hit = taken.filter((name) => all || rule.split(/\s+/).slice(1).includes(name));
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
  if (/^\s*(?:include\s*=|publish\s*=\s*(?:false|\[\s*\]))/m.test(section[1])) return [];
  const excluded = /^\s*exclude\s*=\s*\[([^\]]*)\]/m.exec(section[1])?.[1] ?? '';
  const patterns = [...excluded.matchAll(/["']([^"']+)["']/g)].map(([, pattern = '']) => pattern).join('\n');
  const uri = `${folder}/.gitignore`;
  const file = project.files.get(uri);
  const taken = letThrough(letThrough(secretFilesIn(folder, project), patterns), file?.text ?? '');
  if (taken.length === 0) return [];
  const start = section.index;
  const fix = {
    title: nameIn(taken.join(', '), '.gitignore'),
    changes: [appendLines(uri, file, taken, 'ignore')],
  };
  const range = { start, end: start + '[package]'.length };
  return [published(taken, range, CARGO_PAGE, file?.writable === false ? undefined : fix)];
}

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
