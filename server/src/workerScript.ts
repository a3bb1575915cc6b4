/** Where the scan worker stands: beside the bundle when built, beside this file when run as source. */
export const WORKER_SCRIPT = new URL(
  import.meta.url.endsWith('.ts') ? './scanWorker.ts' : './scanWorker.js',
  import.meta.url,
);
