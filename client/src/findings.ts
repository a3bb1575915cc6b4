/** What the server has found so far, by document, and the state of the last scan: what every view shows. */
import { type Disposable, type Event, EventEmitter } from 'vscode';
import type { FindingItem, FindingsParams, ScanSummary } from '../../server/src/protocol.ts';

/** A finding with the document that holds it. */
export interface LocatedFinding {
  readonly uri: string;
  readonly item: FindingItem;
}

export interface Findings extends Disposable {
  /** Fires after every change, at most once a turn, and while a scan runs at most ten times a second. */
  readonly onDidChange: Event<void>;
  /** All of them, documents in the order in which they were first named. */
  all(): readonly LocatedFinding[];
  of(uri: string): readonly FindingItem[];
  /** The last scan; undefined before the first. */
  lastScan(): ScanSummary | undefined;
  scanning(): boolean;
  /** Fires with every step of a scan and at its end: often, so that only what shows the step listens. */
  readonly onDidProgress: Event<void>;
  /** How far the running scan is, in the person's language; undefined before its first step, and when none runs. */
  progress(): string | undefined;
  receive(params: FindingsParams): void;
  scanStarted(): void;
  scanProgressed(step: string): void;
  /** @param summary undefined when the scan could not be done */
  scanEnded(summary: ScanSummary | undefined): void;
}

const SCAN_TURN_MS = 100;

/** An empty store. */
export function createFindings(): Findings {
  const byUri = new Map<string, readonly FindingItem[]>();
  const changed = new EventEmitter<void>();
  let summary: ScanSummary | undefined;
  const progressed = new EventEmitter<void>();
  let running = 0;
  let progress: string | undefined;
  let announced = false;
  const tell = () => {
    announced = false;
    changed.fire();
  };
  /** A scan of a large tree finds faster than a view can show. */
  const announce = () => {
    if (announced) return;
    announced = true;
    if (running > 0) setTimeout(tell, SCAN_TURN_MS);
    else queueMicrotask(tell);
  };
  return {
    onDidChange: changed.event,
    all: () => [...byUri].flatMap(([uri, items]) => items.map((item) => ({ uri, item }))),
    of: (uri) => byUri.get(uri) ?? [],
    lastScan: () => summary,
    scanning: () => running > 0,
    onDidProgress: progressed.event,
    progress: () => progress,
    receive(params) {
      for (const { uri, findings } of params.documents) {
        if (findings.length === 0) byUri.delete(uri);
        else byUri.set(uri, findings);
      }
      announce();
    },
    scanStarted() {
      running += 1;
      announce();
    },
    scanProgressed(step) {
      progress = step;
      progressed.fire();
    },
    scanEnded(done) {
      running -= 1;
      progress = undefined;
      summary = done ?? summary;
      progressed.fire();
      announce();
    },
    dispose: () => [changed, progressed].forEach((emitter) => void emitter.dispose()),
  };
}
