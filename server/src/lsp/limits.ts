/** "Copy a limit": what can be pasted at the provider so that a key works from known places alone. */
import { noLimitOf, noLimitText, snippetsOf } from '../advice/limits.ts';
import type { Text } from '../detection/types.ts';
import type { Limits } from '../protocol.ts';
import type { Session } from './session.ts';
import { showText } from './showText.ts';
import { tell } from './tell.ts';

const NOT_KNOWN: Text = {
  en: 'No limit is known that could be pasted for this kind of key.',
  ja: 'この種類のキーについて、貼り付けられる制限は知られていません。',
};

/** `kagimori/listLimits`. @param params `{ ruleId }`, as it came from the client. */
export function listLimits(session: Session, params: unknown): Limits {
  const { language } = session;
  const ruleId =
    typeof params === 'object' && params !== null ? (params as Record<string, unknown>).ruleId : '';
  const rule = session.detectorFor('').catalogue.get(String(ruleId));
  const snippets = (rule === undefined ? [] : snippetsOf(rule)).map(({ title, ...snippet }) => ({
    ...snippet,
    title: title[language],
  }));
  if (snippets.length > 0) return { snippets };
  const none = rule && noLimitOf(rule);
  const text = (none === undefined ? NOT_KNOWN : noLimitText(none))[language];
  return { snippets, none: { text, ...(none === undefined ? {} : { url: none.url }) } };
}

/** The command of clients that know only LSP, which have no clipboard: the snippets as a document. */
export async function showLimits(session: Session, argument: unknown): Promise<null> {
  const { snippets, none } = listLimits(session, argument);
  const sections = snippets.map(
    ({ title, language, text, url }) =>
      `## ${title}\n\n\`\`\`${language}\n${text}\n\`\`\`\n${url === undefined ? '' : `\n<${url}>\n`}`,
  );
  if (none !== undefined) tell(session, 'info', { en: none.text, ja: none.text });
  else await showText(session, 'limits.md', sections.join('\n'));
  return null;
}
