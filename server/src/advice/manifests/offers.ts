/** All formats of a platform's own files in which keys of a cloud could go. */
import { holds } from '../edits/callShape.ts';
import type { Finder } from '../edits/types.ts';
import type { NoticeRequest } from '../notice.ts';
import { cloudformationOffers, serverlessOffers } from './cloudformation.ts';
import { composeOffers } from './containers.ts';
import { kubernetesOffers } from './kubernetes.ts';
import type { ManifestOffer, ManifestReader } from './offer.ts';

const READERS: readonly ManifestReader[] = [
  kubernetesOffers,
  cloudformationOffers,
  serverlessOffers,
  composeOffers,
];

/** A word that stands in every file that holds such a key. */
const SIGN = /AWS_(?:ACCESS|SECRET)|AZURE_CLIENT_SECRET|GOOGLE_APPLICATION_CREDENTIALS/;

/** @returns what the workloads of a file could do without, in the order of the text. */
export const manifestOffers = (request: NoticeRequest): readonly ManifestOffer[] =>
  SIGN.test(request.text) ? READERS.flatMap((read) => read(request)) : [];

/** The edit of the offer whose key stands at a place. */
export const manifest: Finder = (request) => {
  const { range } = request;
  const found = manifestOffers(request).find(({ spans }) => spans.some((span) => holds(span, range)));
  return found?.changes === undefined ? undefined : { setup: found.setup, changes: found.changes };
};
