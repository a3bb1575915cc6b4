/** The entry inside the extension host: runs every suite with Mocha and writes the verdict for the launcher. */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { clientSecrets } from './clientSecrets.ts';
import { detection } from './detection.ts';
import { japanese } from './japanese.ts';
import { keyless } from './keyless.ts';
import { leastPrivilege } from './leastPrivilege.ts';
import { manifest } from './manifest.ts';
import { moveToEnv } from './moveToEnv.ts';
import { pasteGuard } from './pasteGuard.ts';
import { rotation } from './rotation.ts';
import { scan } from './scan.ts';

export interface TestResult {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'pending';
  readonly ms: number;
  readonly error?: string;
}

export interface Verdict {
  readonly tests: readonly TestResult[];
}

/** Called by VS Code. Rejects when a test failed, as the desktop launcher expects. */
export async function run(): Promise<void> {
  const tests: TestResult[] = [];
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000 });
  // `KAGIMORI_GREP=undo npm run test:vscode` runs the tests whose title holds the word.
  const grep = process.env.KAGIMORI_GREP;
  if (grep !== undefined) mocha.grep(grep);
  mocha.suite.emit('pre-require', globalThis, null, mocha);
  const suites = vscode.env.language.startsWith('ja')
    ? [japanese]
    : [manifest, detection, moveToEnv, pasteGuard, scan, rotation, keyless, leastPrivilege, clientSecrets];
  for (const suite of suites) suite();
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on('pass', (test) => tests.push({ title: test.fullTitle(), state: 'passed', ms: test.duration ?? 0 }))
      .on('pending', (test) => tests.push({ title: test.fullTitle(), state: 'pending', ms: 0 }))
      .on('fail', (test, error: Error) => {
        const words = error.stack ?? error.message;
        tests.push({ title: test.fullTitle(), state: 'failed', ms: test.duration ?? 0, error: words });
      });
  });
  const verdict: Verdict = { tests };
  const file = process.env.KAGIMORI_VERDICT;
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(verdict)}\n`);
  if (tests.some((test) => test.state === 'failed')) throw new Error('tests failed');
}
