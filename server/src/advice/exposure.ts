/**
 * A secret in what users are given: a bundle, an app, a page. Everybody can read it there, and a variable of `.env` is
 * only where the build copies it from, so what there is to do is something else.
 * Facts: OWASP Mobile Top 10 2024 M1 (Improper Credential Usage), JSSEC Mobile Top 10 2023 M2, CWE-522.
 */
import type { Rule, Severity, Text } from '../detection/types.ts';
import type { Project } from '../remediation/plan.ts';
import { shippedInto } from '../remediation/shipped/shipped.ts';
import type { Advice } from './types.ts';

export interface ExposureRequest {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
  /** Where the credential starts. */
  readonly at: number;
  /** The name that it is given to. */
  readonly assignedTo: string | undefined;
  readonly rule: Rule;
  /** What stands around the document, where it has been gathered: its manifests tell the framework. */
  readonly project?: Project | undefined;
}

/** @returns what the document ends up in; undefined where it stays on a server, or the key is meant to be seen. */
export function exposureOf({ rule, project, ...place }: ExposureRequest): Text | undefined {
  return isPublic(rule) ? undefined : shippedInto({ ...place, project });
}

/** Whether clients are meant to have this kind of key. */
export const isPublic = ({ publishable, privilege }: Pick<Rule, 'publishable' | 'privilege'>): boolean =>
  publishable === true || privilege === 'publishable';

/** The page of the risk. */
export const EXPOSURE_PAGE =
  'https://owasp.org/www-project-mobile-top-10/2023-risks/m1-improper-credential-usage';

/** One step up: a key that everybody is handed is worse than one that a colleague can read. */
const RAISED: Readonly<Record<Severity, Severity>> = {
  critical: 'critical',
  high: 'critical',
  medium: 'high',
  low: 'medium',
  info: 'low',
};

/** @returns how severe it is there. */
export const raised = (severity: Severity): Severity => RAISED[severity];

/** @returns the diagnostic of its own: what is wrong with the place, whatever the key. */
export const exposureNotice = (into: Text): Text => ({
  en: `This secret ships to every user: it ends up in ${into.en}, from .env as well. Keep it on a server and let the client call that (OWASP Mobile Top 10 2024 M1, CWE-522).`,
  ja: `このシークレットは利用者全員に配布されます。${into.ja}に含まれ、.env に移しても同じです。サーバー側に置き、クライアントからはそこを呼び出してください（OWASP Mobile Top 10 2024 M1、JSSEC モバイル 10 大チェックポイント M2、CWE-522）。`,
});

const EXPOSURE_STEP: Text = {
  en: 'Keep it on a server rather than in .env, and revoke this one: every copy that was handed out has it.',
  ja: '.env ではなくサーバー側に置き、このキーは失効させてください。配布済みのすべてのコピーに含まれています。',
};
const EXPOSURE_STEP_REVOKED: Text = {
  en: 'Keep the new one on a server rather than in .env: every copy that is handed out has it.',
  ja: '新しいキーは .env ではなくサーバー側に置いてください。配布するすべてのコピーに含まれるためです。',
};

/**
 * @param saysRevoke whether it was just said that the key has to be revoked.
 * @returns what to do first with the key itself, in place of "move it to .env".
 */
export const exposureStep = (saysRevoke: boolean): Text =>
  saysRevoke ? EXPOSURE_STEP_REVOKED : EXPOSURE_STEP;

/** @returns the first step in one sentence, in place of "move it to .env". */
export const exposureMessage = (into: Text): Text => ({
  en: `It ends up in ${into.en} and ships to every user, from .env as well (OWASP Mobile Top 10 2024 M1): keep it on a server, and revoke this one.`,
  ja: `${into.ja}に含まれ、利用者全員に配布されます。.env に移しても同じです（OWASP Mobile Top 10 2024 M1）。サーバー側に置き、このキーは失効させてください。`,
});

/** @returns the piece of advice about the place: the server-side way. */
export function exposureAdvice(into: Text): Advice {
  return {
    caution: 'place',
    id: 'server-side',
    text: exposureMessage(into),
    steps: [
      {
        text: {
          en: 'Make a small endpoint that holds the key (Next.js: app/api/NAME/route.ts; Express: app.post; FastAPI: @app.post; or a cloud function), which checks the user and limits the rate.',
          ja: 'キーを持つ小さなエンドポイントを作ります（Next.js なら app/api/NAME/route.ts、Express なら app.post、FastAPI なら @app.post、またはクラウド関数）。利用者の認証と流量制限も付けます。',
        },
      },
      {
        text: {
          en: 'Let the client call that endpoint, or have it hand out a token that lives for minutes.',
          ja: 'クライアントからはそのエンドポイントを呼ぶか、数分だけ有効なトークンを発行させます。',
        },
      },
      {
        text: {
          en: 'Revoke the key: every version that was ever released keeps it.',
          ja: 'キーを失効させます。配布済みのすべての版に残っているためです。',
        },
      },
    ],
    url: EXPOSURE_PAGE,
  };
}
