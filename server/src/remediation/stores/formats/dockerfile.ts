/**
 * Dockerfiles: a step gets the value as a secret that BuildKit mounts for it alone, out of the environment of
 * `docker build`, which the store's command fills. Facts: docs.docker.com/build/building/secrets.
 */
import type { Text } from '../../../detection/types.ts';
import { dockerfile } from '../../languages/dockerfile.ts';
import type { StoredFormat } from './format.ts';

export const dockerfileFormat: StoredFormat = {
  demandedName: (request) => dockerfile.demandedName?.(request),
  rewrite(request, { store, settings, nameOf }) {
    const outcome = dockerfile.rewrite(request);
    if (!outcome.ok) return outcome;
    const { name } = request;
    const { replacements, notes } = outcome.rewrite;
    if (!replacements.some(({ newText }) => newText.includes('--mount=type=secret'))) return outcome;
    const build = `docker build --secret id=${name},env=${name} .`;
    const command = store.run?.(build, [{ envName: name, name: nameOf(name) }], settings) ?? build;
    return { ok: true, rewrite: { ...outcome.rewrite, notes: [...notes, buildBy(command)] } };
  },
};

const buildBy = (command: string): Text => ({
  en: `Build with the secret from the store: \`${command}\`.`,
  ja: `保管先のシークレットを渡してビルドしてください: \`${command}\``,
});
