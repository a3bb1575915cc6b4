/** Which way a project has to keep a key on a server, by what its manifests tell. */
import { hasServer } from '../../remediation/clientCode.ts';
import { packageJson } from '../../remediation/loaders/manifests.ts';
import type { Project } from '../../remediation/plan.ts';
import { dependsOn, hasBeside, says } from '../../remediation/shipped/signal.ts';
import { CLOUD_WAYS } from './cloudWays.ts';
import { GO_WAYS } from './goWay.ts';
import { PHP_WAYS } from './laravelWay.ts';
import { NODE_FRAMEWORKS } from './nodeFrameworks.ts';
import { NODE_WAYS, OWN_SERVER } from './nodeWays.ts';
import { PYTHON_WAYS } from './pythonWays.ts';
import { RUBY_WAYS } from './railsWay.ts';
import { JAVA_WAYS } from './springWay.ts';
import type { Endpoint, EndpointRequest, Way } from './way.ts';
import { WEB_WAYS } from './webWays.ts';

/** The more particular first: what a page is drawn by before what runs beside it. */
const SERVERS: readonly Way[] = [
  ...WEB_WAYS,
  ...NODE_WAYS,
  ...NODE_FRAMEWORKS,
  ...PYTHON_WAYS,
  ...RUBY_WAYS,
  ...PHP_WAYS,
  ...JAVA_WAYS,
  ...GO_WAYS,
  ...CLOUD_WAYS,
];
/** What runs away from any server of the project: it has no address of its own that a path would be added to. */
const APART = [
  'react-native',
  'expo',
  'electron',
  '@tauri-apps/api',
  'wxt',
  'plasmo',
  '@capacitor/core',
  '@ionic/core',
];

const DRAWING = ['next', 'nuxt', 'nuxt3', '@sveltejs/kit', 'astro', '@remix-run/react', '@react-router/dev'];

/** @returns the ways that suit, the first that can be planned being taken; none where the client runs apart. */
export function waysOf(project: Project): readonly Way[] {
  if (dependsOn(project, ...APART) || hasBeside(project, /^src-tauri$/)) return [];
  if (says(project, /^manifest\.json$/, /"manifest_version"\s*:/)) return [];
  const found = SERVERS.filter((way) => way.suits(project));
  if (found.length > 0) return found;
  return OWN_SERVER.suits(project) && !hasServer(packageJson(project)) && !hasServerBeside(project)
    ? [OWN_SERVER]
    : [];
}

/** Whether another package around the page's looks like the server that it talks to. */
const hasServerBeside = ({ root, entries }: Project): boolean =>
  [...(entries ?? [])].some(
    (uri) => !uri.startsWith(`${root}/`) && /\/(?:server|backend|api|functions)$/.test(uri),
  );

/** @returns the endpoint of the first way that finds its surroundings plain. */
export function endpointOf(request: EndpointRequest): Endpoint | undefined {
  // Whatever draws pages on a server runs the module there, where a path alone is no address.
  if (!request.call.isDeferred && dependsOn(request.project, ...DRAWING)) return undefined;
  for (const way of waysOf(request.project)) {
    const endpoint = way.plan(request);
    if (endpoint !== undefined) return endpoint;
  }
  return undefined;
}
