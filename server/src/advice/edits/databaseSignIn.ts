/**
 * Passwords of databases in the code where the driver can sign in by the platform's identity: Azure SQL with
 * Microsoft.Data.SqlClient, PostgreSQL on RDS with psycopg. Facts: learn.microsoft.com, "Using Microsoft Entra
 * authentication with SqlClient"; boto3's reference of `rds.generate_db_auth_token`.
 */
import { CSHARP_SYNTAX } from '../../remediation/languages/csharp.ts';
import { PYTHON } from '../../remediation/languages/python.ts';
import { lineBreakOf } from '../../remediation/syntax/places.ts';
import { bracketAt, calleeOf, codeAround, holds, holdsComment, isString, sourceOf } from './callShape.ts';
import type { Finder } from './types.ts';

const SQL_CLIENT = /^\s*(?:global\s+)?using\s+Microsoft\.Data\.SqlClient\s*;|\.UseSqlServer\s*\(/m;

/** `"Server=x.database.windows.net;…;User ID=u;Password=p;…"` in C#. */
export const azureSql: Finder = ({ text, range }) => {
  // The older System.Data.SqlClient does not know the keyword.
  if (!SQL_CLIENT.test(text) || /\bSystem\.Data\.SqlClient\b/.test(text)) return undefined;
  const { code } = codeAround(text, range, CSHARP_SYNTAX);
  const literal = code.lexemes.find(({ kind, range: own }) => kind === 'string' && holds(own, range));
  const source = literal === undefined ? '' : text.slice(literal.range.start, literal.range.end);
  const body = /^"([^"\\\n{}]*)"$/.exec(source)?.[1];
  if (literal === undefined || body === undefined) return undefined;
  const parts = body
    .split(';')
    .map((part) => ({ part, name: part.split('=')[0]?.trim().toLowerCase() ?? '' }));
  const isServer = parts.some(
    ({ part, name }) =>
      /^(?:server|data source|addr|address)$/.test(name) &&
      /\.database\.windows\.net(?:,1433)?\s*$/.test(part),
  );
  const isSecret = ({ name }: { readonly name: string }): boolean =>
    /^(?:user id|uid|user|password|pwd)$/.test(name);
  const isOther = parts.some(({ name }) =>
    /^(?:authentication|integrated security|trusted_connection)$/.test(name),
  );
  if (!isServer || isOther || parts.filter(isSecret).length !== 2) return undefined;
  const at = parts.findIndex(isSecret);
  const kept = parts.flatMap((each, index) => {
    if (index === at) return [`${/^\s*/.exec(each.part)?.[0] ?? ''}Authentication=Active Directory Default`];
    return isSecret(each) ? [] : [each.part];
  });
  return {
    setup: 'databaseAzure',
    changes: [{ range: literal.range, newText: `"${kept.join(';')}"` }],
  };
};

const RDS = /^[\w-]+\.[a-z0-9-]+\.([a-z]{2}(?:-[a-z]+)+-\d)\.rds\.amazonaws\.com$/;

/** `psycopg2.connect(host="….rds.amazonaws.com", user="u", password="p")`: a token for each connection. */
export const rdsPython: Finder = ({ text, range }) => {
  if (!/^import\s+psycopg2?\s*$/m.test(text)) return undefined;
  const { code, open } = codeAround(text, range, PYTHON);
  const [at] = open;
  const callee = at === undefined ? undefined : calleeOf(code, at);
  const bracket = at === undefined ? undefined : bracketAt(code, at);
  if (bracket === undefined || !/^psycopg2?\.connect$/.test(callee?.words.join('.') ?? '')) return undefined;
  const plain = (name: string): string | undefined => {
    const entry = bracket.entries.find(({ key }) => key === name);
    if (entry === undefined || !isString(code, entry)) return undefined;
    return /^(["'])([^\\"'\n]+)\1$/.exec(sourceOf(code, entry.first))?.[2];
  };
  const password = bracket.entries.find(({ key }) => key === 'password');
  const host = plain('host');
  const user = plain('user');
  const region = RDS.exec(host ?? '')?.[1];
  const portEntry = bracket.entries.find(({ key }) => key === 'port');
  const port = portEntry === undefined ? '5432' : sourceOf(code, portEntry.first).replace(/["']/g, '');
  if (password === undefined || !holds(password.range, range) || !isString(code, password)) return undefined;
  if (region === undefined || user === undefined || !/^\d+$/.test(port)) return undefined;
  // The server takes a token over TLS alone.
  if (plain('sslmode') === 'disable' || plain('sslmode') === 'allow' || holdsComment(code, password.range))
    return undefined;
  const token = `boto3.client("rds", region_name="${region}").generate_db_auth_token(DBHostname="${host}", Port=${port}, DBUsername="${user}")`;
  const value = { start: code.lexemes[password.first]?.range.start ?? 0, end: password.range.end };
  const line = /^import[ \t]+psycopg2?[ \t]*\r?$/m.exec(text);
  const start = line?.index ?? 0;
  const imported = /^import[ \t]+boto3[ \t]*\r?$/m.test(text)
    ? []
    : [{ range: { start, end: start }, newText: `import boto3${lineBreakOf(text)}` }];
  return { setup: 'databaseAws', changes: [...imported, { range: value, newText: token }] };
};
