/** Workflows before and after the keyless edit; «» marks the key, or the secret that is referred to. */

/** A job of a workflow, its steps indented by six. */
export const job = (steps: string, head = ''): string =>
  `on: push\njobs:\n  publish:\n    runs-on: ubuntu-latest\n${head}    steps:\n${steps}`;

const OIDC = '    permissions:\n      id-token: write\n      contents: read\n';
const CHECKOUT = '      - uses: actions/checkout@v4\n';
const node = (version: string): string =>
  `      - uses: actions/setup-node@v4\n        with:\n          node-version: ${version}\n          registry-url: https://registry.npmjs.org\n`;
const UPDATE = '      - name: Update npm for trusted publishing\n        run: npm install -g npm@^11.5.1\n';

type Case = readonly [what: string, path: string, before: string, after: string];
const workflow = (what: string, before: string, after: string): Case => [
  what,
  '.github/workflows/a.yml',
  before,
  after,
];

export const WORKFLOWS: readonly Case[] = [
  workflow(
    'npm: Node 24 brings an npm that is new enough',
    job(
      `${CHECKOUT}${node('24')}      - run: npm ci\n      - run: npm publish\n        env:\n          NODE_AUTH_TOKEN: «\${{ secrets.NPM_TOKEN }}»\n`,
    ),
    job(`${CHECKOUT}${node('24')}      - run: npm ci\n      - run: npm publish\n`, OIDC),
  ),
  workflow(
    'npm: Node 22 gets a newer one, other variables stay',
    job(
      `${CHECKOUT}${node("'22.x'")}      - run: npm publish --access public\n        env:\n          NODE_AUTH_TOKEN: «\${{secrets.NPM_TOKEN}}»\n          CI: true\n`,
    ),
    job(
      `${CHECKOUT}${node("'22.x'")}${UPDATE}      - run: npm publish --access public\n        env:\n          CI: true\n`,
      OIDC,
    ),
  ),
  workflow(
    'npm: permissions of the job, which has the right already',
    job(
      `${node('lts/*')}      - name: Publish\n        run: npm publish --provenance\n        env:\n          NODE_AUTH_TOKEN: «\${{ secrets.T }}»\n`,
      '    permissions:\n      contents: write\n      id-token: write\n',
    ),
    job(
      `${node('lts/*')}      - name: Publish\n        run: npm publish --provenance\n`,
      '    permissions:\n      contents: write\n      id-token: write\n',
    ),
  ),
  workflow(
    'npm: a build in the same step',
    job(
      `${node('24.x')}      - run: |\n          npm run build\n          npm publish\n        env:\n          NODE_AUTH_TOKEN: «\${{ secrets.T }}»\n`,
    ),
    job(`${node('24.x')}      - run: |\n          npm run build\n          npm publish\n`, OIDC),
  ),
  workflow(
    "PyPI: PyPA's action, whose inputs are gone with the password",
    job(
      '      - uses: actions/download-artifact@v4\n      - uses: pypa/gh-action-pypi-publish@release/v1\n        with:\n          user: __token__\n          password: «${{ secrets.PYPI_API_TOKEN }}»\n',
    ),
    job(
      '      - uses: actions/download-artifact@v4\n      - uses: pypa/gh-action-pypi-publish@release/v1\n',
      OIDC,
    ),
  ),
  workflow(
    'PyPI: the test index, a job with permissions',
    job(
      '      - name: Publish\n        uses: pypa/gh-action-pypi-publish@v1.12.4\n        with:\n          password: «${{ secrets.T }}»\n          repository-url: https://test.pypi.org/legacy/\n          skip-existing: true\n',
      '    permissions:\n      contents: read\n',
    ),
    job(
      '      - name: Publish\n        uses: pypa/gh-action-pypi-publish@v1.12.4\n        with:\n          repository-url: https://test.pypi.org/legacy/\n          skip-existing: true\n',
      '    permissions:\n      contents: read\n      id-token: write\n',
    ),
  ),
  workflow(
    'PyPI: twine asks for the token of the job by itself',
    job(
      `${CHECKOUT}      - run: pip install build twine\n      - run: python -m build\n      - name: Publish\n        env:\n          TWINE_USERNAME: __token__\n          TWINE_PASSWORD: «\${{ secrets.PYPI }}»\n        run: twine upload dist/*\n`,
    ),
    job(
      `${CHECKOUT}      - run: pip install build twine\n      - run: python -m build\n      - name: Publish\n        run: twine upload dist/*\n`,
      OIDC,
    ),
  ),
  workflow(
    'PyPI: uv',
    job(
      `${CHECKOUT}      - uses: astral-sh/setup-uv@v6\n      - run: uv build\n      - run: uv publish\n        env:\n          UV_PUBLISH_TOKEN: «\${{ secrets.PYPI }}»\n`,
    ),
    job(
      `${CHECKOUT}      - uses: astral-sh/setup-uv@v6\n      - run: uv build\n      - run: uv publish\n`,
      OIDC,
    ),
  ),
  workflow(
    'RubyGems: a key in the environment',
    job(
      `${CHECKOUT}      - uses: ruby/setup-ruby@v1\n      - run: |\n          gem build a.gemspec\n          gem push a-*.gem\n        env:\n          GEM_HOST_API_KEY: «\${{ secrets.RUBYGEMS }}»\n`,
    ),
    job(
      `${CHECKOUT}      - uses: ruby/setup-ruby@v1\n      - uses: rubygems/configure-rubygems-credentials@v2.1.0\n      - run: |\n          gem build a.gemspec\n          gem push a-*.gem\n`,
      OIDC,
    ),
  ),
  workflow(
    'RubyGems: a key that the script writes into its file',
    job(
      `${CHECKOUT}      - name: Publish\n        run: |\n          mkdir -p $HOME/.gem\n          touch $HOME/.gem/credentials\n          chmod 0600 $HOME/.gem/credentials\n          printf -- "---\\n:rubygems_api_key: \${GEM_HOST_API_KEY}\\n" > $HOME/.gem/credentials\n          gem build *.gemspec\n          gem push *.gem\n        env:\n          GEM_HOST_API_KEY: "«\${{secrets.RUBYGEMS_AUTH_TOKEN}}»"\n`,
    ),
    job(
      `${CHECKOUT}      - uses: rubygems/configure-rubygems-credentials@v2.1.0\n      - name: Publish\n        run: |\n          gem build *.gemspec\n          gem push *.gem\n`,
      OIDC,
    ),
  ),
  workflow(
    'crates.io: a token in the environment',
    job(
      `${CHECKOUT}      - uses: dtolnay/rust-toolchain@stable\n      - run: cargo publish --locked\n        env:\n          CARGO_REGISTRY_TOKEN: «\${{ secrets.CRATES }}»\n`,
    ),
    job(
      `${CHECKOUT}      - uses: dtolnay/rust-toolchain@stable\n      - uses: rust-lang/crates-io-auth-action@v1\n        id: crates-io\n      - run: cargo publish --locked\n        env:\n          CARGO_REGISTRY_TOKEN: \${{ steps.crates-io.outputs.token }}\n`,
      OIDC,
    ),
  ),
  workflow(
    'crates.io: a token as an argument, twice',
    job(
      `${CHECKOUT}      - run: |\n          cargo publish -p a --token «\${{ secrets.CRATES }}»\n          cargo publish -p b --token \${{ secrets.CRATES }}\n`,
    ),
    job(
      `${CHECKOUT}      - uses: rust-lang/crates-io-auth-action@v1\n        id: crates-io\n      - run: |\n          cargo publish -p a --token \${{ steps.crates-io.outputs.token }}\n          cargo publish -p b --token \${{ steps.crates-io.outputs.token }}\n`,
      OIDC,
    ),
  ),
  workflow(
    'NuGet: an argument of dotnet',
    job(
      `${CHECKOUT}      - uses: actions/setup-dotnet@v4\n      - run: dotnet nuget push out/*.nupkg -k «\${{ secrets.NUGET }}» -s https://api.nuget.org/v3/index.json --skip-duplicate\n`,
    ),
    job(
      `${CHECKOUT}      - uses: actions/setup-dotnet@v4\n      - uses: NuGet/login@v1\n        id: nuget-login\n        with:\n          user: NUGET_USER\n      - run: dotnet nuget push out/*.nupkg -k \${{ steps.nuget-login.outputs.NUGET_API_KEY }} -s https://api.nuget.org/v3/index.json --skip-duplicate\n`,
      OIDC,
    ),
  ),
  workflow(
    'NuGet: a variable, in quotes',
    job(
      `${CHECKOUT}      - run: dotnet nuget push a.nupkg --api-key "$NUGET_API_KEY" --source "https://api.nuget.org/v3/index.json"\n        env:\n          NUGET_API_KEY: '«\${{ secrets.NUGET }}»'\n`,
    ),
    job(
      `${CHECKOUT}      - uses: NuGet/login@v1\n        id: nuget-login\n        with:\n          user: NUGET_USER\n      - run: dotnet nuget push a.nupkg --api-key "$NUGET_API_KEY" --source "https://api.nuget.org/v3/index.json"\n        env:\n          NUGET_API_KEY: '\${{ steps.nuget-login.outputs.NUGET_API_KEY }}'\n`,
      OIDC,
    ),
  ),
  workflow(
    'AWS: keys in the environment of a step',
    job(
      `${CHECKOUT}      - run: aws s3 sync out s3://b\n        env:\n          AWS_ACCESS_KEY_ID: «\${{ secrets.ID }}»\n          AWS_SECRET_ACCESS_KEY: \${{ secrets.KEY }}\n          AWS_REGION: eu-west-1\n`,
    ),
    job(
      `${CHECKOUT}      - uses: aws-actions/configure-aws-credentials@v6\n        with:\n          role-to-assume: arn:aws:iam::ACCOUNT:role/ROLE\n          aws-region: eu-west-1\n      - run: aws s3 sync out s3://b\n        env:\n          AWS_REGION: eu-west-1\n`,
      OIDC,
    ),
  ),
  workflow(
    'AWS: keys in the environment of a job',
    job(
      `${CHECKOUT}      - uses: hashicorp/setup-terraform@v3\n      - run: terraform apply -auto-approve\n`,
      '    env:\n      AWS_ACCESS_KEY_ID: ${{ secrets.ID }}\n      AWS_SECRET_ACCESS_KEY: «${{ secrets.KEY }}»\n',
    ),
    job(
      `      - uses: aws-actions/configure-aws-credentials@v6\n        with:\n          role-to-assume: arn:aws:iam::ACCOUNT:role/ROLE\n          aws-region: REGION\n${CHECKOUT}      - uses: hashicorp/setup-terraform@v3\n      - run: terraform apply -auto-approve\n`,
      OIDC,
    ),
  ),
  workflow(
    'Azure: the client secret of Terraform',
    job(
      `${CHECKOUT}      - run: terraform apply\n        env:\n          ARM_CLIENT_ID: \${{ secrets.A }}\n          ARM_CLIENT_SECRET: «\${{ secrets.B }}»\n          ARM_TENANT_ID: \${{ secrets.C }}\n`,
    ),
    job(
      `${CHECKOUT}      - run: terraform apply\n        env:\n          ARM_CLIENT_ID: \${{ secrets.A }}\n          ARM_USE_OIDC: 'true'\n          ARM_TENANT_ID: \${{ secrets.C }}\n`,
      OIDC,
    ),
  ),
  workflow(
    'Vault: a token',
    job(
      '      - uses: hashicorp/vault-action@v3\n        with:\n          url: https://vault.example.com\n          token: «${{ secrets.VAULT }}»\n          secrets: secret/data/ci a | A\n',
    ),
    job(
      '      - uses: hashicorp/vault-action@v3\n        with:\n          url: https://vault.example.com\n          method: jwt\n          role: ROLE\n          secrets: secret/data/ci a | A\n',
      OIDC,
    ),
  ),
  workflow(
    'Vault: AppRole',
    job(
      '      - uses: hashicorp/vault-action@v3\n        with:\n          url: https://vault.example.com\n          method: approle\n          roleId: ${{ secrets.R }}\n          secretId: «${{ secrets.S }}»\n          secrets: secret/data/ci a | A\n',
    ),
    job(
      '      - uses: hashicorp/vault-action@v3\n        with:\n          url: https://vault.example.com\n          method: jwt\n          role: ROLE\n          secrets: secret/data/ci a | A\n',
      OIDC,
    ),
  ),
  workflow(
    'GitHub: the checkout of the repository itself',
    job(`      - uses: actions/checkout@v4\n        with:\n          token: «x»\n      - run: make\n`),
    job(`      - uses: actions/checkout@v4\n      - run: make\n`),
  ),
  workflow(
    'GitHub: a release, whose right the job gets',
    job(
      `${CHECKOUT}      - run: gh release create v1 --generate-notes\n        env:\n          GH_TOKEN: «x»\n`,
      '    permissions:\n      packages: read\n',
    ),
    job(
      `${CHECKOUT}      - run: gh release create v1 --generate-notes\n        env:\n          GH_TOKEN: \${{ github.token }}\n`,
      '    permissions:\n      packages: read\n      contents: write\n',
    ),
  ),
  [
    'GitLab: npm, a token that the script writes into .npmrc',
    '.gitlab-ci.yml',
    'publish:\n  image: node:24\n  script:\n    - echo "//registry.npmjs.org/:_authToken=«${NPM_TOKEN}»" > .npmrc\n    - npm publish\n',
    'publish:\n  image: node:24\n  id_tokens:\n    NPM_ID_TOKEN:\n      aud: "npm:registry.npmjs.org"\n  script:\n    - npm publish\n',
  ],
  [
    'GitLab: npm, an older image',
    '.gitlab-ci.yml',
    'image: node:22\npublish:\n  stage: deploy\n  script:\n    - npm run build\n    - echo "//registry.npmjs.org/:_authToken=«$NPM_TOKEN»" >> ~/.npmrc\n    - npm publish --access public\n',
    'image: node:22\npublish:\n  stage: deploy\n  id_tokens:\n    NPM_ID_TOKEN:\n      aud: "npm:registry.npmjs.org"\n  script:\n    - npm run build\n    - npm install -g npm@^11.5.1\n    - npm publish --access public\n',
  ],
  [
    'GitLab: PyPI',
    '.gitlab-ci.yml',
    'publish:\n  image: python:3.13\n  variables:\n    TWINE_USERNAME: __token__\n    TWINE_PASSWORD: «$PYPI_TOKEN»\n  script:\n    - pip install build twine\n    - python -m build\n    - twine upload dist/*\n',
    'publish:\n  image: python:3.13\n  id_tokens:\n    PYPI_ID_TOKEN:\n      aud: pypi\n  script:\n    - pip install build twine\n    - python -m build\n    - twine upload dist/*\n',
  ],
  workflow(
    'npm: pnpm, which hands over to npm',
    job(
      `${node('24')}      - run: pnpm -r publish --no-git-checks\n        env:\n          NODE_AUTH_TOKEN: «\${{ secrets.NPM_TOKEN }}»\n`,
    ),
    job(`${node('24')}      - run: pnpm -r publish --no-git-checks\n`, OIDC),
  ),
  workflow(
    'npm: Changesets, which names what it needs',
    job(
      `${CHECKOUT}${node('22')}      - uses: changesets/action@v1\n        with:\n          publish: pnpm release\n        env:\n          GITHUB_TOKEN: \${{ secrets.GITHUB_TOKEN }}\n          NPM_TOKEN: «\${{ secrets.NPM_TOKEN }}»\n`,
    ),
    job(
      `${CHECKOUT}${node('22')}${UPDATE}      - uses: changesets/action@v1\n        with:\n          publish: pnpm release\n        env:\n          GITHUB_TOKEN: \${{ secrets.GITHUB_TOKEN }}\n`,
      '    permissions:\n      id-token: write\n      contents: write\n      pull-requests: write\n',
    ),
  ),
  workflow(
    'npm: semantic-release from 25 on',
    job(
      `${CHECKOUT}${node('lts/*')}      - run: npx semantic-release@25\n        env:\n          GITHUB_TOKEN: \${{ secrets.GITHUB_TOKEN }}\n          NPM_TOKEN: «\${{ secrets.NPM_TOKEN }}»\n`,
      '    permissions:\n      contents: write\n',
    ),
    job(
      `${CHECKOUT}${node('lts/*')}      - run: npx semantic-release@25\n        env:\n          GITHUB_TOKEN: \${{ secrets.GITHUB_TOKEN }}\n`,
      '    permissions:\n      contents: write\n      id-token: write\n      pull-requests: write\n      issues: write\n',
    ),
  ),
  workflow(
    'PyPI: Poetry builds, and PyPA uploads',
    job(
      `${CHECKOUT}      - run: poetry publish --build\n        env:\n          POETRY_PYPI_TOKEN_PYPI: «\${{ secrets.T }}»\n      - run: echo done\n`,
    ),
    job(
      `${CHECKOUT}      - run: poetry build\n      - uses: pypa/gh-action-pypi-publish@release/v1\n      - run: echo done\n`,
      OIDC,
    ),
  ),
  workflow(
    'PyPI: Hatch, whose step PyPA takes over',
    job(
      `${CHECKOUT}      - run: hatch build\n      - name: Publish\n        run: hatch publish\n        env:\n          HATCH_INDEX_USER: __token__\n          HATCH_INDEX_AUTH: «\${{ secrets.T }}»\n`,
    ),
    job(
      `${CHECKOUT}      - run: hatch build\n      - name: Publish\n        uses: pypa/gh-action-pypi-publish@release/v1\n`,
      OIDC,
    ),
  ),
  workflow(
    'Hugging Face: the repository instead of the token',
    job(
      `${CHECKOUT}      - run: hf upload shop/model ./model .\n        env:\n          HF_TOKEN: «\${{ secrets.HF_TOKEN }}»\n`,
    ),
    job(
      `${CHECKOUT}      - run: hf upload shop/model ./model .\n        env:\n          HF_OIDC_RESOURCE: shop/model\n`,
      OIDC,
    ),
  ),
  workflow(
    'Doppler: an identity instead of the token',
    job(
      `      - uses: dopplerhq/secrets-fetch-action@v1\n        with:\n          doppler-token: «\${{ secrets.DOPPLER_TOKEN }}»\n          inject-env-vars: true\n`,
      '    permissions:\n      contents: read\n',
    ),
    job(
      '      - uses: dopplerhq/secrets-fetch-action@v1\n        with:\n          auth-method: oidc\n          doppler-identity-id: IDENTITY_ID\n          doppler-project: PROJECT\n          doppler-config: CONFIG\n          inject-env-vars: true\n',
      '    permissions:\n      contents: read\n      id-token: write\n',
    ),
  ),
  workflow(
    'GitHub: the checkout of another repository',
    job(
      '      - uses: actions/checkout@v4\n        with:\n          repository: shop/recipes\n          token: «x»\n',
    ),
    job(
      '      - uses: actions/create-github-app-token@v2\n        id: app-token\n        with:\n          app-id: ${{ vars.APP_ID }}\n          private-key: ${{ secrets.APP_PRIVATE_KEY }}\n          owner: shop\n          repositories: recipes\n          permission-contents: read\n      - uses: actions/checkout@v4\n        with:\n          repository: shop/recipes\n          token: ${{ steps.app-token.outputs.token }}\n',
    ),
  ),
  workflow(
    'GitHub: a workflow of another repository, started by gh',
    job('      - run: gh workflow run deploy.yml --repo shop/infra\n        env:\n          GH_TOKEN: «x»\n'),
    job(
      '      - uses: actions/create-github-app-token@v2\n        id: app-token\n        with:\n          app-id: ${{ vars.APP_ID }}\n          private-key: ${{ secrets.APP_PRIVATE_KEY }}\n          owner: shop\n          repositories: infra\n          permission-actions: write\n      - run: gh workflow run deploy.yml --repo shop/infra\n        env:\n          GH_TOKEN: ${{ steps.app-token.outputs.token }}\n',
    ),
  ),
  workflow(
    'Databricks: the token of the job',
    job(
      `      - run: databricks bundle deploy\n        env:\n          DATABRICKS_HOST: \${{ vars.HOST }}\n          DATABRICKS_TOKEN: «\${{ secrets.T }}»\n`,
    ),
    job(
      `      - run: databricks bundle deploy\n        env:\n          DATABRICKS_HOST: \${{ vars.HOST }}\n          DATABRICKS_AUTH_TYPE: github-oidc\n          DATABRICKS_CLIENT_ID: CLIENT_ID\n`,
      OIDC,
    ),
  ),
  workflow(
    'Vault: a script signs in by the action before it',
    job(
      `      - run: vault kv get -field=a kv/shop\n        env:\n          VAULT_ADDR: https://vault.example.com\n          VAULT_TOKEN: «\${{ secrets.T }}»\n`,
    ),
    job(
      `      - uses: hashicorp/vault-action@v3\n        with:\n          url: https://vault.example.com\n          method: jwt\n          role: ROLE\n          exportToken: true\n      - run: vault kv get -field=a kv/shop\n        env:\n          VAULT_ADDR: https://vault.example.com\n`,
      OIDC,
    ),
  ),
  workflow(
    'GoReleaser: the repository of a tap',
    job(
      `      - uses: goreleaser/goreleaser-action@v6\n        with:\n          args: release\n        env:\n          GITHUB_TOKEN: \${{ secrets.GITHUB_TOKEN }}\n          HOMEBREW_TAP_GITHUB_TOKEN: «x»\n`,
    ),
    job(
      `      - uses: actions/create-github-app-token@v2\n        id: app-token\n        with:\n          app-id: \${{ vars.APP_ID }}\n          private-key: \${{ secrets.APP_PRIVATE_KEY }}\n          owner: \${{ github.repository_owner }}\n          repositories: TAP_REPOSITORY\n          permission-contents: write\n      - uses: goreleaser/goreleaser-action@v6\n        with:\n          args: release\n        env:\n          GITHUB_TOKEN: \${{ secrets.GITHUB_TOKEN }}\n          HOMEBREW_TAP_GITHUB_TOKEN: \${{ steps.app-token.outputs.token }}\n`,
    ),
  ),
];

const publish = (version: string, run = 'npm publish', head = ''): string =>
  job(
    `${CHECKOUT}${node(version)}      - run: ${run}\n        env:\n          NODE_AUTH_TOKEN: «\${{ secrets.T }}»\n`,
    head,
  );

/** What a person has to change: a way is named, but no edit is made. */
export const GUIDED: readonly (readonly [what: string, path: string, program: string])[] = (
  [
    ['npm: a Node that is too old', publish('20')],
    ['npm: a matrix of versions', publish('${{ matrix.node }}')],
    ['npm: an install in the same step', publish('24', 'npm ci && npm publish')],
    ['npm: another file of keys', publish('24', 'npm publish --userconfig ./.npmrc')],
    ['npm: a job that reads everything', publish('24', 'npm publish', '    permissions: read-all\n')],
    [
      'npm: a job whose permissions deny it',
      publish('24', 'npm publish', '    permissions:\n      id-token: none\n'),
    ],
    ['npm: permissions in flow style', publish('24', 'npm publish', '    permissions: { contents: read }\n')],
    ['npm: a workflow that others call', publish('24').replace('on: push', 'on:\n  workflow_call:')],
    ['npm: a runner of their own', publish('24').replace('ubuntu-latest', '[self-hosted, linux]')],
    [
      'npm: a comment in what would go',
      publish('24').replace('        env:\n', '        env:\n          # of the bot\n'),
    ],
    [
      'npm: a release beside it, and no permissions',
      publish('24').replace('      - run', '      - uses: softprops/action-gh-release@v2\n      - run'),
    ],
    [
      'npm: a push beside it, and no permissions',
      publish('24').replace('      - run', '      - run: git push --tags\n      - run'),
    ],
    [
      'PyPI: an action that is too old',
      job(
        '      - uses: pypa/gh-action-pypi-publish@v1.4.2\n        with:\n          password: «${{ secrets.T }}»\n',
      ),
    ],
    [
      'PyPI: an older twine',
      job(
        '      - run: pip install twine==5.1.0\n      - run: twine upload dist/*\n        env:\n          TWINE_PASSWORD: «${{ secrets.T }}»\n',
      ),
    ],
    [
      'PyPI: another index by twine',
      job(
        '      - run: twine upload -r mine dist/*\n        env:\n          TWINE_PASSWORD: «${{ secrets.T }}»\n',
      ),
    ],
    [
      'PyPI: Poetry with options',
      job(
        '      - run: poetry publish --skip-existing\n        env:\n          POETRY_PYPI_TOKEN_PYPI: «${{ secrets.T }}»\n',
      ),
    ],
    [
      'PyPI: Poetry in a folder of its own',
      job(
        '      - run: poetry publish\n        working-directory: a\n        env:\n          POETRY_PYPI_TOKEN_PYPI: «${{ secrets.T }}»\n',
      ),
    ],
    [
      'npm: semantic-release of a version that is not to be seen',
      job(
        `${node('24')}      - run: npx semantic-release\n        env:\n          NPM_TOKEN: «\${{ secrets.T }}»\n`,
      ),
    ],
    [
      'Hugging Face: a script that hands the token on',
      job(
        '      - run: hf upload o/m . --token "$HF_TOKEN"\n        env:\n          HF_TOKEN: «${{ secrets.T }}»\n',
      ),
    ],
    [
      'RubyGems: a script that uses the key by name',
      job(
        '      - run: gem push -k "$GEM_HOST_API_KEY" a.gem\n        env:\n          GEM_HOST_API_KEY: «${{ secrets.T }}»\n',
      ),
    ],
    [
      'crates.io: the id is taken',
      job(
        '      - run: make\n        id: crates-io\n      - run: cargo publish\n        env:\n          CARGO_REGISTRY_TOKEN: «${{ secrets.T }}»\n',
      ),
    ],
    [
      'AWS: keys that a script uses by name',
      job(
        '      - run: docker run -e AWS_ACCESS_KEY_ID -e AWS_SECRET_ACCESS_KEY a\n        env:\n          AWS_ACCESS_KEY_ID: ${{ secrets.A }}\n          AWS_SECRET_ACCESS_KEY: «${{ secrets.B }}»\n',
      ),
    ],
    [
      'AWS: a role that is taken with the keys',
      job(
        '      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          aws-access-key-id: «${{ secrets.A }}»\n          aws-secret-access-key: ${{ secrets.B }}\n          role-to-assume: arn:aws:iam::1:role/r\n          aws-region: r\n',
      ),
    ],
    [
      'GitHub: another repository that is computed',
      job(
        '      - uses: actions/checkout@v4\n        with:\n          repository: ${{ inputs.other }}\n          token: «x»\n',
      ),
    ],
    [
      'GitHub: a push that starts workflows',
      job('      - uses: actions/checkout@v4\n        with:\n          token: «x»\n      - run: git push\n'),
    ],
    [
      'GitHub: a command whose rights are not known',
      job(
        '      - run: gh api graphql\n        env:\n          GH_TOKEN: «x»\n',
        '    permissions:\n      contents: read\n',
      ),
    ],
  ] as const
).map(([what, program]) => [what, '.github/workflows/a.yml', program]);

/** Nothing to say at all. */
export const SILENT: readonly (readonly [what: string, path: string, program: string])[] = [
  [
    'AWS: keys of an action, which does what it likes with them',
    '.github/workflows/a.yml',
    job(
      '      - uses: jakejarvis/s3-sync-action@v0.5.1\n        env:\n          AWS_ACCESS_KEY_ID: ${{ secrets.A }}\n          AWS_SECRET_ACCESS_KEY: «${{ secrets.B }}»\n',
    ),
  ],
  [
    'AWS: another service behind the protocol',
    '.github/workflows/a.yml',
    job(
      '      - run: aws s3 sync . s3://b --endpoint-url https://x.r2.cloudflarestorage.com\n        env:\n          AWS_ACCESS_KEY_ID: ${{ secrets.A }}\n          AWS_SECRET_ACCESS_KEY: «${{ secrets.B }}»\n',
    ),
  ],
  [
    'npm: another registry',
    '.github/workflows/a.yml',
    publish('24').replace('registry.npmjs.org', 'npm.pkg.github.com'),
  ],
  [
    'PyPI: another index',
    '.github/workflows/a.yml',
    job(
      '      - uses: pypa/gh-action-pypi-publish@release/v1\n        with:\n          password: «${{ secrets.T }}»\n          repository-url: https://pypi.example.com/\n',
    ),
  ],
  [
    'crates.io: another registry',
    '.github/workflows/a.yml',
    job(
      '      - run: cargo publish --registry mine\n        env:\n          CARGO_REGISTRY_TOKEN: «${{ secrets.T }}»\n',
    ),
  ],
  [
    'NuGet: the packages of GitHub',
    '.github/workflows/a.yml',
    job(
      '      - run: dotnet nuget push a.nupkg -k «${{ secrets.T }}» -s https://nuget.pkg.github.com/o/index.json\n',
    ),
  ],
  [
    'NuGet: two places in one step',
    '.github/workflows/a.yml',
    job(
      '      - run: |\n          dotnet nuget push a.nupkg -k «${{ secrets.T }}» -s https://api.nuget.org/v3/index.json\n          dotnet nuget push a.nupkg -k ${{ secrets.T }} -s mine\n',
    ),
  ],
  [
    'AWS: a mark says that it may stay',
    '.github/workflows/a.yml',
    job(
      '      - uses: aws-actions/configure-aws-credentials@v4\n        with: # kagimori:allow\n          aws-access-key-id: «${{ vars.A }}» # kagimori:allow\n',
    ),
  ],
  [
    "GitHub: the job's own token",
    '.github/workflows/a.yml',
    job('      - run: make\n        env:\n          GITHUB_TOKEN: «${{ secrets.GITHUB_TOKEN }}»\n'),
  ],
];
