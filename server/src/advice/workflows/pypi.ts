/**
 * Steps that publish to PyPI with a token: PyPA's action, twine, uv, Poetry, Flit and Hatch. Facts: docs.pypi.org,
 * "Trusted publishers"; twine's and uv's own documentation; the README of pypa/gh-action-pypi-publish.
 */
import { keyStart } from '../../remediation/syntax/yamlEntry.ts';
import type { Change } from '../edits/types.ts';
import { dropEntries, stepAfter } from './edits.ts';
import { type Recipe, valueSpans } from './offer.ts';
import { isOnly, withEdit } from './publish.ts';
import { mapOf, nameOf, type Step, scalarSpan, stringOf } from './workflow.ts';

const PYPI_KEYS = ['password'];
const PYPI_NAMES = ['user', 'username'];
const PYPI_URL = /^https:\/\/(?:upload\.pypi\.org|test\.pypi\.org)\/legacy\/?$/;
/** `release/v1`, 1.8 and later, and commits: older ones know no trusted publishing. */
const PYPI_REF = /^(?:release\/v1|v1\.(?:[89]|\d\d)(?:\.\d+)?|[0-9a-f]{40})$/;

/** PyPA's action with a password. */
export const pypiAction: Recipe = (step) => {
  if (step.uses !== 'pypa/gh-action-pypi-publish') return undefined;
  const spans = valueSpans(step.inputs, PYPI_KEYS);
  const url = stringOf(step.inputs, 'repository-url') ?? stringOf(step.inputs, 'repository_url');
  if (spans.length === 0 || (url !== undefined && !PYPI_URL.test(url))) return undefined;
  const gone = [...PYPI_KEYS, ...PYPI_NAMES];
  const { text } = step.job.workflow;
  const changes = PYPI_REF.test(step.ref) ? dropEntries(text, step.node, 'with', gone) : undefined;
  return withEdit(step, 'pypi', spans, changes);
};

interface Uploader {
  readonly command: RegExp;
  readonly keys: readonly string[];
  readonly names: readonly string[];
  /** Every line of a step whose token can go; without it there is a guide alone. */
  readonly plain?: RegExp;
  /** The only line of a step that knows no trusted publishing, and what is left of it before PyPA's action uploads. */
  readonly instead?: readonly [line: RegExp, build: string | undefined];
}

/** Programs that upload to PyPI: twine from 6.1 and uv ask for the token of the job by themselves when they get none. */
const UPLOADERS: readonly Uploader[] = [
  {
    command: /\btwine upload\b/,
    keys: ['TWINE_PASSWORD'],
    names: ['TWINE_USERNAME'],
    plain:
      /^(?:(?:python3? -m )?twine (?:upload|check)\b(?!.*(?:--repository|\s-[rpu]\b|--password|--username))|python3? -m build\b|pip install (?!.*twine\s*[=<~])|python3? -m pip install (?!.*twine\s*[=<~]))/,
  },
  {
    command: /\buv publish\b/,
    keys: ['UV_PUBLISH_TOKEN', 'UV_PUBLISH_PASSWORD'],
    names: ['UV_PUBLISH_USERNAME'],
    plain: /^uv (?:publish|build)\b(?!.*(?:--publish-url|--index|--token|--trusted-publishing|\s-[tpu]\b))/,
  },
  {
    command: /\bpoetry publish\b.*--build\b/,
    keys: ['POETRY_PYPI_TOKEN_PYPI'],
    names: [],
    instead: [/^poetry publish --build$/, 'poetry build'],
  },
  {
    command: /\bpoetry publish\b/,
    keys: ['POETRY_PYPI_TOKEN_PYPI'],
    names: [],
    instead: [/^poetry publish$/, undefined],
  },
  {
    command: /\bflit publish\b/,
    keys: ['FLIT_PASSWORD'],
    names: ['FLIT_USERNAME'],
    instead: [/^flit publish$/, 'flit build'],
  },
  {
    command: /\bhatch publish\b/,
    keys: ['HATCH_INDEX_AUTH'],
    names: ['HATCH_INDEX_USER'],
    instead: [/^hatch publish$/, undefined],
  },
];
const PYPA_STEP = 'uses: pypa/gh-action-pypi-publish@release/v1';

/** A script that uploads to PyPI with a token in its environment. */
export const pypiScript: Recipe = (step) => {
  const script = step.run?.value ?? '';
  const uploader = UPLOADERS.find(({ command }) => command.test(script));
  if (uploader === undefined) return undefined;
  const { keys, names, plain, instead } = uploader;
  const spans = valueSpans(step.env, keys);
  const { text } = step.job.workflow;
  if (spans.length === 0 || step.env?.has('TWINE_REPOSITORY_URL') === true) return undefined;
  if (instead !== undefined) return withEdit(step, 'pypi', spans, byAction(step, uploader));
  const isPinned = /\btwine\s*(?:[=<~]=?|@)/.test(text);
  const isPlain = plain !== undefined && isOnly(step, plain) && !isPinned;
  return withEdit(
    step,
    'pypi',
    spans,
    isPlain ? dropEntries(text, step.node, 'env', [...keys, ...names]) : undefined,
  );
};

/** The step builds, if it did so, and PyPA's action behind it uploads what is in `dist`. */
function byAction(
  step: Step,
  { keys, names, instead }: Uploader,
): readonly (Change | undefined)[] | undefined {
  const [line, build] = instead ?? [];
  const { text } = step.job.workflow;
  const script = (step.run?.value ?? '').trim();
  const range = scalarSpan(step.run);
  // A folder of its own, a condition, an id: what else the step says would be lost or be half of it.
  const isAlone = step.node.items.every((pair) => /^(?:name|run|env)$/.test(nameOf(pair)));
  if (line === undefined || range === undefined || !line.test(script) || !isAlone) return undefined;
  // PyPA's action runs in a container of Linux.
  const isLinux = /^ubuntu-/.test(stringOf(step.job.node, 'runs-on') ?? '');
  if (step.run?.type !== 'PLAIN' || !isLinux) return undefined;
  if (build !== undefined) {
    const dropped = dropEntries(text, step.node, 'env', [...keys, ...names]);
    return dropped && [{ range, newText: build }, ...dropped, stepAfter(step, [PYPA_STEP])];
  }
  const entry = step.node.items.find((pair) => nameOf(pair) === 'run');
  const start = entry === undefined ? undefined : keyStart(entry);
  const dropped = dropEntries(text, step.node, 'env', [...keys, ...names]);
  const isAll = mapOf(step.node, 'env')?.items.every((pair) => [...keys, ...names].includes(nameOf(pair)));
  if (start === undefined || isAll !== true) return undefined;
  return dropped && [{ range: { start, end: range.end }, newText: PYPA_STEP }, ...dropped];
}
