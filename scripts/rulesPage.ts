/** Writes the page of all rules, in both languages, from the catalogue: `node scripts/rulesPage.ts`. */
import { keylessOf } from '../server/src/advice/keyless.ts';
import type { Rule } from '../server/src/detection/types.ts';
import type { Language } from '../server/src/language.ts';
import { SEVERITY_NAMES } from '../server/src/report/describe.ts';
import { createCatalogue } from '../server/src/rules/index.ts';
import { pagesOf, tableRow, writeWhereRun } from './page.ts';

/** The pages and the language of each. */
export const RULES_PAGES = pagesOf('rules');

const WORDS = {
  title: { en: 'What Kagimori finds', ja: 'Kagimori が見つけるもの' },
  intro: {
    en: 'Every kind of credential, by provider. "Proof" is what can be checked offline; "public" kinds are meant to be seen and are reported as information at most.',
    ja: '発行元ごとの、すべての認証情報の種類です。「検証」はオフラインで確かめられるもの、「公開」は見えてよい種類で、情報としてのみ報告されます。',
  },
  head: {
    en: '| Rule | What it is | Severity | Proof | Safer than a key | Links |',
    ja: '| ルール | 種類 | 重大度 | 検証 | キーより安全な方法 | リンク |',
  },
  anyone: { en: 'Of no known provider', ja: '発行元を問わないもの' },
  checked: { en: 'checksum or structure', ja: 'チェックサムまたは構造' },
  manage: { en: 'manage', ja: '管理' },
  docs: { en: 'docs', ja: '文書' },
  yes: { en: 'yes', ja: 'あり' },
  public: { en: 'public', ja: '公開' },
  rules: {
    en: (rules: number, providers: number) => `${rules} rules of ${providers} providers.`,
    ja: (rules: number, providers: number) => `${providers} の発行元、${rules} のルールがあります。`,
  },
} as const;

/** @returns the whole page; each rule's id is an anchor. */
export function rulesPage(language: Language): string {
  const rules = [...createCatalogue().values()];
  const providers = [...new Set(rules.map(({ provider }) => provider))].sort((a, b) =>
    a.localeCompare(b, 'en'),
  );
  const sections = providers.map((provider) => {
    const rows = rules.filter((rule) => rule.provider === provider).map((rule) => row(rule, language));
    const heading = provider === '' ? WORDS.anyone[language] : provider;
    return [
      `## ${heading}`,
      '',
      WORDS.head[language],
      '| --- | --- | --- | --- | --- | --- |',
      ...rows,
      '',
    ].join('\n');
  });
  return [
    `# ${WORDS.title[language]}`,
    '',
    WORDS.intro[language],
    '',
    WORDS.rules[language](rules.length, providers.filter((provider) => provider !== '').length),
    '',
    ...sections,
  ].join('\n');
}

function row(rule: Rule, language: Language): string {
  const isPublic = rule.publishable === true || rule.privilege === 'publishable';
  const links = [
    ...(rule.manageUrl === undefined ? [] : [`[${WORDS.manage[language]}](${rule.manageUrl})`]),
    ...(rule.docs === undefined ? [] : [`[${WORDS.docs[language]}](${rule.docs})`]),
  ];
  const [safer] = keylessOf(rule);
  const cells = [
    `<a id="${rule.id}"></a>\`${rule.id}\``,
    rule.name[language],
    isPublic ? WORDS.public[language] : SEVERITY_NAMES[rule.severity][language],
    rule.check === undefined ? '' : WORDS.checked[language],
    safer?.url === undefined ? '' : `[${WORDS.yes[language]}](${safer.url})`,
    links.join(' '),
  ];
  return tableRow(cells);
}

writeWhereRun(import.meta.url, RULES_PAGES, rulesPage);
