import { awsParameterStore, awsSecretsManager } from './aws.ts';
import { azureKeyVault } from './azure.ts';
import { bitwarden } from './bitwarden.ts';
import { doppler } from './doppler.ts';
import { dotenvx } from './dotenvx.ts';
import { editorStorage } from './editor.ts';
import { googleSecretManager } from './gcp.ts';
import { githubActionsSecrets } from './github.ts';
import { gitlabCiVariables } from './gitlab.ts';
import { infisical } from './infisical.ts';
import { kubernetesSecret } from './kubernetes.ts';
import { onePassword } from './onepassword.ts';
import { pass } from './pass.ts';
import { sops } from './sops.ts';
import type { Store } from './store.ts';
import { vault } from './vault.ts';

/** Every secrets manager, in the order in which a menu lists those that are equally at hand. */
export const STORES: readonly Store[] = [
  awsSecretsManager,
  awsParameterStore,
  googleSecretManager,
  azureKeyVault,
  vault,
  onePassword,
  bitwarden,
  doppler,
  infisical,
  kubernetesSecret,
  githubActionsSecrets,
  gitlabCiVariables,
  dotenvx,
  sops,
  pass,
  editorStorage,
];

/** @returns the store of this id, or undefined. */
export function storeOf(id: string): Store | undefined {
  return STORES.find((store) => store.id === id);
}
