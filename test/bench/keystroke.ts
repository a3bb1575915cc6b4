/**
 * Key stroke to published diagnostics, over the wire and after the debounce, in a document of 10,000 lines that holds
 * some secrets. Usage: `npm run build && node test/bench/keystroke.ts [STROKES] [in-process]`
 * With `in-process` the server runs here, and the processor's time is told: what else the machine does meanwhile does
 * not count, but what the client does is counted with it.
 */
import { performance } from 'node:perf_hooks';
import { startClient } from '../lsp/client.ts';
import { plant } from '../lsp/planted.ts';

const strokes = Number(process.argv[2] ?? 300);
const transport = process.argv[3] === 'in-process' ? 'in-process' : 'stdio';
const LINES = 10_000;

/** Lines as a person writes them; one in 500 holds a secret. */
const lines = Array.from({ length: LINES }, (_, n) =>
  n % 500 === 250
    ? `const token${n} = '${plant('github-pat-classic', n)}';`
    : `export const value${n} = compute(${n}, { name: 'item-${n}', apiVersion: 'v${n % 7}' });`,
);

/** Milliseconds. */
function now(): number {
  if (transport === 'stdio') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const client = await startClient({ transport, settings: { debounce: 0 } });
const uri = 'file:///bench/large.js';
const found = await client.open(uri, `${lines.join('\n')}\n`);
const times: number[] = [];
for (let stroke = 0; stroke < strokes; stroke++) {
  const at = { line: (stroke * 37) % LINES, character: 0 };
  const published = client.diagnosticsOf(uri);
  const began = now();
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: stroke + 2 },
    contentChanges: [{ range: { start: at, end: at }, text: 'x' }],
  });
  await published;
  times.push(now() - began);
}
await client.stop();

times.sort((a, b) => a - b);
const percentile = (share: number): string =>
  (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
console.log(
  `${LINES} lines, ${found.length} findings, ${strokes} strokes${transport === 'stdio' ? '' : ', time of the processor'}: ` +
    `p50 ${percentile(0.5)} ms, p90 ${percentile(0.9)} ms, p99 ${percentile(0.99)} ms (budget p99 16 ms)`,
);
