// biome-ignore-all lint/suspicious/noTemplateCurlyInString: source texts of shells
import { fixes } from './table.ts';

const LOAD = '. ./.env\n';

fixes('shell', 'a.sh', [
  ['an assignment', `${LOAD}K='«s»'\n`, `${LOAD}K="\${A:?A is not set}"\n`],
  ['an assignment without quotes', `${LOAD}export K=«s»\n`, `${LOAD}export K="\${A:?A is not set}"\n`],
  ['a header in single quotes', `${LOAD}curl -H 'X: «s»' "$u"\n`, `${LOAD}curl -H "X: $A" "$u"\n`],
  [
    'what double quotes must escape',
    `${LOAD}curl -d '{"a":"$b","k":"«s»"}'\n`,
    `${LOAD}curl -d "{\\"a\\":\\"\\$b\\",\\"k\\":\\"$A\\"}"\n`,
  ],
  ['a letter behind it', `${LOAD}echo "«s»x"\n`, `${LOAD}echo "\${A}x"\n`],
  ['words', `${LOAD}curl -u me:«s» --token=«t»\n`, `${LOAD}curl -u me:"$A" --token="$B"\n`],
  ['a default', `${LOAD}echo "\${MINE:-«s»}"\n`, `${LOAD}echo "\${MINE:?MINE is not set}"\n`],
  ['a here-document', `${LOAD}cat <<E\nit's «s»\nE\n`, `${LOAD}cat <<E\nit's $A\nE\n`],
  ['a quoted here-document', `${LOAD}cat <<-'E'\n$x «s»\n\tE\n`, `${LOAD}cat <<-E\n\\$x $A\n\tE\n`],
  ['a command inside quotes', `${LOAD}x="$(curl -H 'X: «s»')"\n`, `${LOAD}x="$(curl -H "X: $A")"\n`],
  ['an expansion beside it', `${LOAD}x="«s$y»"\n`, /escapes/],
  ['ANSI-C quotes with escapes', `${LOAD}echo $'a\\t«s»'\n`, /double quotes do not have/],
  ['a word that the shell reads', `${LOAD}echo «s*»\n`, /shell interprets/],
  ['a comment', '# «s»\n', '# <A>\n'],
]);

const SOURCE = (self: string, up = '') =>
  `if [ -f "$(dirname "${self}")/${up}.env" ]; then set -a; . "$(dirname "${self}")/${up}.env"; set +a; fi\n`;

fixes('the line that loads .env', 'bin/a.sh', [
  [
    'after the head',
    '#!/bin/sh\n# Licence\n\nset -eu\necho «s»\n',
    `#!/bin/sh\n# Licence\n\nset -eu\n${SOURCE('$0', '../')}echo "$A"\n`,
  ],
  [
    'in bash',
    '#!/usr/bin/env bash\necho «s»\n',
    `#!/usr/bin/env bash\n${SOURCE('${BASH_SOURCE[0]}', '../')}echo "$A"\n`,
  ],
  [
    'before a comment of the code',
    '#!/bin/sh\n# says it\necho «s»\n',
    `#!/bin/sh\n${SOURCE('$0', '../')}# says it\necho "$A"\n`,
  ],
  [
    'not where it is there',
    '#!/bin/sh\nsource ../.env\necho «s»\n',
    '#!/bin/sh\nsource ../.env\necho "$A"\n',
  ],
]);
fixes('direnv', '.envrc', [
  ['loads by its own function', 'export K=«s»\n', 'dotenv_if_exists\nexport K="${A:?A is not set}"\n'],
]);

fixes('fish', 'a.fish', [
  ['an assignment', "set -x K '«s»'\n", 'set -x K "$A"\n'],
  ['a header', "curl -H 'X: «s»'\n", 'curl -H "X: $A"\n'],
  ['a dollar beside it', "curl -H '$x: «s»'\n", /fish interprets/],
  ['a word', 'set K «s»\n', 'set K "$A"\n'],
]);
