import { type ProgramCase, runCases } from './harness.ts';

/** A program in one file whose output is digested. */
const script =
  (file: string, languageId: string, run: string, frame: (body: string) => string = (body) => body) =>
  (name: string, body: string, more: Partial<ProgramCase> = {}): ProgramCase => ({
    name,
    files: { [file]: frame(body) },
    languageId,
    run: ['sh', '-c', `text=$(${run}) && printf %s "$text" | sha256sum`],
    load: 'shell',
    ...more,
  });

const ruby = script('main.rb', 'ruby', 'ruby -W main.rb');

runCases(
  'Ruby programs',
  [
    ruby('double quotes', '# frozen_string_literal: true\n\nTOKEN = "<<npm-token>>"\nputs TOKEN\n', {
      becomes: /ENV\.fetch\("NPM_TOKEN"\)/,
    }),
    ruby('single quotes', "token = '<<npm-token>>'.freeze\nputs token\n", {
      becomes: /ENV\.fetch\('NPM_TOKEN'\)\.freeze/,
    }),
    ruby('single quotes that hold more', "puts 'say \"hi\" \\d \\\\ #{x} \\' <<npm-token>>!'\n"),
    ruby('an interpolated header', 'who = "me"\nputs "#{who}: Bearer <<github-pat-classic>>"\n'),
    ruby('a hash', 'config = { "token" => "<<npm-token>>", n: 1 }\nputs config["token"], config[:n]\n'),
    ruby('a default argument', 'def f(token = "<<npm-token>>") = token\nputs f\n'),
    ruby('a keyword argument', "def f(token:) = token\nputs f(token: '<<npm-token>>')\n"),
    ruby(
      'a squiggly here-document',
      'BODY = <<~JSON\n  {\n    "token": "<<npm-token>>"\n  }\nJSON\nputs BODY\n',
    ),
    ruby('a raw here-document', "puts <<~'TEXT'\n  \\n #{x} <<npm-token>>\nTEXT\n".replace('\\#', '#')),
    ruby(
      'a private key',
      'KEY = <<~PEM\n  <<pem-rsa-private-key>>\nPEM\nputs KEY\n'.replace('  <<pem', '<<pem'),
    ),
    ruby('a block as default', 'puts ENV.fetch("MY_TOKEN") { "<<npm-token>>" }\n', {
      becomes: /puts ENV\.fetch\("MY_TOKEN"\)\n/,
    }),
    ruby('a default after ||', "token = ENV['MY_TOKEN'] || '<<npm-token>>'\nputs token\n", {
      becomes: /ENV\.fetch\('MY_TOKEN'\)/,
    }),
    ruby('an assignment to the environment', 'ENV["MY_TOKEN"] = "<<npm-token>>"\nputs ENV["MY_TOKEN"]\n'),
    ruby('halves side by side', 'puts "Bearer " \\\n  "<<npm-token>>"\n'),
    ruby('%q', 'puts %q{token: <<npm-token>>}\n'),
    ruby('a command', 'puts `printf %s "<<npm-token>>"`\n'),
    ruby(
      'a URL with a password',
      'DATABASE_URL = "postgres://app:<<A-Za-z0-9:24>>@db.internal.corp/app"\nputs DATABASE_URL\n',
    ),
    ruby('a comment', '# token <<npm-token>>\nputs 1\n', { removed: true }),
    ruby('two secrets in one literal', 'puts "<<npm-token>>, <<npm-token 2>>"\n'),
  ],
  { needs: ['ruby', 'sha256sum'] },
);

runCases(
  'Ruby programs with the dotenv gem',
  [
    {
      name: 'the loader is added',
      files: {
        'main.rb':
          '# frozen_string_literal: true\n\nrequire "json"\n\nputs JSON.generate(token: "<<npm-token>>").sum\n',
        Gemfile: 'source "https://gems.internal"\n\ngem "dotenv"\n',
      },
      languageId: 'ruby',
      run: ['ruby', 'main.rb'],
      load: 'self',
      becomes: /true\n\nrequire "dotenv\/load"\nrequire "json"/,
    },
  ],
  { needs: ['ruby'], probe: ['ruby', '-rdotenv', '-e', ''] },
);

const php = script(
  'main.php',
  'php',
  'php -d error_reporting=E_ALL -d display_errors=stderr main.php',
  (body) => `<?php\n\ndeclare(strict_types=1);\n\n${body}`,
);

runCases(
  'PHP programs',
  [
    php('a variable', "$token = '<<npm-token>>';\necho $token;\n", {
      becomes: /\?: throw new RuntimeException/,
    }),
    php('an operand', "echo 'Bearer ' . '<<github-pat-classic>>';\n"),
    php(
      'double quotes that hold more',
      '$who = "me";\necho "$who \\"x\\": Bearer <<github-pat-classic>> {$who}";\n',
    ),
    php('a constant', "const TOKEN = '<<npm-token>>';\necho TOKEN;\n", {
      becomes: /define\('TOKEN', getenv/,
    }),
    php(
      'a constant of a namespace',
      "namespace App;\n\nconst TOKEN = '<<npm-token>>';\necho TOKEN, \\App\\TOKEN;\n",
    ),
    php('define', "define('TOKEN', '<<npm-token>>');\necho TOKEN;\n"),
    php(
      'a property',
      "class A\n{\n    private string $token = '<<npm-token>>';\n    public int $n = 1;\n\n    public function __construct(private string $x)\n    {\n        echo $this->token, $this->x;\n    }\n}\n\nnew A('x');\n",
    ),
    php(
      'a property without constructor',
      "class A\n{\n    public string $token = '<<npm-token>>';\n\n    public function show(): void\n    {\n        echo $this->token;\n    }\n}\n\n(new A())->show();\n",
    ),
    php(
      'an array',
      "function config(): array\n{\n    return ['token' => '<<npm-token>>', 'n' => 1];\n}\n\necho config()['token'];\n",
    ),
    php('a default after ?:', "$token = getenv('MY_TOKEN') ?: '<<npm-token>>';\necho $token;\n", {
      becomes: /getenv\('MY_TOKEN'\) \?: throw/,
    }),
    php(
      'a heredoc',
      'function f(): string\n{\n    $body = <<<JSON\n        {"token": "<<npm-token>>"}\n        JSON;\n    return $body;\n}\n\necho f();\n',
    ),
    php('a private key', "$key = <<<'PEM'\n<<pem-rsa-private-key>>\nPEM;\necho $key;\n"),
    php('an arm of match', "echo match (true) { default => '<<npm-token>>' };\n"),
    php('a URL with a password', "$url = 'mysql://app:<<A-Za-z0-9:24>>@db.internal.corp/app';\necho $url;\n"),
    php('a comment', '# token <<npm-token>>\necho 1;\n', { removed: true }),
  ],
  { needs: ['php', 'sha256sum'] },
);

const DOTENV_PHP = '/usr/share/php/Dotenv/autoload.php';

runCases(
  'PHP programs with phpdotenv',
  [
    {
      name: 'the loader is added after the autoloader',
      files: {
        'main.php': `<?php\nrequire '${DOTENV_PHP}';\n\n$token = $_ENV['MY_TOKEN'] ?? '<<npm-token>>';\necho hash('sha256', $token);\n`,
        'composer.json': '{"require": {"php": "^8.2", "vlucas/phpdotenv": "^5.4"}}\n',
      },
      languageId: 'php',
      run: ['php', 'main.php'],
      load: 'self',
      becomes: /safeLoad\(\);\n\n\$token = \$_ENV\['MY_TOKEN'\] \?\? getenv/,
    },
  ],
  { needs: ['php', '/usr/share/php/Dotenv/autoload.php'] },
);

const perl = script(
  'main.pl',
  'perl',
  'perl main.pl',
  (body) => `use strict;\nuse warnings FATAL => 'all';\n\n${body}`,
);

runCases(
  'Perl programs',
  [
    perl('a variable', "my $token = '<<npm-token>>';\nprint $token;\n", {
      becomes: /= \$ENV\{NPM_TOKEN\} \/\/ die "NPM_TOKEN is not set\\n";/,
    }),
    perl('an argument before others', "sub f { return join ',', @_ }\nprint f('<<npm-token>>', 'x');\n"),
    perl('a hash', "my %config = (token => '<<npm-token>>', n => 1);\nprint $config{token}, $config{n};\n"),
    perl('print and an operator', 'print \'<<npm-token>>\' . "\\n";\n', { becomes: /print \+\(/ }),
    perl('print and more in the literal', 'print "<<npm-token>> and \\$5\\n";\n'),
    perl(
      'a header',
      'my $who = "me";\nmy $header = "$who: Bearer <<github-pat-classic>>!";\nprint $header;\n',
    ),
    perl('a constant', "use constant TOKEN => '<<npm-token>>';\nprint TOKEN;\n"),
    perl('constants', "use constant { TOKEN => '<<npm-token>>', N => 1 };\nprint TOKEN, N;\n"),
    perl('a default after ||', "my $token = $ENV{MY_TOKEN} || '<<npm-token>>';\nprint $token;\n", {
      becomes: /\$ENV\{MY_TOKEN\} \/\/ die/,
    }),
    perl('q{}', 'my $token = q{<<npm-token>>};\nprint $token;\n'),
    perl('a here-document', 'my $n = 1;\nprint <<"END";\nn: $n\ntoken: <<npm-token>>\nEND\n'),
    perl('a private key', "my $key = <<'PEM';\n<<pem-rsa-private-key>>\nPEM\nprint $key;\n"),
    perl('a list', "my @tokens = ('a', '<<npm-token>>', 'b');\nprint \"@tokens\";\n"),
    perl('a return value', "sub token { return '<<npm-token>>' }\nprint token();\n"),
    perl('documentation', 'print 1;\n\n=pod\n\nThe token is <<npm-token>>.\n\n=cut\n', { removed: true }),
  ],
  { needs: ['perl', 'sha256sum'] },
);

const lua = script('main.lua', 'lua', '$(command -v lua5.4 || command -v lua) main.lua');

runCases(
  'Lua programs',
  [
    lua('a variable', 'local token = "<<npm-token>>"\nprint(token)\n'),
    lua('the last argument', 'print(1, "<<npm-token>>")\n'),
    lua('the first argument', 'print("<<npm-token>>", 1)\n'),
    lua('a table', 'local t = { "a", "<<npm-token>>" }\nprint(#t, t[2])\n'),
    lua('a named field', 'local t = { token = "<<npm-token>>", n = 1 }\nprint(t.token, t.n)\n'),
    lua(
      'a call without parentheses',
      'local function f(...) return select("#", ...), ... end\nprint(f "<<npm-token>>")\n',
    ),
    lua('a returned value', 'local function f() return "<<npm-token>>" end\nprint(f())\n'),
    lua('a header', 'local header = "Bearer <<github-pat-classic>> \\"x\\""\nprint(header)\n'),
    lua('a default after or', 'local token = os.getenv("MY_TOKEN") or "<<npm-token>>"\nprint(token)\n', {
      becomes: /= assert\(os\.getenv\("MY_TOKEN"\)/,
    }),
    lua('long brackets', 'local key = [==[\n<<pem-rsa-private-key>>\n]==]\nprint(key)\n'),
    lua('a method', 'print(("<<npm-token>>"):rep(2))\n'),
    lua('a comment', '--[[\ntoken <<npm-token>>\n]]\nprint(1)\n', { removed: true }),
  ],
  { needs: ['sha256sum', 'lua5.4'] },
);

const tcl = script('main.tcl', 'tcl', 'tclsh main.tcl');

runCases(
  'Tcl programs',
  [
    tcl('a word', 'set token <<npm-token>>\nputs $token\n'),
    tcl('a word in braces', 'set token {<<npm-token>>}\nputs $token\n'),
    tcl('double quotes', 'proc f {} {\n    set token "<<npm-token>>"\n    return $token\n}\nputs [f]\n'),
    tcl('a header', 'set who me\nputs "$who: Bearer <<github-pat-classic>>!"\n'),
    tcl('a comment', '# token <<npm-token>>\nputs 1\n', { removed: true }),
  ],
  { needs: ['tclsh', 'sha256sum'] },
);

const make = (name: string, text: string, more: Partial<ProgramCase> = {}): ProgramCase => ({
  name,
  files: { Makefile: text },
  languageId: 'makefile',
  run: ['sh', '-c', 'text=$(make -s) && printf %s "$text" | sha256sum'],
  load: 'shell',
  ...more,
});

runCases(
  'Makefiles',
  [
    make('the same variable', 'NPM_TOKEN = <<npm-token>>\n\nall:\n\t@echo "$(NPM_TOKEN)"\n', {
      becomes: /^NPM_TOKEN \?= \$\(error/,
    }),
    make('an exported variable', 'export NPM_TOKEN := <<npm-token>>\n\nall:\n\t@echo "$$NPM_TOKEN"\n'),
    make('another variable', 'SECRET := <<github-pat-classic>>\n\nall:\n\t@echo "$(SECRET)"\n'),
    make('a recipe', "all:\n\t@echo 'Authorization: Bearer <<github-pat-classic>>'\n"),
    make('a comment', '# token <<npm-token>>\nall:\n\t@echo x\n', { removed: true }),
  ],
  { needs: ['make', 'sha256sum'] },
);
