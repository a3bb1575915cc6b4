/**
 * Configuration of MCP clients other than VS Code: the client expands its own form of a reference in the entries of its
 * servers, one row for each client.
 */
import type { Text } from '../../detection/types.ts';
import { documentPath } from './documentPath.ts';
import { jsonLanguage, jsonWithout, referInJson, wholeUrl } from './jsonFormat.ts';
import type { Language } from './language.ts';
import { loadBefore } from './notes.ts';
import { refuse } from './outcome.ts';

interface Client {
  readonly id: string;
  readonly file: RegExp;
  /** Where the client expands, as a path. */
  readonly expands: RegExp;
  readonly reference: (name: string) => string;
  readonly note?: Text;
}

const SERVER = /^mcpServers\/[^/]+\/(command$|args\/|env\/|url$|httpUrl$|headers\/)/;

const CLIENTS: readonly Client[] = [
  {
    id: 'claude-code',
    file: /\/\.mcp\.json$/,
    expands: SERVER,
    reference: (name) => `\${${name}}`,
    note: loadBefore('claude'),
  },
  {
    id: 'cursor',
    file: /\/\.cursor\/mcp\.json$/,
    expands: SERVER,
    reference: (name) => `\${env:${name}}`,
    note: loadBefore('cursor .'),
  },
  {
    id: 'windsurf',
    file: /\/windsurf[^/]*\/mcp_config\.json$/,
    expands: SERVER,
    reference: (name) => `\${env:${name}}`,
    note: loadBefore('windsurf .'),
  },
  {
    id: 'roo-code',
    file: /\/\.(roo|kilocode)\/mcp\.json$/,
    expands: SERVER,
    reference: (name) => `\${env:${name}}`,
    note: loadBefore('code .'),
  },
  {
    // Reads .env of the project by itself.
    id: 'gemini-cli',
    file: /\/\.gemini\/settings\.json$/,
    expands: /./,
    reference: (name) => `\${${name}}`,
  },
  {
    id: 'opencode',
    file: /\/opencode\.jsonc?$/,
    expands: /./,
    reference: (name) => `{env:${name}}`,
    note: loadBefore('opencode'),
  },
];

const clientLanguage = ({ id, file, expands, reference, note }: Client): Language =>
  jsonLanguage({
    id,
    matches: (document) => file.test(documentPath(document).path),
    rewrite(place, { name }) {
      if (!expands.test(place.path.join('/'))) return refuse(...ELSEWHERE);
      if (/\$\{|\{env:/.test(place.before + place.inside)) return refuse(...DEFAULT);
      return referInJson(wholeUrl(place), reference(name), note === undefined ? [] : [note]);
    },
  });

export const mcpClients: readonly Language[] = [
  ...CLIENTS.map(clientLanguage),
  jsonWithout(
    'claude-desktop',
    (document) => /\/claude_desktop_config\.json$/.test(documentPath(document).path),
    [
      'Claude Desktop hands its configuration on as it stands. Start the server by a program that reads .env (`npx -y @dotenvx/dotenvx run -f PATH/.env -- …` as `command` and `args`) and remove the value from `env`.',
      'Claude Desktop は設定をそのまま渡します。.env を読むプログラム（`command` と `args` に `npx -y @dotenvx/dotenvx run -f PATH/.env -- …`）からサーバーを起動し、`env` から値を取り除いてください。',
    ],
  ),
];

const ELSEWHERE = [
  'The client expands references only in the entries of its servers (`command`, `args`, `env`, `url`, `headers`).',
  'クライアントが参照を展開するのはサーバーの項目（`command`・`args`・`env`・`url`・`headers`）だけです。',
] as const;
const DEFAULT = [
  'A reference stands there already, and the value is part of it or follows it. Remove its default by hand.',
  'すでに参照があり、値はその一部または続きです。既定値を手で取り除いてください。',
] as const;
