import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignmentOf } from '../../../server/src/detection/assignment.ts';

/** `§` stands for the value. */
const CASES: readonly (readonly [string, string | undefined])[] = [
  ['const apiKey = "§"', 'apiKey'],
  ["let apiKey: string = '§'", 'apiKey'],
  ['api_key: str = "§"', 'api_key'],
  ['var apiKey string = "§"', 'apiKey'],
  ['let key: &str = "§";', 'key'],
  ['private static final String API_KEY = "§";', 'API_KEY'],
  ['key := "§"', 'key'],
  ['key := []byte("§")', 'key'],
  ["{ apiKey: '§' }", 'apiKey'],
  ['{"api_key": "§"}', 'api_key'],
  ['"{\\"api_key\\": \\"§\\"}"', 'api_key'],
  ["'api_key' => '§',", 'api_key'],
  ["$config['api_key'] = '§';", 'api_key'],
  ['config.db.password = "§"', 'config.db.password'],
  ['this.secret = "§"', 'secret'],
  ['const k = process.env.STRIPE_KEY || "§"', 'STRIPE_KEY'],
  ['os.environ.get("A") or "§"', undefined],
  ['export API_KEY=§', 'API_KEY'],
  ['API_KEY="§"', 'API_KEY'],
  ['  - API_KEY=§', 'API_KEY'],
  ['api-key: §', 'api-key'],
  ['spring.datasource.password=§', 'spring.datasource.password'],
  ['connect(password="§")', 'password'],
  ['connect(host, password=b"§")', 'password'],
  ['<password>§</password>', 'password'],
  ['<add key="ApiKey" value="§" />', 'ApiKey'],
  ['- name: API_KEY\n  value: §', 'API_KEY'],
  ['{"name": "API_KEY", "value": "§"}', 'API_KEY'],
  ['curl --api-key §', 'api-key'],
  ['curl -H "X-Api-Key: §"', 'X-Api-Key'],
  ["-H 'Authorization: Bearer §'", 'Authorization'],
  ['headers = {"Authorization": "Bearer §"}', 'Authorization'],
  ['setenv("API_KEY", "§")', 'API_KEY'],
  ["define('API_KEY', '§');", 'API_KEY'],
  ['#define API_KEY "§"', 'API_KEY'],
  ['ENV API_KEY §', 'API_KEY'],
  ['url = "postgres://app:§@db/app"', 'url'],
  ['DATABASE_URL=postgres://app:§@db/app', 'DATABASE_URL'],
  ['conn = "Server=db;Password=§;"', 'Password'],
  ['fetch("https://x.test/?api_key=§")', 'api_key'],
  ['パスワード = "§"', 'パスワード'],
  ['print("§")', undefined],
  ["it's § here", undefined],
];

for (const [text, expected] of CASES) {
  test(text.replaceAll('\n', ' '), () => {
    const start = text.indexOf('§');
    const found = assignmentOf(text, { start, end: start + 1 });
    assert.equal(found?.name, expected);
    if (found) assert.equal(text.slice(found.range.start, found.range.end), found.name);
  });
}
