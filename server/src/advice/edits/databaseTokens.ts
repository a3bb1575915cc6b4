/**
 * Passwords of PostgreSQL and MySQL in the call of a driver, where a cloud runs the database: a token of the program's
 * own identity, made for each connection. Facts: boto3's `rds.generate_db_auth_token`; @aws-sdk/rds-signer;
 * learn.microsoft.com, "Use Microsoft Entra ID for authentication with Azure Database for PostgreSQL"; the options of
 * psycopg, PyMySQL, MySQL Connector/Python, node-postgres and mysql2; the README of the Cloud SQL Python Connector.
 */
import { JAVASCRIPT } from '../../remediation/languages/javascriptSyntax.ts';
import { PYTHON } from '../../remediation/languages/python.ts';
import {
  type Bracket,
  bracketAt,
  type Code,
  calleeOf,
  codeAround,
  deletions,
  holds,
  innerOf,
  isString,
  withoutEntries,
} from './callShape.ts';
import { inOrder } from './changes.ts';
import { type Connection, connectionOf, plainString, valueSpan } from './databasePlaces.ts';
import { importBefore, importedNames, scriptImport } from './imports.ts';
import type { Change, EditRequest, Finder, KeylessEdit } from './types.ts';

const ENTRA = 'https://ossrdbms-aad.database.windows.net/.default';
/** The user is the identity itself: a person writes its name. */
const IDENTITY = 'IDENTITY';

/** How one driver is told to sign in with a token. */
interface Driver {
  readonly imported: RegExp;
  readonly callee: RegExp;
  readonly engine: 'postgres' | 'mysql';
  /** Whether the options send the token in the open, or name another way to sign in. */
  readonly refuses: RegExp;
  /** Options that come with it, unless one of the name is there. */
  readonly more: readonly (readonly [unless: RegExp, option: string])[];
}

/** Certificates of RDS, as AWS publishes them: MySQL takes a token over TLS alone. */
const CERTIFICATES = 'global-bundle.pem';

const PYTHON_DRIVERS: readonly Driver[] = [
  {
    imported: /^import[ \t]+psycopg2?[ \t]*\r?$/m,
    callee: /^psycopg2?\.connect$/,
    engine: 'postgres',
    refuses: /\bsslmode\s*=\s*["'](?:disable|allow)\b/,
    more: [],
  },
  {
    imported: /^import[ \t]+pymysql[ \t]*\r?$/m,
    callee: /^pymysql\.(?:connect|Connect|Connection)$/,
    engine: 'mysql',
    refuses: /\bssl_disabled\b|\bauth_plugin/,
    more: [[/^ssl(?:_ca)?$/, `ssl_ca="${CERTIFICATES}"`]],
  },
  {
    imported: /^import[ \t]+mysql\.connector[ \t]*\r?$/m,
    callee: /^mysql\.connector\.connect$/,
    engine: 'mysql',
    refuses: /\bssl_disabled\b|\bauth_plugin/,
    more: [[/^auth_plugin$/, 'auth_plugin="mysql_clear_password"']],
  },
];

const standardPort = ({ engine }: Driver): string => (engine === 'postgres' ? '5432' : '3306');

/** `psycopg2.connect(host="….rds.amazonaws.com", user="u", password="p")` */
export const databasePython: Finder = (request) => {
  const { text, range } = request;
  const { code, open } = codeAround(text, range, PYTHON);
  const [at = -1] = open;
  const callee = calleeOf(code, at)?.words.join('.') ?? '';
  const bracket = bracketAt(code, at);
  if (bracket === undefined) return undefined;
  if (callee === 'connector.connect') return cloudSql(request, code, bracket);
  const driver = PYTHON_DRIVERS.find((each) => each.imported.test(text) && each.callee.test(callee));
  const found = driver && connectionOf(code, bracket, range, standardPort(driver));
  if (driver === undefined || found === undefined || driver.refuses.test(sourceIn(code, bracket)))
    return undefined;
  const { host, name, user, port } = found;
  if (host.cloud === 'aws') {
    const token = `boto3.client("rds", region_name="${host.region}").generate_db_auth_token(DBHostname="${name}", Port=${port}, DBUsername="${user}")`;
    return {
      setup: 'databaseAws',
      changes: [
        ...importBefore(text, driver.imported, 'import boto3'),
        ...signedIn(code, bracket, found, token, driver),
      ],
    };
  }
  if (host.engine !== driver.engine) return undefined;
  return {
    setup: 'databaseAzure',
    changes: inOrder([
      ...importBefore(text, driver.imported, 'from azure.identity import DefaultAzureCredential'),
      { range: valueSpan(code, found.userEntry), newText: `"${IDENTITY}"` },
      ...signedIn(code, bracket, found, `DefaultAzureCredential().get_token("${ENTRA}").token`, driver),
    ]),
  };
};

function sourceIn(code: Code, bracket: Bracket): string {
  const { start, end } = innerOf(code, bracket);
  return code.text.slice(start, end);
}

/** The token in the place of the password, and the options that it needs behind it. */
function signedIn(
  code: Code,
  { entries }: Bracket,
  { password }: Connection,
  token: string,
  { more }: Pick<Driver, 'more'>,
): readonly Change[] {
  const added = more.filter(([unless]) => !entries.some(({ key }) => unless.test(key ?? '')));
  const options = added.map(([, option]) => `, ${option}`).join('');
  return [{ range: valueSpan(code, password), newText: token + options }];
}

/** `connector.connect("project:region:instance", "pg8000", user="u", password="p", db="d")` of the Cloud SQL connector. */
function cloudSql({ text, range }: EditRequest, code: Code, { entries }: Bracket): KeylessEdit | undefined {
  if (!/^from[ \t]+google\.cloud\.sql\.connector[ \t]+import\b/m.test(text)) return undefined;
  const password = entries.find(({ key }) => key === 'password');
  const user = entries.find(({ key }) => key === 'user');
  if (password === undefined || user === undefined || !holds(password.range, range)) return undefined;
  if (entries.some(({ key }) => key === 'enable_iam_auth') || !isString(code, password)) return undefined;
  if (!/^(?:pg8000|asyncpg|pymysql)$/.test(plainString(code, entries[1]) ?? '')) return undefined;
  return {
    setup: 'databaseGoogle',
    changes: inOrder([
      { range: valueSpan(code, user), newText: '"NAME@PROJECT.iam"' },
      { range: password.range, newText: 'enable_iam_auth=True' },
    ]),
  };
}

const SCRIPT_PG: Driver = {
  imported: /^pg$/,
  callee: /^(?:\w+\.)?(?:Client|Pool)$/,
  engine: 'postgres',
  refuses: /\bssl\s*:\s*false\b|\bconnectionString\b/,
  more: [[/^ssl$/, 'ssl: true']],
};

const SCRIPT_MYSQL: Driver = {
  imported: /^mysql2\/promise$/,
  callee: /^\w+\.createConnection$/,
  engine: 'mysql',
  refuses: /\bauthPlugins\b|\bssl\s*:\s*false\b/,
  more: [
    [/^ssl$/, "ssl: 'Amazon RDS'"],
    [/^enableCleartextPlugin$/, 'enableCleartextPlugin: true'],
  ],
};

const IMPORT_LINE =
  /^(?:import[ \t][^;'"]{1,500}?from[ \t]*|(?:const|var|let)[ \t][^;'"=]{1,500}=[ \t]*require\()['"](?:pg|mysql2\/promise)['"]/m;

/** `new Pool({ host: '….rds.amazonaws.com', user: 'u', password: 'p' })`, `await mysql.createConnection({ … })` */
export const databaseScript: Finder = ({ text, range }) => {
  const { code, open } = codeAround(text, range, JAVASCRIPT);
  const [at = -1, call = -1] = open;
  if (code.lexemes[at]?.text !== '{' || code.lexemes[call]?.text !== '(') return undefined;
  const callee = calleeOf(code, call);
  const bracket = bracketAt(code, at);
  const words = callee?.words ?? [];
  const driver = [SCRIPT_PG, SCRIPT_MYSQL].find(
    ({ imported, callee: wanted }) =>
      wanted.test(words.join('.')) && importedNames(text, imported).has(words[0] ?? ''),
  );
  const found = driver && bracket && connectionOf(code, bracket, range, standardPort(driver));
  if (callee === undefined || driver === undefined || bracket === undefined || found === undefined)
    return undefined;
  if (driver.refuses.test(sourceIn(code, bracket))) return undefined;
  const { host, name, user, port } = found;
  const isPool = driver === SCRIPT_PG;
  const isAwaited = code.lexemes[callee.first - 1]?.text === 'await';
  // A token can be waited for where the connection is; node-postgres asks for one itself, each time.
  if (isPool ? !callee.isNew : !isAwaited || host.cloud !== 'aws') return undefined;
  if (host.cloud === 'aws') {
    const signer = `new Signer({ hostname: '${name}', port: ${port}, username: '${user}', region: '${host.region}' }).getAuthToken()`;
    return {
      setup: 'databaseAws',
      changes: [
        ...importBefore(text, IMPORT_LINE, scriptImport(text, 'Signer', '@aws-sdk/rds-signer')),
        ...signedIn(code, bracket, found, isPool ? `() => ${signer}` : `await ${signer}`, driver),
      ],
    };
  }
  if (host.engine !== 'postgres') return undefined;
  const token = `async () => (await new DefaultAzureCredential().getToken('${ENTRA}')).token`;
  return {
    setup: 'databaseAzure',
    changes: inOrder([
      ...importBefore(text, IMPORT_LINE, scriptImport(text, 'DefaultAzureCredential', '@azure/identity')),
      { range: valueSpan(code, found.userEntry), newText: `'${IDENTITY}'` },
      ...signedIn(code, bracket, found, token, driver),
    ]),
  };
};

/** `sql.connect({ server: 'x.database.windows.net', user: 'u', password: 'p' })` of mssql. */
export const azureSqlScript: Finder = ({ text, range }) => {
  const imported = importedNames(text, /^mssql$/);
  const { code, open } = codeAround(text, range, JAVASCRIPT);
  const [at = -1] = open;
  const bracket = code.lexemes[at]?.text === '{' ? bracketAt(code, at) : undefined;
  if (imported.size === 0 || bracket === undefined) return undefined;
  const named = (name: string) => bracket.entries.find(({ key }) => key === name);
  const [server, user, password] = [named('server'), named('user'), named('password')];
  if (user === undefined || password === undefined || !holds(password.range, range)) return undefined;
  if (!/\.database\.windows\.net$/.test(plainString(code, server) ?? '')) return undefined;
  if (!isString(code, password) || !isString(code, user)) return undefined;
  if (named('authentication') !== undefined || named('domain') !== undefined) return undefined;
  const spans = withoutEntries(code, bracket, (each) => each === user);
  if (spans === undefined) return undefined;
  return {
    setup: 'databaseAzure',
    changes: inOrder([
      ...deletions(spans),
      {
        range: password.range,
        newText: "authentication: { type: 'azure-active-directory-default', options: {} }",
      },
    ]),
  };
};
