import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Hover } from 'vscode-languageserver-protocol';
import { FULL, startClient } from './client.ts';
import { plant } from './planted.ts';

const line = `const token = '${plant('github-pat-classic')}';\n`;
const uri = 'untitled:Untitled-1';

async function hoverAt(
  character: number,
  options: Parameters<typeof startClient>[0] = {},
): Promise<string | null> {
  const client = await startClient(options);
  await client.open(uri, line);
  const hover: Hover | null = await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri },
    position: { line: 0, character },
  });
  await client.stop();
  if (hover === null) return null;
  const text = JSON.stringify(hover.contents);
  assert.doesNotMatch(text, /ghp_\w/);
  return text;
}

describe('hover', () => {
  test('explains a finding: what, how bad, why, and where to revoke it', async () => {
    const text = await hoverAt(20);
    for (const part of [
      /GitHub personal access token/,
      /ghp_…/,
      /critical/,
      /checksum/,
      /settings\/tokens/,
    ]) {
      assert.match(text ?? '', part);
    }
  });
  test('speaks Japanese', async () =>
    assert.match((await hoverAt(20, { locale: 'ja' })) ?? '', /深刻度: 緊急/));
  test('says nothing elsewhere', async () => assert.equal(await hoverAt(2), null));
  test('says nothing when it is off', async () =>
    assert.equal(await hoverAt(20, { settings: { debounce: 0, hover: false } }), null));
  test('is plain text for an editor without Markdown', async () => {
    const { hover: _, ...textDocument } = FULL.textDocument ?? {};
    assert.doesNotMatch((await hoverAt(20, { capabilities: { ...FULL, textDocument } })) ?? '', /\*\*/);
  });
});
