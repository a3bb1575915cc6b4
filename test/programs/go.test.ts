import { type ProgramCase, runCases } from './harness.ts';

const MOD = { 'go.mod': 'module example.org/program\n\ngo 1.21\n' };

/** A program of declarations and the statements of `main`, which print `digest(value)`. */
const go = (
  name: string,
  declarations: string,
  main: string,
  more: Partial<ProgramCase> = {},
): ProgramCase => ({
  name,
  files: {
    'main.go': `package main\n\nimport (\n\t"crypto/sha256"\n\t"fmt"\n)\n\n${declarations}func digest(value string) {\n\tfmt.Printf("%x\\n", sha256.Sum256([]byte(value)))\n}\n\nfunc main() {\n${main}}\n`,
    ...MOD,
  },
  languageId: 'go',
  run: ['go', 'run', '.'],
  load: 'shell',
  checks: [['gofmt', '-l', '.']],
  ...more,
});

runCases(
  'Go programs',
  [
    go('a variable', '', '\tvalue := "<<npm-token>>"\n\tdigest(value)\n', { becomes: /"fmt"\n\t"os"\n\)/ }),
    go('a constant', 'const token = "<<npm-token>>"\n\n', '\tdigest(token)\n', {
      becomes: /var token = os\.Getenv\("NPM_TOKEN"\)/,
    }),
    go(
      'a typed constant',
      'type secret string\n\nconst token secret = "<<npm-token>>"\n\n',
      '\tdigest(string(token))\n',
      { becomes: /var token secret = secret\(os\.Getenv/ },
    ),
    go(
      'a constant in a group',
      'const (\n\tname       = "x"\n\tnpmToken   = "<<npm-token>>"\n\tlongerName = 3\n)\n\n',
      '\tdigest(npmToken + name + fmt.Sprint(longerName))\n',
    ),
    go(
      'the longest name of a group',
      'const (\n\tname     = "x" // why\n\tnpmToken = "<<npm-token>>"\n\ta        = 3\n)\n\n',
      '\tdigest(npmToken + name + fmt.Sprint(a))\n',
    ),
    go(
      'two constants of a group',
      'const (\n\tname   = "x"\n\tfirst  = "<<npm-token>>"\n\tsecond = "<<npm-token 2>>"\n)\n\n',
      '\tdigest(first + second + name)\n',
    ),
    go('a group of one', 'const (\n\ttoken = "<<npm-token>>"\n)\n\n', '\tdigest(token)\n', {
      becomes: /var \(\n/,
    }),
    go('a raw string', '', '\tdigest(`token "<<npm-token>>"\nend`)\n'),
    go('bytes', '', '\tdigest(string([]byte("<<npm-token>>")))\n'),
    go(
      'a header in a call',
      'func set(key, value string) string { return key + value }\n\n',
      '\tdigest(set("Authorization", "Bearer <<npm-token>>"))\n',
      { becomes: /"Bearer "\+os\.Getenv/ },
    ),
    go('a header alone', '', '\tdigest("Bearer <<npm-token>> !")\n', {
      becomes: /"Bearer " \+ os\.Getenv\("\w+"\) \+ " !"/,
    }),
    go(
      'a map',
      'var config = map[string]string{\n\t"token": "<<npm-token>>",\n}\n\n',
      '\tdigest(config["token"])\n',
    ),
    go(
      'a struct',
      'type client struct{ key string }\n\n',
      '\tc := &client{key: "Bearer <<npm-token>>"}\n\tdigest(c.key)\n',
    ),
    go('a comparison', '', '\tdigest(fmt.Sprint("Bearer <<npm-token>>" == "x"))\n'),
    go('a local constant', '', '\tconst token = "<<npm-token>>"\n\tdigest(token)\n'),
    go(
      'a URL with a password',
      '',
      '\tdsn := "postgres://app:<<A-Za-z0-9:24>>@db.internal.corp/app"\n\tdigest(dsn)\n',
      { becomes: /os\.Getenv\("DSN"\)/ },
    ),
    go('a private key', 'var key = `<<pem-rsa-private-key>>\n`\n\n', '\tdigest(key)\n'),
    go('a comment', '// token <<npm-token>>\n', '\tdigest("x")\n', { removed: true }),
    go(
      'a call in a call',
      'func id(value string) string { return value }\n\nfunc pair(a, b string) string { return a + b }\n\n',
      '\tdigest(pair(id("Bearer <<npm-token>>"), "x"))\n\tdigest(\n\t\t"Bearer <<npm-token>>",\n\t)\n',
    ),
    go('elements', '', '\tall := []string{"Bearer <<npm-token>>", "x"}\n\tdigest(all[0])\n'),
    {
      ...go('no imports', '', ''),
      files: {
        'main.go':
          'package main\n\nvar token = "<<npm-token>>"\n\nfunc main() {\n\tprintln(len(token))\n\tprint("")\n}\n',
        ...MOD,
      },
      run: ['sh', '-c', 'go run . 2>&1'],
      becomes: /^package main\n\nimport "os"\n\nvar token/,
    },
    {
      ...go('one import', '', ''),
      files: {
        'main.go':
          'package main\n\nimport "fmt"\n\nfunc main() {\n\ttoken := "<<npm-token>>"\n\tfmt.Println(len(token), token[20:21] != "-")\n}\n',
        ...MOD,
      },
      becomes: /import \(\n\t"fmt"\n\t"os"\n\)/,
    },
    {
      ...go('os under another name', '', ''),
      files: {
        'main.go':
          'package main\n\nimport (\n\t"fmt"\n\tsystem "os"\n)\n\nfunc main() {\n\ttoken := "<<npm-token>>"\n\tfmt.Fprintln(system.Stdout, len(token), token[20:21] != "-")\n}\n',
        ...MOD,
      },
      becomes: /system\.Getenv\(/,
    },
  ],
  { needs: ['go', 'gofmt'], env: { GOFLAGS: '-mod=mod' } },
);
