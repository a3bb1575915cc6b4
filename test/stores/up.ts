/** `npm run stores:up`: fetches what is missing, starts what can run, and prints how to reach it. Ctrl-C ends it. */
import { fetchParts } from './parts.ts';
import { BEFORE_LOOPBACK, SERVICES, type Service, type Start } from './services.ts';

const SHOWN =
  /^(?:AWS_|VAULT_|BAO_|GNUPGHOME|PASSWORD_STORE_DIR|SOPS_|BWS_|CLOUDSDK_|KUBECONFIG|GH_|DOPPLER_|INFISICAL_|SSL_CERT|NODE_EXTRA)/;

fetchParts((line) => console.log(line));
const running: Service[] = [];
for (const [id, start] of [SERVICES, BEFORE_LOOPBACK].flatMap(Object.entries<Start>)) {
  const service = await start();
  if ('missing' in service) {
    console.log(`\n# ${id}: ${service.missing} is not on this machine`);
    continue;
  }
  running.push(service);
  console.log(`\n# ${id}, in ${service.folder}`);
  for (const [name, value] of Object.entries(service.env)) {
    if (SHOWN.test(name)) console.log(`export ${name}='${value}'`);
  }
}
if (process.argv.includes('--once')) stop();
console.log('\nCtrl-C ends them all.');
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
setInterval(() => undefined, 1 << 30);

function stop(): never {
  for (const service of running) service.stop();
  process.exit(0);
}
