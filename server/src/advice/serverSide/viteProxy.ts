/** How a page of Vite reaches a server of its own while it is developed. */
import type { Text } from '../../detection/types.ts';
import { filesNamed } from '../../remediation/loaders/manifests.ts';
import type { DocumentEdit } from '../../remediation/plan.ts';
import { dependsOn } from '../../remediation/shipped/signal.ts';
import { type EndpointRequest, insertionAt } from './way.ts';

/** Vite's development server hands `/api` on; where its configuration is not plain, a note says so. */
export function viteProxy(
  { project }: EndpointRequest,
  port: string | undefined,
): { readonly edit?: DocumentEdit; readonly notes: readonly Text[] } {
  if (!dependsOn(project, 'vite')) return { notes: [] };
  const [file] = filesNamed(project, /^vite\.config\.[cm]?[jt]s$/);
  if (file !== undefined && /['"]\/api['"/]/.test(file.text)) return { notes: [] };
  const opening =
    file === undefined
      ? null
      : /\bexport\s+default\s+(?:defineConfig\(\s*)?\{[ \t]*(?:\r?\n)?/.exec(file.text);
  if (
    file === undefined ||
    opening === null ||
    port === undefined ||
    !file.writable ||
    /\bserver\s*:/.test(file.text)
  )
    return { notes: [PROXY] };
  const { uri, version, text } = file;
  const at = opening.index + opening[0].length;
  const isBroken = opening[0].endsWith('\n');
  const setting = `server: { proxy: { '/api': 'http://127.0.0.1:${port}' } },`;
  const gap = text[at] === '}' ? ' ' : '';
  const newText = isBroken ? `  ${setting}\n` : ` ${setting}${gap}`;
  const replacements = [insertionAt(at, newText)];
  return { edit: { kind: 'edit', uri, version, text, replacements }, notes: [] };
}

const PROXY: Text = {
  en: "Let Vite's development server hand `/api` on to the server (`server.proxy` in its configuration).",
  ja: 'Vite の開発サーバーが `/api` をサーバーへ転送するように、設定の `server.proxy` を追加してください。',
};
