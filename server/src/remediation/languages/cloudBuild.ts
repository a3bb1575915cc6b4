/**
 * Google Cloud Build takes secrets from Secret Manager alone, so that nothing of it reads `.env`.
 * Facts: cloud.google.com/build/docs/securing-builds/use-secrets.
 */
import { documentPath } from './documentPath.ts';
import type { Language } from './language.ts';
import { refuse } from './outcome.ts';
import { isYaml, yamlLanguage } from './yamlFormat.ts';

export const cloudBuild: Language = yamlLanguage({
  id: 'cloud-build',
  matches: (document) =>
    isYaml(document) &&
    /^cloudbuild[\w.-]*\.ya?ml$/i.test(documentPath(document).name) &&
    /^steps:/m.test(document.text),
  rewrite: () => refuse(...BY_STORE),
});

const BY_STORE = [
  'Cloud Build reads secrets from Google Secret Manager only: use "Move to a secrets manager…".',
  'Cloud Build が読めるシークレットは Google Secret Manager のものだけです。「シークレットマネージャーへ移す…」を使ってください。',
] as const;
