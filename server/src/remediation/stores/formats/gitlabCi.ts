/** GitLab CI: its own variables, or the job's `secrets`. https://docs.gitlab.com/ci/secrets/ */
import { isMap } from 'yaml';
import type { Text } from '../../../detection/types.ts';
import { spliceScript } from '../../languages/ciScript.ts';
import { gitlabCi } from '../../languages/gitlabCi.ts';
import { refuse, removed, rewritten } from '../../languages/outcome.ts';
import { appendEntry } from '../../syntax/yamlEntry.ts';
import type { Splice, YamlPlace } from '../../syntax/yamlPlace.ts';
import { askedOfStore, inYaml, notReadable, type StoredFormat } from './format.ts';

const JOB_SCRIPT = /^(?!default\/)[^/]+\/(before_script|script)(\/\d+)*$/;

export const gitlabCiFormat: StoredFormat = {
  demandedName: (request, { store }) =>
    store.id === 'gitlab-ci' ? gitlabCi.demandedName?.(request) : undefined,
  rewrite: inYaml((place, request, target) => {
    const { store, settings, nameOf } = target;
    const name = nameOf(request.name);
    if (store.id === 'gitlab-ci') {
      return askedOfStore(gitlabCi.rewrite({ ...request, name }));
    }
    const lines = store.references?.gitlabSecret?.(name, settings);
    if (lines === undefined) return notReadable(target, 'GitLab CI', INSTEAD);
    if (!JOB_SCRIPT.test(place.path.join('/'))) return refuse(...OUTSIDE);
    const edit = spliceScript(place, request.name, 'sh');
    if (edit === 'comment') return removed(request);
    const entry = secretEntry(place, request.name, lines);
    if (typeof edit === 'string' || entry === undefined) return refuse(...OUTSIDE);
    return askedOfStore(rewritten({ changes: [edit, entry], stored: place.inside, notes: [SIGN_IN] }));
  }),
};

/** The variable among the job's `secrets`, which are made where there are none. */
function secretEntry({ text, steps }: YamlPlace, name: string, lines: readonly string[]): Splice | undefined {
  const job = steps[1];
  if (job?.kind !== 'map') return undefined;
  const secrets: unknown = job.node.get('secrets', true);
  const block = [`${name}:`, ...lines.map((line) => `  ${line}`)];
  if (isMap(secrets)) return secrets.has(name) ? undefined : appendEntry(text, secrets, block);
  if (secrets !== undefined) return undefined;
  return appendEntry(text, job.node, ['secrets:', ...block.map((line) => `  ${line}`)]);
}

const SIGN_IN: Text = {
  en: 'The job gets the value from the store by an ID token (`id_tokens` of the job; GitLab Premium): set up the connection as docs.gitlab.com/ci/secrets says.',
  ja: 'ジョブは ID トークン（ジョブの `id_tokens`、GitLab Premium）で保管先から値を受け取ります。docs.gitlab.com/ci/secrets のとおりに接続を設定してください。',
};
const INSTEAD: Text = {
  en: 'Choose GitLab CI/CD variables.',
  ja: 'GitLab CI/CD 変数を選んでください。',
};
const OUTSIDE = [
  'A store can be read for the script of a job only (`secrets`). Move the value there, or choose GitLab CI/CD variables.',
  '保管先から読めるのはジョブのスクリプト（`secrets`）だけです。値をそこに移すか、GitLab CI/CD 変数を選んでください。',
] as const;
