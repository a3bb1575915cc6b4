/**
 * Where a string value stands in a TOML file: the parser gives values without their places.
 * @returns the offset of the value's text as it is written, plainly or with backslashes doubled; 0 when it is not found
 */
export function locate(text: string, value: string): number {
  for (const written of [value, value.replaceAll('\\', '\\\\'), JSON.stringify(value).slice(1, -1)]) {
    const at = text.indexOf(written);
    if (at >= 0) return at;
  }
  return 0;
}
