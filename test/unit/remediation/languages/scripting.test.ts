import { lua } from '../../../../server/src/remediation/languages/lua.ts';
import { perl } from '../../../../server/src/remediation/languages/perl.ts';
import { php } from '../../../../server/src/remediation/languages/php.ts';
import { crystal, ruby } from '../../../../server/src/remediation/languages/ruby.ts';
import { rewriteCases } from './rewriting.ts';

rewriteCases(ruby, 'app.rb', [
  { title: 'keeps double quotes', before: 'key = "⟦s3cret⟧"\n', after: 'key = ENV.fetch("API_KEY")\n' },
  {
    title: 'keeps single quotes',
    before: "key = '⟦s3cret⟧'.freeze\n",
    after: "key = ENV.fetch('API_KEY').freeze\n",
  },
  {
    title: 'interpolates where it can',
    before: 'h = "Bearer ⟦s3cret⟧ #{x}"\n',
    after: 'h = "Bearer #{ENV.fetch(\'API_KEY\')} #{x}"\n',
  },
  {
    title: 'single quotes become double ones, escaped again',
    before: 'h = \'say "hi" \\d \\\\ #{x} ⟦s3cret⟧\'\n',
    after: 'h = "say \\"hi\\" \\\\d \\\\ \\#{x} #{ENV.fetch(\'API_KEY\')}"\n',
  },
  {
    title: 'a squiggly here-document that is the secret',
    before: 'KEY = <<~PEM\n  ⟦line one\n  line two⟧\nPEM\nputs KEY\n',
    after: 'KEY = ENV.fetch("API_KEY")\nputs KEY\n',
    stored: 'line one\nline two\n',
  },
  {
    title: 'a here-document that holds more',
    before: 'BODY = <<~JSON\n  {"key": "⟦s3cret⟧"}\nJSON\n',
    after: 'BODY = <<~JSON\n  {"key": "#{ENV.fetch(\'API_KEY\')}"}\nJSON\n',
  },
  {
    title: 'a raw here-document becomes one that interpolates',
    before: 'BODY = <<~\'JSON\'\n  {"a": "\\n#{x}", "key": "⟦s3cret⟧"}\nJSON\n',
    after: 'BODY = <<~JSON\n  {"a": "\\\\n\\#{x}", "key": "#{ENV.fetch(\'API_KEY\')}"}\nJSON\n',
  },
  {
    title: 'the default of fetch as a block',
    before: 'k = ENV.fetch("TOKEN") { "⟦s3cret⟧" }\n',
    after: 'k = ENV.fetch("TOKEN")\n',
    name: 'TOKEN',
  },
  {
    title: 'the default of fetch as an argument',
    before: "k = ENV.fetch('TOKEN', '⟦s3cret⟧')\n",
    after: "k = ENV.fetch('TOKEN')\n",
    name: 'TOKEN',
  },
  {
    title: 'the default after ||',
    before: 'k = ENV["TOKEN"] || "⟦s3cret⟧"\n',
    after: 'k = ENV.fetch("TOKEN")\n',
    name: 'TOKEN',
  },
  {
    title: 'halves side by side',
    before: 'k = "⟦s3c" \\\n  "ret⟧"\n',
    after: 'k = ENV.fetch("API_KEY")\n',
    stored: 's3cret',
  },
  { title: '%w is a list of words', before: 'k = %w[a ⟦s3cret⟧ b]\n', refuse: /escapes/ },
  { title: 'a symbol', before: 'k = :"⟦s3cret⟧"\n', refuse: 'literalKind' },
  { title: 'a pattern', before: 'case x\nin {k: "⟦s3cret⟧"} then 1\nend\n', refuse: 'pattern' },
  { title: 'the data section', before: 'puts 1\n__END__\nkey = "⟦s3cret⟧"\n', refuse: 'literalKind' },
  {
    title: 'a command in backticks',
    before: 'x = `curl -H "K: ⟦s3cret⟧" u`\n',
    after: 'x = `curl -H "K: #{ENV.fetch(\'API_KEY\')}" u`\n',
  },
  {
    title: 'the dotenv gem is loaded before all else',
    before: '# frozen_string_literal: true\n\nrequire "json"\nKEY = "⟦s3cret⟧"\n',
    after:
      '# frozen_string_literal: true\n\nrequire "dotenv/load"\nrequire "json"\nKEY = ENV.fetch("API_KEY")\n',
    project: { Gemfile: 'gem "dotenv"\n' },
    loader: true,
  },
  {
    title: 'Rails needs no line',
    before: 'KEY = "⟦s3cret⟧"\n',
    after: 'KEY = ENV.fetch("API_KEY")\n',
    project: { Gemfile: 'gem "rails"\ngem "dotenv-rails"\n' },
    loader: true,
  },
]);

rewriteCases(crystal, 'app.cr', [
  { title: 'a constant', before: 'KEY = "⟦s3cret⟧"\n', after: 'KEY = ENV.fetch("API_KEY")\n' },
]);

const THROW = "throw new RuntimeException('API_KEY is not set')";

rewriteCases(php, 'app.php', [
  {
    title: 'a variable',
    before: "<?php\n$key = '⟦s3cret⟧';\n",
    after: `<?php\n$key = getenv('API_KEY') ?: ${THROW};\n`,
  },
  {
    title: 'an argument',
    before: "<?php\nnew Client('⟦s3cret⟧', 5);\n",
    after: `<?php\nnew Client(getenv('API_KEY') ?: ${THROW}, 5);\n`,
  },
  {
    title: 'an operand gets parentheses',
    before: "<?php\n$h = 'Bearer ' . '⟦s3cret⟧';\n",
    after: `<?php\n$h = 'Bearer ' . (getenv('API_KEY') ?: ${THROW});\n`,
  },
  {
    title: 'a literal that holds more',
    before: '<?php\n$h = "Bearer ⟦s3cret⟧ $x";\n',
    after: `<?php\n$h = "Bearer " . (getenv('API_KEY') ?: ${THROW}) . " $x";\n`,
  },
  {
    title: 'the default after ?:',
    before: "<?php\n$k = getenv('TOKEN') ?: '⟦s3cret⟧';\n",
    after: "<?php\n$k = getenv('TOKEN') ?: throw new RuntimeException('TOKEN is not set');\n",
    name: 'TOKEN',
  },
  {
    title: 'phpdotenv: $_ENV first, and the loader after the autoloader',
    before: "<?php\nrequire __DIR__ . '/vendor/autoload.php';\n$k = $_ENV['TOKEN'] ?? '⟦s3cret⟧';\n",
    after:
      "<?php\nrequire __DIR__ . '/vendor/autoload.php';\nDotenv\\Dotenv::createImmutable(__DIR__)->safeLoad();\n$k = $_ENV['TOKEN'] ?? getenv('TOKEN') ?: throw new RuntimeException('TOKEN is not set');\n",
    name: 'TOKEN',
    project: { 'composer.json': '{"require": {"vlucas/phpdotenv": "^5"}}' },
    loader: true,
  },
  {
    title: 'a namespace',
    before: "<?php\nnamespace App;\n$k = '⟦s3cret⟧';\n",
    after:
      "<?php\nnamespace App;\n$k = getenv('API_KEY') ?: throw new \\RuntimeException('API_KEY is not set');\n",
  },
  {
    title: 'PHP 7 has no throw expression',
    before: "<?php\n$k = '⟦s3cret⟧';\n",
    after: '<?php\n$k = getenv(\'API_KEY\') ?: die("API_KEY is not set\\n");\n',
    project: { 'composer.json': '{"require": {"php": "^7.4"}}' },
  },
  {
    title: 'a constant outside of classes',
    before: "<?php\nconst KEY = '⟦s3cret⟧';\n",
    after: `<?php\ndefine('KEY', getenv('API_KEY') ?: ${THROW});\n`,
  },
  {
    title: 'a class constant',
    before: "<?php\nclass A { private const KEY = '⟦s3cret⟧'; }\n",
    refuse: 'constant',
  },
  {
    title: 'a parameter default',
    before: "<?php\nfunction f(string $k = '⟦s3cret⟧') {}\n",
    refuse: 'defaultValue',
  },
  {
    title: 'a static property',
    before: "<?php\nclass A { public static string $k = '⟦s3cret⟧'; }\n",
    refuse: 'constant',
  },
  { title: 'an attribute', before: "<?php\n#[Route('⟦s3cret⟧')]\nfunction f() {}\n", refuse: 'annotation' },
  {
    title: 'an attribute of Symfony that reads variables',
    before: "<?php\nclass A { function __construct(#[Autowire('⟦s3cret⟧')] string $k) {} }\n",
    after: "<?php\nclass A { function __construct(#[Autowire(env: 'API_KEY')] string $k) {} }\n",
  },
  {
    title: 'a property default moves into the constructor',
    before:
      "<?php\nclass A\n{\n    private string $key = '⟦s3cret⟧';\n\n    public function __construct(private int $n)\n    {\n        $this->go();\n    }\n}\n",
    after: `<?php\nclass A\n{\n    private string $key;\n\n    public function __construct(private int $n)\n    {\n        $this->key = getenv('API_KEY') ?: ${THROW};\n        $this->go();\n    }\n}\n`,
  },
  {
    title: 'a property default of a class without constructor',
    before: "<?php\nclass A\n{\n    private $key = '⟦s3cret⟧';\n\n    function f() {}\n}\n",
    after: `<?php\nclass A\n{\n    private $key;\n\n    public function __construct()\n    {\n        $this->key = getenv('API_KEY') ?: ${THROW};\n    }\n\n    function f() {}\n}\n`,
  },
  {
    title: 'a property default below a parent',
    before: "<?php\nclass A extends B { private $key = '⟦s3cret⟧'; }\n",
    refuse: 'constant',
  },
  {
    title: 'an array as property default',
    before: "<?php\nclass A { private $c = ['k' => '⟦s3cret⟧']; }\n",
    refuse: 'constant',
  },
  {
    title: 'an array in a function',
    before: "<?php\nfunction f() { return ['k' => '⟦s3cret⟧', 'n' => 1]; }\n",
    after: `<?php\nfunction f() { return ['k' => (getenv('API_KEY') ?: ${THROW}), 'n' => 1]; }\n`
      .replace('(getenv', 'getenv')
      .replace('), ', ', ')
      .replace("set'), 'n'", "set'), 'n'"),
  },
  {
    title: 'a heredoc that is the secret',
    before: '<?php\n$k = <<<PEM\n  ⟦line one\n  line two⟧\n  PEM;\necho $k;\n',
    after: `<?php\n$k = getenv('API_KEY') ?: ${THROW};\necho $k;\n`,
    stored: 'line one\nline two',
  },
  {
    title: 'a heredoc that holds more',
    before: '<?php\n    $k = <<<JSON\n    {"key": "⟦s3cret⟧"}\n    JSON;\n',
    after: `<?php\n    $apiKey = getenv('API_KEY') ?: ${THROW};\n    $k = <<<JSON\n    {"key": "{$apiKey}"}\n    JSON;\n`,
  },
  {
    title: 'the page around the code',
    before: '<p>don\'t</p>\n<script>var k = "⟦s3cret⟧";</script>\n<?php echo 1; ?>\n',
    refuse: /string literal/,
  },
  {
    title: 'Laravel configuration',
    before: "<?php\nreturn ['key' => '⟦s3cret⟧'];\n",
    after: "<?php\nreturn ['key' => env('API_KEY')];\n",
    file: 'config/services.php',
    project: { 'composer.json': '{"require": {"laravel/framework": "^12"}}' },
  },
  {
    title: 'Laravel elsewhere',
    before: "<?php\n$k = '⟦s3cret⟧';\n",
    refuse: /config\/\*\.php/,
    file: 'app/A.php',
    project: { 'composer.json': '{"require": {"laravel/framework": "^12"}}' },
  },
]);

const DIE = '$ENV{API_KEY} // die "API_KEY is not set\\n"';

rewriteCases(perl, 'app.pl', [
  { title: 'a variable', before: "my $k = '⟦s3cret⟧';\n", after: `my $k = ${DIE};\n` },
  { title: 'die takes no further arguments', before: "f('⟦s3cret⟧', 1);\n", after: `f((${DIE}), 1);\n` },
  {
    title: 'a hash value',
    before: "my %h = (k => '⟦s3cret⟧', n => 1);\n",
    after: `my %h = (k => (${DIE}), n => 1);\n`,
  },
  {
    title: 'print and parentheses',
    before: 'print \'⟦s3cret⟧\' . "\\n";\n',
    after: `print +(${DIE}) . "\\n";\n`,
  },
  {
    title: 'a literal that holds more',
    before: 'my $h = "Bearer ⟦s3cret⟧";\n',
    after: `my $h = "Bearer " . (${DIE});\n`,
  },
  {
    title: 'print and a literal that holds more',
    before: 'print "⟦s3cret⟧ ok\\n";\n',
    after: `print +(${DIE}) . " ok\\n";\n`,
  },
  {
    title: 'a constant',
    before: "use constant KEY => '⟦s3cret⟧';\n",
    after: `use constant KEY => ${DIE};\n`,
  },
  {
    title: 'the default after ||',
    before: "my $k = $ENV{TOKEN} || '⟦s3cret⟧';\n",
    after: 'my $k = $ENV{TOKEN} // die "TOKEN is not set\\n";\n',
    name: 'TOKEN',
  },
  { title: 'q{}', before: 'my $k = q{⟦s3cret⟧};\n', after: `my $k = ${DIE};\n` },
  { title: 'qw is a list of words', before: 'my @k = qw(a ⟦s3cret⟧);\n', refuse: /escapes/ },
  {
    title: 'a here-document that is the secret',
    before: "my $k = <<'PEM';\n⟦one\ntwo⟧\nPEM\nprint $k;\n",
    after: `my $k = ${DIE};\nprint $k;\n`,
    stored: 'one\ntwo\n',
  },
  {
    title: 'a here-document that holds more',
    before: 'print <<"EOT";\nkey=⟦s3cret⟧\nEOT\n',
    after: 'print <<"EOT";\nkey=$ENV{API_KEY}\nEOT\n',
  },
  {
    title: 'documentation',
    before: '=pod\n\nkey ⟦s3cret⟧\n\n=cut\n',
    after: '=pod\n\nkey <API_KEY>\n\n=cut\n',
    stored: null,
  },
  {
    title: 'a hash size is no comment',
    before: "my $n = $#a; my $k = '⟦s3cret⟧';\n",
    after: `my $n = $#a; my $k = ${DIE};\n`,
  },
]);

const ASSERT = 'assert(os.getenv("API_KEY"), "API_KEY is not set")';

rewriteCases(lua, 'app.lua', [
  { title: 'a variable', before: 'local k = "⟦s3cret⟧"\n', after: `local k = ${ASSERT}\n` },
  { title: 'the last argument', before: 'f(1, "⟦s3cret⟧")\n', after: `f(1, (${ASSERT}))\n` },
  { title: 'an argument before others', before: 'f("⟦s3cret⟧", 1)\n', after: `f(${ASSERT}, 1)\n` },
  {
    title: 'a named field',
    before: 'local t = { key = "⟦s3cret⟧" }\n',
    after: `local t = { key = ${ASSERT} }\n`,
  },
  { title: 'a call without parentheses', before: 'login "⟦s3cret⟧"\n', after: `login((${ASSERT}))\n` },
  { title: 'a returned value', before: 'return "⟦s3cret⟧"\n', after: `return (${ASSERT})\n` },
  {
    title: 'a literal that holds more',
    before: 'local h = "Bearer ⟦s3cret⟧"\n',
    after: `local h = "Bearer " .. ${ASSERT}\n`,
  },
  {
    title: 'a call with a literal that holds more',
    before: 'set "Bearer ⟦s3cret⟧"\n',
    after: `set("Bearer " .. ${ASSERT})\n`,
  },
  {
    title: 'the default after or',
    before: 'local k = os.getenv("TOKEN") or "⟦s3cret⟧"\n',
    after: 'local k = assert(os.getenv("TOKEN"), "TOKEN is not set")\n',
    name: 'TOKEN',
  },
  {
    title: 'long brackets',
    before: 'local k = [==[\n⟦one\ntwo⟧]==]\n',
    after: `local k = ${ASSERT}\n`.replaceAll('"', '"'),
    stored: 'one\ntwo',
  },
  {
    title: 'a long comment',
    before: '--[[\nkey ⟦s3cret⟧\n]]\n',
    after: '--[[\nkey <API_KEY>\n]]\n',
    stored: null,
  },
  {
    title: 'Roblox',
    before: 'local p = game:GetService("Players")\nlocal k = "⟦s3cret⟧"\n',
    refuse: 'clientApp',
  },
]);
