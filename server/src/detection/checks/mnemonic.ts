import { entropyToMnemonic, validateMnemonic } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { Check } from '../types.ts';

/** A wallet's seed phrase (BIP 39): words of the list, the last of which holds a checksum. */
export const mnemonic: Check = {
  pass: {
    en: 'its words and its checksum are those of a wallet',
    ja: 'ウォレットの単語とチェックサムに一致する',
  },
  fail: { en: 'its words are not those of a wallet', ja: 'ウォレットの単語ではない' },
  onFail: 'drop',
  verify: (value) => (validateMnemonic(value, wordlist) ? 'pass' : 'fail'),
  complete: (random) =>
    entropyToMnemonic(
      Uint8Array.from({ length: 16 }, (_, at) => random.charCodeAt(at) & 0xff),
      wordlist,
    ),
};
