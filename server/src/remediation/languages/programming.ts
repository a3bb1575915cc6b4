/** The programming languages besides JavaScript, Python, Go and the shell. */
import { c } from './c.ts';
import { clojure } from './clojure.ts';
import { cpp } from './cpp.ts';
import { csharp } from './csharp.ts';
import { fsharp } from './fsharp.ts';
import { groovy } from './groovy.ts';
import { java } from './java.ts';
import { kotlin } from './kotlin.ts';
import type { Language } from './language.ts';
import { lua } from './lua.ts';
import { perl } from './perl.ts';
import { php } from './php.ts';
import { crystal, ruby } from './ruby.ts';
import { scala } from './scala.ts';
import { visualBasic } from './visualBasic.ts';

export const PROGRAMMING_LANGUAGES: readonly Language[] = [
  ...[java, kotlin, scala, groovy, clojure],
  ...[csharp, fsharp, visualBasic],
  ...[c, cpp],
  ...[ruby, crystal, php, perl, lua],
];
