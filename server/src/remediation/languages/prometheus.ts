/**
 * Prometheus and Alertmanager expand no variables, but read most secrets from a file beside the setting.
 * Facts: prometheus.io, "Configuration" and "Alerting: configuration" (the `_file` form of each setting).
 */
import type { Text } from '../../detection/types.ts';
import { keyStart } from '../syntax/yamlEntry.ts';
import { documentPath } from './documentPath.ts';
import type { Language } from './language.ts';
import { refuse, rewritten } from './outcome.ts';
import { isWhole, isYaml, yamlLanguage } from './yamlFormat.ts';

const WITH_FILE = new Set([
  'password',
  'credentials',
  'bearer_token',
  'client_secret',
  'api_url',
  'slack_api_url',
  'smtp_auth_password',
  'opsgenie_api_key',
  'victorops_api_key',
  'api_key',
  'auth_password',
  'routing_key',
  'service_key',
  'bot_token',
  'token',
  'user_key',
  'webhook_url',
]);

export const prometheus: Language = yamlLanguage({
  id: 'prometheus',
  matches: (document) =>
    isYaml(document) && /^(prometheus|alertmanager)[\w.-]*\.ya?ml$/i.test(documentPath(document).name),
  rewrite(place, { name }) {
    const step = place.steps.at(-1);
    const start = step?.kind === 'map' ? keyStart(step.pair) : undefined;
    if (step?.kind !== 'map' || start === undefined || !WITH_FILE.has(step.key)) {
      return refuse(...NO_FILE);
    }
    const block = place.style === 'literal' || place.style === 'folded';
    if (!isWhole(place) || block) return refuse(...NO_FILE);
    const path = `/run/secrets/${name.toLowerCase()}`;
    return rewritten({
      changes: [
        { range: { start, end: start + step.key.length }, newText: `${step.key}_file` },
        { range: place.token, newText: path },
      ],
      stored: place.inside,
      notes: [secretFile(path, name)],
    });
  },
});

const secretFile = (path: string, name: string): Text => ({
  en: `The server reads the value from ${path}: make the file there (in compose: \`secrets: { ${name.toLowerCase()}: { environment: ${name} } }\`).`,
  ja: `サーバーは ${path} から値を読みます。そこにファイルを用意してください（compose では \`secrets: { ${name.toLowerCase()}: { environment: ${name} } }\`）。`,
});

const NO_FILE = [
  'Prometheus expands no variables, and this setting has no form that reads a file.',
  'Prometheus は変数を展開せず、この設定にはファイルから読む形もありません。',
] as const;
