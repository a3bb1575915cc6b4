import { elixir } from '../../../../server/src/remediation/languages/elixir.ts';
import { erlang } from '../../../../server/src/remediation/languages/erlang.ts';
import { haskell } from '../../../../server/src/remediation/languages/haskell.ts';
import { ocaml } from '../../../../server/src/remediation/languages/ocaml.ts';
import { rewriteCases } from './rewriting.ts';

const FETCH = 'System.fetch_env!("API_KEY")';

rewriteCases(elixir, 'lib/app.ex', [
  { title: 'a variable', before: 'key = "⟦s3cret⟧"\n', after: `key = ${FETCH}\n` },
  {
    title: 'a literal that holds more',
    before: 'h = "Bearer ⟦s3cret⟧"\n',
    after: `h = "Bearer #{${FETCH}}"\n`,
  },
  {
    title: 'a module attribute becomes a function',
    before: 'defmodule A do\n  @key "⟦s3cret⟧"\n\n  def f, do: call(@key, 1)\nend\n',
    after: `defmodule A do\n  defp key, do: ${FETCH}\n\n  def f, do: call(key(), 1)\nend\n`,
  },
  {
    title: 'a module attribute that holds more',
    before: 'defmodule A do\n  @auth "Bearer ⟦s3cret⟧"\n  def f, do: @auth\nend\n',
    after: `defmodule A do\n  defp auth, do: "Bearer #{${FETCH}}"\n  def f, do: auth()\nend\n`,
  },
  {
    title: 'a module attribute in a guard',
    before: 'defmodule A do\n  @key "⟦s3cret⟧"\n  def f(x) when x == @key, do: 1\nend\n',
    refuse: 'constant',
  },
  {
    title: 'a module attribute in a string',
    before: 'defmodule A do\n  @key "⟦s3cret⟧"\n  def f, do: "k #{@key}"\nend\n',
    refuse: 'constant',
  },
  {
    title: 'a list as module attribute',
    before: 'defmodule A do\n  @keys ["⟦s3cret⟧"]\nend\n',
    refuse: 'compileTime',
  },
  {
    title: 'compile-time configuration',
    before: 'config :app, key: "⟦s3cret⟧"\n',
    refuse: 'compileTime',
    file: 'config/config.exs',
  },
  {
    title: 'run-time configuration',
    before: 'config :app, key: "⟦s3cret⟧"\n',
    after: `config :app, key: ${FETCH}\n`,
    file: 'config/runtime.exs',
  },
  { title: 'a clause', before: 'case x do\n  "⟦s3cret⟧" -> 1\nend\n', refuse: 'pattern' },
  { title: 'a head', before: 'def f("⟦s3cret⟧"), do: 1\n', refuse: 'pattern' },
  {
    title: 'a default argument',
    before: 'def f(key \\\\ "⟦s3cret⟧"), do: key\n',
    after: `def f(key \\\\ ${FETCH}), do: key\n`,
  },
  { title: 'a charlist', before: "k = '⟦s3cret⟧'\n", after: `k = String.to_charlist(${FETCH})\n` },
  {
    title: 'a here-document',
    before: 'k = """\n  ⟦one\n  two⟧\n  """\n',
    after: `k = ${FETCH}\n`,
    stored: 'one\ntwo\n',
  },
  {
    title: 'the default after ||',
    before: 'k = System.get_env("TOKEN") || "⟦s3cret⟧"\n',
    after: 'k = System.fetch_env!("TOKEN")\n',
    name: 'TOKEN',
  },
  { title: 'a sigil of words', before: 'k = ~w(a ⟦s3cret⟧)\n', refuse: /escapes/ },
]);

const ENV = `\n\nrequire_env(Name) ->\n    case os:getenv(Name) of\n        false -> error({environment_variable_not_set, Name});\n        Value -> Value\n    end.\n`;

rewriteCases(erlang, 'a.erl', [
  {
    title: 'a variable',
    before: 'f() -> K = "⟦s3cret⟧", K.\n',
    after: `f() -> K = require_env("API_KEY"), K.${ENV}`,
  },
  {
    title: 'a literal that holds more',
    before: 'f() -> g("Bearer ⟦s3cret⟧").\n',
    after: `f() -> g("Bearer " ++ require_env("API_KEY")).${ENV}`,
  },
  {
    title: 'a binary',
    before: 'f() -> <<"⟦s3cret⟧">>.\n',
    after: `f() -> unicode:characters_to_binary(require_env("API_KEY")).${ENV}`,
  },
  {
    title: 'a binary that holds more',
    before: 'f() -> <<"Bearer ⟦s3cret⟧">>.\n',
    after: `f() -> <<"Bearer ", (unicode:characters_to_binary(require_env("API_KEY")))/binary>>.${ENV}`,
  },
  {
    title: 'a macro',
    before: '-define(KEY, "⟦s3cret⟧").\nf() -> g(?KEY).\n',
    after: `-define(KEY, require_env("API_KEY")).\nf() -> g(?KEY).${ENV}`,
  },
  {
    title: 'a macro in a binary',
    before: '-define(KEY, "⟦s3cret⟧").\nf() -> <<?KEY>>.\n',
    refuse: 'constant',
  },
  { title: 'a head', before: 'f("⟦s3cret⟧") -> 1.\n', refuse: 'pattern' },
  { title: 'another attribute', before: '-vsn("⟦s3cret⟧").\n', refuse: 'compileTime' },
  {
    title: 'the default of getenv',
    before: 'f() -> os:getenv("TOKEN", "⟦s3cret⟧").\n',
    after: `f() -> require_env("TOKEN").${ENV}`,
    name: 'TOKEN',
  },
  {
    title: 'a quoted character',
    before: 'f() -> {$", "⟦s3cret⟧"}.\n',
    after: `f() -> {$", require_env("API_KEY")}.${ENV}`,
  },
]);

const IMPORT = 'import System.Environment (getEnv)\n';

rewriteCases(haskell, 'Main.hs', [
  {
    title: 'let in main',
    before: `${IMPORT}\nmain :: IO ()\nmain = do\n  let key = "⟦s3cret⟧"\n  putStrLn key\n`,
    after: `${IMPORT}\nmain :: IO ()\nmain = do\n  key <- getEnv "API_KEY"\n  putStrLn key\n`,
  },
  {
    title: 'an argument in main, with the import',
    before: 'module Main where\n\nmain = do\n  putStrLn "⟦s3cret⟧"\n',
    after:
      'module Main where\n\nimport System.Environment (getEnv)\n\nmain = do\n  apiKey <- getEnv "API_KEY"\n  putStrLn apiKey\n',
  },
  {
    title: 'an argument that holds more',
    before: `${IMPORT}main = do\n  putStrLn "Bearer ⟦s3cret⟧!"\n`,
    after: `${IMPORT}main = do\n  apiKey <- getEnv "API_KEY"\n  putStrLn ("Bearer " ++ apiKey ++ "!")\n`,
  },
  {
    title: 'a function of IO',
    before: `${IMPORT}run :: Int -> IO ()\nrun n = do\n  let key = "⟦s3cret⟧"\n  print key\n`,
    after: `${IMPORT}run :: Int -> IO ()\nrun n = do\n  key <- getEnv "API_KEY"\n  print key\n`,
  },
  {
    title: 'deeper in main',
    before: `${IMPORT}main = do\n  forM_ xs $ \\x -> do\n    call x "⟦s3cret⟧"\n`,
    after: `${IMPORT}main = do\n  apiKey <- getEnv "API_KEY"\n  forM_ xs $ \\x -> do\n    call x apiKey\n`,
  },
  { title: 'a pure definition', before: 'apiKey :: String\napiKey = "⟦s3cret⟧"\n', refuse: /pure/ },
  { title: 'below where', before: 'main = do\n  print k\n  where\n    k = "⟦s3cret⟧"\n', refuse: /pure/ },
  { title: 'another monad', before: 'run :: State Int ()\nrun = do\n  put "⟦s3cret⟧"\n', refuse: /pure/ },
  {
    title: 'overloaded strings',
    before:
      '{-# LANGUAGE OverloadedStrings #-}\nimport Data.Text (Text)\nmain = do\n  let k = "⟦s3cret⟧"\n  f k\n',
    after:
      '{-# LANGUAGE OverloadedStrings #-}\nimport Data.Text (Text)\nimport Data.String (fromString)\nimport System.Environment (getEnv)\nmain = do\n  k <- fromString <$> getEnv "API_KEY"\n  f k\n'.replace(
        'import Data.Text (Text)\nimport Data.String (fromString)\n',
        'import Data.String (fromString)\nimport Data.Text (Text)\n',
      ),
  },
]);

rewriteCases(ocaml, 'main.ml', [
  {
    title: 'a value',
    before: 'let key = "⟦s3cret⟧"\nlet x = 1\n',
    after: 'let key = Sys.getenv "API_KEY"\nlet x = 1\n',
  },
  {
    title: 'an argument',
    before: 'let c = connect "⟦s3cret⟧" 5\n',
    after: 'let c = connect (Sys.getenv "API_KEY") 5\n',
  },
  {
    title: 'a labelled argument',
    before: 'let c = connect ~key:"⟦s3cret⟧" ()\n',
    after: 'let c = connect ~key:(Sys.getenv "API_KEY") ()\n',
  },
  { title: 'a list', before: 'let l = ["a"; "⟦s3cret⟧"]\n', after: 'let l = ["a"; Sys.getenv "API_KEY"]\n' },
  {
    title: 'a literal that holds more',
    before: 'let h = "Bearer ⟦s3cret⟧"\n',
    after: 'let h = "Bearer " ^ Sys.getenv "API_KEY"\n',
  },
  {
    title: 'an argument that holds more',
    before: 'let () = send "Bearer ⟦s3cret⟧" x\n',
    after: 'let () = send ("Bearer " ^ Sys.getenv "API_KEY") x\n',
  },
  {
    title: 'a quoted string',
    before: 'let k = {x|⟦one\ntwo⟧|x}\n',
    after: 'let k = Sys.getenv "API_KEY"\n',
    stored: 'one\ntwo',
  },
  { title: 'a pattern', before: 'let f = function "⟦s3cret⟧" -> 1 | _ -> 2\n', refuse: 'pattern' },
  { title: 'a format', before: 'let () = Printf.printf "⟦s3cret⟧ %d" 1\n', refuse: 'literalKind' },
  {
    title: 'the default of an option',
    before: 'let k = Sys.getenv_opt "TOKEN" |> Option.value ~default:"⟦s3cret⟧"\n',
    after: 'let k = Sys.getenv "TOKEN"\n',
    name: 'TOKEN',
  },
]);
