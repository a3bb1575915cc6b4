/**
 * A programming language as a table: what its literals look like, which expression reads a variable and how it joins
 * the rest of a longer literal. `notationLanguage.ts` makes a `Language` from it; what a table cannot say is a hook.
 */
import type { Text } from '../../detection/types.ts';
import type { Replacement } from '../plan.ts';
import type { EscapeTable } from '../syntax/escapes.ts';
import type { LexicalSyntax } from '../syntax/lexical.ts';
import type { Literal } from '../syntax/literal.ts';
import type { Token } from '../syntax/scan.ts';
import type { Surroundings } from '../syntax/surroundings.ts';
import type { CodeIdiom, Site, SiteOutcome } from './code.ts';
import type { Language } from './language.ts';

/** A literal with what stands around it. */
export interface Spot extends Site {
  readonly around: Surroundings;
}

/** A read of a variable whose default is the literal: `before` ends at the literal, `after` starts behind it. */
export interface Fallback {
  /** Must hold a group `name` and end with `$`. */
  readonly before: RegExp;
  /** Must start with `^`. */
  readonly after?: RegExp;
}

/** What the declaration around a literal asks for besides the reference, or why it takes none. */
export type Context =
  | { readonly refuse: Text }
  | { readonly replacements: readonly Replacement[]; readonly notes?: readonly Text[] }
  | null;

/** A table, quotes that are doubled, nothing, or a reading of its own (null where it is not certain). */
export type Escapes = EscapeTable | 'doubled' | 'none' | ((source: string) => string | null);

export interface Notation {
  readonly id: string;
  readonly languageIds: readonly string[];
  /** The ends of file names, without the dot. */
  readonly extensions: readonly string[];
  readonly syntax: LexicalSyntax;
  /** How escapes of this literal are read; null where the kind of literal cannot be replaced. */
  escapes(literal: Literal | Token): Escapes | null;
  /** A variable inside an interpolating literal without brackets (`$name`): such a literal has no fixed value. */
  readonly variable?: RegExp;
  /**
   * The value of a literal whose indentation does not count (a text block, `<<~`), before escapes; undefined for any
   * other kind of literal, null where it is not certain.
   */
  stripped?(content: string, literal: Literal | Token, text: string): string | null | undefined;
  /** A call right behind the literal that belongs to its value (`.trimIndent()`), and what it makes of the value. */
  readonly trimCalls?: readonly { readonly call: RegExp; apply(value: string): string }[];
  /** The expression that reads the variable and fails with its name where it is not set. */
  reference(spot: Spot): string;
  /** The reference needs parentheses: beside any operator (true), or as the surroundings tell. */
  readonly loose?: boolean | ((around: Surroundings) => boolean);
  /** Where the text of a file ends and its data begins (`__END__`). */
  readonly data?: RegExp;
  /** The operator that joins two strings, with its spaces. Absent: literals that hold more are left to `partial`. */
  readonly concat?: string;
  /** Literals side by side are replaced as one (C has no operator to join them with). */
  readonly joinsNeighbours?: boolean;
  /** What stands for the reference inside an interpolating literal; null where it cannot stand there. */
  hole?(spot: Spot): string | null;
  readonly fallbacks?: readonly Fallback[];
  /** Asked first: constants, annotations, client code. */
  context?(spot: Spot): Context;
  /** A spot that needs more than the reference in place of the literal. */
  whole?(spot: Spot): SiteOutcome | undefined;
  /** A literal that holds more, where neither `hole` nor `concat` is right. */
  partial?(spot: Spot): SiteOutcome | undefined;
  imports?(spot: Spot): readonly Replacement[];
  /** The variable that a literal names itself (`@Value("${NAME:…}")`). */
  existingName?(text: string, literal: Literal): string | undefined;
  readonly bare?: CodeIdiom['bare'];
  readonly loader?: Language['loader'];
}

/** Backslash escapes of a quote and itself only: the single quotes of Ruby, PHP and Perl. */
export const QUOTE_ESCAPES: EscapeTable = { simple: { '\\': '\\', "'": "'" }, other: 'both' };
