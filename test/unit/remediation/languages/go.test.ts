import { fixes } from './table.ts';

const HEAD = 'package main\n\nimport "os"\n\n';

fixes('Go', 'a.go', [
  ['a literal', `${HEAD}var k = "«s»"\n`, `${HEAD}var k = os.Getenv("A")\n`],
  ['a sum', `${HEAD}var k = "B «s» c"\n`, `${HEAD}var k = "B " + os.Getenv("A") + " c"\n`],
  [
    'one of several arguments',
    `${HEAD}var k = f("B «s»", x)\n`,
    `${HEAD}var k = f("B "+os.Getenv("A"), x)\n`,
  ],
  [
    'inside one of several arguments',
    `${HEAD}var k = f(g("B «s»"), x)\n`,
    `${HEAD}var k = f(g("B "+os.Getenv("A")), x)\n`,
  ],
  [
    'an element',
    `${HEAD}var k = []string{"B «s»", "x"}\n`,
    `${HEAD}var k = []string{"B " + os.Getenv("A"), "x"}\n`,
  ],
  ['a constant', `${HEAD}const k = "«s»"\n`, `${HEAD}var k = os.Getenv("A")\n`],
  ['a constant of its own type', `${HEAD}const k key = "«s»"\n`, `${HEAD}var k key = key(os.Getenv("A"))\n`],
  [
    'a constant of a group',
    `${HEAD}const (\n\turl = "x"\n\tlonger = "«s»" // why\n)\n`.replace('url =', 'url    ='),
    `${HEAD}const (\n\turl = "x"\n)\n\nvar longer = os.Getenv("A") // why\n`,
  ],
  ['an enumeration', `${HEAD}const (\n\ta = iota\n\tk = "«s»"\n)\n`, /enumeration/],
  ['a value that is passed on', `${HEAD}const (\n\tk = "«s»"\n\tb\n)\n`, /next line/],
  ['a constant of a constant', `${HEAD}const k = "«s»"\nconst url = "x" + k\n`, /another constant/i],
  ['an unused constant of a function', `${HEAD}func f() {\n\tconst k = "«s»"\n}\n`, /not used/],
  [
    'a default of an own function',
    `${HEAD}var k = getEnv("MINE", "«s»")\n`,
    `${HEAD}var k = getEnv("MINE", "")\n`,
  ],
  ['a struct tag', `${HEAD}type T struct {\n\tK string \`json:"«s»"\`\n}\n`, /struct tag/],
  ['an import', 'package main\n\nimport "h/«s»"\n', /import path/],
  ['a variable called os', 'package main\n\nfunc f(os string) {\n\tg("«s»")\n}\n', /called `os`/],
]);

fixes('import "os"', 'a.go', [
  ['none', 'package main\n\nvar k = "«s»"\n', 'package main\n\nimport "os"\n\nvar k = os.Getenv("A")\n'],
  [
    'a group',
    'package a\n\nimport (\n\t"fmt"\n\t"strings"\n\n\t"x.org/y"\n)\n\nvar k = "«s»"\n',
    'package a\n\nimport (\n\t"fmt"\n\t"os"\n\t"strings"\n\n\t"x.org/y"\n)\n\nvar k = os.Getenv("A")\n',
  ],
  [
    'a group of others',
    'package a\n\nimport (\n\t"x.org/y"\n)\n\nvar k = "«s»"\n',
    'package a\n\nimport (\n\t"os"\n\n\t"x.org/y"\n)\n\nvar k = os.Getenv("A")\n',
  ],
  [
    'another name',
    'package a\n\nimport sys "os"\n\nvar k = "«s»"\n',
    'package a\n\nimport sys "os"\n\nvar k = sys.Getenv("A")\n',
  ],
  [
    'cgo',
    'package a\n\n// #include <x.h>\nimport "C"\n\nvar k = "«s»"\n',
    'package a\n\nimport "os"\n\n// #include <x.h>\nimport "C"\n\nvar k = os.Getenv("A")\n',
  ],
  [
    'godotenv',
    'package main\n\nimport "os"\n\nvar k = "«s»"\n',
    'package main\n\nimport (\n\t"os"\n\n\t_ "github.com/joho/godotenv/autoload"\n)\n\nvar k = os.Getenv("A")\n',
    { 'go.mod': 'module a\n\nrequire github.com/joho/godotenv v1.5.1\n' },
  ],
]);
