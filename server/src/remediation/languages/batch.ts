/** Windows batch files: `%NAME%`, or a check in place of the `set` of the same variable. */
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { byNote } from './loaderNotes.ts';
import { commentPlaceholder } from './placeholders.ts';
import { REASONS } from './reasons.ts';

/** Reads `.env` line by line; values in quotes would keep them. */
const LOAD = 'for /f "usebackq eol=# tokens=1* delims==" %%a in (".env") do set "%%a=%%b"';

export const batch: Language = {
  id: 'bat',
  matches: ({ uri, languageId }) => languageId === 'bat' || /\.(?:bat|cmd)$/i.test(uri),
  rewrite,
  loader: () =>
    byNote({
      en: `Nothing reads .env here by itself: set the variables before the batch file runs, or add the line \`${LOAD}\`.`,
      ja: `ここでは .env は自動で読み込まれません。実行前に変数を設定するか、\`${LOAD}\` の行を追加してください。`,
    }),
};

function rewrite(request: RewriteRequest): RewriteOutcome {
  const { document, range, name } = request;
  const { text } = document;
  const start = text.lastIndexOf('\n', range.start - 1) + 1;
  const head = text.slice(start, range.start);
  if (/^\s*(?:@?rem\b|::)/i.test(head)) return commentPlaceholder(request);
  const value = text.slice(range.start, range.end);
  // cmd reads these again after it has put the value in.
  if (/[&<>|^%!"\r\n]/.test(value)) {
    return {
      ok: false,
      reason: {
        en: 'cmd would read the special characters of the value again. Move this script to PowerShell first.',
        ja: '値に含まれる特殊文字を cmd が再解釈してしまいます。先に PowerShell スクリプトへ移行してください。',
      },
    };
  }
  const set = /^([ \t]*)@?set\s+"?(\w+)=$/i.exec(head);
  const end = /^"?[ \t]*(?=\r?\n|$)/.exec(text.slice(range.end));
  if (set !== null && end === null) return { ok: false, reason: REASONS.join };
  const isSame = set?.[2]?.toUpperCase() === name;
  const replacement =
    isSame && end !== null
      ? {
          range: { start, end: range.end + end[0].length },
          newText: `${set?.[1] ?? ''}if not defined ${name} (echo ${name} is not set 1>&2 & exit /b 1)`,
        }
      : { range, newText: `%${name}%` };
  return {
    ok: true,
    rewrite: {
      replacements: [{ ...replacement, annotation: 'reference' }],
      stored: value,
      notes: [],
      needsLoader: true,
    },
  };
}
