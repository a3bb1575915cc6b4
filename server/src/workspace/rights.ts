/** Rights that are too broad in one text, as marks, allow-lists, severities and the baseline leave them. */
import type { Notice } from '../advice/notice.ts';
import { policyNotices } from '../advice/policies/policies.ts';
import type { Detector } from '../detection/contracts.ts';
import type { Detection, Source } from '../detection/types.ts';

export interface Rights {
  /** Those that count, with their fixes. */
  readonly notices: readonly Notice[];
  readonly detection: Detection;
}

const NONE: Rights = { notices: [], detection: { findings: [], suppressed: [] } };

/** @param source with the language id by which the text is read. */
export function rightsIn(
  detector: Detector,
  text: string,
  source: Source & { readonly languageId: string },
): Rights {
  const found = policyNotices({ uri: source.uri, languageId: source.languageId, text });
  if (found.length === 0) return NONE;
  const places = found.map(({ id, ...place }) => ({ ruleId: id, ...place }));
  const detection = detector.settle(text, source, places);
  const notices = found.flatMap((notice): readonly Notice[] => {
    const kept = detection.findings.find(
      ({ ruleId, range }) => ruleId === notice.id && range.start === notice.range.start,
    );
    return kept === undefined ? [] : [{ ...notice, severity: kept.severity }];
  });
  return { notices, detection };
}
