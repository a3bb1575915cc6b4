/** Keys that clients are meant to have: how each is restricted, and where, in place of hiding it. */
import type { Rule, Text } from '../detection/types.ts';
import type { Advice } from './types.ts';

interface Restriction {
  /** Ids of rules. */
  readonly rules: readonly string[];
  readonly text: Text;
  readonly steps?: readonly Text[];
  /** The rule's own page where absent. */
  readonly url?: string;
}

/** By kind of key. */
export const RESTRICTIONS: readonly Restriction[] = [
  {
    rules: ['firebase-web-api-key'],
    text: {
      en: 'It identifies the project and authorises nothing: Security Rules and App Check decide. Let it call the Firebase APIs alone.',
      ja: 'プロジェクトを示すだけで、権限は与えません。アクセスはセキュリティ ルールと App Check で制御し、呼び出せる API は Firebase のものだけにしてください。',
    },
    steps: [
      {
        en: 'Credentials → the key → API restrictions: the Firebase APIs, and never the Generative Language API.',
        ja: '「認証情報」→ キー →「API の制限」で Firebase の API だけを選びます。Generative Language API は含めません。',
      },
      {
        en: 'Use other keys for Maps and Gemini, the latter on a server.',
        ja: 'Maps と Gemini には別のキーを使い、Gemini のキーはサーバー側に置きます。',
      },
    ],
    url: 'https://firebase.google.com/docs/projects/api-keys',
  },
  {
    rules: ['google-maps-key'],
    text: {
      en: 'A map in a page or an app needs its key: let your own sites or apps alone use it, for the Maps APIs alone.',
      ja: '地図を表示するページやアプリにはキーが必要です。自分のサイトやアプリだけから、Maps の API だけを使えるよう制限してください。',
    },
    steps: [
      {
        en: 'Credentials → the key → Application restrictions: websites (referrers), Android apps (package and SHA-1) or iOS apps (bundle).',
        ja: '「認証情報」→ キー →「アプリケーションの制限」で、ウェブサイト（リファラー）、Android アプリ（パッケージ名と SHA-1）、iOS アプリ（バンドル ID）のいずれかを指定します。',
      },
      {
        en: 'API restrictions: the Maps APIs that are used. Web services called from a server get a second key with an IP restriction.',
        ja: '「API の制限」で使う Maps の API だけを選びます。サーバーから呼ぶ Web サービスには、IP 制限付きの別のキーを使います。',
      },
    ],
    url: 'https://cloud.google.com/api-keys/docs/add-restrictions-api-keys',
  },
  {
    rules: ['gcp-oauth-client-id'],
    text: {
      en: 'A client ID is no secret: list your own JavaScript origins and redirect addresses for it, exactly.',
      ja: 'クライアント ID は秘密ではありません。承認済みの JavaScript 生成元とリダイレクト URI を、自分のものだけ正確に登録してください。',
    },
    url: 'https://developers.google.com/identity/protocols/oauth2/javascript-implicit-flow',
  },
  {
    rules: ['stripe-publishable', 'stripe-pi-client-secret'],
    text: {
      en: 'It can start a payment and read nothing. Keep pk_test in development, and set rules in Radar against card testing.',
      ja: '支払いを始められるだけで、データは読めません。開発では pk_test を使い、カードの不正テストには Radar のルールで備えてください。',
    },
    url: 'https://docs.stripe.com/keys-best-practices',
  },
  {
    rules: ['supabase-anon-jwt', 'supabase-publishable-key'],
    text: {
      en: 'Row level security decides what it can read: enable it on every table that the API shows, with policies.',
      ja: '読めるデータは行レベルセキュリティ（RLS）で決まります。API に公開するすべてのテーブルで有効にし、ポリシーを設定してください。',
    },
    url: 'https://supabase.com/docs/guides/api/api-keys',
  },
  {
    rules: ['sentry-dsn'],
    text: {
      en: 'It can send events and read nothing: set the allowed domains, the inbound filters and a rate limit of the project.',
      ja: 'イベントを送信できるだけで、読み取りはできません。プロジェクトの許可ドメイン、受信フィルター、レート制限を設定してください。',
    },
    url: 'https://docs.sentry.io/concepts/key-terms/dsn-explainer/',
  },
  {
    rules: ['algolia-search-key'],
    text: {
      en: 'Let it search alone: name the indices and the referrers, and limit the calls per address and hour.',
      ja: '検索だけを許可し、対象のインデックスとリファラーを指定し、1 時間・1 アドレスあたりの回数を制限してください。',
    },
    url: 'https://www.algolia.com/doc/guides/security/api-keys/',
  },
  {
    rules: ['mapbox-public'],
    text: {
      en: 'Name the addresses of your sites for it, and give it the public scopes alone.',
      ja: '自分のサイトの URL を指定し、公開スコープだけを付けてください。',
    },
    url: 'https://docs.mapbox.com/accounts/guides/tokens/',
  },
  {
    rules: ['posthog-project', 'langfuse-public', 'newrelic-browser-key', 'newrelic-mobile-token'],
    text: {
      en: 'It can send data and read none: watch what comes in, and filter what is not from your own sites and apps.',
      ja: 'データを送信できるだけで、読み取りはできません。受信量を監視し、自分のサイトやアプリ以外からのものは除外してください。',
    },
  },
  {
    rules: ['aws-cognito-pool-id'],
    text: {
      en: 'Whoever has it gets the role of guests: give that role the named actions on the named resources alone, or turn guests off.',
      ja: 'ID を知る人は誰でもゲストのロールを得られます。必要な操作とリソースだけを許可するか、ゲスト アクセスを無効にしてください。',
    },
    url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html',
  },
  {
    rules: [
      'payjp-public',
      'komoju-publishable',
      'omise-public',
      'fincode-public',
      'braintree-tokenization',
      'paypal-client-id',
      'square-app-id',
      'razorpay-key-id',
      'flutterwave-public',
    ],
    text: {
      en: 'It turns a card into a token and can do no more: check the amount on the server, and keep its secret counterpart there.',
      ja: 'カード情報をトークンに変えるだけのキーです。金額はサーバー側で確認し、対になる秘密鍵もサーバー側に置いてください。',
    },
  },
];

const RESTRICT: Text = {
  en: 'It is meant to be seen by clients: hiding it gains little. Restrict it to your own sites, apps and APIs.',
  ja: 'クライアントに見えてよい種類のキーです。隠すよりも、自分のサイト・アプリ・API だけで使えるよう制限してください。',
};

/** @returns how a key that is meant to be seen is restricted; the page where that is done is the rule's own. */
export function restrictionOf(rule: Rule): Advice {
  const own = RESTRICTIONS.find(({ rules }) => rules.includes(rule.id));
  const url = own?.url ?? rule.docs ?? rule.manageUrl;
  return {
    caution: 'place',
    id: 'restrict',
    text: own?.text ?? RESTRICT,
    steps: (own?.steps ?? []).map((text) => ({ text })),
    ...(url === undefined ? {} : { url }),
  };
}
