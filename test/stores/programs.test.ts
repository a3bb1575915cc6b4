/** Programs whose secret moved to a running store: they run as before, and the secret stands nowhere in their folder. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CHECKS } from '../../server/src/detection/checks/index.ts';
import { createEngine } from '../../server/src/engine.ts';
import { createHostNode } from '../../server/src/hostNode.ts';
import { planMoveToStore } from '../../server/src/remediation/moveToStore.ts';
import type { EditPlan } from '../../server/src/remediation/plan.ts';
import { storeOf } from '../../server/src/remediation/stores/index.ts';
import { languageIdOf } from '../../server/src/workspace/languageId.ts';
import { applyReplacements } from '../../server/src/workspace/planAcross.ts';
import { gatherProject } from '../../server/src/workspace/project.ts';
import { putSecret } from '../../server/src/workspace/putSecret.ts';
import { expand } from '../credentials.ts';
import { has, PATH, SDKS } from './parts.ts';
import { SERVICES, type Service } from './services.ts';

const engine = createEngine();
const rule = engine.catalogue.get('github-pat-classic');
assert.ok(rule);
const SECRET = expand('ghp_{A-Za-z0-9:30}{check}', 11, CHECKS[rule.check ?? '']);
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Program {
  readonly what: string;
  readonly file: string;
  readonly source: string;
  readonly more?: Readonly<Record<string, string>>;
  readonly run: readonly string[];
  /** SDK folder that must be there; its modules are made reachable. */
  readonly sdk?: keyof typeof SDKS;
  /** Programs that must be there, besides the first of `run`. */
  readonly needs?: readonly string[];
  /** A command that succeeds where the store's library is there, for one that no registry here has. */
  readonly library?: Readonly<Record<string, readonly string[]>>;
  /** What the digest is of. */
  readonly prefix?: string;
}

const ESM = { 'package.json': '{ "type": "module" }\n' };
const SHOW_JS = (value: string): string =>
  `console.log(createHash('sha256').update(${value}).digest('hex'));\n`;

const PROGRAMS: readonly Program[] = [
  {
    what: 'an ES module, at its top',
    file: 'app.js',
    more: ESM,
    source: `import { createHash } from 'node:crypto';\n\nconst token = '${SECRET}';\n${SHOW_JS('token')}`,
    run: ['node', 'app.js'],
    sdk: 'node',
  },
  {
    what: 'an async function of a CommonJS module, in a longer string',
    file: 'app.cjs',
    source: `const { createHash } = require('node:crypto');\n\nasync function main() {\n  const header = 'Bearer ${SECRET}';\n  ${SHOW_JS('header')}}\n\nmain();\n`,
    run: ['node', 'app.cjs'],
    sdk: 'node',
    prefix: 'Bearer ',
  },
  {
    what: 'a TypeScript module that imports its neighbours by their own names',
    file: 'app.ts',
    more: {
      ...ESM,
      'show.ts': `import { createHash } from 'node:crypto';\n\nexport const show = (value: string) => ${SHOW_JS('value')}`,
    },
    source: `import { show } from './show.ts';\n\nconst token: string = '${SECRET}';\nshow(token);\n`,
    run: ['node', 'app.ts'],
    sdk: 'node',
  },
  {
    what: 'a Python module',
    file: 'app.py',
    source: `"""Shows a digest."""\nimport hashlib\n\nTOKEN = "${SECRET}"\nprint(hashlib.sha256(TOKEN.encode()).hexdigest())\n`,
    run: ['python3', 'app.py'],
    sdk: 'python',
  },
  {
    what: 'a Python f-string',
    file: 'app.py',
    source: `import hashlib\n\n\ndef header(kind="Bearer"):\n    return f"{kind} ${SECRET}"\n\n\nprint(hashlib.sha256(header().encode()).hexdigest())\n`,
    run: ['python3', 'app.py'],
    sdk: 'python',
    prefix: 'Bearer ',
  },
  {
    what: 'a Go constant',
    file: 'main.go',
    source: `package main\n\nimport (\n\t"crypto/sha256"\n\t"fmt"\n)\n\nconst token = "${SECRET}"\n\nfunc main() {\n\tfmt.Printf("%x\\n", sha256.Sum256([]byte(token)))\n}\n`,
    run: ['go', 'run', '.'],
    sdk: 'go',
  },
  {
    what: 'a field of a Java class',
    file: 'App.java',
    source: `import java.security.MessageDigest;\nimport java.util.HexFormat;\n\nclass App {\n    private static final String TOKEN = "${SECRET}";\n\n    public static void main(String[] args) throws Exception {\n        byte[] digest = MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes());\n        System.out.println(HexFormat.of().formatHex(digest));\n    }\n}\n`,
    run: ['sh', '-c', 'javac -cp "$JAR_FOLDER/*" -d . *.java && java -cp "$JAR_FOLDER/*:." App'],
    needs: ['javac'],
    sdk: 'java',
  },
  {
    what: 'a Ruby string with a hole',
    file: 'app.rb',
    source: `require 'digest'\n\nkind = 'Bearer'\nheader = "#{kind} ${SECRET}"\nputs Digest::SHA256.hexdigest(header)\n`,
    run: ['ruby', 'app.rb'],
    library: {
      'aws-secrets-manager': ['ruby', '-e', 'require "aws-sdk-secretsmanager"'],
      'aws-parameter-store': ['ruby', '-e', 'require "aws-sdk-ssm"'],
    },
    prefix: 'Bearer ',
  },
  {
    what: 'a PHP script with a namespace',
    file: 'app.php',
    more: { 'composer.json': '{}\n' },
    source: `<?php\n\ndeclare(strict_types=1);\n\nnamespace App;\n\n// The key.\n$token = '${SECRET}';\necho hash('sha256', $token), PHP_EOL;\n`,
    run: ['php', 'app.php'],
    library: {
      'aws-secrets-manager': ['php', '-r', 'exit(class_exists("Aws\\Sdk") ? 0 : 1);'],
      'aws-parameter-store': ['php', '-r', 'exit(class_exists("Aws\\Sdk") ? 0 : 1);'],
    },
  },
];

/** What a first run leaves in the folder. */
const BUILT = /^__pycache__$|\.class$/;

const succeeds = ([program = '', ...args]: readonly string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** Applies a plan to the disk. */
function apply(plan: EditPlan): void {
  for (const change of plan.changes) {
    const path = fileURLToPath(change.uri);
    const text = change.kind === 'create' ? change.text : applyReplacements(change.text, change.replacements);
    writeFileSync(path, text);
  }
}

for (const id of ['aws-secrets-manager', 'aws-parameter-store', 'vault']) {
  const store = storeOf(id);
  assert.ok(store);
  describe(`programs that read ${id}`, () => {
    let service: Service | undefined;
    let missing = '';
    before(async () => {
      const started = await SERVICES[id]?.();
      if (started === undefined || 'missing' in started) missing = started?.missing ?? id;
      else service = started;
    });
    after(() => service?.stop());

    for (const [index, program] of PROGRAMS.entries()) {
      const { what, file, source, more = {}, run, sdk, needs = [], library = {}, prefix = '' } = program;
      it(what, async (t) => {
        if (service === undefined) return t.skip(`${missing} is not on this machine: npm run stores:up`);
        const absent = [run[0] ?? '', ...needs].find((name) => !has(name));
        if (absent !== undefined) return t.skip(`${absent} is not on this machine`);
        const loads = library[id];
        if (loads !== undefined && !succeeds(loads)) return t.skip(`no library: ${loads.join(' ')}`);
        if (sdk !== undefined && !existsSync(SDKS[sdk]))
          return t.skip(`no SDK for ${sdk}: npm run stores:up`);
        const folder = mkdtempSync(join(tmpdir(), 'kagimori-program-'));
        try {
          for (const [name, text] of Object.entries({ ...more, [file]: source }))
            writeFileSync(join(folder, name), text);
          if (sdk === 'node') symlinkSync(join(SDKS.node, 'node_modules'), join(folder, 'node_modules'));
          if (sdk === 'go')
            for (const name of ['go.mod', 'go.sum']) cpSync(join(SDKS.go, name), join(folder, name));
          const env = {
            ...process.env,
            ...service.env,
            PATH,
            PYTHONPATH: SDKS.python,
            JAR_FOLDER: SDKS.java,
          };
          const output = () =>
            execFileSync(run[0] ?? '', run.slice(1), { cwd: folder, env, encoding: 'utf8' }).trim();
          const expected = digest(`${prefix}${SECRET}`);
          assert.equal(output(), expected);

          const path = join(folder, file);
          const uri = pathToFileURL(path).href;
          const document = { uri, languageId: languageIdOf(path), version: null, text: source };
          const project = await gatherProject(createHostNode(), { uri, open: () => undefined });
          assert.ok(project);
          const { findings } = engine.detect(source, document);
          assert.equal(findings.length, 1);
          const chosenName = store.nameOf(`PROGRAM_${index}`);
          const planned = planMoveToStore(
            { document, findings, project },
            { store, settings: {}, chosenName, given: new Map() },
            engine.catalogue,
          );
          assert.ok(planned.ok);
          const host = createHostNode();
          const running = service;
          for (const { name, value } of planned.stored) {
            const outcome = await putSecret(
              {
                ...host,
                run: (program, args, options) => host.run(program, args, { ...options, env: running.env }),
              },
              { store, name, value, settings: {}, overwrite: false, folder },
            );
            assert.equal(outcome.ok, true);
          }
          apply(planned.plan);
          const built = readdirSync(folder).filter((name) => BUILT.test(name));
          for (const name of built) rmSync(join(folder, name), { recursive: true, force: true });
          for (const name of readdirSync(folder).filter((entry) => entry !== 'node_modules'))
            assert.ok(!readFileSync(join(folder, name), 'utf8').includes(SECRET), name);
          assert.equal(planned.runCommand, undefined);
          if (sdk === 'go')
            assert.equal(execFileSync('gofmt', ['-l', '.'], { cwd: folder, env, encoding: 'utf8' }), '');
          assert.equal(output(), expected);
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      });
    }
  });
}
