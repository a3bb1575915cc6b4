/** `files.exclude` of the editor: what a person has hidden from themselves is not looked for either. */

/**
 * @param value of the setting, as it came from any client: patterns of the editor, each switched on or off.
 * @returns those that are on and hang on nothing else, in the syntax of `.gitignore`.
 */
export function hiddenFiles(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value)
    .filter(([, isOn]) => isOn === true)
    .flatMap(([pattern]) => alternatives(pattern))
    .map((pattern) => (pattern.startsWith('**/') ? pattern : `/${pattern.replace(/^\.?\//, '')}`));
}

/** More than a person writes: nested braces multiply. */
const MOST = 200;

/** `*.{js,map}` as `*.js` and `*.map`: `.gitignore` has no braces. The innermost go first. */
function alternatives(pattern: string): readonly string[] {
  let open = [pattern];
  for (;;) {
    const next = open.flatMap((one) => {
      const [braces, inner = ''] = /\{([^{}]*)\}/.exec(one) ?? [];
      return braces === undefined ? [one] : inner.split(',').map((part) => one.replace(braces, () => part));
    });
    if (next.length > MOST) return [];
    if (next.every((one, index) => one === open[index])) return next;
    open = next;
  }
}
