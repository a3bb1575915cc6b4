/**
 * What is left to do once a client has applied an edit: the mode of a new `.env`, and the words for the person. An edit
 * cannot carry a mode, so the file gets it when it is seen to exist, whichever way that is noticed first.
 */
import type { Text } from '../detection/types.ts';
import type { Language } from '../language.ts';
import type { EditPlan } from '../remediation/plan.ts';
import { pathOf } from '../workspace/project.ts';
import type { Built } from './fixes.ts';
import type { Session } from './session.ts';
import { tell } from './tell.ts';

export interface PendingFixes {
  /** A plan was handed to the client. */
  planned(uri: string, fingerprint: string | undefined, plan: EditPlan): void;
  /**
   * No edit could be handed to the client; told when the person chose the fix all the same.
   * @param build where the server can apply the fix instead, by making files that the client's edit cannot
   */
  failed(uri: string, fingerprint: string | undefined, reason: Text, build?: () => Promise<Built>): void;
  /** @returns how to build the fix that the client got no edit for, if the server can apply it. */
  unapplied(uri: string, fingerprint: string | undefined): (() => Promise<Built>) | undefined;
  /** A file was made, opened, saved or changed. */
  seen(uri: string): Promise<void>;
  /**
   * The client has applied the fix (`kagimori.fixApplied`).
   * @returns what is left to do, for a client that shows it itself; told to the person where it `answers` not.
   */
  applied(uri: string, fingerprint: string | undefined, answers?: boolean): Promise<Text | undefined>;
}

type Outcome =
  | { readonly plan: EditPlan }
  | { readonly reason: Text; readonly build: (() => Promise<Built>) | undefined };

export function createPendingFixes(session: Session): PendingFixes {
  const outcomes = new Map<string, Outcome>();
  const modes = new Map<string, number>();
  const keyOf = (uri: string, fingerprint = ''): string => `${fingerprint} ${uri}`;

  const seen = async (uri: string): Promise<void> => {
    const mode = modes.get(uri);
    const path = pathOf(uri);
    if (mode === undefined || path === undefined) return;
    const result = await session.host.chmod(path, mode);
    if (result.ok) modes.delete(uri);
    else if (result.error !== 'not-found')
      session.log.warn(`${uri}: the mode could not be set (${result.error})`);
  };

  return {
    planned(uri, fingerprint, plan) {
      outcomes.set(keyOf(uri, fingerprint), { plan });
      for (const change of plan.changes) {
        if (change.kind === 'create' && change.mode !== undefined) modes.set(change.uri, change.mode);
      }
    },
    failed(uri, fingerprint, reason, build) {
      outcomes.set(keyOf(uri, fingerprint), { reason, build });
    },
    unapplied(uri, fingerprint) {
      const outcome = outcomes.get(keyOf(uri, fingerprint));
      return outcome !== undefined && 'build' in outcome ? outcome.build : undefined;
    },
    seen,
    async applied(uri, fingerprint, answers = false) {
      const outcome = outcomes.get(keyOf(uri, fingerprint));
      outcomes.delete(keyOf(uri, fingerprint));
      if (outcome === undefined) return undefined;
      if ('reason' in outcome) {
        tell(session, 'warning', outcome.reason);
        return undefined;
      }
      for (const change of outcome.plan.changes) await seen(change.uri);
      const { notes } = outcome.plan;
      const joined = (language: Language): string => notes.map((note) => note[language]).join(' ');
      if (notes.length === 0) return undefined;
      const left: Text = { en: joined('en'), ja: joined('ja') };
      if (!answers) tell(session, 'info', left);
      return left;
    },
  };
}
