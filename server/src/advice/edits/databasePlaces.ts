/** Databases that a cloud runs, as the names of their hosts tell it, and the call of a driver that connects to one. */
import type { Span } from '../../detection/types.ts';
import {
  type Bracket,
  type Code,
  type Entry,
  holds,
  holdsComment,
  isString,
  literalOf,
  sourceOf,
} from './callShape.ts';

/** Who runs a database, and its engine where the name says so. */
export type Host =
  | { readonly cloud: 'aws'; readonly region: string }
  | { readonly cloud: 'azure'; readonly engine: 'postgres' | 'mysql' };

/** @returns undefined for a host that no cloud runs. */
export function hostOf(name: string): Host | undefined {
  const region = /^[\w-]+(?:\.[\w-]+)?\.([a-z]{2}(?:-[a-z]+)+-\d)\.rds\.amazonaws\.com$/.exec(name)?.[1];
  if (region !== undefined) return { cloud: 'aws', region };
  const engine = /^[\w-]+\.(postgres|mysql)\.database\.azure\.com$/.exec(name)?.[1];
  return engine === 'postgres' || engine === 'mysql' ? { cloud: 'azure', engine } : undefined;
}

/** A call of a driver with a password, its host known. */
export interface Connection {
  readonly host: Host;
  /** The host's name and the user as they are written, without quotes. */
  readonly name: string;
  readonly user: string;
  readonly port: string;
  readonly password: Entry;
  readonly userEntry: Entry;
}

/** @returns what the entries of a call say, if the place is in its password and everything is written out. */
export function connectionOf(
  code: Code,
  { entries }: Bracket,
  range: Span,
  standardPort: string,
): Connection | undefined {
  const named = (...names: readonly string[]): Entry | undefined =>
    entries.find(({ key }) => key !== undefined && names.includes(key));
  const password = named('password', 'passwd');
  const userEntry = named('user');
  const name = plainString(code, named('host')) ?? '';
  const user = plainString(code, userEntry);
  const portEntry = named('port');
  const port = portEntry === undefined ? standardPort : sourceOf(code, portEntry.first).replace(/["']/g, '');
  const host = hostOf(name);
  if (password === undefined || !holds(password.range, range) || !isString(code, password)) return undefined;
  if (host === undefined || user === undefined || userEntry === undefined || !/^\d+$/.test(port))
    return undefined;
  if (holdsComment(code, password.range)) return undefined;
  return { host, name, user, port, password, userEntry };
}

/** The text of a value that is one plain string, and not an empty one. */
export function plainString(code: Code, entry: Entry | undefined): string | undefined {
  const value = entry && literalOf(code, entry)?.value;
  return value === '' ? undefined : value;
}

/** Where the value of an entry stands. */
export const valueSpan = ({ lexemes }: Code, { first, range }: Entry): Span => ({
  start: lexemes[first]?.range.start ?? 0,
  end: range.end,
});
