/**
 * The vocabulary of the core: rules go in, findings come out. Types only, so that every layer may import it.
 * All offsets are UTF-16 code units from the start of the document, ends exclusive.
 */

/** A text that a person reads, in both languages of the product. Holds nothing of a secret's value. */
export interface Text {
  readonly en: string;
  readonly ja: string;
}

/** A stretch of a document: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How bad a live credential of this kind in the open would be, worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * What the claim "this is a credential" rests on, strongest first: a checksum or decode that held, a distinctive
 * format, the name and surroundings, or so little that it is shown only at the "everything" level.
 */
export const CONFIDENCES = ['checksum', 'format', 'context', 'weak'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** How far a credential reaches. */
export type Privilege = 'root' | 'account-wide' | 'scoped' | 'restricted' | 'publishable' | 'test';

/** The safer ways that can replace a kind of key; the advice layer knows what each one means. */
export type Keyless =
  | 'aws-role'
  | 'gcp-adc'
  | 'azure-managed-identity'
  | 'github-token'
  | 'trusted-publishing'
  | 'workload-identity'
  | 'database-iam'
  | 'short-lived-token';

/** What an offline check says of a candidate: `unknown` where the check does not apply to this variant. */
export type Verdict = 'pass' | 'fail' | 'unknown';

/** One offline proof: a checksum, a decode or a parse. `detection/checks` holds them by name. */
export interface Check {
  /** What was checked, for the evidence ("its checksum is right"). */
  readonly pass: Text;
  /** What a failure means, for the evidence. */
  readonly fail: Text;
  /** Drop a candidate that fails, or only lower it (where the rule of the checksum is not certain). */
  readonly onFail: 'drop' | 'lower';
  /** Judges the value. Never throws. */
  verify(value: string): Verdict;
  /** Makes a body into a value whose check holds: how examples are built at run time. */
  complete?(body: string): string;
}

/** A pattern that is no `RegExp`: one that a user brought, run where it cannot hang. Never throws. */
export interface Pattern {
  /** As its author wrote it. */
  readonly source: string;
  /** Whether it is tried in a file at all, told by its path below the workspace root. Everywhere where absent. */
  accepts?(path: string): boolean;
  /** The first match at or after an offset: the whole of it and the value inside. */
  exec(text: string, from: number): { readonly whole: Span; readonly secret: Span } | undefined;
}

/**
 * What one kind of credential looks like and what is known about it. Pure data: adding a kind of credential is adding
 * one object to one file below `rules/`.
 */
export interface Rule {
  /** Stable, kebab-case, unique: the diagnostic's code and the SARIF rule id. */
  readonly id: string;
  /** Who issues it, a proper name ("GitHub"). Empty for kinds that nobody issues (a private key). */
  readonly provider: string;
  /** What it is ("personal access token"), without the provider. */
  readonly name: Text;
  /**
   * Literals of which at least one stands in every match; the pattern is tried only near one.
   * Compared without case when `ignoreCase` is set. An empty list means that the pattern is never tried (a
   * `CandidateFinder` finds this kind); the empty literal stands everywhere, so the whole text is searched.
   */
  readonly keywords: readonly string[];
  readonly ignoreCase?: boolean;
  /** Tried only in files whose path this matches, for lines that say nothing by themselves (`.pgpass`). */
  readonly files?: RegExp;
  /** Linear-time pattern. The value is the group named `secret`, or the whole match. */
  readonly pattern: RegExp;
  /** Stands in for `pattern` where a user brought the rule: run where it cannot hang. */
  readonly custom?: Pattern;
  /**
   * The shape of the value alone, too common to count by itself: it counts within a few lines of a companion, where
   * nothing names it (`new Client(id, secret)`).
   */
  readonly loose?: RegExp;
  /** Words of which one must stand close by (same assignment or line, compared without case) for the shape to count. */
  readonly context?: readonly string[];
  /** Name of the offline check in `detection/checks`. */
  readonly check?: string;
  /** The most that the shape alone can claim; `weak` for identifiers and shapes that say little. */
  readonly confidence?: Confidence;
  readonly severity: Severity;
  readonly privilege: Privilege;
  /** The provider documents it as safe to publish: information at most, "restrict it" rather than "move it". */
  readonly publishable?: boolean;
  /** Sandbox keys: matched by this, the finding is lowered. */
  readonly test?: RegExp;
  /** All that there is to say, where the rule is about something else than a credential in the code. */
  readonly message?: Text;
  /** How long it lives when nobody revokes it, in words. */
  readonly lifetime?: Text;
  /** Ids of rules that hold the other half of a multi-part credential (AWS id + secret). */
  readonly companion?: readonly string[];
  readonly keyless?: Keyless;
  /** The environment variable that the provider's own SDK reads ("OPENAI_API_KEY"). */
  readonly envName?: string;
  /** The page where it is managed and revoked. */
  readonly manageUrl?: string;
  /** The provider's documentation of it. */
  readonly docs?: string;
  /** Values that everyone knows and nobody needs to rotate (documented samples), as SHA-256 in hex. */
  readonly known?: readonly string[];
  readonly examples: Examples;
}

/**
 * Examples of a rule as templates, so that nothing in the tree looks like a live credential. `{A-Za-z0-9:36}` stands
 * for 36 seeded random characters of the class, `{check}` for what the rule's check computes over all before it.
 */
export interface Examples {
  /** Texts that hold exactly one finding of this rule; at least two. */
  readonly match: readonly string[];
  /** Look-alikes that hold none; at least two. */
  readonly reject: readonly string[];
  /** The name of the file that they stand in, where it counts. */
  readonly file?: string;
}

/** The rules that a detector works with, by id. */
export type Catalogue = ReadonlyMap<string, Rule>;

/** Where a text comes from; detectors judge surroundings by it. */
export interface Source {
  /** Document URI, or a path for the command line. Compared only by its last segments. */
  readonly uri: string;
  /** The editor's language id, if known; else told from the file name. */
  readonly languageId?: string;
  /** Path below the workspace root, with slashes: what path patterns of the configuration are compared with. */
  readonly path?: string;
  /** The commit that a text of the history comes from. */
  readonly commit?: string;
}

/** How a value is wrapped in the source text, outermost first. */
export type Encoding = 'base64' | 'base64url' | 'percent' | 'escape' | 'concatenation' | 'block';

/** One reason for (or against) a finding, in the order in which it was found. */
export interface Evidence {
  /** Stable machine name ("checksum-pass", "placeholder", "name"). */
  readonly kind: string;
  readonly text: Text;
  /** Whether it speaks for the finding. */
  readonly supports: boolean;
}

/** One value of a multi-part credential. */
export interface Part {
  readonly ruleId: string;
  readonly range: Span;
  readonly fingerprint: string;
  readonly redacted: string;
  readonly encodings: readonly Encoding[];
  /** The name it is assigned to in the source, if any. */
  readonly assignedTo?: string;
}

/** How a life stands to a point in time. `early`: it has not begun; `expiring`: it ends within a fortnight. */
export type LifeState = 'endless' | 'early' | 'current' | 'expiring' | 'long' | 'expired';

/** What is wider than it has to be in a value that names its own rights. */
export type Breadth = 'any-address' | 'account' | 'writes' | 'http';

/** What a value says of its own life; times in milliseconds since the epoch. */
export interface Life {
  readonly start?: number;
  /** Absent where it never ends. */
  readonly end?: number;
  /** Set where the times are those of the certificate that stands beside a private key. */
  readonly of?: 'certificate';
  readonly broad?: readonly Breadth[];
  readonly state: LifeState;
}

/** One credential in one place. Never holds the value: `readSecret` of `mask.ts` reads it from the document again. */
export interface Finding {
  readonly ruleId: string;
  /** The value's source text, without quotes: what a fix replaces. */
  readonly range: Span;
  /** How the source text wraps the value; empty when it stands as it is. */
  readonly encodings: readonly Encoding[];
  readonly confidence: Confidence;
  /** The rule's severity, lowered or raised by what was seen. */
  readonly severity: Severity;
  readonly evidence: readonly Evidence[];
  /** Keyed hash: equal for the same secret, tells nothing about it. Hex, 32 characters. */
  readonly fingerprint: string;
  /** What may be shown of the value (`ghp_…`): fixed prefix and length class only. */
  readonly redacted: string;
  /** The name it is assigned to in the source ("stripeKey", "DB_PASSWORD"), if any. */
  readonly assignedTo?: string;
  /** The other values of the same credential; they move together with it. */
  readonly parts?: readonly Part[];
  /** When it begins and ends, where it says so itself. */
  readonly life?: Life;
}

/** Why a finding is held back. */
export type SuppressionKind =
  | 'inline'
  | 'path'
  | 'allowlist'
  | 'fingerprint'
  | 'baseline'
  | 'placeholder'
  | 'level'
  | 'known-sample';

/** A finding that is not shown, and why: nothing silently vanishes. */
export interface Suppressed {
  readonly finding: Finding;
  readonly by: SuppressionKind;
  readonly reason: Text;
}

/** What one text holds. Both lists are in the order of the text and do not overlap within themselves. */
export interface Detection {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
}

/** Something that may be a credential, as a `CandidateFinder` sees it; its rule stands in the catalogue. */
export interface Candidate {
  readonly ruleId: string;
  /** The value's source text, without quotes. */
  readonly range: Span;
  readonly encodings: readonly Encoding[];
  readonly confidence: Confidence;
  /** The rule's own severity where absent. */
  readonly severity?: Severity;
  readonly evidence: readonly Evidence[];
  readonly assignedTo?: string;
}

/** Which confidences are shown: `default` all but `weak`, `everything` all, `strict` only checksum and format. */
export type Level = 'strict' | 'default' | 'everything';
