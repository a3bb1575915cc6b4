/** XML files: what their reader expands in a text or an attribute. One row each; XML without a known reader is refused. */
import type { Text } from '../../detection/types.ts';
import type { FixDocument } from '../plan.ts';
import { type XmlPlace, xmlDecoded, xmlPlaceAt } from '../syntax/xmlPlace.ts';
import { isUrlAround } from './code.ts';
import { documentPath } from './documentPath.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { loadBefore } from './notes.ts';
import { refuse, rewritten } from './outcome.ts';

interface XmlFile {
  readonly id: string;
  readonly file: RegExp;
  /** What must stand in the file as well. */
  readonly mentions?: RegExp;
  readonly reference?: (name: string) => string;
  /** Where the reader expands; everywhere unless told. */
  readonly expands?: (place: XmlPlace) => boolean;
  readonly special?: RegExp;
  readonly notes?: (name: string) => readonly Text[];
  readonly reason: readonly [en: string, ja: string];
}

const REFERS_ALREADY = [
  'Something that the reader expands stands in the value already, or nothing is expanded at this place.',
  '値にすでに展開される部分が含まれているか、この位置では展開されません。',
] as const;

const SHIPS: Text = {
  en: 'The value is still part of the app that people install, and can be read out of it: restrict the key to this app, or keep it on a server.',
  ja: '値は配布されるアプリに含まれ、取り出せます。鍵をこのアプリに限定するか、サーバーに置いてください。',
};

const FILES: readonly XmlFile[] = [
  {
    id: 'maven',
    file: /\/(settings[\w.-]*|pom)\.xml$/,
    mentions: /<(settings|project)[\s>]/,
    reference: (name) => `\${env.${name}}`,
    special: /\$\{/,
    notes: () => [loadBefore('mvn …')],
    reason: REFERS_ALREADY,
  },
  {
    id: 'nuget',
    file: /\/nuget[\w.-]*\.config$/,
    reference: (name) => `%${name}%`,
    expands: ({ attribute }) => attribute === 'value',
    special: /%/,
    notes: () => [loadBefore('dotnet restore')],
    reason: REFERS_ALREADY,
  },
  {
    id: 'android-manifest',
    file: /\/androidmanifest\.xml$/,
    reference: (name) => `\${${name}}`,
    expands: ({ kind }) => kind === 'attribute',
    special: /\$\{/,
    notes: (name) => [
      {
        en: `Give the manifest its value in build.gradle, in defaultConfig: \`manifestPlaceholders["${name}"] = System.getenv("${name}") ?: error("${name} is not set")\`.`,
        ja: `build.gradle の defaultConfig でマニフェストに値を渡してください: \`manifestPlaceholders["${name}"] = System.getenv("${name}") ?: error("${name} is not set")\``,
      },
      SHIPS,
    ],
    reason: REFERS_ALREADY,
  },
  {
    id: 'android-resources',
    file: /\/res\/(values[\w-]*|xml)\/[^/]+\.xml$/,
    reason: [
      'A resource is part of the app that people install. Keep the secret on a server; a key that is restricted to this app can come from the build (`resValue "string", name, System.getenv(…)`).',
      'リソースは配布されるアプリの一部です。秘密の値はサーバーに置いてください。このアプリに限定した鍵なら、ビルド時に渡せます（`resValue "string", name, System.getenv(…)`）。',
    ],
  },
  {
    id: 'info-plist',
    file: /info\.plist$/,
    reference: (name) => `$(${name})`,
    expands: ({ kind, path }) => kind === 'text' && path.at(-1) === 'string',
    special: /\$\(/,
    notes: (name) => [
      {
        en: `Xcode fills $(${name}) from the build settings: put \`${name} = …\` into a git-ignored .xcconfig (write // in a URL as /$()/).`,
        ja: `Xcode は $(${name}) をビルド設定から埋めます。git 管理外の .xcconfig に \`${name} = …\` と書いてください（URL の // は /$()/ と書きます）。`,
      },
      SHIPS,
    ],
    reason: REFERS_ALREADY,
  },
  {
    id: 'log4j2',
    file: /\/log4j2?[\w.-]*\.xml$/,
    reference: (name) => `\${env:${name}}`,
    special: /\$\{/,
    notes: () => [loadBefore('java …')],
    reason: REFERS_ALREADY,
  },
  {
    id: 'logback',
    file: /\/logback[\w.-]*\.xml$/,
    reference: (name) => `\${${name}}`,
    special: /\$\{/,
    notes: () => [loadBefore('java …')],
    reason: REFERS_ALREADY,
  },
  {
    id: 'hadoop',
    file: /\/(core|hdfs|yarn|mapred|hive|hbase)-site\.xml$/,
    reference: (name) => `\${env.${name}}`,
    expands: ({ path }) => path.at(-1) === 'value',
    special: /\$\{/,
    notes: () => [loadBefore('hadoop …')],
    reason: REFERS_ALREADY,
  },
  {
    id: 'dotnet-config',
    file: /\/(web|app|[\w.-]+\.exe)(\.[\w-]+)?\.config$/,
    reason: [
      'The configuration of the .NET Framework expands nothing. Take the entry out into a git-ignored file (`<appSettings file="secrets.config">`, `configSource` for connection strings), or use a configuration builder for the environment.',
      '.NET Framework の設定ファイルは展開されません。エントリーを git 管理外のファイルに移す（`<appSettings file="secrets.config">`、接続文字列は `configSource`）か、環境変数の構成ビルダーを使ってください。',
    ],
  },
  {
    id: 'xml',
    file: /\.(xml|xsd|xsl|xslt|plist|config|props|targets|csproj|fsproj|vbproj|resx|xaml|wsdl|svg)$/,
    reason: [
      'XML has no references to the environment, and the reader of this file is not known. Let the program read the value from its environment, or keep the file out of git and commit an example of it without the value.',
      'XML には環境変数を参照する仕組みがなく、このファイルを読むプログラムも分かりません。プログラム側で環境変数を読むか、ファイルを git から外し、値を除いた見本だけをコミットしてください。',
    ],
  },
];

function xmlLanguage(format: XmlFile): Language {
  const matches = (document: Pick<FixDocument, 'uri' | 'languageId' | 'text'>): boolean =>
    (format.file.test(documentPath(document).path) ||
      (format.id === 'xml' && document.languageId === 'xml')) &&
    (format.mentions?.test(document.text) ?? true);
  return { id: format.id, matches, rewrite: (request) => rewrite(request, format) };
}

function rewrite(
  request: RewriteRequest,
  { reference, expands, special, notes, reason }: XmlFile,
): RewriteOutcome {
  const { document, range, name } = request;
  const place = xmlPlaceAt(document.text, range);
  if (place.kind === 'comment') return rewritten({ changes: [{ range, newText: name }], stored: null });
  if (reference === undefined || place.kind === 'other' || place.kind === 'cdata') return refuse(...reason);
  if (expands !== undefined && !expands(place)) return refuse(...reason);
  const moved = urlAround(document.text, place, range);
  const stored = xmlDecoded(document.text.slice(moved.start, moved.end));
  if (stored === undefined || special?.test(stored) === true) return refuse(...reason);
  return rewritten({
    changes: [{ range: moved, newText: reference(name) }],
    stored,
    notes: notes?.(name) ?? [],
  });
}

function urlAround(
  text: string,
  { content }: XmlPlace,
  range: RewriteRequest['range'],
): RewriteRequest['range'] {
  const before = text.slice(content.start, range.start);
  const after = text.slice(range.end, content.end);
  return isUrlAround(before, after) && !/[${}]/.test(before + after) ? content : range;
}

export const xmlFiles: readonly Language[] = FILES.map(xmlLanguage);
