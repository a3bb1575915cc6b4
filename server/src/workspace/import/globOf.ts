/** A regular expression for paths as patterns of `.gitignore`, where it is a plain one. */

/**
 * @param source as `re.search` of Python reads it.
 * @returns nothing where it says more than a pattern of `.gitignore` can.
 */
export function globsOf(source: string): readonly string[] | undefined {
  const whole = /^\((?:\?:)?([^()]*)\)$/.exec(source)?.[1] ?? source;
  const globs: string[] = [];
  for (const part of whole.split('|')) {
    const glob = globOf(part.trim());
    if (glob === undefined) return undefined;
    globs.push(glob);
  }
  return globs;
}

/** `.*` at either end says no more than leaving the end open. */
function globOf(part: string): string | undefined {
  const [, start = '', any = '', body = '', more = '', end = ''] =
    /^(\^?)(\.\*\/?)?(.*?)(\.\*)?(\$?)$/s.exec(part) ?? [];
  const path = body.replaceAll('.*', '*').replace(/\\([./_-])/g, '$1');
  if (!/^[\w./ @*-]+$/.test(path)) return undefined;
  const isFolder = path.endsWith('/');
  const isOpenStart = start === '' || any !== '';
  const head = !isOpenStart ? '/' : any.endsWith('/') || isFolder ? '**/' : '**/*';
  const isOpenEnd = end === '' || more !== '';
  return `${head}${path.replace(/^\//, '')}${isOpenEnd && !isFolder ? '*' : ''}`;
}
