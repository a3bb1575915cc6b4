import { type ProgramCase, runCases } from './harness.ts';

/** Compiles outside of the project, so that no binary with the secret stays in it. */
const compiled = (compile: string): readonly string[] => [
  'sh',
  '-c',
  `set -e; out=$(mktemp -d); ${compile} -o "$out/a"; "$out/a" >"$out/text" || { rm -rf "$out"; exit 1; }; sha256sum <"$out/text"; rm -rf "$out"`,
];

const c = (name: string, before: string, main: string, more: Partial<ProgramCase> = {}): ProgramCase => ({
  name,
  files: {
    'main.c': `#include <stdio.h>\n#include <string.h>\n\n${before}int main(void)\n{\n${main}    return 0;\n}\n`,
  },
  languageId: 'c',
  run: compiled('gcc -std=c11 -Wall -Wextra -Werror main.c'),
  load: 'shell',
  ...more,
});

runCases(
  'C programs',
  [
    c('a local pointer', '', '    const char *token = "<<npm-token>>";\n    puts(token);\n', {
      becomes: /#include <stdlib\.h>\n#include <string\.h>/,
    }),
    c('an argument', '', '    puts("<<npm-token>>");\n'),
    c(
      'a macro',
      '#define TOKEN "<<npm-token>>"\n\n',
      '    puts(TOKEN);\n    printf("%zu\\n", strlen(TOKEN));\n',
    ),
    c(
      'a pointer outside of functions',
      'static const char *const token = "<<npm-token>>";\n\n',
      '    puts(token);\n',
    ),
    c('halves side by side', '', '    puts("Bearer"\n         " <<npm-token>>");\n'),
    c('an array', '', '    char token[] = "<<npm-token>>";\n    puts(token);\n', {
      becomes: /char \*token = require_env/,
    }),
    c(
      'an array with a size',
      '',
      '    char token[128] = "<<npm-token>>";\n    token[0] = \'x\';\n    puts(token);\n',
    ),
    c('a static pointer', '', '    static const char *token = "<<npm-token>>";\n    puts(token);\n'),
    c('a format', '', '    printf("%d%% Bearer <<github-pat-classic>> %s\\n", 5, "x");\n'),
    c(
      'a header in a call',
      'static void header(const char *line) { puts(line); }\n\n',
      '    header("Authorization: Bearer <<github-pat-classic>>");\n',
      {
        becomes: /static char authorization\[256\];/,
      },
    ),
    c('a pointer to more', '', '    const char *line = "100% \\"<<npm-token>>\\"";\n    puts(line);\n'),
    c(
      'a field',
      'struct config { const char *token; int n; };\n\n',
      '    struct config config = { .token = "<<npm-token>>", .n = 1 };\n    puts(config.token);\n',
    ),
    c(
      'an array of pointers',
      '',
      '    const char *tokens[] = { "a", "<<npm-token>>" };\n    puts(tokens[1]);\n',
    ),
    c('a comparison', '', '    printf("%d\\n", strcmp("<<npm-token>>", "x") == 0);\n'),
    c(
      'a URL with a password',
      '',
      '    const char *url = "postgres://app:<<A-Za-z0-9:24>>@db.internal.corp/app";\n    puts(url);\n',
    ),
    c('a comment', '/* token <<npm-token>> */\n', '    puts("x");\n', { removed: true }),
  ],
  { needs: ['gcc', 'sha256sum'] },
);

const cpp = (name: string, before: string, main: string, more: Partial<ProgramCase> = {}): ProgramCase => ({
  name,
  files: {
    'main.cpp': `#include <iostream>\n#include <map>\n#include <string>\n#include <string_view>\n\n${before}int main() {\n${main}}\n`,
  },
  languageId: 'cpp',
  run: compiled('g++ -std=c++17 -Wall -Wextra -Werror main.cpp'),
  load: 'shell',
  ...more,
});

runCases(
  'C++ programs',
  [
    cpp(
      'strings and headers',
      'std::string token = "<<npm-token>>";\n\n',
      '  std::string header = "Bearer <<github-pat-classic>>";\n  std::cout << token << header;\n',
    ),
    cpp(
      'constants',
      'constexpr const char* kToken = "<<npm-token>>";\nconstexpr std::string_view kOther = "<<npm-token 2>>";\n\n',
      '  std::cout << kToken << kOther;\n',
    ),
    cpp(
      'arrays',
      'const char kToken[] = "<<npm-token>>";\nstatic constexpr char kOther[] = "<<npm-token 2>>";\n\n',
      '  std::cout << kToken << kOther;\n',
    ),
    cpp(
      'members',
      'struct Config {\n  std::string token = "<<npm-token>>";\n  static constexpr const char* kOther = "<<npm-token 2>>";\n};\n\n',
      '  std::cout << Config{}.token << Config::kOther;\n',
    ),
    cpp('a stream', '', '  std::cout << "token=<<npm-token>>;" << 5;\n'),
    cpp(
      'an argument that holds more',
      'static void header(const char* line) { std::cout << line; }\n\n',
      '  header("Authorization: Bearer <<github-pat-classic>>");\n',
    ),
    cpp(
      'a map',
      '',
      '  std::map<std::string, std::string> headers;\n  headers["Authorization"] = "Bearer <<github-pat-classic>>";\n  std::cout << headers["Authorization"];\n',
    ),
    cpp('a raw literal', '', '  std::string key = R"x(<<pem-rsa-private-key>>\n)x";\n  std::cout << key;\n'),
    cpp(
      'literals of the library',
      'using namespace std::string_literals;\n\n',
      '  auto token = "<<npm-token>>"s;\n  std::cout << token + "x";\n',
    ),
    cpp(
      'a default argument',
      'static void f(const std::string& token = "<<npm-token>>") { std::cout << token; }\n\n',
      '  f();\n',
    ),
  ],
  { needs: ['g++', 'sha256sum'] },
);

runCases(
  'Objective-C programs',
  [
    {
      name: 'values and headers',
      files: {
        'main.m': `#import <Foundation/Foundation.h>\n#include <stdio.h>\n\nint main(void)\n{\n    NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];\n    NSString *token = @"<<npm-token>>";\n    NSString *header = @"100%: Bearer <<github-pat-classic>>";\n    printf("%s %s", [token UTF8String], [header UTF8String]);\n    [pool drain];\n    return 0;\n}\n`,
      },
      languageId: 'objective-c',
      run: compiled(
        'gcc -Wall -fconstant-string-class=NSConstantString -I/usr/include/GNUstep main.m -lgnustep-base -lobjc',
      ),
      load: 'shell',
    },
  ],
  { needs: ['gcc', 'gnustep-config', 'sha256sum'] },
);
