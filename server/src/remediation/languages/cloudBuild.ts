/**
 * Google Cloud Build takes secrets from Secret Manager alone, so that nothing of it reads `.env`.
 * Facts: cloud.google.com/build/docs/securing-builds/use-secrets.
 */
import type { YamlPlace } from '../syntax/yamlPlace.ts';
import { documentPath } from './documentPath.ts';
import type { Language } from './language.ts';
import { refuse } from './outcome.ts';
import { isYaml, widenToUrl, yamlLanguage } from './yamlFormat.ts';

export const cloudBuild: Language = yamlLanguage({
  id: 'cloud-build',
  matches: (document) =>
    isYaml(document) &&
    /^cloudbuild[\w.-]*\.ya?ml$/i.test(documentPath(document).name) &&
    /^steps:/m.test(document.text),
  demandedName: (place) => stepVariable(widenToUrl(place)),
  rewrite: () => refuse(...BY_STORE),
});

/** The variable of an item `NAME=value` in the `env` of a step. */
export function stepVariable({ path, before, after }: YamlPlace): string | undefined {
  if (!/^steps\/\d+\/env\/\d+$/.test(path.join('/')) || after !== '') return undefined;
  return /^([A-Za-z_]\w*)=$/.exec(before)?.[1];
}

const BY_STORE = [
  'Cloud Build reads secrets from Google Secret Manager only: use "Move to a secrets manager…".',
  'Cloud Build が読めるシークレットは Google Secret Manager のものだけです。「シークレットマネージャーへ移す…」を使ってください。',
] as const;
