import { csharp } from '../../../../server/src/remediation/languages/csharp.ts';
import { fsharp } from '../../../../server/src/remediation/languages/fsharp.ts';
import { visualBasic } from '../../../../server/src/remediation/languages/visualBasic.ts';
import { rewriteCases } from './rewriting.ts';

const READ =
  'Environment.GetEnvironmentVariable("API_KEY") ?? throw new InvalidOperationException("API_KEY is not set")';
const USING = 'using System;\n';

rewriteCases(csharp, 'Program.cs', [
  {
    title: 'a local variable',
    before: `${USING}class A { void F() { var k = "⟦s3cret⟧"; } }`,
    after: `${USING}class A { void F() { var k = ${READ}; } }`,
  },
  {
    title: 'using System before its kin',
    before: 'using System.Net;\nusing System.Text;\n\nclass A { string k = "⟦s3cret⟧"; }',
    after: `using System;\nusing System.Net;\nusing System.Text;\n\nclass A { string k = ${READ}; }`,
  },
  {
    title: 'no using at all',
    before: '// a header\n\nclass A { string k = "⟦s3cret⟧"; }',
    after: `// a header\n\nusing System;\n\nclass A { string k = ${READ}; }`,
  },
  {
    title: 'implicit usings',
    before: 'var k = "⟦s3cret⟧";',
    after: `var k = ${READ};`,
    project: { 'a.csproj': '<ImplicitUsings>enable</ImplicitUsings>' },
  },
  {
    title: 'a constant field',
    before: `${USING}class A { private const string K = "⟦s3cret⟧"; }`,
    after: `${USING}class A { private static readonly string K = ${READ}; }`,
  },
  {
    title: 'a local constant',
    before: `${USING}class A { void F() { const string k = "⟦s3cret⟧"; } }`,
    after: `${USING}class A { void F() { string k = ${READ}; } }`,
  },
  {
    title: 'a constant that an attribute uses',
    before: 'class A { const string K = "⟦s3cret⟧"; [Foo(K)] void F() {} }',
    refuse: 'constant',
  },
  {
    title: 'a constant that another one uses',
    before: 'class A { const string K = "⟦s3cret⟧"; const string H = "Bearer " + K; }',
    refuse: 'constant',
  },
  { title: 'an attribute', before: '[Foo("⟦s3cret⟧")]\nclass A {}', refuse: 'annotation' },
  {
    title: 'an attribute of a parameter',
    before: 'class A { void F(int n, [Foo(Name = "⟦s3cret⟧")] string s) {} }',
    refuse: 'annotation',
  },
  {
    title: 'a collection is no attribute',
    before: `${USING}class A { string[] k = [F("⟦s3cret⟧")]; }`,
    after: `${USING}class A { string[] k = [F(${READ})]; }`,
  },
  {
    title: 'a parameter default',
    before: 'class A { void F(string? k = "⟦s3cret⟧") {} }',
    refuse: 'defaultValue',
  },
  { title: 'a case label', before: 'switch (s) { case "⟦s3cret⟧": break; }', refuse: 'pattern' },
  {
    title: 'an arm of a switch expression',
    before: 'var x = s switch { "⟦s3cret⟧" => 1, _ => 2 };',
    refuse: 'pattern',
  },
  {
    title: 'a literal that holds more',
    before: `${USING}f("Bearer ⟦s3cret⟧");`,
    after: `${USING}f("Bearer " + (${READ}));`,
  },
  {
    title: 'an interpolated literal',
    before: `${USING}f($"{a} ⟦s3cret⟧ {b}");`,
    after: `${USING}f($"{a} " + (${READ}) + $" {b}");`,
  },
  {
    title: 'doubled braces are text',
    before: `${USING}f($"{{\\"k\\": \\"⟦s3cret⟧\\"}}");`,
    after: `${USING}f($"{{\\"k\\": \\"" + (${READ}) + $"\\"}}");`,
  },
  {
    title: 'a verbatim literal',
    before: `${USING}var k = @"⟦a""b⟧";`,
    after: `${USING}var k = ${READ};`,
    stored: 'a"b',
  },
  {
    title: 'a raw literal',
    before: `${USING}var k = """\n    ⟦one\n    two⟧\n    """;`,
    after: `${USING}var k = ${READ};`,
    stored: 'one\ntwo',
  },
  {
    title: 'a method call gets parentheses',
    before: `${USING}var k = "⟦s3cret⟧".Trim();`,
    after: `${USING}var k = (${READ}).Trim();`,
  },
  {
    title: 'bytes',
    before: `${USING}var k = "⟦s3cret⟧"u8;`,
    after: `${USING}using System.Text;\nvar k = Encoding.UTF8.GetBytes(${READ});`,
  },
  {
    title: 'the default after ??',
    before: `${USING}var k = Environment.GetEnvironmentVariable("TOKEN") ?? "⟦s3cret⟧";`,
    after: `${USING}var k = ${READ.replaceAll('API_KEY', 'TOKEN')};`,
    name: 'TOKEN',
  },
  { title: 'Unity', before: 'using UnityEngine;\nclass A { string k = "⟦s3cret⟧"; }', refuse: 'clientApp' },
  {
    title: 'DotNetEnv in the project',
    before: `${USING}class A { static void Main(string[] a) {\n    f("⟦s3cret⟧"); } }`,
    after: `${USING}class A { static void Main(string[] a) {\n    DotNetEnv.Env.TraversePath().Load();\n    f(${READ}); } }`,
    project: { 'a.csproj': '<PackageReference Include="DotNetEnv" />' },
    loader: true,
  },
]);

const PIPE =
  'Environment.GetEnvironmentVariable "API_KEY" |> Option.ofObj |> Option.defaultWith (fun () -> failwith "API_KEY is not set")';

rewriteCases(fsharp, 'Program.fs', [
  {
    title: 'a value',
    before: 'module A\n\nopen System\n\nlet k = "⟦s3cret⟧"\n',
    after: `module A\n\nopen System\n\nlet k = ${PIPE}\n`,
  },
  {
    title: 'open below the module',
    before: 'module A\n\nlet k = "⟦s3cret⟧"\n',
    after: `module A\n\nopen System\n\nlet k = ${PIPE}\n`,
  },
  {
    title: 'an argument',
    before: 'open System\nlet c = connect "⟦s3cret⟧"\n',
    after: `open System\nlet c = connect (${PIPE})\n`,
  },
  {
    title: 'an argument that holds more',
    before: 'open System\nlet c = connect "Bearer ⟦s3cret⟧"\n',
    after: `open System\nlet c = connect ("Bearer " + (${PIPE}))\n`,
  },
  {
    title: 'a literal',
    before: 'open System\n[<Literal>]\nlet K = "⟦s3cret⟧"\n',
    after: `open System\nlet K = ${PIPE}\n`,
  },
  {
    title: 'a literal that a pattern uses',
    before: '[<Literal>]\nlet K = "⟦s3cret⟧"\nlet f = function | K -> 1\n',
    refuse: 'constant',
  },
  { title: 'a pattern', before: 'let f = function | "⟦s3cret⟧" -> 1\n', refuse: 'pattern' },
  { title: 'a format', before: 'printfn "⟦s3cret⟧ %d" 1\n', refuse: 'literalKind' },
  { title: 'a type provider', before: 'type A = JsonProvider<"⟦s3cret⟧">\n', refuse: 'compileTime' },
]);

const IF = 'If(Environment.GetEnvironmentVariable("API_KEY"), "")';

rewriteCases(visualBasic, 'A.vb', [
  {
    title: 'a variable',
    before: 'Imports System\nDim k = "⟦s3cret⟧"\n',
    after: `Imports System\nDim k = ${IF}\n`,
  },
  {
    title: 'Imports below Option',
    before: 'Option Strict On\n\nDim k = "⟦s3cret⟧"\n',
    after: `Option Strict On\n\nImports System\n\nDim k = ${IF}\n`,
  },
  {
    title: 'a constant of a module',
    before: 'Imports System\nModule A\n  Const K As String = "⟦s3cret⟧"\nEnd Module\n',
    after: `Imports System\nModule A\n  ReadOnly K As String = ${IF}\nEnd Module\n`,
  },
  {
    title: 'a constant of a class',
    before: 'Imports System\nClass A\n  Private Const K As String = "⟦s3cret⟧"\nEnd Class\n',
    after: `Imports System\nClass A\n  Private Shared ReadOnly K As String = ${IF}\nEnd Class\n`,
  },
  {
    title: 'a local constant',
    before: 'Imports System\nModule A\n  Sub Main()\n    Const k = "⟦s3cret⟧"\n  End Sub\nEnd Module\n',
    after: `Imports System\nModule A\n  Sub Main()\n    Dim k = ${IF}\n  End Sub\nEnd Module\n`,
  },
  {
    title: 'a literal that holds more',
    before: 'Imports System\nDim h = "Bearer ⟦s3cret⟧"\n',
    after: `Imports System\nDim h = "Bearer " & ${IF}\n`,
  },
  {
    title: 'an optional parameter',
    before: 'Sub F(Optional k As String = "⟦s3cret⟧")\n',
    refuse: 'defaultValue',
  },
  { title: 'an attribute', before: '<Foo("⟦s3cret⟧")>\nClass A\n', refuse: 'annotation' },
  { title: 'a comment', before: "' key ⟦s3cret⟧\n", after: "' key <API_KEY>\n", stored: null },
]);
