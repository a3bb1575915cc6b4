import { type ParseError, parse } from 'jsonc-parser';
import { mcpClients } from '../../../../server/src/remediation/languages/mcpClients.ts';
import { vscodeFiles } from '../../../../server/src/remediation/languages/vscodeFiles.ts';
import { type FormatCase, formatCases } from './formatCase.ts';

const parses = (text: string): void => {
  const errors: ParseError[] = [];
  parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0) throw new Error('no JSON any more');
};

const INPUT = (indent: string): string =>
  [
    '{',
    '  "type": "promptString",',
    '  "id": "api-key",',
    '  "description": "API_KEY",',
    '  "password": true',
    '}',
  ].join(`\n${indent}`);

formatCases(
  vscodeFiles,
  [
    {
      title: 'asks for a value of an MCP server once',
      file: '.vscode/mcp.json',
      before:
        '{\n  "servers": {\n    "a": {\n      "command": "x",\n      "env": { "KEY": "«hunter2»" }\n    }\n  }\n}\n',
      after: `{\n  "inputs": [\n    ${INPUT('    ')}\n  ],\n  "servers": {\n    "a": {\n      "command": "x",\n      "env": { "KEY": "\${input:api-key}" }\n    }\n  }\n}\n`,
      notes: /asks for the value/,
    },
    {
      title: 'adds an input to those that are there, in a file with comments and tabs',
      file: '.vscode/mcp.json',
      before:
        '{\n\t// servers\n\t"inputs": [\n\t\t{\n\t\t\t"type": "promptString",\n\t\t\t"id": "other"\n\t\t}\n\t],\n\t"servers": {\n\t\t"a": { "headers": { "Authorization": "Bearer «hunter2»" } },\n\t}\n}\n',
      after: `{\n\t// servers\n\t"inputs": [\n\t\t{\n\t\t\t"type": "promptString",\n\t\t\t"id": "other"\n\t\t},\n\t\t{\n\t\t\t"type": "promptString",\n\t\t\t"id": "api-key",\n\t\t\t"description": "API_KEY",\n\t\t\t"password": true\n\t\t}\n\t],\n\t"servers": {\n\t\t"a": { "headers": { "Authorization": "Bearer \${input:api-key}" } },\n\t}\n}\n`,
    },
    {
      title: 'uses an input of the same id',
      file: '.vscode/mcp.json',
      before: '{"inputs": [{"id": "api-key"}], "servers": {"a": {"args": ["--key", "«hunter2»"]}}}',
      after: '{"inputs": [{"id": "api-key"}], "servers": {"a": {"args": ["--key", "${input:api-key}"]}}}',
    },
    {
      title: 'refuses what is not expanded',
      file: '.vscode/mcp.json',
      before: '{"servers": {"a": {"type": "«hunter2»"}}}',
      after: /expands no variables/,
    },
    {
      title: 'lets the debugger read .env in place of its only entry',
      file: '.vscode/launch.json',
      before:
        '{\n  "configurations": [\n    {\n      "type": "node",\n      "env": { "STRIPE_KEY": "«hunter2»" },\n      "program": "x"\n    }\n  ]\n}\n',
      after:
        '{\n  "configurations": [\n    {\n      "type": "node",\n      "envFile": "${workspaceFolder}/.env",\n      "program": "x"\n    }\n  ]\n}\n',
      storedAs: 'STRIPE_KEY',
    },
    {
      title: 'keeps the other entries',
      file: '.vscode/launch.json',
      before:
        '{\n  "configurations": [\n    {\n      "type": "debugpy",\n      "env": {\n        "A": "b",\n        "KEY": "«hunter2»"\n      }\n    }\n  ]\n}\n',
      after:
        '{\n  "configurations": [\n    {\n      "type": "debugpy",\n      "envFile": "${workspaceFolder}/.env",\n      "env": {\n        "A": "b"\n      }\n    }\n  ]\n}\n',
      storedAs: 'KEY',
    },
    {
      title: 'only takes the entry out where .env is read already',
      file: '.vscode/launch.json',
      before:
        '{"configurations": [{"type": "go", "envFile": "${workspaceFolder}/.env", "env": {"KEY": "«hunter2»"}}]}',
      after: '{"configurations": [{"type": "go", "envFile": "${workspaceFolder}/.env"}]}',
      storedAs: 'KEY',
    },
    {
      title: 'refers for a debugger that reads no file',
      file: '.vscode/launch.json',
      before: '{"configurations": [{"type": "lldb", "env": {"KEY": "«hunter2»"}}]}',
      after: '{"configurations": [{"type": "lldb", "env": {"KEY": "${env:API_KEY}"}}]}',
      notes: /code \./,
    },
    {
      title: 'refers in an argument',
      file: '.vscode/launch.json',
      before: '{"configurations": [{"type": "node", "args": ["--key=«hunter2»"]}]}',
      after: '{"configurations": [{"type": "node", "args": ["--key=${env:API_KEY}"]}]}',
    },
    {
      title: 'refuses the default of an input',
      file: '.vscode/launch.json',
      before: '{"inputs": [{"id": "x", "default": "«hunter2»"}]}',
      after: /Remove the default/,
    },
    {
      title: 'refers in a task',
      file: '.vscode/tasks.json',
      before: '{"tasks": [{"command": "deploy", "options": {"env": {"KEY": "«hunter2»"}}}]}',
      after: '{"tasks": [{"command": "deploy", "options": {"env": {"KEY": "${env:API_KEY}"}}}]}',
    },
    {
      title: 'refers in the command of a task',
      file: '.vscode/tasks.json',
      before: '{"tasks": [{"command": "deploy --key «hunter2»"}]}',
      after: '{"tasks": [{"command": "deploy --key ${env:API_KEY}"}]}',
    },
    {
      title: 'refuses the label of a task',
      file: '.vscode/tasks.json',
      before: '{"tasks": [{"label": "«hunter2»"}]}',
      after: /expands no variables/,
    },
    {
      title: 'refers in the environment of the terminal',
      file: '.vscode/settings.json',
      before: '{"terminal.integrated.env.linux": {"KEY": "«hunter2»"}}',
      after: '{"terminal.integrated.env.linux": {"KEY": "${env:API_KEY}"}}',
    },
    {
      title: 'refuses another setting',
      file: '.vscode/settings.json',
      before: '{"ext.apiKey": "«hunter2»"}',
      after: /Settings are not expanded/,
    },
    {
      title: 'knows the parts of a workspace file',
      file: 'app.code-workspace',
      before: '{"folders": [], "launch": {"configurations": [{"type": "x", "env": {"KEY": "«hunter2»"}}]}}',
      after:
        '{"folders": [], "launch": {"configurations": [{"type": "x", "env": {"KEY": "${env:API_KEY}"}}]}}',
    },
    {
      title: 'refers in a dev container',
      file: '.devcontainer/devcontainer.json',
      before: '{"remoteEnv": {"KEY": "«hunter2»"}, // x\n}',
      after: '{"remoteEnv": {"KEY": "${localEnv:API_KEY}"}, // x\n}',
    },
    {
      title: 'refuses a command of a dev container',
      file: '.devcontainer/devcontainer.json',
      before: '{"postCreateCommand": "login «hunter2»"}',
      after: /remoteEnv/,
    },
    {
      title: 'empties a comment',
      file: '.vscode/launch.json',
      before: '{ // «hunter2»\n}',
      after: '{ // <API_KEY>\n}',
      stored: null,
    },
  ],
  parses,
);

const server = (value: string): string =>
  `{"mcpServers": {"a": {"command": "x", "env": {"KEY": "${value}"}}}}`;
const header = (value: string): string =>
  `{"mcpServers": {"a": {"url": "u", "headers": {"Authorization": "Bearer ${value}"}}}}`;

/** Four cases of each client that differs only in the form of its reference. */
const likeCursor = (file: string, reference: string): readonly FormatCase[] => [
  { title: 'refers in the environment', file, before: server('«hunter2»'), after: server(reference) },
  { title: 'refers in part of a header', file, before: header('«hunter2»'), after: header(reference) },
  {
    title: 'moves all of a URL',
    file,
    before: server('postgres://a:«hunter2»@db/x'),
    after: server(reference),
    stored: 'postgres://a:hunter2@db/x',
  },
  {
    title: 'refuses what follows a reference',
    file,
    before: server('${A:-«hunter2»}'),
    after: /Remove its default/,
  },
  {
    title: 'refuses a place that is not expanded',
    file,
    before: '{"mcpServers": {"a": {"type": "«hunter2»"}}}',
    after: /only in the entries/,
  },
];

const clients: Readonly<Record<string, readonly FormatCase[]>> = {
  'claude-code': likeCursor('.mcp.json', '${API_KEY}'),
  cursor: likeCursor('.cursor/mcp.json', '${env:API_KEY}'),
  windsurf: likeCursor('windsurf/mcp_config.json', '${env:API_KEY}'),
  'roo-code': likeCursor('.roo/mcp.json', '${env:API_KEY}'),
  'gemini-cli': likeCursor('.gemini/settings.json', '${API_KEY}').slice(0, 4),
  opencode: likeCursor('opencode.json', '{env:API_KEY}').slice(0, 4),
  'claude-desktop': [
    {
      title: 'names the wrapper',
      file: 'claude_desktop_config.json',
      before: server('«hunter2»'),
      after: /dotenvx run/,
    },
  ],
};

for (const client of mcpClients) formatCases(client, clients[client.id] ?? [], parses);
