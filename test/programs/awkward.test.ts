/** Places that a fix could easily break, in the languages whose programs start in no time. */
import { type ProgramCase, runCases } from './harness.ts';

const KEY = '<<npm-token>>';

/** A one-file program of which `value` is printed. */
const frame =
  (file: string, languageId: string, run: readonly string[], wrap: (body: string) => string, fixed = run) =>
  (name: string, body: string, more: Partial<ProgramCase> = {}): ProgramCase => ({
    name,
    files: { [file]: wrap(body) },
    languageId,
    run,
    runFixed: fixed,
    load: fixed === run ? 'shell' : 'self',
    ...more,
  });

const js = frame(
  'main.mjs',
  'javascript',
  ['node', 'main.mjs'],
  (body) =>
    `import { createHash } from 'node:crypto';\n${body}\nconsole.log(createHash('sha256').update(String(value)).digest('hex'));\n`,
  ['node', '--env-file=.env', 'main.mjs'],
);

runCases(
  'awkward JavaScript',
  [
    js('a template in a template', `const who = 1;\nconst value = \`a \${\`b ${KEY} \${who}\`} c\`;`),
    js('a continued line', `const value = 'abc \\\n${KEY}';`),
    js('the comma operator', `const value = ('x', '${KEY}');`),
    js('a default deep in a parameter', `const f = ({ key = '${KEY}' } = {}) => key;\nconst value = f();`),
    js('escapes on both sides', `const value = '\\u00e9 ${KEY} \\x41\\0';`),
    js('beyond ASCII before it', `const value = '日本語🔑 ${KEY} ünï';`),
    js('no semicolons', `const value = '${KEY}'\n;[1].forEach(() => {})`),
    js('the name of a method', `const o = { '${KEY}'() {} };\nconst value = Object.keys(o)[0];`),
    js('the name of a member', `class A { '${KEY}' = 1; }\nconst value = Object.keys(new A())[0];`),
    js('String.raw', `const value = String.raw\`\\n ${KEY} \\u\`;`),
    js('JSON in a template', `const value = JSON.parse(\`{\n\t"a": { "b": "${KEY}" }\n}\`).a.b;`),
    js('a spread', `const value = [...'${KEY}'].reverse().join('');`),
    js('return without a space', `const f = () => { return'${KEY}' };\nconst value = f();`),
    js('typeof without a space', `const value = typeof'${KEY}';`),
    js('in without a space', `const value = '${KEY}'in {};`),
    js('a URL with a query', `const value = 'https://api.example.org/v1?x=1&token=${KEY}&y=2#z';`),
    js('a byte order mark and CRLF', '', {
      files: {
        'main.mjs': `\ufeffconst value = '${KEY}';\r\nconsole.log(value.split('').reverse().join('').length);\r\n`,
      },
    }),
  ],
  { needs: ['node'] },
);

const py = frame(
  'main.py',
  'python',
  ['python3', 'main.py'],
  (body) =>
    `import hashlib\n${body}\nprint(hashlib.sha256(value if isinstance(value, bytes) else str(value).encode()).hexdigest())\n`,
);

runCases(
  'awkward Python',
  [
    py('os.path alone', `import os.path\nvalue = "${KEY}" + os.path.sep`),
    py('path from os', `from os import path\nvalue = "${KEY}" + path.sep`),
    py('os in a function alone', `def f():\n    import os\n    return os.sep\n\n\nvalue = "${KEY}" + f()`),
    py('quotes in an f-string', `d = {"k": 1}\nvalue = f"{d['k']} ${KEY} {d['k']!r:>5}"`),
    py('raw bytes', `value = rb"\\d ${KEY} \\w"`),
    py('a continued line', `value = "abc \\\n${KEY}"`),
    py('percent and a dictionary', `value = "%(a)s ${KEY}" % {"a": 1}`),
    py('an enum', `import enum\n\n\nclass A(enum.Enum):\n    X = "${KEY}"\n\n\nvalue = A.X.value`),
    py('a walrus', `value = (t := "${KEY}") and t`),
    py('statements on one line', `a = 1; value = "${KEY}"; b = 2`),
    py('a literal beside an f-string', `x = 1\nvalue = "a" f"{x}${KEY}" 'c'`),
    py('tabs', `def f():\n\tif True:\n\t\treturn {"a": "${KEY}"}["a"]\n\n\nvalue = f()`),
    py(
      'the keyword of a class',
      `class M(type):\n    def __new__(m, n, b, d, key):\n        return type.__new__(m, n, b, {**d, "key": key})\n\n\nclass A(metaclass=M, key="${KEY}"):\n    pass\n\n\nvalue = A.key`,
    ),
  ],
  { needs: ['python3'], env: { PYTHONDONTWRITEBYTECODE: '1' } },
);

const SUM = '| sha256sum\n';
const bash = frame('run.sh', 'shellscript', ['bash', 'run.sh'], (body) => `#!/usr/bin/env bash\n${body}`);

runCases(
  'awkward bash',
  [
    bash('an associative array', `declare -A t=([npm]="${KEY}" [b]=c)\nprintf %s "\${t[npm]}" ${SUM}`),
    bash('the pattern of a case', `case x in\n  "${KEY}") echo a ;;\n  *) echo b ;;\nesac\n`),
    bash('a here-document with tabs', `cat <<-EOF ${SUM.trim()}\n\tline $HOME\n\t${KEY}\n\tEOF\n`),
    bash('before a command', `NPM_TOKEN=${KEY} sh -c 'printf %s "$NPM_TOKEN"' ${SUM}`),
    bash('among other exports', `export A=x NPM_TOKEN=${KEY} B=y\nprintf %s "$A$NPM_TOKEN$B" ${SUM}`),
    bash('a continued command', `printf '%s|' \\\n  -H "Authorization: Bearer ${KEY}" \\\n  -X ${SUM}`),
    bash('appended to an array', `a=()\na+=("${KEY}" 'b')\nprintf %s "\${a[@]}" ${SUM}`),
    bash('an escaped single quote', `printf %s 'it'\\''s ${KEY}' ${SUM}`),
    bash('a default of a parameter', `set -u\nf() { local k="\${1:-${KEY}}"; printf %s "$k"; }\nf ${SUM}`),
    bash('a comment behind a command', `printf x | sha256sum # ${KEY}\n`, { removed: true }),
  ].map((program) => ({ ...program, load: 'self' as const })),
  { needs: ['bash', 'sha256sum'] },
);

const zsh = frame('run.zsh', 'shellscript', ['zsh', 'run.zsh'], (body) => `#!/usr/bin/env zsh\n${body}`);

runCases(
  'zsh programs',
  [
    zsh('a variable', `token='${KEY}'\nprint -rn -- "$token" ${SUM}`),
    zsh('an associative array', `typeset -A t=(npm ${KEY})\nprint -rn -- $t[npm] ${SUM}`),
    zsh('a local variable', `f() { local k="Bearer ${KEY}"; print -rn -- $k }\nf ${SUM}`),
    zsh('an export', `export NPM_TOKEN="${KEY}"\nprint -rn -- $NPM_TOKEN ${SUM}`),
  ].map((program) => ({ ...program, load: 'self' as const })),
  { needs: ['zsh', 'sha256sum'] },
);

const fish = frame('run.fish', 'fish', ['fish', 'run.fish'], (body) => body);

runCases(
  'fish programs',
  [
    fish('set -gx', `set -gx NPM_TOKEN '${KEY}'\nprintf %s $NPM_TOKEN ${SUM}`),
    fish('a local variable', `function f\n    set -l k "Bearer ${KEY}"\n    printf %s "$k"\nend\nf ${SUM}`),
    fish('a header', `printf %s -H 'Authorization: token ${KEY}' ${SUM}`),
    fish('a command in a command', `set k (printf %s "${KEY}")\nprintf %s $k ${SUM}`),
    fish('no quotes', `set k ${KEY}\nprintf %s $k ${SUM}`),
    fish('a comment', `# ${KEY}\nprintf x ${SUM}`, { removed: true }),
  ],
  { needs: ['fish', 'sha256sum'] },
);

const perl = frame(
  'main.pl',
  'perl',
  ['perl', 'main.pl'],
  (body) => `#!/usr/bin/perl\nuse strict;\nuse warnings;\nuse Digest::SHA qw(sha256_hex);\n\n${body}\n`,
);

runCases(
  'awkward Perl',
  [
    perl(
      'a list of constants',
      `use constant {\n    A => 1,\n    T => '${KEY}',\n};\nprint sha256_hex(T . A);`,
    ),
    perl('a here-document', `print sha256_hex(<<"END");\nx ${KEY} @{[1 + 1]}\nEND`),
    perl('quotes of its own', `my $k = q{it's ${KEY}};\nprint sha256_hex($k);`),
    perl('the key of a hash', `my %h = ('${KEY}' => 1);\nprint sha256_hex(keys %h);`),
    perl('interpolation', `my $n = 1;\nprint sha256_hex("u$n:${KEY}\\@h\\n");`),
  ],
  { needs: ['perl'] },
);

const tcl = frame('main.tcl', 'tcl', ['sh', '-c', `tclsh main.tcl ${SUM}`], (body) => `${body}\n`);

runCases(
  'awkward Tcl',
  [tcl('quotes', `set k "${KEY}"\nputs $k`), tcl('braces', `set k {${KEY}}\nputs $k`)],
  { needs: ['tclsh', 'sha256sum'] },
);

const lua = frame('main.lua', 'lua', ['sh', '-c', `lua5.4 main.lua ${SUM}`], (body) => `${body}\n`);

runCases(
  'awkward Lua',
  [
    lua('a call without parentheses', `print "${KEY}"`),
    lua('a method of the literal', `print(("${KEY}"):upper())`),
    lua('long brackets with a level', `local k = [==[\n${KEY} ]] "x"]==]\nprint(k)`),
  ],
  { needs: ['lua5.4', 'sha256sum'] },
);
