/** What a person takes to a provider: the set-up of a keyless way, and what limits a key. */

/** What has to be set up outside of the code for a keyless way, in the person's language. */
export interface SetupSteps {
  readonly title: string;
  /** To paste: the words as comments of a shell, the commands below them. */
  readonly text: string;
  /** The provider's page. */
  readonly url: string;
}

/** Client to server, `kagimori/listLimits` with `{ ruleId }`: answers `Limits`. */
export const LIST_LIMITS_REQUEST = 'kagimori/listLimits';
export interface Limits {
  readonly snippets: readonly LimitSnippet[];
  /** Where there is none to paste: why, in words, and the provider's page. */
  readonly none?: { readonly text: string; readonly url?: string };
}
export interface LimitSnippet {
  readonly id: string;
  readonly title: string;
  /** The language id of an editor. */
  readonly language: string;
  readonly text: string;
  /** The page where it is pasted; absent where a shell, a database or a file takes it. */
  readonly url?: string;
}
