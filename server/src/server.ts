/** Entry of the language server: `node dist/server.js --stdio`, or `--node-ipc`, or `--socket=PORT`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createHostNode } from './hostNode.ts';
import { startServer } from './lsp/startServer.ts';
import { VERSION } from './version.ts';
import { WORKER_SCRIPT } from './workerScript.ts';

startServer(createConnection(ProposedFeatures.all), {
  host: createHostNode(),
  serverInfo: { name: 'kagimori', version: VERSION },
  workerScript: WORKER_SCRIPT,
});
