/**
 * Where a script reads a variable that the build publishes (`import.meta.env.VITE_…`, `process.env.NEXT_PUBLIC_…`). Not a
 * parse: a variable that the script names twice is not plain.
 */
import { JAVASCRIPT } from '../../remediation/languages/javascriptSyntax.ts';
import { codeAround } from '../edits/callShape.ts';
import { carrierOf, constantAround, type KeyUse } from './keyUse.ts';

/** No value stands in the script. */
const NOWHERE = { start: -1, end: -1 };
/** What makes a string of a value that may be missing. */
const OTHERWISE = String.raw`(?:!(?!=)|\s+as\s+string\b|\s*(?:\?\?|\|\|)\s*(?:''|""))?`;

/** @returns whether a text names the variable at all. */
export const namesVariable = (text: string, name: string): boolean =>
  new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(text);

/** @returns the use of the only read of the variable; undefined where it is not the only mention, or not plain. */
export function keyReadOf(script: string, name: string): KeyUse | undefined {
  const mentions = [...script.matchAll(new RegExp(`(?<![\\w$])${name}(?![\\w$])`, 'g'))];
  const read = new RegExp(`(?<![\\w$.])(?:import\\.meta|process)\\.env\\.${name}(?![\\w$])${OTHERWISE}`).exec(
    script,
  );
  if (mentions.length !== 1 || read === null) return undefined;
  const [expression] = read;
  const span = { start: read.index, end: read.index + expression.length };
  const constant = constantAround(script, span, '');
  if (constant === undefined)
    return {
      ...codeAround(script, carrierOf(script, span), JAVASCRIPT),
      value: NOWHERE,
      constant,
      expression,
    };
  const [use, ...more] = constant.uses;
  if (use === undefined || more.length > 0) return undefined;
  const word = { start: use, end: use + constant.name.length };
  return { ...codeAround(script, carrierOf(script, word), JAVASCRIPT), value: NOWHERE, constant };
}
