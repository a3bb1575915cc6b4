/**
 * Values of loose shapes (32 hex digits, a UUID, 40 letters and digits): the shape says nothing, the name beside it
 * everything. Each function makes the part of a rule that finds such a value by its name. All patterns are bounded.
 */
import type { Rule } from '../detection/types.ts';

type Named = Pick<Rule, 'keywords' | 'ignoreCase' | 'pattern' | 'context'>;

/** Shapes that many providers share, as sources of patterns. */
export const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
export const hex = (length: number) => `[0-9a-f]{${length}}`;
export const alphanumeric = (length: number) => `[A-Za-z0-9]{${length}}`;
export const base64 = (length: number) => `[A-Za-z0-9+/]{${length}}`;
export const base64url = (length: number) => `[A-Za-z0-9_-]{${length}}`;

/** Every letter in both cases: the value's own case stays significant, as the flag `i` would not leave it. */
const anyCase = (text: string) =>
  text
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);

/** `dd_api_key` as it is spelt in code: with underscores, hyphens, or in one (camel case compares without case). */
const spellings = (name: string) =>
  name.includes('_') ? [name, name.replaceAll('_', '-'), name.replaceAll('_', '')] : [name];

const oneOf = (words: readonly string[]) => `(?:${words.map(anyCase).join('|')})`;

/** A word begins: at a border, or at a capital within camel case. */
const START = '(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]))';
/** Words that say that a value is a credential. */
const CREDENTIAL = oneOf(['key', 'token', 'secret', 'passw', 'pass_', 'pat', 'auth', 'cred', 'license']);
/** Endings that say that it is something about the credential, or no credential at all. */
const ABOUT = `(?![\\w-]{0,16}${oneOf(['id', 'name', 'file', 'path', 'url', 'hash', 'type', 'md5', 'sha1', 'sha256', 'version', 'header', 'prefix'])}["'\`]?\\s{0,4}[:=])`;
/** What stands between a name and its value in code, configuration, headers and command lines. */
const BETWEEN =
  '["\'`\\])]{0,3}(?:\\??:\\s{0,3}[A-Za-z][\\w<>|]{0,20}(?=\\s{0,3}=))?\\s{0,16}(?:=>|:=|[|?]{2}=?|={1,2}|[:,(>]|\\s)\\s{0,16}["\'`]{0,3}(?:(?:Bearer|[Tt]oken|Basic|Splunk|SSWS|GenieKey)[ =])?["\'`]?';
const END = '(?![\\w+/=-])';

const find = (
  names: readonly string[],
  before: string,
  value: string,
): Pick<Rule, 'keywords' | 'ignoreCase' | 'pattern'> => ({
  keywords: [...new Set(names.flatMap(spellings))],
  ignoreCase: true,
  pattern: new RegExp(`${START}${before}(?<secret>${value})${END}`),
});
const anyOf = (names: readonly string[]) => oneOf(names.flatMap(spellings));
const saysCredential = (name: string) => /key|token|secret|passw|auth|cred/.test(name);

/**
 * A value in something whose name says both the provider and that it is a credential: `datadogApiKey`,
 * `DATADOG_API_KEY`, `datadog: { apiKey`.
 * @param providers words for the provider, in lower case; one that says "key" or the like needs no further word
 */
export function assigned(providers: readonly string[], value: string): Named {
  const whole = providers.filter(saysCredential);
  const partial = providers.filter((name) => !saysCredential(name));
  const word = `${anyOf(partial)}[\\w\\s.:={}()[\\]"'/@>-]{0,40}?${CREDENTIAL}`;
  const name = whole.length > 0 ? `(?:${anyOf(whole)}|${word})` : word;
  return { ...find(providers, `${name}${ABOUT}[\\w-]{0,20}${BETWEEN}`, value), context: providers };
}

/**
 * A value in something whose name says all (`X-ChatWorkToken`, `LINE_CHANNEL_SECRET`).
 * @param names whole names, or how they begin, in lower case with underscores between their words
 */
export const called = (names: readonly string[], value: string): Named => ({
  ...find(names, `${anyOf(names)}[\\w-]{0,20}${BETWEEN}`, value),
  context: names,
});

/**
 * A value of a telling shape that several providers share (`sk_live_...`), shortly after the provider's name.
 * @param providers words for the provider, in lower case
 */
export const beside = (providers: readonly string[], value: string): Named =>
  find(providers, `${anyOf(providers)}[^\\n]{0,80}?(?:\\n[^\\n]{0,80}?)?(?<![\\w-])`, value);
