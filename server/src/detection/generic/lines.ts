/** Where lines start and end, looking no further than asked: a line may be megabytes long. */

/** First offset of the line that holds `at`, looking back no more than `most` characters. */
export function lineStart(text: string, at: number, most: number): number {
  const least = Math.max(0, at - most);
  let i = at;
  while (i > least && text.charCodeAt(i - 1) !== 10) i--;
  return i;
}

/** End of the line that holds `at`, looking no more than `most` characters ahead. */
export function lineEnd(text: string, at: number, most: number): number {
  const limit = Math.min(text.length, at + most);
  let i = at;
  while (i < limit && text.charCodeAt(i) !== 10) i++;
  return i;
}
