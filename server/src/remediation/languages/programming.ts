/** The programming languages besides JavaScript, Python, Go and the shell. */
import { clojure } from './clojure.ts';
import { groovy } from './groovy.ts';
import { java } from './java.ts';
import { kotlin } from './kotlin.ts';
import type { Language } from './language.ts';
import { lua } from './lua.ts';
import { perl } from './perl.ts';
import { php } from './php.ts';
import { crystal, ruby } from './ruby.ts';
import { scala } from './scala.ts';

export const PROGRAMMING_LANGUAGES: readonly Language[] = [
  java,
  kotlin,
  scala,
  groovy,
  clojure,
  ruby,
  crystal,
  php,
  perl,
  lua,
];
