/**
 * Patterns that several rules share. All are bounded, so that they take time linear in the text.
 */

/**
 * A value of a loose shape, told by the name that it is given: the name (or the rest of an identifier that begins so),
 * then what stands between a name and its value in code, configuration, headers and URLs, then the value.
 * @param names source of a pattern for names, compared without case ("datadog|dd_api_key")
 * @param value source of a pattern for the value ("[0-9a-f]{32}")
 */
export function named(names: string, value: string): RegExp {
  const restOfName = '[\\w.\\-]{0,40}';
  const closed = '["\'`\\])]{0,3}(?:\\s{0,3}:\\s{0,3}[A-Za-z][\\w<>|]{0,30})?\\s{0,20}';
  const between =
    '(?:=>|:=|\\?\\?=?|\\|\\|=?|==?|[:,(>]|\\s)\\s{0,20}(?:(?:Bearer|Token|Basic)\\s)?["\'`]{0,3}';
  return new RegExp(`(?:${names})${restOfName}${closed}${between}(?<secret>${value})(?![\\w-])`, 'i');
}
