/** `kagimori/planIgnore`: settles a finding as far as the person wants, for a reason, for good or until a day. */
import type { IgnoreScope, PlannedMove } from '../protocol.ts';
import { NOTHING_THERE, readDocument } from './fixes.ts';
import { buildIgnore, type Ignoring } from './ignoreHere.ts';
import { answerOf } from './planMove.ts';
import type { Session } from './session.ts';

const SCOPES: readonly IgnoreScope[] = ['here', 'value', 'file', 'rule'];

/** @param params as they came from the client. */
export async function planIgnore(session: Session, params: unknown): Promise<PlannedMove> {
  const nothing: PlannedMove = { ok: false, reason: NOTHING_THERE[session.language] };
  const asked = parseParams(params);
  const read = asked && (await readDocument(session, asked.uri));
  if (asked === undefined || read === undefined) return nothing;
  const { document, version } = read;
  const finding = session.detect(document).findings.find(({ fingerprint, range }) => {
    const { line, character } = document.positionAt(range.start);
    return fingerprint === asked.fingerprint && line === asked.line && character === asked.character;
  });
  if (finding === undefined) return nothing;
  return answerOf(session, await buildIgnore(session, document, finding, asked.how, version));
}

interface Asked {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
  readonly fingerprint: string;
  readonly how: Ignoring;
}

function parseParams(params: unknown): Asked | undefined {
  if (typeof params !== 'object' || params === null) return undefined;
  const { uri, start, fingerprint, scope, reason, until } = params as Record<string, unknown>;
  if (typeof start !== 'object' || start === null) return undefined;
  const { line, character } = start as Record<string, unknown>;
  const known = SCOPES.find((name) => name === scope);
  if (typeof uri !== 'string' || typeof line !== 'number' || typeof character !== 'number') return undefined;
  if (known === undefined || typeof fingerprint !== 'string' || typeof reason !== 'string') return undefined;
  const isDay = typeof until === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(until);
  const how = { scope: known, reason: reason.trim(), ...(isDay ? { until } : {}) };
  return { uri, line, character, fingerprint, how };
}
