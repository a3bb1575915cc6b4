/** The programming languages besides JavaScript, Python, Go and the shell. */
import { batch } from './batch.ts';
import { c } from './c.ts';
import { clojure } from './clojure.ts';
import { cpp } from './cpp.ts';
import { csharp } from './csharp.ts';
import { dart } from './dart.ts';
import { elixir } from './elixir.ts';
import { erlang } from './erlang.ts';
import { fsharp } from './fsharp.ts';
import { groovy } from './groovy.ts';
import { haskell } from './haskell.ts';
import { java } from './java.ts';
import { julia } from './julia.ts';
import { kotlin } from './kotlin.ts';
import type { Language } from './language.ts';
import { lua } from './lua.ts';
import { makefile } from './makefile.ts';
import { objectiveC } from './objectiveC.ts';
import { ocaml } from './ocaml.ts';
import { perl } from './perl.ts';
import { php } from './php.ts';
import { powershell } from './powershell.ts';
import { r } from './r.ts';
import { crystal, ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { scala } from './scala.ts';
import { sql } from './sql.ts';
import { swift } from './swift.ts';
import { tcl } from './tcl.ts';
import { visualBasic } from './visualBasic.ts';

export const PROGRAMMING_LANGUAGES: readonly Language[] = [
  ...[java, kotlin, scala, groovy, clojure],
  ...[csharp, fsharp, visualBasic, powershell],
  ...[c, cpp, objectiveC, rust, swift, dart],
  ...[ruby, crystal, php, perl, lua, tcl],
  ...[elixir, erlang, haskell, ocaml],
  ...[r, julia, sql, makefile, batch],
];
