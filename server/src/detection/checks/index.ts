import type { Check } from '../types.ts';
import {
  crcBase36,
  crcBase62,
  crcHex,
  crcLittleEndianBase64,
  crcLittleEndianHex,
  crcUpperHex,
} from './crc.ts';
import { githubFineGrained } from './github.ts';
import { jwt } from './jwt.ts';

/** Every offline proof, by the name that rules call it. */
export const CHECKS: Readonly<Record<string, Check>> = {
  'crc-base36': crcBase36,
  'crc-base62': crcBase62,
  'crc-hex': crcHex,
  'crc-little-endian-base64': crcLittleEndianBase64,
  'crc-little-endian-hex': crcLittleEndianHex,
  'crc-upper-hex': crcUpperHex,
  'github-fine-grained': githubFineGrained,
  jwt,
};
