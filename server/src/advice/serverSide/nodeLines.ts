/** The statements of an endpoint that is handed a `request` and a `response` as Express has them. */
import type { ClientCall } from './call.ts';
import { fetchLines, targetLines } from './scriptHandler.ts';

/** @param body the expression of what is sent on. */
export function nodeLines(call: ClientCall, envName: string, body: string): readonly string[] {
  return [
    `const key = process.env.${envName};`,
    `if (!key) return void response.status(500).json({ error: '${envName} is not set' });`,
    ...targetLines(call, 'request.query[name]'),
    ...fetchLines(call, body),
    `response.status(answer.status).setHeader('content-type', answer.headers.get('content-type') ?? 'application/json');`,
    ...(call.streams
      ? ['for await (const piece of answer.body ?? []) response.write(piece);', 'response.end();']
      : ['response.send(Buffer.from(await answer.arrayBuffer()));']),
  ];
}
