/**
 * Writes the page of the four pieces of advice, provider by provider, in both languages, from what the product says and
 * does itself: `node scripts/advicePage.ts`. What is not there has its reason here.
 */
import { adviceForRule } from '../server/src/advice/advice.ts';
import { snippetsOf } from '../server/src/advice/limits.ts';
import { guideOf } from '../server/src/advice/rotation/guides/index.ts';
import { setupFor } from '../server/src/advice/setup/setupFor.ts';
import type { Advice, Caution } from '../server/src/advice/types.ts';
import type { Rule, Text } from '../server/src/detection/types.ts';
import type { Language } from '../server/src/language.ts';
import { titleOf } from '../server/src/report/describe.ts';
import { createCatalogue } from '../server/src/rules/index.ts';
import { isCheckable } from '../server/src/workspace/checkKey.ts';
import { REVIEWED } from './adviceSources.ts';
import { pagesOf, tableRow, writeWhereRun } from './page.ts';

/** The pages and the language of each. */
export const ADVICE_PAGES = pagesOf('advice');

/** One kind for each provider: the one that stands in code most often. */
export const SHOWN_RULES = [
  'aws-access-key-id',
  'gcp-service-account-json',
  'gcp-api-key',
  'gcp-gemini-auth-key',
  'azure-storage-key',
  'azure-entra-client-secret',
  'azure-openai-key',
  'github-pat-classic',
  'gitlab-pat',
  'bitbucket-app-password',
  'atlassian-api-token',
  'azure-devops-pat',
  'npm-token',
  'pypi-token',
  'rubygems-key',
  'cratesio-token',
  'nuget-key',
  'dockerhub-pat',
  'circleci-pat',
  'terraform-cloud-token',
  'openai-project',
  'anthropic-api',
  'huggingface-token',
  'groq-key',
  'openrouter-key',
  'stripe-secret-live',
  'paypal-client-secret',
  'square-access-token',
  'shopify-admin-token',
  'slack-bot',
  'slack-webhook',
  'discord-bot-token',
  'telegram-bot-token',
  'line-channel-token-long',
  'twilio-auth-token',
  'sendgrid-key',
  'mailgun-private-key',
  'mailchimp-key',
  'postmark-token',
  'cloudflare-api-token',
  'vercel-pat',
  'netlify-pat',
  'heroku-key',
  'digitalocean-pat',
  'fastly-token',
  'supabase-secret-key',
  'kubernetes-service-account-token',
  'postgres-uri',
  'mysql-uri',
  'mongodb-uri',
  'redis-uri',
  'databricks-token',
  'snowflake-pat',
  'datadog-api-key',
  'newrelic-user-key',
  'sentry-user-token',
  'pagerduty-key',
  'grafana-service-account',
  'okta-api-token',
  'auth0-client-secret',
  'vault-service-token',
  'doppler-service',
  'notion-token',
  'linear-key',
  'hubspot-private-app',
  'algolia-admin-key',
  'mapbox-secret',
  'openssh-private-key',
] as const;

const WORDS = {
  title: { en: 'The four pieces of advice, provider by provider', ja: '発行元ごとの 4 つの助言' },
  intro: {
    en: [
      'What Kagimori says of the most used kinds of keys, and what it does about them. The words are those of its hovers; what it does stands in _italics_. A cell without advice says why.',
      'For every kind, whatever its provider: the light bulb moves it to `.env` or to a secrets manager with the code rewritten, or shows the way to a server where users are given the file ([rules](rules.md)); the hover and the message say when a value ends as far as it says so itself (JSON web tokens, SAS, pre-signed URLs, certificates); git tells how long it stands there and who has it; the _Rotation_ view watches `# expires:` and `# rotated:` of all `.env` files; _Rotate this key…_ leads through its rotation.',
    ],
    ja: [
      'よく使われるキーについて、Kagimori が何を伝え、何をするかの一覧です。文面はホバーと同じで、Kagimori が行うことは _斜体_ で示します。助言のない欄には理由を書いています。',
      '発行元を問わず、すべての種類について: 電球メニューから、コードを書き換えて `.env` やシークレットマネージャーへ移せます。利用者に配られるファイルなら、サーバー側に置く方法を示します（[ルール](rules.ja.md)）。値自身が期限を示すもの（JWT、SAS、署名付き URL、証明書）は、ホバーとメッセージで期限を伝えます。git からは、いつからあり、どこへプッシュ済みかが分かります。_ローテーション_ ビューは、すべての `.env` の `# expires:` と `# rotated:` を見張ります。_このキーをローテーションする…_ で手順を案内します。',
    ],
  },
  head: {
    en: '| Key | Safer than a key | Out of the code | Only what it needs | An end, limits, rotation |',
    ja: '| キー | キーより安全な方法 | コードの外へ | 必要な権限だけ | 期限・制限・ローテーション |',
  },
  how: { en: 'how', ja: '手順' },
  setup: { en: 'Copies the set-up steps', ja: '設定手順をコピー' },
  check: { en: 'Checks the key with its provider on request', ja: '求めに応じて発行元に有効性を確認' },
  moves: {
    en: 'Moves it to a store, or to `.env` as',
    ja: 'シークレットマネージャーか `.env` へ移す。変数名:',
  },
  movesPlain: { en: 'Moves it to a store, or to `.env`', ja: 'シークレットマネージャーか `.env` へ移す' },
  rotates: { en: 'Leads through the rotation', ja: 'ローテーションを案内' },
  limits: { en: 'Copies limits', ja: '制限の例をコピー' },
  page: { en: 'page', ja: '参照' },
  reviewed: { en: '## What was read', ja: '## 確認した資料' },
  reviewedIntro: {
    en: 'The facts of these providers were read again on the day beside them, in stored copies of the pages, which may be some weeks older. The other rows stand on the pages that they link to, as they were when the row was written.',
    ja: '次の発行元については、記載の日に資料を読み直しました。読んだのは保存された写しのため、数週間前の内容の場合があります。それ以外の行は、作成時点のリンク先に基づきます。',
  },
  reviewedHead: { en: '| Provider | Day | Pages |', ja: '| 発行元 | 日付 | 資料 |' },
} as const;

interface Reason {
  readonly text: Text;
  readonly url?: string;
}

const reason = (en: string, ja: string, url?: string): Reason => ({
  text: { en, ja },
  ...(url === undefined ? {} : { url }),
});

/** Why a kind has no keyless way of ours, where there is more to say than that none is known. */
const NO_KEYLESS: Readonly<Record<string, Reason>> = {
  'gcp-api-key': reason(
    'An API key names a project, not a caller: where the API takes OAuth, use Application Default Credentials.',
    'API キーは呼び出し元ではなくプロジェクトを示すものです。OAuth に対応した API では ADC を使ってください。',
  ),
  'gcp-gemini-auth-key': reason(
    'The Gemini API takes keys; Vertex AI serves the same models with Application Default Credentials.',
    'Gemini API はキーが前提です。同じモデルを ADC で使うには Vertex AI を利用してください。',
  ),
  'gitlab-pat': reason(
    'Inside GitLab CI: CI_JOB_TOKEN. Elsewhere no federation is known.',
    'GitLab CI 内では CI_JOB_TOKEN を使えます。それ以外の連携方法は知られていません。',
  ),
  'azure-devops-pat': reason(
    'In its pipelines: System.AccessToken. Elsewhere it takes Entra tokens of a managed identity, which has to be added as a user first.',
    'パイプライン内では System.AccessToken を使えます。それ以外では、ユーザーとして追加したマネージド ID の Entra トークンを使えます。',
  ),
  'stripe-secret-live': reason(
    'Workload identity federation (AWS, Google Cloud) is in private preview: ask for access, and keep restricted keys until then.',
    'ワークロード ID 連携（AWS、Google Cloud）はプライベート プレビュー中です。利用を申請し、それまでは制限付きキーを使ってください。',
    'https://docs.stripe.com/workload-identity-federation',
  ),
  'openssh-private-key': reason(
    'SSH certificates, which a CA issues for hours, need no long-lived key; they are set up by the owner of the host.',
    '認証局が数時間だけ発行する SSH 証明書なら長期の鍵は要りませんが、ホストの管理者による設定が必要です。',
  ),
  'slack-webhook': reason(
    'The URL is the key; a bot that posts has a token, which can be rotated.',
    'URL 自体がキーです。投稿用の Bot なら、ローテーションできるトークンを使えます。',
  ),
};

/** Why a kind has no smaller one, by its reach. */
const NO_SMALLER: Readonly<Partial<Record<Rule['privilege'], Reason>>> = {
  scoped: reason(
    'Its rights are chosen when it is made: no smaller kind is known.',
    '権限は作成時に選びます。これより小さい種類は知られていません。',
  ),
  restricted: reason(
    'It can do one thing alone: there is no smaller kind.',
    '一つのことしかできない種類で、これより小さいものはありません。',
  ),
};

/** @returns the whole page. @throws when a cell is empty and has no reason. */
export function advicePage(language: Language): string {
  const catalogue = createCatalogue();
  const rows = SHOWN_RULES.map((id) => {
    const rule = catalogue.get(id);
    if (rule === undefined) throw new Error(`no rule ${id}`);
    return row(rule, language);
  });
  return [
    `# ${WORDS.title[language]}`,
    '',
    ...WORDS.intro[language].flatMap((paragraph) => [paragraph, '']),
    WORDS.head[language],
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...reviewed(language),
  ].join('\n');
}

/** What was read to write this, provider by provider. */
function reviewed(language: Language): readonly string[] {
  return [
    WORDS.reviewed[language],
    '',
    WORDS.reviewedIntro[language],
    '',
    WORDS.reviewedHead[language],
    '| --- | --- | --- |',
    ...REVIEWED.map(
      ({ provider, day, pages }) =>
        `| ${provider} | ${day} | ${pages.map((url) => `<${url}>`).join('<br>')} |`,
    ),
    '',
  ];
}

function row(rule: Rule, language: Language): string {
  const advice = adviceForRule(rule);
  const cells = [
    `[${titleOf(rule, language)}](rules${language === 'ja' ? '.ja' : ''}.md#${rule.id})`,
    cell(
      advice,
      'keyless',
      noKeyless(rule),
      setupFor(rule) === undefined ? [] : [WORDS.setup[language]],
      language,
    ),
    place(rule, advice, language),
    cell(
      advice,
      'privilege',
      NO_SMALLER[rule.privilege],
      isAskable(rule) ? [WORDS.check[language]] : [],
      language,
    ),
    cell(advice, 'end', undefined, endDeeds(rule, language), language),
  ];
  return tableRow(cells);
}

/** That a key belongs out of the code is said above, once for all. */
const place = (rule: Rule, advice: readonly Advice[], language: Language): string =>
  advice.some(({ id }) => id === 'move')
    ? `_${movesTo(rule, language)}_`
    : cell(advice, 'place', undefined, [], language);

function cell(
  advice: readonly Advice[],
  caution: Caution,
  reason: Reason | undefined,
  deeds: readonly string[],
  language: Language,
): string {
  const linked = ({ text, url }: Reason): string =>
    text[language] + (url === undefined ? '' : ` ([${WORDS.how[language]}](${url}))`);
  const said = advice.filter((piece) => piece.caution === caution).map(linked);
  const words = said.length > 0 || reason === undefined ? said : [linked(reason)];
  if (words.join('') === '') throw new Error(`nothing is said of ${caution}, and no reason is given`);
  return [...words, ...deeds.map((deed) => `_${deed}_`)].join('<br>');
}

const noKeyless = ({ id, provider }: Rule): Reason =>
  NO_KEYLESS[id] ??
  reason(
    `None is known: ${provider} signs programs in by keys.`,
    `${provider} のプログラム認証はキーが前提で、キーなしの方法は知られていません。`,
  );

const movesTo = (rule: Rule, language: Language): string =>
  rule.envName === undefined ? WORDS.movesPlain[language] : `${WORDS.moves[language]} \`${rule.envName}\``;

/** Whether the provider can be asked, perhaps with the other half beside it. */
function isAskable({ id, companion = [] }: Rule): boolean {
  const parts = companion.map((ruleId) => ({
    ruleId,
    range: { start: 0, end: 0 },
    fingerprint: '',
    redacted: '',
    encodings: [],
  }));
  return isCheckable({ ruleId: id, parts });
}

function endDeeds(rule: Rule, language: Language): readonly string[] {
  const titles = snippetsOf(rule).map(({ title, url }) =>
    url === undefined ? title[language] : `${title[language]} ([${WORDS.page[language]}](${url}))`,
  );
  return [
    ...(guideOf(rule) === undefined ? [] : [WORDS.rotates[language]]),
    ...(titles.length === 0
      ? []
      : [`${WORDS.limits[language]}: ${titles.join(language === 'ja' ? '、' : '; ')}`]),
  ];
}

writeWhereRun(import.meta.url, ADVICE_PAGES, advicePage);
