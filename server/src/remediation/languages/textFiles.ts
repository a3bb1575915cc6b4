/** Texts in which a tool expands a reference wherever it stands: one row each. */

import type { Text } from '../../detection/types.ts';
import { lineStart } from '../syntax/places.ts';
import { isUrlAround } from './code.ts';
import { documentPath, envFrom } from './documentPath.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { loadBefore } from './notes.ts';
import { refuse, removed, rewritten } from './outcome.ts';

interface TextFile {
  readonly id: string;
  readonly file: RegExp;
  readonly languageId?: RegExp;
  readonly comment: RegExp;
  /** Undefined where nothing is expanded: then `reason` says what else. */
  readonly reference?: (name: string) => string;
  /** Only names like this are expanded. */
  readonly names?: RegExp;
  readonly special?: RegExp;
  readonly notes?: (request: RewriteRequest) => readonly Text[];
  readonly reason: readonly [en: string, ja: string];
}

const REFERS_ALREADY = [
  'Something that the reader expands stands in the value already, or the name cannot be expanded.',
  '値にすでに展開される部分が含まれているか、展開できない名前です。',
] as const;

const FILES: readonly TextFile[] = [
  {
    id: 'http',
    file: /\.(http|rest)$/,
    languageId: /^http$/,
    comment: /^\s*(#(?!\s*@)|\/\/)/,
    reference: (name) => `{{$dotenv ${name}}}`,
    special: /\{\{/,
    notes: ({ document, project }) => {
      const path = envFrom(documentPath(document).folder, project.root);
      return path === '.env' || path === undefined
        ? []
        : [
            {
              en: `The REST Client reads .env of the folder of this file; here it is ${path}: link or copy it there (git-ignored).`,
              ja: `REST Client はこのファイルと同じフォルダーの .env を読みます。ここでは ${path} にあるため、リンクまたはコピーしてください（git 管理外）。`,
            },
          ];
    },
    reason: REFERS_ALREADY,
  },
  {
    id: 'bruno',
    file: /\.bru$/,
    comment: /^\s*\/\//,
    // Bruno reads .env of the collection by itself.
    reference: (name) => `{{process.env.${name}}}`,
    special: /\{\{/,
    reason: REFERS_ALREADY,
  },
  {
    id: 'pip-requirements',
    file: /\/(requirements|constraints)[\w.-]*\.(txt|in)$/,
    languageId: /^pip-requirements$/,
    comment: /(^|\s)#/,
    reference: (name) => `\${${name}}`,
    names: /^[A-Z0-9_]+$/,
    special: /\$\{/,
    notes: () => [loadBefore('pip install -r …')],
    reason: REFERS_ALREADY,
  },
  {
    id: 'caddy',
    file: /\/caddyfile$|\.caddyfile$/,
    comment: /(^|\s)#/,
    reference: (name) => `{$${name}}`,
    special: /\{/,
    notes: () => [loadBefore('caddy run')],
    reason: REFERS_ALREADY,
  },
  {
    id: 'nginx-template',
    file: /\/templates\/[^/]+\.template$/,
    comment: /^\s*#/,
    reference: (name) => `\${${name}}`,
    special: /\$\{/,
    notes: () => [
      {
        en: 'The nginx image fills the template from its environment: hand it the variable (`docker run --env-file .env`, or `environment` of the compose file).',
        ja: 'nginx イメージは環境変数でテンプレートを埋めます。変数を渡してください（`docker run --env-file .env` や compose ファイルの `environment`）。',
      },
    ],
    reason: REFERS_ALREADY,
  },
  {
    id: 'nginx',
    file: /\/nginx[\w.-]*\.conf$|\/(nginx|sites-(available|enabled)|conf\.d)\/[^/]+$/,
    languageId: /^nginx$/,
    comment: /^\s*#/,
    reason: [
      'nginx does not read the environment. Make the file a template (`templates/*.template` of the official image, filled by envsubst), or `include` a git-ignored file that holds the line.',
      'nginx は環境変数を読みません。ファイルをテンプレートにする（公式イメージの `templates/*.template`、envsubst が埋めます）か、この行だけを git 管理外のファイルに移して `include` してください。',
    ],
  },
  {
    id: 'apache',
    file: /\/(\.htaccess|httpd[\w.-]*\.conf|apache2?[\w.-]*\.conf)$/,
    comment: /^\s*#/,
    reference: (name) => `\${${name}}`,
    special: /\$\{/,
    notes: () => [
      {
        en: 'Apache reads its own environment: export the variable where the service is started (/etc/apache2/envvars).',
        ja: 'Apache は自身の環境変数を読みます。サービスを起動する場所（/etc/apache2/envvars）で変数をエクスポートしてください。',
      },
    ],
    reason: REFERS_ALREADY,
  },
  {
    id: 'sql',
    file: /\.(sql|psql|ddl|dml)$/,
    languageId: /^(sql|plsql|mysql|postgres|pgsql|mssql)$/,
    comment: /--/,
    reason: [
      "SQL has no environment. Take the statement out of the migration, or use a placeholder of the program that runs it (`:'name'` of psql with `\\getenv name NAME`, `${name}` of Flyway and Liquibase).",
      "SQL には環境変数がありません。この文をマイグレーションから外すか、実行するプログラムのプレースホルダー（psql の `\\getenv name NAME` と `:'name'`、Flyway や Liquibase の `${name}`）を使ってください。",
    ],
  },
];

function textLanguage(format: TextFile): Language {
  return {
    id: format.id,
    matches: (document) =>
      format.file.test(documentPath(document).path) ||
      (format.languageId?.test(document.languageId) ?? false),
    rewrite: (request) => rewrite(request, format),
  };
}

function rewrite(
  request: RewriteRequest,
  { comment, reference, names, special, notes, reason }: TextFile,
): RewriteOutcome {
  const { document, range, name } = request;
  const { text } = document;
  const start = lineStart(text, range.start);
  const before = text.slice(start, range.start);
  if (comment.test(before)) return removed(request);
  if (reference === undefined || names?.test(name) === false) return refuse(...reason);
  if (special?.test(text.slice(range.start, range.end)) === true) return refuse(...reason);
  const place = urlAround(text, range);
  if (special?.test(text.slice(place.start, place.end)) === true) return refuse(...reason);
  return rewritten({
    changes: [{ range: place, newText: reference(name) }],
    stored: text.slice(place.start, place.end),
    notes: notes?.(request) ?? [],
  });
}

/** The URL around a password where it stands in quotes of its own; elsewhere the password alone. */
function urlAround(text: string, range: RewriteRequest['range']): RewriteRequest['range'] {
  const before = /(["'])([^"'\s]*)$/.exec(text.slice(Math.max(0, range.start - 300), range.start));
  const after = /^([^"'\s]*)(["'])/.exec(text.slice(range.end, range.end + 500));
  if (before?.[2] === undefined || after?.[1] === undefined || before[1] !== after[2]) return range;
  if (!isUrlAround(before[2], after[1]) || /[${}]/.test(before[2] + after[1])) return range;
  return { start: range.start - before[2].length, end: range.end + after[1].length };
}

export const textFiles: readonly Language[] = FILES.map(textLanguage);
