/**
 * Who may import whom (the house rules stand in CONTRIBUTING.md). The pure layers run in Node, in a worker and in a
 * browser alike, so they reach no file, no process and no editor.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const pure = '^server/src/(detection|rules|remediation|advice|liveness)/';
module.exports = {
  forbidden: [
    {
      name: 'pure-layers-do-no-io',
      severity: 'error',
      from: { path: pure },
      to: { path: '^(vscode|vscode-languageserver|vscode-languageclient)', pathNot: '^vscode-uri' },
    },
    {
      name: 'pure-layers-use-no-node',
      severity: 'error',
      from: { path: pure },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-layers-stay-pure',
      severity: 'error',
      from: { path: pure },
      to: { path: '^server/src/(workspace|git|report|lsp|cli|protocol|[^/]+\\.ts$)' },
    },
    {
      name: 'detection-is-handed-its-rules',
      severity: 'error',
      from: { path: '^server/src/detection/' },
      to: { path: '^server/src/(rules|remediation|advice)/' },
    },
    {
      name: 'rules-are-data',
      severity: 'error',
      from: { path: '^server/src/rules/' },
      to: { path: '^server/src/', pathNot: '^server/src/(rules/|detection/types\\.ts$)' },
    },
    {
      name: 'middle-layers-do-not-know-the-entries',
      severity: 'error',
      from: { path: '^server/src/(workspace|git|report)/' },
      to: { path: '^server/src/(lsp/|cli/|server\\.ts|cli\\.ts)' },
    },
    {
      name: 'lsp-does-not-know-the-command-line',
      severity: 'error',
      from: { path: '^server/src/lsp/' },
      to: { path: '^server/src/(cli/|cli\\.ts|server\\.ts)' },
    },
    {
      name: 'command-line-does-not-know-lsp',
      severity: 'error',
      from: { path: '^server/src/cli/' },
      to: { path: '^server/src/(lsp/|cli\\.ts|server\\.ts)' },
    },
    {
      name: 'files-and-programs-through-the-host',
      severity: 'error',
      from: { path: '^server/src/(workspace|git|report|lsp|cli)/' },
      to: { path: '^(node:)?(fs|fs/promises|child_process)$' },
    },
    {
      name: 'client-knows-only-the-protocol',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/', pathNot: '^server/src/protocol\\.ts$' },
    },
    {
      name: 'protocol-has-one-door',
      severity: 'error',
      from: { pathNot: '^server/src/protocol(/|\\.ts$)' },
      to: { path: '^server/src/protocol/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
