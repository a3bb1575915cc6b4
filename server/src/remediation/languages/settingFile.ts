/** A file of `key = value` lines: what its reader expands, or which variable takes the place of a line. */
import type { Text } from '../../detection/types.ts';
import { type SettingLine, settingLineAt } from '../syntax/settingLine.ts';
import { isUrlAround } from './code.ts';
import { documentPath } from './documentPath.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { refuse, removed, rewritten } from './outcome.ts';

type Reason = readonly [en: string, ja: string];

/** One kind of file. */
export interface SettingFile {
  readonly id: string;
  /** Tested against the whole path in lower case. */
  readonly file: RegExp;
  readonly languageId?: RegExp;
  readonly comment?: RegExp;
  /** The reader expands this. */
  readonly reference?: (name: string) => string;
  /** What the reader takes for a reference already, or for an escape. */
  readonly special?: RegExp;
  /** `${NAME:` before a default, with the name. */
  readonly fallback?: RegExp;
  /** The variable that takes the place of a line; undefined where none does. */
  readonly variable?: (setting: SettingLine, text: string) => string | undefined;
  readonly notes?: readonly Text[];
  /** Why nothing can be done, where neither way is open. */
  readonly reason: Reason;
}

/** The language of a kind of file: the value becomes a reference, or its line leaves the file. */
export function settingLanguage(format: SettingFile): Language {
  const lineOf = ({ document, range }: RewriteRequest) => settingLineAt(document.text, range, format.comment);
  return {
    id: format.id,
    matches: (document) =>
      format.file.test(documentPath(document).path) ||
      (format.languageId?.test(document.languageId) ?? false),
    demandedName(request) {
      const setting = lineOf(request);
      if (setting === undefined || setting === 'comment') return undefined;
      return (
        format.variable?.(setting, request.document.text) ?? defaultAround(request, setting, format)?.name
      );
    },
    rewrite(request) {
      const setting = lineOf(request);
      if (setting === 'comment') return removed(request);
      if (setting === undefined) return refuse(...format.reason);
      const source = request.document.text.slice(setting.value.start, setting.value.end);
      if (format.variable !== undefined) return takeLine(request, setting, format, source);
      if (format.reference === undefined) return refuse(...format.reason);
      return refer(request, setting, format, format.reference(request.name));
    },
  };
}

/** The line leaves the file; a variable of the demanded name takes its place. */
function takeLine(
  request: RewriteRequest,
  setting: SettingLine,
  format: SettingFile,
  source: string,
): RewriteOutcome {
  const variable = format.variable?.(setting, request.document.text);
  if (variable === undefined || setting.continues || format.special?.test(source) === true)
    return refuse(...format.reason);
  const value = /^(["']).*\1$/.test(source) ? source.slice(1, -1) : source;
  return rewritten({
    changes: [{ range: setting.line, newText: '' }],
    stored: value,
    notes: format.notes ?? [],
  });
}

/** The reader expands a reference in place of the value, or of the whole URL that it is the password of. */
function refer(
  request: RewriteRequest,
  setting: SettingLine,
  format: SettingFile,
  reference: string,
): RewriteOutcome {
  const { text } = request.document;
  const fallback = defaultAround(request, setting, format);
  if (format.special?.test(text.slice(request.range.start, request.range.end)) === true)
    return refuse(...format.reason);
  const url = urlAround(request, setting, text);
  return rewritten({
    changes: [{ range: fallback?.range ?? url, newText: reference }],
    stored:
      fallback === undefined
        ? text.slice(url.start, url.end)
        : text.slice(request.range.start, request.range.end),
    notes: format.notes ?? [],
  });
}

function urlAround({ range }: RewriteRequest, { value }: SettingLine, text: string): RewriteRequest['range'] {
  const before = text.slice(value.start, range.start);
  const after = text.slice(range.end, value.end);
  return isUrlAround(before, after) && !/[${}]/.test(before + after) ? value : range;
}

/** `${NAME:value}`: its stretch and its name. */
function defaultAround(
  { document: { text }, range }: RewriteRequest,
  { value }: SettingLine,
  { fallback }: SettingFile,
) {
  const open = fallback?.exec(text.slice(value.start, range.start));
  if (open === null || open === undefined || text[range.end] !== '}') return undefined;
  return { name: open[1], range: { start: range.start - open[0].length, end: range.end + 1 } };
}
