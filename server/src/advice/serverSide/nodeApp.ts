/** The file of a Node server that makes the app: an endpoint goes right behind that, so that nothing has to be imported. */
import { JAVASCRIPT } from '../../remediation/languages/javascriptSyntax.ts';
import { javascriptLoader } from '../../remediation/loaders/javascript.ts';
import type { DocumentEdit, ProjectFile, Replacement } from '../../remediation/plan.ts';
import { tokensOf } from '../../remediation/syntax/literal.ts';
import { viteProxy } from './viteProxy.ts';
import type { Endpoint, EndpointRequest } from './way.ts';

/** A file that makes an app, and the place right behind that. */
export interface AppFile {
  readonly file: ProjectFile;
  /** What the app is called. */
  readonly app: string;
  readonly at: number;
}

/** @returns the only file that makes an app in one plain line. @param made the line, its first group the app's name. */
export function appFileOf({ sources }: EndpointRequest, made: RegExp): AppFile | undefined {
  const found = [...sources.values()].flatMap((file): AppFile[] => {
    const hits = [...file.text.matchAll(made)].filter(({ index }) => !isInside(file.text, index));
    const [hit, ...more] = hits;
    const [line, app] = hit ?? [];
    if (hit === undefined || more.length > 0 || app === undefined || !file.writable) return [];
    return [{ file, app, at: hit.index + (line ?? '').length }];
  });
  const [only, ...others] = found;
  return others.length === 0 ? only : undefined;
}

const isInside = (text: string, at: number): boolean =>
  tokensOf(text, JAVASCRIPT).some(({ range }) => range.start <= at && at < range.end);

/** The endpoint in the file of the app, what loads `.env` there, and how a page of Vite reaches it while developing. */
export function inApp(
  request: EndpointRequest,
  app: AppFile,
  lines: readonly string[],
  path: string,
): Endpoint {
  const { uri, version, text } = app.file;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const loader = javascriptLoader({ uri, version, text, languageId: 'javascript' }, request.project);
  const own: Replacement = {
    range: { start: app.at, end: app.at },
    newText: ['', ...lines].map((line) => eol + line).join(''),
    annotation: 'endpoint',
  };
  const replacements = [...loader.replacements, own].toSorted((a, b) => a.range.start - b.range.start);
  const edit: DocumentEdit = { kind: 'edit', uri, version, text, replacements };
  const proxied = viteProxy(request, portOf(text));
  return {
    path,
    changes: [edit, ...(proxied.edit === undefined ? [] : [proxied.edit])],
    notes: [...loader.notes, ...proxied.notes],
  };
}

/** `listen(3000)`, `listen({ port: 3000 })`, `port: Number(process.env.PORT ?? 3000)`, `const PORT = process.env.PORT || 3000`. */
const portOf = (text: string): string | undefined =>
  /(?:\.listen\(\s*|\bport\s*[:=]\s*)(?:\{\s*port\s*:\s*)?(?:(?:Number|parseInt)\(\s*)?(?:process\.env\.\w+\s*(?:\?\?|\|\|)\s*)?(\d{2,5})\b/i.exec(
    text,
  )?.[1];

/** @returns an address that the file does not name yet. */
export function freeRoute({ name }: EndpointRequest, text: string): string {
  for (let count = 1; ; count += 1) {
    const path = `/api/${name}${count === 1 ? '' : `-${count}`}`;
    if (!text.includes(`${path}'`) && !text.includes(`${path}"`) && !text.includes(`${path}/`)) return path;
  }
}
