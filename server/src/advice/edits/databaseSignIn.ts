/**
 * Azure SQL with a password in its connection string, where the driver signs in with Microsoft Entra by a word of the
 * string itself. Facts: learn.microsoft.com, "Using Microsoft Entra authentication with SqlClient", "… with the ODBC
 * driver", "Connect using Microsoft Entra authentication" (JDBC), "Microsoft Entra authentication with mssql-python".
 */
import { CSHARP_SYNTAX } from '../../remediation/languages/csharp.ts';
import { JAVA_SYNTAX } from '../../remediation/languages/java.ts';
import { PYTHON } from '../../remediation/languages/python.ts';
import type { LexicalSyntax } from '../../remediation/syntax/lexical.ts';
import { codeAround, holds } from './callShape.ts';
import type { Finder } from './types.ts';

interface Driver {
  /** What shows which driver reads the string. */
  readonly proof: RegExp;
  /** A driver beside it that does not know the word. */
  readonly refuses?: RegExp;
  readonly entry: string;
}

const DEFAULT = 'Authentication=Active Directory Default';

const DRIVERS: Readonly<Record<'cs' | 'java' | 'py', readonly Driver[]>> = {
  cs: [
    {
      proof: /^\s*(?:global\s+)?using\s+Microsoft\.Data\.SqlClient\s*;|\.UseSqlServer\s*\(/m,
      // The older one does not know the keyword.
      refuses: /\bSystem\.Data\.SqlClient\b/,
      entry: DEFAULT,
    },
  ],
  java: [{ proof: /"jdbc:sqlserver:\/\//, entry: 'authentication=ActiveDirectoryDefault' }],
  py: [
    { proof: /^\s*(?:import|from)\s+mssql_python\b/m, entry: 'Authentication=ActiveDirectoryDefault' },
    { proof: /^\s*import\s+pyodbc\b/m, entry: 'Authentication=ActiveDirectoryMsi' },
  ],
};

const SERVER = /^(?:server|data source|addr|address|servername)$/;
const SECRET = /^(?:user id|uid|user|username|password|pwd)$/;
const OTHER = /^(?:authentication|integrated security|integratedsecurity|trusted_connection)$/;
const AZURE = /\.database\.windows\.net(?:[,:]\d+)?\s*$/;

/** `"Server=x.database.windows.net;…;User ID=u;Password=p;…"`, and the address in front where the string is a URL. */
const finder =
  (syntax: LexicalSyntax, drivers: readonly Driver[]): Finder =>
  ({ text, range }) => {
    const driver = drivers.find(({ proof }) => proof.test(text));
    if (driver === undefined || driver.refuses?.test(text) === true) return undefined;
    const { code } = codeAround(text, range, syntax);
    const literal = code.lexemes.find(({ kind, range: own }) => kind === 'string' && holds(own, range));
    const source = literal === undefined ? '' : text.slice(literal.range.start, literal.range.end);
    const [, quote = '', body] = /^(["'])([^"'\\\n]*)\1$/.exec(source) ?? [];
    if (literal === undefined || body === undefined) return undefined;
    // Holes of a string are values that are not seen; the name of an ODBC driver stands in braces.
    if (/[{}]/.test(body.replace(/driver=\{[\w ]+\}/i, ''))) return undefined;
    const parts = body
      .split(';')
      .map((part) => ({ part, name: part.split('=')[0]?.trim().toLowerCase() ?? '' }));
    const isServer = parts.some(
      ({ part, name }, index) =>
        (SERVER.test(name) || (index === 0 && part.startsWith('jdbc:sqlserver://'))) && AZURE.test(part),
    );
    const isSecret = ({ name }: { readonly name: string }): boolean => SECRET.test(name);
    if (!isServer || parts.some(({ name }) => OTHER.test(name)) || parts.filter(isSecret).length !== 2)
      return undefined;
    const at = parts.findIndex(isSecret);
    const kept = parts.flatMap((each, index) => {
      if (index === at) return [`${/^\s*/.exec(each.part)?.[0] ?? ''}${driver.entry}`];
      return isSecret(each) ? [] : [each.part];
    });
    return {
      setup: 'databaseAzure',
      changes: [{ range: literal.range, newText: `${quote}${kept.join(';')}${quote}` }],
    };
  };

export const azureSqlCsharp = finder(CSHARP_SYNTAX, DRIVERS.cs);
export const azureSqlJava = finder(JAVA_SYNTAX, DRIVERS.java);
export const azureSqlPython = finder(PYTHON, DRIVERS.py);
