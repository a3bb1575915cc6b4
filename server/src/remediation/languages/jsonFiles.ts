/** JSON files that one tool reads, and JSON that nothing is known of: one row for each. */
import type { FixDocument } from '../plan.ts';
import { isWholeString, type JsonPlace, removeProperty, replaceString } from '../syntax/jsonPlace.ts';
import { createSecret, dynamicReference, isResolvable } from './cloudformation.ts';
import { documentPath } from './documentPath.ts';
import { isJson, jsonLanguage, jsonWithout, referInJson, wholeUrl } from './jsonFormat.ts';
import type { Language } from './language.ts';
import { refuse, removed, rewritten } from './outcome.ts';

type Document = Pick<FixDocument, 'uri' | 'languageId' | 'text'>;

const named =
  (pattern: RegExp) =>
  (document: Document): boolean =>
    pattern.test(documentPath(document).path);

const cloudformationJson: Language = jsonLanguage({
  id: 'cloudformation-json',
  matches: (document) =>
    isJson(document) &&
    /"AWSTemplateFormatVersion"|"Type"\s*:\s*"AWS::/.test(document.text) &&
    /"Resources"/.test(document.text),
  rewrite: (place, { name }) =>
    isResolvable(place.path.join('/'))
      ? referInJson(wholeUrl(place), dynamicReference(name), [createSecret(name)])
      : refuse(
          'CloudFormation resolves secrets only in the properties of resources. Use a parameter with `"NoEcho": true` and no default.',
          'CloudFormation が秘密の値を解決するのはリソースのプロパティだけです。`"NoEcho": true` で既定値のないパラメーターを使ってください。',
        ),
});

/** Variables of a Cloudflare worker: plain text when deployed, while secrets and the local `.env` share their names. */
const wranglerJson: Language = jsonLanguage({
  id: 'wrangler-json',
  matches: named(/\/wrangler\.jsonc?$/),
  demandedName: ({ path }) => (isWorkerVariable(path) ? String(path.at(-1)) : undefined),
  rewrite(place, { name }) {
    const removal = isWorkerVariable(place.path) ? removeProperty(place, place.path) : undefined;
    if (removal === undefined) {
      return refuse(
        'Only an entry of `vars` can become a secret of the worker.',
        'ワーカーのシークレットにできるのは `vars` の項目だけです。',
      );
    }
    return rewritten({
      changes: [removal],
      stored: place.before + place.inside + place.after,
      notes: [workerSecret(name)],
    });
  },
});

const isWorkerVariable = (path: JsonPlace['path']): boolean =>
  /^(env\/[^/]+\/)?vars\/[A-Za-z_]\w*$/.test(path.join('/'));

/** Local runs read `.env`; the deployed worker its secrets. */
export const workerSecret = (name: string) => ({
  en: `wrangler reads .env for local runs (or .dev.vars, where there is one); for the deployed worker run \`npx wrangler secret put ${name}\` and paste the value when asked.`,
  ja: `ローカル実行では wrangler が .env（.dev.vars があればそちら）を読みます。デプロイ先には \`npx wrangler secret put ${name}\` を実行して値を貼り付けてください。`,
});

const postman: Language = jsonLanguage({
  id: 'postman',
  matches: named(/postman_collection\.json$/),
  rewrite(place, { name }) {
    if (/(^|\/)variable\/\d+\/value$/.test(place.path.join('/')) && isWholeString(place)) {
      return rewritten({
        changes: [replaceString(place, '')],
        stored: place.inside,
        notes: [postmanVariable(name)],
      });
    }
    return referInJson(place, `{{${name}}}`, [postmanVariable(name)]);
  },
});

const postmanVariable = (name: string) => ({
  en: `Set ${name} in Postman as a variable of type secret, in its current value only (the initial value is shared).`,
  ja: `Postman で ${name} を secret 型の変数として定義し、Current value にだけ値を入れてください（Initial value は共有されます）。`,
});

/** A description of an API is documentation. */
const openapiJson: Language = jsonLanguage({
  id: 'openapi-json',
  matches: (document) =>
    isJson(document) && /^\s*\{[^{[]*"(openapi|swagger)"\s*:/.test(document.text.slice(0, 2000)),
  rewrite: (_place, request) => removed(request),
});

/** Files that take no reference, with the way that their ecosystem has instead. */
const WITHOUT: readonly Language[] = [
  jsonWithout('package-json', named(/\/package\.json$/), [
    'package.json is published and read by npm as it stands. Read the variable in the program, or start the script by `node --env-file=.env`.',
    'package.json はそのまま公開・解釈されます。プログラムで環境変数を読むか、スクリプトを `node --env-file=.env` で起動してください。',
  ]),
  jsonWithout(
    'composer-auth',
    (document) =>
      named(/\/auth\.json$/)(document) && /"(http-basic|bearer|\w+-(oauth|token))"/.test(document.text),
    [
      'Composer reads the same JSON from the variable COMPOSER_AUTH. Add auth.json to .gitignore, or move it to the home folder of Composer.',
      'Composer は同じ JSON を環境変数 COMPOSER_AUTH から読みます。auth.json を .gitignore に追加するか、Composer のホームに移してください。',
    ],
  ),
  jsonWithout('docker-config', named(/\/\.docker\/config\.json$|\/\.dockerconfigjson$/), [
    'Docker keeps logins in a credential helper: set `credsStore` and run `docker login` again.',
    'Docker のログイン情報は資格情報ヘルパーに保存できます。`credsStore` を設定し、`docker login` をやり直してください。',
  ]),
  jsonWithout(
    'google-service-account',
    (document) => isJson(document) && /"type"\s*:\s*"(service_account|authorized_user)"/.test(document.text),
    [
      'The whole file is one credential. Move it out of the repository, name it in GOOGLE_APPLICATION_CREDENTIALS, and prefer `gcloud auth application-default login` or an attached service account.',
      'ファイル全体が一つの認証情報です。リポジトリの外に移し、GOOGLE_APPLICATION_CREDENTIALS でパスを指定してください。`gcloud auth application-default login` やサービスアカウントの関連付けのほうが安全です。',
    ],
  ),
  jsonWithout('terraform-json', named(/\.tf(vars)?\.json$/), [
    'Declare a variable with `"sensitive": true`, refer to it as `${var.name}`, and set TF_VAR_name in the environment.',
    '`"sensitive": true` の変数を宣言して `${var.name}` で参照し、環境変数 TF_VAR_name で値を渡してください。',
  ]),
  jsonWithout(
    'arm-parameters',
    (document) =>
      isJson(document) && /deploymentParameters\.json|deploymentTemplate\.json/.test(document.text),
    [
      'Refer to a Key Vault in the parameters file (`"reference": { "keyVault": { "id": … }, "secretName": … }`) and declare the parameter as `secureString`.',
      'パラメーターファイルで Key Vault を参照し（`"reference": { "keyVault": { "id": … }, "secretName": … }`）、パラメーターを `secureString` にしてください。',
    ],
  ),
  jsonWithout('http-client-env', named(/\/http-client\.env\.json$/), [
    'Move the entry to http-client.private.env.json, which the client reads as well and which belongs into .gitignore.',
    'エントリーを http-client.private.env.json に移してください。クライアントは両方を読み、こちらは .gitignore に入れるファイルです。',
  ]),
  jsonWithout('json', isJson, [
    'JSON has no references. Let the program read the value from its environment and remove it here, or keep the file out of git and commit an example of it without the value.',
    'JSON には参照の仕組みがありません。プログラム側で環境変数を読んでここから取り除くか、ファイルを git から外し、値を除いた見本だけをコミットしてください。',
  ]),
];

export const jsonFiles: readonly Language[] = [
  cloudformationJson,
  wranglerJson,
  postman,
  openapiJson,
  ...WITHOUT,
];
