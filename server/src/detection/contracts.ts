/** What a detector is, and what may be handed to it: types only. Offsets are UTF-16 code units, ends exclusive. */
import type { Change } from './change.ts';
import type {
  Candidate,
  Catalogue,
  Confidence,
  Detection,
  Evidence,
  Life,
  Rule,
  Source,
  Span,
} from './types.ts';

/** Finds candidates that no distinctive pattern tells (the generic detector). Never throws. */
export interface CandidateFinder {
  /** Literals, compared without case, of which one stands near every candidate: they share the prefilter's one pass. */
  readonly keywords: readonly string[];
  /**
   * Whether a keyword can lead to anything, told from raw bytes (any superset of ASCII) before they are decoded; where
   * absent, each can. @param start of the keyword
   */
  counts?(bytes: Uint8Array, start: number): boolean;
  /** How many bytes from the start of a keyword `counts` reads. */
  readonly reach?: number;
  /** @param hits where the keywords stand that count (start offsets, ascending); empty when there is none. */
  find(text: string, source: Source, hits: readonly number[]): readonly Candidate[];
  /**
   * The same, for a text that is looked at again and again; where absent, `find` is asked each time.
   * @param past what this told of the text before the change
   */
  follow?(
    text: string,
    source: Source,
    hits: readonly number[],
    past?: { readonly found: FoundCandidates; readonly change: Change },
  ): FoundCandidates;
}

/** What a finder has found in a text: handed in again with the next state of it. Never changes. */
export interface FoundCandidates {
  readonly candidates: readonly Candidate[];
}

/** What is known of a value when it is judged as a placeholder or a documented sample. */
export interface ValueContext {
  readonly text: string;
  readonly range: Span;
  readonly source: Source;
  readonly rule: Rule;
  readonly confidence: Confidence;
  readonly assignedTo?: string;
}

/**
 * Says why a value is nobody's credential: evidence of kind `placeholder` or `known-sample`, or nothing. Gets the
 * decoded value; its evidence holds nothing of it.
 */
export type PlaceholderJudge = (value: string, context: ValueContext) => Evidence | undefined;

/**
 * Reads the life of a value from itself, or from what stands beside it. Never throws.
 * @param range of the value in the text.
 */
export type LifeJudge = (value: string, text: string, range: Span) => Life | undefined;

/** Finds credentials in texts. Made once by `createDetector`, holds no state between calls. */
export interface Detector {
  readonly catalogue: Catalogue;
  /**
   * @param text whole document
   * @param look what `look` told of the bytes that the text was decoded from
   * @returns findings with UTF-16 offsets. Never throws on any text.
   */
  detect(text: string, source: Source, look?: Look): Detection;
  /**
   * The same as `detect`, for a text that is looked at again and again: what was found out about its last state counts
   * where nothing has changed.
   * @param before what this told of the last state; of another text, or where absent, all is looked at
   */
  follow(text: string, source: Source, before?: Followed): Followed;
  /** What marks, allow-lists, severities and the baseline say of places that others have found. Never throws. */
  settle(text: string, source: Source, places: readonly OtherPlace[]): Detection;
  /**
   * Reads the raw bytes of a file (any superset of ASCII) before they are decoded.
   * @param path path or URI of the file; some lines are told by it
   * @returns nothing where it cannot hold anything
   */
  look(bytes: Uint8Array, path?: string): Look | undefined;
}

/** A place in a text that is no credential, but is settled like one: a right that is too broad. */
export interface OtherPlace {
  readonly ruleId: string;
  readonly range: Span;
  /** What makes it this one and no other; the range where absent. */
  readonly whole?: Span;
}

/** That bytes were read and hold something: handed from `look` to `detect`, which need not read them again. */
export interface Look {
  /** How many bytes; a text of as many characters is ASCII, and offsets in it are the same. */
  readonly length: number;
}

/** What `follow` has found in a text: handed in again with the next state of it. Never changes. */
export interface Followed {
  readonly text: string;
  readonly detection: Detection;
}
