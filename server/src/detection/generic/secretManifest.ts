/**
 * Values of a Kubernetes Secret: what stands under its `data` is base64 of something that its author calls secret,
 * whatever its name says.
 * https://kubernetes.io/docs/concepts/configuration/secret/
 */
import { fromBase64 } from '../decode.ts';
import { readPlaceholder } from '../placeholders.ts';
import type { Candidate, Evidence, Span } from '../types.ts';
import { type NameKind, readName } from './names.ts';

/** The line that makes a document a Secret; in a List it is indented. */
const KIND = /^([ ]*)(- )?kind:[ \t]*["']?Secret["']?[ \t]*(?:#[^\n]*)?\r?$/gm;
/** Between two documents: of a stream, and of a page that shows them in code blocks. */
const BOUNDARY = /^(?:---|```|~~~)/;
const ENTRY = /^ *(["']?)([\w./-]{1,200})\1:[ \t]+(["']?)([A-Za-z0-9+/]{3,4000}={0,2})\3[ \t]*(?:#.*)?\r?$/;

/** Entries that name, address or configure something; a certificate is public. */
const PLAIN =
  /(?:^|[._-])(?:user|login|email|host|port|db|database|endpoint|region|bucket|realm|issuer|ca|cert|crt|pub|type|version|enabled)$|(?:name|url|uri|host|address|id)(?:_in)?$|\.(?:crt|cert|pub|ya?ml|json|conf|cfg|properties|ini|env|sh|txt|xml|toml)$/i;
/** What no word is: letters and digits in one piece. */
const MIXED = /^(?=\S*\d)(?=\S*[A-Za-z])\S{12,}$/;
const URL = /^[a-z][a-z0-9+.-]*:\/\//i;

const EVIDENCE: Evidence = {
  kind: 'manifest',
  supports: true,
  text: { en: 'it stands in the data of a Kubernetes Secret', ja: 'Kubernetes の Secret の data にあります' },
};

/** An entry with the kind that its name tells. */
export interface ManifestValue extends Omit<Candidate, 'ruleId' | 'severity'> {
  readonly kind: NameKind;
}

/** A text with more of them is a dump of a cluster. */
const MOST_SECRETS = 500;
/** Lines of one manifest that are read before its kind and behind it. */
const MOST_LINES = 2000;

/** @returns the entries of all Secrets in a text that may be credentials, in its order. Never throws. */
export function findInManifests(text: string): readonly ManifestValue[] {
  if (!text.includes('Secret')) return [];
  const found = new Map<number, ManifestValue>();
  let secrets = 0;
  for (const { index, 1: indent = '', 2: item = '' } of text.matchAll(KIND)) {
    if (++secrets > MOST_SECRETS) break;
    const lines = manifestAround(text, index, indent.length + item.length);
    for (const value of dataOf(lines, indent.length + item.length)) found.set(value.range.start, value);
  }
  return [...found.values()].sort((a, b) => a.range.start - b.range.start);
}

/** @returns candidates of the same text without those that a manifest knows better: it has decoded them. */
export function beside<T extends { readonly range: Span }>(
  candidates: readonly T[],
  values: readonly { readonly range: Span }[],
): readonly T[] {
  if (values.length === 0) return candidates;
  const known = new Set(values.map(({ range }) => range.start));
  return candidates.filter(({ range }) => !known.has(range.start));
}

/** A line with the offset at which it starts. */
interface Line {
  readonly start: number;
  readonly text: string;
  /** How far its first character is indented; that of a list's item stands behind the dash. */
  readonly indent: number;
}

function lineAt(text: string, start: number): Line {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end);
  return { start, text: line, indent: /^ *(?:- )?/.exec(line)?.[0].length ?? 0 };
}

/** The lines of the document, or of the list's item, that holds its kind in the line at an offset. */
function manifestAround(text: string, at: number, indent: number): readonly Line[] {
  const isInside = (line: Line): boolean =>
    line.text.trim() === '' || (line.indent >= indent && !BOUNDARY.test(line.text));
  const beginsItem = (line: Line): boolean =>
    line.indent === indent && line.text.trimStart().startsWith('- ');
  const lines = [lineAt(text, at)];
  while (lines.length < MOST_LINES) {
    const [first] = lines;
    if (first === undefined || first.start === 0 || beginsItem(first)) break;
    const line = lineAt(text, text.lastIndexOf('\n', first.start - 2) + 1);
    if (!isInside(line)) break;
    lines.unshift(line);
  }
  for (let read = 0; read < MOST_LINES; read++) {
    const last = lines.at(-1);
    const next = last === undefined ? text.length : last.start + last.text.length + 1;
    if (next >= text.length) break;
    const line = lineAt(text, next);
    if (!isInside(line) || beginsItem(line)) break;
    lines.push(line);
  }
  return lines;
}

function* dataOf(lines: readonly Line[], indent: number): Generator<ManifestValue> {
  let inData = false;
  for (const line of lines) {
    const body = line.text.slice(line.indent);
    if (body.trim() === '' || body.startsWith('#')) continue;
    if (line.indent <= indent) {
      inData = line.indent === indent && /^data:[ \t]*(?:#.*)?\r?$/.test(body);
      continue;
    }
    const entry = inData ? ENTRY.exec(line.text) : null;
    if (entry === null) continue;
    const { 2: name = '', 3: quote = '', 4: value = '' } = entry;
    const from = line.start + line.text.indexOf(`${quote}${value}`, line.text.indexOf(':')) + quote.length;
    const told = judge(name, value);
    if (told) yield { ...told, range: { start: from, end: from + value.length }, assignedTo: name };
  }
}

/** What an entry is worth, by its name and what its value decodes to. */
function judge(name: string, value: string): Omit<ManifestValue, 'range' | 'assignedTo'> | undefined {
  const decoded = fromBase64(value).trim();
  if (PLAIN.test(name) || decoded.length < 3 || decoded === value) return undefined;
  const kind = readName(name)?.kind;
  const blank = readPlaceholder(decoded, 'words');
  const told = kind !== undefined || (MIXED.test(decoded) && !URL.test(decoded));
  return {
    kind: kind ?? 'secret',
    encodings: ['base64'],
    confidence: told && blank === undefined ? 'context' : 'weak',
    evidence: blank === undefined ? [EVIDENCE] : [EVIDENCE, blank],
  };
}
