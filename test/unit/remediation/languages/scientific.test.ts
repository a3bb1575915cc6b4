import { batch } from '../../../../server/src/remediation/languages/batch.ts';
import { julia } from '../../../../server/src/remediation/languages/julia.ts';
import { makefile } from '../../../../server/src/remediation/languages/makefile.ts';
import { powershell } from '../../../../server/src/remediation/languages/powershell.ts';
import { r } from '../../../../server/src/remediation/languages/r.ts';
import { sql } from '../../../../server/src/remediation/languages/sql.ts';
import { tcl } from '../../../../server/src/remediation/languages/tcl.ts';
import { rewriteCases } from './rewriting.ts';

rewriteCases(r, 'app.R', [
  {
    title: 'an assignment is checked',
    before: 'api.key <- "⟦s3cret⟧"\nf(api.key)\n',
    after:
      'api.key <- Sys.getenv("API_KEY")\nstopifnot("API_KEY is not set" = nzchar(api.key))\nf(api.key)\n',
  },
  { title: 'an argument', before: "f(key = '⟦s3cret⟧', 1)\n", after: "f(key = Sys.getenv('API_KEY'), 1)\n" },
  {
    title: 'a default argument',
    before: 'f <- function(key = "⟦s3cret⟧") key\n',
    after: 'f <- function(key = Sys.getenv("API_KEY")) key\n',
  },
  {
    title: 'a literal that holds more',
    before: 'f("Bearer ⟦s3cret⟧ x")\n',
    after: 'f(paste0("Bearer ", Sys.getenv("API_KEY"), " x"))\n',
  },
  { title: 'a raw literal', before: 'f(r"(⟦a\\b⟧)")\n', after: 'f(Sys.getenv("API_KEY"))\n' },
  {
    title: 'the default of Sys.getenv',
    before: 'f(Sys.getenv("TOKEN", unset = "⟦s3cret⟧"))\n',
    after: 'f(Sys.getenv("TOKEN"))\n',
    name: 'TOKEN',
  },
  {
    title: 'an expression is not checked',
    before: 'k <- "⟦s3cret⟧" |> f()\n',
    after: 'k <- Sys.getenv("API_KEY") |> f()\n',
  },
  {
    title: 'a script reads .env',
    before: 'library(httr)\n\nf("⟦s3cret⟧")\n',
    after: 'library(httr)\n\nif (file.exists(".env")) readRenviron(".env")\n\nf(Sys.getenv("API_KEY"))\n',
    loader: true,
  },
]);

rewriteCases(julia, 'app.jl', [
  {
    title: 'a constant of a script',
    before: 'const KEY = "⟦s3cret⟧"\n',
    after: 'const KEY = ENV["API_KEY"]\n',
  },
  {
    title: 'a literal that holds more',
    before: 'h = "Bearer ⟦s3cret⟧"\n',
    after: 'h = "Bearer $(ENV["API_KEY"])"\n',
  },
  {
    title: 'a raw literal that holds more',
    before: 'h = raw"$x ⟦s3cret⟧"\n',
    after: 'h = raw"$x " * ENV["API_KEY"]\n',
  },
  { title: 'a module', before: 'module A\nconst KEY = "⟦s3cret⟧"\nend\n', refuse: 'compileTime' },
  {
    title: 'a function of a module',
    before: 'module A\nfunction f()\n  g("⟦s3cret⟧")\nend\nend\n',
    after: 'module A\nfunction f()\n  g(ENV["API_KEY"])\nend\nend\n',
  },
  {
    title: 'three quotes',
    before: 'k = """\n    ⟦one\n    two⟧\n    """\n',
    after: 'k = ENV["API_KEY"]\n',
    stored: 'one\ntwo\n',
  },
  {
    title: 'the default of get',
    before: 'k = get(ENV, "TOKEN", "⟦s3cret⟧")\n',
    after: 'k = ENV["TOKEN"]\n',
    name: 'TOKEN',
  },
  { title: 'bytes', before: 'k = b"⟦s3cret⟧"\n', refuse: /escapes/ },
]);

const GUARD = "if (-not $env:API_KEY) { throw 'API_KEY is not set' }\n";

rewriteCases(powershell, 'app.ps1', [
  {
    title: 'an assignment is checked',
    before: "$key = '⟦s3cret⟧'\n",
    after: `${GUARD}$key = $env:API_KEY\n`,
  },
  {
    title: 'an argument',
    before: "Invoke-Foo -Key '⟦s3cret⟧' -X 1\n",
    after: 'Invoke-Foo -Key $env:API_KEY -X 1\n',
  },
  {
    title: 'an argument without quotes',
    before: 'Invoke-Foo -Key ⟦s3cret⟧ -X 1\n',
    after: 'Invoke-Foo -Key $env:API_KEY -X 1\n',
  },
  {
    title: 'a literal that holds more',
    before: '$h = "Bearer ⟦s3cret⟧"\n',
    after: '$h = "Bearer $env:API_KEY"\n',
  },
  { title: 'braces before a letter', before: '$h = "⟦s3cret⟧_x"\n', after: '$h = "${env:API_KEY}_x"\n' },
  {
    title: 'single quotes become double ones',
    before: '$h = \'say "$x" ⟦s3cret⟧\'\n',
    after: '$h = "say `"`$x`" $env:API_KEY"\n',
  },
  {
    title: 'doubled single quotes',
    before: "$h = 'it''s ⟦s3cret⟧'\n",
    after: "$h = 'it''s ' + $env:API_KEY\n",
  },
  { title: 'a hash table', before: "$t = @{ Key = '⟦s3cret⟧' }\n", after: '$t = @{ Key = $env:API_KEY }\n' },
  {
    title: 'a parameter default',
    before: "param(\n  [string]$Key = '⟦s3cret⟧'\n)\n",
    after: 'param(\n  [string]$Key = $env:API_KEY\n)\n',
  },
  { title: 'an attribute', before: "param([ValidateSet('⟦s3cret⟧')]$k)\n", refuse: 'annotation' },
  {
    title: 'the default after ??',
    before: "f ($env:TOKEN ?? '⟦s3cret⟧')\n",
    after: 'f ($env:TOKEN)\n',
    name: 'TOKEN',
  },
  { title: 'a here-string', before: "f @'\n⟦one\ntwo⟧\n'@\n", after: 'f $env:API_KEY\n', stored: 'one\ntwo' },
  { title: 'a data file', before: "@{ Key = '⟦s3cret⟧' }\n", refuse: 'compileTime', file: 'a.psd1' },
]);

rewriteCases(batch, 'run.bat', [
  {
    title: 'the same variable',
    before: '@echo off\r\nset API_KEY=⟦s3cret⟧\r\nrun\r\n',
    after: '@echo off\r\nif not defined API_KEY (echo API_KEY is not set 1>&2 & exit /b 1)\r\nrun\r\n',
  },
  {
    title: 'the same variable in quotes',
    before: 'set "API_KEY=⟦s3cret⟧"\n',
    after: 'if not defined API_KEY (echo API_KEY is not set 1>&2 & exit /b 1)\n',
  },
  { title: 'another variable', before: 'set TOKEN=⟦s3cret⟧\n', after: 'set TOKEN=%API_KEY%\n' },
  { title: 'an argument', before: 'run --key "⟦s3cret⟧" --x\n', after: 'run --key "%API_KEY%" --x\n' },
  { title: 'characters that cmd reads again', before: 'set TOKEN=⟦a&b⟧\n', refuse: /PowerShell/ },
  { title: 'a comment', before: 'REM key ⟦s3cret⟧\n', after: 'REM key <API_KEY>\n', stored: null },
]);

rewriteCases(makefile, 'Makefile', [
  {
    title: 'the same variable',
    before: 'API_KEY = ⟦s3cret⟧\n',
    after: 'API_KEY ?= $(error API_KEY is not set)\n',
  },
  {
    title: 'the same variable, exported',
    before: 'export API_KEY := ⟦s3cret⟧\n',
    after: 'export API_KEY ?= $(error API_KEY is not set)\n',
  },
  {
    title: 'another variable',
    before: 'TOKEN := ⟦s3cret⟧\n',
    after: 'TOKEN := $(or $(API_KEY),$(error API_KEY is not set))\n',
  },
  {
    title: 'a recipe',
    before: 'all:\n\tcurl -H "K: ⟦s3cret⟧" u\n',
    after: 'all:\n\tcurl -H "K: $(API_KEY)" u\n',
  },
  { title: 'a value with more behind it', before: 'TOKEN := ⟦s3cret⟧ x\n', refuse: 'join' },
  { title: 'characters that make reads again', before: 'TOKEN := ⟦a$$b⟧\n', refuse: 'literalKind' },
  { title: 'a comment', before: '# key ⟦s3cret⟧\n', after: '# key <API_KEY>\n', stored: null },
]);

rewriteCases(sql, 'a.sql', [
  {
    title: 'a script for psql',
    before: "\\set ON_ERROR_STOP on\nALTER ROLE a PASSWORD '⟦s3cret⟧';\n",
    after: "\\getenv api_key API_KEY\n\\set ON_ERROR_STOP on\nALTER ROLE a PASSWORD :'api_key';\n",
  },
  {
    title: 'below comments',
    before: "-- x\n\\c db\nSELECT '⟦s3cret⟧';\n",
    after: "-- x\n\\getenv api_key API_KEY\n\\c db\nSELECT :'api_key';\n",
  },
  { title: 'plain SQL', before: "ALTER USER a IDENTIFIED BY '⟦s3cret⟧';\n", refuse: /SQL cannot/ },
  { title: 'a literal that holds more', before: "\\c db\nSELECT 'Bearer ⟦s3cret⟧';\n", refuse: /SQL cannot/ },
  { title: 'the body of a function', before: "\\c db\nDO $$ x := '⟦s3cret⟧'; $$;\n", refuse: /SQL cannot/ },
  { title: 'a comment', before: '-- key ⟦s3cret⟧\n', after: '-- key <API_KEY>\n', stored: null },
]);

rewriteCases(tcl, 'a.tcl', [
  { title: 'a word', before: 'set key ⟦s3cret⟧\n', after: 'set key $::env(API_KEY)\n' },
  { title: 'a word in braces', before: 'set key {⟦s3cret⟧}\n', after: 'set key $::env(API_KEY)\n' },
  { title: 'double quotes', before: 'login "⟦s3cret⟧"\n', after: 'login $::env(API_KEY)\n' },
  {
    title: 'a literal that holds more',
    before: 'set h "Bearer ⟦s3cret⟧"\n',
    after: 'set h "Bearer $::env(API_KEY)"\n',
  },
  { title: 'an element of a list', before: 'set l {a ⟦s3cret⟧ b}\n', refuse: 'literalKind' },
  { title: 'a comment', before: '# key ⟦s3cret⟧\n', after: '# key <API_KEY>\n', stored: null },
]);
