import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fixes, notesOf } from './table.ts';

fixes('Python', 'a.py', [
  ['a literal', 'k = "«s»"\n', 'import os\n\nk = os.environ["A"]\n'],
  ['its quotes', "import os\nk = '«s»'\n", "import os\nk = os.environ['A']\n"],
  ['a header', 'import os\nh = "Bearer «s»"\n', 'import os\nh = f"Bearer {os.environ[\'A\']}"\n'],
  ['braces', 'import os\nh = "{} «s»"\n', 'import os\nh = f"{{}} {os.environ[\'A\']}"\n'],
  ['an f-string', 'import os\nh = f"{x!r:>10} «s»"\n', 'import os\nh = f"{x!r:>10} {os.environ[\'A\']}"\n'],
  ['an old prefix', 'import os\nh = u"B «s»"\n', 'import os\nh = f"B {os.environ[\'A\']}"\n'],
  ['a raw string', "import os\nh = r'\\d «s»'\n", 'import os\nh = rf\'\\d {os.environ["A"]}\'\n'],
  ['bytes', 'import os\nh = b"B «s»"[1:]\n', 'import os\nh = (b"B " + os.environ["A"].encode())[1:]\n'],
  [
    'literals side by side',
    'import os\nh = ("a"\n     "«s»")\n',
    'import os\nh = ("a"\n     f"{os.environ[\'A\']}")\n',
  ],
  ['a default', 'import os\nk = os.getenv("MINE", "«s»")\n', 'import os\nk = os.environ["MINE"]\n'],
  [
    'a setting of pydantic',
    'class S(BaseSettings):\n    key: str = "«s»"\n',
    'class S(BaseSettings):\n    key: str\n',
  ],
  [
    'a setting of decouple',
    "from decouple import config\nk = config('MINE', default='«s»')\n",
    "from decouple import config\nk = config('MINE')\n",
  ],
  [
    'django-environ',
    "import environ\nenv = environ.Env()\nk = '«s»'\n",
    "import environ\nenv = environ.Env()\nk = env('A')\n",
  ],
  ['a string in a string', 'import os\nh = f"{f(\'B «s»\')}"\n', /inside another string/],
  ['a value that format would read', 'h = "x {} «{s}»".format(1)\n', /formatted afterwards/],
  ['a literal type', 'k: Literal["«s»"]\n', /literal type/],
  ['a pattern', 'match x:\n    case "«s»":\n        pass\n', /pattern/],
  ['a parameter called os', 'def f(os):\n    return "«s»"\n', /called `os`/],
  ['a variable called os', 'os = "linux"\nk = "«s»"\n', /called `os`/],
  ['another module called os', 'import mine as os\nk = "«s»"\n', /called `os`/],
  ['os as itself', 'import os as os\nk = "«s»"\n', 'import os as os\nk = os.environ["A"]\n'],
  ['a docstring', 'def f():\n    """Uses «s»."""\n', 'def f():\n    """Uses <A>."""\n'],
]);

fixes('import os', 'a.py', [
  [
    'in its sorted place',
    'import json\nimport sys\n\nk = "«s»"\n',
    'import json\nimport os\nimport sys\n\nk = os.environ["A"]\n',
  ],
  [
    'before other imports',
    'import requests\nk = "«s»"\n',
    'import os\n\nimport requests\nk = os.environ["A"]\n',
  ],
  [
    'before from',
    'import json\nfrom pathlib import Path\nk = "«s»"\n',
    'import json\nimport os\nfrom pathlib import Path\nk = os.environ["A"]\n',
  ],
  ['after a docstring', '"""Doc."""\n\nk = "«s»"\n', '"""Doc."""\n\nimport os\n\nk = os.environ["A"]\n'],
  [
    'after __future__',
    'from __future__ import annotations\n\nk = "«s»"\n',
    'from __future__ import annotations\n\nimport os\n\nk = os.environ["A"]\n',
  ],
  [
    'after a shebang, before the comment of the code',
    '#!/usr/bin/env python3\n# Licence\n\n# Key\nk = "«s»"\n',
    '#!/usr/bin/env python3\n# Licence\n\nimport os\n\n# Key\nk = os.environ["A"]\n',
  ],
  ['after magics of a cell', '%load_ext x\nk = "«s»"\n', '%load_ext x\nimport os\n\nk = os.environ["A"]\n'],
  [
    'not where environ is there',
    'from os import environ as e\nk = "«s»"\n',
    'from os import environ as e\nk = e["A"]\n',
  ],
  [
    'not in a string',
    's = """\nimport os\n"""\nk = "«s»"\n',
    's = """\nimport os\n"""\nk = os.environ["A"]\n',
  ],
]);

describe('what loads .env', () => {
  const dotenv = { 'requirements.txt': 'requests\npython_dotenv>=1\n' };
  it('nothing does', () => assert.match(notesOf({ 'a.py': 'k = "«s»"\n' }), /load_dotenv/));
  it('the entry does', () =>
    assert.match(notesOf({ 'lib.py': 'k = "«s»"\n', ...dotenv }), /entry of the program/));
  it('pydantic-settings refuses strange names', () => {
    assert.match(
      notesOf({ 'lib.py': 'k = "«s»"\n', 'requirements.txt': 'pydantic-settings\n' }),
      /extra='ignore'/,
    );
  });
  fixes('the entry calls load_dotenv', 'main.py', [
    [
      'after the imports',
      'import os\nimport x\n\nk = "«s»"\n',
      'import os\nimport x\n\nfrom dotenv import load_dotenv\n\nload_dotenv()\n\nk = os.environ["A"]\n',
      dotenv,
    ],
    [
      'once',
      'from dotenv import load_dotenv\nimport os\nload_dotenv()\nk = "«s»"\n',
      'from dotenv import load_dotenv\nimport os\nload_dotenv()\nk = os.environ["A"]\n',
      dotenv,
    ],
  ]);
});
