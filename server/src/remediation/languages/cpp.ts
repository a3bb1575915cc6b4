/** C++: a small `require_env` below the includes, which throws with the name of the missing variable. */
import type { Text } from '../../detection/types.ts';
import type { Replacement } from '../plan.ts';
import { following, previous, type Surroundings, usesOf } from '../syntax/surroundings.ts';
import {
  addFunction,
  addIncludes,
  argumentsAround,
  C_ESCAPES,
  calleesAround,
  cSyntax,
  declarationBefore,
  directiveOf,
  hasNeighbour,
  inFormat,
  isHeader,
  isMeasured,
} from './cFamily.ts';
import type { SiteOutcome } from './code.ts';
import { isCaseLabel } from './constants.ts';
import { concatenated, replaced } from './literalEdits.ts';
import { byNote, SET_BEFORE_START } from './loaderNotes.ts';
import type { Context, Spot } from './notation.ts';
import { languageOf } from './notationLanguage.ts';
import { REASONS } from './reasons.ts';

const HELPER = `namespace {
const char* require_env(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) {
    throw std::runtime_error(std::string(name) + " is not set");
  }
  return value;
}
}  // namespace`;

const reference = ({ name }: Pick<Spot, 'name'>): string => `require_env("${name}")`;

const SYNTAX = cSyntax({
  open: /(?<prefix>\b(?:u8|[uUL])?R)"(?<tag>[^()\\\s]{0,16})\(/,
  close: (open) => `)${open.groups?.tag ?? ''}"`,
  raw: true,
  multiline: true,
});

export const cpp = languageOf({
  id: 'cpp',
  languageIds: ['cpp', 'cuda-cpp'],
  extensions: ['cpp', 'cc', 'cxx', 'hpp', 'hh', 'hxx', 'ipp', 'ino'],
  syntax: SYNTAX,
  escapes: ({ prefix, quote }) => {
    if (quote === "'" || !/^R?$/.test(prefix)) return null;
    return prefix === 'R' ? 'none' : C_ESCAPES;
  },
  reference,
  joinsNeighbours: true,
  fallbacks: [
    { before: /(?:std::)?getenv\(\s*"(?<name>\w+)"\s*\)\s*\?\s*(?:std::)?getenv\(\s*"\w+"\s*\)\s*:\s*$/ },
    { before: /(?:std::)?getenv\(\s*"(?<name>\w+)"\s*\)\s*\?:\s*$/ },
  ],
  context,
  whole,
  partial,
  imports: ({ text }) => [
    ...addIncludes(text, ['cstdlib', 'stdexcept', 'string']),
    ...(/\brequire_env\s*\(\s*const\s+char/.test(text) ? [] : [addFunction(text, HELPER)]),
  ],
  loader: () => byNote(SET_BEFORE_START),
});

const COMPILE_TIME =
  /^(?:static_assert|asm|__asm__|__attribute__|consteval|sizeof|format|print|println|vformat)$/;
const DEVICE = /^\s*#\s*include\s*<(?:Arduino|WiFi|ESP8266WiFi|Unreal|CoreMinimal)\.h>/m;

function context(spot: Spot): Context {
  const { around, document, text } = spot;
  if (isHeader(document.uri)) return { refuse: REASONS.shared };
  if (/\.ino$/i.test(document.uri) || DEVICE.test(text)) return { refuse: REASONS.clientApp };
  const directive = directiveOf(spot);
  if (directive === 'define') return macroContext(spot);
  if (directive !== undefined) return { refuse: REASONS.compileTime };
  if (isMeasured(around) || calleesAround(around).some((word) => COMPILE_TIME.test(word))) {
    return { refuse: REASONS.literalKind };
  }
  if (isCaseLabel(around)) return { refuse: REASONS.pattern };
  if (isAttribute(around)) return { refuse: REASONS.annotation };
  if (previous(around)?.text === '<') return { refuse: REASONS.compileTime };
  if (hasNeighbour(around)) return { refuse: REASONS.join };
  return declarationContext(spot);
}

const isAttribute = (around: Surroundings): boolean => {
  const { lexemes, first } = around;
  const outer = lexemes[first]?.parent ?? -1;
  for (let at = outer; at > 0; at = lexemes[at]?.parent ?? -1) {
    if (lexemes[at]?.text === '[' && lexemes[at - 1]?.text === '[') return true;
  }
  return false;
};

function macroContext({ around, before, after }: Spot): Context {
  const name = previous(around)?.text ?? '';
  if (previous(around, 2)?.text !== 'define' || before + after !== '') return { refuse: REASONS.macro };
  const fixed = usesOf(around, name).some((index) => {
    const use = { ...around, first: index, last: index };
    if (/^(?:define|ifdef|ifndef|defined|undef)$/.test(previous(use)?.text ?? '')) return false;
    const joined = following(use)?.kind === 'string' || previous(use)?.kind === 'string';
    return joined || isMeasured(use) || declarationBefore(use).some(({ text }) => text === 'constexpr');
  });
  return fixed ? { refuse: REASONS.constant } : null;
}

const at = (start: number, end: number, newText: string): Replacement => ({
  range: { start, end },
  newText,
  annotation: 'reference',
});

/** `constexpr` becomes `const`, an array of characters a pointer. */
function declarationContext({ around, before, after }: Spot): Context {
  if (previous(around)?.text !== '=' && !/^[({]$/.test(previous(around)?.text ?? '')) return null;
  const statement = declarationBefore(around);
  const words = statement.map(({ text }) => text);
  const index = words.findIndex((word) => word === 'constexpr' || word === 'constinit');
  const isArray =
    previous(around)?.text === '=' && previous(around, 2)?.text === ']' && words.includes('char');
  if (index < 0 && !isArray) return null;
  const name = previous(around, isArray ? 4 : 2);
  if (name?.kind !== 'word' || previous(around)?.text !== '=') return { refuse: REASONS.constant };
  if (isArray && previous(around, 3)?.text !== '[') return { refuse: REASONS.literalKind };
  if (isArray && (before + after !== '' || (!words.includes('const') && index < 0)))
    return { refuse: REASONS.literalKind };
  if (isNeededEarly(around, name.text)) return { refuse: REASONS.constant };
  const replacements: Replacement[] = [];
  const pointer = words.includes('*') || isArray;
  const word = statement[index];
  if (word !== undefined) {
    const next = statement[index + 1]?.range.start ?? word.range.end;
    const inClass = words.includes('static') && isMember(around);
    const isConst = words.includes('const') || (isArray && words.includes('char'));
    const written = pointer && isConst ? '' : 'const ';
    const type = isArray && !words.includes('const') ? 'const ' : written;
    replacements.push(at(word.range.start, next, type));
    const first = statement[0];
    if (inClass && first !== undefined && !words.includes('inline')) {
      replacements.push(at(first.range.start, first.range.start, 'inline '));
    }
  }
  if (isArray) {
    const close = previous(around, 2);
    replacements.push(at(name.range.start, name.range.start, '* const '));
    replacements.push(at(name.range.end, close?.range.end ?? name.range.end, ''));
  } else if (word !== undefined && pointer && !/^const$/.test(previous(around, 3)?.text ?? '')) {
    replacements.push(at(name.range.start, name.range.start, 'const '));
  }
  return { replacements: tidy(replacements, name.range.start) };
}

/** `char * const k` is written `char* const k`. */
function tidy(replacements: readonly Replacement[], nameStart: number): readonly Replacement[] {
  return replacements.map((replacement) =>
    replacement.newText === '* const '
      ? { ...replacement, range: { start: nameStart - 1, end: nameStart } }
      : replacement,
  );
}

function isMember(around: Surroundings): boolean {
  const { lexemes, first } = around;
  const body = lexemes[first]?.parent ?? -1;
  for (let index = body - 1; index >= 0 && body - index < 40; index -= 1) {
    const word = lexemes[index]?.text ?? '';
    if (/^[;{}()]$/.test(word)) return false;
    if (/^(?:class|struct)$/.test(word)) return true;
  }
  return false;
}

/** Whether a constant is used where only a compile-time constant may stand. */
function isNeededEarly(around: Surroundings, name: string): boolean {
  return usesOf(around, name).some((index) => {
    if (around.lexemes[index + 1]?.text === '[' || index === around.first - 2) return false;
    const use = { ...around, first: index, last: index };
    const early = declarationBefore(use).some(({ text }) => text === 'constexpr' || text === 'static_assert');
    return (
      early ||
      isMeasured(use) ||
      previous(use)?.text === '<' ||
      calleesAround(use).includes('static_assert') ||
      calleesAround(use).includes('size')
    );
  });
}

/** `"…"s` and `"…"sv`. */
function whole(spot: Spot): SiteOutcome | undefined {
  const { text, literal } = spot;
  const suffix = /^[A-Za-z_]\w*/.exec(text.slice(literal.range.end, literal.range.end + 20))?.[0];
  const types: Readonly<Record<string, string>> = { s: 'std::string', sv: 'std::string_view' };
  if (suffix === undefined) return undefined;
  const type = types[suffix];
  if (type === undefined) return { ok: false, reason: REASONS.literalKind };
  const range = { start: literal.range.start, end: literal.range.end + suffix.length };
  return replaced(range, `${type}(${reference(spot)})`);
}

function partial(spot: Spot): SiteOutcome {
  const { around, text, literal } = spot;
  const format = inFormat(spot, reference(spot));
  if (format === null) return refused(REASONS.join);
  if (format !== undefined) return { ok: true, replacements: format };
  if (/^\w/.test(text.slice(literal.range.end, literal.range.end + 1))) return refused(REASONS.join);
  const left = previous(around)?.text ?? '';
  if (left === '<<') return concatenated(spot, reference(spot), ' << ');
  if (left === '+') return concatenated(spot, reference(spot), ' + ');
  const call = argumentsAround(around);
  const isString = holdsString(spot);
  const isArgument = /^[(,]$/.test(left) && call !== undefined && /^\w/.test(call.callee);
  if (isString === undefined && !isArgument) return refused(REASONS.join);
  const sum = sumOf(spot);
  return replaced(literal.range, isString === true ? sum : `(${sum}).c_str()`);
}

const refused = (reason: Text): SiteOutcome => ({ ok: false, reason });

/** The literal as a sum whose first operand is a `std::string`. */
function sumOf(spot: Spot): string {
  const { literal, text, before, after } = spot;
  const open = text.slice(literal.range.start, literal.content.start);
  const close = text.slice(literal.content.end, literal.range.end);
  const end = after === '' ? '' : ` + ${open}${after}${close}`;
  if (before === '') return `std::string(${reference(spot)})${end}`;
  return `std::string(${open}${before}${close}) + ${reference(spot)}${end}`;
}

/** Whether what takes the literal is a `std::string`: true, unknown: undefined. */
function holdsString({ around }: Spot): true | undefined {
  const words = declarationBefore(around).map(({ text }) => text);
  const left = previous(around)?.text ?? '';
  const declared = words.includes('string') && !words.includes('string_view') && !words.includes('<');
  if (declared && /^[={(]$/.test(left)) return true;
  if (left === '=' && /^[\])]$/.test(previous(around, 2)?.text ?? '')) return true;
  return left === ',' && around.lexemes[around.lexemes[around.first]?.parent ?? -1]?.text === '{'
    ? true
    : undefined;
}
