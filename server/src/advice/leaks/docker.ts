/**
 * Secrets that an image takes along: files that `COPY . .` finds beside the Dockerfile, and values given as `ARG` or
 * `ENV`, which everybody reads in the image's history.
 * Facts: Dockerfile reference (COPY, ARG, ENV); ".dockerignore file"; build check SecretsUsedInArgOrEnv.
 */
import type { Span, Text } from '../../detection/types.ts';
import { appendLines } from '../../remediation/appendLines.ts';
import type { Project } from '../../remediation/plan.ts';
import { dockerInstructions, type Instruction } from '../../remediation/syntax/dockerInstructions.ts';
import type { Notice, NoticeRequest } from '../notice.ts';
import { letThrough, secretFilesIn } from './kept.ts';

const IGNORE_PAGE = 'https://docs.docker.com/build/concepts/context/#dockerignore-files';
const SECRETS_PAGE = 'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/';
/** The source of an instruction is the whole context. */
const WHOLE = /^(?:--\S+\s+)*(?:\.\/?|\*|\[\s*"\.\/?")(?=[\s,])/;
const FROM_STAGE = /^(?:--\S+\s+)*--from=/;
const SECRET_NAME =
  /(?:^|_)(?:TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY|SECRET_KEY|PRIVATE_KEY|AUTH_KEY|CREDENTIALS?)$/i;
/** Public by design, whatever they end in. */
const PUBLIC_NAME = /PUBLISHABLE|PUBLIC/i;

export const isDockerfile = (name: string): boolean =>
  /^(?:Dockerfile|Containerfile)(?:\..+)?$|\.[Dd]ockerfile$/.test(name);

/** @param folder URI of the folder of the document, which is the usual context of the build. */
export function dockerNotices({ text }: NoticeRequest, folder: string, project: Project): readonly Notice[] {
  const instructions = dockerInstructions(text);
  return [...copies(text, instructions, folder, project), ...namedValues(text, instructions)];
}

function copies(
  text: string,
  instructions: readonly Instruction[],
  folder: string,
  project: Project,
): readonly Notice[] {
  const uri = `${folder}/.dockerignore`;
  const file = project.files.get(uri);
  const lastStage = instructions.findLastIndex(({ keyword }) => keyword === 'FROM');
  // Docker's own patterns are anchored at the context: a leading `**/` or `/` means the same here.
  const taken = letThrough(
    secretFilesIn(folder, project),
    (file?.text ?? '').replace(/^(!?)(?:\*\*\/|\/)/gm, '$1'),
  );
  if (taken.length === 0) return [];
  return instructions.flatMap(({ keyword, range, args }, index): Notice[] => {
    const source = text.slice(args, range.end);
    if (!/^(?:COPY|ADD)$/.test(keyword) || FROM_STAGE.test(source) || !WHOLE.test(source)) return [];
    const names = taken.join(', ');
    const change = appendLines(uri, file, taken, 'ignore');
    return [
      {
        id: 'image-takes-secret-files',
        // A stage that is thrown away still stands in the build's cache.
        severity: index > lastStage ? 'medium' : 'low',
        range,
        text: {
          en: `${keyword} takes ${names} into the image, where whoever pulls it can read it. Name it in .dockerignore.`,
          ja: `${keyword} で ${names} がイメージに入り、イメージを取得した人は誰でも読めます。.dockerignore に追加してください。`,
        },
        url: IGNORE_PAGE,
        ...(file?.writable === false
          ? {}
          : { fix: { title: nameIn(names, '.dockerignore'), changes: [change] } }),
      },
    ];
  });
}

/** @returns the title of a fix that leaves files out by a list. */
export const nameIn = (names: string, list: string): Text => ({
  en: `Name ${names} in ${list}`,
  ja: `${list} に ${names} を追加する`,
});

/** `ARG NPM_TOKEN` and `ENV API_KEY=$API_KEY`: a literal there is a finding of its own. */
function namedValues(text: string, instructions: readonly Instruction[]): readonly Notice[] {
  return instructions.flatMap(({ keyword, range, args }): Notice[] => {
    if (keyword !== 'ARG' && keyword !== 'ENV') return [];
    const source = text.slice(args, range.end);
    return [...source.matchAll(/(?:^|\s)([A-Za-z_]\w*)(?=\s|=|$)(=?)(\S*)/g)].flatMap(
      ([whole, name = '', sign, value = ''], index): Notice[] => {
        const isSecret = SECRET_NAME.test(name) && !PUBLIC_NAME.test(name);
        const passed = keyword === 'ARG' ? sign === '' || /^["']?\$/.test(value) : /^["']?\$/.test(value);
        if (!isSecret || !passed || (keyword === 'ARG' && index > 0)) return [];
        const at = args + source.indexOf(whole) + whole.indexOf(name);
        return [argNotice(keyword, name, { start: at, end: at + name.length })];
      },
    );
  });
}

const argNotice = (keyword: string, name: string, range: Span): Notice => ({
  id: 'image-holds-secret',
  severity: 'low',
  range,
  text: {
    en: `What ${keyword} gives to ${name} stays in the image and its history. Mount it for the one command that needs it: RUN --mount=type=secret,id=${name} …`,
    ja: `${keyword} で ${name} に渡した値は、イメージとその履歴に残ります。必要なコマンドだけにマウントしてください: RUN --mount=type=secret,id=${name} …`,
  },
  url: SECRETS_PAGE,
});
