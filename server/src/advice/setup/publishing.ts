/** Registries that trust a workflow instead of a token ("trusted publishing"), and where each is told of it. */
import type { Text } from '../../detection/types.ts';
import type { Step } from '../types.ts';
import type { Setup } from './types.ts';

const DROP = { en: 'drop the token', ja: 'トークンを取り除く' };
const DELETE: Step = {
  text: {
    en: "Delete the token from CI's secrets and revoke it at the registry, once a release has gone through.",
    ja: '一度公開できたら、CI のシークレットからトークンを削除し、レジストリでも失効させます。',
  },
  command: 'gh secret delete SECRET_NAME',
};

/** @param page where the registry is told. */
const setup = (registry: string, page: Text, url: string, more: readonly Step[] = []): Setup => ({
  way: {
    en: `Publish to ${registry} without a token (trusted publishing)`,
    ja: `${registry} へトークンなしで公開する（trusted publishing）`,
  },
  edit: DROP,
  steps: [{ text: page }, ...more, DELETE],
  placeholders: ['SECRET_NAME'],
  url,
});

const inGitlab = (registry: string, page: Text, url: string): Setup => ({
  ...setup(registry, page, url),
  steps: [
    { text: page },
    {
      text: {
        en: 'Delete the variable of the project that held the token, and revoke the token at the registry.',
        ja: 'トークンを入れていたプロジェクトの変数を削除し、レジストリでもトークンを失効させます。',
      },
      command: 'glab variable delete SECRET_NAME',
    },
  ],
});

const IDENTITY = {
  en: 'the repository, and the file name of this workflow',
  ja: 'リポジトリとこのワークフローのファイル名',
};

export const PUBLISHING_SETUPS = {
  npm: setup(
    'npm',
    {
      en: `On npmjs.com, in the package's settings under "Trusted publisher", name ${IDENTITY.en}. It needs npm 11.5.1 and Node.js 22.14 or later, and a runner of GitHub's own.`,
      ja: `npmjs.com のパッケージ設定の「Trusted publisher」に、${IDENTITY.ja}を登録します。npm 11.5.1 以上、Node.js 22.14 以上と、GitHub ホストランナーが必要です。`,
    },
    'https://docs.npmjs.com/trusted-publishers',
    [
      {
        text: {
          en: 'There, allow publishing by tokens no more ("Require two-factor authentication and disallow tokens").',
          ja: '同じ画面で、トークンによる公開を禁止します（「Require two-factor authentication and disallow tokens」）。',
        },
      },
    ],
  ),
  pypi: setup(
    'PyPI',
    {
      en: `On pypi.org, in the project's settings under "Publishing", name ${IDENTITY.en}.`,
      ja: `pypi.org のプロジェクト設定の「Publishing」に、${IDENTITY.ja}を登録します。`,
    },
    'https://docs.pypi.org/trusted-publishers/',
  ),
  rubygems: setup(
    'RubyGems.org',
    {
      en: `On rubygems.org, on the gem's page under "Trusted publishers", name ${IDENTITY.en}.`,
      ja: `rubygems.org の gem のページの「Trusted publishers」に、${IDENTITY.ja}を登録します。`,
    },
    'https://guides.rubygems.org/trusted-publishing/',
  ),
  crates: setup(
    'crates.io',
    {
      en: `On crates.io, in the crate's settings under "Trusted Publishing", name ${IDENTITY.en}. The first version of a crate still has to be published by hand.`,
      ja: `crates.io のクレート設定の「Trusted Publishing」に、${IDENTITY.ja}を登録します。最初のバージョンだけは手作業で公開します。`,
    },
    'https://crates.io/docs/trusted-publishing',
  ),
  nuget: setup(
    'NuGet',
    {
      en: `On nuget.org, under your name in "Trusted Publishing", make a policy that names ${IDENTITY.en}; then write your profile name into the login step.`,
      ja: `nuget.org のアカウント メニューの「Trusted Publishing」で、${IDENTITY.ja}を指定したポリシーを作り、プロファイル名を login のステップに書きます。`,
    },
    'https://learn.microsoft.com/nuget/nuget-org/trusted-publishing',
  ),
  npmGitlab: inGitlab(
    'npm',
    {
      en: 'On npmjs.com, in the package\'s settings under "Trusted publisher", choose GitLab and name the project and the file (.gitlab-ci.yml). It needs npm 11.5.1 or later and a shared runner of GitLab.com.',
      ja: 'npmjs.com のパッケージ設定の「Trusted publisher」で GitLab を選び、プロジェクトとファイル（.gitlab-ci.yml）を登録します。npm 11.5.1 以上と、GitLab.com の共有ランナーが必要です。',
    },
    'https://docs.npmjs.com/trusted-publishers',
  ),
  pypiGitlab: inGitlab(
    'PyPI',
    {
      en: 'On pypi.org, in the project\'s settings under "Publishing", choose GitLab and name the project and the file (.gitlab-ci.yml). It needs twine 6.1 or later and a project on GitLab.com.',
      ja: 'pypi.org のプロジェクト設定の「Publishing」で GitLab を選び、プロジェクトとファイル（.gitlab-ci.yml）を登録します。twine 6.1 以上と、GitLab.com のプロジェクトが必要です。',
    },
    'https://docs.pypi.org/trusted-publishers/using-a-publisher/',
  ),
} satisfies Readonly<Record<string, Setup>>;
