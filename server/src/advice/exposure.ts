/**
 * Whether a text ends up in what users are given: a bundle, an app, a page. Everybody can read a secret there, and a
 * variable of `.env` is only where the build copies it from.
 * Facts: OWASP Mobile Top 10 2024 M1; the environment pages of the bundlers (see `remediation/names.ts`).
 */
import type { Rule, Text } from '../detection/types.ts';
import { clientReason } from '../remediation/clientCode.ts';
import { documentPath } from '../remediation/languages/documentPath.ts';
import { CLIENT_PREFIXES } from '../remediation/names.ts';
import type { Project } from '../remediation/plan.ts';
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
  readonly project?: Project;
}

interface Signal {
  readonly path: RegExp;
  /** What the text has to hold as well. */
  readonly text?: RegExp;
  readonly where: Text;
}

const where = (en: string, ja: string): Text => ({ en, ja });

/** The first that holds counts. Paths are in lower case. */
const SIGNALS: readonly Signal[] = [
  {
    path: /\/res\/(?:values|xml|raw)[^/]*\/[^/]+$|\/androidmanifest\.xml$/,
    where: where('an Android app', 'Android アプリ'),
  },
  {
    path: /\.(?:kt|java)$/,
    text: /^\s*import\s+(?:android|androidx)\./m,
    where: where('an Android app', 'Android アプリ'),
  },
  { path: /\/info\.plist$|\.xcconfig$/, where: where('an app for Apple devices', 'Apple 端末向けアプリ') },
  {
    path: /\.(?:swift|m|mm)$/,
    text: /^\s*(?:import\s+(?:UIKit|SwiftUI|WatchKit)\b|[#@]import\s+<?UIKit\b)/m,
    where: where('an app for Apple devices', 'Apple 端末向けアプリ'),
  },
  {
    path: /\.dart$/,
    text: /^\s*import\s+['"]package:flutter\//m,
    where: where('a Flutter app', 'Flutter アプリ'),
  },
  { path: /\.cs$/, text: /^\s*using\s+UnityEngine\b/m, where: where('a Unity player', 'Unity アプリ') },
  {
    path: /\.[cm]?[jt]sx?$/,
    text: /\bfrom\s*['"](?:react-native|expo(?:-[\w-]+)?)['"]|\brequire\(\s*['"]react-native['"]/,
    where: where('a React Native app', 'React Native アプリ'),
  },
  {
    path: /\.[cm]?[jt]sx?$/,
    text: /\bdangerouslyAllowBrowser\s*:\s*true\b/,
    where: where('a browser (dangerouslyAllowBrowser)', 'ブラウザー（dangerouslyAllowBrowser）'),
  },
  {
    path: /\/manifest\.json$/,
    text: /"manifest_version"\s*:/,
    where: where('a browser extension', 'ブラウザー拡張機能'),
  },
  { path: /\.x?html?$/, where: where('a web page', 'Web ページ') },
];

const EMPTY: Project = { root: '', workspaceRoot: '', files: new Map() };

/** @returns what the document ends up in; undefined where it stays on a server, or the key is meant to be seen. */
export function exposureOf(request: ExposureRequest): Text | undefined {
  const { uri, languageId, text, at, assignedTo = '', rule, project } = request;
  if (rule.publishable === true || rule.privilege === 'publishable') return undefined;
  const prefix = CLIENT_PREFIXES.find((each) => assignedTo.startsWith(each));
  if (prefix !== undefined) {
    return where(
      `the client bundle, as every name that starts with ${prefix}`,
      `クライアントのバンドル（${prefix} で始まる名前はすべて埋め込まれます）`,
    );
  }
  const { path } = documentPath({ uri });
  const found = SIGNALS.find((signal) => signal.path.test(path) && (signal.text?.test(text) ?? true));
  if (found !== undefined) return found.where;
  if (!/\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(path)) return undefined;
  const around = project ?? { ...EMPTY, root: folderOf(uri) };
  return clientReason({ uri, languageId, version: null, text }, around, at) === null
    ? undefined
    : where('what the browser or device is sent', 'ブラウザーや端末に送られるコード');
}

/** So that the path below the root is the file's own name and one folder: nothing is claimed of unseen parents. */
const folderOf = (uri: string): string => uri.split('/').slice(0, -2).join('/');

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
    url: 'https://owasp.org/www-project-mobile-top-10/2023-risks/m1-improper-credential-usage',
  };
}
