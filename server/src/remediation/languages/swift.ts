/** Swift on a server or in a tool: a small function that stops with the name of the missing variable. */
import type { Text } from '../../detection/types.ts';
import type { EscapeTable } from '../syntax/escapes.ts';
import { closingIndented } from '../syntax/indentation.ts';
import { BLOCK_COMMENT, type LexicalSyntax, SLASH_COMMENT } from '../syntax/lexical.ts';
import { brackets, statementBefore } from '../syntax/surroundings.ts';
import { isCaseLabel } from './constants.ts';
import { addBelowImports, addImport, type ImportStyle } from './insertion.ts';
import { byNote, LOADED, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { hasFile, manifestHolds } from './projectFacts.ts';
import { REASONS } from './reasons.ts';

/** The Swift Programming Language, "Special Characters in String Literals". */
const ESCAPES: EscapeTable = {
  simple: { n: '\n', r: '\r', t: '\t', '0': '\0', '\\': '\\', "'": "'", '"': '"' },
  braced: true,
  other: 'unknown',
};

const hashes = (open: RegExpExecArray): string => open.groups?.hashes ?? '';
const hashedHole = (open: RegExpExecArray) => [{ open: `\\${hashes(open)}(`, close: ')', nested: '(' }];
const HOLES = [{ open: '\\(', close: ')', nested: '(' }];

const SYNTAX: LexicalSyntax = {
  strings: [
    {
      open: /(?<hashes>#+)"""/,
      close: (open) => `"""${hashes(open)}`,
      raw: true,
      multiline: true,
      holes: hashedHole,
    },
    { open: /(?<hashes>#+)"/, close: (open) => `"${hashes(open)}`, raw: true, holes: hashedHole },
    { open: /"""/, close: '"""', escape: '\\', multiline: true, holes: HOLES },
    { open: /"/, close: '"', escape: '\\', holes: HOLES },
  ],
  comments: [SLASH_COMMENT, { ...BLOCK_COMMENT, nested: '/*' }],
};

const IMPORTS: ImportStyle = {
  syntax: SYNTAX,
  existing: /^(?:@\w+\s+)?import\s+(?:(?:class|struct|enum|func|protocol|var|let|typealias)\s+)?[\w.]+/,
  header: /^\/\/ swift-tools-version.*/,
};

const HELPER = `private func requireEnvironment(_ name: String) -> String {
    guard let value = ProcessInfo.processInfo.environment[name] else {
        fatalError("\\(name) is not set")
    }
    return value
}`;

const reference = ({ name }: Pick<Spot, 'name'>): string => `requireEnvironment("${name}")`;

export const swift = languageOf({
  id: 'swift',
  languageIds: ['swift'],
  extensions: ['swift'],
  syntax: SYNTAX,
  escapes: () => ESCAPES,
  stripped: (content, { quote }) => (quote.includes('"""') ? closingIndented(content) : undefined),
  reference,
  concat: ' + ',
  hole: (spot) => `${spot.literal.holeKinds[0]?.open ?? '\\('}${reference(spot)})`,
  fallbacks: [
    { before: /ProcessInfo\.processInfo\.environment\[\s*"(?<name>\w+)"\s*\]\s*\?\?\s*$/ },
    {
      before: /ProcessInfo\.processInfo\.environment\[\s*"(?<name>\w+)"\s*,\s*default:\s*$/,
      after: /^\s*\]/,
    },
    { before: /Environment\.get\(\s*"(?<name>\w+)"\s*\)\s*\?\?\s*$/ },
  ],
  context,
  imports: ({ text }) => [
    ...(/^\s*import\s+Foundation\b/m.test(text) ? [] : [addImport(text, 'import Foundation', IMPORTS)]),
    ...(text.includes('func requireEnvironment(') ? [] : [addBelowImports(text, HELPER, IMPORTS)]),
  ],
  loader: ({ project }) =>
    manifestHolds(project, /^Package\.swift$/, /vapor\/vapor/) ? LOADED : byNote(SET_BEFORE_START),
});

const APP = /^\s*import\s+(?:UIKit|SwiftUI|AppKit|Cocoa|WatchKit|WidgetKit|ARKit|StoreKit|TVUIKit)\b/m;

/** What a package without one of these is: an app's own, where no environment is set. */
const isApp = ({ text, project }: Pick<Spot, 'text' | 'project'>): boolean =>
  APP.test(text) || !hasFile(project, /^Package\.swift$/);

function context(spot: Spot): Context {
  const { around } = spot;
  if (isApp(spot) && !/^#!.*swift/.test(spot.text)) return { refuse: REASONS.clientApp };
  if (isCaseLabel(around)) return { refuse: rawValueOrPattern(spot) };
  const attribute = brackets(around).some((bracket) => {
    const name = around.lexemes[bracket - 1]?.text ?? '';
    return around.lexemes[bracket - 2]?.text === '@' && /^(?:available|_silgen_name|objc|_cdecl)$/.test(name);
  });
  return attribute ? { refuse: REASONS.annotation } : null;
}

function rawValueOrPattern({ around }: Spot): Text {
  return statementBefore(around).some(({ text }) => text === '=') ? REASONS.constant : REASONS.pattern;
}
