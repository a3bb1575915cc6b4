/** `kagimori scan --verify`: asks the providers which of the keys that were found are live. The option is the consent. */
import type { Text } from '../detection/types.ts';
import type { FileReport } from '../report/report.ts';
import { askProvider, type BaseUrls, type Checked, isCheckable, questionOf } from '../workspace/checkKey.ts';
import { absolute } from '../workspace/scan.ts';
import type { Verification } from './command.ts';
import type { GatheredFile } from './gathered.ts';
import { createProgress } from './progress.ts';
import { readText } from './setup.ts';
import type { CommandContext } from './surroundings.ts';

const ASKING = (keys: number, hosts: readonly string[]): Text => ({
  en: `kagimori: sending ${keys} keys to ${hosts.join(', ')}\n`,
  ja: `kagimori: ${keys} 個のキーを ${hosts.join('、')} に送信します\n`,
});

/** @returns the files with what the providers said: each key is asked about once, wherever it stands. */
export async function verify(
  files: readonly GatheredFile[],
  { baseUrls }: Verification,
  { around, language }: CommandContext,
): Promise<readonly FileReport[]> {
  const questions = await questionsOf(files, { around, language }, baseUrls);
  const hosts = [...new Set([...questions.values()].map(({ host }) => host))].sort();
  if (questions.size > 0) around.err(ASKING(questions.size, hosts)[language]);
  const said = new Map<string, Checked>();
  const report = createProgress(around);
  for (const [fingerprint, question] of questions) {
    if (around.signal.aborted) break;
    report.tell(`${said.size}/${questions.size}`);
    said.set(fingerprint, await askProvider(around.host, question, { signal: around.signal }));
  }
  report.end();
  return files.map((file) => ({
    ...file,
    findings: file.findings.map((located) => {
      const liveness = said.get(located.finding.fingerprint);
      return liveness === undefined ? located : { ...located, liveness };
    }),
  }));
}

/** By fingerprint. A file that cannot be read again, or no longer holds the key, asks nothing. */
async function questionsOf(files: readonly GatheredFile[], { around }: CommandContext, baseUrls: BaseUrls) {
  const questions = new Map<string, Extract<ReturnType<typeof questionOf>, { ok: true }>['question']>();
  for (const { path, findings } of files) {
    const open = findings.filter(
      ({ finding }) => isCheckable(finding) && !questions.has(finding.fingerprint),
    );
    const text = open.length === 0 ? undefined : await readText(around, absolute(path, around.cwd));
    if (text === undefined) continue;
    for (const { finding } of open) {
      const asked = questionOf(text, finding, { now: around.host.now(), baseUrls });
      if (asked.ok) questions.set(finding.fingerprint, asked.question);
    }
  }
  return questions;
}
