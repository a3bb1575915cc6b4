import manifest from '../../package.json' with { type: 'json' };

/** The version of the product, as its manifest has it. */
export const VERSION: string = manifest.version;

/** Set by `esbuild.mjs`: the sources that are in the bundles, as one hash. */
declare const KAGIMORI_BUILD: string | undefined;

/** Another one for every change of rules or code; sources that run as they are count as new each time. */
export const BUILD: string =
  typeof KAGIMORI_BUILD === 'string' ? KAGIMORI_BUILD : `source ${Date.now()} ${process.pid}`;
