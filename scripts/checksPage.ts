/**
 * Writes the page of what is asked of whom when a key is checked, and of the rights that are marked, in both languages,
 * from the tables themselves: `node scripts/checksPage.ts`.
 */
import { POLICY_RULES } from '../server/src/advice/policies/words.ts';
import type { Text } from '../server/src/detection/types.ts';
import type { Language } from '../server/src/language.ts';
import { ISSUES_TOKEN } from '../server/src/liveness/beside.ts';
import { KEY_CHECKS } from '../server/src/liveness/providers/index.ts';
import type { KeyCheck } from '../server/src/liveness/types.ts';
import { SEVERITY_NAMES } from '../server/src/report/describe.ts';
import { createCatalogue } from '../server/src/rules/index.ts';
import { CHECK_SOURCES, NOT_ASKED } from './checkSources.ts';
import { pagesOf, tableRow, writeWhereRun } from './page.ts';

/** The pages and the language of each. */
export const CHECKS_PAGES = pagesOf('checks');

const WORDS = {
  title: { en: 'Checking a key, and rights that reach too far', ja: 'キーの有効性の確認と、広すぎる権限' },
  keys: { en: '## Checking a key', ja: '## キーの有効性の確認' },
  intro: {
    en: `_Check This Key with Its Provider…_ (light bulb, hover, findings view) and \`kagimori scan --verify\` send one read-only request
to the key's own provider and read its answer. Nothing is sent on its own: the editor names the host and waits for a yes, an
untrusted workspace sends nothing, and redirects are not followed. The key stands in a header or the body of that one
request, and is neither kept nor logged. What came of it (state, account, scopes, expiry) is told by the message, the hover and the
view as long as the editor is open, and by a report that was asked for. The way is that
of the editor (\`http.proxy\`, \`http.noProxy\`, \`http.proxyAuthorization\`) or of the environment (\`HTTPS_PROXY\`, \`NO_PROXY\`);
certificates count that the system trusts (\`http.systemCertificates\`) or \`NODE_EXTRA_CA_CERTS\` names, and no others, whatever
\`http.proxyStrictSSL\` says. A proxy sees the host alone.

"Live, with limits" is a key that the provider knows but does not let make this call. Anything that says nothing of the key
(too many requests, a fault, a page in between) is "cannot tell", never "not live".

The name in the first column is what \`kagimori.check.baseUrls\` and \`--check-url\` take for a server of your own; a workspace
cannot set it. A host that the table writes with capitals is taken from what stands beside the key, and only within the
provider's own domain; where a server is nobody's but yours, the setting alone names it.`,
    ja: `「このキーが有効か発行元に確認」（電球、ホバー、検出ビュー）と \`kagimori scan --verify\` は、キーの発行元に読み取り専用の要求を 1 回だけ送り、
その応答を読みます。自動では何も送信しません。エディターでは送信先のホストを示して同意を求め、信頼されていないワークスペースでは送信せず、
リダイレクトにも従いません。キーはその要求のヘッダーか本文にだけ含まれ、保存も記録もしません。結果（状態、アカウント、スコープ、期限）は、
エディターを開いている間のメッセージ・ホバー・ビューと、求めたレポートにだけ表示します。エディターの設定
（\`http.proxy\`、\`http.noProxy\`、\`http.proxyAuthorization\`）か環境変数（\`HTTPS_PROXY\`、\`NO_PROXY\`）のプロキシを使います。証明書は、システムが信頼するもの
（\`http.systemCertificates\`）と \`NODE_EXTRA_CA_CERTS\` のものだけを受け入れ、\`http.proxyStrictSSL\` では緩めません。プロキシから見えるのはホスト名だけです。

「有効（制限付き）」は、発行元がキーを認識したものの、この操作を許可していない状態です。キーについて何も分からない応答（要求過多、障害、途中の
ページなど）は「判断できません」とし、「無効」とは言いません。

最初の列の名前は、自社サーバーを指定する \`kagimori.check.baseUrls\` と \`--check-url\` で使います。ワークスペースからは設定できません。
大文字を含むホストは、キーのそばに書かれたものを、発行元のドメイン内に限って使います。自社でだけ動くサーバーは、この設定でのみ指定できます。`,
  },
  head: {
    en: '| Name | Keys | Host | Request | Shows | | Documented |',
    ja: '| 名前 | キー | ホスト | 要求 | 表示 | | 仕様 |',
  },
  takes: { en: 'takes', ja: '必要:' },
  token: { en: 'issues a token', ja: 'トークンを発行' },
  own: { en: 'named by the setting', ja: '設定で指定' },
  notAsked: { en: '### What is not asked, and why', ja: '### 問い合わせない種類と理由' },
  account: { en: 'account', ja: 'アカウント' },
  scopes: { en: 'scopes', ja: 'スコープ' },
  expiry: { en: 'expiry', ja: '有効期限' },
  inPath: { en: 'the key stands in the address', ja: 'キーが URL に入る' },
  stays: { en: 'the key is not sent', ja: 'キーは送信しない' },
  rights: { en: '## Rights that reach too far', ja: '## 広すぎる権限' },
  rightsIntro: {
    en: 'Marked in open files and by the workspace scan (`kagimori.policies`), on the command line with `--policies`. Marks (`kagimori:allow`), `.kagimori.json` (`disable`, `severity`, `allow`) and the baseline count for them by these names.',
    ja: '開いているファイルとワークスペースのスキャンで（`kagimori.policies`）、コマンドラインでは `--policies` で指摘します。印（`kagimori:allow`）、`.kagimori.json`（`disable`、`severity`、`allow`）、ベースラインは次の名前で使えます。',
  },
  rightsHead: { en: '| Rule | What it is | Severity | |', ja: '| ルール | 内容 | 重大度 | |' },
  more: { en: 'page', ja: '文書' },
} satisfies Record<string, Text>;

/** @returns the whole page. */
export function checksPage(language: Language): string {
  const checks = KEY_CHECKS.map((check) => row(check, language));
  const rights = POLICY_RULES.map(({ id, name, severity, docs }) =>
    tableRow([
      `\`${id}\``,
      name[language],
      SEVERITY_NAMES[severity][language],
      `[${WORDS.more[language]}](${docs})`,
    ]),
  );
  return `${[
    `# ${WORDS.title[language]}`,
    '',
    WORDS.keys[language],
    '',
    WORDS.intro[language],
    '',
    WORDS.head[language],
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...checks,
    '',
    WORDS.notAsked[language],
    '',
    ...NOT_ASKED.map(
      ({ rules, ...why }) => `- ${rules.map((id) => `\`${id}\``).join(', ')}: ${why[language]}`,
    ),
    '',
    WORDS.rights[language],
    '',
    WORDS.rightsIntro[language],
    '',
    WORDS.rightsHead[language],
    '| --- | --- | --- | --- |',
    ...rights,
  ].join('\n')}\n`;
}

const catalogue = createCatalogue();

function row(check: KeyCheck, language: Language): string {
  const { id, rules, base, method = 'GET', path } = check;
  const providers = [...new Set(rules.map((rule) => catalogue.get(rule)?.provider ?? ''))].join(', ');
  const host = typeof base === 'string' ? `\`${new URL(base).host}\`` : hostOf(check, language);
  const asked = typeof path === 'string' ? path.split('?')[0] : PATHS[id];
  const shows = [
    ...(check.account === undefined && HOSTS[id] === undefined && !id.startsWith('aws')
      ? []
      : [WORDS.account]),
    ...(check.scopes === undefined ? [] : [WORDS.scopes]),
    ...(check.expires === undefined ? [] : [WORDS.expiry]),
  ].map((word) => word[language]);
  const notes = [
    ...(check.inPath === true ? [WORDS.inPath] : []),
    ...(check.keyStays === true ? [WORDS.stays] : []),
    ...(check.note === ISSUES_TOKEN ? [WORDS.token] : []),
  ].map((word) => word[language]);
  const takes =
    check.beside === undefined ? [] : [`${WORDS.takes[language]} ${check.wants?.[language] ?? ''}`];
  const kinds = `${providers}: ${rules.map((rule) => `\`${rule}\``).join(', ')}`;
  const page = `[${WORDS.more[language]}](${CHECK_SOURCES[id]})`;
  const request = `\`${method} ${asked}\``;
  return tableRow([
    `\`${id}\``,
    kinds,
    host,
    request,
    shows.join(', '),
    [...notes, ...takes].join(', '),
    page,
  ]);
}

/** Where each customer has a host: as a pattern with capitals, or as what only the setting can name. */
const hostOf = ({ id }: KeyCheck, language: Language): string =>
  HOSTS[id] === undefined ? WORDS.own[language] : `\`${HOSTS[id]}\``;

/** Hosts that the key or what stands beside it names, capitals for the name; all of them tell the account. */
const HOSTS: Readonly<Record<string, string>> = {
  'google-service-account': 'www.googleapis.com',
  'azure-storage': 'ACCOUNT.blob.core.windows.net',
  'supabase-service-role': 'PROJECT.supabase.co',
  mailchimp: 'CENTRE.api.mailchimp.com',
  'azure-openai': 'NAME.openai.azure.com',
  'supabase-secret': 'REF.supabase.co',
  databricks: 'NAME.cloud.databricks.com',
  shopify: 'NAME.myshopify.com',
  grafana: 'NAME.grafana.net',
  okta: 'NAME.okta.com',
  atlassian: 'NAME.atlassian.net',
  backlog: 'NAME.backlog.com',
  algolia: 'APP-dsn.algolia.net',
};

/** Paths that are made of names beside the key. */
const PATHS: Readonly<Record<string, string>> = {
  'google-service-account': '/robot/v1/metadata/x509/EMAIL',
  twilio: '/2010-04-01/Accounts/SID.json',
  telegram: '/botTOKEN/getMe',
  'azure-entra': '/TENANT/oauth2/v2.0/token',
  'cloudflare-account': '/client/v4/accounts/ACCOUNT/tokens/verify',
  'discord-webhook': '/api/webhooks/ID/TOKEN',
  backlog: '/api/v2/users/myself',
  mapbox: '/tokens/v2',
  'grafana-cloud': '/api/v1/tokens',
};

writeWhereRun(import.meta.url, CHECKS_PAGES, checksPage);
