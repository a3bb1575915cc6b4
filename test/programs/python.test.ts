import { type ProgramCase, runCases } from './harness.ts';

/** A program whose body defines `value`. */
const py = (name: string, body: string, more: Partial<ProgramCase> = {}): ProgramCase => ({
  name,
  files: {
    'main.py': `import hashlib\n\n${body}\nprint(hashlib.sha256(value if isinstance(value, bytes) else str(value).encode()).hexdigest())\n`,
  },
  languageId: 'python',
  run: ['python3', 'main.py'],
  load: 'shell',
  checks: [['python3', '-m', 'py_compile', 'main.py']],
  ...more,
});

const script = (name: string, text: string, more: Partial<ProgramCase> = {}): ProgramCase => ({
  ...py(name, ''),
  files: { 'main.py': text },
  ...more,
});

runCases(
  'Python programs',
  [
    py('a constant', 'value = "<<npm-token>>"', {
      becomes: /^import hashlib\nimport os\n\nvalue = os\.environ\["NPM_TOKEN"\]/,
    }),
    py('single quotes', "value = '<<npm-token>>'", { becomes: /os\.environ\['NPM_TOKEN'\]/ }),
    py(
      'a header',
      'headers = {"Authorization": "Bearer <<github-pat-classic>>"}\nvalue = headers["Authorization"]',
      { becomes: /f"Bearer \{os\.environ\['\w+'\]\}"/ },
    ),
    py('braces beside it', 'value = "{x} <<npm-token>> {}"'),
    py('an f-string', 'who = "me"\nvalue = f"{who}: <<npm-token>> {{literal}}"'),
    py('a raw string', 'value = r"\\d <<npm-token>> \\w"'),
    py('a triple-quoted string', 'value = """\nfirst "line"\n<<npm-token>>\n"""'),
    py('bytes', 'value = b"<<npm-token>>"'),
    py('bytes with more', 'value = b"token <<npm-token>> end".upper()'),
    py('implicit concatenation', 'value = ("a " "Bearer <<npm-token>>"\n         " b")'),
    py('implicit concatenation of the whole', 'value = ("<<npm-token>>"\n         "")'),
    py('a default of getenv', 'import os\nvalue = os.getenv("MY_TOKEN", "<<npm-token>>")', {
      becomes: /value = os\.environ\["MY_TOKEN"\]/,
    }),
    py('a default of environ.get', "import os\nvalue = os.environ.get('MY_TOKEN', '<<npm-token>>')", {
      becomes: /os\.environ\['MY_TOKEN'\]/,
    }),
    py(
      'an assignment to the environment',
      'import os\nos.environ["MY_TOKEN"] = "<<npm-token>>"\nvalue = os.environ["MY_TOKEN"]',
    ),
    py('from os import environ', 'from os import environ\nvalue = "<<npm-token>>" + str(len(environ) > 0)', {
      becomes: /= environ\["/,
    }),
    py('import os under another name', 'import os as system\nvalue = "<<npm-token>>" + system.sep', {
      becomes: /system\.environ\["/,
    }),
    py('a default argument', 'def f(key="<<npm-token>>"):\n    return key\n\n\nvalue = f()'),
    py(
      'a dictionary',
      'config = {\n    "npm": {"token": "<<npm-token>>"},\n}\nvalue = config["npm"]["token"]',
    ),
    py(
      'a data class',
      'from dataclasses import dataclass\n\n\n@dataclass\nclass Config:\n    token: str = "<<npm-token>>"\n\n\nvalue = Config().token',
    ),
    py(
      'a decorator',
      'def keyed(key):\n    return lambda f: lambda: f() + key\n\n\n@keyed("<<npm-token>>")\ndef f():\n    return "x"\n\n\nvalue = f()',
    ),
    py('an annotation', 'token: str = "<<npm-token>>"\nvalue = token'),
    py('a URL with a password', 'value = "postgresql://app:<<A-Za-z0-9:24>>@db.internal.corp/app"', {
      becomes: /os\.environ\["DATABASE_URL"\]/,
    }),
    py(
      'a URL with a computed host',
      'host = "db.internal.corp"\nvalue = f"postgresql://app:<<A-Za-z0-9:24>>@{host}/app"',
    ),
    py('format afterwards', 'value = "Bearer <<npm-token>> {}".format(1)'),
    py('percent afterwards', 'value = "Bearer <<npm-token>> %s" % "x"'),
    py('JSON in code', 'import json\nvalue = json.loads(\'{"token": "<<npm-token>>"}\')["token"]'),
    py('a comment', '# token <<npm-token>>\nvalue = 1', { removed: true }),
    py('a docstring', 'def f():\n    """Uses <<npm-token>>."""\n    return 1\n\n\nvalue = f()', {
      removed: true,
      becomes: /"""Uses <\w+>\."""/,
    }),
    py('a private key', 'value = """<<pem-rsa-private-key>>\n"""'),
    py('two secrets', 'a = "<<npm-token>>"\nb = "<<npm-token 2>>"\nvalue = a + b'),
    py('two secrets in one literal', 'value = "<<npm-token>>, <<npm-token 2>>"'),
    script(
      'a docstring and __future__',
      '#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n"""A program."""\nfrom __future__ import annotations\n\nTOKEN = "<<npm-token>>"\nprint(hash(TOKEN) == 0, TOKEN[::-1].swapcase())\n',
      {
        becomes: /__future__ import annotations\n\nimport os\n\nTOKEN/,
      },
    ),
    script(
      'windows line endings',
      'import sys\r\nTOKEN = "<<npm-token>>"\r\nprint(TOKEN[::-1].swapcase(), file=sys.stdout)\r\n',
      { becomes: /import os\r\nimport sys\r\n/ },
    ),
    script(
      'python-dotenv in the requirements',
      'import hashlib\n\nTOKEN = "<<npm-token>>"\nprint(hashlib.sha256(TOKEN.encode()).hexdigest())\n',
      {
        files: {
          'main.py':
            'import hashlib\n\nTOKEN = "<<npm-token>>"\nprint(hashlib.sha256(TOKEN.encode()).hexdigest())\n',
          'requirements.txt': 'python-dotenv==1.2.2\nrequests\n',
          'dotenv.py':
            'import os\n\n\ndef load_dotenv():\n    for line in open(".env"):\n        name, _, value = line.strip().partition("=")\n        os.environ[name] = value\n',
        },
        load: 'self',
        becomes: /from dotenv import load_dotenv\n\nload_dotenv\(\)\n/,
      },
    ),
  ],
  { needs: ['python3'], env: { PYTHONDONTWRITEBYTECODE: '1' } },
);
