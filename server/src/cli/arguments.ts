/** The command line as a command, or what is wrong with it in the person's language. */
import { parseArgs } from 'node:util';
import { MAX_AGE_DAYS } from '../advice/standing.ts';
import { SEVERITIES, type Text } from '../detection/types.ts';
import { type Language, languageOf } from '../language.ts';
import { STORES } from '../remediation/stores/index.ts';
import { asBaseUrls } from '../workspace/checkKey.ts';
import type { Shard } from '../workspace/shard.ts';
import { MESSAGES } from './argumentMessages.ts';
import type {
  BaselineCommand,
  Command,
  FixCommand,
  LookOptions,
  MergeCommand,
  ReportOptions,
  ScanCommand,
  StoreChoice,
  Verification,
} from './command.ts';
import { SHELLS } from './completion.ts';
import { FAIL_ON, FORMATS, LEVELS, OPTIONS } from './options.ts';

export type Parsed =
  | { readonly ok: true; readonly command: Command; readonly language: Language }
  | { readonly ok: false; readonly message: string };

/** Carries the message out of the middle of parsing; never leaves this file. */
class Refusal extends Error {
  readonly text: Text;
  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

/** @param fallback the language of the environment, used unless `--lang` says otherwise. */
export function parseArguments(argv: readonly string[], fallback: Language): Parsed {
  const asked = argv.find(
    (argument, index) => argument.startsWith('--lang=') || argv[index - 1] === '--lang',
  );
  const language = asked === undefined ? fallback : languageOf(asked.replace(/^--lang=/, ''));
  try {
    return { ok: true, command: commandOf(argv), language };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, message: error.text[language] };
    throw error;
  }
}

function commandOf(argv: readonly string[]): Command {
  const { values, positionals } = parse(argv);
  for (const [option, needed] of NEEDS) {
    if (values[option] !== undefined && values[needed] === undefined)
      throw new Refusal(MESSAGES.needs(`--${option}`, `--${needed}`));
  }
  if (values.version === true) return { name: 'version' };
  const [name, ...rest] = positionals;
  if (values.help === true || name === undefined || name === 'help') return { name: 'help' };
  if (name === 'version') return { name: 'version' };
  if (name === 'scan') return scan(values, look(values, rest));
  if (name === 'fix') return fix(values, rest);
  if (name === 'baseline') return baseline(values, rest);
  if (name === 'import') return { name, paths: rest, dryRun: values['dry-run'] === true };
  if (name === 'completion') return { name, shell: choice('completion', SHELLS, rest[0] ?? '') ?? 'bash' };
  if (name === 'merge') return merge(values, rest);
  throw new Refusal(MESSAGES.command(name));
}

/** Options that say how, and the option that they say it of: alone they would be passed over in silence. */
const NEEDS = [
  ['max-age', 'age'],
  ['stdin-filename', 'stdin'],
  ['store-setting', 'store'],
  ['overwrite', 'store'],
] as const;

type Values = ReturnType<typeof parse>['values'];

function fix(values: Values, paths: readonly string[]): FixCommand {
  const store = storeChoice(values);
  return {
    name: 'fix',
    ...look(values, paths),
    // A fix changes code, not what was made of it.
    archives: false,
    dryRun: values['dry-run'] === true,
    ...(store === undefined ? {} : { store }),
  };
}

function storeChoice(values: Values): StoreChoice | undefined {
  if (values.store === undefined) return undefined;
  const usable = STORES.filter(({ access }) => access !== undefined);
  const id = choice(
    '--store',
    usable.map((store) => store.id),
    values.store,
  );
  const store = usable.find((candidate) => candidate.id === id);
  if (store === undefined) return undefined;
  const given = new Map<string, string>();
  for (const pair of values['store-setting'] ?? []) {
    const [, key = '', value = ''] = /^([^=]+)=(.*)$/.exec(pair) ?? [];
    choice(
      '--store-setting',
      store.settings.map((setting) => `${setting.key}=…`),
      `${key}=…`,
    );
    given.set(key, value);
  }
  for (const { key, fallback } of store.settings) {
    if (!given.has(key) && fallback === undefined) throw new Refusal(MESSAGES.setting(store.id, key));
  }
  return { store, settings: Object.fromEntries(given), overwrite: values.overwrite === true };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's own words are English; they name the option between quotes.
    const option = error instanceof Error ? (/'(-[^' ]*)/.exec(error.message)?.[1] ?? '') : '';
    const isUnknown =
      error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
    throw new Refusal(isUnknown ? MESSAGES.unknown(option) : MESSAGES.misused(option));
  }
}

function look(values: Values, paths: readonly string[]): LookOptions {
  const level = choice('--level', LEVELS, values.level);
  return {
    paths,
    minSeverity: choice('--min-severity', SEVERITIES, values['min-severity']) ?? 'info',
    ...(level === undefined ? {} : { level }),
    ...(values.baseline === undefined ? {} : { baseline: values.baseline }),
    ...(values.config === undefined ? {} : { config: values.config }),
    ...(values.cache === undefined ? {} : { cache: values.cache }),
    archives: values.archives === true,
    jobs: Math.ceil(positive('jobs', values.jobs) ?? 0),
    noIgnore: values['no-ignore'] === true,
    policies: values.policies === true,
    maxFileBytes: (positive('max-file-size', values['max-file-size']) ?? 5) * 1_000_000,
  };
}

function scan(values: Values, common: LookOptions): ScanCommand {
  const sources = (['staged', 'history', 'stdin'] as const).filter((source) => values[source] === true);
  const narrowed = (['since', 'shard', 'cache'] as const).filter((option) => values[option] !== undefined);
  if (sources.length > 1 || (sources.length > 0 && narrowed.length > 0))
    throw new Refusal(MESSAGES.together([...sources, ...narrowed].map((name) => `--${name}`).join(' + ')));
  const shard = shardOf(values.shard);
  const [source] = sources;
  const asked = (['verify', 'age'] as const).filter((option) => values[option] === true);
  if (source !== undefined && asked.length > 0)
    throw new Refusal(MESSAGES.together([...asked, source].map((name) => `--${name}`).join(' + ')));
  const verification = verificationOf(values);
  const maxAgeDays = Math.ceil(positive('max-age', values['max-age']) ?? MAX_AGE_DAYS);
  return {
    name: 'scan',
    ...common,
    ...reporting(values),
    ...(values.since === undefined ? {} : { since: values.since }),
    ...(shard === undefined ? {} : { shard }),
    source: source ?? 'files',
    stdinFilename: values['stdin-filename'] ?? 'stdin',
    ...(verification === undefined ? {} : { verification }),
    ...(values.age === true ? { aging: { maxAgeDays } } : {}),
  };
}

function verificationOf(values: Values): Verification | undefined {
  if (values.verify !== true) return undefined;
  const pairs = (values['check-url'] ?? []).map((pair) => /^([^=]+)=(.*)$/.exec(pair)?.slice(1) ?? ['', '']);
  const baseUrls = asBaseUrls(Object.fromEntries(pairs));
  if (baseUrls === undefined) throw new Refusal(MESSAGES.checkUrl);
  return { baseUrls };
}

function merge(values: Values, reports: readonly string[]): MergeCommand {
  if (reports.length === 0) throw new Refusal(MESSAGES.reports);
  const { config } = values;
  return { name: 'merge', reports, ...reporting(values), ...(config === undefined ? {} : { config }) };
}

function reporting(values: Values): ReportOptions {
  const failOn = choice('--fail-on', FAIL_ON, values['fail-on']);
  return {
    format: choice('--format', FORMATS, values.format) ?? 'text',
    ...(values.output === undefined ? {} : { output: values.output }),
    showSuppressed: values['show-suppressed'] === true,
    ...(failOn === undefined ? {} : { failOn }),
  };
}

/** `3/8`: the third of eight parts. */
function shardOf(written: string | undefined): Shard | undefined {
  if (written === undefined) return undefined;
  const [, part, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(written) ?? [];
  const shard = { part: Number(part), of: Number(of) };
  if (!(shard.part >= 1 && shard.part <= shard.of)) throw new Refusal(MESSAGES.shard);
  return shard;
}

function baseline(values: Values, [action, ...paths]: readonly string[]): BaselineCommand {
  const { output, reason, until } = values;
  if (until !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(until)) throw new Refusal(MESSAGES.day);
  return {
    name: 'baseline',
    ...look(values, paths),
    action: choice('baseline', ['create', 'update', 'prune'], action) ?? 'update',
    ...(output === undefined ? {} : { output }),
    ...(reason === undefined ? {} : { reason }),
    ...(until === undefined ? {} : { until }),
  };
}

function choice<T extends string>(
  option: string,
  choices: readonly T[],
  value: string | undefined,
): T | undefined {
  if (value === undefined) return undefined;
  const found = choices.find((name) => name === value);
  if (found === undefined) throw new Refusal(MESSAGES.choice(option, choices));
  return found;
}

function positive(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!(number > 0) || !Number.isFinite(number)) throw new Refusal(MESSAGES.number(option));
  return number;
}
