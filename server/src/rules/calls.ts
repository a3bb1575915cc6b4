import type { Rule } from '../detection/types.ts';
import { family } from './rule.ts';

const call = family({
  name: { en: 'password given to a call', ja: '呼び出しに渡すパスワード' },
  severity: 'high',
  privilege: 'account-wide',
  confidence: 'context',
  check: 'url-password',
});

/** The first argument of a call: a string or an expression without a bracket of its own. */
const FIRST = '\\(\\s{0,40}(?:"[^"\\n]{0,120}"|\'[^\'\\n]{0,120}\'|[\\w.$@]{1,80})\\s{0,10},\\s{0,40}';
/** A string that is neither empty nor filled in when the program runs. */
const STRING = '@?["\'](?<secret>[^"\'\\n$<{%][^"\'\\n$<{]{3,120})["\']';

/** Passwords whose place among the arguments says what they are, where no name does. */
export const CALLS: readonly Rule[] = [
  call({
    id: 'network-credential',
    provider: '.NET',
    keywords: ['NetworkCredential('],
    pattern: new RegExp(`\\bNetworkCredential${FIRST}${STRING}`),
    docs: 'https://learn.microsoft.com/dotnet/api/system.net.networkcredential',
    examples: {
      match: [
        'client.Credentials = new NetworkCredential("deploy@shop.internal", "{A-Za-z0-9:14}");',
        'new System.Net.NetworkCredential(user, "{A-Za-z0-9:14}", "SHOP")',
      ],
      reject: ['new NetworkCredential(user, password)', 'new NetworkCredential("deploy", "")'],
    },
  }),
  call({
    id: 'basic-auth-call',
    provider: 'HTTP',
    keywords: ['SetBasicAuth(', 'setBasicAuth(', 'basic_auth(', 'basicAuth('],
    pattern: new RegExp(`\\b(?:[Ss]etBasicAuth|basic_auth|basicAuth)${FIRST}${STRING}`),
    docs: 'https://pkg.go.dev/net/http#Request.SetBasicAuth',
    examples: {
      match: ['req.SetBasicAuth("deploy", "{A-Za-z0-9:14}")', "headers.setBasicAuth(user, '{A-Za-z0-9:14}')"],
      reject: ['req.SetBasicAuth(user, password)', 'req.SetBasicAuth("deploy", "")'],
    },
  }),
  call({
    id: 'java-password-credentials',
    provider: 'Java',
    keywords: ['UsernamePasswordCredentials(', 'PasswordAuthentication('],
    pattern: new RegExp(`\\b(?:UsernamePasswordCredentials|PasswordAuthentication)${FIRST}${STRING}`),
    docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/PasswordAuthentication.html',
    examples: {
      match: [
        'new UsernamePasswordCredentials("deploy", "{A-Za-z0-9:14}")',
        'return new PasswordAuthentication(user, "{A-Za-z0-9:14}".toCharArray());',
      ],
      reject: [
        'new UsernamePasswordCredentials(user, password)',
        'new PasswordAuthentication("deploy", null)',
      ],
    },
  }),
  call({
    id: 'jdbc-connection-password',
    provider: 'JDBC',
    keywords: ['getConnection('],
    pattern: new RegExp(
      `\\bgetConnection${FIRST}(?:"[^"\\n]{0,120}"|[\\w.$]{1,80})\\s{0,10},\\s{0,40}${STRING}`,
    ),
    keyless: 'database-iam',
    docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.sql/java/sql/DriverManager.html',
    examples: {
      match: [
        'DriverManager.getConnection("jdbc:mysql://db.internal/shop", "deploy", "{A-Za-z0-9:14}");',
        'DriverManager.getConnection(url, user, "{A-Za-z0-9:14}")',
      ],
      reject: ['DriverManager.getConnection(url, user, password)', 'pool.getConnection("a", "b", "")'],
    },
  }),
  call({
    id: 'powershell-secure-string',
    provider: 'PowerShell',
    name: { en: 'password in plain text', ja: '平文のパスワード' },
    keywords: ['convertto-securestring'],
    ignoreCase: true,
    pattern:
      /\b[Cc][Oo][Nn][Vv][Ee][Rr][Tt][Tt][Oo]-[Ss][Ee][Cc][Uu][Rr][Ee][Ss][Tt][Rr][Ii][Nn][Gg](?:\s{1,3}-(?:String|AsPlainText|Force|asplaintext|force|string)){0,3}\s{1,3}["'](?<secret>[^"'\n$<{][^"'\n$<{]{3,120})["']/,
    docs: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.security/convertto-securestring',
    examples: {
      match: [
        '$p = ConvertTo-SecureString "{A-Za-z0-9:14}!" -AsPlainText -Force',
        "ConvertTo-SecureString -AsPlainText -Force '{A-Za-z0-9:14}'",
      ],
      reject: [
        'ConvertTo-SecureString $password -AsPlainText -Force',
        'ConvertTo-SecureString "$env:PASSWORD" -AsPlainText',
      ],
    },
  }),
  call({
    id: 'hmac-key-literal',
    provider: 'HMAC',
    name: { en: 'signing key given to a call', ja: '呼び出しに渡す署名キー' },
    keywords: ['createHmac('],
    pattern: new RegExp(`\\bcreateHmac${FIRST}${STRING}`),
    docs: 'https://nodejs.org/api/crypto.html#cryptocreatehmacalgorithm-key-options',
    examples: {
      match: ["crypto.createHmac('sha256', '{A-Za-z0-9:24}')", 'createHmac(algorithm, "{A-Za-z0-9:24}")'],
      reject: ["crypto.createHmac('sha256', secret)", "crypto.createHmac('sha256', '')"],
    },
  }),
];
