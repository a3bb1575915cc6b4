/** The ways that are safer than a key, by id: their titles, what a person copies, and what is left to do after an edit. */
import type { Text } from '../../detection/types.ts';
import { AWS_SETUPS } from './aws.ts';
import { AZURE_SETUPS } from './azure.ts';
import { DATA_SETUPS } from './data.ts';
import { FEDERATED_SETUPS } from './federated.ts';
import { GITHUB_SETUPS } from './github.ts';
import { GOOGLE_SETUPS } from './google.ts';
import { PLATFORM_SETUPS } from './platforms.ts';
import { PUBLISHING_SETUPS } from './publishing.ts';
import type { Setup } from './types.ts';
import { WORKLOAD_SETUPS } from './workloads.ts';

const ALL = {
  ...AWS_SETUPS,
  ...GOOGLE_SETUPS,
  ...AZURE_SETUPS,
  ...PUBLISHING_SETUPS,
  ...GITHUB_SETUPS,
  ...PLATFORM_SETUPS,
  ...DATA_SETUPS,
  ...WORKLOAD_SETUPS,
  ...FEDERATED_SETUPS,
};

type Language = keyof Text;

/** Name of a way ("aws", "npm"). */
export type SetupId = keyof typeof ALL;

/** Every way, by its id. */
export const SETUPS: Readonly<Record<SetupId, Setup>> = ALL;

/** @returns the id that a text names, such as one that a client sends. */
export const setupIdOf = (name: string): SetupId | undefined =>
  Object.hasOwn(SETUPS, name) ? (name as SetupId) : undefined;

/** @returns the title of the edit in the light bulb. */
export function editTitle(id: SetupId): Text {
  const { way, edit } = SETUPS[id];
  return edit === undefined ? way : both((language) => `${way[language]}: ${edit[language]}`);
}

const COPY: Text = { en: 'copy the set-up steps', ja: '設定手順をコピー' };

/** @returns the title of the action that copies the steps. */
export const guideTitle = (id: SetupId): Text =>
  both((language) => `${SETUPS[id].way[language]}: ${COPY[language]}`);

const FILL_IN: Text = { en: 'Fill in: ', ja: '自分の値に置き換えるもの: ' };

/**
 * @returns the steps as a text to paste: the words as comments of a shell, each command as it is run below them, what
 * is to be filled in named at the top, and the provider's page at the end.
 */
export function setupText(id: SetupId, language: Language): string {
  const { way, steps, placeholders, url } = SETUPS[id];
  const blocks = steps.map(({ text, command }, index) =>
    [`# ${index + 1}. ${text[language]}`, ...(command === undefined ? [] : [command])].join('\n'),
  );
  const fill = placeholders.length === 0 ? [] : [`# ${FILL_IN[language]}${placeholders.join(', ')}`];
  return [[`# ${way[language]}`, ...fill].join('\n'), ...blocks, `# ${url}`, ''].join('\n\n').trimEnd();
}

const BEFORE: Text = { en: 'Before this runs:', ja: '実行前に行うこと:' };

const REVOKE: Text = {
  en: 'The key that stood here still works: revoke it at the provider.',
  ja: 'ここにあったキーはまだ有効です。発行元で必ず失効させてください。',
};

const JOB_PERMISSIONS: Text = {
  en: 'The job now names its permissions: add there what its other steps need besides reading the repository.',
  ja: 'ジョブの権限が明示されました。リポジトリの読み取り以外に必要な権限があれば追加してください。',
};

/**
 * @param namesPermissions whether the edit gave a job permissions.
 * @returns what is left for the person to do after the edit, in order, without the commands.
 */
export function leftToDo(id: SetupId, namesPermissions: boolean): readonly Text[] {
  const { steps } = SETUPS[id];
  const list = both((language) => {
    const numbered = steps.map(({ text }, index) => `${index + 1}. ${text[language]}`);
    return [BEFORE[language], ...numbered].join(' ');
  });
  return [list, ...(namesPermissions ? [JOB_PERMISSIONS] : []), REVOKE];
}

function both(write: (language: Language) => string): Text {
  return { en: write('en'), ja: write('ja') };
}
