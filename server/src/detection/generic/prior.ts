/** What is known beforehand of names, shapes and places that too few labels speak of. */

import { ECHO, type Subject } from './subject.ts';

/** Said of the name, these take the claim back, whatever the value looks like. */
const RETRACTED = new Set(
  'public pub encrypted crypted encoded hashed hash checksum digest fingerprint thumbprint websocket csrf xsrf authenticity stylesheet lexer'.split(
    ' ',
  ),
);
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const FINGERPRINT = /^(?:0x)?(?:[0-9A-F]{4} ?){2,10}$|^(?:[0-9a-f]{2}:){8,}/i;
const FINGERPRINT_SAID =
  /\b(?:gpg|pgp|fingerprint|thumbprint|signing key|release key|recv-keys?|keyserver|commit|sha1?)\b/;
/** What a translation holds under `PASSWORD`: words of some language, and so spaces or letters beyond ASCII, or no digit. */
const PHRASE = /\s|\P{ASCII}|^[^0-9]*$/u;
/** What follows the word "password" in a sentence. */
const WORD = /^[a-z][a-z0-9]*$/i;
const LETTERS = /^[a-z]+$/i;
/** Text in front of a name that makes it a word of a sentence, and text behind a value that does. */
const SENTENCE = /[a-z]\s+\S|\S:\s/i;
const COMMENT = /^\s*(?:#|\/\/|--|\*)/;
const GOES_ON = /^[.,;:)]|^\s+[a-z(]/i;
/** Names of ciphers, digests and signatures. */
const ALGORITHM =
  /^(?:aes|des|chacha|camellia|hmac|sha|hs|rs|es|ps|rsa|ecdsa)[-_]?\d{2,4}(?:[-_/][a-z\d]{2,8}){0,3}$/i;
/** Encrypted by Bitwarden (`2.iv|data|mac`), sops, Ansible or Jenkins: it opens with another key. */
const SEALED =
  /^[0-7]\.[A-Za-z0-9+/]{16,}={0,2}\||^ENC\[|^\$ANSIBLE_VAULT;|^!vault\b|^\{?AQAAABAAAA[A-Za-z0-9+/]{20}/;
/** Tokens that a page shows to everybody: of a picture of the build, of a file that is open for download. */
const OPEN = /badge|shields\.io|alt=media&(?:amp;)?token=/;

/** One thing that speaks against a candidate. */
type Sign = (subject: Subject) => boolean;

/** By weight in log odds: 3 makes doubtful, 6 is outweighed by nothing. */
const SIGNS: readonly (readonly [number, Sign])[] = [
  [3, ({ pair: { facts } }) => facts.words.some((word) => RETRACTED.has(word))],
  [
    3,
    ({ value, pair: { facts } }) =>
      UUID.test(value) && facts.kind !== 'password' && facts.strong + Number(facts.kind === 'secret') === 0,
  ],
  [
    3,
    // `PASSWORD: "password"` among its like lists names; alone it may be a lazy password.
    ({ spellsName, around, pair: { name, facts } }) =>
      spellsName && (name === name.toUpperCase() || facts.words.length > 1 || ECHO.test(around)),
  ],
  [3, ({ spellsName, file, pair: { quote } }) => spellsName && quote === '' && file.syntax !== 'data'],
  [3, ({ file, value }) => file.translation && PHRASE.test(value)],
  [
    3,
    ({ file, value, pair: { joint, quote } }) =>
      file.syntax === 'prose' && joint === 'space' && quote === '' && WORD.test(value),
  ],
  [
    3,
    // `- name: Lock an account without password parameter`, `# asks for the password again`
    ({ value, before, after, pair: { joint, quote } }) =>
      joint === 'space' &&
      quote === '' &&
      LETTERS.test(value) &&
      (SENTENCE.test(before) || (COMMENT.test(before) && GOES_ON.test(after))),
  ],
  [6, ({ value, line }) => FINGERPRINT.test(value) && FINGERPRINT_SAID.test(line)],
  [6, ({ value }) => ALGORITHM.test(value)],
  [6, ({ value }) => SEALED.test(value)],
  [6, ({ line, pair: { joint } }) => joint === 'assign' && OPEN.test(line)],
  // A short hash in the text of a link: a commit.
  [6, ({ value, after }) => /^[0-9a-f]{7,40}$/.test(value) && /^[`'"]{0,3}\]\(/.test(after)],
];

/** What is known beforehand of a candidate, in log odds: never above 0. The heaviest sign counts. */
export function prior(subject: Subject): number {
  let heaviest = 0;
  for (const [weight, holds] of SIGNS) {
    if (weight > heaviest && holds(subject)) heaviest = weight;
  }
  return 0 - heaviest;
}
