/** The set-up steps of a keyless way: handed to a client that copies them, else shown as far as the editor can. */
import { SETUPS, setupIdOf, setupText } from '../advice/setup/setup.ts';
import type { SetupSteps } from '../protocol.ts';
import type { Session } from './session.ts';
import { tell } from './tell.ts';

/** @returns the steps in the person's language; null where there is no such way. */
export function setupSteps({ language }: Pick<Session, 'language'>, name: string): SetupSteps | null {
  const id = setupIdOf(name);
  if (id === undefined) return null;
  return { title: SETUPS[id].way[language], text: setupText(id, language), url: SETUPS[id].url };
}

/** For an editor that knows only LSP: the steps as a message, and the provider's page beside it. */
export async function showSetup(session: Session, name: string): Promise<SetupSteps | null> {
  const steps = setupSteps(session, name);
  const id = setupIdOf(name);
  if (steps === null || id === undefined) return null;
  tell(session, 'info', { en: setupText(id, 'en'), ja: setupText(id, 'ja') });
  if (session.abilities.showDocument) {
    await session.connection.window.showDocument({ uri: steps.url, external: true });
  }
  return steps;
}
