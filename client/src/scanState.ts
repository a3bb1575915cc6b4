/** What there is to say of the scan. Pure: no editor here, so that it is tested without one. */

/** What the editor and the store of findings know. */
export interface ScanFacts {
  /** The setting `kagimori.enable`. */
  readonly enabled: boolean;
  readonly trusted: boolean;
  readonly scanning: boolean;
  /** Whether a scan has ended in this session. */
  readonly scanned: boolean;
}

export type ScanState = 'off' | 'scanning' | 'scanned' | 'unscanned' | 'limited';

/** @returns what is said, in this order; a workspace that is not trusted is looked at, but not with all means. */
export function scanStates({ enabled, trusted, scanning, scanned }: ScanFacts): readonly ScanState[] {
  if (!enabled) return ['off'];
  const scan = scanning ? 'scanning' : scanned ? 'scanned' : 'unscanned';
  return trusted ? [scan] : [scan, 'limited'];
}
