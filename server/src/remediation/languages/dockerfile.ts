/**
 * Dockerfiles. A value of the build becomes a BuildKit secret of the RUN that needs it; a value of the running container
 * leaves the image and is given to `docker run`. ARG and ENV would stay in the image.
 * Facts: Dockerfile reference, "RUN --mount=type=secret" (`env` since 1.10); BuildKit check SecretsUsedInArgOrEnv.
 */

import type { Text } from '../../detection/types.ts';
import type { FixDocument } from '../plan.ts';
import {
  dockerInstructions,
  dockerPairs,
  heredocScript,
  type Instruction,
  type Pair,
} from '../syntax/dockerInstructions.ts';
import { lineBreakOf, lineStart } from '../syntax/places.ts';
import { shellContext, shellReference } from '../syntax/shellQuoting.ts';
import type { Splice } from '../syntax/yamlPlace.ts';
import { documentPath } from './documentPath.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { refuse, removed, rewritten } from './outcome.ts';

export const dockerfile: Language = {
  id: 'dockerfile',
  matches: (document) =>
    document.languageId === 'dockerfile' ||
    /^(Dockerfile|Containerfile)([.-][\w.-]+)?$|\.(dockerfile|containerfile)$/i.test(
      documentPath(document).name,
    ),
  demandedName(request) {
    const { instruction } = around(request);
    return instruction === undefined ? undefined : pairAround(request, instruction)?.key;
  },
  rewrite(request) {
    const { instruction, all } = around(request);
    const { text } = request.document;
    if (instruction === undefined) return inCommentLine(request) ? removed(request) : refuse(...ELSEWHERE);
    if (inCommentLine(request)) return removed(request);
    if (/^#\s*escape\s*=\s*`|^SHELL\s.*(powershell|pwsh|cmd)/im.test(text)) return refuse(...WINDOWS);
    if (instruction.keyword === 'RUN') return fromBuild(request, instruction);
    if (/^(CMD|ENTRYPOINT)$/.test(instruction.keyword)) return fromStart(request, instruction);
    const pair = pairAround(request, instruction);
    return pair === undefined ? refuse(...ELSEWHERE) : takeOut(request, instruction, pair, all);
  },
};

interface Around {
  readonly all: readonly Instruction[];
  readonly instruction: Instruction | undefined;
}

function around({ document, range }: RewriteRequest): Around {
  const all = dockerInstructions(document.text);
  return { all, instruction: all.find((each) => each.args <= range.start && range.end <= each.range.end) };
}

function pairAround({ document, range }: RewriteRequest, instruction: Instruction): Pair | undefined {
  if (!/^(ENV|ARG)$/.test(instruction.keyword)) return undefined;
  return dockerPairs(document.text, instruction).find(
    ({ value }) => value.start <= range.start && range.end <= value.end,
  );
}

function inCommentLine({ document: { text }, range }: Pick<RewriteRequest, 'document' | 'range'>): boolean {
  return /^[ \t]*#/.test(text.slice(lineStart(text, range.start), range.start));
}

/** A RUN of shell form: the variable in the script, the secret mounted for this step alone. */
function fromBuild(request: RewriteRequest, instruction: Instruction): RewriteOutcome {
  const { document, name } = request;
  const edit = inScript(request, instruction);
  if (edit === undefined) return refuse(...NOT_EXPANDED);
  if (edit === 'comment') return removed(request);
  return rewritten({
    changes: [...syntaxLine(document), ...mount(document.text, instruction, name), edit],
    stored: document.text.slice(request.range.start, request.range.end),
    notes: [buildWith([name])],
  });
}

function inScript(
  { document: { text }, range, name }: RewriteRequest,
  instruction: Instruction,
): Splice | 'comment' | undefined {
  const script = heredocScript(text, instruction) ?? { start: instruction.args, end: instruction.range.end };
  const args = text.slice(instruction.args, instruction.range.end).replace(/^(--\S+\s+)*/, '');
  if (args.startsWith('[') || range.start < script.start) return undefined;
  // Docker drops comment lines before the shell sees them.
  const before = text
    .slice(script.start, range.start)
    .replace(/^[ \t]*#.*$/gm, (line) => ' '.repeat(line.length));
  if (shellContext(before) === 'comment') return 'comment';
  const reference = shellReference(before, text.slice(range.end, script.end), name);
  if (reference === undefined) return undefined;
  return {
    range: { start: range.start - reference.back, end: range.end + reference.forth },
    newText: reference.text,
  };
}

/** What the container starts with reads its environment at that time. */
function fromStart(request: RewriteRequest, instruction: Instruction): RewriteOutcome {
  const edit = inScript(request, instruction);
  if (edit === 'comment') return removed(request);
  if (edit === undefined) return refuse(...EXEC_FORM);
  const { document, range } = request;
  return rewritten({
    changes: [edit],
    stored: document.text.slice(range.start, range.end),
    notes: [RUN_WITH],
  });
}

/** ENV or ARG goes; the steps of its stage that read it get the secret mounted. */
function takeOut(
  { document, name }: RewriteRequest,
  instruction: Instruction,
  pair: Pair,
  all: readonly Instruction[],
): RewriteOutcome {
  const { text } = document;
  const value = plainValue(text.slice(pair.value.start, pair.value.end));
  if (value === undefined) return refuse(...ESCAPES);
  const later = readers(all, instruction, text);
  if (later === undefined) return refuse(...GLOBAL);
  const mention = new RegExp(`(?<!\\\\)\\$(?:${pair.key}\\b|\\{${pair.key}\\b)`);
  const mentions = later.filter(({ args, range }) => mention.test(text.slice(args, range.end)));
  const kept = mentions.filter(({ keyword }) => !/^(RUN|CMD|ENTRYPOINT|HEALTHCHECK)$/.test(keyword));
  if (kept.length > 0) return refuse(...KEPT);
  const named = mentions.filter(({ keyword }) => keyword === 'RUN');
  const isArg = instruction.keyword === 'ARG';
  // An ARG that no step names is read by the programs of the steps (`npm ci` and its .npmrc).
  const steps = isArg && named.length === 0 ? later.filter(({ keyword }) => keyword === 'RUN') : named;
  return rewritten({
    changes: [
      ...(steps.length === 0 ? [] : syntaxLine(document)),
      removePair(text, instruction, pair),
      ...steps.flatMap((step) => mount(text, step, name)),
    ],
    stored: value,
    notes: [...(steps.length === 0 ? [] : [buildWith([name])]), ...(isArg ? [] : [RUN_WITH])],
  });
}

/** The instructions after this one that see its variable: its stage, and those built on it. Undefined before any stage. */
function readers(
  all: readonly Instruction[],
  instruction: Instruction,
  text: string,
): readonly Instruction[] | undefined {
  const index = all.indexOf(instruction);
  if (!all.slice(0, index).some(({ keyword }) => keyword === 'FROM')) return undefined;
  const stageOf = (from: Instruction | undefined) =>
    from === undefined
      ? null
      : /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(text.slice(from.args, from.range.end));
  const names = new Set<string>();
  const own = stageOf(all.slice(0, index).findLast(({ keyword }) => keyword === 'FROM'))?.[2];
  if (own !== undefined) names.add(own.toLowerCase());
  let inside = true;
  const result: Instruction[] = [];
  for (const each of all.slice(index + 1)) {
    if (each.keyword === 'FROM') {
      const [, base, name] = stageOf(each) ?? [];
      inside = instruction.keyword === 'ENV' && base !== undefined && names.has(base.toLowerCase());
      if (inside && name !== undefined) names.add(name.toLowerCase());
    } else if (inside) result.push(each);
  }
  return result;
}

/** What the container sees for the source of a value; undefined where escapes or references make it uncertain. */
function plainValue(source: string): string | undefined {
  const value = /^"[^"]*"$|^'[^']*'$/.test(source) ? source.slice(1, -1) : source;
  return /["'\\$]/.test(value) ? undefined : value;
}

function removePair(text: string, instruction: Instruction, pair: Pair): Splice {
  const pairs = dockerPairs(text, instruction);
  const index = pairs.findIndex(({ range }) => range.start === pair.range.start);
  const [before, after] = [pairs[index - 1], pairs[index + 1]];
  if (before !== undefined) return { range: { start: before.range.end, end: pair.range.end }, newText: '' };
  if (after !== undefined) return { range: { start: pair.range.start, end: after.range.start }, newText: '' };
  const start = lineStart(text, instruction.range.start);
  const end = text.indexOf('\n', instruction.range.end);
  return { range: { start, end: end < 0 ? text.length : end + 1 }, newText: '' };
}

function mount(text: string, { args, range }: Instruction, name: string): readonly Splice[] {
  if (new RegExp(`--mount=type=secret,\\S*\\b(id|env)=${name}\\b`).test(text.slice(args, range.end)))
    return [];
  return [
    {
      range: { start: args, end: args },
      newText: `--mount=type=secret,id=${name},env=${name},required=true `,
    },
  ];
}

/** The version of the syntax that knows `env`: an old builder fetches it by this line. */
function syntaxLine({ text }: FixDocument): readonly Splice[] {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const present = /^(?:#.*\r?\n)*?#\s*syntax\s*=\s*(\S+)/i.exec(text.slice(bom));
  if (present?.[1] === undefined) {
    const eol = lineBreakOf(text);
    return [{ range: { start: bom, end: bom }, newText: `# syntax=docker/dockerfile:1${eol}` }];
  }
  if (!/^docker\/dockerfile:1\.\d(\.\d+)?(-labs)?$/.test(present[1])) return [];
  const end = bom + present[0].length;
  return [{ range: { start: end - present[1].length, end }, newText: 'docker/dockerfile:1' }];
}

const buildWith = (names: readonly string[]): Text => {
  const command = `set -a; . ./.env; set +a; docker build ${names.map((name) => `--secret id=${name}`).join(' ')} .`;
  return {
    en: `Build with the secret in the environment, once for each: \`${command}\`.`,
    ja: `環境変数を読み込んでビルドしてください（秘密ごとに --secret が必要です）: \`${command}\``,
  };
};

const RUN_WITH: Text = {
  en: 'The image no longer holds the value: start it with `docker run --env-file .env …` (which takes values as they stand, quotes included), or by compose.',
  ja: 'イメージは値を持たなくなりました。`docker run --env-file .env …`（引用符も値の一部として読まれます）か compose で起動してください。',
};

const ELSEWHERE = [
  'This instruction writes the value into the image. Give it to a RUN as a BuildKit secret, or to the container at run time.',
  'この命令は値をイメージに書き込みます。BuildKit シークレットとして RUN に渡すか、実行時にコンテナーに渡してください。',
] as const;
const NOT_EXPANDED = [
  'No shell expands a variable here (the JSON form of RUN, or a quoted here-document). Write the step in shell form.',
  'ここではシェルが変数を展開しません（JSON 形式の RUN や引用付きヒアドキュメント）。シェル形式で書いてください。',
] as const;
const EXEC_FORM = [
  'The JSON form expands no variables. Let the program read its environment, or write the command in shell form.',
  'JSON 形式では変数が展開されません。プログラムで環境変数を読むか、シェル形式で書いてください。',
] as const;
const ESCAPES = [
  'The value holds escapes, quotes or references whose meaning is not certain here.',
  '値にエスケープ・引用符・参照が含まれ、意味を確定できません。',
] as const;
const GLOBAL = [
  'An ARG before the first FROM is part of an image name. Log in to the registry instead (`docker login`).',
  '最初の FROM より前の ARG はイメージ名の一部です。代わりにレジストリへログイン（`docker login`）してください。',
] as const;
const KEPT = [
  'Another instruction writes the variable into the image (ENV, LABEL, COPY …). Remove that first; a secret can only be mounted into a RUN.',
  '別の命令（ENV・LABEL・COPY など）がこの変数をイメージに書き込んでいます。先にそれを取り除いてください。シークレットは RUN にのみマウントできます。',
] as const;
const WINDOWS = [
  'The steps run in a Windows shell, whose quoting is not known here.',
  'Windows のシェルで実行されるため、引用規則を確定できません。',
] as const;
