/** The server-side way as steps to follow, where no edit is plain enough, or to read beside it. */
import type { Rule, Text } from '../../detection/types.ts';
import { documentPath } from '../../remediation/languages/documentPath.ts';
import { filesNamed, pythonDependencies } from '../../remediation/loaders/manifests.ts';
import type { Project } from '../../remediation/plan.ts';
import { dependsOn, hasBeside, says } from '../../remediation/shipped/signal.ts';
import { EXPOSURE_PAGE } from '../exposure.ts';
import { appCallFor } from './appCalls.ts';
import { SAMPLES, type SampleId } from './samples.ts';

type Says = (project: Project) => boolean;

const node =
  (...names: readonly string[]): Says =>
  (project) =>
    dependsOn(project, ...names);
const file =
  (name: RegExp, holding?: RegExp): Says =>
  (project) =>
    holding === undefined
      ? filesNamed(project, name).length > 0 || hasBeside(project, name)
      : says(project, name, holding);
const python =
  (name: string): Says =>
  (project) =>
    pythonDependencies(project).has(name);

/** Which server a project has, by what its manifests tell. */
const SERVERS: readonly (readonly [SampleId, Says])[] = [
  ['nextjs', node('next')],
  ['express', node('express')],
  ['django', (project) => python('django')(project) || file(/^manage\.py$/)(project)],
  ['fastapi', python('fastapi')],
  ['rails', file(/^Gemfile$/, /\bgem\s+['"]rails['"]/)],
  ['laravel', file(/^artisan$/)],
  ['nest', node('@nestjs/core')],
  ['hono', node('hono')],
  ['spring', file(/^(?:pom\.xml|build\.gradle(?:\.kts)?)$/, /\bspring-boot-starter-web/)],
  ['go', file(/^go\.mod$/)],
  ['lambda', file(/^(?:serverless\.ya?ml|samconfig\.toml)$/)],
  ['cloudFunctions', node('@google-cloud/functions-framework')],
  ['workers', file(/^wrangler\.(?:toml|jsonc?)$/)],
  ['firebase', node('firebase', '@react-native-firebase/app', 'firebase-functions')],
];
/** Where a project has none: what an app or a page can be given without running a machine. */
const WITHOUT: readonly SampleId[] = ['firebase', 'workers', 'lambda', 'express'];

/** Short-lived or narrower credentials that a client may have, by provider. */
const HANDED_OUT: Readonly<Record<string, { readonly text: Text; readonly url: string }>> = {
  OpenAI: {
    text: {
      en: 'For the Realtime API the server can mint an ephemeral client secret instead.',
      ja: 'Realtime API では、サーバーが短命のクライアントシークレットを発行して渡せます。',
    },
    url: 'https://platform.openai.com/docs/guides/realtime',
  },
  AWS: {
    text: {
      en: 'Let the server sign the address of one object, or use a Cognito identity pool with a narrow role.',
      ja: '対象を 1 つに限った署名付き URL をサーバーで発行するか、権限を絞った Cognito ID プールを使えます。',
    },
    url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html',
  },
  Twilio: {
    text: {
      en: 'Twilio has access tokens for client SDKs: the server makes one per user.',
      ja: 'Twilio にはクライアント SDK 用の Access Token があり、サーバーが利用者ごとに発行します。',
    },
    url: 'https://www.twilio.com/docs/iam/access-tokens',
  },
  Stripe: {
    text: {
      en: 'The client needs the publishable key (pk_) and the client secret of one payment alone.',
      ja: 'クライアントに必要なのは公開可能キー（pk_）と、支払いごとの client secret だけです。',
    },
    url: 'https://docs.stripe.com/keys',
  },
  Supabase: {
    text: {
      en: 'Clients use the publishable key with row level security; the secret key stays on the server.',
      ja: 'クライアントでは公開可能キーと行レベルセキュリティ（RLS）を使い、シークレットキーはサーバー側に置きます。',
    },
    url: 'https://supabase.com/docs/guides/api/api-keys',
  },
  Mapbox: {
    text: {
      en: 'Clients use a public token (pk.) that is restricted to your addresses.',
      ja: 'クライアントでは、URL を制限した公開トークン（pk.）を使います。',
    },
    url: 'https://docs.mapbox.com/accounts/guides/tokens/',
  },
};

const WORDS = {
  title: { en: 'Keep this key on a server', ja: 'このキーをサーバー側に置く' },
  why: {
    en: (into: Text) =>
      `It ends up in ${into.en}: every user can read it, wherever the build copies it from.`,
    ja: (into: Text) => `${into.ja}に含まれます。ビルドがどこから読み込んでも、利用者全員が読めます。`,
  },
  revoke: {
    en: 'Make a new key for the server, and revoke this one: every copy that was handed out has it.',
    ja: 'サーバー用に新しいキーを発行し、このキーは失効させます。配布済みのすべてのコピーに含まれています。',
  },
  env: {
    en: "Give the new key to the server alone: in `.env` under a name without a client's prefix, or in a secrets manager.",
    ja: '新しいキーはサーバーだけに渡します。クライアント用の接頭辞がない名前で `.env` に入れるか、シークレットマネージャーに保管します。',
  },
  endpoint: {
    en: 'Add an endpoint that makes the one call: a fixed address and method, a limited body, nothing forwarded that it does not need.',
    ja: 'その呼び出しだけを行うエンドポイントを追加します。宛先とメソッドは固定し、本文の大きさを制限し、不要なものは転送しません。',
  },
  who: {
    en: 'Ask there who is calling (a session, a sign-in) and limit how often; for apps add App Check, Play Integrity or App Attest.',
    ja: 'エンドポイントで呼び出し元を確かめ（セッションやサインイン）、回数を制限します。アプリでは App Check、Play Integrity、App Attest も加えます。',
  },
  call: {
    en: 'Let the client call the endpoint, and take the key and its variable out of the client and of its build settings.',
    ja: 'クライアントからはエンドポイントを呼び出し、キーとその変数をクライアントとビルド設定から取り除きます。',
  },
  examples: { en: 'Endpoints to copy', ja: 'コピーできるエンドポイントの例' },
  fill: {
    en: 'Fill in the address, the headers and the name of the variable.',
    ja: '宛先、ヘッダー、変数名は置き換えてください。',
  },
  client: { en: 'The call in the client', ja: 'クライアント側の呼び出し' },
  address: {
    en: 'The address is a constant to fill in; the token is that of the signed-in user, never a key.',
    ja: 'アドレスの定数は置き換えてください。トークンはサインインした利用者のもので、キーではありません。',
  },
  more: { en: 'More', ja: '詳しく' },
} as const;

export interface GuideRequest {
  readonly uri: string;
  readonly text: string;
  readonly rule: Rule;
  /** What the document ends up in. */
  readonly into: Text;
  readonly project: Project | undefined;
  readonly language: keyof Text;
}

/** @returns the guide in Markdown. */
export function serverSideGuide(request: GuideRequest): string {
  const { rule, into, project, language, uri, text } = request;
  const call = appCallFor(documentPath({ uri }).path, text);
  const found = project === undefined ? [] : SERVERS.filter(([, suits]) => suits(project)).map(([id]) => id);
  const handed = HANDED_OUT[rule.provider];
  const manage = rule.manageUrl === undefined ? '' : ` <${rule.manageUrl}>`;
  const steps = [
    `${WORDS.revoke[language]}${manage}`,
    WORDS.env[language],
    WORDS.endpoint[language],
    WORDS.who[language],
    WORDS.call[language],
    ...(handed === undefined ? [] : [`${handed.text[language]} <${handed.url}>`]),
  ];
  return [
    `# ${WORDS.title[language]}`,
    WORDS.why[language](into),
    steps.map((step, index) => `${index + 1}. ${step}`).join('\n'),
    `## ${WORDS.examples[language]}`,
    WORDS.fill[language],
    ...(found.length > 0 ? found : WITHOUT).flatMap((id) => {
      const { name, path, language: fence, code } = SAMPLES[id];
      return [`### ${name[language]}`, `\`${path}\``, `\`\`\`${fence}\n${code}\n\`\`\``];
    }),
    ...(call === undefined
      ? []
      : [
          `## ${WORDS.client[language]}`,
          WORDS.address[language],
          `### ${call.name[language]}`,
          `\`\`\`${call.language}\n${call.code}\n\`\`\``,
        ]),
    `${WORDS.more[language]}: <${EXPOSURE_PAGE}>`,
    '',
  ].join('\n\n');
}
