/** Files that hold secrets, by their names, and whether a list of patterns leaves them out. */
import ignore from 'ignore';
import type { Project } from '../../remediation/plan.ts';

/** `.env` and its kin but for examples, private keys, key stores, and what clouds hand out as files. */
const SECRET_FILE =
  /^(?:\.env(?:\.(?!example|sample|template|dist|defaults?|schema|vault)[\w.-]+)?|\.dev\.vars|id_(?:rsa|dsa|ecdsa|ed25519)|.+\.(?:pem|p12|pfx|jks|keystore)|(?:service[-_]?account|serviceAccountKey|credentials)[\w.-]*\.json)$/;

/** @returns the names of such files in a folder, as far as it has been looked at. */
export function secretFilesIn(folder: string, { entries }: Project): readonly string[] {
  return [...(entries ?? [])]
    .filter((uri) => uri.startsWith(`${folder}/`))
    .map((uri) => decodeURIComponent(uri.slice(folder.length + 1)))
    .filter((name) => !name.includes('/') && SECRET_FILE.test(name))
    .toSorted();
}

/** @returns the names that the patterns let through. */
export function letThrough(names: readonly string[], patterns: string): readonly string[] {
  const list = ignore().add(patterns);
  return names.filter((name) => !list.ignores(name));
}

/** @returns the names that the patterns take. */
export function matching(names: readonly string[], patterns: string): readonly string[] {
  const list = ignore().add(patterns);
  return names.filter((name) => list.ignores(name));
}
