import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { rotationSteps } from '../../../../server/src/advice/rotation/checklist.ts';
import { get } from '../../../../server/src/advice/rotation/guides/guide.ts';
import { GUIDES, guideOf } from '../../../../server/src/advice/rotation/guides/index.ts';
import { rotationMarkdown } from '../../../../server/src/advice/rotation/markdown.ts';
import { createCatalogue } from '../../../../server/src/rules/index.ts';
import { expand } from '../../../credentials.ts';

const CATALOGUE = createCatalogue();
const RULES = [...CATALOGUE.values()];
const JAPANESE = /[ぁ-んァ-ン一-龯]/;
const nameOf = ({ provider, rules = [] }: (typeof GUIDES)[number]): string =>
  `${provider} ${rules.join(' ')}`.trim();

/** Every command of a guide, as it is shown. */
const commandsOf = (guide: (typeof GUIDES)[number]): readonly string[] =>
  [
    ...(guide.make ?? []).map(({ command }) => command),
    guide.check,
    ...(guide.revoke ?? []).map(({ command }) => command),
    ...(guide.snippets ?? []).filter(({ language }) => language === 'shellscript').map(({ text }) => text),
  ].filter((command) => command !== undefined);

describe('the guides', () => {
  it('are for at least 50 providers', () => {
    assert.ok(new Set(GUIDES.map(({ provider }) => provider)).size >= 50);
  });

  for (const guide of GUIDES) {
    it(`${nameOf(guide)}: is for kinds that there are, in both languages`, () => {
      const followers = RULES.filter((rule) => guideOf(rule) === guide);
      assert.ok(followers.length > 0, 'some rule follows it');
      const texts = [
        guide.limits,
        ...[...(guide.make ?? []), ...(guide.revoke ?? [])].map(({ text }) => text),
        ...(guide.snippets ?? []).map(({ title }) => title),
      ];
      for (const { en, ja } of texts) {
        assert.ok(en !== '' && !JAPANESE.test(en), en);
        assert.ok(JAPANESE.test(ja), ja);
      }
      assert.match(guide.url, /^https:\/\//);
      assert.ok(guide.anywhere === undefined || guide.snippets === undefined, 'either limits, or none');
      for (const { url = guide.url } of [...(guide.snippets ?? []), guide.anywhere ?? {}]) {
        assert.match(url, /^https:\/\//);
      }
      const ids = (guide.snippets ?? []).map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      for (const { language, text } of guide.snippets ?? []) if (language === 'json') JSON.parse(text);
    });
  }

  it('have commands that a shell can read, and that put no value into an argument', () => {
    for (const command of GUIDES.flatMap(commandsOf)) {
      const { status, stderr } = spawnSync('sh', ['-n'], { input: command, encoding: 'utf8' });
      assert.equal(status, 0, `${command}\n${stderr}`);
      const uses = command.match(/\$(?:KEY|\w+_KEY)\b/g) ?? [];
      const safe = command.match(/(?:^|\| )printf [^|]*"\$\w+" \||^\w+="\$KEY" /g) ?? [];
      assert.equal(uses.length, safe.length, command);
    }
  });

  it('ask the provider with the value in no argument list', async (context) => {
    if (spawnSync('curl', ['--version']).status !== 0) return context.skip('curl is not there');
    const value = expand('{A-Za-z0-9:40}', 4);
    let seen = '';
    const server = createServer((request, response) => {
      seen = request.headers.authorization ?? '';
      response.writeHead(204).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const command = get(`http://127.0.0.1:${port}/v1/models`);
    const shell = spawn('sh', ['-c', command], {
      env: { ...process.env, KEY: value, no_proxy: '127.0.0.1' },
    });
    assert.equal(await textOf(shell.stdout), '204\n');
    assert.equal(seen, `Bearer ${value}`);
    server.close();
  });
});

describe('the steps of a rotation', () => {
  const stripe = CATALOGUE.get('stripe-secret-live');
  assert.ok(stripe);
  const ids = (history?: 'none' | 'committed' | 'pushed') =>
    rotationSteps({ rule: stripe, name: 'STRIPE_SECRET_KEY', place: 'env', file: '.env', history }).map(
      ({ id }) => id,
    );

  it('come in the order in which nothing breaks', () => {
    assert.deepEqual(ids(), ['make', 'place', 'check', 'revoke', 'history', 'note']);
    assert.deepEqual(ids('none'), ['make', 'place', 'check', 'revoke', 'note']);
  });

  it('name the variable in the commands, and the file', () => {
    const steps = rotationSteps({ rule: stripe, name: 'PAY_KEY', place: 'env', file: 'my app/.env' });
    const commands = steps.flatMap(({ parts }) => parts.map(({ command = '' }) => command)).join('\n');
    assert.match(commands, /printf 'header = "Authorization: Bearer %s"' "\$PAY_KEY" \| curl/);
    assert.match(commands, /\. '\.\/my app\/\.env'; set/);
    assert.match(steps[1]?.parts[0]?.text.en ?? '', /my app\/\.env.*PAY_KEY=/);
  });

  it('exist for every kind of credential, and for one of which nothing is known', () => {
    for (const rule of [...RULES, undefined]) {
      const steps = rotationSteps({ rule, place: 'code', file: 'src/a.ts' });
      assert.equal(steps.length, 6, rule?.id);
      for (const { title, parts } of steps) {
        for (const { en, ja } of [title, ...parts.map(({ text }) => text)]) {
          assert.ok(en !== '' && JAPANESE.test(ja), ja);
        }
      }
    }
  });

  it('make a document to tick off in either language', () => {
    const steps = rotationSteps({ rule: stripe, place: 'code', file: 'a.ts' });
    assert.match(
      rotationMarkdown('Stripe', steps, 'en'),
      /^# Stripe\n\n- \[ \] \*\*1\. Make the second key\*\*/,
    );
    const ja = rotationMarkdown('Stripe', steps, 'ja');
    assert.equal(ja.match(/- \[ \]/g)?.length, 6);
    assert.match(ja, / {2}```sh\n {2}git clone --mirror/);
  });
});
