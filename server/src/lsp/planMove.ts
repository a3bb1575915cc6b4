/** `kagimori/planMove`: "Move to .env" for findings and with names that a person chose. */
import type { Finding, Text } from '../detection/types.ts';
import type { PlannedMove } from '../protocol.ts';
import { isShown } from './diagnostics.ts';
import { type Built, buildMove, type ChosenNames } from './fixes.ts';
import type { PendingFixes } from './pendingFixes.ts';
import type { Session } from './session.ts';

const NOT_UNDERSTOOD: Text = {
  en: 'The request was not understood.',
  ja: 'リクエストの内容を解釈できません。',
};

/** @param params as they came from the client. */
export async function planMove(
  session: Session,
  pending: PendingFixes,
  params: unknown,
): Promise<PlannedMove> {
  const asked = parseParams(params);
  if (asked === undefined) return { ok: false, reason: NOT_UNDERSTOOD[session.language] };
  const { uri, fingerprints, everywhere, names, among } = asked;
  const isAsked = (finding: Finding): boolean =>
    fingerprints === undefined
      ? isShown(finding, session.settings())
      : fingerprints.includes(finding.fingerprint);
  const others = everywhere
    ? (fingerprints ?? session.findings.get(uri).map(({ fingerprint }) => fingerprint)).flatMap(
        (fingerprint) => session.findings.holding(fingerprint).map((place) => place.uri),
      )
    : [];
  const built = await buildMove(session, [...new Set([uri, ...among, ...others])], isAsked, names);
  if (built.ok) pending.planned(uri, undefined, built.plan);
  return answerOf(session, built);
}

/** @returns a built fix as the client is told of it. */
export function answerOf(session: Session, built: Built): PlannedMove {
  const { language } = session;
  if (!built.ok) return { ok: false, reason: built.reason[language] };
  return {
    ok: true,
    edit: built.edit,
    names: [...(built.plan.nameOf ?? [])].map(([fingerprint, name]) => ({ fingerprint, name })),
    notes: built.plan.notes.map((note) => note[language]),
  };
}

interface Asked {
  readonly uri: string;
  readonly fingerprints?: readonly string[];
  readonly everywhere: boolean;
  readonly among: readonly string[];
  readonly names?: ChosenNames;
}

function parseParams(params: unknown): Asked | undefined {
  if (typeof params !== 'object' || params === null) return undefined;
  const { uri, fingerprints, everywhere, names, among } = params as Record<string, unknown>;
  if (typeof uri !== 'string') return undefined;
  const chosen = Object.entries(typeof names === 'object' && names !== null ? names : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    uri,
    ...(Array.isArray(fingerprints)
      ? { fingerprints: fingerprints.filter((item) => typeof item === 'string') }
      : {}),
    everywhere: everywhere === true,
    among: Array.isArray(among) ? among.filter((item) => typeof item === 'string') : [],
    ...(chosen.length === 0 ? {} : { names: new Map(chosen) }),
  };
}
