/** What is known of a provider's way to end, limit and rotate its keys: one object per provider. */
import type { Text } from '../../../detection/types.ts';
import type { Step } from '../../types.ts';

/**
 * Whether an old and a new key can be valid at once: several keys side by side, one that is rolled while the old one
 * lives on for a while, or one that replaces the old at once.
 */
export type Overlap = 'several' | 'grace' | 'none';

/** Something to paste that limits from where, or for how long, a key works. Capitals are for the person to fill in. */
export interface Snippet {
  /** Stable, unique within the provider. */
  readonly id: string;
  readonly title: Text;
  /** The language id of an editor. */
  readonly language: 'json' | 'shellscript' | 'sql' | 'terraform' | 'properties';
  readonly text: string;
  /** The page where it is pasted; absent where a shell, a database or a file takes it. */
  readonly url?: string;
}

/** The provider lets its keys be used from anywhere, as far as was found on the day of the look. */
export interface NoLimit {
  /** The page of its keys, where a limit would stand. */
  readonly url: string;
  /** `YYYY-MM-DD`. */
  readonly checked: string;
}

export interface Guide {
  /** As its rules name it. */
  readonly provider: string;
  /** Rule ids, or prefixes of them that end in a hyphen; all of the provider's where absent. */
  readonly rules?: readonly string[];
  readonly overlap: Overlap;
  /** Its expiry and its limits in one sentence. */
  readonly limits: Text;
  /** The page that explains it. */
  readonly url: string;
  /** How the second key is made; "on its page" where absent. */
  readonly make?: readonly Step[];
  /** Tells whether a key works, without a change to anything; `$KEY` stands for the variable that holds it. */
  readonly check?: string;
  /** How the first one is ended; "on its page" where absent. */
  readonly revoke?: readonly Step[];
  readonly snippets?: readonly Snippet[];
  /** Instead of snippets, where a key can be limited neither to addresses nor to sites. */
  readonly anywhere?: NoLimit;
}

export const text = (en: string, ja: string): Text => ({ en, ja });
export const step = (en: string, ja: string, command?: string): Step => ({
  text: { en, ja },
  ...(command === undefined ? {} : { command }),
});

/** @returns that no limit to addresses or sites was found on the day of the last review. */
export const anywhere = (url: string): NoLimit => ({ url, checked: '2026-11-28' });

/** Addresses for a field of the provider's own page, which no program can fill in. */
export const addressesFor = (url: string, en: string, ja: string): Snippet => ({
  id: 'addresses',
  title: text(en, ja),
  language: 'properties',
  text: '192.0.2.0/24',
  url,
});

/**
 * A read-only request whose header goes in by the standard input: what stands in an argument, every user of the machine
 * can read. Prints the status alone.
 * @param header with `%s` for the value.
 */
export const get = (url: string, header = 'Authorization: Bearer %s', ...more: readonly string[]): string =>
  [
    `printf 'header = "${header}"' "$KEY" | curl -sS -K - -o /dev/null -w '%{http_code}\\n'`,
    ...more.map((line) => `-H '${line}'`),
    url,
  ].join(' ');

/** The same with the value as the user name, or the password, of HTTP's basic authentication. */
export const getAs = (url: string, user: string): string =>
  `printf 'user = "${user}"' "$KEY" | curl -sS -K - -o /dev/null -w '%{http_code}\\n' ${url}`;

/** A change of a provider's settings, with the administrator's key from a variable and the body as it is shown. */
export const change = (method: string, url: string, header: string, variable: string, body: object): string =>
  `printf 'header = "${header}"' "$${variable}" | curl -sS -K - -X ${method} \\
  -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(body)}' \\
  ${url}`;
