/** Keys that do not stand in the document but need not be anywhere: the secrets that a pipeline refers to. */
import type { Text } from '../detection/types.ts';
import { lineEnd } from '../remediation/syntax/places.ts';
import type { Notice, NoticeRequest } from './notice.ts';
import { SETUPS, type SetupId } from './setup/setup.ts';
import { offersOf } from './workflows/offers.ts';

/** A secret of GitHub's other than the job's own token, or a variable of GitLab's. */
const REFERENCE = /^["']?(?:\$\{\{\s*secrets\.(?!GITHUB_TOKEN\b)\w+\s*\}\}|\$\{?\w+\}?)["']?$/;

/** @returns a quiet word for each job that could do without a key, in the order of the text. */
export function keylessNotices(request: NoticeRequest): readonly Notice[] {
  const { text } = request;
  return offersOf(request).flatMap(({ setup, spans }): Notice[] => {
    const [range] = spans;
    // What a personal access token is for is not to be seen from where it is used.
    if (range === undefined || setup === 'githubActions') return [];
    if (text.slice(range.start, lineEnd(text, range.start)).includes('kagimori:allow')) return [];
    if (!spans.every(({ start, end }) => REFERENCE.test(text.slice(start, end).trim()))) return [];
    return [
      { id: idOf(setup), severity: 'info', range, text: wordsOf(setup), url: SETUPS[setup].url, setup },
    ];
  });
}

/** `keyless-npm-gitlab` */
const idOf = (setup: SetupId): string =>
  `keyless-${setup.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function wordsOf(setup: SetupId): Text {
  const { way } = SETUPS[setup];
  return {
    en: `This job needs no key. ${way.en}: then there is no secret that could leak or has to be rotated.`,
    ja: `このジョブにキーは要りません。${way.ja}と、漏れたりローテーションしたりするシークレットがなくなります。`,
  };
}
