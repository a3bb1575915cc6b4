import { c } from '../../../../server/src/remediation/languages/c.ts';
import { cpp } from '../../../../server/src/remediation/languages/cpp.ts';
import { rewriteCases } from './rewriting.ts';

const HELPER = `static char *require_env(const char *name)
{
    char *value = getenv(name);

    if (value == NULL) {
        fprintf(stderr, "%s is not set\\n", name);
        exit(EXIT_FAILURE);
    }
    return value;
}`;
const TOP = `#include <stdio.h>\n#include <stdlib.h>\n\n${HELPER}\n\n`;

rewriteCases(c, 'main.c', [
  {
    title: 'a local pointer, with includes and a function',
    before: '#include "a.h"\n\nint main(void)\n{\n    const char *k = "⟦s3cret⟧";\n}\n',
    after:
      `#include <stdio.h>\n\n#include <stdlib.h>\n\n#include "a.h"\n\n${HELPER}\n\nint main(void)\n{\n    const char *k = require_env("API_KEY");\n}\n`.replace(
        '#include <stdio.h>\n\n#include <stdlib.h>',
        '#include <stdio.h>\n\n#include <stdlib.h>',
      ),
  },
  {
    title: 'an argument',
    before: `${TOP}void f(void) { g("⟦s3cret⟧", 1); }\n`,
    after: `${TOP}void f(void) { g(require_env("API_KEY"), 1); }\n`,
  },
  {
    title: 'an include in its order',
    before: '#include <math.h>\n#include <string.h>\n\nvoid f(void) { g("⟦s3cret⟧"); }\n',
    after: `#include <math.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n\n${HELPER}\n\nvoid f(void) { g(require_env("API_KEY")); }\n`,
  },
  {
    title: 'a condition around the last include',
    before:
      '#include <stdio.h>\n#include <stdlib.h>\n#ifdef X\n#include <x.h>\n#endif\nvoid f(void) { g("⟦s3cret⟧"); }\n',
    after: `#include <stdio.h>\n#include <stdlib.h>\n#ifdef X\n#include <x.h>\n#endif\n\n${HELPER}\nvoid f(void) { g(require_env("API_KEY")); }\n`,
  },
  {
    title: 'halves side by side',
    before: `${TOP}void f(void) { g("⟦s3c"\n  "ret⟧"); }\n`,
    after: `${TOP}void f(void) { g(require_env("API_KEY")); }\n`,
    stored: 's3cret',
  },
  {
    title: 'a pointer outside of functions is set in main',
    before: `${TOP}static const char *const k = "⟦s3cret⟧";\n\nint main(void)\n{\n    return 0;\n}\n`,
    after: `${TOP}static const char *k;\n\nint main(void)\n{\n    k = require_env("API_KEY");\n    return 0;\n}\n`,
  },
  {
    title: 'a pointer outside of functions without main',
    before: `${TOP}const char *k = "⟦s3cret⟧";\n`,
    refuse: 'fileScope',
  },
  {
    title: 'a macro',
    before: `${TOP}#define KEY "⟦s3cret⟧"\nvoid f(void) { g(KEY); }\n`,
    after: `${TOP}#define KEY require_env("API_KEY")\nvoid f(void) { g(KEY); }\n`,
  },
  {
    title: 'a macro that is joined with literals',
    before: `${TOP}#define KEY "⟦s3cret⟧"\nvoid f(void) { g("Bearer " KEY); }\n`,
    refuse: 'constant',
  },
  {
    title: 'a macro in an initialiser',
    before: `${TOP}#define KEY "⟦s3cret⟧"\nconst char *k = KEY;\n`,
    refuse: 'constant',
  },
  {
    title: 'a macro beside a literal',
    before: `${TOP}void f(void) { g("⟦s3cret⟧" SUFFIX); }\n`,
    refuse: 'join',
  },
  {
    title: 'an array becomes a pointer',
    before: `${TOP}void f(void) { char k[] = "⟦s3cret⟧"; g(k); }\n`,
    after: `${TOP}void f(void) { char *k = require_env("API_KEY"); g(k); }\n`,
  },
  {
    title: 'an array whose size counts',
    before: `${TOP}void f(void) { char k[] = "⟦s3cret⟧"; g(k, sizeof k); }\n`,
    refuse: 'literalKind',
  },
  {
    title: 'an array with a size is filled',
    before: `${TOP}void f(void)\n{\n    char k[64] = "⟦s3cret⟧";\n    g(k);\n}\n`,
    after: `${TOP}void f(void)\n{\n    char k[64];\n    snprintf(k, sizeof k, "%s", require_env("API_KEY"));\n    g(k);\n}\n`,
  },
  {
    title: 'a static pointer in a function',
    before: `${TOP}void f(void) { static const char *k = "⟦s3cret⟧"; }\n`,
    after: `${TOP}void f(void) { const char *k = require_env("API_KEY"); }\n`,
  },
  {
    title: 'the size of a literal',
    before: `${TOP}void f(void) { g(sizeof("⟦s3cret⟧")); }\n`,
    refuse: 'literalKind',
  },
  {
    title: 'a format',
    before: `${TOP}void f(void) { fprintf(o, "%d Bearer ⟦s3cret⟧ %s", n, s); }\n`,
    after: `${TOP}void f(void) { fprintf(o, "%d Bearer %s %s", n, require_env("API_KEY"), s); }\n`,
  },
  {
    title: 'an argument that holds more',
    before: `${TOP}void f(void)\n{\n    l = add(l, "Authorization: Bearer ⟦s3cret⟧");\n}\n`,
    after: `${TOP}void f(void)\n{\n    static char authorization[256];\n    snprintf(authorization, sizeof authorization, "Authorization: Bearer %s", require_env("API_KEY"));\n    l = add(l, authorization);\n}\n`,
  },
  {
    title: 'a pointer to a literal that holds more',
    before: `${TOP}void f(void)\n{\n    const char *h = "100% ⟦s3cret⟧";\n}\n`,
    after: `${TOP}void f(void)\n{\n    static char h[256];\n    snprintf(h, sizeof h, "100%% %s", require_env("API_KEY"));\n}\n`,
  },
  {
    title: 'a field that is a pointer',
    before: `${TOP}struct s { const char *key; };\nvoid f(void) { struct s x = { .key = "⟦s3cret⟧" }; }\n`,
    after: `${TOP}struct s { const char *key; };\nvoid f(void) { struct s x = { .key = require_env("API_KEY") }; }\n`,
  },
  {
    title: 'a field of unknown type',
    before: `${TOP}void f(void) { struct s x = { .key = "⟦s3cret⟧" }; }\n`,
    refuse: 'literalKind',
  },
  { title: 'a header', before: '#define KEY "⟦s3cret⟧"\n', refuse: 'shared', file: 'key.h' },
  { title: 'a wide literal', before: `${TOP}void f(void) { g(L"⟦s3cret⟧"); }\n`, refuse: /escapes/ },
  { title: 'a comment', before: '/* key ⟦s3cret⟧ */\n', after: '/* key <API_KEY> */\n', stored: null },
]);

const CPP_TOP = `#include <cstdlib>\n#include <stdexcept>\n#include <string>\n\nnamespace {\nconst char* require_env(const char* name) {\n  const char* value = std::getenv(name);\n  if (value == nullptr) {\n    throw std::runtime_error(std::string(name) + " is not set");\n  }\n  return value;\n}\n}  // namespace\n\n`;

rewriteCases(cpp, 'main.cpp', [
  {
    title: 'a string, with includes and a function',
    before: '#include <string>\n\nstd::string k = "⟦s3cret⟧";\n',
    after: `${CPP_TOP}std::string k = require_env("API_KEY");\n`,
  },
  {
    title: 'constexpr pointer',
    before: `${CPP_TOP}constexpr const char* kKey = "⟦s3cret⟧";\n`,
    after: `${CPP_TOP}const char* const kKey = require_env("API_KEY");\n`,
  },
  {
    title: 'constexpr auto',
    before: `${CPP_TOP}static constexpr auto kKey = "⟦s3cret⟧";\n`,
    after: `${CPP_TOP}static const auto kKey = require_env("API_KEY");\n`,
  },
  {
    title: 'constexpr string_view',
    before: `${CPP_TOP}inline constexpr std::string_view kKey = "⟦s3cret⟧";\n`,
    after: `${CPP_TOP}inline const std::string_view kKey = require_env("API_KEY");\n`,
  },
  {
    title: 'constexpr array',
    before: `${CPP_TOP}constexpr char kKey[] = "⟦s3cret⟧";\n`,
    after: `${CPP_TOP}const char* const kKey = require_env("API_KEY");\n`,
  },
  {
    title: 'const array',
    before: `${CPP_TOP}const char kKey[] = "⟦s3cret⟧";\n`,
    after: `${CPP_TOP}const char* const kKey = require_env("API_KEY");\n`,
  },
  {
    title: 'a static member',
    before: `${CPP_TOP}class A {\n  static constexpr const char* kKey = "⟦s3cret⟧";\n};\n`,
    after: `${CPP_TOP}class A {\n  inline static const char* const kKey = require_env("API_KEY");\n};\n`,
  },
  {
    title: 'a constant that a static_assert uses',
    before: `${CPP_TOP}constexpr char kKey[] = "⟦s3cret⟧";\nstatic_assert(sizeof(kKey) > 3);\n`,
    refuse: 'constant',
  },
  {
    title: 'a string that holds more',
    before: `${CPP_TOP}std::string h = "Bearer ⟦s3cret⟧";\n`,
    after: `${CPP_TOP}std::string h = std::string("Bearer ") + require_env("API_KEY");\n`,
  },
  {
    title: 'an argument that holds more',
    before: `${CPP_TOP}void f() { l = add(l, "A: Bearer ⟦s3cret⟧!"); }\n`,
    after: `${CPP_TOP}void f() { l = add(l, (std::string("A: Bearer ") + require_env("API_KEY") + "!").c_str()); }\n`,
  },
  {
    title: 'a stream',
    before: `${CPP_TOP}void f() { o << "k=⟦s3cret⟧;" << n; }\n`,
    after: `${CPP_TOP}void f() { o << "k=" << require_env("API_KEY") << ";" << n; }\n`,
  },
  {
    title: 'a string literal',
    before: `${CPP_TOP}auto k = "⟦s3cret⟧"s;\n`,
    after: `${CPP_TOP}auto k = std::string(require_env("API_KEY"));\n`,
  },
  {
    title: 'a raw literal',
    before: `${CPP_TOP}const char* k = R"x(⟦one\ntwo⟧)x";\n`,
    after: `${CPP_TOP}const char* k = require_env("API_KEY");\n`,
    stored: 'one\ntwo',
  },
  {
    title: 'a pointer that holds more',
    before: `${CPP_TOP}const char* h = "Bearer ⟦s3cret⟧";\n`,
    refuse: 'join',
  },
  { title: 'an attribute', before: `${CPP_TOP}[[deprecated("⟦s3cret⟧")]] void f();\n`, refuse: 'annotation' },
  { title: 'a header', before: 'std::string k = "⟦s3cret⟧";\n', refuse: 'shared', file: 'a.hpp' },
]);
