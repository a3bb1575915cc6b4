import { type ProgramCase, runCases } from './harness.ts';

const program =
  (file: string, languageId: string, run: string) =>
  (name: string, text: string, more: Partial<ProgramCase> = {}): ProgramCase => ({
    name,
    files: { [file]: text },
    languageId,
    run: ['sh', '-c', `text=$(${run}) && printf %s "$text" | sha256sum`],
    load: 'shell',
    ...more,
  });

const elixir = program('main.exs', 'elixir', 'elixir main.exs');

runCases(
  'Elixir programs',
  [
    elixir(
      'a variable and a header',
      'token = "<<npm-token>>"\nIO.puts("#{token}: Bearer <<github-pat-classic>>")\n',
      { becomes: /token = System\.fetch_env!\("NPM_TOKEN"\)/ },
    ),
    elixir(
      'module attributes',
      'defmodule A do\n  @token "<<npm-token>>"\n  @auth "Bearer <<github-pat-classic>>"\n\n  def show(key \\\\ "<<npm-token 2>>"), do: IO.puts(@token <> @auth <> key)\nend\n\nA.show()\n',
      { becomes: /defp token, do: System\.fetch_env!/ },
    ),
    elixir(
      'a default and a map',
      'IO.puts(System.get_env("MY_TOKEN") || "<<npm-token>>")\nIO.puts(%{token: "<<npm-token 2>>"}.token)\n',
    ),
    elixir('a private key', 'key = """\n<<pem-rsa-private-key>>\n"""\n\nIO.puts(key)\n'),
    elixir('a comment', '# token <<npm-token>>\nIO.puts("x")\n', { removed: true }),
  ],
  { needs: ['elixir', 'sha256sum'] },
);

const erlang = program('main.escript', 'erlang', 'escript main.escript');

runCases(
  'Erlang programs',
  [
    erlang(
      'strings and binaries',
      '#!/usr/bin/env escript\n\nmain(_) ->\n    Token = "<<npm-token>>",\n    io:format("~s ~s~n", [Token, "Bearer <<github-pat-classic>>"]),\n    io:format("~s ~s~n", [<<"<<npm-token 2>>">>, <<"Bearer <<github-pat-classic 2>>">>]).\n',
      { becomes: /require_env\(Name\) ->/ },
    ),
    erlang(
      'a macro and a default',
      '#!/usr/bin/env escript\n-define(TOKEN, "<<npm-token>>").\n\nmain(_) ->\n    io:format("~s ~s~n", [?TOKEN, os:getenv("MY_TOKEN", "<<npm-token 2>>")]).\n',
    ),
    erlang('a comment', '#!/usr/bin/env escript\n%% token <<npm-token>>\nmain(_) -> io:format("x").\n', {
      removed: true,
    }),
  ],
  { needs: ['escript', 'sha256sum'] },
);

const haskell = program('Main.hs', 'haskell', 'runghc -Wall -Werror Main.hs');

runCases(
  'Haskell programs',
  [
    haskell(
      'a binding',
      'module Main (main) where\n\nmain :: IO ()\nmain = do\n  let token = "<<npm-token>>"\n  putStrLn token\n',
      { becomes: /where\n\nimport System\.Environment \(getEnv\)\n\nmain[\s\S]*token <- getEnv "NPM_TOKEN"/ },
    ),
    haskell(
      'arguments',
      'module Main (main) where\n\nimport Control.Monad (forM_)\n\nmain :: IO ()\nmain = do\n  putStrLn "Bearer <<github-pat-classic>>!"\n  forM_ [1 :: Int, 2] $ \\n -> do\n    putStrLn (show n)\n    putStrLn "<<npm-token>>"\n',
    ),
    haskell(
      'an action',
      'module Main (main) where\n\nsend :: Int -> IO ()\nsend n = do\n  let token = "<<npm-token>>"\n  putStrLn (token ++ show n)\n\nmain :: IO ()\nmain = send 1\n',
    ),
  ],
  { needs: ['runghc', 'sha256sum'] },
);

const ocaml = program('main.ml', 'ocaml', 'ocaml -w +a-4-9-40..42-70 -warn-error +a main.ml');

runCases(
  'OCaml programs',
  [
    ocaml(
      'values and arguments',
      'let token = "<<npm-token>>"\n\nlet f ~key () = key\n\nlet () = print_endline (token ^ f ~key:"<<npm-token 2>>" ())\nlet () = print_endline "<<npm-token 3>>"\n',
      { becomes: /let token = Sys\.getenv "NPM_TOKEN"/ },
    ),
    ocaml(
      'literals that hold more',
      'let header = "Bearer <<github-pat-classic>>"\n\nlet () = print_endline "a <<npm-token>> b"\nlet () = print_endline header\n',
    ),
    ocaml(
      'a list and a quoted string',
      'let l = [ "a"; "<<npm-token>>"; "b" ]\n\nlet () = List.iter print_endline l\nlet key = {|<<pem-rsa-private-key>>|}\n\nlet () = print_endline key\n',
    ),
    ocaml(
      'a default',
      'let token = Sys.getenv_opt "MY_TOKEN" |> Option.value ~default:"<<npm-token>>"\n\nlet () = print_endline token\n',
      { becomes: /let token = Sys\.getenv "MY_TOKEN"\n/ },
    ),
    ocaml('a comment', '(* token <<npm-token>> *)\nlet () = print_endline "x"\n', { removed: true }),
  ],
  { needs: ['ocaml', 'sha256sum'] },
);

const r = program('main.R', 'r', 'Rscript --vanilla main.R');

runCases(
  'R programs',
  [
    r('an assignment', 'token <- "<<npm-token>>"\ncat(token)\n', {
      load: 'self',
      becomes: /readRenviron\("\.env"\)[\s\S]*stopifnot\("NPM_TOKEN is not set" = nzchar\(token\)\)/,
    }),
    r(
      'arguments',
      "f <- function(key = '<<npm-token>>', ...) key\ncat(f(), paste('a', \"Bearer <<github-pat-classic>>!\"))\n",
      { load: 'self' },
    ),
    r(
      'a list and a default',
      'config <- list(token = "<<npm-token>>", n = 1)\ncat(config$token, Sys.getenv("MY_TOKEN", unset = "<<npm-token 2>>"))\n',
      { load: 'self' },
    ),
    r('a raw string', 'cat(r"(a\\b <<npm-token>>)")\n', { load: 'self' }),
    r('a comment', '# token <<npm-token>>\ncat("x")\n', { removed: true }),
  ],
  { needs: ['Rscript', 'sha256sum'] },
);

const pwsh = program('main.ps1', 'powershell', 'pwsh -NoProfile -File main.ps1');

runCases(
  'PowerShell programs',
  [
    pwsh('an assignment', "$token = '<<npm-token>>'\nWrite-Output $token\n"),
    pwsh(
      'headers',
      '$who = "me"\nWrite-Output "$who Bearer <<github-pat-classic>>: x"\nWrite-Output \'say "$x" <<npm-token>>\'\n',
    ),
  ],
  { needs: ['pwsh', 'sha256sum'] },
);

const julia = program('main.jl', 'julia', 'julia --startup-file=no main.jl');

runCases(
  'Julia programs',
  [
    julia(
      'many spots',
      'const TOKEN = "<<npm-token>>"\nn = 1\nprintln(TOKEN, "$n Bearer <<github-pat-classic>>", raw"$x <<npm-token 2>>")\n',
    ),
  ],
  { needs: ['julia', 'sha256sum'] },
);

const dart = program('main.dart', 'dart', 'dart run main.dart');

runCases(
  'Dart programs',
  [
    dart(
      'many spots',
      "const token = '<<npm-token>>';\n\nvoid main() {\n  print(token);\n  print('Bearer <<github-pat-classic>>');\n}\n",
    ),
  ],
  { needs: ['dart', 'sha256sum'] },
);

const crystal = program('main.cr', 'crystal', 'crystal run main.cr');

runCases(
  'Crystal programs',
  [crystal('many spots', 'TOKEN = "<<npm-token>>"\nputs TOKEN, "Bearer <<github-pat-classic>>"\n')],
  { needs: ['crystal', 'sha256sum'] },
);

runCases(
  'Swift programs',
  [
    {
      name: 'many spots',
      files: {
        'main.swift': 'let token = "<<npm-token>>"\nprint(token, "Bearer <<github-pat-classic>>")\n',
        'Package.swift':
          '// swift-tools-version:5.5\nimport PackageDescription\nlet package = Package(name: "main")\n',
      },
      languageId: 'swift',
      run: ['sh', '-c', 'text=$(swift main.swift) && printf %s "$text" | sha256sum'],
      load: 'shell',
    },
  ],
  { needs: ['swift', 'sha256sum'] },
);
