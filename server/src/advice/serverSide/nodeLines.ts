/** The statements of an endpoint of Node. */
import type { ClientCall } from './call.ts';
import { fetchLines, targetLines } from './scriptHandler.ts';

/**
 * @param body the expression of what is sent on.
 * @returns the statements where a `request` and a `response` as Express has them are handed in.
 */
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

/**
 * @param stream Node's own request.
 * @param refusal what is returned for a body that is too long.
 * @returns the statements that read the request into `body`.
 */
export const bodyLines = ({ hasBody }: ClientCall, stream: string, refusal: string): readonly string[] =>
  hasBody
    ? [
        "let body = '';",
        `for await (const piece of ${stream}.setEncoding('utf8')) {`,
        '  body += piece;',
        `  if (body.length > MAX_BODY_LENGTH) return ${refusal};`,
        '}',
      ]
    : [];
