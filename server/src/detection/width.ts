/**
 * How long a match of a pattern can be, told from its source: decides how large a window around a keyword has to be.
 * Reads JavaScript's own syntax; what it does not understand counts as unbounded, which is safe, only slower.
 */

/** @returns the longest match in UTF-16 units, `Infinity` when there is no bound; look-arounds count too. */
export const maxWidth = (source: string): number => width(source, true);

/** @returns the shortest match in UTF-16 units, of what stands outside of look-arounds. */
export const minWidth = (source: string): number => width(source, false);

function width(source: string, longest: boolean): number {
  let at = 0;

  function alternatives(): number {
    let found = sequence();
    while (source[at] === '|') {
      at++;
      found = longest ? Math.max(found, sequence()) : Math.min(found, sequence());
    }
    return found;
  }

  function sequence(): number {
    let sum = 0;
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const width = atom();
      const times = quantifier();
      if (width > 0 && times > 0) sum += width * times;
    }
    return sum;
  }

  function atom(): number {
    const char = source[at++];
    if (char === '(') {
      const opening = /^\?(?:[:=!]|<[=!]|<[^>]*>|[a-z-]*:)/.exec(source.slice(at, at + 80))?.[0] ?? '';
      at += opening.length;
      const inside = alternatives();
      at++;
      return !longest && /[=!]$/.test(opening) ? 0 : inside;
    }
    if (char === '[') {
      while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
      at++;
      return 1;
    }
    if (char === '^' || char === '$') return 0;
    if (char === '\\') return escaped();
    return 1;
  }

  function escaped(): number {
    const rest = source.slice(at, at + 80);
    if (/^[bB]/.test(rest)) {
      at++;
      return 0;
    }
    // A back-reference is as long as its group, which this does not follow.
    if (/^(?:[1-9]|k<)/.test(rest)) {
      at += /^k<[^>]*>|^[1-9][0-9]*/.exec(rest)?.[0].length ?? 1;
      return longest ? Number.POSITIVE_INFINITY : 0;
    }
    at +=
      /^(?:u\{[^}]*\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[pP]\{[^}]*\}|c[A-Za-z]|[\s\S])/.exec(rest)?.[0]
        .length ?? 1;
    return longest && /^(?:u\{|[pP]\{)/.test(rest) ? 2 : 1;
  }

  function quantifier(): number {
    const found = /^(?:[*+]|\?|\{\d+(?:(,)(\d*))?\})\??/.exec(source.slice(at, at + 40));
    if (!found) return 1;
    at += found[0].length;
    const sign = found[0][0];
    const least = sign === '+' ? 1 : sign === '{' ? Number.parseInt(found[0].slice(1), 10) : 0;
    if (!longest) return least;
    if (sign === '*' || sign === '+') return Number.POSITIVE_INFINITY;
    if (sign === '?') return 1;
    if (found[1] === undefined) return least;
    return found[2] ? Number(found[2]) : Number.POSITIVE_INFINITY;
  }

  return alternatives();
}
