import { type ProgramCase, runCases } from './harness.ts';

/** Builds in a folder outside of the project, so that nothing built from the secret stays in it. */
const built = (command: string): readonly string[] => [
  'sh',
  '-c',
  `set -e; out=$(mktemp -d); { ${command}; } >"$out/text" || { rm -rf "$out"; exit 1; }; sha256sum <"$out/text"; rm -rf "$out"`,
];

/** A case per program; several spots in one program where the compiler is slow. */
const program =
  (file: string, languageId: string, run: readonly string[]) =>
  (name: string, text: string, more: Partial<ProgramCase> = {}): ProgramCase => ({
    name,
    files: { [file]: text },
    languageId,
    run,
    load: 'shell',
    ...more,
  });

const java = program(
  'Main.java',
  'java',
  built('javac -Xlint:all -Werror -d "$out" Main.java && java -cp "$out" Main'),
);
const main = (body: string, members = ''): string =>
  `class Main {\n${members}    public static void main(String[] args) {\n${body}    }\n}\n`;

runCases(
  'Java programs',
  [
    java(
      'a local variable',
      main('        String token = "<<npm-token>>";\n        System.out.println(token);\n'),
      {
        becomes: /^import java\.util\.Objects;\n\nclass Main/,
      },
    ),
    java(
      'fields and an interface',
      `import java.util.List;\nimport java.util.Set;\n\n${main('        System.out.println(TOKEN + Config.OTHER + List.of(1) + Set.of(2));\n', '    private static final String TOKEN = "<<npm-token>>";\n\n    interface Config {\n        String OTHER = "<<npm-token 2>>";\n    }\n\n')}`,
      { becomes: /List;\nimport java\.util\.Objects;\nimport java\.util\.Set;/ },
    ),
    java(
      'literals that hold more',
      main(
        '        System.out.println("Bearer <<github-pat-classic>>".length() + "a=<<npm-token>>;" + 1);\n',
      ),
    ),
    java(
      'halves joined by +',
      main('        System.out.println("Bearer " + "<<github-pat-classic>>" + \'x\');\n'),
    ),
    java(
      'a default',
      main('        System.out.println(System.getenv().getOrDefault("MY_TOKEN", "<<npm-token>>"));\n'),
      { becomes: /System\.getenv\("MY_TOKEN"\)/ },
    ),
    java(
      'text blocks',
      main(
        '        System.out.print("""\n            {"rate": "5%", "token": "<<npm-token>>"}\n            """);\n        System.out.print("""\n            <<npm-token 2>>\n            """);\n',
      ),
      { becomes: /\.formatted\(/ },
    ),
    java(
      'bytes and a URL',
      main(
        '        byte[] token = "<<npm-token>>".getBytes();\n        String url = "jdbc:postgresql://app:<<A-Za-z0-9:24>>@db.internal.corp/app";\n        System.out.println(token.length + url);\n',
      ),
    ),
    java(
      'an enum',
      main(
        '        System.out.println(Key.A.value);\n',
        '    enum Key {\n        A("<<npm-token>>");\n\n        final String value;\n\n        Key(String value) {\n            this.value = value;\n        }\n    }\n\n',
      ),
    ),
  ],
  { needs: ['java', 'javac', 'sha256sum'] },
);

const rust = program(
  'main.rs',
  'rust',
  built('rustc --edition 2021 -D warnings -o "$out/a" main.rs && "$out/a"'),
);

runCases(
  'Rust programs',
  [
    rust(
      'owned strings',
      'fn main() {\n    let a = "<<npm-token>>".to_string();\n    let b = String::from("<<npm-token 2>>");\n    println!("{a}{b}");\n}\n',
      { becomes: /std::env::var\("NPM_TOKEN"\)\.expect/ },
    ),
    rust(
      'borrowed strings',
      'fn key() -> &\'static str {\n    "<<npm-token>>"\n}\n\nfn main() {\n    let handle = std::thread::spawn(|| key().len());\n    println!("{} {}", key(), handle.join().unwrap());\n}\n',
      { becomes: /use std::sync::LazyLock;\n\nstatic NPM_TOKEN: LazyLock<String> =/ },
    ),
    rust(
      'a constant',
      'use std::collections::HashMap;\n\nconst TOKEN: &str = "<<npm-token>>";\n\nfn main() {\n    let mut map = HashMap::new();\n    map.insert("a", TOKEN);\n    map.insert("b", "b");\n    println!("{} {}", map["a"], TOKEN.len());\n}\n',
      { becomes: /static TOKEN: LazyLock<String>/ },
    ),
    rust(
      'a constant that holds more',
      'const HEADER: &str = "Bearer <<github-pat-classic>>";\n\nfn main() {\n    println!("{}", HEADER);\n}\n',
    ),
    rust(
      'bytes',
      'const KEY: &[u8] = b"<<npm-token>>";\n\nfn main() {\n    let other: &[u8] = b"<<npm-token 2>>";\n    println!("{:?} {:?}", KEY, other);\n}\n',
    ),
    rust(
      'formats',
      'fn main() {\n    let n = 1;\n    println!("{} <<npm-token>> {n}", 2);\n    println!("{}", "<<npm-token 2>>");\n}\n',
    ),
    rust(
      'arguments that hold more',
      'fn header(name: &str, value: &str) {\n    println!("{name}: {value}");\n}\n\nfn main() {\n    header("Authorization", "Bearer <<github-pat-classic>>");\n    let line = "x <<npm-token>>";\n    println!("{line}");\n}\n',
    ),
    rust(
      'a raw string',
      'fn main() {\n    let body = r#"{"token": "<<npm-token>>"}"#.to_owned();\n    println!("{body}");\n}\n',
    ),
    rust(
      'a default',
      'fn main() {\n    let token = std::env::var("MY_TOKEN").unwrap_or_else(|_| "<<npm-token>>".to_string());\n    println!("{token}");\n}\n',
      { becomes: /var\("MY_TOKEN"\)\.expect\("MY_TOKEN must be set"\)/ },
    ),
    rust(
      'a struct and a comparison',
      'struct Config<\'a> {\n    token: &\'a str,\n}\n\nfn main() {\n    let config = Config { token: "<<npm-token>>" };\n    println!("{} {}", config.token, config.token == "<<npm-token>>");\n}\n',
    ),
    rust('a comment', '//! Token <<npm-token>>\n\nfn main() {\n    println!("x");\n}\n', { removed: true }),
  ],
  { needs: ['rustc', 'sha256sum'] },
);

const csharp = program(
  'Program.cs',
  'csharp',
  built('mcs -nologo -warnaserror -langversion:7 -out:"$out/a.exe" Program.cs && mono "$out/a.exe"'),
);
const cs = (body: string, members = '', head = 'using System;\n\n'): string =>
  `${head}class Program\n{\n${members}    static void Main()\n    {\n${body}    }\n}\n`;

runCases(
  'C# programs',
  [
    csharp(
      'constants',
      cs(
        '        const string other = "<<npm-token 2>>";\n        Console.WriteLine(Token + other);\n',
        '    private const string Token = "<<npm-token>>";\n\n',
      ),
      { becomes: /private static readonly string Token = Environment\./ },
    ),
    csharp(
      'no using',
      cs('        string token = "<<npm-token>>";\n        System.Console.WriteLine(token);\n', '', ''),
      { becomes: /^using System;\n\nclass/ },
    ),
    csharp(
      'literals that hold more',
      cs(
        '        int n = 1;\n        Console.WriteLine($"{n} {{x}} Bearer <<github-pat-classic>> {n}");\n        Console.WriteLine("a=<<npm-token>>;".Length);\n',
      ),
    ),
    csharp('a verbatim literal', cs('        Console.WriteLine(@"C:\\dir ""<<npm-token>>"" x");\n')),
    csharp(
      'a default',
      cs(
        '        var token = Environment.GetEnvironmentVariable("MY_TOKEN") ?? "<<npm-token>>";\n        Console.WriteLine(token);\n',
      ),
      { becomes: /\("MY_TOKEN"\) \?\? throw/ },
    ),
    csharp(
      'arguments and operators',
      cs(
        '        Console.WriteLine(string.Concat("<<npm-token>>", 1));\n        Console.WriteLine("x" + "<<npm-token 2>>".ToUpper());\n',
      ),
    ),
  ],
  { needs: ['mcs', 'mono', 'sha256sum'] },
);

const scala = program(
  'main.scala',
  'scala',
  built('scalac -deprecation -Xfatal-warnings -d "$out" main.scala && scala -cp "$out" Main'),
);

runCases(
  'Scala programs',
  [
    scala(
      'many spots',
      'object Main {\n  final val Token = "<<npm-token>>"\n  val n = 1\n\n  def f(key: String = "<<npm-token 2>>"): String = key\n\n  def main(args: Array[String]): Unit = {\n    println(Token + f())\n    println(s"$n Bearer <<github-pat-classic>>")\n    println("""{"a": "$x \\d", "token": "<<github-pat-classic 2>>"}""")\n    println(sys.env.getOrElse("MY_TOKEN", "<<npm-token 3>>"))\n    println("""<<pem-rsa-private-key>>""".length)\n  }\n}\n',
    ),
  ],
  { needs: ['scalac', 'scala', 'sha256sum'] },
);

const kotlin = program(
  'main.kt',
  'kotlin',
  built('kotlinc main.kt -nowarn -d "$out" 2>/dev/null && kotlin -cp "$out" MainKt'),
);

runCases(
  'Kotlin programs',
  [
    kotlin(
      'many spots',
      'private const val TOKEN = "<<npm-token>>"\nval n = 1\n\nfun f(key: String = "<<npm-token 2>>") = key\n\nfun main() {\n    println(TOKEN + f())\n    println("$n Bearer <<github-pat-classic>> ${n}".length)\n    println("""{"token": "<<github-pat-classic 2>>"}""")\n    println(System.getenv("MY_TOKEN") ?: "<<npm-token 3>>")\n    println("<<npm-token 4>>"\n        .trim())\n}\n',
    ),
  ],
  { needs: ['kotlinc', 'kotlin', 'sha256sum'] },
);

const groovy = program('main.groovy', 'groovy', built('groovy main.groovy'));

runCases(
  'Groovy programs',
  [
    groovy(
      'many spots',
      "def n = 1\ndef token = '<<npm-token>>'\ndef config = [token: \"<<npm-token 2>>\", n: 1]\nprintln token + config.token\nprintln \"$n Bearer <<github-pat-classic>> ${n}\"\nprintln 'single <<github-pat-classic 2>>'\nprintln(System.getenv('MY_TOKEN') ?: '<<npm-token 3>>')\n",
    ),
  ],
  { needs: ['groovy', 'sha256sum'] },
);

const clojure = program('main.clj', 'clojure', built('clojure main.clj'));

runCases(
  'Clojure programs',
  [
    clojure(
      'many spots',
      '(def ^:const token "<<npm-token>>")\n(println token (str "Bearer <<github-pat-classic>> x"))\n(println (or (System/getenv "MY_TOKEN") "<<npm-token 2>>"))\n(println (:token {:token "<<npm-token 3>>"}))\n; token <<npm-token 4>>\n',
    ),
  ],
  { needs: ['clojure', 'sha256sum'] },
);
