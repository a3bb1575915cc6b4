/** The detector in force for each document, and what it found in each version of the open ones. */
import type { WorkspaceFolder } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Detector, Followed } from '../detection/contracts.ts';
import type { Detection } from '../detection/types.ts';
import type { Host } from '../host.ts';
import { placeOf } from '../workspace/archives/entryUri.ts';
import { parseBaseline } from '../workspace/baseline.ts';
import { CONFIG_FILES, type FileProblem } from '../workspace/config/parse.ts';
import { decodeBytes } from '../workspace/decode.ts';
import {
  type ConfigTexts,
  configProblems,
  type DetectorSetup,
  excludedBy,
  makeDetector,
  readConfig,
} from '../workspace/detectorSetup.ts';
import { createExclusion } from '../workspace/exclusion.ts';
import { pathOf, uriOf } from '../workspace/project.ts';
import { absolute } from '../workspace/scan.ts';
import { below } from '../workspace/scanFile.ts';
import type { Log } from './log.ts';
import { folderOf, type Session } from './session.ts';
import type { Settings } from './settings.ts';

interface Surroundings {
  readonly host: Host;
  readonly log: Log;
  readonly fingerprintKey: string | undefined;
  folders(): readonly WorkspaceFolder[];
  settings(): Settings;
  /** A workspace that is not trusted cannot talk its own findings away. */
  isTrusted(): boolean;
  /** What the editor itself hides from the person, in the syntax of `.gitignore`. */
  hidden(): readonly string[];
  /** Whether a document is where secrets belong: nothing is looked for in it. */
  isHome(uri: string): boolean;
}

export interface DetectionState extends Pick<Session, 'detectorFor' | 'detect' | 'setupFor' | 'listingOf'> {
  /** Settings, folders or configuration files have changed. @returns what is wrong with the files, by their URI. */
  reload(): Promise<ReadonlyMap<string, readonly FileProblem[]>>;
  /** Whether a file at this URI changes what is detected. */
  isConfiguration(uri: string): boolean;
}

const NOTHING: Detection = { findings: [], suppressed: [] };

interface Made {
  readonly setup: DetectorSetup;
  /** Paths that are not looked at, in the syntax of `.gitignore`, from the folder. */
  readonly exclude: readonly string[];
  isLeftOut(path: string): boolean;
  /** Made when it is first needed: most folders say nothing of their own and are asked nothing. */
  detector(): Detector;
}

export function createDetection(around: Surroundings): DetectionState {
  const { host, settings, fingerprintKey } = around;
  const base = (): DetectorSetup => ({
    // The default leaves the choice to the configuration of the folder.
    ...(settings().level === 'default' ? {} : { level: settings().level }),
    generic: settings().generic,
    policies: settings().policies,
    ...(fingerprintKey === undefined ? {} : { fingerprintKey }),
  });
  /** By setup, the root aside: a detector takes a while to make, and folders mostly want the same. */
  const detectors = new Map<string, Detector>();
  const make = (setup: DetectorSetup): Made => {
    const exclude = [...settings().exclude, ...excludedBy(setup.config ?? {})];
    return {
      setup,
      exclude,
      isLeftOut: createExclusion(exclude),
      detector() {
        const { root: _, ...rest } = setup;
        const key = JSON.stringify(rest);
        const detector = detectors.get(key) ?? makeDetector(setup, host.now);
        detectors.set(key, detector);
        return detector;
      },
    };
  };
  /** For documents outside every folder, and for folders that say nothing of their own. */
  let common = make(base());
  /** By URI of the folder. */
  let byFolder = new Map<string, Made>();
  /** By URI of the folder: the last configuration without an error. */
  const lastGood = new Map<string, ConfigTexts>();
  let known = new WeakMap<TextDocument, { readonly version: number; readonly followed: Followed }>();

  const madeFor = (uri: string): Made => byFolder.get(folderOf(around, uri)?.uri ?? '') ?? common;

  const readBaseline = async (root: string): Promise<Pick<DetectorSetup, 'baseline'>> => {
    const { baseline } = settings();
    if (baseline === '') return {};
    const bytes = await host.readFile(absolute(baseline, root));
    const decoded = bytes.ok ? decodeBytes(bytes.value) : undefined;
    const parsed = decoded?.ok ? parseBaseline(decoded.text) : undefined;
    if (parsed?.ok) return { baseline: parsed.baseline };
    around.log.warn(`kagimori.baseline: ${parsed?.reason.en ?? 'the file cannot be read'}`);
    return {};
  };

  return {
    detectorFor: (uri) => madeFor(uri).detector(),
    setupFor: (uri) => madeFor(uri).setup,
    listingOf(uri) {
      const { setup, exclude } = madeFor(uri);
      const excludeFrom = setup.root ?? pathOf(uri);
      return {
        exclude: [...exclude, ...around.hidden()],
        ...(excludeFrom === undefined ? {} : { excludeFrom }),
      };
    },
    detect(document) {
      if (!settings().enable || around.isHome(document.uri)) return NOTHING;
      const cached = known.get(document);
      if (cached?.version === document.version) return cached.followed.detection;
      const { uri, languageId, version } = document;
      const { setup, detector, isLeftOut } = madeFor(uri);
      const file = placeOf(uri);
      const path = file === undefined ? undefined : below(setup.root, file);
      if (path !== undefined && isLeftOut(path)) return NOTHING;
      const source = { uri, languageId, ...(path === undefined ? {} : { path }) };
      const followed = detector().follow(document.getText(), source, cached?.followed);
      known.set(document, { version, followed });
      return followed.detection;
    },
    async reload() {
      const problems = new Map<string, readonly FileProblem[]>();
      const next = new Map<string, Made>();
      for (const { uri } of around.folders()) {
        const root = pathOf(uri);
        if (root === undefined) continue;
        let config = around.isTrusted() ? await readConfig(host, root) : {};
        const found = configProblems(config);
        for (const file of CONFIG_FILES) {
          problems.set(
            uriOf(absolute(file, root)),
            found.filter((problem) => problem.file === file),
          );
        }
        if (found.some(({ severity }) => severity === 'error')) config = lastGood.get(uri) ?? config;
        else lastGood.set(uri, config);
        const baseline = around.isTrusted() ? await readBaseline(root) : {};
        next.set(uri, make({ ...base(), config, root, ...baseline }));
      }
      detectors.clear();
      common = make(base());
      byFolder = next;
      known = new WeakMap();
      return problems;
    },
    isConfiguration: (uri) =>
      CONFIG_FILES.some((file) => uri.endsWith(`/${file}`)) ||
      (settings().baseline !== '' && uri.endsWith(`/${settings().baseline}`)),
  };
}
