/**
 * Jenkins pipelines: a credential of Jenkins takes the place of a value in `environment`; the sandbox of a pipeline does
 * not read the environment of the controller.
 * Facts: jenkins.io, "Using a Jenkinsfile: handling credentials".
 */
import type { Text } from '../../detection/types.ts';
import { lineStart } from '../syntax/places.ts';
import { documentPath } from './documentPath.ts';
import type { Language } from './language.ts';
import { refuse, removed, rewritten } from './outcome.ts';

export const jenkins: Language = {
  id: 'jenkins',
  matches: (document) =>
    document.languageId === 'jenkinsfile' ||
    /^Jenkinsfile([.-][\w.-]+)?$|\.jenkinsfile$/i.test(documentPath(document).name),
  rewrite(request) {
    const { document, range, name } = request;
    const { text } = document;
    const head = text.slice(lineStart(text, range.start), range.start);
    if (/(^|\s)\/\//.test(head)) return removed(request);
    const quote = /^\s*[A-Za-z_]\w*\s*=\s*(["'])$/.exec(head)?.[1];
    if (quote === undefined || text[range.end] !== quote || !inEnvironment(text.slice(0, range.start))) {
      return refuse(...WRAP);
    }
    return rewritten({
      changes: [{ range: { start: range.start - 1, end: range.end + 1 }, newText: `credentials('${name}')` }],
      stored: text.slice(range.start, range.end),
      notes: [makeCredential(name)],
    });
  },
};

/** Whether the innermost open brace is that of an `environment` block. */
function inEnvironment(before: string): boolean {
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    if (before[at] === '}') depth += 1;
    else if (before[at] === '{') {
      if (depth === 0) return /\benvironment\s*$/.test(before.slice(Math.max(0, at - 40), at));
      depth -= 1;
    }
  }
  return false;
}

const makeCredential = (name: string): Text => ({
  en: `Make a credential of kind "Secret text" with the ID ${name} in Jenkins (Manage Jenkins > Credentials); the value is in .env.`,
  ja: `Jenkins で ID が ${name} の「Secret text」資格情報を作成してください（Jenkins の管理 > Credentials）。値は .env にあります。`,
});

const WRAP = [
  "Wrap the step in `withCredentials([string(credentialsId: 'NAME', variable: 'NAME')]) { … }` and read `$NAME` in a single-quoted `sh` script.",
  "ステップを `withCredentials([string(credentialsId: 'NAME', variable: 'NAME')]) { … }` で囲み、単一引用符の `sh` スクリプトで `$NAME` を読んでください。",
] as const;
