/** Whether the line of a place starts as a comment. */
export function isCommented(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*(?:#|\/\/|\*|\/\*)/.test(line);
}
