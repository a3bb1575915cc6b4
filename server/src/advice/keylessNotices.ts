/** Keys that do not stand in the document but need not be anywhere: secrets of a pipeline, key files that code reads. */
import type { Text } from '../detection/types.ts';
import { lineEnd } from '../remediation/syntax/places.ts';
import { keylessFixOf } from './edits/keylessEdit.ts';
import { manifestOffers } from './manifests/offers.ts';
import type { Notice, NoticeRequest } from './notice.ts';
import { SETUPS, type SetupId } from './setup/setup.ts';
import { offersOf } from './workflows/offers.ts';

/** A secret of GitHub's other than the job's own token, or a variable of GitLab's. */
const REFERENCE = /^["']?(?:\$\{\{\s*secrets\.(?!GITHUB_TOKEN\b)\w+\s*\}\}|\$\{?\w+\}?)["']?$/;

/** Where code names the file of a key; the path stands in the group `path`. */
const KEY_FILE =
  /(?:\b(?:keyFilename|keyFile)\s*:\s*|\bfrom_service_account_(?:json|file)\(\s*|\bcredentials\.Certificate\(\s*|\bWithCredentialsFile\(\s*|\bnew\s+FileInputStream\(\s*|^[ \t]*credentials[ \t]*=[ \t]*file\()(?<path>["'][^"'\n]{1,300}["'])/dgm;
/** Beyond this a document is no program that a person keeps. */
const MAX_LENGTH = 200_000;

/** @returns a quiet word for each key that could go, in the order of the text. */
export function keylessNotices(request: NoticeRequest): readonly Notice[] {
  if (request.text.length > MAX_LENGTH) return [];
  return [...jobNotices(request), ...workloadNotices(request), ...keyFileNotices(request)];
}

/** Where the edit is plain, and nowhere else: what a file holds is not to be seen from its name. */
function keyFileNotices(request: NoticeRequest): readonly Notice[] {
  return [...request.text.matchAll(KEY_FILE)].flatMap(({ indices }): Notice[] => {
    const [start, end] = indices?.groups?.path ?? [];
    if (start === undefined || end === undefined) return [];
    const range = { start: start + 1, end: end - 1 };
    if (isMarked(request.text, start) || keylessFixOf({ ...request, range }) === undefined) return [];
    return [
      { id: 'keyless-google', severity: 'info', range, text: FILE, url: SETUPS.google.url, setup: 'google' },
    ];
  });
}

const FILE: Text = {
  en: 'This needs no key file. Use Application Default Credentials: then there is no file that could leak or has to be rotated.',
  ja: 'ここにキー ファイルは要りません。アプリケーションのデフォルト認証情報（ADC）を使うと、漏れたりローテーションしたりするファイルがなくなります。',
};

/** Whether somebody has said on the line that it may stay. */
const isMarked = (text: string, at: number): boolean =>
  text.slice(at, lineEnd(text, at)).includes('kagimori:allow');

function jobNotices(request: NoticeRequest): readonly Notice[] {
  const { text } = request;
  return offersOf(request).flatMap(({ setup, spans }): Notice[] => {
    const [range] = spans;
    // What a personal access token is for is not to be seen from where it is used.
    if (range === undefined || setup === 'githubActions' || setup === 'githubApp') return [];
    if (isMarked(text, range.start)) return [];
    if (!spans.every(({ start, end }) => REFERENCE.test(text.slice(start, end).trim()))) return [];
    return [
      { id: idOf(setup), severity: 'info', range, text: wordsOf(setup), url: SETUPS[setup].url, setup },
    ];
  });
}

/** Workloads that are handed a key by a Secret. */
function workloadNotices(request: NoticeRequest): readonly Notice[] {
  return manifestOffers(request).flatMap(({ setup, spans: [range], elsewhere }): Notice[] => {
    if (elsewhere !== true || range === undefined || isMarked(request.text, range.start)) return [];
    const { way, url } = SETUPS[setup];
    const text = {
      en: `This workload needs no key. ${way.en}: then there is no Secret that could leak or has to be rotated.`,
      ja: `このワークロードにキーは要りません。${way.ja}と、漏れたりローテーションしたりする Secret がなくなります。`,
    };
    return [{ id: idOf(setup), severity: 'info', range, text, url, setup }];
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
