/** An endpoint in the file of a Node server that makes the app, and what has to go along with it. */
import { javascriptLoader } from '../../remediation/loaders/javascript.ts';
import type { DocumentEdit } from '../../remediation/plan.ts';
import { lineBreakOf } from '../../remediation/syntax/places.ts';
import type { AppFile } from './appFile.ts';
import { viteProxy } from './viteProxy.ts';
import { type Endpoint, type EndpointRequest, insertionAt } from './way.ts';

/** The endpoint in the file of the app, what loads `.env` there, and how a page of Vite reaches it while developing. */
export function inApp(
  request: EndpointRequest,
  app: AppFile,
  lines: readonly string[],
  path: string,
): Endpoint {
  const { uri, version, text } = app.file;
  const eol = lineBreakOf(text);
  const loader = javascriptLoader({ uri, version, text, languageId: 'javascript' }, request.project);
  const own = insertionAt(app.at, ['', ...lines].map((line) => eol + line).join(''));
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
