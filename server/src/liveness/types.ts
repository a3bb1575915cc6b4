/**
 * What it takes to ask a provider whether a key is live: one read-only request as data, and how its answer is read. Pure:
 * `workspace/checkKey.ts` sends it, and only when a person has agreed to the host that it names.
 */
import type { Text } from '../detection/types.ts';

/**
 * `live`: accepted. `limited`: the provider knows the key, but it may not make this call. `dead`: refused as a key.
 * `unknown`: the answer says nothing about the key.
 */
export type Liveness = 'live' | 'limited' | 'dead' | 'unknown';

/** The key as it stands in the document, its other parts and the time. Never leaves the one request. */
export interface Key {
  readonly value: string;
  /** The other half of a multi-part credential, by its rule. */
  part(ruleId: string): string | undefined;
  /** What stands beside it, by the names of the check's `beside`; empty where nothing does. */
  near(name: string): string;
  /** The text around it, where what else a request needs may stand (the name of an account). */
  readonly around: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A request below a base address. */
export interface Call {
  readonly method: 'GET' | 'POST';
  /** Path and query, from the slash on. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  /** @param name in any case. */
  header(name: string): string | undefined;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
}

/** What an answer tells beside the verdict. */
export interface Facts {
  /** Whose key it is, as the provider calls it. */
  readonly account?: string;
  readonly scopes?: readonly string[];
  /** As the provider writes it. */
  readonly expires?: string;
}

export interface Reading extends Facts {
  readonly state: Liveness;
}

/**
 * Where a fact stands in an answer: a header, or a path of members through the JSON body (`user.login`, `0.name`,
 * `scopes.*.handle` for all of a list).
 */
export type Place = { readonly header: string } | { readonly json: string };

/** Whose key it is may also be what stood beside it. */
export type AccountPlace = Place | { readonly near: string };

/** How one provider is asked. Most are data alone; `read` and functions are for what data cannot say. */
export interface KeyCheck {
  /** Stable: the name under which another base address may be set. */
  readonly id: string;
  /** Kinds of keys that it can ask about. */
  readonly rules: readonly string[];
  /** Where the key is sent: `https://host`, told from the key itself where each customer has a host. */
  readonly base: string | ((key: Key) => string | undefined);
  readonly method?: 'POST';
  /** A key goes into the path only where the provider takes it nowhere else (`inPath`). */
  readonly path: string | ((key: Key) => string);
  readonly headers: (key: Key, host: string) => Readonly<Record<string, string>>;
  readonly body?: string | ((key: Key) => string);
  /** Rules of the parts without which nothing can be asked. */
  readonly needs?: readonly string[];
  /** What must stand beside the key, by name: patterns with the name as their first group. A set address makes up for `host`. */
  readonly beside?: Readonly<Record<string, RegExp>>;
  /** The same in words, for a person in whose document it is missing. */
  readonly wants?: Text;
  /** Status codes that refuse the key as such; 401 where absent. */
  readonly dead?: readonly number[];
  /** Status codes that know the key, but refuse this call; 403 where absent. */
  readonly limited?: readonly number[];
  /** What must stand in the answer of a live key: without it, some page in between has answered. */
  readonly proof?: Place;
  readonly account?: readonly AccountPlace[];
  readonly scopes?: Place;
  readonly expires?: Place;
  /** Reads what status codes do not tell; undefined leaves it to them. */
  readonly read?: (answer: Answer, key: Key) => Reading | undefined;
  /** The question is asked without the key: only names that stand beside it are sent. */
  readonly keyStays?: boolean;
  /** The provider takes the key in the path alone, where logs on the way may keep it. */
  readonly inPath?: boolean;
  /** People run this service on hosts of their own: a refusal by the public one proves little. */
  readonly selfHosted?: boolean;
  /** What the owner may notice, beyond an entry in a log. */
  readonly note?: Text;
}
