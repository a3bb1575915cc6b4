/** Objective-C tools (not apps): a small `RequireEnv` below the imports. */
import type { LexicalSyntax } from '../syntax/lexical.ts';
import { following, previous, statementBefore } from '../syntax/surroundings.ts';
import {
  addFunction,
  addIncludes,
  C_ESCAPES,
  cSyntax,
  directiveOf,
  isFileScope,
  isHeader,
} from './cFamily.ts';
import type { SiteOutcome } from './code.ts';
import { replaced } from './literalEdits.ts';
import { byNote, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { hasFile } from './projectFacts.ts';
import { REASONS } from './reasons.ts';

const SYNTAX: LexicalSyntax = cSyntax({ open: /(?<prefix>@)"/, close: '"', escape: '\\' });

const HELPER = `static NSString *RequireEnv(NSString *name)
{
    NSString *value = [[[NSProcessInfo processInfo] environment] objectForKey:name];
    if (value == nil) {
        [NSException raise:NSInternalInconsistencyException format:@"%@ is not set", name];
    }
    return value;
}`;

const reference = ({ name }: Pick<Spot, 'name'>): string => `RequireEnv(@"${name}")`;

export const objectiveC = languageOf({
  id: 'objective-c',
  languageIds: ['objective-c', 'objective-cpp'],
  extensions: ['m', 'mm'],
  syntax: SYNTAX,
  escapes: ({ prefix }) => (prefix === '@' ? C_ESCAPES : null),
  reference,
  fallbacks: [
    { before: /environment\]?\s*\[\s*@"(?<name>\w+)"\s*\]\s*\?:\s*$/ },
    {
      before:
        /\[\[\[NSProcessInfo processInfo\] environment\] objectForKey:\s*@"(?<name>\w+)"\s*\]\s*\?:\s*$/,
    },
  ],
  context,
  partial,
  imports: ({ text }) => [
    ...addIncludes(
      text,
      /Foundation\/Foundation\.h/.test(text) ? [] : ['Foundation/Foundation.h'],
      '#import',
    ),
    ...(text.includes('RequireEnv(NSString') ? [] : [addFunction(text, HELPER)]),
  ],
  loader: () => byNote(SET_BEFORE_START),
});

const APP =
  /^\s*(?:#\s*import\s*<(?:UIKit|AppKit|Cocoa|WatchKit|SwiftUI)\/|@import\s+(?:UIKit|AppKit|Cocoa)\b)/m;

function context(spot: Spot): Context {
  const { around, text, document, project } = spot;
  if (isHeader(document.uri)) return { refuse: REASONS.shared };
  if (APP.test(text) || hasFile(project, /^(?:Podfile|Info\.plist|Cartfile)$/))
    return { refuse: REASONS.clientApp };
  if (directiveOf(spot) !== undefined) return { refuse: REASONS.macro };
  if (isFileScope(around) && !/@implementation\b/.test(text)) return { refuse: REASONS.fileScope };
  const words = statementBefore(around).map(({ text: word }) => word);
  if (words.includes('static') || (isFileScope(around) && words.includes('=')))
    return { refuse: REASONS.fileScope };
  if (following(around)?.kind === 'string' || previous(around)?.kind === 'string')
    return { refuse: REASONS.join };
  return null;
}

/** `@"Bearer …"` becomes a format of its own. */
function partial(spot: Spot): SiteOutcome {
  const { before, after, around, literal } = spot;
  const selector = previous(around, 2)?.text ?? '';
  const callee = previous(around)?.text === '(' ? selector : '';
  const isFormat =
    /[Ff]ormat$/.test(previous(around)?.text === ':' ? selector : '') ||
    /^(?:NSLog|NSAssert|CFSTR)$/.test(callee);
  if (isFormat) return { ok: false, reason: REASONS.join };
  const percent = (source: string): string => source.replaceAll('%', '%%');
  return replaced(
    literal.range,
    `[NSString stringWithFormat:@"${percent(before)}%@${percent(after)}", ${reference(spot)}]`,
  );
}
