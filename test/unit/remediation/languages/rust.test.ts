import { rust } from '../../../../server/src/remediation/languages/rust.ts';
import { rewriteCases } from './rewriting.ts';

const READ = 'std::env::var("API_KEY").expect("API_KEY must be set")';
const STATIC = `static API_KEY: LazyLock<String> =\n    LazyLock::new(|| ${READ});`;
const USE = 'use std::sync::LazyLock;\n';

rewriteCases(rust, 'main.rs', [
  { title: 'a String', before: 'fn f() { g("⟦s3cret⟧".to_string()); }\n', after: `fn f() { g(${READ}); }\n` },
  {
    title: 'String::from',
    before: 'fn f() { g(String::from("⟦s3cret⟧")); }\n',
    after: `fn f() { g(${READ}); }\n`,
  },
  {
    title: 'env in scope',
    before: 'use std::env;\nfn f() { g("⟦s3cret⟧".to_owned()); }\n',
    after: 'use std::env;\nfn f() { g(env::var("API_KEY").expect("API_KEY must be set")); }\n',
  },
  {
    title: 'a &str',
    before: 'use std::io;\n\nfn f() { let k = "⟦s3cret⟧"; }\n',
    after: `use std::io;\nuse std::sync::LazyLock;\n\n${STATIC}\n\nfn f() { let k = API_KEY.as_str(); }\n`,
  },
  {
    title: 'a &str without imports',
    before: 'fn f() -> &\'static str {\n    "⟦s3cret⟧"\n}\n',
    after: `${USE}\n${STATIC}\n\nfn f() -> &'static str {\n    API_KEY.as_str()\n}\n`,
  },
  {
    title: 'a constant and its uses',
    before: 'const KEY: &str = "⟦s3cret⟧";\nfn f() { g(KEY, KEY.len()); }\n',
    after:
      `${USE}\nstatic KEY: LazyLock<String> = LazyLock::new(|| ${READ});\nfn f() { g(KEY.as_str(), KEY.len()); }\n`.replace(
        '= LazyLock::new',
        '=\n    LazyLock::new',
      ),
  },
  { title: 'a public constant', before: 'pub const KEY: &str = "⟦s3cret⟧";\n', refuse: 'exportedConstant' },
  {
    title: 'a constant that another one uses',
    before: 'const KEY: &str = "⟦s3cret⟧";\nconst ALL: [&str; 1] = [KEY];\n',
    refuse: 'constant',
  },
  {
    title: 'a constant in a format',
    before: 'const KEY: &str = "⟦s3cret⟧";\nfn f() { println!("{KEY}"); }\n',
    refuse: 'constant',
  },
  {
    title: 'an associated constant',
    before: 'struct A;\nimpl A { const KEY: &str = "⟦s3cret⟧"; }\n',
    refuse: 'constant',
  },
  { title: 'a table of constants', before: 'const ALL: [&str; 1] = ["⟦s3cret⟧"];\n', refuse: 'constant' },
  {
    title: 'a constant of bytes',
    before: `${USE}const KEY: &[u8] = b"⟦s3cret⟧";\nfn f() { g(KEY); }\n`,
    after: `${USE}static KEY: LazyLock<String> =\n    LazyLock::new(|| ${READ});\nfn f() { g(KEY.as_bytes()); }\n`,
  },
  {
    title: 'a match arm',
    before: 'fn f(s: &str) -> i32 { match s { "⟦s3cret⟧" => 1, _ => 2 } }\n',
    refuse: 'pattern',
  },
  { title: 'an attribute', before: '#[arg(default_value = "⟦s3cret⟧")]\nstruct A;\n', refuse: 'annotation' },
  { title: 'a macro at compile time', before: 'fn f() { g(concat!("a", "⟦s3cret⟧")); }\n', refuse: 'macro' },
  {
    title: 'a format that holds more',
    before: 'fn f() { println!("{} ⟦s3cret⟧ {n}", a); }\n',
    after: `fn f() { println!("{} {api_key} {n}", a, api_key = ${READ}); }\n`,
  },
  {
    title: 'a value of a format',
    before: 'fn f() { println!("{}", "⟦s3cret⟧"); }\n',
    after: `fn f() { println!("{}", ${READ}); }\n`,
  },
  {
    title: 'an argument that holds more',
    before: 'fn f() { c.header("A", "Bearer ⟦s3cret⟧"); }\n',
    after: `fn f() { c.header("A", &format!("Bearer {}", ${READ})); }\n`,
  },
  {
    title: 'a raw String that holds more',
    before: 'fn f() { g(r#"{"k": "⟦s3cret⟧"}"#.to_string()); }\n',
    after: `fn f() { g(format!(r#"{{"k": "{}"}}"#, ${READ})); }\n`,
  },
  {
    title: 'let and a literal that holds more',
    before: 'fn f() { let h = "Bearer ⟦s3cret⟧"; }\n',
    after: `fn f() { let h: &str = &format!("Bearer {}", ${READ}); }\n`,
  },
  {
    title: 'a constant that holds more',
    before: `${USE}const H: &str = "Bearer ⟦s3cret⟧";\n`,
    after: `${USE}static H: LazyLock<String> =\n    LazyLock::new(|| format!("Bearer {}", ${READ}));\n`,
  },
  {
    title: 'returned and holding more',
    before: 'fn f() -> &\'static str { "Bearer ⟦s3cret⟧" }\n',
    refuse: 'join',
  },
  {
    title: 'the default of unwrap_or_else',
    before: 'fn f() { let k = std::env::var("TOKEN").unwrap_or_else(|_| "⟦s3cret⟧".to_string()); }\n',
    after: 'fn f() { let k = std::env::var("TOKEN").expect("TOKEN must be set"); }\n',
    name: 'TOKEN',
  },
  {
    title: 'the default of unwrap_or',
    before: 'fn f() { let k = std::env::var("TOKEN").unwrap_or(String::from("⟦s3cret⟧")); }\n',
    after: 'fn f() { let k = std::env::var("TOKEN").expect("TOKEN must be set"); }\n',
    name: 'TOKEN',
  },
  {
    title: 'an old compiler',
    before: 'fn f() { let k = "⟦s3cret⟧"; }\n',
    refuse: 'literalKind',
    project: { 'Cargo.toml': 'rust-version = "1.70"\n' },
  },
  {
    title: 'dotenvy is loaded in main',
    before: 'fn main() {\n    g("⟦s3cret⟧".to_string());\n}\n',
    after: `fn main() {\n    dotenvy::dotenv().ok();\n    g(${READ});\n}\n`,
    project: { 'Cargo.toml': '[dependencies]\ndotenvy = "0.15"\n' },
    loader: true,
  },
  {
    title: 'a lifetime is no character',
    before: 'fn f<\'a>(x: &\'a str) { g("⟦s3cret⟧".to_string()); }\n',
    after: `fn f<'a>(x: &'a str) { g(${READ}); }\n`,
  },
  {
    title: 'a documentation comment',
    before: '/// key: ⟦s3cret⟧\nfn f() {}\n',
    after: '/// key: <API_KEY>\nfn f() {}\n',
    stored: null,
  },
]);
