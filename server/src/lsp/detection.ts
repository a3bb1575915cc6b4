/** The detector in force for each document, and what it found in each version of the open ones. */
import type { WorkspaceFolder } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Detection, Detector } from '../detection/types.ts';
import { createEngine, type EngineOptions } from '../engine.ts';
import type { Host } from '../host.ts';
import type { Log } from './log.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';

interface Surroundings {
  readonly host: Host;
  readonly log: Log;
  readonly fingerprintKey: string | undefined;
  folders(): readonly WorkspaceFolder[];
  settings(): Settings;
}

export interface DetectionState extends Pick<Session, 'detectorFor' | 'detect' | 'engineOptionsFor'> {
  /** Settings, folders or configuration files have changed. */
  reload(): Promise<void>;
  /** Whether a file at this URI changes what is detected. */
  isConfiguration(uri: string): boolean;
}

const NOTHING: Detection = { findings: [], suppressed: [] };

export function createDetection({ fingerprintKey, settings }: Surroundings): DetectionState {
  const engineOptions = (): EngineOptions => ({
    level: settings().level,
    ...(fingerprintKey === undefined ? {} : { fingerprintKey }),
  });
  let detector: Detector = createEngine(engineOptions());
  let known = new WeakMap<TextDocument, { readonly version: number; readonly detection: Detection }>();

  return {
    detectorFor: () => detector,
    engineOptionsFor: engineOptions,
    detect(document) {
      if (!settings().enable) return NOTHING;
      const cached = known.get(document);
      if (cached?.version === document.version) return cached.detection;
      const { uri, languageId, version } = document;
      const detection = detector.detect(document.getText(), { uri, languageId });
      known.set(document, { version, detection });
      return detection;
    },
    async reload() {
      detector = createEngine(engineOptions());
      known = new WeakMap();
    },
    isConfiguration: (uri) => /\/(?:\.kagimori\.json|\.gitleaks\.toml|\.gitleaksignore)$/.test(uri),
  };
}
