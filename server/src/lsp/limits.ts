/** "Copy a limit": what can be pasted at the provider so that a key works from known places alone. */
import { snippetsOf } from '../advice/limits.ts';
import type { LimitSnippet } from '../protocol.ts';
import type { Session } from './session.ts';
import { showText } from './showText.ts';

/** `kagimori/listLimits`. @param params `{ ruleId }`, as it came from the client. */
export function listLimits(session: Session, params: unknown): readonly LimitSnippet[] {
  const ruleId =
    typeof params === 'object' && params !== null ? (params as Record<string, unknown>).ruleId : '';
  const rule = session.detectorFor('').catalogue.get(String(ruleId));
  const snippets = rule === undefined ? [] : snippetsOf(rule);
  return snippets.map(({ id, title, language, text }) => ({
    id,
    title: title[session.language],
    language,
    text,
  }));
}

/** The command of clients that know only LSP, which have no clipboard: the snippets as a document. */
export async function showLimits(session: Session, argument: unknown): Promise<null> {
  const sections = listLimits(session, argument).map(
    ({ title, language, text }) => `## ${title}\n\n\`\`\`${language}\n${text}\n\`\`\`\n`,
  );
  if (sections.length > 0) await showText(session, 'limits.md', sections.join('\n'));
  return null;
}
