/** The fourth piece of advice, as far as the provider knows it: an expiry, source limits, and how to rotate. */
import type { Rule, Text } from '../detection/types.ts';
import type { Advice, Step } from './types.ts';

interface Limits {
  readonly text: Text;
  readonly steps: readonly Step[];
  readonly url: string;
}

/** By provider. Only what the provider's documentation says today. */
const LIMITS: Readonly<Record<string, Limits>> = {
  AWS: {
    text: {
      en: 'Access keys never expire: rotate with the second key, and deny other source addresses in the policy.',
      ja: 'アクセスキーには期限がありません。2 本目のキーを使って更新し、ポリシーで他の送信元アドレスを拒否してください。',
    },
    steps: [
      {
        text: { en: 'Make the second key.', ja: '2 本目のキーを作ります。' },
        command: 'aws iam create-access-key --user-name USER',
      },
      {
        text: {
          en: 'Put it in its store, and see that the first is no longer used.',
          ja: '新しいキーを保管先に入れ、古いキーが使われなくなったことを確かめます。',
        },
        command: 'aws iam get-access-key-last-used --access-key-id KEY-ID',
      },
      {
        text: {
          en: 'Switch the first off, and delete it once nothing misses it.',
          ja: '古いキーを無効にし、支障がなければ削除します。',
        },
        command: 'aws iam update-access-key --user-name USER --access-key-id KEY-ID --status Inactive',
      },
    ],
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  },
  GitHub: {
    text: {
      en: 'Set an expiry; an organisation can limit source addresses by its IP allow list.',
      ja: '有効期限を設定してください。組織なら IP 許可リストで送信元を制限できます。',
    },
    steps: [
      {
        text: {
          en: 'Anyone who finds a token can have it revoked, without signing in: POST /credentials/revoke.',
          ja: '見つけたトークンは、サインインなしで誰でも失効させられます: POST /credentials/revoke。',
        },
      },
    ],
    url: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/token-expiration-and-revocation',
  },
  GitLab: {
    text: {
      en: 'Set the shortest expiry that works, and rotate through the API.',
      ja: '有効期限はできるだけ短く設定し、API で更新してください。',
    },
    steps: [],
    url: 'https://docs.gitlab.com/user/profile/personal_access_tokens/',
  },
  Stripe: {
    text: {
      en: "Limit the key to your servers' addresses, and roll it with an overlap that you choose.",
      ja: 'キーを自社サーバーの IP アドレスに限定し、猶予期間を決めて更新（ロール）してください。',
    },
    steps: [],
    url: 'https://docs.stripe.com/keys-best-practices',
  },
  npm: {
    text: {
      en: 'Set an expiry and the CIDR ranges from which the token may be used.',
      ja: '有効期限と、使える CIDR 範囲を設定してください。',
    },
    steps: [
      {
        text: { en: 'Revoke the old one.', ja: '古いトークンを失効させます。' },
        command: 'npm token revoke ID',
      },
    ],
    url: 'https://docs.npmjs.com/about-access-tokens',
  },
  Cloudflare: {
    text: {
      en: 'Set a start and an end for the token, and the addresses from which it may be used; it can be rolled in place.',
      ja: 'トークンに開始・終了日時と使えるアドレスを設定してください。同じトークンのまま更新（ロール）もできます。',
    },
    steps: [],
    url: 'https://developers.cloudflare.com/fundamentals/api/how-to/restrict-tokens/',
  },
  Slack: {
    text: {
      en: 'Switch on token rotation: access tokens then live 12 hours.',
      ja: 'トークン ローテーションを有効にしてください。アクセストークンが 12 時間で切れるようになります。',
    },
    steps: [],
    url: 'https://docs.slack.dev/authentication/using-token-rotation',
  },
  'Docker Hub': {
    text: {
      en: 'Choose an expiry when you make the token: it cannot be changed later.',
      ja: '有効期限は作成時に選んでください。後からは変更できません。',
    },
    steps: [],
    url: 'https://docs.docker.com/security/access-tokens/',
  },
  LINE: {
    text: {
      en: 'Use stateless tokens or v2.1 tokens with a chosen expiry instead of the long-lived one, and revoke what leaked.',
      ja: '長期のトークンではなく、ステートレス トークンか期限を選べる v2.1 トークンを使い、漏れたものは失効させてください。',
    },
    steps: [],
    url: 'https://developers.line.biz/en/docs/basics/channel-access-token/',
  },
};

const ROTATE: Limits = {
  text: {
    en: 'Give it an expiry and source limits where the provider has them, and rotate: make the second key, change the store, check, revoke the first.',
    ja: '発行元が対応していれば有効期限と送信元制限を設定し、定期的に更新してください: 2 本目を作り、保管先を替え、確かめてから古いキーを失効させます。',
  },
  steps: [],
  url: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
};

/** @returns how this provider's keys are limited and rotated; the page where they are managed is the rule's own. */
export function limitsOf(rule: Rule): readonly Advice[] {
  const { text, steps, url } = LIMITS[rule.provider] ?? ROTATE;
  return [{ caution: 'end', id: 'rotate', text, steps, url: rule.manageUrl ?? url }];
}
