/**
 * Jobs of GitLab that publish with a token: they ask for an ID token instead. Facts: docs.npmjs.com and docs.pypi.org on
 * trusted publishers with GitLab CI/CD; docs.gitlab.com, "id_tokens".
 */
import { isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Span } from '../../detection/types.ts';
import { gitlabCi } from '../../remediation/languages/gitlabCi.ts';
import { lineStart } from '../../remediation/syntax/places.ts';
import { insertBefore, insertItem } from '../../remediation/syntax/yamlEntry.ts';
import { yamlDocuments } from '../../remediation/syntax/yamlPlace.ts';
import { plainInOrder } from '../edits/changes.ts';
import type { Change } from '../edits/types.ts';
import type { NoticeRequest } from '../notice.ts';
import type { SetupId } from '../setup/setup.ts';
import { dropEntries } from './edits.ts';
import { type Offer, valueSpans } from './offer.ts';
import { mapOf, pairOf, stringOf } from './workflow.ts';

interface Publisher {
  readonly setup: SetupId;
  readonly command: RegExp;
  readonly token: string;
  readonly audience: string;
  /** Variables of the job that go. */
  readonly variables: readonly string[];
  /** The line of a script that writes the token into a file, whole; its value in the group `value`. */
  readonly writes?: RegExp;
  /** A command that has to come first unless the image brings it. */
  readonly first?: { readonly command: string; isThere(image: string, script: string): boolean };
  /** What makes a job one for a person to change. */
  readonly unclear: RegExp;
}

const PUBLISHERS: readonly Publisher[] = [
  {
    setup: 'npmGitlab',
    command: /^npm publish\b/,
    token: 'NPM_ID_TOKEN',
    audience: 'npm:registry.npmjs.org',
    variables: ['NPM_TOKEN', 'NODE_AUTH_TOKEN'],
    writes:
      /^(?:echo|printf) ["']?\/\/registry\.npmjs\.org\/:_authToken=(?<value>\$?\{?[\w-]+\}?)["']? ?>{1,2} ?["']?(?:~\/|\$HOME\/|\.\/)?\.npmrc["']?$/,
    first: {
      command: 'npm install -g npm@^11.5.1',
      isThere: (image, script) =>
        /^node:(?:2[4-9]|lts|latest|current)(?:-[\w.-]+)?$/.test(image) ||
        /npm (?:install|i) (?:-g|--global) npm@(?:latest|\^?11)/.test(script),
    },
    unclear: /--registry\b|npm config set|npm ci\b|npm install(?! -g npm)/,
  },
  {
    setup: 'pypiGitlab',
    command: /^(?:python3? -m )?twine upload\b/,
    token: 'PYPI_ID_TOKEN',
    audience: 'pypi',
    variables: ['TWINE_PASSWORD', 'TWINE_USERNAME'],
    unclear: /--repository|\s-[rpu]\b|--password|--username|twine\s*[=<~]|TWINE_REPOSITORY/,
  },
];

/** @returns the jobs that publish with a token which could go. */
export function gitlabOffers(request: NoticeRequest): readonly Offer[] {
  if (!gitlabCi.matches(request)) return [];
  const [document, ...more] = yamlDocuments(request.text);
  const root = document?.contents;
  if (more.length > 0 || !isMap(root)) return [];
  return root.items.flatMap(({ value }) => {
    const script = isMap(value) ? value.get('script', true) : undefined;
    if (!isMap(value) || !isSeq(script)) return [];
    return PUBLISHERS.flatMap((publisher) => offerOf(request.text, root, value, script, publisher) ?? []);
  });
}

function offerOf(
  text: string,
  root: YAMLMap,
  job: YAMLMap,
  script: YAMLSeq,
  publisher: Publisher,
): Offer | undefined {
  const { setup, command, token, audience, variables, writes, first, unclear } = publisher;
  const lines = script.items.map((item) => (isScalar(item) ? String(item.value) : ''));
  const at = lines.findIndex((line) => command.test(line));
  if (at < 0) return undefined;
  const written = lines.findIndex((line) => writes?.test(line) === true);
  const spans = [
    ...valueSpans(mapOf(job, 'variables'), variables.slice(0, 1)),
    ...(written < 0 ? [] : spanOf(text, script, written, writes)),
  ];
  if (spans.length === 0) return undefined;
  const all = lines.join('\n');
  const image = stringOf(job, 'image') ?? stringOf(root, 'image') ?? '';
  const isPlain =
    !unclear.test(all) && !job.has('id_tokens') && script.flow !== true && !job.has('before_script');
  const dropped = mapOf(job, 'variables') === undefined ? [] : dropEntries(text, job, 'variables', variables);
  const entry = pairOf(job, 'script');
  const identity = [
    'id_tokens:',
    `  ${token}:`,
    `    aud: ${audience.includes(':') ? `"${audience}"` : audience}`,
  ];
  const changes = [
    entry && insertBefore(text, entry, identity),
    ...(written < 0 ? [] : [itemLine(text, script, written)]),
    ...(first === undefined || first.isThere(image, all)
      ? []
      : [insertItem(text, { kind: 'seq', node: script, index: at }, [first.command]) as Change | undefined]),
    ...(dropped ?? [undefined]),
  ];
  return { setup, spans, changes: isPlain ? plainInOrder(changes) : undefined, namesPermissions: false };
}

/** Where the token stands in a line of the script. */
function spanOf(text: string, script: YAMLSeq, index: number, writes: RegExp | undefined): readonly Span[] {
  const item = script.items[index];
  const [start = 0, end = 0] = (isScalar(item) ? item.range : undefined) ?? [];
  const value = isScalar(item) ? writes?.exec(String(item.value))?.groups?.value : undefined;
  const at = value === undefined ? -1 : text.slice(start, end).indexOf(value);
  return value === undefined || at < 0 ? [] : [{ start: start + at, end: start + at + value.length }];
}

/** The whole line of an item of a script; undefined where it runs over several, or carries a comment. */
function itemLine(text: string, script: YAMLSeq, index: number): Change | undefined {
  const item = script.items[index];
  const range = isScalar(item) ? item.range : undefined;
  if (range === undefined || range === null) return undefined;
  const start = lineStart(text, range[0]);
  const next = text.indexOf('\n', range[1]);
  const end = next < 0 ? text.length : next + 1;
  if (!/^[ \t]*-[ \t]+$/.test(text.slice(start, range[0])) || text.slice(range[1], end).trim() !== '')
    return undefined;
  return text.slice(range[0], range[1]).includes('\n') ? undefined : { range: { start, end }, newText: '' };
}
