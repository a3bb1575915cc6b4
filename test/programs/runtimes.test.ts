/** Runtimes that load `.env` in ways of their own. Named by DENO and BUN where they are not on the PATH. */
import { type ProgramCase, runCases } from './harness.ts';

const KEY = '<<npm-token>>';
const deno = process.env.DENO ?? 'deno';
const bun = process.env.BUN ?? 'bun';

const program = (
  name: string,
  text: string,
  files: Readonly<Record<string, string>>,
  run: readonly string[],
  runFixed: readonly string[],
  more: Partial<ProgramCase> = {},
): ProgramCase => ({
  name,
  files: { 'main.ts': text, ...files },
  languageId: 'typescript',
  run,
  runFixed,
  load: 'self',
  ...more,
});

const DENO_ENV = { NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1', DENO_NO_PROMPT: '1' };
const DIGEST = `const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(String(value)));
console.log([...new Uint8Array(bytes)].join(' '));
`;
const onDeno = (name: string, body: string, more: Partial<ProgramCase> = {}): ProgramCase =>
  program(
    name,
    `${body}\n${DIGEST}`,
    { 'deno.json': '{}\n' },
    [deno, 'run', '--quiet', 'main.ts'],
    [deno, 'run', '--quiet', '--allow-env', '--env-file=.env', 'main.ts'],
    { checks: [[deno, 'check', '--quiet', 'main.ts']], ...more },
  );

runCases(
  'Deno programs',
  [
    onDeno('a constant', `const value: string = '${KEY}';`, { becomes: /Deno\.env\.get\('NPM_TOKEN'\)/ }),
    onDeno('a header', `const value = 'Bearer ${KEY}';`, { becomes: /\$\{Deno\.env\.get\('NPM_TOKEN'\)\}/ }),
    onDeno('a default', `const f = (key = '${KEY}') => key;\nconst value = f();`),
    onDeno('an argument', `const f = (key: string): number => key.length;\nconst value = f('${KEY}');`),
    onDeno('a record', `const keys: Record<string, string> = { npm: '${KEY}' };\nconst value = keys.npm;`),
    onDeno('a URL with a password', "const value = 'postgres://app:<<A-Za-z0-9:24>>@db.internal.corp/app';"),
  ],
  { needs: [deno], env: DENO_ENV },
);

const onBun = (name: string, body: string, more: Partial<ProgramCase> = {}): ProgramCase =>
  program(
    name,
    `${body}\n${DIGEST}`,
    { 'package.json': '{ "type": "module", "scripts": { "start": "bun main.ts" } }\n', 'bunfig.toml': '' },
    [bun, 'run', 'main.ts'],
    [bun, 'run', 'main.ts'],
    more,
  );

runCases(
  'Bun programs, which load .env by themselves',
  [
    onBun('a constant', `const value: string = '${KEY}';`, { becomes: /(?:process|Bun)\.env\.NPM_TOKEN/ }),
    onBun('a header', `const value = 'Bearer ${KEY}';`),
    onBun(
      'a class field',
      `class C {\n  #key = '${KEY}';\n  key() {\n    return this.#key;\n  }\n}\nconst value = new C().key();`,
    ),
    onBun('a fallback', `const value = process.env.MY_TOKEN ?? '${KEY}';`),
  ],
  { needs: [bun] },
);
