/** What was found out about the last text: each of its findings asks the same, at every key stroke. */
let last: { readonly text: string; readonly answers: Map<unknown, unknown> } = {
  text: '',
  answers: new Map(),
};

/** @returns what `look` makes of the text, looked at once. @param look a function that is always the same one. */
export function seenIn<T>(text: string, look: (text: string) => T, key: unknown = look): T {
  if (last.text !== text) last = { text, answers: new Map() };
  if (!last.answers.has(key)) last.answers.set(key, look(text));
  return last.answers.get(key) as T;
}

/** @param pattern without `g` or `y`. @returns whether it is anywhere in the text. */
export const holdsIn = (text: string, pattern: RegExp): boolean =>
  seenIn(text, (whole) => pattern.test(whole), pattern);
