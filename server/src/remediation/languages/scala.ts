/** Scala: `sys.env("NAME")`, which throws with the name. */
import { stripMargin } from '../syntax/indentation.ts';
import { BLOCK_COMMENT, type LexicalSyntax, SLASH_COMMENT } from '../syntax/lexical.ts';
import {
  annotationAround,
  assignedName,
  isCaseLabel,
  isUsedAsConstant,
  modifierBefore,
} from './constants.ts';
import { CHARACTER, JAVA_ESCAPES, JAVA_FALLBACKS } from './java.ts';
import { interpolated } from './literalEdits.ts';
import { byNote, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { REASONS } from './reasons.ts';

const holes = (open: RegExpExecArray) =>
  open.groups?.prefix === '' || open.groups?.prefix === undefined
    ? []
    : [{ open: '${', close: '}', nested: '{' }];

const SYNTAX: LexicalSyntax = {
  strings: [
    { open: /(?<prefix>\b[A-Za-z]\w*)?"""/, close: '"""', multiline: true, holes },
    { open: /(?<prefix>\b[A-Za-z]\w*)?"/, close: '"', escape: '\\', holes },
    CHARACTER,
  ],
  comments: [SLASH_COMMENT, { ...BLOCK_COMMENT, nested: '/*' }],
};

export const scala = languageOf({
  id: 'scala',
  languageIds: ['scala'],
  extensions: ['scala', 'sc', 'sbt'],
  syntax: SYNTAX,
  escapes: ({ prefix, quote }) => {
    if (quote === "'" || !/^(?:s|raw)?$/.test(prefix)) return null;
    return prefix === 'raw' || (quote === '"""' && prefix === '') ? 'none' : JAVA_ESCAPES;
  },
  variable: /(?<!\$)\$[A-Za-z_]/,
  trimCalls: [{ call: /^\s*\.stripMargin\b(?!\s*\()/, apply: stripMargin }],
  reference: ({ name }) => `sys.env("${name}")`,
  concat: ' + ',
  // Inside of s"…" another quote would end it (Scala 2); inside of s"""…""" it does not.
  hole: ({ name, literal }) => (literal.quote === '"""' ? `\${sys.env("${name}")}` : null),
  fallbacks: [
    { before: /sys\.env\.getOrElse\(\s*"(?<name>\w+)"\s*,\s*$/, after: /^\s*\)/ },
    { before: /sys\.env\.get\(\s*"(?<name>\w+)"\s*\)\s*\.getOrElse\(\s*$/, after: /^\s*\)/ },
    { before: /Option\(\s*System\.getenv\(\s*"(?<name>\w+)"\s*\)\s*\)\s*\.getOrElse\(\s*$/, after: /^\s*\)/ },
    ...JAVA_FALLBACKS,
  ],
  context,
  partial: (spot) =>
    spot.literal.quote === '"""' && spot.literal.prefix === ''
      ? interpolated(spot, `\${sys.env("${spot.name}")}`, {
          open: 's"""',
          close: '"""',
          special: /[$\\]/g,
          mark: (found) => found,
        })
      : undefined,
  loader: () => byNote(SET_BEFORE_START),
});

function context({ around }: Spot): Context {
  if (annotationAround(around) !== undefined) return { refuse: REASONS.annotation };
  if (isCaseLabel(around)) return { refuse: REASONS.pattern };
  const name = assignedName(around)?.text;
  if (name !== undefined && isUsedAsConstant(around, name)) return { refuse: REASONS.constant };
  const inline = modifierBefore(around, 'inline');
  return inline === undefined
    ? null
    : { replacements: [{ range: inline, newText: '', annotation: 'reference' }] };
}
