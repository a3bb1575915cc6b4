import type { Check } from '../types.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { marvin32 } from './marvin32.ts';

/** The seeds of each kind of key, as Microsoft's detector of leaked keys names them. */
const SEEDS = {
  storage: ['Default0'],
  cosmos: ['MastRW00', 'MastRO00'],
  batch: ['AbAcct00'],
  apim: ['Tenant00', 'Gatway00', 'GitKey00'],
  redis: ['Access00'],
  functions: ['Functi00', 'Master00', 'System00'],
  search: ['PAdmin00', 'Query000'],
  classic: ['Classic0'],
  messaging: ['Send0000', 'Listen00', 'Manage00'],
  iot: ['IoTHub00', 'Device00', 'DpsKey00'],
  grid: ['SendRecv'],
} as const;

const PASS = { en: "Azure's checksum inside the key is right", ja: 'Azure キー内のチェックサムが正しい' };
const FAIL = { en: "Azure's checksum inside the key is wrong", ja: 'Azure キー内のチェックサムが合わない' };

/** The last four bytes of a key as its checksum has them: lowest byte first. */
function sealed(bytes: Uint8Array, seed: string): boolean {
  const body = bytes.subarray(0, -4);
  const sum = new DataView(bytes.buffer, bytes.byteOffset + body.length, 4).getUint32(0, true);
  return marvin32(body, seed) === sum;
}

/**
 * An identifiable key: the last four bytes are Marvin32 over the others. A failure only lowers the finding, as the
 * seeds of most kinds were seen in documentation and not on keys.
 */
function identifiable(seeds: readonly [string, ...string[]]): Check {
  return {
    pass: PASS,
    fail: FAIL,
    onFail: 'lower',
    verify(value) {
      const bytes = decodeBase64(value);
      if (bytes === undefined || bytes.length < 16) return 'unknown';
      return seeds.some((seed) => sealed(bytes, seed)) ? 'pass' : 'fail';
    },
    /** Overwrites the last four bytes of a whole key. */
    complete(key) {
      const bytes = decodeBase64(key);
      if (bytes === undefined || bytes.length < 16) return key;
      const sum = marvin32(bytes.subarray(0, -4), seeds[0]);
      new DataView(bytes.buffer, bytes.length - 4, 4).setUint32(0, sum, true);
      const text = encodeBase64(bytes);
      return /[-_]/.test(key) ? text.replaceAll('+', '-').replaceAll('/', '_') : text;
    },
  };
}

/** One check for each kind of identifiable key ("azure-storage"). */
export const azureChecks: Readonly<Record<string, Check>> = Object.fromEntries(
  Object.entries(SEEDS).map(([kind, seeds]) => [`azure-${kind}`, identifiable(seeds)]),
);

const BASE66 = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~';

/** The first three of six digits of base66, as Entra appends them. */
function entraSum(body: string): string {
  const sum = marvin32(new TextEncoder().encode(body), 'AadPwd00');
  let digits = '';
  for (let rest = sum; digits.length < 6; rest = Math.floor(rest / 66)) {
    digits = BASE66.charAt(rest % 66) + digits;
  }
  return digits.slice(0, 3);
}

/** An Entra app's client secret of the `8Q~` form: three characters over the 37 before them. Seen on one sample. */
export const entraSecret: Check = {
  pass: PASS,
  fail: FAIL,
  onFail: 'lower',
  verify(value) {
    if (!/^.{3}8Q~.{34}$/.test(value)) return 'unknown';
    return entraSum(value.slice(0, 37)) === value.slice(37) ? 'pass' : 'fail';
  },
  complete(body) {
    const start = body.search(/.{3}8Q~.{31}$/);
    return start < 0 ? body : body + entraSum(body.slice(start));
  },
};
