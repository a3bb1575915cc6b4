/** What of a text a terminal may get. */

/** Control characters of a file or its name must not reach the terminal. */
export function printable(text: string): string {
  return text.replace(/\t/g, '  ').replace(/[\p{Cc}\p{Cf}]/gu, '\u{FFFD}');
}
