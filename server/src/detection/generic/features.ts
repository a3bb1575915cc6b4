/** What is measured of a candidate: a table, one line a feature. The model knows them by their order. */

import type { NameKind } from './names.ts';
import type { Joint } from './pair.ts';
import { ECHO, type Outline, type Subject } from './subject.ts';

/** What a feature looks at; the reasons that a person reads are told by it. */
export type About = 'name' | 'value' | 'place';

/** One measure. The early ones cost little, and most candidates are given up after them. */
export type Feature = { readonly id: string; readonly about: About } & (
  | { readonly early: true; readonly of: (outline: Outline) => number }
  | { readonly early: false; readonly of: (subject: Subject) => number }
);
type Early = (outline: Outline) => number;
type Late = (subject: Subject) => number;

const bit = (value: boolean): number => (value ? 1 : 0);
const has = (pattern: RegExp, text: string): number => bit(pattern.test(text));

const name = (id: string, of: Early): Feature => ({ id, about: 'name', early: true, of });
const shape = (id: string, of: Early): Feature => ({ id, about: 'value', early: true, of });
const spot = (id: string, of: Early): Feature => ({ id, about: 'place', early: true, of });
const value = (id: string, of: Late): Feature => ({ id, about: 'value', early: false, of });
const place = (id: string, of: Late): Feature => ({ id, about: 'place', early: false, of });
const share =
  (of: Early): Early =>
  (s) =>
    of(s) / Math.max(1, s.value.length);
const matches =
  (pattern: RegExp): Early =>
  (s) =>
    has(pattern, s.value);

const KINDS: readonly NameKind[] = ['password', 'secret', 'token', 'key', 'auth', 'credential', 'other'];
const JOINTS: readonly Joint[] = [
  'assign',
  'colon',
  'arrow',
  'compare',
  'comma',
  'call',
  'element',
  'sibling',
  'option',
  'space',
  'userinfo',
  'scheme',
];
const TAILS = ['none', 'number', 'same', 'weak', 'other'] as const;
const QUOTES = { none: '', double: '"', single: "'", back: '`', escaped: '\\"', block: '|' } as const;
const VIAS = ['direct', 'call', 'behind', 'list'] as const;
const SYNTAXES = ['code', 'data', 'markup', 'prose'] as const;

const CREDENTIAL_WORD = /pass|pwd|secret|token|key|auth|cred/;
const REFERENCE =
  /\$\{|\{\{|\$\(|%\(|<%|#\{|%[A-Z_]+%|^\$[A-Za-z_]|^@|process\.env|os\.environ|getenv|ENV\[|env\(|vault:|ssm:|op:\/\/|secretsmanager|\{[a-z_]\w*\}|%[sdvq]\b/i;
const PLACEHOLDER =
  /\byour|change|example|placeholder|insert|replace|\bdummy|\bfake|\bsample|redact|\bxxx|x{4}|\*{3}|\.{3}|<[^>]+>|^\[.*\]$|todo|fixme|\bfoo|\bbar\b|\bnone\b|\bnull\b|undefined|ここに|あなたの|ダミー|サンプル|\bmy[_-]|\bsome[_-]|\benter\b|^the[_-]/i;

const ECHOES = new RegExp(ECHO.source, 'g');
/** Every feature; the order is the model's. */
export const FEATURES: readonly Feature[] = [
  ...KINDS.map((kind) => name(`kind-${kind}`, (s) => bit(s.pair.facts.kind === kind))),
  ...TAILS.map((tail) => name(`tail-${tail}`, (s) => bit(s.pair.facts.tail === tail))),
  name('strong', (s) => s.pair.facts.strong),
  name('weak', (s) => s.pair.facts.weak),
  name('words', (s) => s.pair.facts.words.length),
  name('words-after', (s) => s.pair.facts.words.length - 1 - s.pair.facts.noun),
  name('letters', (s) => s.pair.name.length),
  name('bare-noun', (s) => bit(s.pair.facts.words.length === 1)),
  name('plural', (s) => has(/s$/i, s.pair.name)),
  name('upper', (s) => bit(s.pair.name === s.pair.name.toUpperCase())),
  name('capital', (s) => has(/^[A-Z][a-z]/, s.pair.name)),
  name('dotted', (s) => bit(s.pair.name.includes('.'))),
  name('dashed', (s) => bit(s.pair.name.includes('-'))),
  name('public', (s) => bit(s.pair.facts.words.includes('public') || s.pair.facts.words.includes('pub'))),
  name('api', (s) => bit(s.pair.facts.words.includes('api'))),
  name('private', (s) =>
    bit(s.pair.facts.words.includes('private') || s.pair.facts.words.includes('secret')),
  ),
  name('access', (s) => bit(s.pair.facts.words.includes('access') || s.pair.facts.words.includes('refresh'))),
  name('encrypted', (s) => has(/encrypt|hash|digest|crypted|checksum|sha\d/i, s.pair.name)),
  name('pass-alone', (s) => bit(s.pair.facts.words[s.pair.facts.noun] === 'pass')),

  shape('length', (s) => s.pair.end - s.pair.start),
  shape(
    'lower',
    share((s) => s.alphabet.lower),
  ),
  shape(
    'upper',
    share((s) => s.alphabet.upper),
  ),
  shape(
    'digit',
    share((s) => s.alphabet.digit),
  ),
  shape('digits', (s) => s.alphabet.digit),
  shape(
    'mark',
    share((s) => s.alphabet.mark),
  ),
  shape('marks', (s) => s.alphabet.mark),
  shape('space', (s) => s.alphabet.space),
  shape(
    'wide',
    share((s) => s.alphabet.wide),
  ),
  shape(
    'distinct',
    share((s) => s.alphabet.distinct),
  ),
  shape('entropy', (s) => s.alphabet.entropy),
  shape(
    'turns',
    share((s) => s.alphabet.turns),
  ),
  shape('run', (s) => s.alphabet.run),
  shape('sequence', (s) => s.alphabet.sequence),
  value('letter-cost', (s) => s.spelling.cost),
  value('covered', (s) => s.spelling.covered),
  value('pieces', (s) => s.spelling.pieces),
  value('known-words', (s) => s.spelling.words),
  value('cut-words', (s) => s.valueWords.length),
  value('hex', (s) => (/^[0-9a-f]+$/i.test(s.value) ? s.value.length : 0)),
  value('base64', (s) => (/^[A-Za-z0-9+/_-]+={0,2}$/.test(s.value) ? s.value.length : 0)),
  value('padded', matches(/=$/)),
  value('uuid', matches(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i)),
  shape('number', matches(/^[-+]?(?:0x)?[\d.,_]+$/)),
  shape('constant', matches(/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/)),
  shape('snake', matches(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/)),
  value('kebab', matches(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/)),
  shape('camel', matches(/^[a-z]+(?:[A-Z][a-z0-9]+)+$/)),
  shape('pascal', matches(/^(?:[A-Z][a-z0-9]+){1,6}$/)),
  shape('plain-word', matches(/^[a-z]+$/)),
  shape('word-digits', matches(/^[A-Za-z]+\d{1,4}[!@#$]?$/)),
  shape('dotted', matches(/^[\w-]+(?:\.[\w-]+)+$/)),
  value('path', matches(/^(?:[.~]{0,2}\/|[A-Za-z]:\\|\w+\/\w)/)),
  value(
    'file',
    matches(
      /\.(?:json|ya?ml|xml|pem|key|crt|txt|js|ts|py|rb|go|java|php|md|html|css|properties|jks|p12|pfx|pub|cer|conf|sh|png|svg)$/i,
    ),
  ),
  value('link', matches(/:\/\/|^www\.|^mailto:/)),
  value('mail', matches(/^[\w.+-]+@[\w-]+\.[\w.]+$/)),
  value('version', matches(/^[v^~]?\d+\.\d+(?:\.\d+)?/)),
  value('arn', matches(/^arn:|^urn:|^projects\//)),
  value('public-key', matches(/^(?:MI[GI][fBCH]|ssh-|-----BEGIN (?:PUBLIC|CERT)|AAAA[BC]3)/)),
  value('hash-mark', matches(/^(?:sha\d|\$2[aby]?\$|\$[156]\$|\{SHA|md5|pbkdf2|\$argon)/i)),
  value('jwt', matches(/^eyJ[\w-]+\.eyJ/)),
  value('pem', matches(/-----BEGIN/)),
  value('reference', matches(REFERENCE)),
  value(
    'code',
    matches(
      /[({][^)}]{0,200}[)}]|[\w)\]]\.[a-z]\w*\(|=>|\b(?:self|this|null|true|false|None|nil|undefined)\b|::|&&|\|\|/,
    ),
  ),
  value('markup', matches(/<\/?[a-z]|&\w+;|\\n|\\t/i)),
  value('sentence', (s) => (s.value.match(/[A-Za-z] [A-Za-z]/g) ?? []).length),
  value('placeholder', matches(PLACEHOLDER)),
  value('test-word', matches(/test|demo|sample|example|foo|bar|baz|qux|dummy|fake|mock|temp/i)),
  value('says-credential', (s) => has(CREDENTIAL_WORD, s.lowerValue)),
  value(
    'is-credential-word',
    matches(
      /^(?:(?:my|the|user|db|new|old|some|super|test|your)?[_-]?)?(?:pass|passwd|password|secret|token|key|apikey|api_key|pwd|passphrase|credentials?|auth)[_-]?\d{0,4}$/i,
    ),
  ),
  value('invalid-word', matches(/invalid|wrong|incorrect|bad|bogus|expired|missing|unknown|not[_-]?/i)),
  value(
    'common',
    matches(
      /^(?:admin|root|guest|user|postgres|mysql|oracle|test|qwerty|letmein|welcome|hello|abc|123|pass|changeit|changeme|s3cr3t|sekret|sikrit|supersecret|topsecret|hunter2|vagrant|foobar)/i,
    ),
  ),
  value('leet', matches(/p[@a4][s$5]{2}|s[3e]cr[3e]t|[@$!]\w{0,8}\d|\d\w{0,8}[@$!]/i)),
  value('of-name', (s) =>
    s.valueWords.length === 0
      ? 0
      : s.valueWords.filter((w) => s.pair.facts.words.includes(w)).length / s.valueWords.length,
  ),
  value('equals-name', (s) => bit(s.spellsName)),
  value('prefix', matches(/^[A-Za-z]{2,8}[-_][A-Za-z0-9_-]{16,}$/)),
  value('colon', (s) => bit(s.value.includes(':'))),
  value('comma', (s) => bit(s.value.includes(','))),
  value('slash', (s) => bit(s.value.includes('/'))),
  value('first-mark', matches(/^[^\w]/)),
  value('last-mark', matches(/[^\w=]$/)),

  ...JOINTS.map((joint) => spot(`joint-${joint}`, (s) => bit(s.pair.joint === joint))),
  ...Object.entries(QUOTES).map(([id, quote]) => spot(`quote-${id}`, (s) => bit(s.pair.quote === quote))),
  ...VIAS.map((via) => spot(`via-${via}`, (s) => bit(s.pair.via === via))),
  ...SYNTAXES.map((syntax) => spot(`syntax-${syntax}`, (s) => bit(s.file.syntax === syntax))),
  spot('bare-in-code', (s) => bit(s.pair.quote === '' && s.file.syntax === 'code')),
  place('between', (s) => s.between.length),
  spot('wrapper', (s) => s.pair.wrapper.length),
  spot('wrapper-text', (s) =>
    has(
      /^(?:some|string|new string|just|byte|\[\]byte|buffer\.from|securestring|optional|ptr|pointer|str)/i,
      s.pair.wrapper,
    ),
  ),
  spot('wrapper-read', (s) =>
    has(/env|get|read|lookup|find|fetch|load|config|prompt|input|param|option|arg/i, s.pair.wrapper),
  ),
  place('fallback', (s) => has(/\|\||\?\?|\bor\b|:-|else|,\s*["'`]?$/, s.between)),
  spot('test-file', (s) => bit(s.file.test)),
  spot('example-file', (s) => bit(s.file.example)),
  spot('documentation', (s) => bit(s.file.documentation)),
  spot('generated', (s) => bit(s.file.generated)),
  spot('translation', (s) => bit(s.file.translation)),
  spot('environment-file', (s) => has(/^(?:env|properties|ini|conf|cfg|toml|config)$/, s.file.extension)),
  spot('yaml', (s) => has(/^ya?ml$/, s.file.extension)),
  spot('json', (s) => has(/^json|tfstate/, s.file.extension)),
  place('local-host', (s) =>
    has(
      /^@(?:localhost|127\.|10\.|192\.168|0\.0\.0\.0|\[?::1|db\b|mysql|postgres|redis|mongo|rabbit|host\.docker)/i,
      s.after,
    ),
  ),
  place('example-host', (s) =>
    has(/^@[\w.-]*(?:example|host\b|server|some|my|foo|domain|proxy|test)/i, s.after),
  ),
  place('computed-host', (s) => has(/^@(?:%[sdv]|\$|\{|<|"\s*\+)/, s.after)),
  place('user-same', (s) => bit(s.user === s.lowerValue)),
  place('user-named', (s) => has(/^(?:user(?:name)?\d*|foo|bar|name|login|test|me|someone|client)$/, s.user)),
  place('user-known', (s) => bit(s.user !== '')),
  place('echoes-around', (s) => Math.min(5, (s.around.match(ECHOES) ?? []).length)),
  place('again', (s) => bit(s.value.length > 2 && s.around.includes(s.lowerValue))),
  place('again-in-line', (s) =>
    bit(s.value.length > 2 && s.line.indexOf(s.lowerValue) !== s.line.lastIndexOf(s.lowerValue)),
  ),
  place('fingerprint', (s) => has(/\bgpg\b|\bpgp\b|fingerprint|thumbprint|commit|\bsha\b/, s.line)),
  place(
    'comment',
    (s) => has(/^\s*(?:\/\/|#|\*|--|<!--|;|%|\/\*|rem )/i, s.before) || has(/\s\/\/\s|\s#\s/, s.before),
  ),
  place('in-string', (s) => (s.before.match(/["'`]/g) ?? []).length % 2),
  place('name-quoted', (s) => has(/["'`]$/, s.before)),
  place('member', (s) => has(/[.:>]$|\['?"?$/, s.before)),
  place('declared', (s) =>
    has(/\b(?:const|let|var|val|final|static|String|string|private|public|def|export|set)\s*$/, s.before),
  ),
  place('tested', (s) => has(/assert|expect|should|equal|match/, s.line)),
  place('branch', (s) =>
    has(
      /\b(?:if|case|when|switch|elif|in|includes|contains|has|startswith|indexof|typeof)\b/,
      s.before.toLowerCase(),
    ),
  ),
  place('user-line', (s) => has(/user|login|email|account|name["']?\s*[:=]/, s.line)),
  place('host-line', (s) => has(/host|server|database|port|url|endpoint|dialect/, s.line)),
  place('user-around', (s) => has(/user|login|email/, s.around)),
  place('host-around', (s) => has(/host|server|database|port|endpoint/, s.around)),
  place('credential-around', (s) => (s.around.match(/pass|secret|token|api_?key/g) ?? []).length),
  place('public-around', (s) => has(/public|certificate|fingerprint|sha256|hash|checksum|digest/, s.near)),
  place('example-around', (s) => has(/example|sample|your|dummy|fake|placeholder/, s.near)),
  place('crypto-around', (s) => has(/encrypt|decrypt|cipher|hmac|sign|jwt|aes|bcrypt/, s.near)),
  place('form', (s) =>
    has(/input|label|placeholder|type=|field|column|form|schema|validat|required|i18n|translate/, s.line),
  ),
  place('line-length', (s) => s.line.length),
  place('indent', (s) => s.before.length - s.before.trimStart().length),
  place('ends-line', (s) => has(/^["'`]?[\s,;)}\]]*$/, s.after)),
  place('goes-on', (s) => has(/^["'`]?\s*(?:\+|\.|\?|\(|\[)/, s.after)),
  place('argument', (s) => has(/\([^)]*$/, s.before)),
];

/** Whether a feature is measured before the surroundings are read. */
export const isEarly = (index: number): boolean => FEATURES[index]?.early === true;

/** Measures early features of an outline, where the forest asks for them. */
export function measureEarly(outline: Outline, which: readonly number[], into: Float64Array): void {
  for (const i of which) {
    const feature = FEATURES[i];
    if (feature?.early) into[i] = feature.of(outline);
  }
}

const ALL = FEATURES.map((_, i) => i);

/**
 * The features of a subject, in the order of `FEATURES`.
 * @param which indices of those that are wanted; the others stay 0.
 */
export function measure(subject: Subject, which: readonly number[] = ALL): Float64Array {
  const measures = new Float64Array(FEATURES.length);
  for (const i of which) measures[i] = FEATURES[i]?.of(subject) ?? 0;
  return measures;
}
