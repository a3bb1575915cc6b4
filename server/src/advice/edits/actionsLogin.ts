/**
 * Steps of GitHub Actions that sign in to a cloud with a key: they take a role by OIDC instead, for which the job may
 * ask for an ID token. Facts: the READMEs of the three actions; docs.github.com, "OpenID Connect".
 */
import { isMap, isScalar, type Pair, type YAMLMap } from 'yaml';
import { githubActions } from '../../remediation/languages/githubActions.ts';
import { lineStart } from '../../remediation/syntax/places.ts';
import { appendEntry, eolOf, insertBefore, keyStart } from '../../remediation/syntax/yamlEntry.ts';
import { type YamlPlace, yamlPlaceAt } from '../../remediation/syntax/yamlPlace.ts';
import type { SetupId } from '../setup/setup.ts';
import type { Change, Finder } from './types.ts';

interface Login {
  readonly setup: SetupId;
  readonly gone: readonly string[];
  /** What comes in their place; capitals are for the person to fill in. */
  readonly put: readonly (readonly [name: string, value: string])[];
}

const LOGINS: Readonly<Record<string, Login>> = {
  'aws-actions/configure-aws-credentials': {
    setup: 'awsActions',
    gone: ['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'],
    put: [['role-to-assume', 'arn:aws:iam::ACCOUNT:role/ROLE']],
  },
  'google-github-actions/auth': {
    setup: 'googleActions',
    gone: ['credentials_json'],
    put: [
      [
        'workload_identity_provider',
        'projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER',
      ],
      ['service_account', 'ACCOUNT@PROJECT.iam.gserviceaccount.com'],
    ],
  },
  'azure/login': {
    setup: 'azureActions',
    gone: ['creds'],
    put: [
      ['client-id', 'CLIENT_ID'],
      ['tenant-id', 'TENANT_ID'],
      ['subscription-id', 'SUBSCRIPTION_ID'],
    ],
  },
};

export const actionsLogin: Finder = ({ uri, languageId, text, range }) => {
  if (!githubActions.matches({ uri, languageId, text })) return undefined;
  const place = yamlPlaceAt(text, range);
  if (typeof place === 'string') return undefined;
  const [jobs, job, steps, , step, inputs] = place.steps;
  if (job?.kind !== 'map' || step?.kind !== 'map' || inputs?.kind !== 'map') return undefined;
  if (jobs?.kind !== 'map' || jobs.key !== 'jobs' || steps?.kind !== 'map' || steps.key !== 'steps')
    return undefined;
  const uses = String(step.node.get('uses') ?? '').replace(/@.*$/s, '');
  const login = LOGINS[uses.toLowerCase()];
  if (login === undefined || step.key !== 'with' || !login.gone.includes(inputs.key)) return undefined;
  const inputChanges = swapInputs(text, inputs.node, login);
  const permission = isMap(job.pair.value) ? permit(place, job.pair.value) : undefined;
  if (inputChanges === undefined || permission === undefined) return undefined;
  const changes = [...permission, ...inputChanges].sort((a, b) => a.range.start - b.range.start);
  return { setup: login.setup, changes };
};

function swapInputs(text: string, inputs: YAMLMap, { gone, put }: Login): readonly Change[] | undefined {
  if (inputs.flow === true) return undefined;
  const nameOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '');
  const changes: Change[] = [];
  const missing = put.filter(([name]) => !inputs.has(name));
  for (const pair of inputs.items) {
    if (!gone.includes(nameOf(pair))) continue;
    const lines = linesOf(text, pair);
    if (lines === undefined) return undefined;
    const indent = /^[ \t]*/.exec(text.slice(lines.start))?.[0] ?? '';
    const added = changes.length === 0 ? missing : [];
    const newText = added.map(([name, value]) => `${indent}${name}: ${value}${eolOf(text)}`).join('');
    changes.push({ range: lines, newText });
  }
  return changes;
}

/** The whole lines of an entry; undefined where it shares them with something else or carries a comment. */
function linesOf(text: string, pair: Pair): Change['range'] | undefined {
  const key = keyStart(pair);
  const range = isScalar(pair.value) ? pair.value.range : undefined;
  if (key === undefined || range === undefined || range === null) return undefined;
  const start = lineStart(text, key);
  if (text.slice(start, key).trim() !== '') return undefined;
  let last = range[1];
  while (last > key && /\s/.test(text[last - 1] ?? '')) last -= 1;
  const next = text.indexOf('\n', last);
  const end = next < 0 ? text.length : next + 1;
  return text.slice(last, end).trim() === '' ? { start, end } : undefined;
}

/** `id-token: write` for the job; none where it has it, undefined where its permissions say otherwise. */
function permit({ text, document }: YamlPlace, job: YAMLMap): readonly Change[] | undefined {
  const one = (change: Change | undefined): readonly Change[] | undefined => change && [change];
  const own = job.get('permissions', true);
  if (isMap(own)) {
    const held = own.get('id-token');
    if (held === 'write') return [];
    return held === undefined && own.items.length > 0
      ? one(appendEntry(text, own, ['id-token: write']))
      : undefined;
  }
  if (own !== undefined) return isScalar(own) && own.value === 'write-all' ? [] : undefined;
  const all = document.get('permissions', true);
  if (isScalar(all)) return all.value === 'write-all' ? [] : undefined;
  if (isMap(all) && all.get('id-token') === 'write') return [];
  // A job's own permissions stand instead of the workflow's, so those come along.
  const inherited = isMap(all)
    ? all.items.map(({ key, value }) => `${String(key)}: ${String(value)}`)
    : ['contents: read'];
  const steps = job.items.find(({ key }) => isScalar(key) && key.value === 'steps');
  if (steps === undefined) return undefined;
  const lines = ['permissions:', ...['id-token: write', ...inherited].map((line) => `  ${line}`)];
  return one(insertBefore(text, steps, lines));
}
