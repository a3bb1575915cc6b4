/**
 * How long a match of a pattern can be, told from its source: decides how large a window around a keyword has to be.
 * Reads JavaScript's own syntax; what it does not understand counts as unbounded, which is safe, only slower.
 */

/** @returns the longest match in UTF-16 units, `Infinity` when there is no bound; look-arounds count too. */
export function maxWidth(source: string): number {
  let at = 0;

  function alternatives(): number {
    let widest = 0;
    for (;;) {
      widest = Math.max(widest, sequence());
      if (source[at] !== '|') return widest;
      at++;
    }
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
      const opening = /^\?(?:[:=!]|<[=!]|<[^>]*>|[a-z-]*:)/.exec(source.slice(at, at + 80));
      at += opening?.[0].length ?? 0;
      const width = alternatives();
      at++;
      return width;
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
      return Number.POSITIVE_INFINITY;
    }
    at +=
      /^(?:u\{[^}]*\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[pP]\{[^}]*\}|c[A-Za-z]|[\s\S])/.exec(rest)?.[0]
        .length ?? 1;
    return /^(?:u\{|[pP]\{)/.test(rest) ? 2 : 1;
  }

  function quantifier(): number {
    const found = /^(?:[*+]|\?|\{\d+(?:(,)(\d*))?\})\??/.exec(source.slice(at, at + 40));
    if (!found) return 1;
    at += found[0].length;
    const sign = found[0][0];
    if (sign === '*' || sign === '+') return Number.POSITIVE_INFINITY;
    if (sign === '?') return 1;
    if (found[1] === undefined) return Number.parseInt(found[0].slice(1), 10);
    return found[2] ? Number(found[2]) : Number.POSITIVE_INFINITY;
  }

  return alternatives();
}
