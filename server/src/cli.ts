#!/usr/bin/env node
/** Entry of the command line: `kagimori scan`, `kagimori fix`, `kagimori baseline`. */
import { setFlagsFromString } from 'node:v8';
import { runCli } from './cli/run.ts';
import { createHostNode } from './hostNode.ts';
import { WORKER_SCRIPT } from './workerScript.ts';

// Nearly all that a scan makes is gone with the file: a nursery that grows here holds some 30 MB of nothing. The threads
// that look into the files start with as much as they need, in MB.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--min-semi-space-size=2');

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());

// Not `process.exit`: what is still on its way out would be cut off at a pipe.
runCli(process.argv.slice(2), {
  host: createHostNode(),
  workerScript: WORKER_SCRIPT,
  cwd: process.cwd(),
  locale: process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG,
  signal: interrupted.signal,
  color: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  progress: process.stderr.isTTY === true,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  stdin: async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  },
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // The message of an error nobody foresaw may quote a file: only its kind and its place are shown.
    const frames =
      error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
    process.stderr.write(
      `kagimori: ${error instanceof Error ? error.name : 'error'}\n${frames.join('\n')}\n`,
    );
    process.exitCode = 2;
  },
);
// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', () => undefined);
