/** Where a stretch of XML stands: in which element, as its text or as which attribute. Lexical and lenient; linear. */
import type { Span } from '../../detection/types.ts';

export interface XmlPlace {
  readonly kind: 'text' | 'cdata' | 'attribute' | 'comment' | 'other';
  /** Names of the open elements, outermost first. */
  readonly path: readonly string[];
  /** The attribute that holds the stretch. */
  readonly attribute?: string;
  /** The source of the tag around an attribute. */
  readonly tag?: string;
  /** The text or the attribute's value. */
  readonly content: Span;
}

const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<[?!][^>]*>?|<(\/?)([\w:.-]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/g;

/** The place of a stretch. Never throws. */
export function xmlPlaceAt(text: string, range: Span): XmlPlace {
  const path: string[] = [];
  let last = 0;
  const token = new RegExp(TOKEN.source, 'g');
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    if (range.end <= start) return { kind: 'text', path, content: { start: last, end: start } };
    if (range.start < end) return inside(text, match, path, range);
    if (match[2] !== undefined) {
      if (match[1] === '/') path.pop();
      else if (!match[0].endsWith('/>')) path.push(match[2]);
    }
    last = end;
  }
  return { kind: 'other', path, content: range };
}

function inside(text: string, match: RegExpExecArray, path: readonly string[], range: Span): XmlPlace {
  const start = match.index;
  const end = start + match[0].length;
  if (range.start < start || range.end > end) return { kind: 'other', path, content: range };
  if (match[0].startsWith('<!--')) return { kind: 'comment', path, content: { start, end } };
  if (match[0].startsWith('<![CDATA['))
    return { kind: 'cdata', path, content: { start: start + 9, end: end - 3 } };
  for (const attribute of text.slice(start, end).matchAll(/([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    const valueEnd = start + attribute.index + attribute[0].length - 1;
    const valueStart = valueEnd - (attribute[2]?.length ?? 2) + 2;
    if (valueStart <= range.start && range.end <= valueEnd) {
      return {
        kind: 'attribute',
        path: [...path, match[2] ?? ''],
        attribute: attribute[1] ?? '',
        tag: match[0],
        content: { start: valueStart, end: valueEnd },
      };
    }
  }
  return { kind: 'other', path, content: range };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Source as it is read; undefined where it holds an entity that is not one of XML's own. */
export function xmlDecoded(source: string): string | undefined {
  let known = true;
  const value = source.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole: string, name: string) => {
    if (name.startsWith('#')) {
      const code = /^#x/i.test(name)
        ? Number.parseInt(name.slice(2), 16)
        : Number.parseInt(name.slice(1), 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    }
    const char = ENTITIES[name];
    if (char === undefined) known = false;
    return char ?? whole;
  });
  return known ? value : undefined;
}
