import { type ProgramCase, runCases } from './harness.ts';

const SUM = '| sha256sum\n';

/** A script; it loads `.env` by the line that the fix adds. */
const sh = (name: string, text: string, more: Partial<ProgramCase> = {}): ProgramCase => ({
  name,
  files: { 'run.sh': text },
  languageId: 'shellscript',
  run: ['sh', 'run.sh'],
  load: 'self',
  checks: [['sh', '-n', 'run.sh']],
  ...more,
});

const bash = (name: string, text: string, more: Partial<ProgramCase> = {}): ProgramCase =>
  sh(`bash: ${name}`, `#!/usr/bin/env bash\nset -euo pipefail\n\n${text}`, {
    run: ['bash', 'run.sh'],
    checks: [['bash', '-n', 'run.sh']],
    ...more,
  });

runCases(
  'POSIX shell programs',
  [
    sh('single quotes', `NPM_TOKEN='<<npm-token>>'\nprintf %s "$NPM_TOKEN" ${SUM}`, {
      becomes: /NPM_TOKEN="\$\{NPM_TOKEN:\?NPM_TOKEN is not set\}"/,
    }),
    sh('double quotes', `NPM_TOKEN="<<npm-token>>"\nprintf %s "$NPM_TOKEN" ${SUM}`),
    sh('no quotes', `NPM_TOKEN=<<npm-token>>\nprintf %s "$NPM_TOKEN" ${SUM}`),
    sh('export', `export NPM_TOKEN=<<npm-token>>\nsh -c 'printf %s "$NPM_TOKEN"' ${SUM}`),
    sh('a lower-case variable', `token='<<npm-token>>'\nprintf %s "$token" ${SUM}`),
    sh('a header in single quotes', `printf %s 'Authorization: Bearer <<github-pat-classic>>' ${SUM}`, {
      becomes: /"Authorization: Bearer \$\w+"/,
    }),
    sh('single quotes that protect', `printf %s 'a "b" $c \`d\` \\\\e <<npm-token>> f' ${SUM}`),
    sh('a header in double quotes', `who=me\nprintf %s "$who: <<npm-token>>!" ${SUM}`),
    sh('a word of a command', `printf %s <<npm-token>> ${SUM}`),
    sh('a part of a word', `printf %s user:<<npm-token>> ${SUM}`),
    sh('a default', `printf %s "\${MY_TOKEN:-<<npm-token>>}" ${SUM}`, {
      becomes: /\$\{MY_TOKEN:\?MY_TOKEN is not set\}/,
    }),
    sh('a here-document', `cat <<END ${SUM.trim()}\nline 'one'\ntoken: <<npm-token>>\nEND\n`),
    sh('a quoted here-document', `cat <<'END' ${SUM.trim()}\n$HOME \`x\` \\n\ntoken: <<npm-token>>\nEND\n`, {
      becomes: /<<END/,
    }),
    sh('JSON in single quotes', `printf %s '{"token": "<<npm-token>>"}' ${SUM}`),
    sh('a command in quotes', `sh -c 'printf %s "<<npm-token>>"' ${SUM}`),
    sh(
      'a URL with a password',
      `DATABASE_URL='postgres://app:<<A-Za-z0-9:24>>@db.internal.corp/app'\nprintf %s "$DATABASE_URL" ${SUM}`,
    ),
    sh('a comment', `# token <<npm-token>>\nprintf x ${SUM}`, { removed: true }),
    sh('a function', `f() {\n  local_token='<<npm-token>>'\n  printf %s "$local_token"\n}\nf ${SUM}`),
    sh('a private key', `KEY='<<pem-rsa-private-key>>'\nprintf %s "$KEY" ${SUM}`),
    sh('a command in a command', `x="\`printf %s 'token <<npm-token>>'\`"\nprintf %s "$x" ${SUM}`),
    sh('a command in quotes of its own', `x="$(printf %s 'token <<npm-token>>' "b")"\nprintf %s "$x" ${SUM}`),
    sh('two scripts deep', '', {
      files: { 'bin/tools/run.sh': `#!/bin/sh\nTOKEN='<<npm-token>>'\nprintf %s "$TOKEN" ${SUM}` },
      run: ['sh', 'bin/tools/run.sh'],
      checks: [],
      becomes: /\/\.\.\/\.\.\/\.env/,
    }),
  ],
  { needs: ['sh', 'sha256sum'] },
);

runCases(
  'bash programs',
  [
    bash('readonly', `readonly NPM_TOKEN='<<npm-token>>'\nprintf %s "$NPM_TOKEN" ${SUM}`, {
      becomes: /BASH_SOURCE/,
    }),
    bash('local', `f() {\n  local token="<<npm-token>>"\n  printf %s "$token"\n}\nf ${SUM}`),
    bash(
      'an array',
      `args=(-H 'Authorization: token <<github-pat-classic>>' -s)\nprintf '%s|' "\${args[@]}" ${SUM}`,
    ),
    bash('a here-string', `sha256sum <<< '<<npm-token>>'\n`),
    bash('ANSI-C quotes', `printf %s $'token\\t<<npm-token>>' ${SUM}`.replace('token\\t', '')),
    bash('a test', `if [[ "$(echo x)" == '<<npm-token>>' ]]; then echo same; else echo other; fi\n`),
  ],
  { needs: ['bash', 'sha256sum'] },
);
