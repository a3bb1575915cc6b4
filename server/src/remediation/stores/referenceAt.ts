/** Which reference stands at an offset of a text: a read of an environment variable, or what a store is asked for. */
import type { Span } from '../../detection/types.ts';
import type { Project } from '../plan.ts';
import { STORES } from './index.ts';
import type { Store, StoreSettings } from './store.ts';

export type Reference =
  | { readonly kind: 'variable'; readonly range: Span; readonly name: string }
  | {
      readonly kind: 'stored';
      readonly range: Span;
      readonly store: Store;
      readonly name: string;
      readonly settings: StoreSettings;
    };

/** Reads of the environment, language by language; the first group is the name. */
const VARIABLES: readonly RegExp[] = [
  /\bprocess\.env(?:\.|\[["'`])([A-Za-z_]\w*)/g,
  /\bimport\.meta\.env\.([A-Za-z_]\w*)/g,
  /\b(?:Deno\.env\.get|Bun\.env\.get)\(["'`]([A-Za-z_]\w*)/g,
  /\bos\.(?:environ(?:\.get\(|\[)|getenv\()["']([A-Za-z_]\w*)/g,
  /\b(?:os\.)?(?:Getenv|LookupEnv|getenv|System\.getenv|GetEnvironmentVariable)\(["']([A-Za-z_]\w*)/g,
  /\bENV(?:\.fetch\(|\[)["']([A-Za-z_]\w*)/g,
  /\benv(?:::var|::var_os|!|\.get)\(["']([A-Za-z_]\w*)/g,
  /\$_(?:ENV|SERVER)\[["']([A-Za-z_]\w*)/g,
  /\bSystem\.(?:get_env|fetch_env!)\(["']([A-Za-z_]\w*)/g,
  /\bansible\.builtin\.env', '([A-Za-z_]\w*)/g,
  /\$env:([A-Za-z_]\w*)/g,
  /\$\{(?:env:)?([A-Z_][A-Z0-9_]*)(?:[:?}-])/g,
  // A secret of Docker Compose.
  /^[ \t]+environment:[ \t]+([A-Z_][A-Z0-9_]*)[ \t]*$/gm,
];

/** A call of the helper beside a program, in the words of its language. */
const CALL = /\b(?:getSecret|get_secret|SecretStore(?:\.[gG]et|::get))\(["'`]([^"'`\n]+)["'`]\)/g;

/** A reference is a line, or a few of YAML. */
const REACH = 300;

/** @param project its helper module tells which store `getSecret("…")` asks */
export function referenceAt(text: string, offset: number, project?: Project): Reference | undefined {
  const start = Math.max(0, offset - REACH);
  const window = text.slice(start, offset + REACH);
  for (const store of STORES) {
    for (const { pattern, read } of store.references?.written ?? []) {
      const found = matchAround(pattern, window, offset - start);
      const named = found && read(found.groups);
      if (found === undefined || named === undefined || !store.namePattern.test(named.name)) continue;
      return { kind: 'stored', range: shifted(found.range, start), store, settings: {}, ...named };
    }
  }
  const call = matchAround(CALL, window, offset - start);
  const helped = call && helperStore(project);
  if (call !== undefined && helped !== undefined) {
    const range = shifted(call.range, start);
    return { kind: 'stored', range, store: helped, name: call.groups[0] ?? '', settings: {} };
  }
  for (const pattern of VARIABLES) {
    const found = matchAround(pattern, window, offset - start);
    if (found !== undefined)
      return { kind: 'variable', range: shifted(found.range, start), name: found.groups[0] ?? '' };
  }
  return undefined;
}

interface Match {
  readonly range: Span;
  readonly groups: readonly string[];
}

function matchAround(pattern: RegExp, window: string, at: number): Match | undefined {
  for (const found of window.matchAll(pattern)) {
    const end = found.index + found[0].length;
    if (found.index <= at && at <= end) {
      return { range: { start: found.index, end }, groups: found.slice(1).map((group) => group ?? '') };
    }
  }
  return undefined;
}

const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** The store that the project's helper module asks, told by the SDK in it. */
function helperStore(project: Project | undefined): Store | undefined {
  const helper = [...(project?.files.values() ?? [])].find(({ uri }) =>
    /\/(?:secretStore\.[cm]?[jt]s|secret_store\.(?:py|rb|rs)|secretstore\.go|SecretStore\.(?:java|kt|cs|php))$/.test(
      uri,
    ),
  );
  return STORES.find(({ references }) => references?.helper?.test(helper?.text ?? '') === true);
}
