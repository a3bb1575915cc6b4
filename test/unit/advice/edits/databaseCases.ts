/** Programs that sign in to a database with a password, before and after the keyless edit. */
import type { EditCase } from './cases.ts';

const RDS = 'shop.abc123.eu-west-1.rds.amazonaws.com';
const SIGNER = `new Signer({ hostname: '${RDS}', port: 5432, username: 'app', region: 'eu-west-1' }).getAuthToken()`;
const token = (port: number): string =>
  `boto3.client("rds", region_name="eu-west-1").generate_db_auth_token(DBHostname="${RDS}", Port=${port}, DBUsername="app")`;

export const DATABASES: readonly EditCase[] = [
  [
    'RDS, PyMySQL: with the certificates that a token needs',
    'a.py',
    `import pymysql\n\ndb = pymysql.connect(\n    host="${RDS}",\n    user="app",\n    password="«p»",\n    database="shop",\n)\n`,
    `import boto3\nimport pymysql\n\ndb = pymysql.connect(\n    host="${RDS}",\n    user="app",\n    password=${token(3306)}, ssl_ca="global-bundle.pem",\n    database="shop",\n)\n`,
  ],
  [
    'RDS, MySQL Connector/Python: the plugin for a token',
    'a.py',
    `import boto3\nimport mysql.connector\n\ndb = mysql.connector.connect(host="${RDS}", port=3307, user="app", passwd="«p»", ssl_ca="rds.pem")\n`,
    `import boto3\nimport mysql.connector\n\ndb = mysql.connector.connect(host="${RDS}", port=3307, user="app", passwd=${token(3307)}, auth_plugin="mysql_clear_password", ssl_ca="rds.pem")\n`,
  ],
  [
    'RDS, node-postgres: a token for each connection of the pool',
    'a.ts',
    `import { Pool } from 'pg';\n\nexport const pool = new Pool({\n  host: '${RDS}',\n  user: 'app',\n  password: '«p»',\n  database: 'shop',\n});\n`,
    `import { Signer } from '@aws-sdk/rds-signer';\nimport { Pool } from 'pg';\n\nexport const pool = new Pool({\n  host: '${RDS}',\n  user: 'app',\n  password: () => ${SIGNER}, ssl: true,\n  database: 'shop',\n});\n`,
  ],
  [
    'RDS, node-postgres: required, with certificates of its own and constants',
    'a.cjs',
    `const { Client } = require('pg');\nconst host = '${RDS}';\nconst password = '«p»';\nconst client = new Client({ host, user: 'app', password, ssl: { ca } });\n`,
    `const { Signer } = require('@aws-sdk/rds-signer');\nconst { Client } = require('pg');\nconst host = '${RDS}';\nconst client = new Client({ host, user: 'app', password: () => ${SIGNER}, ssl: { ca } });\n`,
  ],
  [
    'RDS, mysql2: a connection that is waited for',
    'a.mjs',
    `import mysql from 'mysql2/promise';\nconst db = await mysql.createConnection({ host: '${RDS}', user: 'app', password: '«p»' });\n`,
    `import { Signer } from '@aws-sdk/rds-signer';\nimport mysql from 'mysql2/promise';\nconst db = await mysql.createConnection({ host: '${RDS}', user: 'app', password: await ${SIGNER.replace('5432', '3306')}, ssl: 'Amazon RDS', enableCleartextPlugin: true });\n`,
  ],
  [
    'Azure Database for PostgreSQL, psycopg',
    'a.py',
    'import psycopg\n\ndb = psycopg.connect(host="shop.postgres.database.azure.com", user="app", password="«p»", dbname="shop")\n',
    'from azure.identity import DefaultAzureCredential\nimport psycopg\n\ndb = psycopg.connect(host="shop.postgres.database.azure.com", user="IDENTITY", password=DefaultAzureCredential().get_token("https://ossrdbms-aad.database.windows.net/.default").token, dbname="shop")\n',
  ],
  [
    'Azure Database for PostgreSQL, node-postgres',
    'a.ts',
    "import pg from 'pg';\nexport const pool = new pg.Pool({ host: 'shop.postgres.database.azure.com', user: 'app', password: '«p»', ssl: true });\n",
    "import { DefaultAzureCredential } from '@azure/identity';\nimport pg from 'pg';\nexport const pool = new pg.Pool({ host: 'shop.postgres.database.azure.com', user: 'IDENTITY', password: async () => (await new DefaultAzureCredential().getToken('https://ossrdbms-aad.database.windows.net/.default')).token, ssl: true });\n",
  ],
  [
    'Cloud SQL, Python connector',
    'a.py',
    'from google.cloud.sql.connector import Connector\n\nconnector = Connector()\ndb = connector.connect("shop:europe-west1:main", "pg8000", user="app", password="«p»", db="shop")\n',
    'from google.cloud.sql.connector import Connector\n\nconnector = Connector()\ndb = connector.connect("shop:europe-west1:main", "pg8000", user="NAME@PROJECT.iam", enable_iam_auth=True, db="shop")\n',
  ],
  [
    'Azure SQL, pyodbc',
    'a.py',
    'import pyodbc\n\ndb = pyodbc.connect("Driver={ODBC Driver 18 for SQL Server};Server=tcp:shop.database.windows.net,1433;Database=d;Uid=u;Pwd=«p»;Encrypt=yes;")\n',
    'import pyodbc\n\ndb = pyodbc.connect("Driver={ODBC Driver 18 for SQL Server};Server=tcp:shop.database.windows.net,1433;Database=d;Authentication=ActiveDirectoryMsi;Encrypt=yes;")\n',
  ],
  [
    'Azure SQL, mssql-python, in a constant',
    'a.py',
    "import mssql_python\n\nDATABASE = 'Server=shop.database.windows.net;Database=d;UID=u;PWD=«p»'\ndb = mssql_python.connect(DATABASE)\n",
    "import mssql_python\n\nDATABASE = 'Server=shop.database.windows.net;Database=d;Authentication=ActiveDirectoryDefault'\ndb = mssql_python.connect(DATABASE)\n",
  ],
  [
    'Azure SQL, JDBC',
    'A.java',
    'class A {\n  String url = "jdbc:sqlserver://shop.database.windows.net:1433;database=d;user=u;password=«p»;encrypt=true";\n}\n',
    'class A {\n  String url = "jdbc:sqlserver://shop.database.windows.net:1433;database=d;authentication=ActiveDirectoryDefault;encrypt=true";\n}\n',
  ],
  [
    'Azure SQL, mssql for Node.js',
    'a.js',
    "const sql = require('mssql');\nconst pool = sql.connect({\n  server: 'shop.database.windows.net',\n  database: 'd',\n  user: 'u',\n  password: '«p»',\n  options: { encrypt: true },\n});\n",
    "const sql = require('mssql');\nconst pool = sql.connect({\n  server: 'shop.database.windows.net',\n  database: 'd',\n  authentication: { type: 'azure-active-directory-default', options: {} },\n  options: { encrypt: true },\n});\n",
  ],
];

export const DATABASES_NONE: readonly (readonly [what: string, path: string, program: string])[] = [
  [
    'a server of its own',
    'a.ts',
    "import { Pool } from 'pg';\nnew Pool({ host: 'db.example.com', user: 'app', password: '«p»' });\n",
  ],
  [
    'TLS that is turned off',
    'a.ts',
    `import { Pool } from 'pg';\nnew Pool({ host: '${RDS}', user: 'app', password: '«p»', ssl: false });\n`,
  ],
  [
    'a connection whose result is a promise',
    'a.mjs',
    `import mysql from 'mysql2/promise';\nmysql.createConnection({ host: '${RDS}', user: 'app', password: '«p»' }).then(go);\n`,
  ],
  [
    'a pool that would keep a token for longer than it lives',
    'a.mjs',
    `import mysql from 'mysql2/promise';\nconst pool = mysql.createPool({ host: '${RDS}', user: 'app', password: '«p»' });\n`,
  ],
  [
    'a user that is computed',
    'a.py',
    `import pymysql\npymysql.connect(host="${RDS}", user=user(), password="«p»")\n`,
  ],
  [
    'another driver of the connector',
    'a.py',
    'from google.cloud.sql.connector import Connector\nconnector = Connector()\nconnector.connect("p:r:i", "pytds", user="u", password="«p»")\n',
  ],
  [
    'a connection string with holes',
    'a.py',
    'import pyodbc\npyodbc.connect(f"Server=shop.database.windows.net;Uid={user};Pwd=«p»")\n',
  ],
];
