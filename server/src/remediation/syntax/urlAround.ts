/** Whether `before` and `after` are the rest of one URL whose user part holds the secret. */
export function isUrlAround(before: string, after: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^\s/@'"`<>]*$/i.test(before) && /^[^\s/'"`<>]*@[^\s'"`<>]+$/.test(after);
}
