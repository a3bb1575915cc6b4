import type { Check } from '../types.ts';
import { azureChecks, entraSecret } from './azure.ts';
import {
  crcBase36,
  crcBase62,
  crcHex,
  crcLittleEndianBase64,
  crcLittleEndianHex,
  crcUpperHex,
} from './crc.ts';
import { encodedChecks } from './encoded.ts';
import { githubFineGrained } from './github.ts';
import { jwtChecks } from './jwt.ts';
import { pypiMacaroon } from './macaroon.ts';
import { mnemonic } from './mnemonic.ts';
import { urlPassword } from './password.ts';
import { keyChecks } from './pem.ts';
import { sealedChecks } from './sealed.ts';
import { cratesXor, discordBot, secp256k1 } from './single.ts';

/** Every offline proof, by the name that rules call it. */
export const CHECKS: Readonly<Record<string, Check>> = {
  ...azureChecks,
  ...encodedChecks,
  ...jwtChecks,
  ...keyChecks,
  ...sealedChecks,
  'crates-xor': cratesXor,
  'crc-base36': crcBase36,
  'crc-base62': crcBase62,
  'crc-hex': crcHex,
  'crc-little-endian-base64': crcLittleEndianBase64,
  'crc-little-endian-hex': crcLittleEndianHex,
  'crc-upper-hex': crcUpperHex,
  'discord-bot': discordBot,
  'entra-secret': entraSecret,
  'github-fine-grained': githubFineGrained,
  mnemonic,
  'pypi-macaroon': pypiMacaroon,
  secp256k1,
  'url-password': urlPassword,
};
